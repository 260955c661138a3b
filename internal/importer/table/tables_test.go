package table

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/importer/importertest"
)

// importCSV imports with a mapping and returns the profiles, the dead letters as "A1: error", and the account.
func importCSV(t *testing.T, mapping string, files ...importer.Source) (profiles string, letters []string, s *importer.Summary) {
	t.Helper()
	im := importertest.New(t)
	var m *Mapping
	if mapping != "" {
		var err error
		if m, err = ParseMapping(im, "map.yaml", []byte(mapping)); err != nil {
			t.Fatal(err)
		}
	}
	var lines [][]byte
	var dead []*importer.DeadLetter
	s, err := CSV(im, files, m, importertest.Collect(&lines, &dead))
	if err != nil {
		t.Fatal(err)
	}
	importertest.CheckAccount(t, s)
	for _, d := range dead {
		letters = append(letters, d.Source+" "+d.A1().String()+" "+d.Pointer+": "+d.Error.String())
	}
	return string(bytes.Join(lines, nil)), letters, s
}

const joined2 = `
mapping: diligo.mapping/v1
tables:
  companies: {files: ["companies*"]}
  rounds: {files: ["rounds*"]}
table: companies
absent: [n/a]
facts:
  - {to: /company/id, column: id}
  - {to: /company/name, column: [Name, 公司名称]}
  - {to: /company/founded_on, column: founded, date: dmy}
  - {to: /company/as_of, value: 2026-01-01}
  - to: /company/stage
    latest: {of: /rounds, field: stage, by: date}
joins:
  - table: rounds
    key: company
    matches: id
    to: /rounds
    facts:
      - {to: /date, column: date}
      - {to: /stage, column: kind, words: {Seed: start_up, A: growth}, others: absent}
      - {to: /amount, column: amount, currency_column: currency, when: {column: known, is: ["yes"]}}
      - {to: /investors/0/name, column: lead}
complete: [/rounds]
`

func TestCSV_Join(t *testing.T) {
	profiles, letters, s := importCSV(t, joined2,
		importertest.File("companies.csv", "id;公司名称;founded\n"+
			"1;\"Acme; \"\"Inc\"\"\";1/2/2020\n"+
			"2;Beta;n/a\n"+
			"3;Gamma;never\n"+
			"\n"+
			"4;Delta\n"+
			"5;Epsilon;\n"),
		importertest.File("rounds.csv", "company,kind,date,amount,currency,known,lead\n"+
			"1,Seed,2021-01-01,1m,USD,yes,Fund\n"+
			"1,A,2022,5m,EUR,no,\n"+
			"2,Seed,sometime,1,USD,yes,\n"+
			"2,Seed,2021,1,USD,yes,\n"+
			"3,A,2021,1,USD,yes,\n"+
			"9,A,2021,1,USD,yes,\n"))
	want := `{"company":{"as_of":"2026-01-01","founded_on":"2020-02-01","id":"1","name":"Acme; \"Inc\""},` +
		`"rounds":[{"amount":{"amount":1000000,"currency":"USD"},"date":"2021-01-01","investors":[{"name":"Fund"}],"stage":"start_up"},{"date":"2022","stage":"growth"}]}
{"company":{"as_of":"2026-01-01","id":"2","name":"Beta"},"rounds":[{"amount":{"amount":1,"currency":"USD"},"date":"2021","stage":"start_up"}]}
{"company":{"as_of":"2026-01-01","id":"5","name":"Epsilon"}}
` // the row of 9 may be anybody's, so that no list is whole
	if diff := cmp.Diff(want, profiles); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	wantLetters := []string{
		"rounds.csv C4 /rounds/-/date: not a date",
		"companies.csv C4 /company/founded_on: not a date",
		"rounds.csv row 6 : its company was refused",
		"companies.csv row 6 : the row has 2 cells, the header 3",
		"rounds.csv row 7 : no company has the key of the row",
	}
	if diff := cmp.Diff(wantLetters, letters); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if c := s.Tables[1]; c.Delimiter != "semicolon" || c.Read != 5 || c.Imported != 3 {
		t.Errorf("%+v", c)
	}
}

