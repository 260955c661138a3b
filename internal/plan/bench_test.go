package plan

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
)

// benchProfile is a company profile of the usual size, about 5 KB.
var benchProfile = func() []byte {
	var rounds, holders, customers []string
	for i := range 6 {
		rounds = append(rounds, fmt.Sprintf(`{"name": "round %d", "kind": "preferred", "amount": %d.50, "pre_money": %d, "shares": %d, "closed_at": "202%d-0%d-01T00:00:00Z", "lead": {"name": "fund %d", "country": "CN"}}`,
			i, 1000000*(i+1), 5000000*(i+1), 100000*(i+1), i, i+1, i))
	}
	for i := range 16 {
		holders = append(holders, fmt.Sprintf(`{"name": "holder %d", "class": "common", "shares": %d, "vesting": {"months": 48, "cliff": 12}}`, i, 1000+i*7919%10000))
		customers = append(customers, fmt.Sprintf(`{"name": "customer %d", "revenue": %d.25, "since": "2023-0%d"}`, i, 500+i*541%3000, i%9+1))
	}
	return []byte(fmt.Sprintf(`{
		"name": "Acme", "as_of": "2025-03-31", "stage": "growth", "currency": "CNY", "numbers": [1, 2, 3, 4.5, 6],
		"financials": {"cash": {"amount": 599.5, "currency": "USD"}, "monthly_net_burn": {"amount": 100, "currency": "CNY"}},
		"rates": {"USD": {"CNY": 7.1}}, "cash": {"amount": 1199.5, "currency": "CNY"}, "burn": {"amount": 100, "currency": "CNY"},
		"complete": ["/rounds", "/holders"], "rounds": [%s], "holders": [%s], "customers": [%s]}`,
		strings.Join(rounds, ", "), strings.Join(holders, ", "), strings.Join(customers, ", ")))
}()

var ruleLeaves = []string{"not_applicable", "missing", "finding", "pass", "suggestion"}

// benchEntries returns what is evaluated: the five names of the worked example of a rule, or everything about companies
// in the corpus.
func benchEntries(tb testing.TB, prefix string) (*corpus, []corpusEntry) {
	tb.Helper()
	c, err := loadCorpus()
	if err != nil {
		tb.Fatal(err)
	}
	var entries []corpusEntry
	for _, e := range c.entries {
		name, ok := strings.CutPrefix(e.name, prefix)
		if ok && e.err == nil && !strings.HasPrefix(name, "_") {
			entries = append(entries, e)
		}
	}
	if len(entries) < len(ruleLeaves) {
		tb.Fatalf("%d entries", len(entries))
	}
	return c, entries
}

func BenchmarkDecode(b *testing.B) {
	b.Run("plan", func(b *testing.B) {
		b.ReportAllocs()
		b.SetBytes(int64(len(benchProfile)))
		d := Decoder{Recycle: true}
		for b.Loop() {
			if _, err := d.Decode(benchProfile); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("plan_without_recycling", func(b *testing.B) {
		b.ReportAllocs()
		b.SetBytes(int64(len(benchProfile)))
		var d Decoder
		for b.Loop() {
			if _, err := d.Decode(benchProfile); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("encoding_json", func(b *testing.B) {
		b.ReportAllocs()
		b.SetBytes(int64(len(benchProfile)))
		for b.Loop() {
			var x any
			if err := json.Unmarshal(benchProfile, &x); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("opa", func(b *testing.B) {
		b.ReportAllocs()
		b.SetBytes(int64(len(benchProfile)))
		for b.Loop() {
			if _, err := ast.ValueFromReader(strings.NewReader(string(benchProfile))); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkEvaluate(b *testing.B) {
	for _, set := range []struct{ name, prefix string }{
		{"rule", "data.rules.runway.short_runway."},
		{"company", "data.corpus.company."},
	} {
		c, entries := benchEntries(b, set.prefix)
		input, err := Decode(benchProfile)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(set.name+"/plan", func(b *testing.B) {
			b.ReportAllocs()
			e := c.prog.NewEval(context.Background(), input, Lenient(), Recycle())
			for b.Loop() {
				e.Reset(context.Background(), input)
				for _, entry := range entries {
					if _, _, err := e.Call(entry.entry); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
		b.Run(set.name+"/plan_decode_and_encode", func(b *testing.B) {
			b.ReportAllocs()
			e := c.prog.NewEval(context.Background(), input, Lenient(), Recycle())
			d := Decoder{Recycle: true}
			var out []byte
			for b.Loop() {
				input, err := d.Decode(benchProfile)
				if err != nil {
					b.Fatal(err)
				}
				e.Reset(context.Background(), input)
				out = out[:0]
				for _, entry := range entries {
					v, _, err := e.Call(entry.entry)
					if err != nil {
						b.Fatal(err)
					}
					out = v.AppendJSON(out)
				}
			}
		})
		// Prepared topdown, given the parsed input: each entry point by itself, and all in one query, which shares
		// work.
		parsed := ToAST(input)
		b.Run(set.name+"/topdown", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				for _, entry := range entries {
					if _, err := entry.lenient.Eval(context.Background(), rego.EvalParsedInput(parsed)); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}

// BenchmarkNew is what starting costs once the plan is there: the program, and one entry point's code.
func BenchmarkNew(b *testing.B) {
	c, entries := benchEntries(b, "data.rules.runway.short_runway.")
	b.ReportAllocs()
	for b.Loop() {
		p, err := New(c.prog.policy)
		if err != nil {
			b.Fatal(err)
		}
		entry, err := p.Function(entries[0].name)
		if err != nil {
			b.Fatal(err)
		}
		if _, _, err := p.WithData(c.prog.data).NewEval(context.Background(), emptyObj).Call(entry); err != nil {
			b.Fatal(err)
		}
	}
}
