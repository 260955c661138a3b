package intake_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/fact"
	"github.com/diligo/diligo/internal/fact/facttest"
	"github.com/diligo/diligo/internal/intake"
	"github.com/diligo/diligo/internal/interview"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/policies"
)

var validator = profile.TrustedValidator(policies.Schema)

type fataler interface {
	Helper()
	Fatal(...any)
}

func decode(t fataler, text string) *profile.Profile {
	t.Helper()
	p, err := validator.Decode("acme.json", []byte(text), profile.FormatJSON)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// sheetOf returns the questions that a profile leaves open.
func sheetOf(t testing.TB, b *fact.Book, checklist string, lang rule.Lang, p *profile.Profile) intake.Sheet {
	t.Helper()
	s, err := app.Open(app.Options{
		Policies: app.Policies{Sources: []policy.Source{app.Shipped()}, Evaluator: policy.Auto}, Lang: lang, Threshold: rule.High,
		Checklist: app.ChecklistChoice{Names: []string{checklist}}, Today: func() string { return "2026-11-28" },
	})
	if err != nil {
		t.Fatal(err)
	}
	step, err := interview.New(s.Judge(), b, interview.Options{Lang: lang, All: true, Again: true}).Begin(context.Background(), p)
	if err != nil {
		t.Fatal(err)
	}
	return intake.Sheet{Book: b, Profile: p, Questions: step.Pending(), Company: p.Name()}
}

// taken returns the profile with what answers brought, and what did not fit.
func taken(t fataler, b *fact.Book, p *profile.Profile, a *intake.Answers) (*profile.Profile, intake.Taken) {
	t.Helper()
	r := intake.Take(b, p, a)
	if len(r.Edits) == 0 {
		return p, r
	}
	edited, err := validator.Edit(p, r.Edits)
	if err != nil {
		t.Fatal(err)
	}
	return edited, r
}

const sparse = `{"company": {"name": "Acme", "stage": "growth"}, "cap_table": {"holders": [{"name": "Li Wei (CEO)"}, {"name": "Pool"}]}}`

func TestWorkbookOfQuestionsComesBack(t *testing.T) {
	b, _ := facttest.Shipped(t)
	for lang, words := range map[rule.Lang]struct{ yes, none, all string }{
		rule.English: {"yes", "none", "all listed"}, rule.Chinese: {"是", "没有", "已全部列出"},
	} {
		t.Run(string(lang), func(t *testing.T) {
			p := decode(t, sparse)
			sheet := sheetOf(t, b, "screening", lang, p)
			var out bytes.Buffer
			if err := sheet.WriteXLSX(&out, lang); err != nil {
				t.Fatal(err)
			}
			book, err := excelize.OpenReader(&out)
			if err != nil {
				t.Fatal(err)
			}
			first := book.GetSheetName(0)
			rows, err := book.GetRows(first)
			if err != nil {
				t.Fatal(err)
			}
			fill := map[string]string{
				"/company/as_of": "2026-10-31", "/financials/cash": "420万 CNY", "/legal/tax_clear": words.yes, "/legal/licences": words.none,
				"/cap_table/holders/-": words.yes, "/cap_table/holders/0/pct": "60%", "/rounds": words.all, "/treasury/dual_control": "perhaps",
			}
			filled := 0
			for i, row := range rows {
				if len(row) > 0 && fill[row[0]] != "" {
					filled++
					cell := fmt.Sprintf("E%d", i+1)
					if err := book.SetCellStr(first, cell, fill[row[0]]); err != nil {
						t.Fatal(err)
					}
					if row[0] == "/financials/cash" {
						_ = book.SetCellStr(first, fmt.Sprintf("G%d", i+1), "statement")
						_ = book.SetCellStr(first, fmt.Sprintf("H%d", i+1), "3")
					}
				}
			}
			if filled != len(fill) {
				t.Fatalf("%d of %d questions are asked", filled, len(fill))
			}
			for _, name := range book.GetSheetList() {
				mark, _ := book.GetCellValue(name, "A1")
				if !strings.HasSuffix(mark, " /rounds") {
					continue
				}
				ids, _ := book.GetRows(name)
				for column, id := range ids[0] {
					cell, _ := excelize.CoordinatesToCellName(column+1, 4)
					if value := map[string]string{"name": "Series A", "date": "2025-03", "amount": "1000万 CNY"}[id]; value != "" {
						_ = book.SetCellStr(name, cell, value)
					}
				}
			}
			var back bytes.Buffer
			if _, err := book.WriteTo(&back); err != nil {
				t.Fatal(err)
			}
			a, err := intake.ReadXLSX("back.xlsx", func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(back.Bytes())), nil }, b.Currencies())
			if err != nil {
				t.Fatal(err)
			}
			if len(a.Given)+a.Empty != len(sheet.Questions) {
				t.Errorf("%d answers and %d open questions of %d", len(a.Given), a.Empty, len(sheet.Questions))
			}
			after, r := taken(t, b, p, a)
			if len(r.Faults) != 1 || !strings.Contains(r.Faults[0].Place, first+"!E") {
				t.Errorf("faults %v", r.Faults)
			}
			for pointer, want := range map[string]string{
				"/company/as_of":                 `"2026-10-31"`,
				"/financials/cash":               `{"amount":4200000,"currency":"CNY"}`,
				"/legal/tax_clear":               `true`,
				"/legal/licences":                `[]`,
				"/cap_table/holders/0":           `{"name":"Li Wei (CEO)","pct":60}`,
				"/rounds":                        `[{"amount":{"amount":10000000,"currency":"CNY"},"date":"2025-03","name":"Series A"}]`,
				"/complete":                      `["/cap_table/holders","/legal/licences","/rounds"]`,
				"/provenance/~1financials~1cash": `{"level":"claimed","source":"statement, p. 3"}`,
				"/provenance/~1rounds":           `{"level":"claimed","source":"back.xlsx"}`,
			} {
				value, _ := after.Lookup(pointer)
				raw, _ := json.Marshal(value)
				if string(raw) != want {
					t.Errorf("%s: %s, want %s", pointer, raw, want)
				}
			}
		})
	}
}

