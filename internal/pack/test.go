package pack

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/cover"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/tester"

	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/words"
)

// Tests is what the tests of packs showed.
type Tests struct {
	Tests    []Test   `json:"tests"` // by file and line
	Coverage Coverage `json:"coverage"`
}

// Failed counts the tests that did not pass.
func (t Tests) Failed() (n int) {
	for _, one := range t.Tests {
		if one.Outcome == TestFailed || one.Outcome == TestError {
			n++
		}
	}
	return n
}

// Test is one test.
type Test struct {
	Package string      `json:"package"`
	Name    string      `json:"name"`
	File    string      `json:"file"`
	Line    int         `json:"line"`
	Column  int         `json:"column"`
	Outcome TestOutcome `json:"outcome"`
	Cases   []string    `json:"failed_cases,omitempty"` // of a test with several cases, those that failed
	Error   string      `json:"error,omitempty"`
	Printed string      `json:"printed,omitempty"` // by print
}

// TestOutcome is what came of a test.
type TestOutcome string

// The outcomes of a test.
const (
	TestPassed  TestOutcome = "pass"
	TestFailed  TestOutcome = "fail"
	TestError   TestOutcome = "error"
	TestSkipped TestOutcome = "skipped" // its name begins with todo_
)

// Coverage is what of the packs' policies the tests reach.
type Coverage struct {
	Percent   float64 `json:"percent"` // of the lines with something to evaluate; 100 when there are none
	Uncovered []Lines `json:"uncovered"`
}

// Lines are lines of a file, the last included.
type Lines struct {
	File  string `json:"file"`
	First int    `json:"first"`
	Last  int    `json:"last"`
}

// RunTests checks packs that are laid over base, and when nothing is wrong runs their tests with OPA's tester: on all policies
// together, strictly compiled, without what policies may not see either. Only is a filter for the names of files, or nil.
func RunTests(ctx context.Context, base, packs []policy.Source, schema map[string]any, only func(file string) bool) (Report, Tests, error) {
	in, report := check(base, packs, schema)
	tests := Tests{Tests: []Test{}, Coverage: Coverage{Percent: 100, Uncovered: []Lines{}}}
	if len(report.Errors) > 0 {
		return report, tests, nil
	}
	if only == nil {
		only = func(string) bool { return true }
	}
	modules := map[string]*ast.Module{} // for the tester
	judged := map[string]*ast.Module{}  // for coverage
	for _, m := range in.Modules {
		modules[m.Name] = m.Parsed
		if m.Source >= len(base) && only(m.Name) {
			judged[m.Name] = m.Parsed
		}
	}
	for _, m := range in.Tests {
		if only(m.Name) {
			modules[m.Name] = m.Parsed
		}
	}
	store := inmem.NewFromObject(in.Data)
	txn, err := store.NewTransaction(ctx)
	if err != nil {
		return report, tests, words.Errorf("run tests: %w", err)
	}
	defer store.Abort(ctx, txn)
	covered := cover.New()
	compiler := ast.NewCompiler().WithCapabilities(policy.Capabilities()).WithStrict(true).WithEnablePrintStatements(true)
	if tests.Tests, err = run(ctx, compiler, store, txn, covered, modules); err != nil {
		return report, tests, words.Errorf("run tests: %w", err)
	}
	tests.Coverage = coverage(covered, judged)
	return report, tests, nil
}

// testTimeout ends a test that takes far too long, on a busy machine too.
const testTimeout = time.Minute

func run(
	ctx context.Context, compiler *ast.Compiler, store storage.Store, txn storage.Transaction, covered *cover.Cover, modules map[string]*ast.Module,
) ([]Test, error) {
	results, err := tester.NewRunner().SetCompiler(compiler).SetStore(store).SetCoverageQueryTracer(covered).SetCoverageRuns(nil).
		RaiseBuiltinErrors(true).CapturePrintOutput(true).SetTimeout(testTimeout).SetModules(modules).RunTests(ctx, txn)
	if err != nil {
		return nil, err
	}
	tests := []Test{}
	for r := range results {
		t := Test{
			Package: strings.TrimPrefix(r.Package, "data."), Name: r.Name, File: r.Location.File, Line: r.Location.Row, Column: r.Location.Col,
			Outcome: TestPassed, Printed: policy.Printable(string(r.Output)),
		}
		for path, sub := range r.SubResults.Iter {
			if sub.Fail && len(sub.SubResults) == 0 {
				t.Cases = append(t.Cases, strings.Join(path, ", "))
			}
		}
		switch {
		case r.Error != nil:
			t.Outcome, t.Error = TestError, policy.Printable(r.Error.Error())
		case r.Fail:
			t.Outcome = TestFailed
		case r.Skip:
			t.Outcome = TestSkipped
		}
		tests = append(tests, t)
	}
	slices.SortFunc(tests, func(a, b Test) int {
		return cmp.Or(strings.Compare(a.File, b.File), a.Line-b.Line, strings.Compare(a.Name, b.Name))
	})
	return tests, nil
}

// coverage returns what the tests reached of these modules.
func coverage(covered *cover.Cover, modules map[string]*ast.Module) Coverage {
	files := covered.Report(modules).Files
	c := Coverage{Percent: 100, Uncovered: []Lines{}}
	reached, all := 0, 0
	for _, name := range slices.Sorted(maps.Keys(modules)) {
		f, ok := files[name]
		if !ok {
			continue
		}
		reached += f.CoveredLines
		all += f.CoveredLines + f.NotCoveredLines
		for _, gap := range f.NotCovered {
			c.Uncovered = append(c.Uncovered, Lines{File: name, First: gap.Start.Row, Last: gap.End.Row})
		}
	}
	if all > 0 {
		c.Percent = 100 * float64(reached) / float64(all)
	}
	slices.SortFunc(c.Uncovered, func(a, b Lines) int {
		return cmp.Or(strings.Compare(a.File, b.File), a.First-b.First)
	})
	c.Uncovered = slices.Compact(c.Uncovered)
	return c
}
