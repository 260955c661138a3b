package exchange_test

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/exchange"
	"github.com/diligo/diligo/policies"
)

const history = "Date,USD,JPY,CYP,\n2024-02-29,1.0826,162.34,N/A,\n2024-02-28,1.0808,162.79,,\n2024-01-31,1.0837,159.92,0.58,\n"

func TestRead_ECBHistoryAsDownloaded(t *testing.T) {
	want := map[string][]exchange.Quote{
		"USD": {{"2024-01-31", "1.0837"}, {"2024-02-28", "1.0808"}, {"2024-02-29", "1.0826"}},
		"JPY": {{"2024-01-31", "159.92"}, {"2024-02-28", "162.79"}, {"2024-02-29", "162.34"}},
		"CYP": {{"2024-01-31", "0.58"}},
	}
	for name, content := range map[string][]byte{
		"csv": []byte(history), "byte order mark": []byte("\ufeff" + history), "CRLF": []byte(strings.ReplaceAll(history, "\n", "\r\n")),
		"zip": zipped(t, map[string]string{"eurofxref-hist.csv": history}),
	} {
		t.Run(name, func(t *testing.T) {
			table, err := exchange.Read("folder/rates", content)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, table.Series); diff != "" || table.Origin != "rates" || table.Base != "" {
				t.Errorf("origin %q, base %q, series (-want +got)\n%s", table.Origin, table.Base, diff)
			}
		})
	}
}

func TestRead_PlainTable(t *testing.T) {
	for _, tc := range []struct {
		name, content string
		want          map[string][]exchange.Quote
		base          string
	}{
		{
			"per euro", "date,currency,per_eur\n2025-01-31,TWD,34.0\n2024-12-31,twd,33.9\n",
			map[string][]exchange.Quote{"TWD": {{"2024-12-31", "33.9"}, {"2025-01-31", "34.0"}}}, "",
		},
		{
			"per dollar, columns in another order", "currency,note,per_usd,date\nTWD,bank,32,2025-01-31\nEUR,,0.8,2025-01-31\n",
			map[string][]exchange.Quote{"TWD": {{"2025-01-31", "40"}}, "USD": {{"2025-01-31", "1.25"}}}, "USD",
		},
	} {
		t.Run(tc.name, func(t *testing.T) {
			table, err := exchange.Read("t.csv", []byte(tc.content))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tc.want, table.Series); diff != "" || table.Base != tc.base {
				t.Errorf("base %q, series (-want +got)\n%s", table.Base, diff)
			}
		})
	}
}

func TestRead_FaultsAreSaidWithTheirPlace(t *testing.T) {
	for _, tc := range []struct{ name, content, want string }{
		{"empty", "", "t.csv: empty"},
		{"another table", "Name,Cash\nAcme,1\n", "t.csv:1: not a table of rates"},
		{"no rate", "Date,USD\n2024-01-31,N/A\n", "t.csv: holds no rate"},
		{"no such day", "Date,USD\n2024-02-30,1.1\n", `t.csv:2:1: "2024-02-30" is not a date`},
		{"a date of another order", "Date,USD\n31/01/2024,1.1\n", `t.csv:2:1: "31/01/2024" is not a date`},
		{"zero", "Date,USD\n2024-01-31,0.000\n", `t.csv:2:12: "0.000" is not a rate`},
		{"negative", "Date,USD\n2024-01-31,-1.1\n", `t.csv:2:12: "-1.1" is not a rate`},
		{"zeros in front", "Date,USD\n2024-01-31,010\n", `t.csv:2:12: "010" is not a rate`},
		{"decimal comma", "Date,USD\n2024-01-31,\"1,1\"\n", `t.csv:2:12: "1,1" is not a rate`},
		{"a formula error", "Date,USD,JPY\n2024-01-31,1.1,#N/A\n", `t.csv:2:16: "#N/A" is not a rate`},
		{"more cells than heads", "Date,USD\n2024-01-31,1.1,2\n", "t.csv:2:16: 3 cells, the head has 2"},
		{"a rate without a currency", "Date,USD,\n2024-01-31,1.1,2\n", "t.csv:2:16: a rate in a column without a currency"},
		{"a currency twice", "Date,USD,USD\n2024-01-31,1.1,1.2\n", `t.csv:1: column 3: "USD" is not a currency, or occurs twice`},
		{"a day twice", "Date,USD\n2024-01-31,1.1\n2024-01-31,1.2\n", "t.csv: two rates of USD for 2024-01-31"},
		{"no base", "date,currency,rate\n2024-01-31,TWD,34\n", "t.csv:1: no column says what the rates are for one of"},
		{"no euro", "date,currency,per_usd\n2024-01-31,TWD,34\n", "t.csv:2:1: 2024-01-31 has no row for EUR"},
		{"for itself", "date,currency,per_eur\n2024-01-31,EUR,1\n", "t.csv:2:12: the rate of a currency for itself"},
		{"no currency", "date,currency,per_eur\n2024-01-31,NT$,34\n", `t.csv:2:12: "NT$" is not an ISO 4217 currency code`},
		{"twice", "date,currency,per_eur\n2024-01-31,TWD,34\n2024-01-31,TWD,34\n", "t.csv:3:12: TWD has a rate for 2024-01-31 already"},
		{"a short row", "date,currency,per_eur\n2024-01-31,TWD\n", "t.csv:2:1: 2 cells, 3 are needed"},
		{"an open quote", "Date,USD\n2024-01-31,\"1.1\n", "t.csv:"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			_, err := exchange.Read("t.csv", []byte(tc.content))
			if err == nil || !strings.HasPrefix(err.Error(), tc.want) {
				t.Errorf("got %v, want %s...", err, tc.want)
			}
		})
	}
}