// TestCSV_Schema: a schema violation is reported at its cell, even in a joined table.
func TestCSV_Schema(t *testing.T) {
	_, letters, _ := importCSV(t, joined2,
		importertest.File("companies.csv", "id,Name,founded\n1,A,\n"),
		importertest.File("rounds.csv", "company,kind,date,amount,currency,known,lead\n1,A,2020,1,USD,yes,\n1,A,2021,-1,USD,yes,\n"))
	want := []string{"rounds.csv D3 /rounds/1/amount/amount: ", "rounds.csv row 2 : its company was refused", "rounds.csv row 3 : its company was refused"}
	if len(letters) != len(want) {
		t.Fatalf("%q", letters)
	}
	for i := range want {
		if !strings.HasPrefix(letters[i], want[i]) {
			t.Errorf("%q, want %q", letters[i], want[i])
		}
	}
}

// TestCSV_Latest: the stage is that of the latest round only if the dates settle it.
func TestCSV_Latest(t *testing.T) {
	tests := []struct{ name, rounds, want string }{
		{"later", "1,Seed,2020-01-01\n1,A,2021-01-01\n", "growth"},
		{"out of order", "1,A,2021-01-01\n1,Seed,2020-01-01\n", "growth"},
		{"the same day", "1,A,2021-01-01\n1,Seed,2021-01-01\n", ""},
		{"within the same year", "1,A,2021-06\n1,Seed,2021\n", ""},
		{"no date", "1,A,2021\n1,Seed,\n", ""},
		{"no date but the same", "1,A,2021\n1,A,\n", "growth"},
		{"none tells", "1,debt,2021\n", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			rounds := "company,kind,date,amount,currency,known,lead\n" + strings.ReplaceAll(tt.rounds, "\n", ",,,,\n")
			profiles, letters, _ := importCSV(t, joined2, importertest.File("companies.csv", "id,Name,founded\n1,A,\n"), importertest.File("rounds.csv", rounds))
			if len(letters) > 0 {
				t.Fatal(letters)
			}
			company, _, _ := strings.Cut(profiles, "}")
			got := strings.Contains(company, `"stage":"`+tt.want+`"`)
			if tt.want == "" {
				got = !strings.Contains(company, `"stage"`)
			}
			if !got {
				t.Error(profiles)
			}
		})
	}
}

// TestCSV_Whole: a list that may have lost a row is not declared complete, and its latest entry is not used.
func TestCSV_Whole(t *testing.T) {
	const (
		companies, rounds = "id,Name,founded\n1,A,\n", "company,kind,date,amount,currency,known,lead\n"
		first             = rounds + "1,A,2021,,,,\n"
	)
	skipped := strings.Replace(joined2, "to: /rounds\n", "to: /rounds\n    orphans: skip\n", 1)
	chosen := strings.Replace(joined2, `companies: {files: ["companies*"]}`, `companies: {files: ["companies*"], group: Name, fill_down: [id], rows: [{column: Name, is: [A, B]}]}`, 1)
	if skipped == joined2 || chosen == joined2 {
		t.Fatal("the mapping is written in another way")
	}
	file := importertest.File
	tests := []struct {
		name, mapping string
		files         []importer.Source
		want          bool
	}{
		{"all there", joined2, []importer.Source{file("companies.csv", companies), file("rounds.csv", first)}, true},
		{"no row", joined2, []importer.Source{file("companies.csv", companies), file("rounds.csv", rounds)}, true},
		{"no table", joined2, []importer.Source{file("companies.csv", companies)}, false},
		{"a row of nobody", joined2, []importer.Source{file("companies.csv", companies), file("rounds.csv", first+",A,2021,,,,\n")}, false},
		{"a broken row", joined2, []importer.Source{file("companies.csv", companies), file("rounds.csv", first+"1,A\n")}, false},
		{"a bad row", joined2, []importer.Source{file("companies.csv", companies), file("rounds.csv", first+"1,A,soon,,,,\n")}, false},
		{"no key", joined2, []importer.Source{file("companies.csv", "id,Name,founded\n,A,\n"), file("rounds.csv", rounds)}, false},
		{"a misspelt key", joined2, []importer.Source{file("companies.csv", companies), file("rounds.csv", first+"l,A,2022,,,,\n")}, false},
		{"only a misspelt key", joined2, []importer.Source{file("companies.csv", companies), file("rounds.csv", rounds+"l,A,2022,,,,\n")}, false},
		{"a row of another company, as stated", skipped, []importer.Source{file("companies.csv", companies), file("rounds.csv", first+"9,A,2022,,,,\n")}, true},
		{"a row of a later file's company", joined2, []importer.Source{file("companies1.csv", companies), file("companies2.csv", "id,Name,founded\n2,B,\n"), file("rounds.csv", first+"2,A,2022,,,,\n")}, true},
		{"a row of a company whose row is broken", joined2, []importer.Source{file("companies.csv", companies+"2,B\n"), file("rounds.csv", first+"2,A,2022,,,,\n")}, false},
		{"a row of a company that was refused", joined2, []importer.Source{file("companies.csv", companies+"2,B,never\n"), file("rounds.csv", first+"2,A,2022,,,,\n")}, true},
		{"chosen rows", chosen, []importer.Source{file("companies.csv", companies+",A,\n3,C,\n"), file("rounds.csv", first)}, true},
		{"a row of a company that is not chosen", chosen, []importer.Source{file("companies.csv", companies+"3,C,\n"), file("rounds.csv", first+"3,A,2022,,,,\n")}, false},
		{"a row of a further row's key", chosen, []importer.Source{file("companies.csv", companies+"2,A,\n"), file("rounds.csv", first+"2,A,2022,,,,\n")}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			profiles, _, _ := importCSV(t, tt.mapping, tt.files...)
			whole, all := strings.Count(profiles, `"complete":["/rounds"]`), strings.Count(profiles, "\n")
			if all == 0 || tt.want && whole < all || !tt.want && (whole > 0 || strings.Contains(profiles, `"stage":"growth"},`)) {
				t.Error(profiles)
			}
		})
	}
}

