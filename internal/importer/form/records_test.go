package form_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/importer/form"
	"github.com/diligo/diligo/internal/importer/importertest"
	"github.com/diligo/diligo/internal/importer/table"
	"github.com/diligo/diligo/internal/words"
)

const people = "mapping: diligo.mapping/v1\ndescription: trial\nfacts:\n  - {to: /company/name, column: name}\n  - {to: /team/headcount_rnd, column: people}\n"

// TestReaders: every row is a record, even one with a bad cell, which yields a second record; the reader stops when its consumer does.
func TestReaders(t *testing.T) {
	im := importertest.New(t)
	mapping, err := table.ParseMapping(im, "map.yaml", []byte(people))
	if err != nil {
		t.Fatal(err)
	}
	const text = "name,people\nAcme,7\nBeta,many\nGamma,9\n"
	csv := form.Readers(func() (*importer.Importer, *table.Mapping, error) { return im, mapping, nil }, words.English)[".csv"]
	var got []string
	for r := range csv("in.csv", strings.NewReader(text)) {
		if r.Source != "in.csv" {
			t.Errorf("a record of %q", r.Source)
		}
		what := strings.TrimSpace(string(r.Data))
		if r.Err != nil {
			what, _, _ = strings.Cut(r.Err.Error(), ":")
		}
		got = append(got, fmt.Sprintf("%d %s lost %d: %s", r.Line, r.Part, r.Lost, what))
	}
	want := []string{
		`1  lost 0: {"company":{"name":"Acme"},"team":{"headcount_rnd":7}}`,
		`3 cell lost 0: B3`,
		`2  lost 0: {"company":{"name":"Beta"}}`,
		`3  lost 0: {"company":{"name":"Gamma"},"team":{"headcount_rnd":9}}`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	n := 0
	for range csv("in.csv", strings.NewReader(text)) {
		if n++; n == 1 {
			break
		}
	}
	if n != 1 {
		t.Errorf("%d records after the end", n)
	}
}

// TestReaders_Faults: an importer or mapping that can't be loaded is reported once, at the table.
func TestReaders_Faults(t *testing.T) {
	im := importertest.New(t)
	for name, with := range map[string]func() (*importer.Importer, *table.Mapping, error){
		"no mapping can be read":  func() (*importer.Importer, *table.Mapping, error) { return nil, nil, errors.New("broken") },
		"no form, and no mapping": func() (*importer.Importer, *table.Mapping, error) { return im, nil, nil },
	} {
		t.Run(name, func(t *testing.T) {
			n := 0
			for r := range form.Readers(with, words.English)[".csv"]("in.csv", strings.NewReader("a,b\n1,2\n")) {
				if n++; r.Err == nil || r.Source != "in.csv" {
					t.Errorf("%+v", r)
				}
			}
			if n != 1 {
				t.Errorf("%d records", n)
			}
		})
	}
}
