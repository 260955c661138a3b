package table

import (
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

const verticalMapping = `
mapping: diligo.mapping/v1
tables: {c: {files: ["company*"]}, p: {files: ["p*"], vertical: {labels: Item, values: "2025"}}}
table: c
facts: [{to: /company/name, column: name}]
joins:
  - {table: p, one: true, facts: [{to: /financials/revenue_ttm, column: Total Income, currency: USD, decimal: point}, {to: /financials/cash, column: Cash, currency: USD, decimal: point}]}
`

func readVertical(t *testing.T, sheet string) (map[string]any, []*importer.DeadLetter, error) {
	t.Helper()
	im := importertest.New(t)
	m, err := ParseMapping(im, "m.yaml", []byte(verticalMapping))
	if err != nil {
		t.Fatal(err)
	}
	var lines [][]byte
	var dead []*importer.DeadLetter
	s, err := CSV(im, []importer.Source{importertest.File("company.csv", "name\nAcme\n"), importertest.File("p.csv", sheet)}, m, importertest.Collect(&lines, &dead))
	if err != nil {
		return nil, nil, err
	}
	importertest.CheckAccount(t, s)
	if len(lines) == 0 {
		return nil, dead, nil
	}
	return importertest.Decoded(t, lines[0]), dead, nil
}

func TestVertical(t *testing.T) {
	usd := func(amount float64) any { return map[string]any{"amount": amount, "currency": "USD"} }
	tests := []struct {
		name, sheet string
		want        any // part of the financials
		err, dead   string
	}{
		{"labels and values", "Item,2024,2025\nIncome,,\n  Total Income,900,1200\nCash,1,50\n", map[string]any{"revenue_ttm": usd(1200), "cash": usd(50)}, "", ""},
		{"a title of the same name", "Item,2025\nCash,\nTotal Income,7\nCash,50\n", map[string]any{"revenue_ttm": usd(7), "cash": usd(50)}, "", ""},
		{"a value that is not there", "Item,2025\nCash,\nTotal Income,7\n", map[string]any{"revenue_ttm": usd(7)}, "", ""},
		{"two values", "Item,2025\nCash,1\nTotal Income,7\nCash,2\n", nil, `has the column "Cash" twice`, ""},
		{"no such label", "Item,2025\nIncome,1\nCash,1\n", nil, `has no column "Total Income"; it has "Income", "Cash"`, ""},
		{"no number", "Item,2025\nCash,5\nTotal Income,lots\n", nil, "", "B3"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			document, dead, err := readVertical(t, tt.sheet)
			if tt.err != "" {
				if !importertest.Says(err, tt.err) {
					t.Fatalf("got %v, want %s", err, tt.err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if tt.dead != "" {
				if !slices.ContainsFunc(dead, func(d *importer.DeadLetter) bool {
					return d.A1().String() == tt.dead && d.Header == "Total Income" && d.Cell == "lots"
				}) {
					t.Errorf("no letter about %s: %v", tt.dead, dead)
				}
				return
			}
			if diff := cmp.Diff(tt.want, document["financials"]); diff != "" || len(dead) > 0 {
				t.Errorf("%d letters (-want +got)\n%s", len(dead), diff)
			}
		})
	}
}

// TestVertical_Unread: a table without the value column is refused, and the company is imported without it.
func TestVertical_Unread(t *testing.T) {
	document, dead, err := readVertical(t, "Item,2024\nTotal Income,1\nCash,1\n")
	if err != nil || len(dead) != 1 || !strings.Contains(dead[0].Error.String(), `has no column "2025"`) {
		t.Fatalf("%v, letters %v", err, dead)
	}
	if importer.Lookup(document, []string{"company", "name"}) != "Acme" || document["financials"] != nil {
		t.Errorf("got %v", document)
	}
}

// TestVertical_Variants: in 200 sheets that differ in labels, titles and order, the values read are those written.
func TestVertical_Variants(t *testing.T) {
	r := rand.New(rand.NewPCG(19, 7))
	for i := range thorough.Times(50, 200) {
		income, cash := float64(r.IntN(1e6)), float64(r.IntN(1e6))
		lines := []string{fmt.Sprintf("Total Income,%d,%.0f", r.IntN(9), income), fmt.Sprintf("Cash,,%.0f", cash)}
		for k := range r.IntN(12) {
			lines = append(lines, fmt.Sprintf("%s%d,%d,%d", []string{"Line ", "Total ", "cash at bank "}[r.IntN(3)], k, r.IntN(9), r.IntN(9)))
		}
		if r.IntN(2) == 0 {
			lines = append(lines, "Cash,,", ",,")
		}
		r.Shuffle(len(lines), func(a, b int) { lines[a], lines[b] = lines[b], lines[a] })
		document, dead, err := readVertical(t, "Item,2024,2025\n"+strings.Join(lines, "\n")+"\n")
		if err != nil || len(dead) > 0 {
			t.Fatalf("%d: %v, %d letters", i, err, len(dead))
		}
		for to, want := range map[string]float64{"revenue_ttm": income, "cash": cash} {
			if got := importer.Lookup(document, []string{"financials", to, "amount"}); got != want {
				t.Errorf("%d: %s is %v, want %v in\n%s", i, to, got, want, strings.Join(lines, "\n"))
			}
		}
	}
}
