package replay_test

import (
	"bytes"
	"testing"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/replay"
	"github.com/diligo/diligo/internal/words"
)

// FuzzReadReport: any saved report is refused with a place, or holds assessments that name their profiles.
func FuzzReadReport(f *testing.F) {
	for _, seed := range []string{
		`{"schema": "diligo.report/v1", "assessments": [{"profile": {"source": "a.json"}, "summary": {}, "results": []}], "failures": []}`,
		`{"profile": {"source": "a.json"}, "results": [], "summary": {}}` + "\n\n" + `{"profile": {"source": "b.json"}, "results": [], "summary": {}}`,
		`{"schema": "diligo.report/v1", "assessments": [null]}`, `{"schema": "diligo.report/v2"}`, `{"schema": 5}`, `{"schema": "diligo.report/v1"} x`,
		`{"schema": "diligo.report/v1", "assessments": [{"summary": {"verdict": 5}}]}`, `{"results": null, "summary": {}}`, `{"company": {"name": "a"}}`,
		`{"results": [], "summary": {"severity_threshold": "none"}}`, "",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		replay.IsReport(content)
		r, err := replay.ReadReport("r.json", content)
		if err != nil {
			if m := replay.Misread(words.English, "r.json", err); m.Error == "" || m.Line < 0 || m.Line > 1+bytes.Count(content, []byte("\n")) {
				t.Errorf("%+v", m)
			}
			return
		}
		for _, a := range r.Assessments {
			if a.Profile.Source == "" {
				t.Error("an assessment of no profile")
			}
			_ = a.Profile.Place()
		}
		var again assessment.Report
		_ = assessment.Unmarshal("r.json", content, &again) // as one report or as lines: no panic
	})
}
