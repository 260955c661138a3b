package interview_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/diligo/diligo/internal/fact"
	"github.com/diligo/diligo/internal/interview"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/thorough"
)

func begin(t testing.TB, i *interview.Interview, text string) *interview.Step {
	t.Helper()
	s, err := i.Begin(context.Background(), decode(t, text))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func answer(t testing.TB, s *interview.Step, q *interview.Question, a interview.Answer) (*interview.Step, []interview.Reason) {
	t.Helper()
	next, settled, err := s.Answer(context.Background(), q, a)
	if err != nil {
		t.Fatalf("%s: %v", q.Pointer, err)
	}
	return next, settled
}

func TestCoreFactsComeFirst(t *testing.T) {
	j, b := open(t, "screening", rule.English)
	s := begin(t, interview.New(j, b, interview.Options{Lang: rule.English}), "{}")
	knows := fixture(t, "healthy_growth")
	var first []string
	for range 5 {
		q, _ := s.Next()
		if !q.Core {
			t.Errorf("%s is asked for before the core", q.Pointer)
		}
		first = append(first, q.Pointer)
		s, _ = answer(t, s, q, answerOf(knows, q))
	}
	want := []string{"/company/as_of", "/financials/cash", "/financials/monthly_net_burn", "/financials/revenue_ttm", "/cap_table/holders"}
	if diff := cmp.Diff(want, first); diff != "" {
		t.Error(diff)
	}
}

func TestListsAreAskedForByTheirMembers(t *testing.T) {
	j, b := open(t, "screening", rule.English)
	s := begin(t, interview.New(j, b, interview.Options{Lang: rule.English, All: true}), "{}")
	find := func(pointer string) *interview.Question {
		i := slices.IndexFunc(s.Pending(), func(q *interview.Question) bool { return q.Pointer == pointer })
		if i < 0 {
			return nil
		}
		return s.Pending()[i]
	}
	q := find("/cap_table/holders")
	if q == nil || q.Ask != interview.AskCount || !strings.HasPrefix(q.Text, "How many holders") {
		t.Fatalf("asks %+v", q)
	}
	s, _ = answer(t, s, q, interview.Answer{Value: 2})
	value, _ := s.Profile().Lookup("/cap_table/holders")
	complete, _ := s.Profile().Lookup("/complete")
	if list, _ := value.([]any); len(list) != 2 || !slices.Contains(complete.([]any), any("/cap_table/holders")) {
		t.Errorf("holders %v, complete %v", value, complete)
	}
	q = find("/cap_table/holders/1/pct")
	if q == nil || q.Ask != interview.AskValue {
		t.Fatalf("the share of the second holder is not asked for: %+v", q)
	}
	if find("/cap_table/holders") != nil {
		t.Error("the list is asked for again")
	}
}

func TestNothingOfAListMeansNone(t *testing.T) {
	j, b := open(t, "screening", rule.English)
	s := begin(t, interview.New(j, b, interview.Options{Lang: rule.English, All: true}), "{}")
	i := slices.IndexFunc(s.Pending(), func(q *interview.Question) bool { return q.Pointer == "/legal/licences" })
	s, _ = answer(t, s, s.Pending()[i], interview.Answer{Value: 0})
	if value, ok := s.Profile().Lookup("/legal/licences"); !ok || len(value.([]any)) != 0 {
		t.Errorf("licences are %v", value)
	}
}

// TestSetAsideIsNoFact: who does not know has said nothing of the company, and is not asked again, not even after a break.
func TestSetAsideIsNoFact(t *testing.T) {
	j, b := open(t, "screening", rule.English)
	i := interview.New(j, b, interview.Options{Lang: rule.English})
	for _, why := range []string{interview.Unknown, interview.NotApplicable, interview.SomeoneElse} {
		s := begin(t, i, "{}")
		q, _ := s.Next()
		before := s.Progress()
		s, settled := answer(t, s, q, interview.Answer{Aside: &interview.Aside{Why: why, Who: "Ms Wu"}})
		if len(settled) > 0 || s.Progress() != before {
			t.Errorf("%s settles %v", why, settled)
		}
		if _, ok := s.Profile().Lookup(q.Pointer); ok {
			t.Errorf("%s: %s is in the profile", why, q.Pointer)
		}
		text, err := json.Marshal(s.Profile().Document())
		if err != nil {
			t.Fatal(err)
		}
		s = begin(t, i, string(text))
		if next, _ := s.Next(); next.Pointer == q.Pointer {
			t.Errorf("%s: %s is asked for again", why, q.Pointer)
		}
		if got := s.Asides()[q.Pointer]; got != (interview.Aside{Why: why, Who: "Ms Wu"}) {
			t.Errorf("kept as %v", got)
		}
	}
}

func TestAnAnswerAfterAllIsNoLongerAside(t *testing.T) {
	j, b := open(t, "screening", rule.English)
	s := begin(t, interview.New(j, b, interview.Options{Lang: rule.English}), "{}")
	q, _ := s.Next()
	s, _ = answer(t, s, q, interview.Answer{Aside: &interview.Aside{Why: interview.Unknown}})
	s, _ = answer(t, s, q, interview.Answer{Value: "2026-10-31"})
	if len(s.Asides()) > 0 {
		t.Errorf("still aside: %v", s.Asides())
	}
}

func TestEvidenceStandsBesideTheAnswer(t *testing.T) {
	j, b := open(t, "screening", rule.English)
	s := begin(t, interview.New(j, b, interview.Options{Lang: rule.English}), "{}")
	q, _ := s.Next()
	s, _ = answer(t, s, q, interview.Answer{Value: "2026-10-31", Document: "statement.pdf", Page: "3"})
	got, _ := s.Profile().Lookup("/provenance/~1company~1as_of")
	if diff := cmp.Diff(map[string]any{"level": "claimed", "source": "statement.pdf, p. 3"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestRefusals(t *testing.T) {
	j, b := open(t, "screening", rule.English)
	s := begin(t, interview.New(j, b, interview.Options{Lang: rule.English, All: true}), "{}")
	find := func(pointer string) *interview.Question {
		return s.Pending()[slices.IndexFunc(s.Pending(), func(q *interview.Question) bool { return q.Pointer == pointer })]
	}
	for _, tt := range []struct {
		pointer string
		answer  interview.Answer
		want    string
	}{
		{"/cap_table/holders", interview.Answer{Value: "many"}, "a whole number is needed"},
		{"/cap_table/holders", interview.Answer{Value: -1}, "a whole number is needed"},
		{"/cap_table/holders", interview.Answer{Value: 100000}, "more than 200 entries"},
		{"/company/as_of", interview.Answer{Value: "soon"}, ""},
		{"/company/as_of", interview.Answer{Aside: &interview.Aside{Why: "tired"}}, `"tired" is not a reason`},
	} {
		t.Run(tt.pointer+" "+fmt.Sprint(tt.answer.Value), func(t *testing.T) {
			_, _, err := s.Answer(context.Background(), find(tt.pointer), tt.answer)
			var refused *interview.Refused
			if !errors.As(err, &refused) || !strings.Contains(refused.What.EN, tt.want) {
				t.Errorf("error %v, want %q", err, tt.want)
			}
		})
	}
}

// TestEndsWhenNothingChangesTheVerdict: a critical finding with the core known is a fail, whatever else is said; --all goes on.
func TestEndsWhenNothingChangesTheVerdict(t *testing.T) {
	j, b := open(t, "screening", rule.English)
	const text = `{
		"company": {"stage": "growth", "as_of": "2026-10-31"},
		"financials": {"cash": {"amount": 100000, "currency": "CNY"}, "monthly_net_burn": {"amount": 100000, "currency": "CNY"},
			"revenue_ttm": {"amount": 100000, "currency": "CNY"}},
		"cap_table": {"holders": [{"name": "Li Wei", "class": "founder", "pct": 100}]}
	}`
	if q, end := begin(t, interview.New(j, b, interview.Options{Lang: rule.English}), text).Next(); q != nil || end != interview.Decided {
		t.Errorf("asks for %v, end %q", q, end)
	}
	if q, _ := begin(t, interview.New(j, b, interview.Options{Lang: rule.English, All: true}), text).Next(); q == nil {
		t.Error("with All nothing is asked for")
	}
}

func TestOnlyWhatSomebodyKnows(t *testing.T) {
	j, b := open(t, "diligence", rule.English)
	for _, who := range fact.Everyone {
		pending := begin(t, interview.New(j, b, interview.Options{Lang: rule.English, All: true, Who: who}), "{}").Pending()
		if len(pending) == 0 {
			t.Errorf("nothing for %s", who)
		}
		for _, q := range pending {
			if q.Who != who {
				t.Errorf("%s is asked for %s, which %s knows", who, q.Pointer, q.Who)
			}
		}
	}
}

// TestStepsAreFunctionsOfTheProfile: whatever is answered in whatever order, an interview that is begun anew from the profile stands
// where the one stands that evaluated only what the answers could change.
func TestStepsAreFunctionsOfTheProfile(t *testing.T) {
	j, b := open(t, "diligence", rule.English)
	i := interview.New(j, b, interview.Options{Lang: rule.English, All: true})
	knows := fixture(t, "healthy_growth")
	most := 4
	if thorough.Wanted() {
		most = 12
	}
	thorough.Checks(t, 25)
	rapid.Check(t, func(rt *rapid.T) {
		s := begin(t, i, "{}")
		for range rapid.IntRange(1, most).Draw(rt, "answers") {
			pending := s.Pending()
			if len(pending) == 0 {
				break
			}
			q := pending[rapid.IntRange(0, len(pending)-1).Draw(rt, "question")]
			a := answerOf(knows, q)
			if rapid.IntRange(0, 4).Draw(rt, "unknown") == 0 {
				a = interview.Answer{Aside: &interview.Aside{Why: interview.Unknown}}
			}
			s, _ = answer(t, s, q, a)
		}
		text, err := json.Marshal(s.Profile().Document())
		if err != nil {
			rt.Fatal(err)
		}
		anew := begin(t, i, string(text))
		say := func(s *interview.Step) string {
			var all []string
			for _, q := range s.Pending() {
				all = append(all, fmt.Sprintf("%s %s %s %v", q.Pointer, q.Ask, q.Text, q.Why))
			}
			next, end := s.Next()
			pointer := ""
			if next != nil {
				pointer = next.Pointer
			}
			return fmt.Sprintf("%s %s %v %s\n%s", pointer, end, s.Progress(), s.Verdict(), strings.Join(all, "\n"))
		}
		if diff := cmp.Diff(say(anew), say(s)); diff != "" {
			rt.Fatal(diff)
		}
	})
}

// TestNoThresholdIsShown: nothing that a question says is a parameter of a rule that waits for it, but for what the policies' own questions
// say to whoever reads them.
func TestNoThresholdIsShown(t *testing.T) {
	for _, lang := range []rule.Lang{rule.English, rule.Chinese} {
		j, b := open(t, "diligence", lang)
		for _, q := range begin(t, interview.New(j, b, interview.Options{Lang: lang, All: true}), "{}").Pending() {
			raw, err := json.Marshal(q)
			if err != nil {
				t.Fatal(err)
			}
			var shown map[string]any
			if err := json.Unmarshal(raw, &shown); err != nil {
				t.Fatal(err)
			}
			for name := range shown {
				if !slices.Contains([]string{"pointer", "ask", "text", "help", "example", "kind", "choices", "unit", "who", "cost", "core", "settles", "why", "columns"}, name) {
					t.Errorf("%s: %s is shown", q.Pointer, name)
				}
			}
			columns, _ := shown["columns"].([]any)
			for _, c := range columns {
				for name := range c.(map[string]any) {
					if !slices.Contains([]string{"name", "label", "kind", "unit", "choices"}, name) {
						t.Errorf("%s: %s of a column is shown", q.Pointer, name)
					}
				}
			}
			for _, why := range q.Why {
				r, _ := j.Catalogue().Rule(why.Rule)
				if why.Title != r.Title.In(lang) && r.ID != "capital_operation/rule_of_40_missed" {
					t.Errorf("%s is shown as %q", why.Rule, why.Title)
				}
				for _, p := range r.Params {
					if n := fmt.Sprint(p.Value); len(n) > 1 && strings.Trim(n, "0123456789.") == "" && strings.Contains(why.Title, n) {
						t.Errorf("the title of %s shows %s: %s", why.Rule, p.Name, why.Title)
					}
				}
			}
		}
	}
}

// BenchmarkStep is an answer in the middle of an interview over all rules: edit, evaluation, next question.
func BenchmarkStep(b *testing.B) {
	j, book := open(b, "diligence", rule.English)
	knows := fixture(b, "healthy_expansion")
	s := begin(b, interview.New(j, book, interview.Options{Lang: rule.English, All: true}), "{}")
	for range 100 {
		q, _ := s.Next()
		s, _ = answer(b, s, q, answerOf(knows, q))
	}
	b.ResetTimer()
	for b.Loop() {
		q, _ := s.Next()
		answer(b, s, q, answerOf(knows, q))
	}
}
