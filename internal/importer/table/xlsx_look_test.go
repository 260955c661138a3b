package table

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/importer/grid"
	"github.com/diligo/diligo/internal/importer/importertest"
	"github.com/diligo/diligo/internal/thorough"
)

// formatted imports a cell with a number format as a fact, and returns its value or the problem.
func formatted(t *testing.T, number, code, to, options string) (value any, problem string) {
	t.Helper()
	styles := `<styleSheet><numFmts><numFmt numFmtId="200" formatCode="` + escapeXML(code) + `"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="200"/></cellXfs></styleSheet>`
	data := inline(1, "Name", "X") + `<row r="2"><c r="A2" t="inlineStr"><is><t>A</t></is></c><c r="B2" s="1"><v>` + number + `</v></c></row>`
	mapping := "mapping: diligo.mapping/v1\nfacts: [{to: /company/name, column: Name}, {to: " + to + ", column: X" + options + "}]\n"
	profiles, letters, _ := importXLSX(t, mapping, importertest.File("a.xlsx", zipped(t, data, map[string]string{"xl/styles.xml": styles})))
	if len(letters) > 0 {
		return nil, strings.TrimPrefix(letters[0], "a.xlsx B2: ")
	}
	var document any = importertest.Decoded(t, []byte(profiles))
	return importer.Lookup(document, importer.Tokens(to)), ""
}

func escapeXML(text string) string {
	return strings.NewReplacer("&", "&amp;", `"`, "&quot;", "<", "&lt;", ">", "&gt;").Replace(text)
}

// TestXLSX_Format: a cell means what its number format shows, or it is refused.
func TestXLSX_Format(t *testing.T) {
	const cash, margin, id, founded, staff = "/financials/cash", "/financials/gross_margin_pct", "/company/id", "/company/founded_on", "/company/headcount"
	money := func(amount, currency string) any {
		return map[string]any{"amount": decimal(amount), "currency": currency}
	}
	tests := []struct {
		number, code, to, options string
		want                      any
		problem                   string
	}{
		{number: "12.5", code: `0.0"%"`, to: margin, want: 12.5},
		{number: "12.5", code: `0.0\%`, to: margin, want: 12.5},
		{number: "0.125", code: `0.0%`, to: margin, want: 12.5},
		{number: "-0.5", code: `0%`, to: margin, want: -50.0},
		{number: "-0.2", code: `0.0`, to: margin, problem: "a percentage of at most 1 may be meant as a fraction"},
		{number: "12.5", code: `0.0"k"`, to: margin, problem: "a unit beside a percentage"},
		{number: "12.5", code: `0.0"x"`, to: margin, problem: importer.OddFormat.What.String()},
		{number: "1000", code: `#,##0\ "€"`, to: cash, options: ", currency: CNY", problem: "the cell says EUR where the mapping says CNY"},
		{number: "1000", code: `[$USD] #,##0`, to: cash, want: money("1000", "USD")},
		{number: "1000", code: `[$$-409]#,##0`, to: cash, want: money("1000", "USD")},
		{number: "1000", code: `[$¥-804]#,##0`, to: cash, want: money("1000", "CNY")},
		{number: "1000", code: `[$¥-411]#,##0`, to: cash, want: money("1000", "JPY")},
		{number: "1000", code: `"¥"#,##0`, to: cash, problem: "the currency's sign means CNY or JPY"},
		{number: "1200", code: `#,##0"万"`, to: cash, options: ", currency: CNY", want: money("12000000", "CNY")},
		{number: "1200", code: `#,##0\ "k"`, to: cash, options: ", currency: CNY", want: money("1200000", "CNY")},
		{number: "1200", code: `#,##0\ "k"`, to: cash, options: ", currency: CNY, unit: k", problem: "the cell states a unit, and so does the mapping"},
		{number: "1200000", code: `#,##0,"k"`, to: cash, options: ", currency: CNY", want: money("1200000", "CNY")},
		{number: "1200000", code: `#,##0,`, to: cash, options: ", currency: CNY", want: money("1200000", "CNY")},
		{number: "1200000", code: `#,##0,`, to: cash, options: ", currency: CNY, unit: k", problem: "the number format divides the number, and the mapping multiplies it"},
		{number: "1200000", code: `#,##0,"M"`, to: cash, options: ", currency: CNY", problem: grid.TwoScales.What.String()},
		{number: "12345678", code: `0!.0,"万"`, to: cash, options: ", currency: CNY", want: money("12345678", "CNY")},
		{number: "0", code: `_(* #,##0_);_(* \(#,##0\);_(* "-"??_)`, to: cash, options: ", currency: CNY", want: money("0", "CNY")},
		{number: "5", code: `\(0\)`, to: cash, options: ", currency: CNY", problem: grid.SignTwice.What.String()},
		{number: "5", code: `;;;`, to: cash, options: ", currency: CNY", problem: grid.HiddenNumber.What.String()},
		{number: "20", code: `0"人"`, to: staff, want: 20.0},
		{number: "20", code: `0" months"`, to: staff, problem: "the word beside the number counts something else"},
		{number: "123", code: `000000`, to: id, want: "000123"},
		{number: "12345", code: `000\-000`, to: id, want: "012-345"},
		{number: "12", code: `"C-"0000`, to: id, want: "C-0012"},
		{number: "1.2345678901234568E+17", code: `General`, to: id, problem: importer.ShortNumber.What.String()},
		{number: "12", code: `0"k"`, to: id, problem: "a number with a format of its own where a text belongs"},
		{number: "45350.9999999", code: `yyyy-mm-dd`, to: founded, want: "2024-02-28"},
		{number: "45350", code: `mmm-yy`, to: founded, want: "2024-02"},
		{number: "45350", code: `yyyy"年"`, to: founded, want: "2024"},
		{number: "45350", code: `d-mmm`, to: founded, problem: grid.NoDay.What.String()},
		{number: "45350", code: `h:mm`, to: founded, problem: grid.NoDay.What.String()},
		{number: "60", code: `yyyy-mm-dd`, to: founded, problem: grid.NoSerial.What.String()},
		{number: "45350", code: `[$-804]yyyy"年"m"月"d"日"`, to: founded, want: "2024-02-28"},
		{number: "45350", code: `yyyy-mm-dd`, to: staff, problem: importer.DateForNumber.What.String()},
		{number: "45350", code: `[>50000]0"k";0`, to: staff, want: 45350.0},
	}
	for _, tt := range tests {
		t.Run(tt.number+" "+tt.code+tt.options, func(t *testing.T) {
			got, problem := formatted(t, tt.number, tt.code, tt.to, tt.options)
			if diff := cmp.Diff(tt.want, got); diff != "" && tt.problem == "" || !strings.HasPrefix(problem, tt.problem) || tt.problem == "" && problem != "" {
				t.Errorf("got %v %q\n%s", got, problem, diff)
			}
		})
	}
}

