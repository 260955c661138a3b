package report

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"slices"

	"github.com/diligo/diligo/internal/assessment"
)

// writeJSON writes the whole report as one object, entry by entry so that a large one takes little memory.
func writeJSON(w io.Writer, r *assessment.Report, _ Options) error {
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "{\n  \"schema\": %q,\n", r.Schema)
	if err := writeMember(b, "assessments", slices.Values(r.Assessments)); err != nil {
		return err
	}
	b.WriteString(",\n")
	if err := writeMember(b, "failures", slices.Values(r.Failures)); err != nil {
		return err
	}
	b.WriteString("\n}\n")
	return b.Flush()
}

// writeMember writes a member of the report that is a list.
func writeMember[T any](b *bufio.Writer, name string, entries iter.Seq[T]) error {
	fmt.Fprintf(b, "  %q: [", name)
	var entry bytes.Buffer
	e := json.NewEncoder(&entry)
	e.SetEscapeHTML(false)
	e.SetIndent("    ", "  ")
	separator, end := "\n    ", "]"
	for x := range entries {
		entry.Reset()
		if err := e.Encode(x); err != nil {
			return err
		}
		b.WriteString(separator)
		b.Write(bytes.TrimSuffix(entry.Bytes(), []byte("\n")))
		separator, end = ",\n    ", "\n  ]"
	}
	b.WriteString(end)
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
