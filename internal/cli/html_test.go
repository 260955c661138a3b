package cli

import (
	"encoding/json"
	"html"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/rule"
)

// TestRunwayAgrees: on every fixture the HTML report shows the runway that the rule judged.
func TestRunwayAgrees(t *testing.T) {
	page, data := filepath.Join(t.TempDir(), "r.html"), filepath.Join(t.TempDir(), "r.json")
	Main([]string{"check", "../../fixtures/profiles", "--only", "runway/short_runway", "-f", "html", "-o", page, "-f", "json", "-o", data},
		strings.NewReader(""), io.Discard, io.Discard)
	shown, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(data)
	if err != nil {
		t.Fatal(err)
	}
	var r assessment.Report
	if err := json.Unmarshal(raw, &r); err != nil {
		t.Fatal(err)
	}
	sections := regexp.MustCompile(`-runway">[^<]*</h3>\s*<p>([^<]*)</p>`).FindAllStringSubmatch(string(shown), -1)
	if len(sections) != len(r.Assessments) || len(sections) < 50 {
		t.Fatalf("%d runways for %d companies", len(sections), len(r.Assessments))
	}
	lasts := regexp.MustCompile(`lasts ([\d,.]+) months`)
	outcomes := map[rule.Outcome]int{}
	for i, a := range r.Assessments {
		text, result := html.UnescapeString(sections[i][1]), a.Results[0]
		outcomes[result.Outcome]++
		m := lasts.FindStringSubmatch(text)
		switch result.Outcome {
		case rule.Fail:
			if result.Findings[0].Kind == "empty" {
				if !strings.HasPrefix(text, "There is no cash") {
					t.Errorf("%s: %q, but the rule says %q", a.Profile.Source, text, result.Findings[0].Message)
				}
				continue
			}
			if m == nil || !strings.Contains(result.Findings[0].Message, "lasts "+m[1]+" months") {
				t.Errorf("%s: %q, but the rule says %q", a.Profile.Source, text, result.Findings[0].Message)
			}
		case rule.Pass:
			months := 0.0
			if m != nil {
				if months, err = strconv.ParseFloat(strings.ReplaceAll(m[1], ",", ""), 64); err != nil {
					t.Fatal(err)
				}
			}
			if months < 12 && !strings.HasPrefix(text, "No net burn") {
				t.Errorf("%s: %q, but the rule passed", a.Profile.Source, text)
			}
		case rule.Unknown:
			if m != nil && a.Profile.Stage != "" {
				t.Errorf("%s: %q, but the rule does not know", a.Profile.Source, text)
			}
		}
	}
	if outcomes[rule.Fail] == 0 || outcomes[rule.Pass] == 0 || outcomes[rule.Unknown] == 0 {
		t.Errorf("the fixtures lack an outcome: %v", outcomes)
	}
}