// TestXLSX_FormatVariants: for 200 formats composed of currencies, units, literals and percent signs, the value is the generated one or the
// cell is refused.
func TestXLSX_FormatVariants(t *testing.T) {
	r := rand.New(rand.NewPCG(19, 1))
	pick := func(all ...string) string { return all[r.IntN(len(all))] }
	read := 0
	rounds := thorough.Times(50, 200)
	for i := range rounds {
		units := map[string]int64{"": 1, "k": 1e3, "万": 1e4, "M": 1e6, "亿": 1e8, "x": -1, "ppm": -1}
		unit := pick("", "", "k", "万", "M", "亿", "x", "ppm")
		sign := pick("", "€", "EUR", "[$€-407]", "$", "[$¥-411]", "[$-409]")
		digits := pick("0", "#,##0", "#,##0.00", "0.0", "_(#,##0_)")
		quote := func(text string) string {
			if text == "" || strings.HasPrefix(text, "[") {
				return text
			}
			return pick(`"`+text+`"`, `\`+strings.Join(strings.Split(text, ""), `\`))
		}
		code := quote(sign) + pick("", " ", `\ `) + digits + pick("", `\ `) + quote(unit)
		number := int64(r.IntN(9000) + 100)
		got, problem := formatted(t, strconv.FormatInt(number, 10), code, "/financials/cash", ", currency: EUR")
		refused := units[unit] < 0 || sign == "$" || strings.Contains(sign, "¥")
		if refused != (problem != "") {
			t.Errorf("%d %s: got %v, problem %q", i, code, got, problem)
			continue
		}
		if refused {
			continue
		}
		read++
		want := map[string]any{"amount": float64(number * units[unit]), "currency": "EUR"}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%d %s (-want +got)\n%s", i, code, diff)
		}
	}
	if read < rounds*3/10 {
		t.Errorf("only %d of 200 were read", read)
	}
}

func decimal(text string) float64 {
	f, _ := strconv.ParseFloat(text, 64)
	return f
}
