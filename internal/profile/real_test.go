package profile_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/profile"
)

// TestDecode_ProfileSchema checks typical mistakes against the shipped schema.
func TestDecode_ProfileSchema(t *testing.T) {
	v := newValidator(t)
	for _, test := range []struct {
		name, in string
		want     []string // line:column, pointer and problem
	}{
		{"nothing", `{}`, nil},
		{"nulls", `{"company": null, "rounds": null, "financials": {"cash": null}, "extensions": {"own": [1, "x"]}}`, nil},
		{"facts", `{"$schema": "https://diligo.dev/schema/profile.schema.json",
			"company": {"id": "a", "name": "启明视觉", "stage": "growth", "as_of": "2026-10"},
			"financials": {"cash": {"amount": 12345678.90, "currency": "CNY"}, "monthly_net_burn": {"amount": -1, "currency": "CNY"}},
			"complete": ["/rounds"], "asked": {"/financials/arr": "2026-09-01"},
			"provenance": {"/financials/cash": {"level": "documented", "source": "bank statement", "as_of": "2026-10-31"}}}`, nil},
		{"string number", `{"financials": {"cash": {"amount": "5", "currency": "CNY"}}}`, []string{
			`1:36 /financials/cash/amount: a number is needed, got the string "5"`,
		}},
		{"infinite number", `{"financials": {"cash": {"amount": 1e400, "currency": "CNY"}}}`, []string{
			`1:36 /financials/cash/amount: the number 1e400 is too large`,
		}},
		{"no currency", `{"financials": {"cash": {"amount": 5}}}`, []string{
			`1:25 /financials/cash: an amount without currency`,
		}},
		{"wrong currency", `{"financials": {"cash": {"amount": 5, "currency": "RMB"}}}`, []string{
			`1:51 /financials/cash/currency: "RMB" is not one of the values allowed here`,
		}},
		{"wrong currency beside null", `{"company": {"reporting_currency": "RMB"}}`, []string{
			`1:36 /company/reporting_currency: "RMB" is not one of the values allowed here`,
		}},
		{"unknown key", `{"financials": {"csh": {"amount": 5, "currency": "CNY"}}}`, []string{
			`1:17 /financials/csh: the key "csh" is not known here`,
		}},
		{"wrong stage", `{"company": {"stage": "startup"}}`, []string{
			`1:23 /company/stage: one of start_up, growth or expansion is needed, got "startup"`,
		}},
		{"date in an amount", `{"financials": {"cash": {"amount": "2008-03-01", "currency": "CNY"}}}`, []string{
			`1:36 /financials/cash/amount: a number is needed, got the string "2008-03-01"`,
		}},
		{"pointer to no fact", `{"complete": ["/round"]}`, []string{
			`1:15 /complete/0: "/round" names no fact of a profile`,
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := v.Decode("acme.json", []byte(test.in), profile.FormatJSON)
			if diff := cmp.Diff(test.want, problems(err)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestNewValidator_Refused(t *testing.T) {
	for name, schema := range map[string]string{
		"no JSON":        `{`,
		"no schema":      `{"type": "thing"}`,
		"other document": `{"$ref": "file:///other.json"}`,
	} {
		if _, err := profile.NewValidator([]byte(schema)); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}
