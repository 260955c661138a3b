package profile_test

import (
	"encoding/json"
	"errors"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/words"
)

const acme = `{
  "company": {"id": "acme", "name": "启明视觉", "stage": "growth", "as_of": "2026-10-31", "country": null},
  "financials": {"cash": {"amount": 12345678901234567890.10, "currency": "CNY"}},
  "rounds": [{"name": "A轮"}, {"name": "B"}],
  "extensions": {"a/b": {"~": 1}}
}
`

func validator(t testing.TB) *profile.Validator {
	t.Helper()
	return validatorOf(t, "testdata/schema.json")
}

// validatorOf returns a validator for the schema in a file.
func validatorOf(t testing.TB, path string) *profile.Validator {
	t.Helper()
	schema, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	v, err := profile.NewValidator(schema)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func decode(t testing.TB, data string, format profile.Format) *profile.Profile {
	t.Helper()
	p, err := validator(t).Decode("acme."+strings.ToLower(format.String()), []byte(data), format)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestProfile_Company(t *testing.T) {
	p := decode(t, acme, profile.FormatJSON)
	got := []string{p.Source(), p.ID(), p.Name(), p.Stage(), p.AsOf()}
	if diff := cmp.Diff([]string{"acme.json", "acme", "启明视觉", "growth", "2026-10-31"}, got); diff != "" {
		t.Error(diff)
	}
	empty := decode(t, `{}`, profile.FormatJSON)
	if got := empty.ID() + empty.Name() + empty.Stage() + empty.AsOf(); got != "" {
		t.Errorf("an empty profile says %q", got)
	}
}

func TestProfile_SHA256(t *testing.T) {
	const want = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
	if got := decode(t, `{}`, profile.FormatJSON).SHA256(); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got := decode(t, "\ufeff{}", profile.FormatJSON).SHA256(); got == want {
		t.Error("a byte order mark is part of what was read")
	}
}

func TestProfile_Lookup(t *testing.T) {
	p := decode(t, acme, profile.FormatJSON)
	for _, test := range []struct {
		pointer string
		want    any
		ok      bool
	}{
		{"/company/id", "acme", true},
		{"/financials/cash/amount", json.Number("12345678901234567890.10"), true},
		{"/rounds/1/name", "B", true},
		{"/extensions/a~1b/~0", json.Number("1"), true},
		{"/company/country", nil, false}, // null is an absent fact
		{"/company/headcount", nil, false},
		{"/rounds/2", nil, false},
		{"/rounds/-", nil, false},
		{"/rounds/01", nil, false},
		{"/rounds/-1", nil, false},
		{"/company/id/x", nil, false},
		{"/extensions/a~2b", nil, false},
		{"company", nil, false},
	} {
		got, ok := p.Lookup(test.pointer)
		if diff := cmp.Diff(test.want, got); diff != "" || ok != test.ok {
			t.Errorf("Lookup(%q) = %v, %v", test.pointer, got, ok)
		}
	}
	if root, ok := p.Lookup(""); !ok || !cmp.Equal(root, any(p.Document())) {
		t.Error("the empty pointer is the document")
	}
}

func TestProfile_WithAsOf(t *testing.T) {
	p := decode(t, acme, profile.FormatJSON)
	later, err := p.WithAsOf("2027-01")
	if err != nil {
		t.Fatal(err)
	}
	if p.AsOf() != "2026-10-31" || later.AsOf() != "2027-01" || later.ID() != "acme" || later.SHA256() != p.SHA256() {
		t.Errorf("as of %s, then %s of %q", p.AsOf(), later.AsOf(), later.ID())
	}
	before, _ := p.Range("/rounds/1")
	if after, ok := later.Range("/rounds/1"); !ok || before != after {
		t.Errorf("the second round moved from %v to %v", before, after)
	}
	company, _ := p.Range("/company")
	if at, ok := later.Range("/company/as_of"); ok || at != company {
		t.Errorf("the new date stands at %v, %v", at, ok)
	}

	fresh, err := decode(t, `{"company": null}`, profile.FormatJSON).WithAsOf("2027")
	if err != nil || fresh.AsOf() != "2027" {
		t.Errorf("as of %q, %v", fresh.AsOf(), err)
	}
	if _, err := p.WithAsOf("2023-02-30"); err == nil ||
		err.Error() != `as-of date "2023-02-30": the date "2023-02-30" does not exist; February 2023 has 28 days` {
		t.Error(err)
	}
}

// TestProfile_Release: released memory is reused by the next profile, and the first profile remains correct.
func TestProfile_Release(t *testing.T) {
	const text = `{"company": {"name": "Acme", "as_of": "2026-10"}, "rounds": [{"name": "Seed", "amount": {"amount": 1.50, "currency": "CNY"}}]}`
	v := validator(t)
	first, err := v.Decode("acme.json", []byte(text), profile.FormatJSON)
	if err != nil {
		t.Fatal(err)
	}
	later, err := first.WithAsOf("2027-01")
	if err != nil {
		t.Fatal(err)
	}
	moved := first.AtLine(3)
	want, wantLater := first.Document(), later.Document()
	place, _ := first.Range("/rounds/0/amount")
	first.Release()
	first.Release()
	for i := range 10 {
		other := strings.NewReplacer("Acme", "Other", "Seed", "A", "1.50", strconv.Itoa(i)).Replace(text)
		if _, err := v.Decode("other.json", []byte(other), profile.FormatJSON); err != nil {
			t.Fatal(err)
		}
	}
	for i, got := range []map[string]any{first.Document(), moved.Document()} {
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%d (-before +after):\n%s", i, diff)
		}
	}
	if diff := cmp.Diff(wantLater, later.Document()); diff != "" || later.AsOf() != "2027-01" {
		t.Errorf("as of another day (-before +after):\n%s", diff)
	}
	if again, ok := first.Range("/rounds/0/amount"); again != place || !ok {
		t.Errorf("at %v, before at %v", again, place)
	}
}

// TestValidator_Facts: pointers known to name facts are cached, and others are refused every time.
func TestValidator_Facts(t *testing.T) {
	v := validator(t)
	for i := range 3 {
		if _, err := v.Decode("right.json", []byte(`{"complete": ["/rounds"]}`), profile.FormatJSON); err != nil {
			t.Errorf("time %d: %v", i, err)
		}
		if _, err := v.Decode("wrong.json", []byte(`{"complete": ["/rounds", "/roundz"]}`), profile.FormatJSON); err == nil {
			t.Errorf("time %d: no error", i)
		}
	}
}

func TestProfile_ConcurrentUse(t *testing.T) {
	v := validator(t)
	p := decode(t, acme, profile.FormatJSON)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if _, err := v.Decode("acme.json", []byte(acme), profile.FormatJSON); err != nil {
				t.Error(err)
			}
			if r, ok := p.Range("/rounds/1/name"); !ok || p.Line(r.Line) == "" {
				t.Error("no place for the name of a round")
			}
		})
	}
	wg.Wait()
}

