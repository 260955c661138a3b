package policies_test

import (
	"context"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/cover"
	"github.com/open-policy-agent/opa/v1/format"
	"github.com/open-policy-agent/opa/v1/loader"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/tester"

	"github.com/diligo/diligo/internal/thorough"
)

// TestRego runs the Rego tests beside the rules: in make rego and make test-all those of all, and demands that they cover every line of
// rules and libraries; in make test those of one folder in sixteen, without the rules of the others.
func TestRego(t *testing.T) {
	loaded, err := loader.NewFileLoader().WithProcessAnnotation(true).Filtered([]string{"."}, notPolicy)
	if err != nil {
		t.Fatal(err)
	}
	if !thorough.Wanted() {
		folders := map[string]bool{}
		for file := range loaded.Modules {
			if strings.HasSuffix(file, "_test.rego") {
				folders[filepath.Dir(file)] = true
			}
		}
		chosen := thorough.Some(slices.Sorted(maps.Keys(folders)), 16)
		maps.DeleteFunc(loaded.Modules, func(file string, _ *loader.RegoFile) bool {
			return (strings.HasSuffix(file, "_test.rego") || strings.HasPrefix(file, "rules/")) && !slices.Contains(chosen, filepath.Dir(file))
		})
	}
	ctx := context.Background()
	store := inmem.NewFromObject(loaded.Documents)
	txn := storage.NewTransactionOrDie(ctx, store)
	defer store.Abort(ctx, txn)
	runner := tester.NewRunner().SetStore(store).RaiseBuiltinErrors(true).SetTimeout(hangs).SetModules(loaded.ParsedModules())
	var coverage *cover.Cover
	if thorough.Wanted() { // tracing what is reached takes as long as the tests
		coverage = cover.New()
		runner.SetCoverageQueryTracer(coverage)
	}
	results, err := runner.RunTests(ctx, txn)
	if err != nil {
		t.Fatal(err)
	}
	ran := 0
	for r := range results {
		ran++
		if r.Error != nil {
			t.Errorf("%s: %s.%s: %v", r.Location, r.Package, r.Name, r.Error)
		}
		if r.Fail {
			t.Errorf("%s: %s.%s failed %v", r.Location, r.Package, r.Name, r.SubResults)
		}
	}
	if ran == 0 {
		t.Fatal("no Rego test found")
	}
	t.Logf("%d Rego tests", ran)
	if coverage == nil {
		return
	}
	coverRates(t, coverage, loaded)
	for file, report := range coverage.Report(loaded.ParsedModules()).Files {
		if strings.HasSuffix(file, "_test.rego") || file == "main.rego" { // main.rego is compared with the engine on all fixtures
			continue
		}
		for _, gap := range report.NotCovered {
			t.Errorf("%s:%d: no test reaches this line", file, gap.Start.Row)
		}
	}
}

// coverRates asks every rule for its exchange rates on the fixtures in mixed currencies, which TestRates holds to what the rules
// conclude: their tests need not ask each for itself.
func coverRates(t *testing.T, coverage *cover.Cover, loaded *loader.Result) {
	t.Helper()
	options := []func(*rego.Rego){
		rego.Query("data.rules[_][_].rates"), rego.Store(inmem.NewFromObject(loaded.Documents)), rego.SetRegoVersion(ast.RegoV1),
	}
	for file, module := range loaded.ParsedModules() {
		if !strings.HasSuffix(file, "_test.rego") {
			options = append(options, rego.ParsedModule(module))
		}
	}
	query, err := rego.New(options...).PrepareForEval(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range fixtures(t) {
		for variant := range mixtures {
			document := mixed(f.profile.Document(), uint32(variant))
			if _, err := query.Eval(context.Background(), rego.EvalInput(document), rego.EvalQueryTracer(coverage)); err != nil {
				t.Fatalf("%s: %v", f.name, err)
			}
		}
	}
}

// hangs is when a Rego test is given up: one takes at most a second, and the default of five is soon missed on a busy machine.
const hangs = 10 * time.Minute

// TestRego_Strict compiles rules and tests strictly: no unused imports or variables, no shadowing, nothing deprecated.
// make test leaves it to make lint and make test-all.
func TestRego_Strict(t *testing.T) {
	thorough.Only(t)
	loaded, err := loader.NewFileLoader().Filtered([]string{"."}, notPolicy)
	if err != nil {
		t.Fatal(err)
	}
	compiler := ast.NewCompiler().WithStrict(true)
	if compiler.Compile(loaded.ParsedModules()); compiler.Failed() {
		t.Error(compiler.Errors)
	}
}

// TestRego_Format demands the format of opa fmt: in make lint and make test-all of all files, in make test of every sixteenth.
func TestRego_Format(t *testing.T) {
	var files []string
	err := filepath.WalkDir(".", func(path string, _ fs.DirEntry, err error) error {
		if strings.HasSuffix(path, ".rego") {
			files = append(files, path)
		}
		return err
	})
	if err != nil || len(files) < 400 {
		t.Fatalf("%d files: %v", len(files), err)
	}
	if !*update {
		files = thorough.Some(files, 16)
	}
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		formatted, err := format.Source(file, source)
		if err != nil {
			t.Fatal(err)
		}
		if *update {
			if err := os.WriteFile(file, formatted, 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if string(formatted) != string(source) {
			t.Errorf("%s: not formatted; run make fmt", file)
		}
	}
}

// notPolicy leaves out what is neither a module nor data of a module.
func notPolicy(_ string, info os.FileInfo, _ int) bool {
	name := info.Name()
	return !info.IsDir() && !strings.HasSuffix(name, ".rego") && name != "data.yaml" && name != "data.json"
}