func TestLetterOfQuestionsComesBack(t *testing.T) {
	b, _ := facttest.Shipped(t)
	for _, lang := range []rule.Lang{rule.English, rule.Chinese} {
		p := decode(t, sparse)
		sheet := sheetOf(t, b, "screening", lang, p)
		var out bytes.Buffer
		if err := sheet.WriteMarkdown(&out, lang); err != nil {
			t.Fatal(err)
		}
		text := out.String()
		for pointer, answer := range map[string]string{
			"/financials/cash`: ": "4.2m CNY [statement, p. 3]", "/cap_table/holders/0/pct` (Li Wei CEO): ": "60", "/legal/licences`: ": "none",
		} {
			if !strings.Contains(text, pointer) {
				t.Fatalf("no line %q in\n%s", pointer, text)
			}
			text = strings.Replace(text, pointer, pointer+answer, 1)
		}
		a, err := intake.ReadMarkdown("letter.md", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		if len(a.Given) != 3 || len(a.Given)+a.Empty != len(sheet.Questions) {
			t.Errorf("%d answers, %d open of %d", len(a.Given), a.Empty, len(sheet.Questions))
		}
		after, r := taken(t, b, p, a)
		if len(r.Faults) > 0 || r.New != 3 {
			t.Errorf("faults %v, new %d", r.Faults, r.New)
		}
		source, _ := after.Lookup("/provenance/~1financials~1cash/source")
		if source != "statement, p. 3" {
			t.Errorf("source %v", source)
		}
	}
}

func TestWhatCantBeTakenIsNamedAndStopsNothing(t *testing.T) {
	b, _ := facttest.Shipped(t)
	p := decode(t, `{"company": {"headcount": 10}, "cap_table": {"holders": [{"name": "Wu"}]}, "rounds": [{"name": "A"}]}`)
	for _, tt := range []struct{ name, answers, fault, conflict string }{
		{"another value", `{"/company/headcount": 12}`, "", "/company/headcount 10 order"},
		{"the same value", `{"/company/headcount": "10"}`, "", ""},
		{"no such fact", `{"/company/nmae": "x"}`, "there is no fact /company/nmae", ""},
		{"nothing to read", `{"/company/as_of": "soon"}`, "not a date", ""},
		{"a table that is there", `{"/rounds": {"value": [{"name": "B"}]}}`, "", "/rounds [map[name:A]] order"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a, err := intake.ReadJSON("answers.json", []byte(strings.TrimSuffix(tt.answers, "}")+`, "/company/sector": "AI"}`))
			if err != nil {
				t.Fatal(err)
			}
			after, r := taken(t, b, p, a)
			if sector, _ := after.Lookup("/company/sector"); sector != "AI" {
				t.Error("the other answer was not taken")
			}
			if headcount, _ := after.Lookup("/company/headcount"); headcount != json.Number("10") {
				t.Errorf("headcount %v", headcount)
			}
			if got := fmt.Sprint(r.Faults); tt.fault == "" && len(r.Faults) > 0 || !strings.Contains(got, tt.fault) {
				t.Errorf("faults %v", got)
			}
			got := ""
			for _, c := range r.Conflicts {
				got += fmt.Sprint(c.Pointer, " ", c.Kept.Value, " ", c.By)
			}
			if got != tt.conflict {
				t.Errorf("conflicts %q, want %q", got, tt.conflict)
			}
		})
	}
	moved, err := intake.ReadMarkdown("letter.md", []byte("   Answer `/cap_table/holders/0/pct` (Li Wei): 60\n"))
	if err != nil {
		t.Fatal(err)
	}
	if _, r := taken(t, b, p, moved); len(r.Faults) != 1 || !strings.Contains(r.Faults[0].What.String(), `about "Li Wei"`) {
		t.Errorf("an answer about another entry: %v", r.Faults)
	}
}

