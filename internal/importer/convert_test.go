package importer

import (
	"encoding/json"
	"errors"
	"math/big"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v3"

	"github.com/diligo/diligo/internal/rule"
)

func TestReadDate(t *testing.T) {
	tests := []struct{ in, order, want, error string }{
		{in: "2012-06-30", want: "2012-06-30"},
		{in: "2012/6/3", want: "2012-06-03"},
		{in: "2012.06.30", want: "2012-06-30"},
		{in: "20120630", want: "2012-06-30"},
		{in: "2012-06", want: "2012-06"},
		{in: "2012", want: "2012"},
		{in: "2012年6月30日", want: "2012-06-30"},
		{in: "2012年6月", want: "2012-06"},
		{in: "2012 年", want: "2012"},
		{in: "2012-06-30T10:00:00Z", want: "2012-06-30"},
		{in: "2012-06-30 00:00:00", want: "2012-06-30"},
		{in: "30 Jun 2012", want: "2012-06-30"},
		{in: "30th June 2012", want: "2012-06-30"},
		{in: "Jun 30, 2012", want: "2012-06-30"},
		{in: "30-Sept-2012", want: "2012-09-30"},
		{in: "June 2012", want: "2012-06"},
		{in: "30/06/2012", want: "2012-06-30"},
		{in: "06/30/2012", want: "2012-06-30"},
		{in: "5/5/2024", want: "2024-05-05"},
		{in: "2026/11/03 10:22:31 AM GMT+8", want: "2026-11-03"},
		{in: "2026/11/3 上午10:22:31", want: "2026-11-03"},
		{in: "11/23/2026 14:05:22", want: "2026-11-23"},
		{in: "Nov 3, 2026 2:05 PM", want: "2026-11-03"},
		{in: "Nov 3, 2026, 2:05 PM EST", want: "2026-11-03"},
		{in: "2026-11-03 14:05", want: "2026-11-03"},
		{in: "2026年11月3日 14:05", want: "2026-11-03"},
		{in: "2026-11-03T14:05:22.123+0800", want: "2026-11-03"},
		{in: "11/3/2026 14:05:22", error: "in either order"},
		{in: "14:05", error: "not a date"},
		{in: "3/2021", want: "2021-03"},
		{in: "03.2021", want: "2021-03"},
		{in: "13/2021", error: "does not exist"},
		{in: "1/2/2024", error: "in either order"},
		{in: "1/2/2024", order: dayFirst, want: "2024-02-01"},
		{in: "1/2/2024", order: monthFirst, want: "2024-01-02"},
		{in: "30/06/2012", order: monthFirst, error: "does not exist"},
		{in: "5/18/27", error: "two digits"},
		{in: "18-May-27", error: "two digits"},
		{in: "2023-02-29", error: "does not exist"},
		{in: "2024-02-29", want: "2024-02-29"},
		{in: "2024-13", error: "does not exist"},
		{in: "0000-01-01", error: "does not exist"},
		{in: "30 Juni 2012", error: "not a date"},
		{in: "last spring", error: "not a date"},
		{in: "", error: "not a date"},
		{in: "２０２４-01-01", error: "not a date"},
	}
	for _, tt := range tests {
		got, err := ReadDate(tt.in, tt.order)
		if got != tt.want || !says(err, tt.error) {
			t.Errorf("%q %s: %q, %v; want %q, %q", tt.in, tt.order, got, err, tt.want, tt.error)
		}
	}
}

