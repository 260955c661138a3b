// Package importertest holds helpers for tests of the importer's subpackages.
package importertest

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
)

// Says reports whether err contains words; with empty words, whether it is nil.
func Says(err error, words string) bool {
	if words == "" || err == nil {
		return words == "" && err == nil
	}
	return strings.Contains(err.Error(), words)
}

// New returns an importer for the shipped profile schema, to a test one level below importer. All tests share it, and none may change it.
func New(t testing.TB) *importer.Importer {
	t.Helper()
	im, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	return im
}

var shipped = sync.OnceValues(func() (*importer.Importer, error) {
	schema, err := os.ReadFile("../../../policies/schema/profile.schema.json")
	if err != nil {
		return nil, err
	}
	return importer.New(schema, rule.Vocabulary{Words: map[string]rule.Text{
		"start_up": rule.Said("start-up"), "growth": rule.Said("growth"),
		"a": rule.Said("Series A"), "bank": rule.Said("bank loan"),
	}})
})

// Decoded decodes a document with numbers as floats, so that 5 and 5.0 are equal.
func Decoded(t *testing.T, text []byte) map[string]any {
	t.Helper()
	var document map[string]any
	if err := json.Unmarshal(text, &document); err != nil {
		t.Fatal(err)
	}
	return document
}

// Collect returns an output that collects profiles and dead letters.
func Collect(lines *[][]byte, letters *[]*importer.DeadLetter) importer.Output {
	return importer.Output{
		Profile: func(line []byte) error { *lines = append(*lines, bytes.Clone(line)); return nil },
		Refused: func(d *importer.DeadLetter) error { *letters = append(*letters, d); return nil },
	}
}

// CheckAccount requires read = imported + dead-lettered + skipped of every table.
func CheckAccount(t testing.TB, s *importer.Summary) {
	t.Helper()
	for _, table := range s.Tables {
		if table.Read != table.Imported+table.DeadLettered+table.Skipped {
			t.Errorf("%s %s: read %d, imported %d, dead-lettered %d, skipped %d",
				table.Source, table.Sheet, table.Read, table.Imported, table.DeadLettered, table.Skipped)
		}
		if c := table.Cells; c.Read != c.Taken+c.Absent+c.Refused {
			t.Errorf("%s %s: cells %+v", table.Source, table.Sheet, c)
		}
	}
}

// File returns a source with the given text.
func File(name, text string) importer.Source {
	return importer.Source{Name: name, Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }}
}

// Texts returns messages in English.
func Texts(messages []words.Message) []string {
	var texts []string
	for _, m := range messages {
		texts = append(texts, m.String())
	}
	return texts
}
