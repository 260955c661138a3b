package plan

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/ir"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/topdown"
	"github.com/open-policy-agent/opa/v1/util"

	"github.com/diligo/diligo/internal/thorough"
)

// corpus is a set of policies for both evaluators.
type corpus struct {
	prog    *Program
	stored  *Program // the same, from a plan that was written as JSON and read again, and loaded from its image
	entries []corpusEntry
}

type corpusEntry struct {
	name    string
	entry   Entry
	err     error // why there is none
	strict  rego.PreparedEvalQuery
	lenient rego.PreparedEvalQuery
}

const corpusData = `{
	"limits": {"low": 3, "high": 100.5, "name": "x"},
	"bands": [{"name": "s", "from": 0, "to": 1e6}, {"name": "m", "from": 1e6, "to": 1.5e7}, {"name": "l", "from": 15000000, "to": 1e12}],
	"years": {"2024": 1, "2025": 2},
	"corpus": {"tables": {"x": "from data"}},
	"rules": {"runway": {"short_runway": {"params": {
		"bands": [{"below": 6, "severity": "critical"}, {"below": 12, "severity": "medium"}],
		"target_months": 18
	}}}}
}`

var loadCorpus = sync.OnceValues(func() (*corpus, error) {
	compiler := ast.NewCompiler()
	modules := map[string]*ast.Module{}
	var paths []string
	err := filepath.WalkDir("testdata", func(path string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".rego" {
			return err
		}
		src, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		m, err := ast.ParseModule(path, string(src))
		if err != nil {
			return err
		}
		modules[path] = m
		for _, r := range m.Rules {
			if len(r.Head.Args) == 0 {
				paths = append(paths, r.Ref().StringPrefix().String())
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	slices.Sort(paths)
	paths = slices.Compact(paths)
	if compiler.Compile(modules); compiler.Failed() {
		return nil, compiler.Errors
	}

	ctx := context.Background()
	policy, err := planQuery(ctx, rego.Compiler(compiler), rego.Query("x := ["+strings.Join(paths, ", ")+"]"))
	if err != nil {
		return nil, err
	}
	prog, err := New(policy)
	if err != nil {
		return nil, err
	}
	data, err := Decode([]byte(corpusData))
	if err != nil {
		return nil, err
	}
	text, err := json.Marshal(policy)
	if err != nil {
		return nil, err
	}
	var stored ir.Policy
	if err := json.Unmarshal(text, &stored); err != nil {
		return nil, err
	}
	storedProg, err := New(&stored)
	if err != nil {
		return nil, err
	}
	if storedProg, err = reloaded(storedProg); err != nil {
		return nil, err
	}
	c := &corpus{prog: prog.WithData(data), stored: storedProg.WithData(data)}
	var raw map[string]any
	if err := util.Unmarshal([]byte(corpusData), &raw); err != nil {
		return nil, err
	}
	store := inmem.NewFromObject(raw)
	for _, p := range paths {
		e := corpusEntry{name: p}
		e.entry, e.err = prog.Function(p)
		opts := []func(*rego.Rego){rego.Compiler(compiler), rego.Store(store), rego.Query(p)}
		if e.lenient, err = rego.New(opts...).PrepareForEval(ctx); err != nil {
			return nil, err
		}
		if e.strict, err = rego.New(append(opts, rego.StrictBuiltinErrors(true))...).PrepareForEval(ctx); err != nil {
			return nil, err
		}
		c.entries = append(c.entries, e)
	}
	return c, nil
})

// compareWithTopdown evaluates all entry points of the corpus both ways on an input, in the strict and the lenient
// mode.
func compareWithTopdown(tb testing.TB, input []byte) (compared, onlyPlanFails int) {
	tb.Helper()
	c, err := loadCorpus()
	if err != nil {
		tb.Fatal(err)
	}
	in, err := Decode(input)
	if err != nil {
		tb.Skip(err)
	}
	parsed := ToAST(in)
	for _, lenient := range []bool{false, true} {
		opts := []Option{}
		if lenient {
			opts = append(opts, Lenient())
		}
		e := c.prog.NewEval(context.Background(), in, opts...)
		for _, entry := range c.entries {
			if entry.err != nil {
				continue
			}
			v, defined, err := e.Call(entry.entry)
			if errors.As(err, new(*ErrUnsupported)) {
				continue
			}
			got := "undefined"
			if defined {
				got = ToAST(v).String()
			}
			query := entry.strict
			if lenient {
				query = entry.lenient
			}
			want, wantErr := evalTopdown(query, parsed)
			compared++
			switch {
			case err == nil && wantErr == nil:
				if got != want {
					tb.Errorf("%s (lenient %t) of %s:\n got %s\nwant %s", entry.name, lenient, input, got, want)
				}
			case err == nil:
				tb.Errorf("%s (lenient %t) of %s:\n got %s\nwant error %v", entry.name, lenient, input, got, wantErr)
			case wantErr == nil:
				onlyPlanFails++ // as the comment of Error says
			default:
				if code := err.(*Error).Code; code != wantErr.(*topdown.Error).Code {
					tb.Errorf("%s (lenient %t) of %s:\n error %v\nwant %v", entry.name, lenient, input, err, wantErr)
				}
			}
		}
	}
	return compared, onlyPlanFails
}

// evalTopdown returns the result of a query for a reference as text, which tells sets from arrays and 1 from 1.0.
func evalTopdown(q rego.PreparedEvalQuery, input ast.Value) (string, error) {
	text := func(t *ast.Term, _ *rego.EvalContext) (any, error) { return t.String(), nil }
	rs, err := q.Eval(context.Background(), rego.EvalParsedInput(input), rego.EvalGenerateJSON(text))
	if err != nil {
		return "", err
	}
	if len(rs) == 0 {
		return "undefined", nil
	}
	return rs[0].Expressions[0].Value.(string), nil
}

var corpusInputs = []string{
	`{}`,
	`[]`,
	`"text"`,
	`{"name": "Seed", "numbers": [3, 1, 2.50, 2.5, 14.0, 14, -7, 1e3, 0.1, 0.30000000000000004, 100]}`,
	`{"name": "b", "numbers": [1, "a", true, null, {"k": 1}, [1, 2], "a"], "year": 2024}`,
	`{"name": "x", "numbers": [5, 0, 1], "year": "2024", "cash": {"amount": 600, "currency": "CNY"}}`,
	`{"name": "limits", "numbers": [9223372036854775807, 9223372036854775808, 1e30, 1.0, 1], "year": 1, "cash": {"amount": 5000.10}}`,
	`{"name": "Äpfel für A", "numbers": [], "year": true, "rounds": [], "cash": 3}`,
	`{
		"name": "Acme", "cash": {"amount": 1199.5, "currency": "CNY"}, "burn": {"amount": 100, "currency": "CNY"},
		"numbers": [1, 2, 3, 12, 1200],
		"rounds": [
			{"name": "Seed", "amount": 1.5e6, "pre_money": 6000000, "shares": 100, "closed_at": "2021-03-31T00:00:00Z"},
			{"name": "A", "amount": 9000000.50, "pre_money": 7e6, "shares": 33, "closed_at": "2023-02-28T12:30:00+08:00"},
			{"name": "B", "amount": 15000000, "pre_money": 90000000, "shares": 7, "closed_at": "soon"}
		],
		"holders": [{"name": "F", "shares": 5000}, {"name": "G", "shares": 1}, {"name": "G", "shares": 1}],
		"customers": [{"name": "p", "revenue": 10}, {"name": "q", "revenue": 3.3}],
		"rates": {"USD": 0.14, "EUR": 0.129},
		"financials": {"cash": {"amount": 600, "currency": "CNY"}, "monthly_net_burn": {"amount": 100.0, "currency": "CNY"}}
	}`,
	`{"financials": {"cash": {"amount": 600, "currency": "USD"}, "monthly_net_burn": {"amount": 70, "currency": "CNY"}}, "rates": {"USD": {"CNY": 7.1}}}`,
	`{"financials": {"cash": {"amount": 599, "currency": "USD"}, "monthly_net_burn": {"amount": 0, "currency": "CNY"}}, "complete": ["/rounds"]}`,
}

func TestPlanVsTopdown(t *testing.T) {
	compared, onlyPlanFails := 0, 0
	for _, input := range corpusInputs {
		n, m := compareWithTopdown(t, []byte(input))
		compared += n
		onlyPlanFails += m
	}
	c, _ := loadCorpus()
	for _, e := range c.entries {
		if e.err != nil {
			t.Logf("falls back: %v", e.err)
		}
	}
	t.Logf("%d entry points, %d evaluations compared, %d errors that topdown avoids", len(c.entries), compared, onlyPlanFails)
}

// TestStoredPlan: a plan that was read from JSON and went through an image is evaluated like the one that it was made from.
func TestStoredPlan(t *testing.T) {
	c, err := loadCorpus()
	if err != nil {
		t.Fatal(err)
	}
	for _, input := range corpusInputs {
		in := mustDecode(t, input)
		a, b := c.prog.NewEval(context.Background(), in), c.stored.NewEval(context.Background(), in)
		for _, e := range c.entries {
			stored, err := c.stored.Function(e.name)
			if fmt.Sprint(err) != fmt.Sprint(e.err) {
				t.Fatalf("%s: error %v, want %v", e.name, err, e.err)
			}
			if err != nil {
				continue
			}
			v, _, err := b.Call(stored)
			want, _, wantErr := a.Call(e.entry)
			if got, want := fmt.Sprint(v, err), fmt.Sprint(want, wantErr); got != want {
				t.Errorf("%s of %s: got %s, want %s", e.name, input, got, want)
			}
		}
	}
}

// FuzzPlanVsTopdown compares the evaluators on documents made from the fuzzer's bytes.
func FuzzPlanVsTopdown(f *testing.F) {
	for seed := range uint64(thorough.Times(12, 24)) {
		b := make([]byte, 0, 256)
		for x := seed*0x9E3779B97F4A7C15 + 1; len(b) < 256; {
			x ^= x << 13
			x ^= x >> 7
			x ^= x << 17
			b = binary.LittleEndian.AppendUint64(b, x)
		}
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		g := generator{in: b}
		compareWithTopdown(t, g.company())
	})
}

// generator makes documents like those that the corpus expects, and sometimes unlike.
type generator struct{ in []byte }

func (g *generator) n(limit int) int {
	if len(g.in) == 0 {
		return 0
	}
	b := g.in[0]
	g.in = g.in[1:]
	return int(b) % limit
}

func (g *generator) pick(from ...string) string { return from[g.n(len(from))] }

func (g *generator) number() string {
	if g.n(4) > 0 {
		return g.pick("0", "1", "2", "3", "12", "-7", "100", "14.0", "2.5", "2.50", "0.1", "1e3", "1E-2", "-0.0", "600", "1199.99",
			"0.30000000000000004", "9223372036854775807", "9007199254740993", "1.5e6", "15000000", "123456789.123456789", "1e40", "0.333333333333333333333")
	}
	s := strconv.Itoa(g.n(256)*g.n(256) - 9000)
	if g.n(2) == 0 {
		s += "." + strconv.Itoa(g.n(256)*g.n(256))
	}
	return s
}

func (g *generator) text() string {
	return g.pick(`"Seed"`, `"A"`, `"a"`, `"b"`, `"x"`, `"c d"`, `"Series A"`, `"é€"`, `""`, `"12"`, `"1.50"`, `"CNY"`, `"USD"`,
		`"2021-03-31T00:00:00Z"`, `"2024-02-29T23:59:59.5+01:00"`, `"name"`, `"limits"`, `"2024"`, `"0"`)
}

func (g *generator) any(depth int) string {
	switch k := g.n(9); {
	case k < 3:
		return g.number()
	case k < 5:
		return g.text()
	case k == 5 || depth > 2:
		return g.pick("true", "false", "null", "[]", "{}")
	case k < 8:
		return "[" + g.list(4, func() string { return g.any(depth + 1) }) + "]"
	default:
		return g.object(`"k"`, g.any(depth+1), `"amount"`, g.any(depth+1))
	}
}

func (g *generator) list(limit int, elem func() string) string {
	elems := make([]string, g.n(limit))
	for i := range elems {
		elems[i] = elem()
	}
	return strings.Join(elems, ",")
}

// object leaves out some of the pairs and spoils others.
func (g *generator) object(pairs ...string) string {
	var b strings.Builder
	for i := 0; i < len(pairs); i += 2 {
		v := pairs[i+1]
		switch g.n(16) {
		case 0:
			continue
		case 1:
			v = g.any(0)
		}
		if b.Len() > 0 {
			b.WriteByte(',')
		}
		b.WriteString(pairs[i] + ":" + v)
	}
	return "{" + b.String() + "}"
}

func (g *generator) money() string {
	return g.object(`"amount"`, g.number(), `"currency"`, g.pick(`"CNY"`, `"USD"`))
}

func (g *generator) company() []byte {
	array := func(elem func() string) string { return "[" + g.list(5, elem) + "]" }
	return []byte(g.object(
		`"name"`, g.text(),
		`"year"`, g.any(1),
		`"numbers"`, array(func() string {
			if g.n(5) == 0 {
				return g.any(1)
			}
			return g.number()
		}),
		`"cash"`, g.money(),
		`"burn"`, g.money(),
		`"rounds"`, array(func() string {
			return g.object(`"name"`, g.text(), `"amount"`, g.number(), `"pre_money"`, g.number(), `"shares"`, g.number(), `"closed_at"`, g.text())
		}),
		`"holders"`, array(func() string { return g.object(`"name"`, g.text(), `"shares"`, g.number()) }),
		`"customers"`, array(func() string { return g.object(`"name"`, g.text(), `"revenue"`, g.number()) }),
		`"rates"`, g.object(`"USD"`, g.number(), `"CNY"`, g.object(`"USD"`, g.number())),
		`"financials"`, g.object(`"cash"`, g.money(), `"monthly_net_burn"`, g.money()),
		`"complete"`, array(g.text),
	))
}
