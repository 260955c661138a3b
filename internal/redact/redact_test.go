package redact

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/fact"
	"github.com/diligo/diligo/internal/fact/facttest"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/thorough"
)

func book(t *testing.T) *fact.Book {
	t.Helper()
	b, _ := facttest.Shipped(t)
	return b
}

// TestAnonymous_HasNoTextOfTheProfile: every free text is replaced, and the result is a valid profile with the same facts.
func TestAnonymous_HasNoTextOfTheProfile(t *testing.T) {
	b, validator := book(t), app.NewValidator()
	paths, err := filepath.Glob("../../fixtures/profiles/*/profile.json")
	if err != nil || len(paths) < 40 {
		t.Fatal(len(paths), err)
	}
	planted := 0
	for i, path := range paths {
		if i%16 != 0 && !thorough.Wanted() {
			continue
		}
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		var d map[string]any
		if err := json.Unmarshal(text, &d); err != nil {
			t.Fatal(err)
		}
		marked := mark(d, func(pointer string, s string) string {
			f, ok := b.At(pointer)
			if free := !ok || f.Kind == fact.Text || f.Kind == fact.Texts && len(f.Words) == 0; free && f != nil && f.Pattern != "/complete" && !codes[f.Pattern] {
				planted++
				return "CANARY" + s
			}
			return s
		}, "").(map[string]any)
		out := Anonymous(b, marked)
		got, err := json.Marshal(out)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(got), "CANARY") {
			t.Errorf("%s: %s", path, got)
		}
		if _, err := validator.Decode("x", got, profile.FormatJSON); err != nil {
			t.Errorf("%s: what is left is not a profile: %v", path, err)
		}
		for section := range d {
			if _, ok := out[section]; !ok && section != "$schema" && section != "provenance" && section != "extensions" && section != "asked" && section != "rates" {
				t.Errorf("%s: %s is lost", path, section)
			}
		}
	}
	if planted < 50 {
		t.Errorf("only %d texts", planted)
	}
}

func mark(x any, change func(pointer, s string) string, at string) any {
	switch x := x.(type) {
	case string:
		return change(at, x)
	case []any:
		for i := range x {
			x[i] = mark(x[i], change, at+"/0")
		}
	case map[string]any:
		for k := range x {
			x[k] = mark(x[k], change, at+"/"+strings.NewReplacer("~", "~0", "/", "~1").Replace(k))
		}
	}
	return x
}

func TestAnonymous_KeepsWhoIsWho(t *testing.T) {
	got := Anonymous(book(t), map[string]any{
		"company":   map[string]any{"id": "acme", "name": "Acme", "stage": "growth"},
		"team":      map[string]any{"founders": []any{map[string]any{"name": "Li"}}},
		"cap_table": map[string]any{"holders": []any{map[string]any{"name": "Li"}}},
	})
	company, _ := got["company"].(map[string]any)
	founder := got["team"].(map[string]any)["founders"].([]any)[0].(map[string]any)["name"]
	holder := got["cap_table"].(map[string]any)["holders"].([]any)[0].(map[string]any)["name"]
	if founder != holder || founder == company["name"] || company["stage"] != "growth" {
		t.Errorf("%v", got)
	}
}

func TestBand(t *testing.T) {
	for amount, want := range map[float64]float64{
		0: 0, 0.5: 0, 1: 1, 1.99: 1, 2: 2, 4.99: 2, 5: 5, 9.99: 5, 10: 10, 999: 500, 1000: 1000, 4_200_000: 2_000_000, -30: -20, 1e15: 1e15, 999_999_999: 500_000_000,
	} {
		if got := Band(amount); got != want {
			t.Errorf("%v is in the band from %v, not %v", amount, want, got)
		}
	}
}

func TestMask_TakesFactsAndScrubTheirTexts(t *testing.T) {
	d := map[string]any{
		"company": map[string]any{"name": "Acme AI", "country": "CN", "stage": "growth"}, "provenance": map[string]any{"/company": map[string]any{"source": "Acme deck"}},
		"team": map[string]any{"founders": []any{map[string]any{"name": "Li", "roles": []any{"CEO"}}}},
	}
	texts := Mask(d, []string{"/company/name", "/team/founders/*/name", "/team/founders/*/roles", "/nothing/there"})
	if diff := cmp.Diff([]string{"Acme AI", "CEO", "Li"}, texts); diff != "" {
		t.Error(diff)
	}
	want := map[string]any{"company": map[string]any{"country": "CN", "stage": "growth"}, "team": map[string]any{"founders": []any{map[string]any{}}}}
	if diff := cmp.Diff(want, d); diff != "" {
		t.Error(diff)
	}
	got := Scrub(map[string]any{"a": "acme ai, led by Li, lists limits", "Li": []any{"of ACME AI.", 1.0}, "b": "由Acme AI研发"}, texts)
	if diff := cmp.Diff(map[string]any{"a": "███, led by ███, lists limits", "███": []any{"of ███.", 1.0}, "b": "由███研发"}, got); diff != "" {
		t.Error(diff)
	}
}