func TestFormatOf(t *testing.T) {
	for name, want := range map[string]profile.Format{
		"a.json": profile.FormatJSON, "a.yaml": profile.FormatYAML, "b/a.YML": profile.FormatYAML,
		"-": profile.FormatJSON, "yaml": profile.FormatJSON,
	} {
		if got := profile.FormatOf(name); got != want {
			t.Errorf("FormatOf(%q) = %v", name, got)
		}
	}
}

func TestErrors(t *testing.T) {
	_, err := validator(t).Decode("a.json", []byte(`{"x": 1, "company": {"id": 5}}`), profile.FormatJSON)
	var first *profile.Error
	if !errors.As(err, &first) || first.Pointer != "/x" {
		t.Errorf("first error: %v", first)
	}
	want := "a.json:1:2: /x: the key \"x\" is not known here\na.json:1:28: /company/id: a text is needed, got the number 5"
	if diff := cmp.Diff(want, err.Error()); diff != "" {
		t.Error(diff)
	}
}

func TestErrors_Capped(t *testing.T) {
	in := `{"rounds": [` + strings.Repeat("1,\n", 99) + `1]}`
	_, err := validator(t).Decode("a.json", []byte(in), profile.FormatJSON)
	errs, _ := errors.AsType[profile.Errors](err)
	if len(errs) != 20 {
		t.Fatalf("%d errors", len(errs))
	}
	want := &profile.Error{
		Source: "a.json", Line: 20, Column: 1, Problem: words.Text("%d more problems from here on", 81),
		Hint: words.Text("fix the ones above first, then run again"),
	}
	if diff := cmp.Diff(want, errs[19], cmp.AllowUnexported(words.Message{})); diff != "" {
		t.Error(diff)
	}
}

func TestProfile_Instances(t *testing.T) {
	p := decode(t, `{"rounds": [{"name": "A"}, {"name": "B"}], "asked": {"/rounds": "2026", "/company": "2026"}}`, profile.FormatJSON)
	for pattern, want := range map[string][]string{
		"/rounds":          {"/rounds"},
		"/rounds/*/amount": {"/rounds/0/amount", "/rounds/1/amount"},
		"/asked/*":         {"/asked/~1company", "/asked/~1rounds"},
		"/rates/*":         {"/rates/*"},
		"/rounds/*/name/*": {"/rounds/0/name/*", "/rounds/1/name/*"},
	} {
		if diff := cmp.Diff(want, p.Instances(pattern)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", pattern, diff)
		}
	}
}
