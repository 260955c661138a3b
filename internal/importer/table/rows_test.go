package table

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/importer/importertest"
	"github.com/diligo/diligo/internal/thorough"
)

const v1 = "mapping: diligo.mapping/v1\n"

// TestCSV_Rows: which rows are read, and how several rows of one company combine.
func TestCSV_Rows(t *testing.T) {
	const rounds = "joins:\n  - {table: t, key: Firm, matches: Firm, to: /rounds, facts: [{to: /date, column: Date}, {to: /name, column: Round}]}\n"
	tests := []struct {
		name, mapping string
		files         []importer.Source
		want          []string
		letters       []string
	}{
		{
			"totals are skipped",
			v1 + "tables: {t: {skip_rows: [{column: Firm, is: [total]}, {column: Firm, matches: '^source:'}]}}\nfacts: [{to: /company/name, column: Firm}]\n",
			[]importer.Source{importertest.File("a.csv", "Firm,Cash\nA,1\nTotal,9\nSource: admin,\n")},
			[]string{`{"company":{"name":"A"}}`}, nil,
		},
		{
			"only rows of a kind",
			v1 + "tables: {t: {rows: {column: Kind, is: [C], matches: ^c, empty: false}}}\nfacts: [{to: /company/name, column: Firm}]\n",
			[]importer.Source{importertest.File("a.csv", "Firm,Kind\nA,C\nB,D\nC,\n")},
			[]string{`{"company":{"name":"A"}}`}, nil,
		},
		{
			"a footnote is not a company",
			v1 + "facts: [{to: /company/name, column: Firm}, {to: /company/country, value: CN}]\n",
			[]importer.Source{importertest.File("a.csv", "Firm,Cash,Note\nA,1,\n,,as of 2024\n")},
			[]string{`{"company":{"country":"CN","name":"A"}}`}, []string{"a.csv row 3 : the row names no company"},
		},
		{
			"the rows below belong to the company above",
			v1 + "tables: {t: {fill_down: [Firm], group: Firm}}\nfacts: [{to: /company/name, column: Firm}, {to: /company/country, value: CN}]\n" + rounds,
			[]importer.Source{importertest.File("t=a.csv", "Firm,Date,Round\nA,2020,x\n,2021,y\nB,2022,z\n")},
			[]string{
				`{"company":{"country":"CN","name":"A"},"rounds":[{"date":"2020","name":"x"},{"date":"2021","name":"y"}]}`,
				`{"company":{"country":"CN","name":"B"},"rounds":[{"date":"2022","name":"z"}]}`,
			}, nil,
		},
		{
			"a further row may not contradict the first",
			v1 + "tables: {t: {group: Firm}}\nfacts: [{to: /company/name, column: Firm}, {to: /company/headcount, column: Staff}]\n",
			[]importer.Source{importertest.File("a.csv", "Firm,Staff\nA,5\nA,5\nA,\nA,6\n")},
			[]string{`{"company":{"headcount":5,"name":"A"}}`}, []string{"a.csv row 5 : the row says something of the company that the first of its rows does not"},
		},
		{
			"an entry that says nothing is none",
			v1 + "absent: ['-']\ntables: {t: {}}\nfacts: [{to: /company/name, column: Firm}]\ncomplete: [/rounds]\n" +
				"joins:\n  - {table: t, key: Firm, matches: Firm, to: /rounds, facts: [{to: /date, column: Date}, {to: /name, column: Round}, {to: /label, value: a}]}\n",
			[]importer.Source{importertest.File("a.csv", "Firm,Date,Round\nA,-,-\nB,2020,-\n")},
			[]string{`{"company":{"name":"A"},"complete":["/rounds"],"rounds":[]}`, `{"company":{"name":"B"},"complete":["/rounds"],"rounds":[{"date":"2020","label":"a"}]}`}, nil,
		},
		{
			"a table of the only company needs no key",
			v1 + "tables: {c: {files: [c.csv]}, h: {files: [h.csv]}}\ntable: c\nfacts: [{to: /company/name, column: Firm}]\n" +
				"joins:\n  - {table: h, to: /cap_table/holders, facts: [{to: /name, column: Holder}, {to: /shares, column: Shares}]}\n",
			[]importer.Source{importertest.File("c.csv", "Firm\nA\n"), importertest.File("h.csv", "Holder,Shares\nAnn,5\nBob,6\n")},
			[]string{`{"cap_table":{"holders":[{"name":"Ann","shares":5},{"name":"Bob","shares":6}]},"company":{"name":"A"}}`}, nil,
		},
		{
			"a table without a key is nobody's where there are two companies",
			v1 + "tables: {c: {files: [c.csv]}, h: {files: [h.csv]}}\ntable: c\nfacts: [{to: /company/name, column: Firm}]\n" +
				"joins:\n  - {table: h, to: /cap_table/holders, facts: [{to: /name, column: Holder}]}\n",
			[]importer.Source{importertest.File("c.csv", "Firm\nA\nB\n"), importertest.File("h.csv", "Holder\nAnn\n")},
			[]string{`{"cap_table":{"holders":[{"name":"Ann"}]},"company":{"name":"A"}}`}, []string{"c.csv row 3 : a table without a key belongs to one company, and there are several"},
		},
		{
			"a table with one row a company fills the company itself",
			v1 + "tables: {c: {files: [c.csv]}, h: {files: [h.csv]}}\ntable: c\nfacts: [{to: /company/id, column: ID}]\n" +
				"joins:\n  - {table: h, one: true, key: ID, matches: ID, facts: [{to: /company/name, column: Firm}]}\n",
			[]importer.Source{importertest.File("c.csv", "ID\n1\n2\n"), importertest.File("h.csv", "ID,Firm\n1,A\n2,B\n2,C\n")},
			[]string{`{"company":{"id":"1","name":"A"}}`},
			[]string{"c.csv A3 : several rows of h belong to the company", "h.csv row 3 : its company was refused", "h.csv row 4 : its company was refused"},
		},
		{
			"the latest of several rows",
			v1 + "tables: {t: {latest: {of: ID, by: [Filed, No]}}}\nfacts: [{to: /company/id, column: ID}, {to: /company/name, column: Firm}]\n",
			[]importer.Source{importertest.File("a.csv", "ID,Filed,No,Firm\n1,2020-01-02,1,old\n1,20200103,2,new\n2,2020,1,x\n2,2020,2,y\n1,2019,9,older\n")},
			[]string{`{"company":{"id":"1","name":"new"}}`, `{"company":{"id":"2","name":"y"}}`}, nil,
		},
		{
			"a list of entries from one cell",
			v1 + "facts: [{to: /company/name, column: Firm}, {to: /team/founders, each: /name, column: Founders, split: ;}]\n",
			[]importer.Source{importertest.File("a.csv", "Firm,Founders\nA,Ann; Bob;\nB,\n")},
			[]string{`{"company":{"name":"A"},"team":{"founders":[{"name":"Ann"},{"name":"Bob"}]}}`, `{"company":{"name":"B"}}`}, nil,
		},
		{
			"sum, difference and ratio",
			v1 + "facts: [{to: /company/name, column: Firm}, {to: /financials/cash, sum: [Bank, Bills], currency: USD}, " +
				"{to: /financials/monthly_net_burn, difference: [Out, In], times: 1/12, currency: USD}, {to: /financials/gross_margin_pct, ratio: [Profit, In]}]\n",
			[]importer.Source{importertest.File("a.csv", "Firm,Bank,Bills,Out,In,Profit\nA,1.5,2,24,12,3\nB,1,,24,,3\nC,1,2,24,0,3\n")},
			[]string{
				`{"company":{"name":"A"},"financials":{"cash":{"amount":3.5,"currency":"USD"},"gross_margin_pct":25,"monthly_net_burn":{"amount":1,"currency":"USD"}}}`,
				`{"company":{"name":"B"}}`,
				`{"company":{"name":"C"},"financials":{"cash":{"amount":3,"currency":"USD"},"monthly_net_burn":{"amount":2,"currency":"USD"}}}`,
			}, nil,
		},
		{
			"a fact when a cell is not empty, or matches",
			v1 + "facts: [{to: /company/name, column: Firm}, {to: /company/country, value: CN, when: {column: Region, matches: china}}, " +
				"{to: /company/status, value: operating, when: {column: Region, empty: false}}]\n",
			[]importer.Source{importertest.File("a.csv", "Firm,Region\nA,Mainland China\nB,\n")},
			[]string{`{"company":{"country":"CN","name":"A","status":"operating"}}`, `{"company":{"name":"B"}}`}, nil,
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			profiles, letters, _ := importCSV(t, tt.mapping, tt.files...)
			if diff := cmp.Diff(tt.want, strings.Split(strings.TrimSpace(profiles), "\n")); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			if diff := cmp.Diff(tt.letters, letters); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// TestCSV_ByCell: a cell that can't be read or violates the profile schema loses only its fact, unless it names the company.
func TestCSV_ByCell(t *testing.T) {
	const mapping = v1 + "tables: {c: {files: [c.csv]}, h: {files: [h.csv]}}\ntable: c\n" +
		"facts: [{to: /company/id, column: ID}, {to: /company/headcount, column: Staff}, {to: /financials/cash, column: Cash, currency: USD}]\n" +
		"joins:\n  - {table: h, one: true, key: ID, matches: ID, facts: [{to: /company/name, column: Firm}, {to: /financials/total_assets, column: Assets, currency: USD}]}\n"
	files := func() []importer.Source {
		return []importer.Source{
			importertest.File("c.csv", "ID,Staff,Cash\n1,some,-5\n2,3,4\n9.1E+17,1,1\n"),
			importertest.File("h.csv", "ID,Firm,Assets\n1,A,-7\n2,B,8\n"),
		}
	}
	for _, byCell := range []bool{false, true} {
		t.Run(fmt.Sprint(byCell), func(t *testing.T) {
			im := importertest.New(t)
			m, err := ParseMapping(im, "map.yaml", []byte(mapping))
			if err != nil {
				t.Fatal(err)
			}
			var lines [][]byte
			var dead []*importer.DeadLetter
			out := importertest.Collect(&lines, &dead)
			out.ByCell = byCell
			s, err := CSV(im, files(), m, out)
			if err != nil {
				t.Fatal(err)
			}
			importertest.CheckAccount(t, s)
			want := `{"company":{"headcount":3,"id":"2","name":"B"},"financials":{"cash":{"amount":4,"currency":"USD"},"total_assets":{"amount":8,"currency":"USD"}}}` + "\n"
			wantDead := []string{"c.csv B2", "h.csv row 2", "c.csv A4"}
			if byCell {
				want = `{"company":{"id":"1","name":"A"}}` + "\n" + want
				wantDead = []string{"c.csv B2", "c.csv C2", "h.csv C2", "c.csv A4"}
			}
			if diff := cmp.Diff(want, string(bytes.Join(lines, nil))); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			var got []string
			for _, d := range dead {
				got = append(got, d.Source+" "+d.A1().String())
			}
			if diff := cmp.Diff(wantDead, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// TestCSV_ByCell_Half: if one of two cells of a fact is lost, the other half is dropped too, and the import terminates.
func TestCSV_ByCell_Half(t *testing.T) {
	im := importertest.New(t)
	var lines [][]byte
	var dead []*importer.DeadLetter
	out := importertest.Collect(&lines, &dead)
	out.ByCell = true
	s, err := CSV(im, []importer.Source{importertest.File("a.csv", "/company/name,/financials/cash/amount,/financials/cash/currency\nA,5,\nB,,USD\nC,-5,USD\nD,5,USD\n")}, nil, out)
	if err != nil {
		t.Fatal(err)
	}
	importertest.CheckAccount(t, s)
	want := `{"company":{"name":"A"}}` + "\n" + `{"company":{"name":"B"}}` + "\n" + `{"company":{"name":"C"}}` + "\n" +
		`{"company":{"name":"D"},"financials":{"cash":{"amount":5,"currency":"USD"}}}` + "\n"
	if diff := cmp.Diff(want, string(bytes.Join(lines, nil))); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestCSV_Silent: texts that became absent facts are counted; unused words and nearly empty columns are reported.
func TestCSV_Silent(t *testing.T) {
	const mapping = v1 + "absent: [n/a]\nfacts: [{to: /company/name, column: Firm}, {to: /rounds/0/label, column: Kind, words: {Seed Round: seed, Series A: a}, others: absent}, {to: /company/headcount, column: Staff}]\n"
	_, _, s := importCSV(t, mapping, importertest.File("a.csv", "Firm,Kind,Staff\nA,Seed,n/a\nB,Series A,n/a\nC,Seed,\nD,,1\nE,,2\nF,,x\n"))
	var got []string
	for _, a := range s.Absent {
		got = append(got, fmt.Sprintf("%s %s %d", a.Header, a.Text, a.Count))
	}
	if diff := cmp.Diff([]string{"Kind Seed 2", "Staff n/a 2"}, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if diff := cmp.Diff([]string{
		"a.csv: Kind is absent in 5 of 6 rows",
		`a.csv: Kind: no cell has the words "Seed Round" of the mapping, and others have none there`,
	}, importertest.Texts(s.Notes)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if want := (importer.Cells{Read: 14, Taken: 9, Absent: 4, Refused: 1}); s.Tables[0].Cells != want {
		t.Errorf("%+v, want %+v", s.Tables[0].Cells, want)
	}
}

// TestCSV_RowVariants: in 200 tables with totals, footnotes, continued companies and empty entries, the companies and rounds read are the
// generated ones, and every row is accounted for.
func TestCSV_RowVariants(t *testing.T) {
	r := rand.New(rand.NewPCG(19, 5))
	const mapping = v1 + "absent: ['-']\ntables: {t: {fill_down: [Firm], group: Firm, skip_rows: [{column: Firm, matches: '^(sub)?total'}, {column: Note, empty: false}]}}\n" +
		"facts: [{to: /company/name, column: Firm}]\njoins:\n  - {table: t, key: Firm, matches: Firm, to: /rounds, facts: [{to: /name, column: Round}]}\n"
	for range thorough.Times(50, 200) {
		text := "Firm,Round,Note\n"
		rows := 0
		var want []string
		add := func(line string) {
			text += line + "\n"
			rows++
		}
		for n := range 1 + r.IntN(5) {
			name := fmt.Sprintf("Firm %d", n)
			var rounds []string
			for i := range 1 + r.IntN(4) {
				round := fmt.Sprintf("%q", fmt.Sprint("R", i))
				cell := round
				if r.IntN(4) == 0 {
					cell = "-"
				} else {
					rounds = append(rounds, `{"name":`+round+`}`)
				}
				if first := i == 0; first || r.IntN(2) == 0 {
					add(name + "," + cell + ",")
				} else {
					add("," + cell + ",")
				}
				if r.IntN(5) == 0 {
					add([]string{"Total,9,", "Subtotal,,", ",,a footnote"}[r.IntN(3)])
				}
			}
			profile := `{"company":{"name":"` + name + `"}`
			if rounds != nil {
				profile += `,"rounds":[` + strings.Join(rounds, ",") + `]`
			}
			want = append(want, profile+"}")
		}
		profiles, letters, s := importCSV(t, mapping, importertest.File("a.csv", text))
		if got := strings.Split(strings.TrimSpace(profiles), "\n"); !slices.Equal(got, want) || letters != nil {
			t.Errorf("%s\ngot %s %q\nwant %s", text, got, letters, want)
		}
		for _, table := range s.Tables {
			if table.Read != rows {
				t.Errorf("read %d of %d rows of %s", table.Read, rows, text)
			}
		}
	}
}
