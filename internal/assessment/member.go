package assessment

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"iter"
)

// WriteMember writes a member of the report that is a list.
func WriteMember[T any](b *bufio.Writer, name string, entries iter.Seq[T]) error {
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
