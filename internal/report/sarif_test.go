package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/report/phrase"
	"github.com/diligo/diligo/internal/report/reporttest"
	"github.com/diligo/diligo/internal/rule"
)

// TestWriteSARIF_Schema validates the output against the schema published by OASIS (testdata/README.md).
func TestWriteSARIF_Schema(t *testing.T) {
	schema := sarifSchema(t)
	verbose, bare := reporttest.Options(rule.English), phrase.Options{Lang: rule.Chinese}
	verbose.Verbose = true
	unplaced := reporttest.Sample()
	unplaced.Assessments[0].Results[0].Findings[0].Locations = []assessment.Location{{Pointer: "/company/as_of"}}
	unplaced.Assessments[0].Results[1].Findings[0].Locations = nil
	tests := []struct {
		name    string
		report  *assessment.Report
		options phrase.Options
	}{
		{"sample", reporttest.Sample(), reporttest.Options(rule.English)},
		{"Chinese", reporttest.Sample(), reporttest.Options(rule.Chinese)},
		{"with what passed", reporttest.Sample(), verbose},
		{"nothing known of inputs and rules", reporttest.Sample(), bare},
		{"a finding without a place", unplaced, reporttest.Options(rule.English)},
		{"empty", &assessment.Report{}, reporttest.Options(rule.English)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var b bytes.Buffer
			if err := Write(&b, "sarif", tt.report, tt.options); err != nil {
				t.Fatal(err)
			}
			if !bytes.Contains(b.Bytes(), []byte(`"results": [`)) {
				t.Error("no results")
			}
			document, err := jsonschema.UnmarshalJSON(&b)
			if err != nil {
				t.Fatal(err)
			}
			if err := schema.Validate(document); err != nil {
				t.Error(err)
			}
		})
	}
	broken, err := jsonschema.UnmarshalJSON(bytes.NewReader([]byte(`{"version": "2.1.0", "runs": [{"results": []}]}`)))
	if err != nil {
		t.Fatal(err)
	}
	if schema.Validate(broken) == nil {
		t.Error("the schema lets a run without a tool pass")
	}
}

func sarifSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	content, err := os.ReadFile("testdata/sarif-schema-2.1.0.json")
	if err != nil {
		t.Fatal(err)
	}
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("sarif.json", document); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("sarif.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// TestWriteSARIF_Limit writes more findings than GitHub accepts: the most severe are kept, in order.
func TestWriteSARIF_Limit(t *testing.T) {
	const severe = 3
	var findings []assessment.Finding
	for i := range maxResults {
		findings = append(findings, assessment.Finding{Fingerprint: fmt.Sprint(i), Severity: rule.Low, Message: "low"})
	}
	for i := range severe {
		findings = append(findings, assessment.Finding{Fingerprint: fmt.Sprint("severe ", i), Severity: rule.High, Message: "high"})
	}
	r := &assessment.Report{Assessments: []*assessment.Assessment{{Results: []assessment.Result{
		{Rule: "a/b", Outcome: rule.Fail, Findings: findings}, {Rule: "a/c", Outcome: rule.Pass},
	}}}}
	o := reporttest.Options(rule.English)
	o.Verbose = true
	var b bytes.Buffer
	if err := Write(&b, "sarif", r, o); err != nil {
		t.Fatal(err)
	}
	var log struct {
		Runs []struct {
			Invocations []struct {
				ExecutionSuccessful        bool
				ToolExecutionNotifications []struct{ Message struct{ Text string } }
			}
			Results []struct {
				Level     string
				RuleIndex *int
			}
		}
	}
	if err := json.Unmarshal(b.Bytes(), &log); err != nil {
		t.Fatal(err)
	}
	run := log.Runs[0]
	levels := map[string]int{}
	for _, r := range run.Results {
		levels[r.Level]++
		if r.RuleIndex == nil || *r.RuleIndex != 0 {
			t.Fatal("no rule index")
		}
	}
	if diff := cmp.Diff(map[string]int{"error": severe, "note": maxResults - severe}, levels); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	i := run.Invocations[0]
	if len(i.ToolExecutionNotifications) != 1 || i.ToolExecutionNotifications[0].Message.Text != "4 results left out: only 25000 are written, the most severe" || !i.ExecutionSuccessful {
		t.Errorf("notifications: %+v", i)
	}
}

// TestWriteSARIF_LineHash: a text that is not available has no hash, rather than that of an empty text.
func TestWriteSARIF_LineHash(t *testing.T) {
	for name, tt := range map[string]struct {
		profiles phrase.Profiles
		want     bool
	}{
		"at hand":     {reporttest.SampleProfiles, true},
		"not at hand": {reporttest.Profiles{LineOf: reporttest.SampleProfiles.LineOf, TextOf: func() []byte { return nil }}, false},
		"none":        {nil, false},
	} {
		o := reporttest.Options(rule.English)
		o.Profiles = tt.profiles
		var b bytes.Buffer
		if err := Write(&b, "sarif", reporttest.Sample(), o); err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(b.String(), "primaryLocationLineHash"); got != tt.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestAnchor(t *testing.T) {
	for heading, want := range map[string]string{
		"Runway too short": "runway-too-short", "R&D: 20% or less?": "rd-20-or-less", "现金跑道过短": "现金跑道过短", "Use_of - funds": "use_of---funds",
	} {
		if got := anchor(heading); got != want {
			t.Errorf("%s: %s, want %s", heading, got, want)
		}
	}
}
