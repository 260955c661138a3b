package plan

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/ir"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/test/cases"
	"github.com/open-policy-agent/opa/v1/test/cases/testdata"
	"github.com/open-policy-agent/opa/v1/topdown"
	"github.com/open-policy-agent/opa/v1/util"

	"github.com/diligo/diligo/internal/thorough"
)

// minPassed is how many of OPA's cases passed when this was last looked at. It only ever rises.
const minPassed = 2300

// fallbacks are the reasons for which a case may be left to topdown. The key is what ErrUnsupported says, up to the
// end or to a colon; each has to occur, so that the table stays true.
var fallbacks = map[string]string{
	"built-in http.send":                               "uses the network",
	"built-in net.lookup_ip_addr":                      "uses the network",
	"built-in json.match_schema":                       "may fetch a schema",
	"built-in json.verify_schema":                      "may fetch a schema",
	"built-in io.jwt.decode_verify":                    "uses the clock",
	"built-in io.jwt.encode_sign":                      "uses random numbers",
	"built-in io.jwt.encode_sign_raw":                  "uses random numbers",
	"built-in time.now_ns":                             "uses the clock",
	"built-in rand.intn":                               "uses random numbers",
	"built-in uuid.rfc4122":                            "uses random numbers",
	"built-in opa.runtime":                             "depends on the host",
	"built-in test.sleep":                              "of OPA's tests, does not compile here",
	"array of what rules and data yield together":      "the plan visits them in another order",
	"data document looked up by a key of another type": "depends on OPA's store, which turns keys into strings",
}

// loadCases returns OPA's cases.
func loadCases(tb testing.TB) []cases.TestCase {
	tb.Helper()
	var all []cases.TestCase
	files := 0
	err := fs.WalkDir(testdata.V1, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		if files++; files%8 != 1 && !thorough.Wanted() {
			return nil
		}
		b, err := fs.ReadFile(testdata.V1, path)
		if err != nil {
			return err
		}
		var set cases.Set
		if err := util.Unmarshal(b, &set); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		all = append(all, set.Cases...)
		return nil
	})
	if err != nil {
		tb.Fatal(err)
	}
	return all
}

func TestConformance(t *testing.T) {
	passed := 0
	fellBack := map[string]int{}
	all := loadCases(t)
	for _, tc := range all {
		for k, v := range tc.Env {
			t.Setenv(k, v)
		}
		err := runCase(tc)
		if unsupported, ok := errors.AsType[*ErrUnsupported](err); ok {
			reason, _, _ := strings.Cut(unsupported.Feature, ":")
			if fallbacks[reason] == "" {
				t.Errorf("%s: falls back without a rule: %v", tc.Note, err)
			}
			fellBack[reason]++
		} else if err != nil {
			t.Errorf("%s: %v", tc.Note, err)
		} else {
			passed++
		}
	}
	t.Logf("%d cases: %d passed, %d fell back", len(all), passed, len(all)-passed)
	for reason, why := range fallbacks {
		t.Logf("%4d %s (%s)", fellBack[reason], reason, why)
		if fellBack[reason] == 0 && thorough.Wanted() {
			t.Errorf("nothing falls back for %q any more: remove the rule", reason)
		}
	}
	least := minPassed
	if !thorough.Wanted() {
		least = minPassed / 10
	}
	if passed < least {
		t.Errorf("%d cases passed, it used to be %d", passed, least)
	}
}

// runCase evaluates one case both ways. The error is an ErrUnsupported if the case falls back, otherwise it says what
// is wrong.
func runCase(tc cases.TestCase) error {
	c, err := compileCase(tc)
	if err != nil {
		if len(tc.Modules) > 0 && strings.Contains(tc.Modules[0], "test.sleep") {
			return &ErrUnsupported{Feature: "built-in test.sleep"}
		}
		return err
	}
	got, gotErr := c.evalPlan(false)
	stored, storedErr := c.evalPlan(true)
	if fmt.Sprint(got, gotErr) != fmt.Sprint(stored, storedErr) {
		return fmt.Errorf("got %v %w, from the stored plan %v %w", got, gotErr, stored, storedErr)
	}
	if errors.As(gotErr, new(*ErrUnsupported)) {
		return gotErr
	}
	if err := checkCase(tc, got, gotErr); err != nil {
		return err
	}
	want, wantErr := c.evalTopdown()
	if (gotErr == nil) != (wantErr == nil) {
		return fmt.Errorf("error %v, topdown has %v", gotErr, wantErr)
	}
	if diff := cmp.Diff(want, resultTexts(got)); diff != "" {
		return fmt.Errorf("differs from topdown (-want +got):\n%s", diff)
	}
	return nil
}

// compiledCase is a case for both evaluators.
type compiledCase struct {
	compiler *ast.Compiler
	query    string
	data     map[string]any
	input    ast.Value
	strict   bool
}

