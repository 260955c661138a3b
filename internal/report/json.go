package report

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"github.com/diligo/diligo/internal/assessment"
)

// writeJSON writes the whole report as one object, entry by entry so that a large one takes little memory.
func writeJSON(w io.Writer, r *assessment.Report, _ Options) error {
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "{\n  \"schema\": %q,\n", r.Schema)
	if err := writeMember(b, "assessments", r.Assessments); err != nil {
		return err
	}
	b.WriteString(",\n")
	if err := writeMember(b, "failures", r.Failures); err != nil {
		return err
	}
	b.WriteString("\n}\n")
	return b.Flush()
}

// writeMember writes a member of the report that is a list.
func writeMember[T any](b *bufio.Writer, name string, entries []T) error {
	fmt.Fprintf(b, "  %q: [", name)
	var entry bytes.Buffer
	e := json.NewEncoder(&entry)
	e.SetEscapeHTML(false)
	e.SetIndent("    ", "  ")
	for i := range entries {
		entry.Reset()
		if err := e.Encode(entries[i]); err != nil {
			return err
		}
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString("\n    ")
		b.Write(bytes.TrimSuffix(entry.Bytes(), []byte("\n")))
	}
	if len(entries) > 0 {
		b.WriteString("\n  ")
	}
	b.WriteByte(']')
	return nil
}

// writeNDJSON writes one assessment a line.
func writeNDJSON(w io.Writer, r *assessment.Report, _ Options) error {
	for _, a := range r.Assessments {
		if err := a.WriteLine(w); err != nil {
			return err
		}
	}
	return nil
}