func TestRead_ArchiveOfSeveralTablesIsRefused(t *testing.T) {
	_, err := exchange.Read("t.zip", zipped(t, map[string]string{"a.csv": history, "b.csv": history}))
	if err == nil || !strings.Contains(err.Error(), "one CSV file is needed in the archive, there are 2") {
		t.Error(err)
	}
}

func TestDocument_MonthsLeadToTheLastDayBefore(t *testing.T) {
	table, err := exchange.Read("r.csv", []byte("Date,USD\n2024-01-15,1\n2024-01-31,2\n2024-04-30,3\n"))
	if err != nil {
		t.Fatal(err)
	}
	got, err := json.Marshal(table.Document())
	if err != nil {
		t.Fatal(err)
	}
	want := `{"calendars":{"r.csv 1":{"days":["2024-01-15","2024-01-31","2024-04-30"],"months":{"2024-01":0,"2024-02":1,"2024-03":1,"2024-04":1}}},` +
		`"series":{"USD":{"calendar":"r.csv 1","origin":"r.csv","values":[1,2,3]}}}`
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Error(diff)
	}
}

func TestReduce_KeepsMonthEndsAndTheLastDay(t *testing.T) {
	table, err := exchange.Read("r.csv", []byte("Date,USD,JPY\n2023-12-29,9,1\n2024-01-15,1,\n2024-01-31,2,\n2024-02-01,3,\n2024-02-02,4,\n"))
	if err != nil {
		t.Fatal(err)
	}
	want := map[string][]exchange.Quote{"USD": {{"2024-01-31", "2"}, {"2024-02-02", "4"}}}
	if diff := cmp.Diff(want, table.Reduce([]string{"JPY", "USD"}, "2024-01-01").Series); diff != "" {
		t.Error(diff)
	}
}

// TestShipped_IsMadeOfTheCentralBank_sHistory checks the shipped table against the file of which it is made, where that is available.
func TestShipped_IsMadeOfTheCentralBank_sHistory(t *testing.T) {
	const file = "../../../shared/data/ecb/eurofxref-hist.csv"
	content, err := os.ReadFile(file)
	if err != nil {
		t.Skip("the European Central Bank's history is not at hand")
	}
	table, err := exchange.Read(file, content)
	if err != nil {
		t.Fatal(err)
	}
	var shipped struct {
		Calendars map[string]struct{ Days []string }
		Series    map[string]struct {
			Calendar string
			Values   []json.Number
		}
	}
	if err := json.Unmarshal(policies.Rates, &shipped); err != nil {
		t.Fatal(err)
	}
	n := 0
	for currency, s := range shipped.Series {
		byDay := map[string]json.Number{}
		for _, q := range table.Series[currency] {
			byDay[q.Day] = q.PerEuro
		}
		for i, day := range shipped.Calendars[s.Calendar].Days {
			if n++; byDay[day] != s.Values[i] {
				t.Errorf("%s on %s: %s is shipped, the history has %s", currency, day, s.Values[i], byDay[day])
			}
		}
	}
	if n < 2000 {
		t.Errorf("only %d rates are shipped", n)
	}
}

func TestLoad_LaysTablesOverTheShippedOneByCurrency(t *testing.T) {
	shipped := []byte(`{"calendars":{"c":{"days":["2024-01-31","2024-02-29"]}},"series":{"USD":{"origin":"ecb","calendar":"c","values":[1.1,1.2]},"CNY":{"origin":"ecb","calendar":"c","values":[7,8]}}}`)
	table, err := exchange.Read("t.csv", []byte("date,currency,per_usd\n2025-01-31,TWD,32\n2025-01-31,EUR,0.8\n2025-01-31,CNY,7.2\n"))
	if err != nil {
		t.Fatal(err)
	}
	if err := table.Over(shipped); err != nil {
		t.Fatal(err)
	}
	got, err := exchange.Load(shipped, table)
	if err != nil {
		t.Fatal(err)
	}
	want := []exchange.Loaded{
		{"CNY", "t.csv", 1, "2025-01-31", "2025-01-31", "9"}, {"TWD", "t.csv", 1, "2025-01-31", "2025-01-31", "40"},
		{"USD", "ecb", 2, "2024-01-31", "2024-02-29", "1.2"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func FuzzRead(f *testing.F) {
	for _, seed := range []string{history, "date,currency,per_usd\n2025-01-31,TWD,32\n2025-01-31,EUR,0.8\n", "PK\x03\x04", "Date,USD\n\"\n"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		table, err := exchange.Read("t", content)
		if err != nil {
			return
		}
		if _, err := json.Marshal(table.Document()); err != nil {
			t.Error(err)
		}
	})
}

func zipped(t *testing.T, files map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, content := range files {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprint(w, content)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
