package profile_test

import (
	"errors"
	"testing"

	"github.com/diligo/diligo/internal/profile"
)

// TestAtLine: lines of a profile further down in its source count from the top of the source.
func TestAtLine(t *testing.T) {
	p := decode(t, "{\"company\":\n {\"name\": \"Acme\"}}", profile.FormatJSON).AtLine(7)
	if r, ok := p.Range("/company/name"); !ok || r != (profile.Range{Line: 8, Column: 11, EndLine: 8, EndColumn: 17}) {
		t.Errorf("%v, %v", r, ok)
	}
	if r, ok := p.Range("/rounds"); ok || r.Line != 7 {
		t.Errorf("of what is not there: %v, %v", r, ok)
	}
	if p.Line(8) != ` {"name": "Acme"}}` || p.Line(7) != `{"company":` || p.Line(1) != "" || p.Line(9) != "" {
		t.Errorf("%q, %q", p.Line(7), p.Line(8))
	}
	dated, err := p.WithAsOf("2026")
	if err != nil {
		t.Fatal(err)
	}
	if r, _ := dated.Range("/company/name"); r.Line != 8 {
		t.Errorf("with another date: %v", r)
	}
	_, err = validator(t).Decode("acme", []byte("{\"company\":\n {\"name\": 5}}"), profile.FormatJSON)
	var problems profile.Errors
	if !errors.As(err, &problems) {
		t.Fatal(err)
	}
	if moved := problems.AtLine(7); len(moved) != 1 || moved[0].Line != 8 || moved[0].Column != problems[0].Column || problems[0].Line != 2 {
		t.Errorf("%v", moved)
	}
}
