package table

import "testing"

// A table may say that a fact is a claim and where it comes from, but never that it is better supported.
func TestClaims(t *testing.T) {
	claimed, verified := "claimed", "verified"
	for _, c := range []struct {
		to    string
		value *string
		want  bool
	}{
		{"/provenance/~1financials~1cash/level", &claimed, true},
		{"/provenance/~1financials~1cash/level", &verified, false},
		{"/provenance/~1financials~1cash/level", nil, false}, // from a column
		{"/provenance/~1financials~1cash/source", nil, true},
		{"/provenance/~1financials~1cash/as_of", nil, true},
		{"/provenance/~1financials~1cash/verified_by", nil, false},
		{"/provenance/~1financials~1cash/document/source", nil, false},
		{"/provenance/~1financials~1cash", &claimed, false},
		{"/provenance", &claimed, false},
	} {
		if got := (&factSpec{To: c.to, Value: c.value}).claims(); got != c.want {
			t.Errorf("%s: %t", c.to, got)
		}
	}
}
