package internal

import (
	"encoding/json"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// module is the prefix of our own packages.
const module = "github.com/diligo/diligo/"

// TestImports keeps the rules of README.md: what each package must never import, with the reason.
func TestImports(t *testing.T) {
	packages := list(t)
	const opa = "github.com/open-policy-agent/opa"
	rules := []struct {
		why    string
		of     func(path string) bool
		forbid func(imported string) bool
	}{
		{
			"what is concluded, and what is made of it, is plain data: it must not know how it came to be",
			in("internal/assessment", "internal/report", "internal/rule", "internal/waiver", "internal/baseline", "internal/diff"),
			either(below(opa), own("internal/policy", "internal/plan", "internal/pack", "internal/engine", "internal/profile")),
		},
		{"a profile is judged by others", in("internal/profile"), own("internal/assessment", "internal/policy", "internal/engine")},
		{
			"tidy looks at how a profile is written, not at what is concluded of it",
			in("internal/tidy"), own("internal/assessment", "internal/policy", "internal/engine"),
		},
		{"policies take a plain document, not a profile", in("internal/policy", "internal/plan", "internal/pack"), own("internal/profile", "internal/assessment")},
		{
			"only policy and plan import OPA, and pack, which tests, formats and bundles with it",
			not(in("internal/policy", "internal/plan", "internal/pack", "policies")), below(opa),
		},
		{
			"what assesses profiles needs nothing that people need to write policies",
			in("internal/policy", "internal/plan", "internal/engine"),
			either(own("internal/pack"), below(opa+"/v1/tester"), below(opa+"/v1/cover"), below(opa+"/v1/format"), below(opa+"/v1/bundle")),
		},
		{"an import ends at profiles", in("internal/importer"), own("internal/assessment", "internal/engine", "internal/policy", "internal/report")},
		{
			"a cohort is handed what assesses a profile, and knows nothing of how", in("internal/cohort", "internal/source"),
			either(below(opa), own("internal/policy", "internal/plan", "internal/engine", "internal/report")),
		},
		{"OPA is imported as v1", all, func(p string) bool { return strings.HasPrefix(p, opa+"/") && !strings.HasPrefix(p, opa+"/v1") }},
		{"a search for targets is told how to assess", in("internal/target"), either(below(opa), own("internal/policy", "internal/plan", "internal/engine"))},
		{"made-up profiles are for trials: nothing that judges knows of them", not(in("internal/cli", "internal/benchpeers")), own("internal/generator")},
		{"a schema is held against any document", in("internal/schema", "internal/jsonpointer"), own("internal/profile", "internal/importer")},
		{
			"to start jsonschema costs 3 ms of every command, so it only judges ours in tests",
			not(in("internal/schema/schematest")), either(below("github.com/santhosh-tekuri/jsonschema"), own("internal/schema/schematest")),
		},
		{"thorough is for tests", all, own("internal/thorough")},
		{"viper stays in config", not(in("internal/config")), below("github.com/spf13/viper")},
		{"cobra stays in cli", not(in("internal/cli")), below("github.com/spf13/cobra")},
		{"engine and below do not log", not(in("internal/cli", "internal/server", "internal/cohort")), below("github.com/rs/zerolog")},
		{
			"no clock, environment or file in engine and below",
			in("internal/assessment", "internal/baseline", "internal/diff", "internal/engine", "internal/pack", "internal/policy", "internal/plan",
				"internal/profile", "internal/report", "internal/rule", "internal/schema", "internal/jsonpointer",
				"internal/target", "internal/tidy", "internal/waiver"),
			func(p string) bool {
				return slices.Contains([]string{"os", "os/exec", "net", "net/http", "math/rand", "math/rand/v2"}, p)
			},
		},
	}
	for _, p := range packages {
		path := strings.TrimPrefix(p.ImportPath, module)
		for _, name := range []string{"utils", "util", "common", "helpers", "pkg", "types"} {
			if p.Name == name {
				t.Errorf("%s: a package named %s says nothing of what it holds", path, name)
			}
		}
		if len(p.GoFiles) > 0 && !strings.HasPrefix(p.Doc, "Package "+p.Name) && p.Name != "main" {
			t.Errorf("%s: no package comment", path)
		}
		for _, r := range rules {
			if !r.of(path) {
				continue
			}
			for _, imported := range p.Imports {
				if r.forbid(imported) {
					t.Errorf("%s imports %s: %s", path, imported, r.why)
				}
			}
		}
	}
}

type goPackage struct {
	ImportPath, Name, Doc string
	GoFiles, Imports      []string
}

func list(t *testing.T) []goPackage {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Name,Doc,GoFiles,Imports", module+"...").Output()
	if err != nil {
		t.Fatal(err)
	}
	var packages []goPackage
	for d := json.NewDecoder(strings.NewReader(string(out))); d.More(); {
		var p goPackage
		if err := d.Decode(&p); err != nil {
			t.Fatal(err)
		}
		packages = append(packages, p)
	}
	if len(packages) < 8 {
		t.Fatalf("only %d packages found", len(packages))
	}
	return packages
}

func in(paths ...string) func(string) bool {
	return func(path string) bool { return slices.Contains(paths, path) }
}

func own(paths ...string) func(string) bool {
	return func(imported string) bool { return slices.Contains(paths, strings.TrimPrefix(imported, module)) }
}

func below(prefix string) func(string) bool {
	return func(path string) bool { return path == prefix || strings.HasPrefix(path, prefix+"/") }
}

func not(f func(string) bool) func(string) bool { return func(path string) bool { return !f(path) } }

func either(fs ...func(string) bool) func(string) bool {
	return func(path string) bool {
		return slices.ContainsFunc(fs, func(f func(string) bool) bool { return f(path) })
	}
}

func all(string) bool { return true }