// TestCSV_SameKey: if two companies share a key, neither the second nor its rows are imported.
func TestCSV_SameKey(t *testing.T) {
	profiles, letters, _ := importCSV(t, joined2,
		importertest.File("companies.csv", "id,Name,founded\n1,A,\n1,B,\n"),
		importertest.File("rounds.csv", "company,kind,date,amount,currency,known,lead\n1,A,2020,,,,\n"))
	if strings.Count(profiles, "\n") != 1 || len(letters) != 1 || !strings.HasPrefix(letters[0], "companies.csv A3 : an earlier row has the same key") {
		t.Errorf("%s %q", profiles, letters)
	}
}

// TestCSV_HeaderRow: rows above the header are skipped.
func TestCSV_HeaderRow(t *testing.T) {
	const mapping = "mapping: diligo.mapping/v1\ntables: {t: {header_row: 3}}\nfacts: [{to: /company/name, column: Name}, {to: /company/headcount, column: Staff}]\n"
	profiles, letters, _ := importCSV(t, mapping, importertest.File("a.csv", "Firms of 2026\n\nName,Staff\nA,x\nB,7\n"))
	if profiles != `{"company":{"headcount":7,"name":"B"}}`+"\n" || len(letters) != 1 || !strings.HasPrefix(letters[0], "a.csv B4 ") {
		t.Errorf("%s %q", profiles, letters)
	}
}

// TestCSV_Own: a sheet whose header names the facts needs no mapping.
func TestCSV_Own(t *testing.T) {
	profiles, letters, s := importCSV(t, "", importertest.File("own.csv",
		"#,/company/name,/company/stage,/financials/cash/amount,/financials/cash/currency,/rounds/1/date,/rounds/0/label,my note\n"+
			"# about,name,stage,cash,currency,date,label,\n"+
			",甲,初创期,420万,CNY,2024-05,Series A,x\n"+
			",乙,,5,,,,\n"))
	want := `{"company":{"name":"甲","stage":"start_up"},"financials":{"cash":{"amount":4200000,"currency":"CNY"}},"rounds":[{"label":"a"},{"date":"2024-05"}]}` + "\n"
	if diff := cmp.Diff(want, profiles); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if len(letters) != 1 || !strings.HasPrefix(letters[0], "own.csv E4 /financials/cash: ") {
		t.Errorf("%q", letters)
	}
	if len(s.Notes) != 1 || !strings.Contains(s.Notes[0].String(), "columns H name no fact") {
		t.Errorf("%q", s.Notes)
	}
}

