package propose

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/importer/importertest"
	"github.com/diligo/diligo/internal/importer/table"
	"github.com/diligo/diligo/internal/rule"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// shipped are the synonyms that come with diligo.
func shipped(t testing.TB, im *importer.Importer) *Synonyms {
	t.Helper()
	text, err := os.ReadFile("../../../policies/schema/synonyms.yaml")
	if err != nil {
		t.Fatal(err)
	}
	s, err := ParseSynonyms(im, text)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// fileAt is a source that reads a file of the tests.
func fileAt(t testing.TB, name string) importer.Source {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return importertest.File(filepath.Base(name), string(text))
}

// TestPropose_Exports holds the proposals for exports of form tools, data bases and lists to what a person would map: which column is
// which fact, how many cells are read, and what the profiles then say.
func TestPropose_Exports(t *testing.T) {
	names, err := filepath.Glob("testdata/*.csv")
	if err != nil || len(names) == 0 {
		t.Fatal(err, names)
	}
	im := importertest.New(t)
	known := shipped(t, im)
	var columns, right, cells, read int
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".csv"), func(t *testing.T) {
			source := fileAt(t, name)
			p, err := Propose(im, known, []importer.Source{source}, Options{})
			if err != nil {
				t.Fatal(err)
			}
			want, err := os.ReadFile(strings.TrimSuffix(name, ".csv") + ".want")
			if err != nil {
				t.Fatal(err)
			}
			lines := strings.Split(strings.TrimSpace(string(want)), "\n")
			if len(lines) != len(p.Columns) {
				t.Fatalf("%d columns, %d wanted", len(p.Columns), len(lines))
			}
			ok := 0
			for i, c := range p.Columns {
				to, _, _ := strings.Cut(lines[i], "\t")
				if got := strings.Replace(c.To, "", "", 1); got == to || got == "" && to == "-" {
					ok++
				} else {
					t.Logf("%s %q: %s, want %s", c.Letter, c.Name, c.To, to)
				}
			}
			text := p.YAML(rule.English)
			m, err := table.ParseMapping(im, "proposal.yaml", text)
			if err != nil {
				t.Fatalf("%v\n%s", err, text)
			}
			if _, err := table.ParseMapping(im, "proposal.yaml", p.YAML(rule.Chinese)); err != nil {
				t.Fatal(err)
			}
			var profiles [][]byte
			var dead []*importer.DeadLetter
			out := importertest.Collect(&profiles, &dead)
			out.ByCell = true
			summary, err := table.CSV(im, []importer.Source{source}, m, out)
			if err != nil {
				t.Fatal(err)
			}
			importertest.CheckAccount(t, summary)
			c := summary.Tables[0].Cells
			t.Logf("columns %d of %d right; rows %d of %d imported; cells: %d read, %d taken, %d absent, %d refused",
				ok, len(p.Columns), summary.Tables[0].Imported, summary.Tables[0].Read, c.Read, c.Taken, c.Absent, c.Refused)
			for _, d := range dead {
				t.Logf("%s %s %q: %s", d.A1(), d.Pointer, d.Cell, d.Error)
			}
			columns, right, cells, read = columns+len(p.Columns), right+ok, cells+c.Read, read+c.Taken+c.Absent
			golden(t, strings.TrimSuffix(name, ".csv")+".yaml", text)
			golden(t, strings.TrimSuffix(name, ".csv")+".ndjson", bytes.Join(profiles, nil))
		})
	}
	t.Logf("%d of %d columns right, %d of %d cells read", right, columns, read, cells)
}

// golden holds an output to a file.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (-want +got)\n%s", name, diff)
	}
}
