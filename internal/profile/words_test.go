package profile

import (
	"testing"
)

func TestIntended(t *testing.T) {
	stages := []string{"start_up", "growth", "expansion"}
	currencies := []string{"CNY", "RUB", "USD"}
	for _, test := range []struct {
		in      string
		choices []string
		codes   bool
		want    string
	}{
		{"Growth", stages, false, "growth"},
		{"Start-up", stages, false, "start_up"},
		{"startup stage", stages, false, ""},
		{"grwoth", stages, false, "growth"},
		{"expansoin", stages, false, "expansion"},
		{"", stages, false, ""},
		{"usd", currencies, true, "USD"},
		{"RMB", currencies, true, "CNY"}, // one letter from RUB
		{"RUC", currencies, true, ""},
		{"人民币", currencies, true, "CNY"},
		{"RMB", stages, false, ""},
	} {
		if got := intended(test.in, test.choices, test.codes); got != test.want {
			t.Errorf("intended(%q) = %q, want %q", test.in, got, test.want)
		}
	}
}

func TestMendNumber(t *testing.T) {
	const plain = "write the number without quotes, units and separators, such as 1500000"
	for in, want := range map[string]string{
		"-5":         "remove the quotes: -5",
		"￥1,234":     "write it without quotes and separators: 1234",
		"-1,234.50":  "write it without quotes and separators: -1234.50",
		"(1,234)":    plain, // negative to an accountant, but not ours to guess
		"5万":         plain,
		"3.5m":       plain,
		"2008/11/01": "a spreadsheet may have turned the number into a date: take the figure from the original",
		"1-Jan":      "a spreadsheet may have turned the number into a date: take the figure from the original",
		"#DIV/0!":    mendCell.String(),
		"未知":         "leave the key out when the fact is not known",
	} {
		if got := mendNumber(in, false).String(); got != want {
			t.Errorf("mendNumber(%q) = %q, want %q", in, got, want)
		}
	}
}
