package policies_test

import (
	"testing"

	"github.com/diligo/diligo/internal/rule"
)

// Every rule has a column in the matrix of a memo that somebody chose, for itself or its category; no choice is about a rule that is not there,
// or says again what its category says; and it is known whose judgement that is.
func TestRemedies(t *testing.T) {
	c := load(t).Catalogue()
	used := map[rule.Remedy]int{}
	for _, r := range c.Rules {
		_, own := c.Remedies.Rules[r.ID]
		if _, common := c.Remedies.Categories[r.ID.Category()]; !own && !common {
			t.Errorf("%s: neither it nor its category has a remedy", r.ID)
		}
		used[c.Remedies.Of(r.ID)]++
	}
	for _, one := range rule.AllRemedies() {
		if used[one] == 0 {
			t.Errorf("no rule has the remedy %s", one)
		}
	}
	for id, one := range c.Remedies.Rules {
		if _, ok := c.Rule(id); !ok {
			t.Errorf("%s: there is no such rule", id)
		}
		if c.Remedies.Categories[id.Category()] == one {
			t.Errorf("%s: its category has the same remedy", id)
		}
	}
	for category := range c.Remedies.Categories {
		if _, ok := c.Vocabulary.Categories[category]; !ok {
			t.Errorf("%s: there is no such category", category)
		}
	}
	if len(c.Remedies.Sources) == 0 {
		t.Error("the remedies name no source")
	}
	for _, id := range c.Remedies.Sources {
		if _, ok := c.Sources[id]; !ok {
			t.Errorf("there is no source %s", id)
		}
	}
}
