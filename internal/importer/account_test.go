package importer_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/words"
)

func summary() *importer.Summary {
	s := &importer.Summary{
		Profiles: 3,
		Tables: []*importer.Table{
			{Source: "a.csv", Encoding: "UTF-8 with BOM", Delimiter: "semicolon", Read: 4, Imported: 2, DeadLettered: 1, Skipped: 1, Blank: 2, Cells: importer.Cells{Read: 9, Taken: 6, Absent: 2, Refused: 1}},
			{Source: "b.xlsx", Sheet: "Two", Read: 1, Imported: 1, Cells: importer.Cells{Read: 3, Taken: 3}},
			{Source: "a.csv", Read: 1, Imported: 1}, {Source: "c.csv", Read: 1, DeadLettered: 1},
		},
		Refused: []*importer.Class{{Source: "a.csv", Header: "Cash", Error: words.Text("neither yes nor no"), Hint: words.Text("write yes or no, 是 or 否"), Count: 1, First: words.Verbatim("C4")}},
		Absent:  []*importer.Absent{{Source: "a.csv", Header: "Stage", Text: "n/a", Count: 1}, {Source: "a.csv", Header: "Stage", Text: "tbd", Count: 1}},
	}
	s.Note("%s", words.Verbatim("seen"))
	return s
}

func TestSummary_Account(t *testing.T) {
	refused := []string{"a.csv: Cash: neither yes nor no (1, first C4)", "    write yes or no, 是 or 否"}
	for _, tt := range []struct {
		name  string
		lang  words.Lang
		quiet bool
		want  []string
	}{
		{"English", words.English, false, []string{
			"a.csv (UTF-8 with BOM, semicolon): read 4 = imported 2 + dead-lettered 1 + skipped 1, blank 2",
			"    cells: read 9 = taken 6 + absent by the mapping 2 + refused 1",
			"b.xlsx [Two]: read 1 = imported 1 + dead-lettered 0",
			"a.csv: read 1 = imported 1 + dead-lettered 0",
			"c.csv: read 1 = imported 0 + dead-lettered 1",
			refused[0], refused[1],
			"absent by the mapping: a.csv: Stage: 2, different texts 2; --summary json names them",
			"note: seen",
			"3 profiles",
		}},
		{"quiet", words.English, true, refused},
		{"quiet in Chinese", words.Chinese, true, []string{"a.csv: Cash：请回答是或否（1，首见于 C4）", "    请写 yes 或 no、是或否"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, summary().Account(tt.lang, tt.quiet)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestSummary_Totals(t *testing.T) {
	read, imported, cells := summary().Totals()
	if read != 7 || imported != 4 {
		t.Errorf("read %d, imported %d", read, imported)
	}
	if diff := cmp.Diff(importer.Cells{Read: 12, Taken: 9, Absent: 2, Refused: 1}, cells); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"a.csv", "b.xlsx"}, summary().Sources()); diff != "" {
		t.Errorf("files of which something was imported (-want +got):\n%s", diff)
	}
}
