package sec

import (
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/importer/importertest"
)

// annual returns a made-up annual report that follows the SEC's schema of Form C.
func annual(form, figures string) string {
	return `<?xml version="1.0"?><edgarSubmission xmlns="http://www.sec.gov/edgar/formc"><headerData><submissionType>` + form + `</submissionType>
<filerInfo><filer><filerCredentials><filerCik>0001</filerCik></filerCredentials></filer><period>12-31-2018</period><liveTestFlag>LIVE</liveTestFlag></filerInfo></headerData>
<formData><issuerInformation><issuerInfo><nameOfIssuer>Acme</nameOfIssuer><legalStatus><jurisdictionOrganization>DE</jurisdictionOrganization>
<dateIncorporation>05-16-2016</dateIncorporation></legalStatus></issuerInfo></issuerInformation>
<annualReportDisclosureRequirements>` + figures + `</annualReportDisclosureRequirements>
<signatureInfo><signaturePersons><signaturePerson><signatureDate>04-30-2019</signatureDate></signaturePerson></signaturePersons></signatureInfo></formData></edgarSubmission>`
}

func run(t *testing.T, byCell bool, text string) (lines [][]byte, letters []*importer.DeadLetter, s *importer.Summary, err error) {
	t.Helper()
	out := importertest.Collect(&lines, &letters)
	out.ByCell = byCell
	s, err = Import(importertest.New(t), []importer.Source{importertest.File("f.xml", text)}, out)
	if err == nil {
		importertest.CheckAccount(t, s)
	}
	return lines, letters, s, err
}

func TestImport_AnnualReport(t *testing.T) {
	lines, letters, s, err := run(t, false, annual("C-AR", `<currentEmployees>4.00</currentEmployees><cashEquiMostRecentFiscalYear>13410.56</cashEquiMostRecentFiscalYear>`+
		`<shortTermDebtMostRecentFiscalYear>100.00</shortTermDebtMostRecentFiscalYear><longTermDebtMostRecentFiscalYear>0.50</longTermDebtMostRecentFiscalYear>`+
		`<netIncomeMostRecentFiscalYear>-1200.00</netIncomeMostRecentFiscalYear><taxPaidMostRecentFiscalYear>0.00</taxPaidMostRecentFiscalYear>`))
	if err != nil || len(letters) > 0 || len(lines) != 1 {
		t.Fatal(err, letters, len(lines))
	}
	got := importertest.Decoded(t, lines[0])
	usd := func(n float64) map[string]any { return map[string]any{"amount": n, "currency": "USD"} }
	if d := cmp.Diff(map[string]any{"id": "0001", "name": "Acme", "legal_name": "Acme", "jurisdiction": "US-DE", "founded_on": "2016-05-16",
		"as_of": "2019-04-30", "headcount": 4.0, "reporting_currency": "USD"}, got["company"]); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff(map[string]any{"period_end": "2018-12-31", "cash": usd(13410.56), "interest_bearing_debt": usd(100.5), "monthly_net_burn": usd(100)},
		got["financials"]); d != "" {
		t.Error(d)
	}
	about := got["provenance"].(map[string]any)
	if a := about["/financials"].(map[string]any); a["level"] != "documented" || a["source"] != "SEC Form C-AR" || len(a["sha256"].(string)) != 64 {
		t.Errorf("provenance %v", a)
	}
	if a := about["/financials/monthly_net_burn"].(map[string]any); a["level"] != "claimed" {
		t.Errorf("an estimate is %v", a)
	}
	if d := cmp.Diff(importer.Cells{Read: 14, Taken: 13, Absent: 1}, s.Tables[0].Cells); d != "" || s.Absent[0].Text != "formData/annualReportDisclosureRequirements/taxPaidMostRecentFiscalYear" {
		t.Error(d, s.Absent)
	}
}

func TestImport_Refuses(t *testing.T) {
	cash := func(text string) string {
		return annual("C-AR", "<cashEquiMostRecentFiscalYear>"+text+"</cashEquiMostRecentFiscalYear>")
	}
	for name, c := range map[string]struct{ text, want string }{
		"an amount with a thousands separator": {cash("1,000"), "decimal number"},
		"an overdraft":                         {cash("-5.00"), "negative"},
		"a figure that stands there twice":     {annual("C", strings.Repeat("<revenueMostRecentFiscalYear>1</revenueMostRecentFiscalYear>", 2)), "more than once"},
		"half a person":                        {annual("C", "<currentEmployees>1.5</currentEmployees>"), "whole number"},
		"a withdrawal":                         {annual("C-W", ""), "withdrawal"},
		"a test":                               {strings.Replace(annual("C", ""), "LIVE", "TEST", 1), "test"},
		"a day that is none":                   {strings.Replace(annual("C", ""), "05-16-2016", "13-16-2016", 1), "day is needed"},
		"no name":                              {strings.Replace(annual("C", ""), "nameOfIssuer>Acme</nameOfIssuer", "a>Acme</a", 1), "name the company"},
		"another document":                     {"<html>x</html>", "edgarSubmission"},
		"half a document":                      {annual("C", "")[:300], "not readable as XML"},
		"nothing":                              {"", "empty"},
		"text beside elements":                 {annual("C", "7<currentEmployees>1</currentEmployees>"), "text beside"},
		"depth":                                {"<edgarSubmission>" + strings.Repeat("<a>", 100), "deeper"},
	} {
		t.Run(name, func(t *testing.T) {
			lines, letters, s, err := run(t, false, c.text)
			if len(lines) > 0 {
				t.Fatalf("imported: %s", lines[0])
			}
			if err != nil {
				if !strings.Contains(err.Error(), c.want) {
					t.Error(err)
				}
				return
			}
			if len(letters) != 1 || !strings.Contains(letters[0].Error.String(), c.want) || s.DeadLettered() != 1 {
				t.Errorf("dead letters %v", letters)
			}
		})
	}
	t.Run("by cell only the cell is left out", func(t *testing.T) {
		lines, letters, s, err := run(t, true, cash("-5.00"))
		if err != nil || len(lines) != 1 || len(letters) != 1 || s.Tables[0].Cells.Refused != 1 || strings.Contains(string(lines[0]), `"cash"`) {
			t.Error(err, letters, len(lines))
		}
	})
}