func compileCase(tc cases.TestCase) (*compiledCase, error) {
	c := &compiledCase{query: tc.Query, strict: tc.StrictError, data: map[string]any{}, compiler: ast.NewCompiler()}
	var popts ast.ParserOptions
	if tc.ExperimentalKeywords {
		popts.Capabilities = ast.CapabilitiesForThisVersion(ast.CapabilitiesExperimentalKeywords(true))
		c.compiler = c.compiler.WithCapabilities(popts.Capabilities)
	}
	modules := map[string]*ast.Module{}
	for i, src := range tc.Modules {
		name := fmt.Sprintf("test-%d.rego", i)
		m, err := ast.ParseModuleWithOpts(name, src, popts)
		if err != nil {
			return nil, err
		}
		modules[name] = m
	}
	if c.compiler.Compile(modules); c.compiler.Failed() {
		return nil, c.compiler.Errors
	}
	if tc.Data != nil {
		c.data = *tc.Data
	}
	switch {
	case tc.InputTerm != nil:
		term, err := ast.ParseTerm(*tc.InputTerm)
		if err != nil {
			return nil, err
		}
		c.input = term.Value
	case tc.Input != nil:
		c.input = ast.MustInterfaceToValue(*tc.Input)
	}
	return c, nil
}

// evalPlan evaluates the plan of the case, or the same plan written as JSON and read again, and loaded from its image.
func (c *compiledCase) evalPlan(stored bool) (Value, error) {
	ctx := context.Background()
	policy, err := planQuery(ctx, rego.Compiler(c.compiler), rego.Query(c.query))
	if err != nil {
		return Value{}, err
	}
	if stored {
		text, err := json.Marshal(policy)
		if err != nil {
			return Value{}, err
		}
		policy = &ir.Policy{}
		if err := json.Unmarshal(text, policy); err != nil {
			return Value{}, err
		}
	}
	prog, err := New(policy)
	if err != nil {
		return Value{}, err
	}
	if stored {
		if prog, err = reloaded(prog); err != nil {
			return Value{}, err
		}
	}
	entry, err := prog.Plan(policy.Plans.Plans[0].Name)
	if err != nil {
		return Value{}, err
	}
	input, err := FromAST(c.input)
	if err != nil {
		return Value{}, err
	}
	data, err := FromAST(ast.MustInterfaceToValue(c.data))
	if err != nil {
		return Value{}, err
	}
	var opts []Option
	if !c.strict {
		opts = append(opts, Lenient())
	}
	v, _, err := prog.WithData(data).NewEval(ctx, input, opts...).Call(entry)
	return v, err
}

// evalTopdown returns the texts of the results, as resultTexts does.
func (c *compiledCase) evalTopdown() ([]string, error) {
	ctx := context.Background()
	body, err := ast.ParseBody(c.query)
	if err != nil {
		return nil, err
	}
	qc := c.compiler.QueryCompiler()
	if body, err = qc.Compile(body); err != nil {
		return nil, err
	}
	store := inmem.NewFromObject(c.data)
	txn := storage.NewTransactionOrDie(ctx, store)
	defer store.Abort(ctx, txn)
	q := topdown.NewQuery(body).WithCompiler(c.compiler).WithStore(store).WithTransaction(txn).WithStrictBuiltinErrors(c.strict)
	if c.input != nil {
		q = q.WithInput(ast.NewTerm(c.input))
	}
	rs, err := q.Run(ctx)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, r := range rs {
		var vars []string
		for v, term := range r {
			if w, ok := qc.RewrittenVars()[v]; ok {
				v = w
			}
			if !v.IsGenerated() && !v.IsWildcard() {
				vars = append(vars, fmt.Sprintf("%s=%s", v, term))
			}
		}
		slices.Sort(vars)
		out = append(out, strings.Join(vars, " "))
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

// resultTexts returns the bindings of a plan's result as Rego. Texts, unlike values, differ where sets are arrays and
// where numbers are written differently.
func resultTexts(set Value) []string {
	var out []string
	for i := range set.Len() {
		var vars []string
		for j := range set.At(i).Len() {
			name, v := set.At(i).Pair(j)
			vars = append(vars, fmt.Sprintf("%s=%s", name.text, ToAST(v)))
		}
		slices.Sort(vars)
		out = append(out, strings.Join(vars, " "))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// checkCase compares a result with what the case wants.
func checkCase(tc cases.TestCase, got Value, err error) error {
	if tc.WantError != nil || tc.WantErrorCode != nil {
		e, ok := errors.AsType[*Error](err)
		switch {
		case !ok:
			return fmt.Errorf("got %v and error %v, want an evaluation error", got, err)
		case tc.WantErrorCode != nil && e.Code != *tc.WantErrorCode:
			return fmt.Errorf("code %s, want %s (%w)", e.Code, *tc.WantErrorCode, e)
		case tc.WantError != nil && !strings.Contains(e.Error(), *tc.WantError):
			return fmt.Errorf("error %q, want %q", e, *tc.WantError)
		}
		return nil
	}
	if err != nil {
		return err
	}
	if tc.WantResult == nil {
		return errors.New("the case wants nothing")
	}
	want, have := ast.NewSet(), ast.NewSet()
	for _, b := range *tc.WantResult {
		want.Add(ast.NewTerm(ast.MustInterfaceToValue(b)))
	}
	for i := range got.Len() {
		bindings := ast.NewObject()
		for j := range got.At(i).Len() {
			name, v := got.At(i).Pair(j)
			x, err := ast.JSON(ToAST(v))
			if err != nil {
				return err
			}
			if tc.SortBindings {
				slices.SortFunc(x.([]any), util.Compare)
			}
			bindings.Insert(ast.StringTerm(name.text), ast.NewTerm(ast.MustInterfaceToValue(x)))
		}
		have.Add(ast.NewTerm(bindings))
	}
	if want.Compare(have) != 0 {
		return fmt.Errorf("got %v, want %v", have, want)
	}
	return nil
}
