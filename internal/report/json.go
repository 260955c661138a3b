package report

import (
	"encoding/json"
	"io"

	"github.com/diligo/diligo/internal/assessment"
)

func writeJSON(w io.Writer, r *assessment.Report, _ Options) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(r)
}

// writeNDJSON writes one assessment a line.
func writeNDJSON(w io.Writer, r *assessment.Report, _ Options) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	for _, a := range r.Assessments {
		if err := e.Encode(a); err != nil {
			return err
		}
	}
	return nil
}