func TestNotAnAnswerFile(t *testing.T) {
	if _, err := intake.ReadMarkdown("letter.md", []byte("Dear all,\n")); err == nil {
		t.Error("a letter without answers is taken")
	}
	if _, err := intake.ReadJSON("a.json", []byte(`["x"]`)); err == nil {
		t.Error("a list is taken")
	}
	var out bytes.Buffer
	if _, err := excelize.NewFile().WriteTo(&out); err != nil {
		t.Fatal(err)
	}
	if _, err := intake.ReadXLSX("other.xlsx", func() (io.ReadCloser, error) { return io.NopCloser(&out), nil }, nil); err == nil {
		t.Error("another workbook is taken")
	}
}

// TestAnswersInAnyOrderAndAgain: where nothing is in dispute it does not matter in which order answers come, and whether they come twice.
func TestAnswersInAnyOrderAndAgain(t *testing.T) {
	b, _ := facttest.Shipped(t)
	options := map[string][]any{
		"/company/headcount": {"10", "12"}, "/financials/cash": {"5 CNY", map[string]any{"text": "5 CNY", "document": "statement"}},
		"/company/as_of": {"2026-10", "2026-10-31"}, "/legal/licences": {[]any{}}, "/company/sector": {"AI"}, "/legal/listed_by": {"none"},
	}
	agreed := 0
	rapid.Check(t, func(rt *rapid.T) {
		draw := func(name string) *intake.Answers {
			all := map[string]any{}
			for _, pointer := range slices.Sorted(maps.Keys(options)) {
				if i := rapid.IntRange(-1, len(options[pointer])-1).Draw(rt, name+pointer); i >= 0 {
					all[pointer] = options[pointer][i]
				}
			}
			raw, _ := json.Marshal(all)
			a, err := intake.ReadJSON(name, raw)
			if err != nil {
				rt.Fatal(err)
			}
			return a
		}
		p := decode(rt, rapid.SampledFrom([]string{`{}`, `{"company": {"headcount": 10}}`, `{"complete": ["/grants"], "grants": []}`}).Draw(rt, "profile"))
		x, y := draw("x.json"), draw("y.json")
		one, r1 := taken(rt, b, p, x)
		both, r2 := taken(rt, b, one, y)
		other, r3 := taken(rt, b, p, y)
		reverse, r4 := taken(rt, b, other, x)
		if len(r1.Conflicts)+len(r2.Conflicts)+len(r3.Conflicts)+len(r4.Conflicts) > 0 {
			return
		}
		agreed++
		say := func(p *profile.Profile) string {
			raw, _ := json.Marshal(p.Document())
			return string(raw)
		}
		if diff := cmp.Diff(say(both), say(reverse)); diff != "" {
			rt.Fatal("the order matters: ", diff)
		}
		again, _ := taken(rt, b, both, x)
		again, _ = taken(rt, b, again, y)
		if diff := cmp.Diff(say(both), say(again)); diff != "" {
			rt.Fatal("twice: ", diff)
		}
	})
	if agreed == 0 {
		t.Error("nothing agreed")
	}
}