// TestCSV_Harmless: names that other programs treat as formulas, markup or commands are imported unchanged.
func TestCSV_Harmless(t *testing.T) {
	const mapping = "mapping: diligo.mapping/v1\nfacts: [{to: /company/name, column: name}]\n"
	for _, name := range []string{"=1+1", "+cmd", "-x", "@a", "100%", "<b>&", "a|b", "\x1b[31mred", "line\nbreak", "a,b", "O'Hara", "a\\b", "日本"} {
		profiles, letters, _ := importCSV(t, mapping, importertest.File("a.csv", "name,other\n\""+strings.ReplaceAll(name, `"`, `""`)+"\",\n"))
		if len(letters) > 0 {
			t.Errorf("%q: %q", name, letters)
			continue
		}
		company := importertest.Decoded(t, []byte(profiles))["company"].(map[string]any)
		if company["name"] != name {
			t.Errorf("%q became %q", name, company["name"])
		}
		if strings.Count(profiles, "\n") != 1 || strings.Contains(profiles, "\x1b") {
			t.Errorf("%q is written as %q", name, profiles)
		}
	}
}

func TestParseMapping_Errors(t *testing.T) {
	const head = "mapping: diligo.mapping/v1\n"
	tests := []struct{ name, text, want string }{
		{"empty", "", "map.yaml:1:1: the mapping is empty"},
		{"no yaml", "a: [", "map.yaml:1:1: this is not YAML"},
		{"no facts", head, "map.yaml:1:1: missing: facts"},
		{"key", head + "facts:\n  - {to: /company/name, colum: a}\n", "map.yaml:3:5: /facts/0: missing: one of column, value, latest, sum, difference, ratio\nmap.yaml:3:25: /facts/0: not known here: \"colum\"; known: about, absent, as_written, column,"},
		{"keys at the top", head + "facts: []\ntable: 1\nb: 1\na: 1\n", "map.yaml:2:1: /facts: a list of 1 or more entries is needed\nmap.yaml:3:1: /table: a text is needed, got a number\nmap.yaml:4:1: not known here: \"b\"; known: absent, complete, description, facts, joins, mapping, table, tables\nmap.yaml:5:1: not known here: \"a\"; known: "},
		{"version", "mapping: diligo.mapping/v2\nfacts:\n  - {to: /company/name, column: a}\n", "map.yaml:1:1: /mapping: \"diligo.mapping/v1\" is needed"},
		{"no column", head + "facts:\n  - {to: /company/name, column: []}\n", "map.yaml:3:25: /facts/0/column: a list of 1 or more entries is needed"},
		{"no number", head + "tables: {a: {header_row: .inf}}\n", "map.yaml:2:26: .inf is not a finite number"},
		{"row", head + "tables: {a: {header_row: 0}}\n", "map.yaml:2:14: /tables/a/header_row: a number of at least 1 is needed"},
		{"tag", head + "description: !!int a\n", "map.yaml:2:14: a is read as different numbers"},
		{"slash", head + "facts:\n  - {to: /company/name, column: a, words: {a/b: []}}\n", "map.yaml:3:44: /facts/0/words/a~1b: a text, a number, true or false or null is needed, got a list"},
		{"escape", head + "facts:\n  - {to: /company/name, column: a, words: {\"\\e[1m\": []}}\n", `map.yaml:3:44: "/facts/0/words/\x1b[1m": a text`},
		{"twice", head + "mapping: x\n", `map.yaml:2:1: the key "mapping" occurs twice`},
		{"alias", head + "facts: &a []\njoins: *a\n", "map.yaml:2:8: anchors and aliases"},
		{"pointer", head + "facts:\n  - {to: /company/nam, column: a}\n", "map.yaml:3:5: to: a profile has no /company/nam: did you mean /company/name?"},
		{"no pointer", head + "facts:\n  - {to: name, column: a}\n", "map.yaml:3:5: to: a JSON pointer starts with /"},
		{"group", head + "facts:\n  - {to: /company, column: a}\n", "not a single fact; /company has id"},
		{"two sources", head + "facts:\n  - {to: /company/name, column: a, value: b}\n", "map.yaml:3:5: /facts/0: only one of these may be there: column, value"},
		{"filled twice", head + "facts:\n  - {to: /company/name, column: a}\n  - {to: /company/name, column: b}\n", "map.yaml:4:5: to: /company/name is filled in line 3"},
		{"word", head + "facts:\n  - {to: /company/stage, column: a, words: {x: y}}\n", `words: /company/stage can't be "y": use one of start_up`},
		{"option", head + "facts:\n  - {to: /company/name, column: a, currency: USD}\n", "currency: means nothing for /company/name"},
		{"currency", head + "facts:\n  - {to: /financials/cash, column: a, currency: XXX}\n", "currency: XXX is not an ISO 4217 code"},
		{"unit", head + "facts:\n  - {to: /financials/cash, column: a, unit: smoot}\n", `unit: "smoot" is not a unit`},
		{"kind", head + "facts:\n  - {to: /extensions/x, column: a}\n", "kind: the profile schema does not say"},
		{"kind said", head + "facts:\n  - {to: /company/name, column: a, kind: text}\n", "leave kind out"},
		{"table", head + "tables: {a: {}, b: {}}\nfacts:\n  - {to: /company/name, column: a}\n", "table: say which of the tables"},
		{"list", head + "facts:\n  - {to: /company/name, column: a}\ncomplete: [/company]\n", "complete: /company is not a list"},
		{"date", head + "facts:\n  - {to: /company/founded_on, column: a, date: ymd}\n", `map.yaml:3:42: /facts/0/date: "dmy" or "mdy" is needed`},
	}
	im := importertest.New(t)
	for _, tt := range tests {
		_, err := ParseMapping(im, "map.yaml", []byte(tt.text))
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v, want %q", tt.name, err, tt.want)
		}
	}
}

