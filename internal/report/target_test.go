package report

import (
	"bytes"
	"testing"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/report/reporttest"
	"github.com/diligo/diligo/internal/rule"
)

func TestWriteTargets(t *testing.T) {
	a := reporttest.Sample().Assessments[0]
	r := a.Results[0]
	r.Findings = r.Findings[:1]
	r.Findings[0].Targets = []assessment.Target{
		{
			Pointer: "/financials/cash", Reach: assessment.Reached, Text: "Cash would have to be at least CNY 6 m (now CNY 4.2 m).",
			Clears:  []assessment.Change{{Rule: "runway/other", Title: "Runway too short under stress", Subject: reporttest.Nasty}},
			Eases:   []assessment.Change{{Rule: "runway/cover", Title: "Little cover", Severity: rule.Low}},
			Breaks:  []assessment.Change{{Rule: "consistency/cash_bridge_gap", Title: "Cash does not follow from the bridge"}},
			Unknown: []rule.ID{"team/attrition_high", "market/first_segment_missing"},
		},
		{Pointer: "/financials/monthly_net_burn", Reach: assessment.OutOfReach, Text: "Net burn: no change of this alone clears the finding."},
	}
	for _, lang := range []rule.Lang{rule.English, rule.Chinese} {
		var b bytes.Buffer
		if err := WriteTargets(&b, a.Profile, r, reporttest.Options(lang)); err != nil {
			t.Fatal(err)
		}
		reporttest.Golden(t, "targets."+string(lang)+".txt", b.Bytes())
	}
}
