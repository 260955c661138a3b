package quote

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/fact"
	"github.com/diligo/diligo/internal/fact/facttest"
	"github.com/diligo/diligo/policies"
)

func book(t testing.TB) *fact.Book {
	t.Helper()
	b, _ := facttest.Shipped(t)
	return b
}

func lexicon(t testing.TB) *Lexicon {
	t.Helper()
	synonyms, err := fs.ReadFile(policies.FS, policies.SynonymsFile)
	if err != nil {
		t.Fatal(err)
	}
	l, err := NewLexicon(book(t), synonyms)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// acme is the company of the statements.
var acme = Company{
	Names:  []string{"acme-vision", "Acme Vision", "Acme Vision Inc.", "艾克视觉"},
	Others: []string{"Beta Robotics", "贝塔智能"}, AsOf: "2025-06-30", Currency: "CNY",
}

// statement is a line of testdata.
type statement struct {
	kind, pattern, text string
	value               any
	line                int
}

func statements(t *testing.T, name string) (all []statement) {
	t.Helper()
	content, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	kind := ""
	for n, line := range strings.Split(string(content), "\n") {
		switch {
		case line == "" || line[0] == '#':
			continue
		case line[0] == '[':
			kind = strings.Trim(line, "[]")
			continue
		}
		parts := strings.SplitN(line, " | ", 3)
		s := statement{kind: kind, pattern: parts[0], text: strings.ReplaceAll(parts[2], "⏎", "\n"), line: n + 1}
		if parts[1] == "4.2m" {
			s.value = map[string]any{"amount": json.Number("4200000"), "currency": "CNY"}
		} else {
			d := json.NewDecoder(strings.NewReader(parts[1]))
			d.UseNumber()
			if err := d.Decode(&s.value); err != nil {
				t.Fatalf("%s:%d: %v", name, n+1, err)
			}
		}
		all = append(all, s)
	}
	return all
}

// parts returns a document with the statement in it, and the quotation.
func (s statement) parts() (document, quotation string) {
	before, rest, ok := strings.Cut(s.text, "«")
	quotation, after, _ := strings.Cut(rest, "»")
	if !ok {
		before, quotation, after = "", s.text, ""
	}
	return "# Acme Vision (艾克视觉)\n\n" + before + quotation + after + "\n\nEnd of page 3.\n", quotation
}

func (s statement) check(t *testing.T, l *Lexicon, document, quotation string) Judgement {
	t.Helper()
	f, ok := l.book.Pattern(s.pattern)
	if !ok {
		t.Fatalf("line %d: there is no fact %s", s.line, s.pattern)
	}
	return l.Check(NewDocument(document), Claim{Fact: f, Value: s.value, Quote: quotation}, acme)
}

func said(j Judgement) string {
	var all []string
	for _, r := range j.Reasons {
		all = append(all, r.Kind+": "+r.Text.String())
	}
	return strings.Join(all, "; ")
}

// wide returns a text in full width.
func wide(text string) string {
	return strings.Map(func(r rune) rune {
		if r > ' ' && r < 0x7f {
			return r + 0xfee0
		}
		return r
	}, text)
}

// ways are ways of writing CNY 4,200,000.
var ways = map[string][]string{
	"{4.2m}": {"CNY 4.2 million", "CNY 4,200,000", "RMB 4.2m", "4.2 million yuan", "¥4,200,000"},
	"{420万}": {"420万元", "人民币420万元", "4,200,000元", "0.042亿元", "4200千元人民币"},
}

// TestTrueQuotationsAreTaken: in every way of writing the figure, with other spaces and lines in the document than in the quotation, and in
// full width.
func TestTrueQuotationsAreTaken(t *testing.T) {
	l := lexicon(t)
	n := 0
	for _, s := range statements(t, "truths.txt") {
		texts := []string{s.text}
		for blank, all := range ways {
			if strings.Contains(s.text, blank) {
				texts = nil
				for _, way := range all {
					texts = append(texts, strings.ReplaceAll(s.text, blank, way))
				}
			}
		}
		for i, text := range texts {
			s.text = text
			document, quotation := s.parts()
			switch (i + s.line) % 4 { // each in one way more
			case 1:
				document = wide(document)
			case 2:
				quotation = "  " + strings.ReplaceAll(quotation, " ", " \u00a0 ") + "\n"
			case 3:
				quotation = wide(quotation)
			}
			n++
			if j := s.check(t, l, document, quotation); j.Status != Plain {
				t.Errorf("line %d: %s: %q is %s: %s", s.line, s.pattern, quotation, j.Status, said(j))
			}
		}
	}
	if n < 200 {
		t.Errorf("only %d quotations", n)
	}
	t.Logf("%d quotations", n)
}

// TestLiesAreNotTaken: a quotation that holds the number, of another period, currency, unit or company, denied, foreseen, or of another fact.
func TestLiesAreNotTaken(t *testing.T) {
	l := lexicon(t)
	counts, refused := map[string]int{}, 0
	for _, s := range statements(t, "lies.txt") {
		document, quotation := s.parts()
		for _, d := range []string{document, wide(document)} {
			j := s.check(t, l, d, quotation)
			if j.Status == Plain {
				t.Errorf("line %d: %s: %q is taken", s.line, s.kind, quotation)
			}
			if len(j.Reasons) == 0 {
				t.Errorf("line %d: no reason", s.line)
			}
			if j.Status == Refused {
				refused++
			}
		}
		counts[s.kind]++
	}
	all := 0
	for kind, n := range counts {
		all += n
		if n < 25 {
			t.Errorf("only %d lies of %s", n, kind)
		}
	}
	if all < 200 || len(counts) != 7 {
		t.Errorf("only %d lies of %d kinds", all, len(counts))
	}
	t.Logf("%d lies: %v; of twice as many judgements %d refused, the others doubtful", all, counts, refused)
}

// TestOtherValuesAreRefused: a true passage proves its own value alone.
func TestOtherValuesAreRefused(t *testing.T) {
	l := lexicon(t)
	for _, s := range statements(t, "truths.txt") {
		s.text = strings.NewReplacer("{4.2m}", "CNY 4.2 million", "{420万}", "420万元").Replace(s.text)
		document, quotation := s.parts()
		switch v := s.value.(type) {
		case map[string]any:
			s.value = map[string]any{"amount": json.Number("4200001"), "currency": "CNY"}
		case json.Number:
			s.value = v + "1"
		default:
			continue
		}
		if j := s.check(t, l, document, quotation); j.Status != Refused {
			t.Errorf("line %d: %q is %s for %v", s.line, quotation, j.Status, s.value)
		}
	}
}

func TestWhatStandsNowhereIsRefused(t *testing.T) {
	l := lexicon(t)
	cash, _ := l.book.Pattern("/financials/cash")
	value := map[string]any{"amount": json.Number("4200000"), "currency": "CNY"}
	document := NewDocument("Acme Vision\n\nCash: CNY 14.2 million. Cash: CNY 4.2 millions of years.\n\nCash is CNY 4.2 million.")
	for _, tt := range []struct {
		name, quotation string
		value           any
		want            Status
		kind            string
	}{
		{"word for word", "Cash is CNY 4.2 million.", value, Plain, ""},
		{"other words", "The cash is CNY 4.2 million.", value, Refused, "quote"},
		{"nothing", "", value, Refused, "quote"},
		{"too little", "CNY", value, Refused, "quote"},
		{"too much", strings.Repeat("Cash is CNY 4.2 million. ", 100), value, Refused, "quote"},
		{"the number alone, with the currency that stands before it", "4.2 million.", value, Plain, ""},
		{"the end of a number", "2 million.", value, Refused, "quote"},
		{"a text for an amount", "Cash is CNY 4.2 million.", "4.2m CNY", Refused, "value"},
		{"no currency claimed", "Cash is CNY 4.2 million.", map[string]any{"amount": json.Number("4200000")}, Refused, "value"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			j := l.Check(document, Claim{Fact: cash, Value: tt.value, Quote: tt.quotation}, acme)
			if j.Status != tt.want || tt.kind != "" && (len(j.Reasons) == 0 || j.Reasons[0].Kind != tt.kind) {
				t.Errorf("is %s (%s), want %s for %s", j.Status, said(j), tt.want, tt.kind)
			}
		})
	}
}