func TestConvert(t *testing.T) {
	im := newImporter(t)
	money := func(amount, currency string) any {
		return map[string]any{"amount": json.Number(amount), "currency": currency}
	}
	usd, cny := Style{Currency: "USD"}, Style{Currency: "CNY"}
	const cash, churn, headcount, country = "/financials/cash", "/financials/churn_12m_pct", "/company/headcount", "/company/country"
	tests := []struct {
		in    string
		to    string
		style Style
		want  any
		error string
	}{
		{in: "1750000", to: cash, style: usd, want: money("1750000", "USD")},
		{in: "$1,750,000.50", to: cash, style: usd, want: money("1750000.5", "USD")},
		{in: "$1.2m", to: cash, style: usd, want: money("1200000", "USD")},
		{in: "USD 1.2 bn", to: cash, want: money("1200000000", "USD")},
		{in: "12,500", to: cash, style: usd, error: "decimals or thousands"},
		{in: "12,500", to: cash, style: Style{Currency: "USD", Decimal: decimalPoint}, want: money("12500", "USD")},
		{in: "350k", to: cash, style: usd, want: money("350000", "USD")},
		{in: "3 thousand", to: cash, style: usd, want: money("3000", "USD")},
		{in: "€ 2.5 Million", to: cash, want: money("2500000", "EUR")},
		{in: "420万", to: cash, style: cny, want: money("4200000", "CNY")},
		{in: "1.25亿元", to: cash, style: cny, want: money("125000000", "CNY")},
		{in: "人民币420万元", to: cash, want: money("4200000", "CNY")},
		{in: "300万美元", to: cash, want: money("3000000", "USD")},
		{in: "￥5000", to: cash, style: cny, want: money("5000", "CNY")},
		{in: "(1,200)", to: cash, style: Style{Currency: "USD", Decimal: decimalPoint}, want: money("-1200", "USD")},
		{in: "-1200", to: cash, style: usd, want: money("-1200", "USD")},
		{in: "0.1", to: cash, style: usd, want: money("0.1", "USD")},
		{in: "1.234.567,89", to: cash, style: Style{Currency: "EUR", Decimal: decimalComma}, want: money("1234567.89", "EUR")},
		{in: "1 234 567", to: cash, style: usd, want: money("1234567", "USD")},
		{in: "12", to: cash, style: Style{Currency: "USD", Unit: units10k}, want: money("120000", "USD")},
		{in: "12万", to: cash, style: Style{Currency: "USD", Unit: units10k}, error: "states a unit"},
		{in: "1.500", to: cash, style: usd, error: "decimals or thousands"},
		{in: "1.500", to: cash, style: Style{Currency: "USD", Decimal: decimalPoint}, want: money("1.5", "USD")},
		{in: "1,5", to: cash, style: usd, want: money("1.5", "USD")},
		{in: "1,5", to: cash, style: Style{Currency: "USD", Decimal: decimalPoint}, error: "the other decimal sign"},
		{in: "1,2345", to: cash, style: usd, want: money("1.2345", "USD")},
		{in: "1,2345,678", to: cash, style: usd, error: "not in order"},
		{in: "$5", to: cash, error: "sign means"},
		{in: "¥5", to: cash, error: "sign means"},
		{in: "5", to: cash, error: "no currency"},
		{in: "€5", to: cash, style: usd, error: "where the mapping says USD"},
		{in: "$5 EUR", to: cash, error: "two currencies"},
		{in: "5 lakh", to: cash, style: usd, want: money("500000", "USD")},
		{in: "5 smoots", to: cash, style: usd, error: "not a unit"},
		{in: "20,00,00,000", to: cash, style: usd, want: money("200000000", "USD")},
		{in: "₹ 2.5 Cr", to: cash, want: money("25000000", "INR")},
		{in: "Rs. 50 lakh", to: cash, style: Style{Currency: "INR"}, want: money("5000000", "INR")},
		{in: "Rs. 50 lakh", to: cash, error: "sign means"},
		{in: "INR 25 Lakhs", to: cash, want: money("2500000", "INR")},
		{in: "１０００万", to: cash, style: cny, want: money("10000000", "CNY")},
		{in: "AU$5m", to: cash, want: money("5000000", "AUD")},
		{in: "~$5M", to: cash, style: usd, error: "only approximate"},
		{in: "约1000万", to: cash, style: Style{Currency: "CNY", About: "take"}, want: money("10000000", "CNY")},
		{in: "约1000万", to: cash, style: Style{Currency: "CNY", About: orAbsent}, error: "absent"},
		{in: "11-50", to: headcount, error: "a range"},
		{in: "11-50", to: headcount, style: Style{Range: rangeLow}, want: json.Number("11")},
		{in: "11 to 50 people", to: headcount, style: Style{Range: rangeHigh}, want: json.Number("50")},
		{in: "11-50", to: headcount, style: Style{Range: orAbsent}, error: "absent"},
		{in: "$1m-2m", to: cash, style: Style{Currency: "USD", Range: rangeLow}, want: money("1000000", "USD")},
		{in: "$500k - $1M", to: cash, style: Style{Currency: "USD", Range: rangeLow}, want: money("500000", "USD")},
		{in: "50万-100万", to: cash, style: Style{Currency: "CNY", Range: rangeHigh}, want: money("1000000", "CNY")},
		{in: "50+", to: headcount, error: "without its other end"},
		{in: "50+", to: headcount, style: Style{Range: rangeLow}, want: json.Number("50")},
		{in: "50+", to: headcount, style: Style{Range: rangeHigh}, error: "without its other end"},
		{in: "50+", to: headcount, style: Style{Range: orAbsent}, error: "absent"},
		{in: "50+ employees", to: headcount, style: Style{Range: rangeLow}, want: json.Number("50")},
		{in: "50人以上", to: headcount, style: Style{Range: rangeLow}, want: json.Number("50")},
		{in: "<10", to: headcount, style: Style{Range: rangeHigh}, want: json.Number("10")},
		{in: "<10", to: headcount, style: Style{Range: rangeLow}, error: "without its other end"},
		{in: "$1M+", to: cash, style: Style{Currency: "USD", Range: rangeLow}, want: money("1000000", "USD")},
		{in: "none", to: headcount, style: Style{Words: map[string]string{"none": "0"}, Read: true}, want: json.Number("0")},
		{in: "7", to: headcount, style: Style{Words: map[string]string{"none": "0"}, Read: true}, want: json.Number("7")},
		{in: "some", to: headcount, style: Style{Words: map[string]string{"none": "0"}, Read: true}, error: "not a number"},
		{in: "Germany", to: country, want: "DE"},
		{in: "中国", to: country, want: "CN"},
		{in: "UK", to: country, want: "GB"},
		{in: "usa", to: country, want: "US"},
		{in: "us", to: country, want: "US"},
		{in: "Deutschland", to: country, want: "DE"},
		{in: "Atlantis", to: country, want: "Atlantis"}, // left for the profile schema to refuse
		{in: "Delaware", to: "/company/jurisdiction", want: "US-DE"},
		{in: "特拉华州", to: "/company/jurisdiction", want: "US-DE"},
		{in: "Georgia", to: "/company/jurisdiction", want: "GE"},
		{in: "Germany", to: "/company/name", want: "Germany"},
		{in: "checked", to: "/company/serves_public_genai", want: true},
		{in: "是的", to: "/company/serves_public_genai", want: true},
		{in: "Nein", to: "/company/serves_public_genai", want: false},
		{in: "20人", to: headcount, want: json.Number("20")},
		{in: "20 people", to: headcount, want: json.Number("20")},
		{in: "20 months", to: headcount, error: "counts something else"},
		{in: "twenty", to: headcount, error: "not a number"},
		{in: "1\u00a0234\u00a0567", to: cash, style: usd, want: money("1234567", "USD")},
		{in: "1\u202f234,5", to: cash, style: usd, want: money("1234.5", "USD")},
		{in: "12 34", to: cash, style: usd, error: "not in order"},
		{in: "5 6", to: headcount, error: "not in order"},
		{in: "0,750", to: cash, style: usd, want: money("0.75", "USD")},
		{in: "$5", to: cash, style: Style{Signs: map[string]string{"$": "USD"}}, want: money("5", "USD")},
		{in: "€5", to: cash, style: Style{Signs: map[string]string{"$": "USD"}}, want: money("5", "EUR")},
		{in: "5", to: cash, style: Style{Signs: map[string]string{"$": "USD"}}, error: "no currency"},
		{in: "5", to: cash, style: Style{Signs: map[string]string{"": "USD"}}, want: money("5", "USD")},
		{in: "-0.2", to: churn, error: "fraction"},
		{in: "50k", to: churn, error: "unit beside a percentage"},
		{in: "9.11101E+17", to: "/company/id", error: "shortened"},
		{in: "5%", to: cash, style: usd, error: "percentage"},
		{in: "2.6E+12", to: cash, style: usd, error: "shortened"},
		{in: "5/18/27", to: cash, style: usd, error: "a date"},
		{in: "数千万", to: cash, style: cny, error: "not a number"},
		{in: "数千万", to: cash, style: Style{Currency: "CNY", AsWritten: true}, want: map[string]any{"amount_text": "数千万", "currency": "CNY"}},
		{in: "#####", to: cash, style: usd, error: "spreadsheet's error"},
		{in: strings.Repeat("9", 100), to: cash, style: usd, error: "too many digits"},
		{in: "12%", to: churn, want: json.Number("12")},
		{in: "12.5", to: churn, want: json.Number("12.5")},
		{in: "0", to: churn, want: json.Number("0")},
		{in: "0.12", to: churn, error: "fraction"},
		{in: "0.12", to: churn, style: Style{Fraction: true}, want: json.Number("12")},
		{in: "0.12", to: churn, style: Style{Points: true}, want: json.Number("0.12")},
		{in: "0.12%", to: churn, style: Style{Fraction: true}, want: json.Number("0.12")},
		{in: "12", to: headcount, want: json.Number("12")},
		{in: "12.5", to: headcount, error: "whole number"},
		{in: "12 USD", to: headcount, error: "currency"},
		{in: "Start up", to: "/company/stage", want: "start_up"},
		{in: "late", to: "/company/stage", error: "not one of the words"},
		{in: "Seed", to: "/rounds/0/label", style: Style{Words: map[string]string{"seed": "seed"}}, want: "seed"},
		{in: "Seed", to: "/rounds/0/label", style: Style{Words: map[string]string{}, Pass: true}, error: "absent"},
		{in: "Y", to: "/company/serves_public_genai", want: true},
		{in: "否", to: "/company/serves_public_genai", want: false},
		{in: "maybe", to: "/company/serves_public_genai", error: "neither yes nor no"},
		{in: "CEO; CTO;", to: "/team/founders/0/roles", style: Style{Split: ";"}, want: []any{"CEO", "CTO"}},
		{in: "equity;grants", to: "/claims/funding_sources", style: Style{Split: ";"}, error: "not one of the words"},
		{in: "a\ufffdb", to: "/company/name", error: "encoding"},
		{in: "=1+1", to: "/company/name", want: "=1+1"},
	}
	for _, tt := range tests {
		f, err := im.Root.At(tt.to)
		if err != nil {
			t.Fatal(err)
		}
		got, err := Convert(Cell{Text: tt.in}, f, tt.style, im.Currencies)
		if err == ErrNothing {
			err = errors.New("absent")
		}
		if diff := cmp.Diff(tt.want, got); err == nil && diff != "" || !says(err, tt.error) {
			t.Errorf("%q as %s: %v, error %v; want %v, %q", tt.in, tt.to, got, err, tt.want, tt.error)
		}
	}
}

