package report

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/report/reporttest"
	"github.com/diligo/diligo/internal/rule"
)

// TestWriteGitLab_Fingerprints: unique within a report, and unaffected by changed lines and texts.
func TestWriteGitLab_Fingerprints(t *testing.T) {
	twice := reporttest.Sample()
	copied := *reporttest.Sample().Assessments[0]
	copied.Profile.Source = "copy.json"
	results := copied.Results[0].Findings
	copied.Results[0].Findings = append(results, results[0]) // only a faulty rule could produce this
	twice.Assessments = append(twice.Assessments, &copied)
	first := issues(t, twice)
	seen := map[string]bool{}
	for _, i := range first {
		if seen[i.Fingerprint] {
			t.Errorf("%s occurs twice", i.Fingerprint)
		}
		seen[i.Fingerprint] = true
	}
	if len(first) != 1+5+6 {
		t.Errorf("%d issues", len(first))
	}

	moved := reporttest.Sample()
	moved.Assessments[0].Results[0].Findings[0].Locations[0].Line = 30
	moved.Assessments[0].Results[0].Findings[0].Message = "anders"
	before := issues(t, reporttest.Sample())
	for i, issue := range issues(t, moved) {
		if issue.Fingerprint != before[i].Fingerprint {
			t.Errorf("%s is now %s", before[i].Fingerprint, issue.Fingerprint)
		}
	}

	if none := issues(t, &assessment.Report{}); none == nil || len(none) != 0 {
		t.Errorf("an empty report gives %v", none)
	}
}

func issues(t *testing.T, r *assessment.Report) []qualityIssue {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, "gitlab", r, reporttest.Options(rule.English)); err != nil {
		t.Fatal(err)
	}
	var got []qualityIssue
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	return got
}
