package policies_test

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/storage/inmem"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/engine"
	"github.com/diligo/diligo/internal/plan"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/thorough"
	"github.com/diligo/diligo/policies"
)

// compiled is the compiled form of the sources as they are, made once for all tests: TestCompiled holds the shipped one to it. In make test
// it is the shipped one, where that is of these sources and of this version of OPA: make lint and make test-all always compile, and so see
// that what compiles has changed.
var compiled = sync.OnceValues(func() (string, error) {
	source := policy.Source{FS: policies.FS}
	if thorough.Wanted() || *update {
		return policy.Compile(source)
	}
	form := policies.Compiled
	_, err := policy.Load([]policy.Source{source}, nil, policy.WithCache(oneForm{&form}))
	return form, err
})

// oneForm is a cache with one compiled form, whatever it is asked for: who loads by it finds out whether the form is the one of its sources,
// and puts another there if it isn't.
type oneForm struct{ form *string }

func (c oneForm) Get(string) (string, bool) { return *c.form, true }

func (c oneForm) Put(_, form string) { *c.form = form }

// set is the policies, loaded once for all tests.
var set = sync.OnceValues(func() (*policy.Set, error) {
	form, err := compiled()
	if err != nil {
		return nil, err
	}
	return policy.Load([]policy.Source{{FS: policies.FS, Compiled: form}}, nil)
})

// bundled is the bundle of this folder as a stock OPA loads and compiles it with its own defaults, once for all tests. In make test it
// has the rules that isStock names, and no Rego tests.
var bundled = sync.OnceValues(func() ([]func(*rego.Rego), error) {
	ctx, store := context.Background(), inmem.New()
	shared := []func(*rego.Rego){rego.Compiler(ast.NewCompiler()), rego.Store(store)}
	err := storage.Txn(ctx, store, storage.WriteParams, func(txn storage.Transaction) error {
		options := append(slices.Clone(shared), rego.Transaction(txn), rego.LoadBundle("."), rego.Query("data.diligo"))
		if !thorough.Wanted() {
			options = append(options, rego.WithFilter(isLeftToTestAll))
		}
		_, err := rego.New(options...).PrepareForEval(ctx)
		return err
	})
	return shared, err
})

// isLeftToTestAll reports whether make test leaves a file of the bundle out of the stock OPA.
func isLeftToTestAll(path string, _ fs.FileInfo, _ int) bool {
	parts := strings.Split(path, "/")
	return strings.HasSuffix(path, "_test.rego") || parts[0] == "rules" && len(parts) > 3 && !isStock(rule.ID(parts[1]+"/"+parts[2]))
}

// isStock reports whether a stock OPA is asked about a rule: about every one in make test-all, and in make test about one of eight, with one
// that a test is about.
func isStock(id rule.ID) bool {
	h := fnv.New32a()
	_, _ = h.Write([]byte(id))
	return thorough.Wanted() || h.Sum32()%8 == 0 || id == churns
}

// churns is a rule that judges by limits which depend on the stage.
const churns = rule.ID("risk/customer_churn_high")