// FuzzConvert: no text makes the importer panic, and every converted value fits the profile schema except for its range.
func FuzzConvert(f *testing.F) {
	im := newImporter(f)
	for _, seed := range []string{"1,750,000", "1.2万", "$5k", "(3)", "12%", "2012-06-30", "1/2/2024", "Jun 30, 2012", "yes", "a;b", "1e5", "．５"} {
		f.Add(seed, ";")
	}
	facts := []string{"/company/name", "/company/founded_on", "/company/status", "/financials/monthly_net_burn", "/financials/gross_margin_pct",
		"/team/founders/0/roles", "/company/serves_public_genai", "/data_assets/0/growth_per_month"}
	f.Fuzz(func(t *testing.T, text, split string) {
		text = strings.TrimSpace(text)
		if text == "" {
			return
		}
		for _, pointer := range facts {
			about, err := im.Root.At(pointer)
			if err != nil {
				t.Fatal(err)
			}
			value, err := Convert(Cell{Text: text}, about, Style{Currency: "CNY", Split: split, Points: true}, im.Currencies)
			var p *Problem
			if err != nil {
				if !errors.As(err, &p) {
					t.Fatalf("%q as %s: %v", text, pointer, err)
				}
				continue
			}
			document := map[string]any{}
			Set(document, Tokens(pointer), value)
			line, err := Encode(Seal(document, im.Root).(map[string]any))
			if err != nil {
				t.Fatalf("%q as %s: %v", text, pointer, err)
			}
			if _, err := im.validator.Decode("fuzz", line, 0); err != nil && about.Kind != KindText && about.Kind != KindTexts {
				t.Errorf("%q as %s: %v", text, pointer, err)
			}
		}
	})
}

