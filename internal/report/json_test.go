package report

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/report/reporttest"
	"github.com/diligo/diligo/internal/rule"
)

// TestWriteJSON_Whole: the output written entry by entry equals that of encoding the whole report.
func TestWriteJSON_Whole(t *testing.T) {
	none, many := reporttest.Sample(), reporttest.Sample()
	none.Assessments, none.Failures = []*assessment.Assessment{}, []assessment.Failure{}
	many.Assessments = append(many.Assessments, reporttest.Sample().Assessments...)
	many.Failures = append(many.Failures, many.Failures...)
	for name, r := range map[string]*assessment.Report{"none": none, "one": reporttest.Sample(), "many": many} {
		t.Run(name, func(t *testing.T) {
			var want, got bytes.Buffer
			e := json.NewEncoder(&want)
			e.SetEscapeHTML(false)
			e.SetIndent("", "  ")
			if err := e.Encode(r); err != nil {
				t.Fatal(err)
			}
			if err := Write(&got, "json", r, reporttest.Options(rule.English)); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want.String(), got.String()); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
