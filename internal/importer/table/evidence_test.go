package table

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/importer/importertest"
	"github.com/diligo/diligo/internal/thorough"
)

const nameCash = "mapping: diligo.mapping/v1\nfacts: [{to: /company/name, column: Name}, {to: /financials/cash, column: Cash, currency: USD}]\n"

// TestCSV_Evidence: an ambiguous number is read like the rest of its column, and refused if the column does not settle it.
func TestCSV_Evidence(t *testing.T) {
	tests := []struct {
		name    string
		cells   []string
		want    []string // amounts; "" for a refused one
		because string
	}{
		{"points by a neighbour", []string{"1,500", "2,345.60"}, []string{"1500", "2345.6"}, ""},
		{"points by two groups", []string{"1,500", "1.500", "1,234,567"}, []string{"1500", "1.5", "1234567"}, ""},
		{"commas by a neighbour", []string{"1,500", "2.345,60", "1.500"}, []string{"1.5", "2345.6", "1500"}, ""},
		{"commas by a leading zero", []string{"0,750", "1,500"}, []string{"0.75", "1.5"}, ""},
		{"no evidence", []string{"1,500", "7"}, []string{"", "7"}, "shows which"},
		{"evidence both ways", []string{"1,500", "1.5", "1,5"}, []string{"", "1.5", "1.5"}, "shows which"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, letters := cashOf(t, tt.cells)
			if fmt.Sprint(got) != fmt.Sprint(tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			for _, l := range letters {
				if !strings.Contains(l, tt.because) {
					t.Errorf("%q, want %q", l, tt.because)
				}
			}
		})
	}
}

// TestCSV_EvidenceTooLate: a number that contradicts the first rows of its column is refused.
func TestCSV_EvidenceTooLate(t *testing.T) {
	cells := []string{"1.25"}
	for range aheadRows {
		cells = append(cells, "1,500")
	}
	got, letters := cashOf(t, append(cells, "1,5"))
	if got[1] != "1500" || got[len(got)-1] != "" || len(letters) != 1 || !strings.Contains(letters[0], "the other decimal sign") {
		t.Errorf("%q", letters)
	}
}

// cashOf imports a column of amounts and returns the results.
func cashOf(t *testing.T, cells []string) (amounts, letters []string) {
	t.Helper()
	var b strings.Builder
	b.WriteString("Name\tCash\n")
	for i, c := range cells {
		fmt.Fprintf(&b, "%d\t%s\n", i, c)
	}
	profiles, letters, _ := importCSV(t, nameCash, importertest.File("a.csv", b.String()))
	amounts = make([]string, len(cells))
	for line := range strings.Lines(profiles) {
		document := importertest.Decoded(t, []byte(line))
		i, err := strconv.Atoi(importer.Lookup(document, []string{"company", "name"}).(string))
		if err != nil {
			t.Fatal(err)
		}
		amounts[i] = fmt.Sprint(importer.Lookup(document, []string{"financials", "cash", "amount"}))
		if f, err := strconv.ParseFloat(amounts[i], 64); err == nil {
			amounts[i] = strconv.FormatFloat(f, 'f', -1, 64)
		}
	}
	return amounts, letters
}

// TestCSV_NumberVariants: in 200 columns written in one of seven styles, every amount is read correctly or refused, and refused only if the
// column does not settle its decimal sign.
func TestCSV_NumberVariants(t *testing.T) {
	r := rand.New(rand.NewPCG(19, 2))
	ways := []struct{ group, point string }{
		{",", "."}, {".", ","}, {" ", ","}, {"\u00a0", ","}, {"\u202f", ","}, {"'", "."}, {"", "."},
	}
	group := func(digits, sign string) string {
		for i := len(digits) - 3; i > 0; i -= 3 {
			digits = digits[:i] + sign + digits[i:]
		}
		return digits
	}
	read, refused := 0, 0
	rounds := thorough.Times(50, 200)
	for range rounds {
		way := ways[r.IntN(len(ways))]
		var cells, want []string
		for range 1 + r.IntN(6) {
			cents := r.IntN(1_000_000_000)
			if r.IntN(2) == 0 {
				cents = cents / 100 * 100
			}
			value := strconv.FormatFloat(float64(cents)/100, 'f', -1, 64)
			whole, fraction, _ := strings.Cut(value, ".")
			text := group(whole, way.group)
			if fraction != "" {
				text += way.point + fraction
			}
			if r.IntN(4) == 0 {
				text = wide(text)
			}
			cells, want = append(cells, text), append(want, value)
		}
		got, letters := cashOf(t, cells)
		for i := range want {
			switch got[i] {
			case want[i]:
				read++
			case "":
				refused++
			default:
				t.Errorf("%q became %s in %q", cells[i], got[i], cells)
			}
		}
		for _, l := range letters {
			if !strings.Contains(l, "shows which") {
				t.Errorf("%q: %s", cells, l)
			}
		}
	}
	if read < 2*rounds || thorough.Wanted() && refused == 0 { // few are refused
		t.Errorf("%d read, %d refused", read, refused)
	}
}

// wide replaces digits with full-width ones.
func wide(text string) string {
	return strings.Map(func(c rune) rune {
		if c >= '0' && c <= '9' {
			return c - '0' + '０'
		}
		return c
	}, text)
}