var units10k = big.NewRat(10000, 1)

func newImporter(t testing.TB) *Importer {
	t.Helper()
	schema, err := os.ReadFile("../../policies/schema/profile.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	im, err := New(schema, rule.Vocabulary{})
	if err != nil {
		t.Fatal(err)
	}
	return im
}

// says reports whether err contains words; with empty words, whether it is nil.
func says(err error, words string) bool {
	if words == "" || err == nil {
		return words == "" && err == nil
	}
	return strings.Contains(err.Error(), words)
}

// TestListedWords: the shipped word list is well-formed, and no name stands for two countries.
func TestListedWords(t *testing.T) {
	w := ListedWords()
	if len(w.countries) < 1000 || len(w.Nothing) == 0 || len(w.None) == 0 || len(w.Totals) == 0 {
		t.Errorf("%d names of countries, %d words for nothing, %d for none, %d for totals", len(w.countries), len(w.Nothing), len(w.None), len(w.Totals))
	}
	var list struct{ Countries, Places map[string][]string }
	if err := yaml.Unmarshal(wordList, &list); err != nil {
		t.Fatal(err)
	}
	for _, names := range []map[string][]string{list.Countries, list.Places} {
		of := map[string]string{}
		for code, texts := range names {
			for _, text := range append(texts, code) {
				if other := of[fold(text)]; other != "" && other != code {
					t.Errorf("%q stands for %s and %s", text, other, code)
				}
				of[fold(text)] = code
			}
		}
	}
}
