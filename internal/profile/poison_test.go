//go:build poison

package profile_test

import (
	"testing"

	"github.com/diligo/diligo/internal/plan"
	"github.com/diligo/diligo/internal/profile"
)

// TestProfile_Release_Poisoned: using a value after its release is detectable, while the profile itself remains correct.
func TestProfile_Release_Poisoned(t *testing.T) {
	p := decode(t, `{"company": {"name": "Acme"}}`, profile.FormatJSON)
	held := p.Value()
	p.Release()
	if held.Kind() != plan.Array || held.Len() != 1 {
		t.Fatalf("what was released reads as %v", held.Interface())
	}
	if text, _ := held.At(0).Str(); text != plan.Poison {
		t.Errorf("what was released reads as %q", text)
	}
	if p.Name() != "Acme" {
		t.Errorf("the profile has become %q", p.Name())
	}
}