// TestImport_FormD reads real filings, where they are available: each makes a profile, and every element is accounted for.
func TestImport_FormD(t *testing.T) {
	files, _ := filepath.Glob("../../../../shared/data/sec_edgar/form_d/*.xml") // the pattern is valid
	if len(files) == 0 {
		t.Skip("no filings")
	}
	var sources []importer.Source
	for _, f := range files {
		sources = append(sources, importer.Source{Name: f, Open: func() (io.ReadCloser, error) { return os.Open(f) }})
	}
	var lines [][]byte
	var letters []*importer.DeadLetter
	s, err := Import(importertest.New(t), sources, importertest.Collect(&lines, &letters))
	if err != nil || len(letters) > 0 || len(lines) != len(files) {
		t.Fatal(err, letters, len(lines))
	}
	importertest.CheckAccount(t, s)
	for i, line := range lines {
		text, err := os.ReadFile(files[i])
		if err != nil {
			t.Fatal(err)
		}
		var p struct{ Company struct{ ID, Name string } }
		if err := json.Unmarshal(line, &p); err != nil || !strings.Contains(string(text), "<cik>"+p.Company.ID+"</cik>") || p.Company.Name == "" {
			t.Errorf("%s: %v %s", files[i], err, line)
		}
		if c := s.Tables[i].Cells; c.Read < 30 || c.Taken < 8 {
			t.Errorf("%s: cells %+v", files[i], c)
		}
	}
}

func TestImport_FormDRound(t *testing.T) {
	filing := func(total, sold, remaining string) string {
		return `<edgarSubmission><submissionType>D</submissionType><testOrLive>LIVE</testOrLive><primaryIssuer><cik>7</cik><entityName>B</entityName></primaryIssuer>
<offeringData><federalExemptionsExclusions><item>06b</item></federalExemptionsExclusions><typeOfFiling><dateOfFirstSale><value>2011-07-07</value></dateOfFirstSale></typeOfFiling>
<offeringSalesAmounts><totalOfferingAmount>` + total + `</totalOfferingAmount><totalAmountSold>` + sold + `</totalAmountSold><totalRemaining>` + remaining + `</totalRemaining></offeringSalesAmounts>
<investors><totalNumberAlreadyInvested>3</totalNumberAlreadyInvested></investors></offeringData></edgarSubmission>`
	}
	usd := func(n float64) map[string]any { return map[string]any{"amount": n, "currency": "USD"} }
	rest := func(amount any, d map[string]any) any {
		d["first_sale_on"] = "2011-07-07"
		round := map[string]any{"exemption": "Rule 506(b)", "investor_count": 3.0, "form_d": d}
		if amount != nil {
			round["amount"] = amount
		}
		return []any{round}
	}
	for name, c := range map[string]struct {
		total, sold, remaining string
		want                   any
	}{
		"sold out":    {"9", "9", "0", rest(usd(9), map[string]any{"offering": usd(9), "sold": usd(9), "remaining": usd(0), "indefinite": false})},
		"partly sold": {"9", "4", "5", rest(nil, map[string]any{"offering": usd(9), "sold": usd(4), "remaining": usd(5), "indefinite": false})},
		"indefinite":  {"Indefinite", "4", "Indefinite", rest(nil, map[string]any{"sold": usd(4), "indefinite": true})},
		"not sold":    {"9", "0", "9", nil},
	} {
		t.Run(name, func(t *testing.T) {
			lines, letters, _, err := run(t, false, filing(c.total, c.sold, c.remaining))
			if err != nil || len(lines) != 1 {
				t.Fatal(err, letters)
			}
			if d := cmp.Diff(c.want, importertest.Decoded(t, lines[0])["rounds"]); d != "" {
				t.Error(d)
			}
		})
	}
}

// FuzzImport: whatever the text, every element is accounted for, and nothing panics.
func FuzzImport(f *testing.F) {
	f.Add(annual("C-AR", "<currentEmployees>4.00</currentEmployees><netIncomeMostRecentFiscalYear>-1200.00</netIncomeMostRecentFiscalYear>"))
	f.Add("<edgarSubmission><submissionType>D</submissionType><primaryIssuer><cik>7</cik><entityName>Acme</entityName></primaryIssuer></edgarSubmission>")
	im := importertest.New(f)
	f.Fuzz(func(t *testing.T, text string) {
		var lines [][]byte
		var letters []*importer.DeadLetter
		s, err := Import(im, []importer.Source{importertest.File("f.xml", text)}, importertest.Collect(&lines, &letters))
		if err != nil {
			return
		}
		importertest.CheckAccount(t, s)
		if s.Profiles != len(lines) || s.Profiles == 0 && len(letters) == 0 {
			t.Fatalf("%d profiles, %d lines, %d dead letters", s.Profiles, len(lines), len(letters))
		}
	})
}
