package policies_test

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/diligo/diligo/internal/rule"
)

// realData is where the Crunchbase export of October 2013 lies when it is there.
const realData = "../../shared/data/crunchbase_oct2013"

// TestRealData judges all companies of a public data set: rounds, dates and names, nothing more. No rule may err there, and the
// table (go test -v) shows which rules claim to know something.
func TestRealData(t *testing.T) {
	if testing.Short() {
		t.Skip("takes half a minute")
	}
	companies, err := os.Open(filepath.Join(realData, "companies.utf8.csv"))
	if errors.Is(err, os.ErrNotExist) {
		t.Skip("the data set is not here")
	}
	if err != nil {
		t.Fatal(err)
	}
	defer companies.Close()
	rounds := map[string][]any{}
	records(t, filepath.Join(realData, "rounds.utf8.csv"), func(get func(string) string) {
		rounds[get("company_permalink")] = append(rounds[get("company_permalink")], roundOf(get))
	})
	counts := map[rule.ID]map[rule.Outcome]int{}
	fails := map[rule.ID][]string{} // the first few
	n := 0
	records(t, companies.Name(), func(get func(string) string) {
		n++
		document := companyOf(get, rounds[get("permalink")])
		for id, r := range evaluate(t, document) {
			if counts[id] == nil {
				counts[id] = map[rule.Outcome]int{}
			}
			counts[id][r.Outcome]++
			if r.Outcome == rule.Fail && len(fails[id]) < 5 {
				fails[id] = append(fails[id], fmt.Sprintf("%s %v", get("permalink"), r.Findings[0].Evidence))
			}
			if r.Outcome == rule.Error {
				t.Errorf("%s: %s: %v", get("permalink"), id, r.Err)
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

func records(t *testing.T, path string, each func(get func(string) string)) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	reader := csv.NewReader(f)
	header, err := reader.Read()
	if err != nil {
		t.Fatal(err)
	}
	for {
		row, err := reader.Read()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		each(func(column string) string { return row[slices.Index(header, column)] })
	}
}

// companyOf makes a profile of a row. The stage is that of the latest round whose name tells one.
func companyOf(get func(string) string, rounds []any) map[string]any {
	company := map[string]any{"name": get("name"), "as_of": "2013-10-01"}
	if status := get("status"); status != "" {
		company["status"] = status
	}
	if get("country_code") == "USA" {
		company["country"] = "US"
	}
	if date := dateOf(get("founded_at")); date != "" {
		company["founded_on"] = date
	}
	latest := ""
	for _, r := range rounds {
		round := r.(map[string]any)
		label, _ := round["label"].(string)
		date, _ := round["date"].(string)
		stage := map[string]string{"seed": "start_up", "angel": "start_up", "a": "growth", "b": "growth", "c": "expansion", "ipo": "expansion"}[label]
		if stage != "" && date >= latest {
			company["stage"], latest = stage, date
		}
	}
	document := map[string]any{"company": company}
	if len(rounds) > 0 {
		document["rounds"] = rounds
	}
	declared := map[string]any{}
	if total := amountOf(get("funding_total_usd")); total != nil {
		declared["funding_total"] = total
	}
	if n := get("funding_rounds"); n != "" {
		declared["funding_rounds"] = json.Number(n)
	}
	document["declared"] = declared
	return document
}

func roundOf(get func(string) string) map[string]any {
	round := map[string]any{}
	switch kind := get("funding_round_type"); kind {
	case "angel":
		round["label"], round["channel"] = "angel", "angel"
	case "series-a", "series-b":
		round["label"], round["channel"] = strings.TrimPrefix(kind, "series-"), "venture"
	case "series-c+":
		round["label"], round["channel"] = "c", "venture"
	case "venture":
		round["channel"] = "venture"
	case "crowdfunding":
		round["label"], round["channel"] = "crowdfunding", "crowdfunding"
	case "private-equity":
		round["channel"] = "private_equity"
	case "post-ipo":
		round["channel"] = "public_market"
	default:
		round["channel"] = "other"
	}
	if date := dateOf(get("funded_at")); date != "" {
		round["date"] = date
	}
	if amount := amountOf(get("raised_amount_usd")); amount != nil {
		round["amount"] = amount
	}
	return round
}

// dateOf keeps what looks like a date.
func dateOf(text string) string {
	if len(text) == len("2013-10-01") && text[4] == '-' && text[7] == '-' && text > "1900" && text < "2014" {
		return text
	}
	return ""
}

// amountOf keeps what is a number; the data set has dates and ##### among its amounts.
func amountOf(text string) any {
	if text == "" || strings.Trim(text, "0123456789") != "" {
		return nil
	}
	return map[string]any{"amount": json.Number(text), "currency": "USD"}
}