// TestCSV_Mistakes: a mapping that does not fit the files stops the import and reports the position.
func TestCSV_Mistakes(t *testing.T) {
	tests := []struct {
		name string
		file importer.Source
		want string
	}{
		{"column", importertest.File("companies.csv", "id,Nom,founded\n1,a,\n"), `map.yaml:10:5: column: companies.csv has no column "Name or 公司名称"; it has "id", "Nom", "founded"`},
		{"column twice", importertest.File("companies.csv", "id,Name,Name,founded\n"), "has the column \"Name\" twice"},
		{"no table", importertest.File("firms.csv", "id\n"), "firms.csv belongs to no table of map.yaml: say which with TABLE=firms.csv (companies, rounds)"},
		{"only joined", importertest.File("rounds.csv", "company,kind,date,amount,currency,known,lead\n"), "needs the table companies"},
		{"empty", importertest.File("companies.csv", ""), "companies.csv: the file is empty"},
	}
	im := importertest.New(t)
	m, err := ParseMapping(im, "map.yaml", []byte(joined2))
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range tests {
		var lines [][]byte
		var dead []*importer.DeadLetter
		_, err := CSV(im, []importer.Source{tt.file}, m, importertest.Collect(&lines, &dead))
		if !importertest.Says(err, tt.want) {
			t.Errorf("%s: %v, want %q", tt.name, err, tt.want)
		}
	}
}

// TestCrunchbase imports a whole public data set and accounts for every row.
func TestCrunchbase(t *testing.T) {
	const folder = "../../../../shared/data/crunchbase_oct2013"
	var sources []importer.Source
	for _, name := range []string{"companies", "rounds", "acquisitions"} {
		path := filepath.Join(folder, name+".utf8.csv")
		if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
			t.Skip("the data set is not here")
		}
		sources = append(sources, importer.Source{Name: name + ".utf8.csv", Open: func() (io.ReadCloser, error) { return os.Open(path) }})
	}
	im := importertest.New(t)
	name, text, _ := ShippedMapping("crunchbase")
	m, err := ParseMapping(im, name, text)
	if err != nil {
		t.Fatal(err)
	}
	profiles, letters := 0, 0
	s, err := CSV(im, sources, m, importer.Output{
		Profile: func([]byte) error { profiles++; return nil },
		Refused: func(*importer.DeadLetter) error { letters++; return nil },
	})
	if err != nil {
		t.Fatal(err)
	}
	importertest.CheckAccount(t, s)
	got := map[string][4]int{}
	for _, table := range s.Tables {
		got[table.Name] = [4]int{table.Read, table.Imported, table.DeadLettered, table.Skipped}
	}
	want := map[string][4]int{
		"companies": {17727, 17713, 14, 0}, "rounds": {31679, 31663, 16, 0}, "acquisitions": {4651, 1706, 2, 2943},
	}
	if diff := cmp.Diff(want, got); diff != "" || profiles != 17713 || letters != 32 {
		t.Errorf("%d profiles, %d letters (-want +got)\n%s", profiles, letters, diff)
	}
}

