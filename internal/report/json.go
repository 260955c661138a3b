package report

import (
	"bufio"
	"fmt"
	"io"
	"slices"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/report/phrase"
)

// writeJSON writes the report as one object, entry by entry, so that a large report takes little memory.
func writeJSON(w io.Writer, r *assessment.Report, _ phrase.Options) error {
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "{\n  \"schema\": %q,\n", r.Schema)
	if err := assessment.WriteMember(b, "assessments", slices.Values(r.Assessments)); err != nil {
		return err
	}
	b.WriteString(",\n")
	if err := assessment.WriteMember(b, "failures", slices.Values(r.Failures)); err != nil {
		return err
	}
	b.WriteString("\n}\n")
	return b.Flush()
}

// writeNDJSON writes one assessment per line.
func writeNDJSON(w io.Writer, r *assessment.Report, _ phrase.Options) error {
	for _, a := range r.Assessments {
		if err := a.WriteLine(w); err != nil {
			return err
		}
	}
	return nil
}
