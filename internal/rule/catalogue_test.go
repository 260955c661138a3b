package rule

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestReplaced: what became of a rule is known by its old ID, unless a rule of that ID is there.
func TestReplaced(t *testing.T) {
	c := &Catalogue{Rules: []*Rule{
		{ID: "a/new", Replaces: map[ID]string{"b/old": "", "b/part": "data", "c/back": ""}},
		{ID: "c/back"},
	}}
	tests := []struct {
		id   ID
		want string
		ok   bool
	}{
		{"b/old", "rule b/old is now a/new", true},
		{"b/part", "rule b/part is now a/new, subject data", true},
		{"a/new", "", false},
		{"c/back", "", false},
		{"d/never", "", false},
	}
	for _, tt := range tests {
		t.Run(string(tt.id), func(t *testing.T) {
			got, ok := c.Replaced(tt.id)
			if ok != tt.ok || ok && got.String() != tt.want {
				t.Errorf("got %v, %t", got, ok)
			}
		})
	}
	if diff := cmp.Diff([]Replacement{{Old: "b/old", New: "a/new"}, {Old: "b/part", New: "a/new", Subject: "data"}}, c.Replacements()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestRemark_IsATextOfEachLanguageOrOneOfAll(t *testing.T) {
	for content, want := range map[string]Text{
		`"secondary"`: {EN: "secondary", ZH: "secondary"},
		`{"en": "secondary", "zh": "二手来源"}`: {EN: "secondary", ZH: "二手来源"},
	} {
		var got Remark
		if err := json.Unmarshal([]byte(content), &got); err != nil || got.Text != want {
			t.Errorf("%s: %v, %v", content, got, err)
		}
	}
	if err := json.Unmarshal([]byte(`7`), new(Remark)); err == nil {
		t.Error("a number is not a remark")
	}
}
