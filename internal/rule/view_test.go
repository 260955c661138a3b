package rule

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestRule_View: programs find every member, and lists that are not there are empty.
func TestRule_View(t *testing.T) {
	r := &Rule{ID: "runway/short_runway", Severity: High, Chapters: []string{"1.1"}, Stages: []string{"growth"}, Facts: []string{"/financials/cash"}, File: "a.rego"}
	text, err := json.Marshal(r.View())
	if err != nil {
		t.Fatal(err)
	}
	var got map[string]any
	if err := json.Unmarshal(text, &got); err != nil {
		t.Fatal(err)
	}
	empty := map[string]any{"en": "", "zh": ""}
	want := map[string]any{
		"id": "runway/short_runway", "category": "runway", "severity": "high", "title": empty, "description": empty, "chapters": []any{"1.1"}, "stages": []any{"growth"},
		"facts": []any{"/financials/cash"}, "params": []any{}, "resources": []any{}, "levers": []any{}, "messages": nil, "suggestions": nil, "questions": nil, "file": "a.rego",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
