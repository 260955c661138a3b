package rule_test

import (
	"testing"

	"github.com/diligo/diligo/internal/rule"
)

func TestRule_Reads(t *testing.T) {
	r := &rule.Rule{Facts: []string{"/financials/cash", "/rounds/*/amount", "/loans/-", "/team/founders"}}
	for pointer, want := range map[string]bool{
		"/financials/cash": true, "/financials/cash/amount": true, "/financials": true, "": true,
		"/financials/cas": false, "/financials/cash_flow": false, "/company/name": false,
		"/rounds": true, "/rounds/3": true, "/rounds/-": true, "/rounds/3/amount/currency": true, "/rounds/3/date": false,
		"/loans": true, "/loans/0": true, "/loans/0/amount": true, "/team/founders/0/name": true, "/team/size": false,
		"/rates": true, "/rates/USD": true, "/complete/0": true, "/complete": true, "/company/as_of": true, "/company": true,
		"/asked": false, "/company/legal_name": false, "/provenance": true, "/provenance/~1rounds": true, "/financials/period_end": true,
	} {
		if got := r.Reads(pointer); got != want {
			t.Errorf("%s: %v", pointer, got)
		}
	}
	if asks := (&rule.Rule{Facts: []string{"/asked/*"}}); !asks.Reads("/financials/cash") {
		t.Error("a rule that reads what was asked reads any fact")
	}
}