// stockOPA prepares a query of a stock OPA over the bundle of this folder.
func stockOPA(t testing.TB, query string) rego.PreparedEvalQuery {
	t.Helper()
	shared, err := bundled()
	if err != nil {
		t.Fatal(err)
	}
	prepared, err := rego.New(append(slices.Clone(shared), rego.Query(query))...).PrepareForEval(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return prepared
}

// shipped is the source of the shipped policies with their compiled form.
func shipped() policy.Source { return policy.Source{FS: policies.FS, Compiled: policies.Compiled} }

func load(t testing.TB) *policy.Set {
	t.Helper()
	s, err := set()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// schema is the schema of a profile as JSON.
func schema(t testing.TB) map[string]any {
	t.Helper()
	raw, err := fs.ReadFile(policies.FS, policies.SchemaFile)
	if err != nil {
		t.Fatal(err)
	}
	var s map[string]any
	if err := json.Unmarshal(raw, &s); err != nil {
		t.Fatal(err)
	}
	return s
}

// fixture is a profile of fixtures/profiles with what it is about.
type fixture struct {
	name    string
	profile *profile.Profile
	want    struct {
		Outcomes     map[rule.ID]rule.Outcome `json:"outcomes"`
		FailsExactly bool                     `json:"fails_exactly"`
	}
}

// newValidator is one by the schema that the policies ship with.
func newValidator(t testing.TB) *profile.Validator {
	t.Helper()
	raw, err := fs.ReadFile(policies.FS, policies.SchemaFile)
	if err != nil {
		t.Fatal(err)
	}
	v, err := profile.NewValidator(raw)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// noneIsHigh demands that no finding of a rule is of high or critical severity.
func noneIsHigh(t *testing.T, known *rule.Rule, r policy.Result) {
	t.Helper()
	for _, finding := range r.Findings {
		severity := known.Severity
		if finding.Severity != nil {
			severity = *finding.Severity
		}
		if severity >= rule.High {
			t.Errorf("%s: %s %v", known.ID, severity, finding.Evidence)
		}
	}
}

// fixtures returns all fixtures, read once for all tests: none changes one.
func fixtures(t testing.TB) []fixture {
	t.Helper()
	all, err := readFixtures()
	if err != nil {
		t.Fatal(err)
	}
	return slices.Clone(all)
}

var readFixtures = sync.OnceValues(func() ([]fixture, error) {
	raw, err := fs.ReadFile(policies.FS, policies.SchemaFile)
	if err != nil {
		return nil, err
	}
	validator, err := profile.NewValidator(raw)
	if err != nil {
		return nil, err
	}
	paths, err := filepath.Glob("../fixtures/profiles/*/profile.*")
	if err != nil || len(paths) == 0 {
		return nil, fmt.Errorf("no fixtures found: %w", err)
	}
	var all []fixture
	for _, path := range paths {
		content, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		f := fixture{name: filepath.Base(filepath.Dir(path))}
		if f.profile, err = validator.Decode(path, content, profile.FormatOf(path)); err != nil {
			return nil, err
		}
		want, err := os.ReadFile(filepath.Join(filepath.Dir(path), "want.json"))
		if err != nil {
			return nil, err
		}
		if err := json.Unmarshal(want, &f.want); err != nil {
			return nil, fmt.Errorf("%s: want.json: %w", f.name, err)
		}
		all = append(all, f)
	}
	return all, nil
})

// news are, by the names of fixtures, the rules which see facts there that they have seen on no fixture before. A rule sees what it
// lists and no more (TestMutation_Undeclared), and most fixtures are a healthy company with one thing gone wrong: on all others a
// rule is asked the same again. Only rules that are wanted on a fixture are looked at.
func news(t *testing.T, all []fixture, wanted func(f fixture, r *rule.Rule) bool) map[string]map[rule.ID]bool {
	t.Helper()
	seen, out := map[[sha256.Size]byte]bool{}, map[string]map[rule.ID]bool{}
	for _, f := range all {
		out[f.name] = map[rule.ID]bool{}
		document := f.profile.Document()
		for _, r := range load(t).Catalogue().Rules {
			if !wanted(f, r) {
				continue
			}
			facts := map[string]any{"": r.ID, "/complete": document["complete"], "/rates": document["rates"]}
			for _, pattern := range r.Facts {
				for _, pointer := range instances(document, strings.TrimSuffix(pattern, "/-")) {
					facts[pointer] = get(document, pointer)
				}
			}
			text, err := json.Marshal(facts)
			if err != nil {
				t.Fatal(err)
			}
			if key := sha256.Sum256(text); !seen[key] {
				seen[key], out[f.name][r.ID] = true, true
			}
		}
	}
	return out
}

// evaluate runs rules on a document; all of them when none is named.
func evaluate(t testing.TB, document map[string]any, ids ...rule.ID) map[rule.ID]policy.Result {
	t.Helper()
	return evaluateWith(t, load(t), document, ids...)
}

// judged are the results of all rules on fixtures, by the fixture's name.
var judged sync.Map

// resultsOf are the results of all rules on a fixture, evaluated once for all tests: none changes them.
func resultsOf(t testing.TB, f fixture) map[rule.ID]policy.Result {
	t.Helper()
	if results, ok := judged.Load(f.name); ok {
		return results.(map[rule.ID]policy.Result)
	}
	results := evaluate(t, f.profile.Document())
	judged.Store(f.name, results)
	return results
}

// concluded are the assessments of all fixtures, by language.
var concluded sync.Map

// assessmentsOf are the assessments of all fixtures in a language, in the order of these, made once for all tests: none changes one.
func assessmentsOf(t testing.TB, lang rule.Lang) []*assessment.Assessment {
	t.Helper()
	if all, ok := concluded.Load(lang); ok {
		return all.([]*assessment.Assessment)
	}
	e, err := engine.New(load(t), engine.Options{Lang: lang, Threshold: rule.High})
	if err != nil {
		t.Fatal(err)
	}
	var all []*assessment.Assessment
	for _, f := range fixtures(t) {
		a, err := e.Assess(context.Background(), f.profile)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, a)
	}
	concluded.Store(lang, all)
	return all
}

// evaluateWith evaluates rules of a set, all without ids.
func evaluateWith(t testing.TB, s *policy.Set, document map[string]any, ids ...rule.ID) map[rule.ID]policy.Result {
	t.Helper()
	if len(ids) == 0 {
		for _, r := range s.Catalogue().Rules {
			ids = append(ids, r.ID)
		}
	}
	results, err := s.Evaluator().Evaluate(context.Background(), converted(t, document), ids)
	if err != nil {
		t.Fatal(err)
	}
	out := map[rule.ID]policy.Result{}
	for _, r := range results {
		out[r.Rule] = r
	}
	return out
}

// sections are the values of sections of fixtures, by where these lie in memory. They are never changed (see with), and stay.
var sections sync.Map

type section struct {
	document any
	value    plan.Value
}

// addressOf is where a section lies in memory, with its length; false for scalars.
func addressOf(part any) (address [2]uintptr, ok bool) {
	switch x := part.(type) {
	case map[string]any:
		return [2]uintptr{reflect.ValueOf(x).Pointer(), 0}, true
	case []any:
		return [2]uintptr{reflect.ValueOf(x).Pointer(), uintptr(len(x)) + 1}, len(x) > 0
	}
	return address, false
}

// share converts the sections of a document that is about to be edited many times, once for all.
func share(t testing.TB, document map[string]any) {
	t.Helper()
	for _, part := range document {
		if address, ok := addressOf(part); ok {
			value, err := plan.FromInterface(part)
			if err != nil {
				t.Fatal(err)
			}
			sections.Store(address, section{part, value.WithoutNulls()})
		}
	}
}

// converted is a document as the evaluator takes it; what an edit left alone of a document that was shared is taken as it is.
func converted(t testing.TB, document map[string]any) plan.Value {
	t.Helper()
	pairs := make([][2]plan.Value, 0, len(document))
	for name, part := range document {
		if address, ok := addressOf(part); ok {
			if known, ok := sections.Load(address); ok {
				pairs = append(pairs, [2]plan.Value{plan.NewString(name), known.(section).value})
				continue
			}
		}
		value, err := plan.FromInterface(part)
		if err != nil {
			t.Fatal(err)
		}
		pairs = append(pairs, [2]plan.Value{plan.NewString(name), value})
	}
	return plan.NewObject(pairs...)
}

// tokens splits a JSON pointer.
func tokens(pointer string) []string {
	parts := strings.Split(strings.TrimPrefix(pointer, "/"), "/")
	for i, p := range parts {
		parts[i] = unescape.Replace(p)
	}
	return parts
}

var unescape = strings.NewReplacer("~1", "/", "~0", "~")

// get follows a pointer; nil when it leads nowhere.
func get(value any, pointer string) any {
	for _, t := range tokens(pointer) {
		switch x := value.(type) {
		case map[string]any:
			value = x[t]
		case []any:
			i, err := strconv.Atoi(t)
			if err != nil || i >= len(x) {
				return nil
			}
			value = x[i]
		default:
			return nil
		}
	}
	return value
}

// with is a copy of a document in which the member at pointer has another value, or is gone. Only what lies on the way is
// copied.
func with(value any, path []string, change func(parent map[string]any, member string)) any {
	switch x := value.(type) {
	case map[string]any:
		out := make(map[string]any, len(x))
		for k, v := range x {
			out[k] = v
		}
		if len(path) == 1 {
			change(out, path[0])
		} else {
			out[path[0]] = with(x[path[0]], path[1:], change)
		}
		return out
	case []any:
		out := append([]any{}, x...)
		i, err := strconv.Atoi(path[0])
		if err != nil || i >= len(out) {
			return out
		}
		if len(path) == 1 { // an entry that is a scalar
			holder := map[string]any{"entry": out[i]}
			change(holder, "entry")
			if v, ok := holder["entry"]; ok {
				out[i] = v
			} else {
				out = append(out[:i:i], out[i+1:]...)
			}
			return out
		}
		out[i] = with(x[i], path[1:], change)
		return out
	}
	return value
}

func without(document map[string]any, pointer string) map[string]any {
	return with(document, tokens(pointer), func(parent map[string]any, member string) { delete(parent, member) }).(map[string]any)
}

func replaced(document map[string]any, pointer string, value any) map[string]any {
	return with(document, tokens(pointer), func(parent map[string]any, member string) { parent[member] = value }).(map[string]any)
}

// instances are the pointers in a document that a pattern stands for and that hold a fact.
func instances(document any, pattern string) []string {
	found := []string{""}
	for _, token := range strings.Split(strings.TrimPrefix(pattern, "/"), "/") {
		var next []string
		for _, pointer := range found {
			value := document
			if pointer != "" {
				value = get(document, pointer)
			}
			if token != "*" {
				next = append(next, pointer+"/"+token)
				continue
			}
			switch x := value.(type) {
			case []any:
				for i := range x {
					next = append(next, pointer+"/"+strconv.Itoa(i))
				}
			case map[string]any:
				for k := range x {
					next = append(next, pointer+"/"+strings.NewReplacer("~", "~0", "/", "~1").Replace(k))
				}
			}
		}
		found = next
	}
	var present []string
	for _, pointer := range found {
		if get(document, pointer) != nil {
			present = append(present, pointer)
		}
	}
	return present
}

func isMoney(n map[string]any) bool {
	properties, _ := n["properties"].(map[string]any)
	_, ok := properties["currency"]
	return ok
}
