package interview_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/fact"
	"github.com/diligo/diligo/internal/fact/facttest"
	"github.com/diligo/diligo/internal/interview"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/thorough"
)

// open opens what judges by a checklist, and the book of facts.
func open(t testing.TB, checklist string, lang rule.Lang) (*app.Judge, *fact.Book) {
	t.Helper()
	s, err := app.Open(app.Options{
		Policies: app.Policies{Sources: []policy.Source{app.Shipped()}, Evaluator: policy.Auto}, Lang: lang, Threshold: rule.High,
		Checklist: app.ChecklistChoice{Names: []string{checklist}}, Today: func() string { return "2026-11-28" },
	})
	if err != nil {
		t.Fatal(err)
	}
	b, _ := facttest.Shipped(t)
	return s.Judge(), b
}

func decode(t testing.TB, text string) *profile.Profile {
	t.Helper()
	p, err := app.NewValidator().Decode("acme.json", []byte(text), profile.FormatJSON)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func fixture(t testing.TB, name string) *profile.Profile {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", "fixtures", "profiles", name, "profile.json"))
	if err != nil {
		t.Fatal(err)
	}
	return decode(t, string(text))
}

// answerOf returns what a founder answers who knows what stands in a profile, and nothing else.
func answerOf(knows *profile.Profile, q *interview.Question) interview.Answer {
	unknown := interview.Answer{Aside: &interview.Aside{Why: interview.Unknown}}
	switch q.Ask {
	case interview.AskMore:
		return interview.Answer{Value: 0}
	case interview.AskCount:
		value, ok := knows.Lookup(q.Pointer)
		list, isList := value.([]any)
		if !ok || !isList {
			return unknown
		}
		return interview.Answer{Value: len(list)}
	}
	value, ok := knows.Lookup(q.Pointer)
	if !ok {
		return unknown
	}
	return interview.Answer{Value: value}
}

// listed returns what a founder answers who lists the entries of a table in its lines, where answerOf says how many there are.
func listed(knows *profile.Profile, q *interview.Question) interview.Answer {
	value, _ := knows.Lookup(q.Pointer)
	list, ok := value.([]any)
	if q.Ask != interview.AskCount || !ok || len(q.Columns) < 2 {
		return answerOf(knows, q)
	}
	entries := []any{}
	for _, e := range list {
		from, entry := e.(map[string]any), map[string]any{}
		for _, c := range q.Columns {
			if v := from[c.Name]; v != nil {
				entry[c.Name] = v
			}
		}
		entries = append(entries, entry)
	}
	return interview.Answer{Value: entries}
}

// valuesOf counts what was typed.
func valuesOf(a interview.Answer) int {
	list, ok := a.Value.([]any)
	if !ok {
		return 1
	}
	n := 0
	for _, e := range list {
		if entry, ok := e.(map[string]any); ok {
			n += len(entry)
		}
	}
	return max(n, 1)
}

// effort is what an interview took.
type effort struct {
	questions int // a table is one, with all that is asked of its entries
	prompts   int
	values    int // typed: a table's entries count each
	unknown   int
	progress  interview.Progress
	at        map[int][2]int // percent settled -> questions, values
}

// interviewed lets a founder answer until the interview ends.
func interviewed(t testing.TB, i *interview.Interview, knows *profile.Profile, answer func(*profile.Profile, *interview.Question) interview.Answer) (effort, *interview.Step) {
	t.Helper()
	ctx := context.Background()
	step, err := i.Begin(ctx, decode(t, "{}"))
	if err != nil {
		t.Fatal(err)
	}
	e, asked := effort{at: map[int][2]int{}}, map[string]bool{}
	for {
		q, _ := step.Next()
		if q == nil {
			break
		}
		e.prompts++
		if e.prompts > 2000 {
			t.Fatalf("no end: still asks for %s", q.Pointer)
		}
		pattern := q.Fact.Pattern
		if tables := fact.Tables(pattern); len(tables) > 0 {
			pattern = tables[0]
		}
		asked[pattern] = true
		a := answer(knows, q)
		if a.Aside != nil {
			e.unknown++
		} else {
			e.values += valuesOf(a)
		}
		next, _, err := step.Answer(ctx, q, a)
		if err != nil {
			t.Fatalf("%s: %v: %v", q.Pointer, a.Value, err)
		}
		step = next
		e.progress = step.Progress()
		for _, percent := range []int{50, 70, 90} {
			if _, ok := e.at[percent]; !ok && e.progress.Percent >= percent {
				e.at[percent] = [2]int{len(asked), e.values}
			}
		}
	}
	e.questions = len(asked)
	return e, step
}

// bounds are what an interview may take at most: of the questions, of the values, and the least percentage of the weight that it settles.
type bounds struct{ questions, values, percent int }

// TestFounders simulates founders who know what stands in the healthy fixtures, and nothing else. The bounds are what was measured: they may
// only fall, but with a new critical rule (objections to training data and the number of shareholders cost a question and three values).
func TestFounders(t *testing.T) {
	tests := []struct {
		name      string
		screening bounds // all of the checklist
		serious   bounds // 70 % of the weight of critical and high rules
	}{
		{"healthy_seed", bounds{28, 69, 100}, bounds{22, 79, 70}},
		{"healthy_growth", bounds{30, 87, 97}, bounds{28, 120, 70}},
		{"healthy_expansion", bounds{27, 80, 97}, bounds{28, 127, 70}},
	}
	for _, tt := range thorough.Some(tests, 3) {
		knows := fixture(t, tt.name)
		t.Run(tt.name+" screening", func(t *testing.T) {
			j, b := open(t, "screening", rule.English)
			e, step := interviewed(t, interview.New(j, b, interview.Options{Lang: rule.English, All: true}), knows, answerOf)
			t.Logf("questions %d, prompts %d, values %d, unknown %d, settled %d of %d rules (%d %% of the weight), verdict %s",
				e.questions, e.prompts, e.values, e.unknown, e.progress.Settled, e.progress.Of, e.progress.Percent, step.Verdict())
			if e.questions > tt.screening.questions || e.values > tt.screening.values || e.progress.Percent < tt.screening.percent {
				t.Errorf("more than %+v", tt.screening)
			}
			if step.Verdict() != assessment.VerdictPass {
				t.Errorf("verdict %s", step.Verdict())
			}
		})
		t.Run(tt.name+" screening, tables listed", func(t *testing.T) {
			j, b := open(t, "screening", rule.English)
			e, step := interviewed(t, interview.New(j, b, interview.Options{Lang: rule.English, All: true}), knows, listed)
			t.Logf("answers %d, values %d, unknown %d, %d %% of the weight, verdict %s", e.prompts, e.values, e.unknown, e.progress.Percent, step.Verdict())
			if e.prompts > 40 || e.values > 200 || e.progress.Percent < tt.screening.percent || step.Verdict() != assessment.VerdictPass {
				t.Error("a founder who lists the entries of tables covers screening in 40 answers and 200 values")
			}
		})
		t.Run(tt.name+" critical and high", func(t *testing.T) {
			j, b := open(t, "diligence", rule.English)
			e, _ := interviewed(t, interview.New(j, b, interview.Options{Lang: rule.English, All: true, From: rule.High}), knows, answerOf)
			t.Logf("questions %d, prompts %d, values %d, unknown %d, settled %d of %d rules (%d %% of the weight), 70 %%: %v, 90 %%: %v",
				e.questions, e.prompts, e.values, e.unknown, e.progress.Settled, e.progress.Of, e.progress.Percent, e.at[70], e.at[90])
			at, ok := e.at[tt.serious.percent]
			if !ok || at[0] > tt.serious.questions || at[1] > tt.serious.values {
				t.Errorf("%d %% of the weight takes %d questions and %d values, more than %+v", tt.serious.percent, at[0], at[1], tt.serious)
			}
		})
	}
}
