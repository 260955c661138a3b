# diligo: see README.md. `make help` lists the targets.

GO      ?= go
VERSION ?= $(shell git describe --tags --always --dirty 2>/dev/null || echo unknown)
EXAMPLE ?= fixtures/profiles/seed_short_runway/profile.json

export CGO_ENABLED = 0

.DEFAULT_GOAL := help
.PHONY: help build run test rego lint fmt generate mutation bench bench-peers golden fuzz clean

help: ## List the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | awk -F'\t' '{printf "  %-11s %s\n", $$1, $$2}'

build: ## Build bin/diligo, a static binary
	$(GO) build -trimpath -ldflags "-s -w -X github.com/diligo/diligo/internal/cli.version=$(VERSION)" -o bin/diligo ./cmd/diligo

run: build ## Assess a shipped example (EXAMPLE=path for another); its findings are no failure here
	@bin/diligo check $(EXAMPLE); code=$$?; if [ $$code -gt 1 ]; then exit $$code; fi

test: ## Run all tests
	$(GO) test ./...

rego: ## Run only the Rego tests of the policies
	$(GO) test ./policies -run TestRego

lint: ## Check formatting, vet, staticcheck
	@test -z "$$(gofmt -l cmd internal policies)" || { echo "not formatted: run make fmt"; gofmt -l cmd internal policies; exit 1; }
	$(GO) vet ./...
	$(GO) tool staticcheck ./...
	$(GO) test ./policies -run 'TestRego_Format|TestRego_Strict' -count 1

fmt: ## Format Go and Rego
	gofmt -w cmd internal policies
	$(GO) test ./policies -run TestRego_Format -count 1 -update

generate: ## Write what is generated: the compiled policies, the pages of the rules
	@test -e policies/compiled.bin || touch policies/compiled.bin
	$(GO) test ./policies -run TestCompiled -count 1 -update
	$(GO) test ./policies -run TestPages -count 1 -update

mutation: ## Take away every fact of every rule on every fixture (minutes; make test does the telling part)
	$(GO) test ./policies -run 'TestMutation|TestAgain' -everything -timeout 120m

bench: ## Run the benchmarks: decode, evaluate, assess, render, a sample of rules by hand
	$(GO) test ./... -run '^$$' -bench . -benchmem

bench-peers: build ## Measure beside conftest, OPA and hand-written Go (network, many minutes; ARGS=-help)
	$(GO) run ./internal/benchpeers $(ARGS)

golden: ## Write the golden files anew
	$(GO) test ./internal/plan ./internal/report ./internal/cli -count 1 -update

fuzz: ## Fuzz all that reads what others write, for a minute each
	$(GO) test ./internal/profile -run '^$$' -fuzz FuzzDecodeJSON -fuzztime 1m
	$(GO) test ./internal/profile -run '^$$' -fuzz FuzzDecodeYAML -fuzztime 1m
	$(GO) test ./internal/source -run '^$$' -fuzz FuzzLines -fuzztime 1m
	$(GO) test ./internal/plan -run '^$$' -fuzz FuzzLoad -fuzztime 1m
	$(GO) test ./internal/tidy -run '^$$' -fuzz FuzzFormat -fuzztime 1m
	$(GO) test ./internal/tidy -run '^$$' -fuzz FuzzFix -fuzztime 1m
	$(GO) test ./internal/importer -run '^$$' -fuzz FuzzCSV -fuzztime 1m
	$(GO) test ./internal/importer -run '^$$' -fuzz FuzzConvert -fuzztime 1m
	$(GO) test ./internal/waiver -run '^$$' -fuzz FuzzRead -fuzztime 1m
	$(GO) test ./internal/diff -run '^$$' -fuzz FuzzPatch -fuzztime 1m
	$(GO) test ./internal/pack -run '^$$' -fuzz FuzzOpen -fuzztime 1m

clean: ## Remove what was built
	rm -rf bin