func TestEntriesOfListsMustBeNamed(t *testing.T) {
	l := lexicon(t)
	f, ok := l.book.Pattern("/rounds/*/amount")
	if !ok {
		t.Fatal("there is no such fact")
	}
	value := map[string]any{"amount": json.Number("4200000"), "currency": "CNY"}
	d := NewDocument("Acme Vision. The amount of Series B was CNY 4.2 million.")
	for entry, want := range map[string]bool{"Series B": false, "Series A": true} {
		j := l.Check(d, Claim{Fact: f, Value: value, Quote: "The amount of Series B was CNY 4.2 million.", Entry: []string{entry}}, acme)
		if got := slices.ContainsFunc(j.Reasons, func(r Reason) bool { return r.Kind == "entry" }); got != want {
			t.Errorf("%s: doubted: %v, want %v (%s)", entry, got, want, said(j))
		}
	}
}

func TestQuantities(t *testing.T) {
	for text, want := range map[string][]string{
		"CNY 4.2 million and 65%":    {"4200000 cny", "65 %"},
		"４２０万元":                      {"4200000 元"},
		"(CNY 4.2m)":                 {"-4200000 cny"},
		"CNY -4,200":                 {"-4200 cny"},
		"14 months in 2025, Q3 2024": {"14 months", "2025 date", "2024 date"},
		"4-5 million":                {"4 range", "5000000 range"},
		"1 234 567 people":           {"1234567 counts"},
		"US$3bn":                     {"3000000000 us$"},
		"2,025 employees":            {"2025 counts"},
		"version v1.2 of GPT4":       nil,
		"2025年6月30日现金0.042亿元":        {"2025 date", "6 date", "30 date", "4200000 元"},
	} {
		var got []string
		for _, q := range quantities(normal(text)) {
			s := q.value.RatString()
			for _, more := range []string{q.currency, q.unit, map[bool]string{true: "%"}[q.percent], map[bool]string{true: "range"}[q.ranged], map[bool]string{true: "date"}[q.inDate]} {
				if more != "" {
					s += " " + more
				}
			}
			got = append(got, s)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q: (-want +got)\n%s", text, diff)
		}
	}
}

func FuzzCheck(f *testing.F) {
	l := lexicon(f)
	for _, seed := range []string{"Cash: CNY 4.2 million", "现金420万元。", "a\n\nb 1,2.3.4 (5", "２０２５年"} {
		f.Add(seed, seed)
	}
	cash, _ := l.book.Pattern("/financials/cash")
	f.Fuzz(func(t *testing.T, document, quotation string) {
		j := l.Check(NewDocument(document), Claim{Fact: cash, Value: map[string]any{"amount": json.Number("4200000"), "currency": "CNY"}, Quote: quotation}, acme)
		if (j.Status == Plain) != (len(j.Reasons) == 0) {
			t.Error(fmt.Sprint(j.Status, said(j)))
		}
	})
}