// TestSECFormC: the company is the issuer's latest filing with figures, from three tables joined one to one; its burn is estimated and
// marked so.
func TestSECFormC(t *testing.T) {
	_, text, ok := ShippedMapping("sec-form-c")
	if !ok {
		t.Fatal("no such mapping")
	}
	profiles, letters, s := importCSV(t, string(text),
		importertest.File("SUBMISSION.tsv", "ACCESSION_NUMBER\tSUBMISSION_TYPE\tFILING_DATE\tCIK\n"+
			"a-1\tC\t20200101\t0000000042\na-2\tC-AR\t20210430\t0000000042\na-3\tC-U\t20220101\t0000000042\n"),
		importertest.File("ISSUER_INFORMATION.tsv", "ACCESSION_NUMBER\tNAMEOFISSUER\tDATEINCORPORATION\na-1\tOld Name\t2019-05-01\na-2\tKiteworks Farm, Inc.\t2019-05-01\na-3\t\t\n"),
		importertest.File("DISCLOSURE.tsv", "ACCESSION_NUMBER\tCURRENTEMPLOYEES\tCASHEQUIMOSTRECENTFISCALYEAR\tTOTALASSETMOSTRECENTFISCALYEAR\tREVENUEMOSTRECENTFISCALYEAR\tREVENUEPRIORFISCALYEAR\t"+
			"SHORTTERMDEBTMRECENTFISCALYEAR\tLONGTERMDEBTRECENTFISCALYEAR\tNETINCOMEMOSTRECENTFISCALYEAR\n"+
			"a-1\t1\t5\t5\t5\t5\t5\t5\t-5\na-2\t3\t1200.50\t9000\t800\t700\t100\t250\t-24000\na-3\t\t\t\t\t\t\t\t\n"))
	want := `{"company":{"as_of":"2021-04-30","country":"US","founded_on":"2019-05-01","headcount":3,"id":"0000000042","legal_name":"Kiteworks Farm, Inc.","name":"Kiteworks Farm, Inc.","reporting_currency":"USD"},` +
		`"financials":{"cash":{"amount":1200.5,"currency":"USD"},"interest_bearing_debt":{"amount":350,"currency":"USD"},"monthly_net_burn":{"amount":2000,"currency":"USD"},` +
		`"revenue_prior_ttm":{"amount":700,"currency":"USD"},"revenue_ttm":{"amount":800,"currency":"USD"},"total_assets":{"amount":9000,"currency":"USD"}},` +
		`"provenance":{"/financials/monthly_net_burn":{"level":"claimed","source":"Form C, estimated: net loss of the most recent fiscal year / 12"}}}` + "\n"
	if diff := cmp.Diff(want, profiles); diff != "" || letters != nil {
		t.Errorf("%q (-want +got)\n%s", letters, diff)
	}
	for _, table := range s.Tables {
		if table.Read != 3 || table.Imported != 1 || table.Skipped != 2 {
			t.Errorf("%+v", table)
		}
	}
}

// TestSECFormC_Real: the SEC's own tables can be imported, and every row is accounted for.
func TestSECFormC_Real(t *testing.T) {
	const folder = "../../../../shared/data/sec_form_c"
	paths, _ := filepath.Glob(folder + "/*.tsv") // the pattern is valid
	if len(paths) == 0 {
		t.Skip("no data set at " + folder)
	}
	var files []importer.Source
	for _, path := range paths {
		files = append(files, importer.Source{Name: path, Open: func() (io.ReadCloser, error) { return os.Open(path) }})
	}
	im := importertest.New(t)
	_, text, _ := ShippedMapping("sec-form-c")
	m, err := ParseMapping(im, "sec-form-c", text)
	if err != nil {
		t.Fatal(err)
	}
	var lines [][]byte
	var dead []*importer.DeadLetter
	out := importertest.Collect(&lines, &dead)
	out.ByCell = true
	s, err := CSV(im, files, m, out)
	if err != nil {
		t.Fatal(err)
	}
	importertest.CheckAccount(t, s)
	if len(lines) != 1614 { // number of issuers with a Form C or C-AR
		t.Errorf("%d profiles", len(lines))
	}
}
