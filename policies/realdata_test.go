package policies_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/importer/table"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/thorough"
	"github.com/diligo/diligo/policies"
)

// realData is where the Crunchbase export of October 2013 lies when it is there.
const realData = "../../shared/data/crunchbase_oct2013"

// TestRealData judges all companies of a public data set: rounds, dates and names, nothing more. No rule may err there, and the
// table (go test -v) shows which rules claim to know something.
func TestRealData(t *testing.T) {
	thorough.Only(t)
	counts := map[rule.ID]map[rule.Outcome]int{}
	fails := map[rule.ID][]string{} // the first few
	n := 0
	importCompanies(t, func(name string, document map[string]any) {
		n++
		for id, r := range evaluate(t, document) {
			if counts[id] == nil {
				counts[id] = map[rule.Outcome]int{}
			}
			counts[id][r.Outcome]++
			if r.Outcome == rule.Fail && len(fails[id]) < 5 {
				fails[id] = append(fails[id], fmt.Sprintf("%s %v", name, r.Findings[0].Evidence))
			}
			if r.Outcome == rule.Error {
				t.Errorf("%s: %s: %v", name, id, r.Err)
			}
		}
	})
	if n < 17000 {
		t.Errorf("only %d companies", n)
	}
	var table strings.Builder
	for _, r := range load(t).Catalogue().Rules {
		c := counts[r.ID]
		if c[rule.Unknown] == n {
			continue
		}
		fmt.Fprintf(&table, "\n%-55s", r.ID)
		for _, o := range []rule.Outcome{rule.Pass, rule.Fail, rule.Unknown, rule.NotApplicable} {
			fmt.Fprintf(&table, " %s %5.1f%%", o, 100*float64(c[o])/float64(n))
		}
		for _, f := range fails[r.ID] {
			fmt.Fprintf(&table, "\n    %s", f)
		}
	}
	t.Logf("%d companies; rules that are not unknown on all of them:%s", n, &table)
}

// importCompanies imports the data set with the shipped mapping.
func importCompanies(t *testing.T, each func(name string, document map[string]any)) {
	t.Helper()
	schema, err := policies.FS.ReadFile(policies.SchemaFile)
	if err != nil {
		t.Fatal(err)
	}
	im, err := importer.New(schema, load(t).Catalogue().Vocabulary)
	if err != nil {
		t.Fatal(err)
	}
	file, text, _ := table.ShippedMapping("crunchbase")
	mapping, err := table.ParseMapping(im, file, text)
	if err != nil {
		t.Fatal(err)
	}
	var sources []importer.Source
	for _, table := range []string{"companies", "rounds"} {
		path := filepath.Join(realData, table+".utf8.csv")
		if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
			t.Skip("the data set is not here")
		}
		sources = append(sources, importer.Source{Name: path, Open: func() (io.ReadCloser, error) { return os.Open(path) }})
	}
	_, err = table.CSV(im, sources, mapping, importer.Output{
		Profile: func(line []byte) error {
			var document map[string]any
			d := json.NewDecoder(bytes.NewReader(line))
			d.UseNumber()
			if err := d.Decode(&document); err != nil {
				return err
			}
			each(document["company"].(map[string]any)["id"].(string), document)
			return nil
		},
		Refused: func(*importer.DeadLetter) error { return nil },
	})
	if err != nil {
		t.Fatal(err)
	}
}
