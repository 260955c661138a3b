package interview_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/interview"
	"github.com/diligo/diligo/internal/rule"
)

// asked returns the pending question for a pointer.
func asked(t *testing.T, s *interview.Step, pointer string) *interview.Question {
	t.Helper()
	for _, q := range s.Pending() {
		if q.Pointer == pointer {
			return q
		}
	}
	t.Fatalf("%s is not asked for", pointer)
	return nil
}

func opening(t *testing.T) *interview.Step {
	t.Helper()
	j, b := open(t, "screening", rule.English)
	return begin(t, interview.New(j, b, interview.Options{Lang: rule.English, All: true}), `{"company": {"reporting_currency": "CNY"}}`)
}

func TestReadTellsValuesFromAsides(t *testing.T) {
	s := opening(t)
	cash := map[string]any{"amount": json.Number("4200000"), "currency": "CNY"}
	for _, tt := range []struct {
		line string
		want interview.Answer
	}{
		{"?", interview.Answer{Aside: &interview.Aside{Why: interview.Unknown}}},
		{"？", interview.Answer{Aside: &interview.Aside{Why: interview.Unknown}}},
		{"-", interview.Answer{Aside: &interview.Aside{Why: interview.NotApplicable}}},
		{"－", interview.Answer{Aside: &interview.Aside{Why: interview.NotApplicable}}},
		{"@ Ann Lee", interview.Answer{Aside: &interview.Aside{Why: interview.SomeoneElse, Who: "Ann Lee"}}},
		{"4.2m", interview.Answer{Value: cash}},
		{"4.2m CNY [statement of October, p. 3]", interview.Answer{Value: cash, Document: "statement of October", Page: "3"}},
		{"420万【十月报表，第 3 页】", interview.Answer{Value: cash, Document: "十月报表", Page: "3"}},
	} {
		t.Run(tt.line, func(t *testing.T) {
			got, err := s.Read(asked(t, s, "/financials/cash"), tt.line)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(plain(t, tt.want), plain(t, got)); diff != "" {
				t.Error(diff)
			}
		})
	}
	for _, line := range []string{"@", "soon"} {
		if a, err := s.Read(asked(t, s, "/financials/cash"), line); err == nil {
			t.Errorf("%q is read as %v", line, a)
		} else if what, _, ok := interview.Refusal(err, rule.Chinese); !ok || what == "" {
			t.Errorf("%q: %v is no refusal", line, err)
		}
	}
	if _, _, ok := interview.Refusal(errors.New("the disk is full"), rule.English); ok {
		t.Error("a fault of the machine is taken for an answer that can't be read")
	}
}

func plain(t *testing.T, a any) string {
	t.Helper()
	text, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestEntriesAreReadByTheirColumns(t *testing.T) {
	s := opening(t)
	q := asked(t, s, "/cap_table/holders")
	var names []string
	for _, c := range q.Columns {
		names = append(names, c.Name)
	}
	if diff := cmp.Diff([]string{"name", "class", "shares", "pct"}, names); diff != "" {
		t.Fatalf("the columns are others:\n%s", diff)
	}
	full := `{"class":"founder","name":"Li Wei","pct":70}`
	for _, tt := range []struct{ name, line, want string }{
		{"in order", "Li Wei; founder; ; 70", full},
		{"full-width marks", "Li Wei；founder；；70%", full},
		{"tabs", "Li Wei\tfounder\t\t70", full},
		{"an empty part", "Li Wei;;;70", `{"name":"Li Wei","pct":70}`},
		{"an empty part between full-width marks", "Li Wei；；；70", `{"name":"Li Wei","pct":70}`},
		{"an empty part between tabs", "Li Wei\t\t\t70", `{"name":"Li Wei","pct":70}`},
		{"not known", "Li Wei; ?; ?; 70", `{"name":"Li Wei","pct":70}`},
		{"the first is empty", "；founder", `{"class":"founder"}`},
		{"fewer parts", "Li Wei", `{"name":"Li Wei"}`},
		{"a mark at the end", "Li Wei; founder; ; 70;", full},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := s.Entry(q, tt.line)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, plain(t, got)); diff != "" {
				t.Error(diff)
			}
		})
	}
	for _, tt := range []struct{ line, want string }{
		{"Li Wei; founder; ; 70; 2020", "the line has 5 parts, and an entry 4"},
		{"Li Wei; founder; ; most", "Share: "},
	} {
		_, err := s.Entry(q, tt.line)
		var refused *interview.Refused
		if !errors.As(err, &refused) || !strings.Contains(refused.What.EN, tt.want) {
			t.Errorf("%q: %v, want %q", tt.line, err, tt.want)
		}
	}
	for line, want := range map[string]bool{"3": false, "none": false, "Li Wei; founder": true, "Li Wei；founder": true, "Li Wei\tfounder": true} {
		if got := q.ListsEntries(line); got != want {
			t.Errorf("%q lists entries: %v", line, got)
		}
	}
	if asked(t, s, "/financials/cash").ListsEntries("1; 2") {
		t.Error("an amount has no columns, and nothing lists entries of it")
	}
}

func TestMessages(t *testing.T) {
	s := opening(t)
	q := asked(t, s, "/financials/cash")
	cash := map[string]any{"amount": json.Number("4200000"), "currency": "CNY"}
	for _, tt := range []struct {
		name, line string
		want       interview.Answer
	}{
		{"text", `{"text": " 4.2m CNY ", "document": "d", "page": "3"}`, interview.Answer{Value: cash, Document: "d", Page: "3"}},
		{"value", `{"value": {"amount": 4200000, "currency": "CNY"}, "pointer": "/financials/cash"}`, interview.Answer{Value: cash}},
		{"aside", `{"aside": "someone_else", "who": "Ann"}`, interview.Answer{Aside: &interview.Aside{Why: interview.SomeoneElse, Who: "Ann"}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, stop, err := s.ReadMessage(q, tt.line)
			if err != nil || stop {
				t.Fatal(stop, err)
			}
			if diff := cmp.Diff(plain(t, tt.want), plain(t, got)); diff != "" {
				t.Error(diff)
			}
		})
	}
	if _, stop, err := s.ReadMessage(q, `{"stop": true}`); !stop || err != nil {
		t.Errorf("stop: %v %v", stop, err)
	}
	for _, tt := range []struct{ line, want string }{
		{`4.2m`, "no answer can be read"},
		{`{"txt": "4.2m"}`, `unknown field "txt"`},
		{`{}`, "one of text, value, aside and stop is needed"},
		{`{"text": "1", "stop": true}`, "one of text, value, aside and stop is needed"},
		{`{"pointer": "/company/as_of", "text": "1"}`, "the answer is for /company/as_of"},
		{`{"value": null}`, "null is not an answer"},
	} {
		a, stop, err := s.ReadMessage(q, tt.line)
		what, _, refused := interview.Refusal(err, rule.English)
		if stop || !refused || !strings.Contains(what, tt.want) {
			t.Errorf("%s: %v, stop %v, %q, want %q", tt.line, a, stop, what, tt.want)
		}
	}
	if got, want := plain(t, s.Ended(interview.Stopped)), `{"type":"end","end":"stopped",`; !strings.Contains(got, want) {
		t.Errorf("%s, want %s", got, want)
	}
	if got, want := plain(t, s.Asked(q)), `{"type":"question","pointer":"/financials/cash",`; !strings.Contains(got, want) {
		t.Errorf("%s, want %s", got, want)
	}
}
