# diligo: see README.md. `make help` lists the targets.

GO      ?= go
PGO     ?= off
VERSION ?= $(shell git describe --tags --always --dirty 2>/dev/null || echo unknown)
EXAMPLE ?= fixtures/profiles/seed_short_runway/profile.json

# So long as one test may hang, on the busiest of machines, before it is given up.
HANG    ?= 60m
FUZZTIME ?= 1m
FLINK   ?= $(HOME)/.cache/diligo/flink

export CGO_ENABLED = 0

.DEFAULT_GOAL := help
.PHONY: pictures help build run test test-all beam beam-flink race poison rates rego lint fmt generate pgo bench bench-peers serve golden fuzz clean

help: ## List the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | awk -F'\t' '{printf "  %-11s %s\n", $$1, $$2}'

build: ## Build bin/diligo, a static binary (PGO=cmd/diligo/steady.pgo: as a release is, a tenth faster; all is compiled anew)
	$(GO) build -trimpath -pgo=$(PGO) -ldflags "-s -w -X github.com/diligo/diligo/internal/cli.version=$(VERSION)" -o bin/diligo ./cmd/diligo

run: build ## Assess a shipped example (EXAMPLE=path for another); its findings are not failures here
	@bin/diligo check $(EXAMPLE); code=$$?; if [ $$code -gt 1 ]; then exit $$code; fi

serve: build ## Serve a demonstration with the shipped profiles on 127.0.0.1:8410 (bin/demo is made anew)
	rm -rf bin/demo
	@bin/diligo serve --db bin/demo/diligo.db --demo fixtures/profiles

test: export GOGC = 400
test: ## Run the tests: of every package, what tells most (3 minutes of CPU at most)
	$(GO) test -timeout $(HANG) ./...

test-all: export GOGC = 400
test-all: export DILIGO_TEST_ALL = 1
test-all: ## Run all of every test: every mutation, fixture and form, the browser, pre-commit, Beam on Prism (many minutes)
	$(GO) test -timeout $(HANG) ./...
	$(MAKE) beam

beam: ## Test cmd/diligo-beam, a module of its own, on Beam's Prism (3 minutes of CPU to compile)
	cd cmd/diligo-beam && $(GO) vet ./... && $(GO) test -timeout $(HANG) ./...

beam-flink: ## Test cmd/diligo-beam on a Flink cluster of this machine (java, mvn, pip; FLINK=folder that keeps what they get)
	cmd/diligo-beam/flink/get $(FLINK)
	cd cmd/diligo-beam && DILIGO_FLINK=$(FLINK) $(GO) test -timeout $(HANG) -count 1 -v -run TestFlink .

race: ## Look for data races in what workers share (needs gcc; 5 minutes)
	CGO_ENABLED=1 $(GO) test -race -count 10 -timeout 20m -run 'Concurrent|TestTrusted|SameInputSameOutput|TestScreen|TestInOrder|TestHead' ./internal/plan ./internal/policy ./internal/engine ./internal/cohort ./internal/schema ./internal/profile ./internal/source ./internal/app

poison: ## Look for uses of released memory: tests in a build that overwrites it (many minutes)
	$(GO) test -tags poison -timeout $(HANG) ./internal/plan ./internal/profile ./internal/policy ./internal/engine ./internal/target ./internal/cohort ./internal/app ./internal/replay ./internal/cli ./cmd/diligo

rego: export DILIGO_TEST_ALL = 1
rego: ## Run the Rego tests of the policies, and what lines they cover
	$(GO) test ./policies -run TestRego

lint: ## Check formatting, vet, staticcheck
	@test -z "$$(gofmt -l cmd internal policies)" || { echo "not formatted: run make fmt"; gofmt -l cmd internal policies; exit 1; }
	$(GO) vet ./...
	$(GO) tool staticcheck ./...
	DILIGO_TEST_ALL=1 $(GO) test ./policies -run 'TestRego_Format|TestRego_Strict' -count 1

fmt: ## Format Go and Rego
	gofmt -w cmd internal policies
	$(GO) test ./policies -run TestRego_Format -count 1 -update

generate: ## Write what is generated: the words and the ages of facts, the policies as they are shipped and compiled, the pages of the rules, the schema of a report, the picture of the packages
	@touch -a policies/compiled.bin policies/shipped.zip
	$(GO) test ./policies -run '^TestFS$$' -count 1 -update
	$(GO) test ./policies -run 'TestDomains$$' -count 1 -update
	$(GO) test ./policies -run '^TestAges$$' -count 1 -update
	$(GO) test ./policies -run '^TestFS$$' -count 1 -update
	$(GO) test ./policies -run TestCompiled -count 1 -update
	$(GO) test ./policies -run TestPages -count 1 -update
	$(GO) test ./internal/assessment -run TestJSONSchema_IsOfTheTypes -count 1 -update
	$(GO) test ./internal -run TestArchitecture -count 1 -update

pgo: ## Write cmd/diligo/steady.pgo anew, the profile of a steady run that releases are built by (2 minutes)
	$(GO) run -pgo=off ./internal/steady

pictures: ## Take the README's pictures anew, of the report and of the demonstration (needs chromium and a Chinese font)
	DILIGO_PICTURES=1 $(GO) test ./internal/cli -run 'TestDocuments_Pictures' -count 1 -v

rates: ## Make the shipped exchange rates anew of the European Central Bank's history (FILE=eurofxref-hist.zip or .csv)
	@test -n "$(FILE)" || { echo "name the file: make rates FILE=eurofxref-hist.zip"; exit 2; }
	$(GO) run ./internal/exchange/shipped "$(FILE)" policies/lib/money/rates/data.json
	$(MAKE) generate

bench: ## Run the benchmarks: decode, evaluate, assess, render, a sample of rules by hand
	$(GO) test ./... -run '^$$' -bench . -benchmem

bench-peers: build ## Measure beside conftest, OPA and hand-written Go (network, many minutes; ARGS=-help)
	$(GO) run ./internal/benchpeers $(ARGS)

golden: export DILIGO_TEST_ALL = 1
golden: ## Write the golden files anew
	$(GO) test ./internal/plan ./internal/report ./internal/report/compare ./internal/report/page ./internal/report/ranking ./internal/importer/propose ./internal/cli -count 1 -update

# What is found is shrunk once: by default a minute goes by for each input, in which nothing new is tried.
fuzz: ## Fuzz all that reads what others write, each target for FUZZTIME (1m)
	@found=$$($(GO) test -list '^Fuzz' ./...) || { echo "$$found"; exit 1; }; \
	echo "$$found" | awk '/^Fuzz/ { names = names " " $$1 } $$1 == "ok" { n = split(names, all, " "); for (i = 1; i <= n; i++) print $$2, all[i]; names = "" }' | \
	while read -r package target; do \
		echo "$$package $$target"; \
		$(GO) test "$$package" -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 1x || exit 1; \
	done

clean: ## Remove what was built
	rm -rf bin
