package phrase

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
)

// facts maps pointers to the facts of one profile.
type facts map[string]any

func (facts) Line(string, int) string { return "" }
func (facts) Text(string) []byte      { return nil }
func (f facts) Fact(_, pointer string) (any, bool) {
	v, ok := f[pointer]
	return v, ok
}

// decoded returns a list as a profile holds it.
func decoded(t *testing.T, text string) any {
	t.Helper()
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		t.Fatal(err)
	}
	return v
}

const (
	twoHolders = `[{"name":"Ada","class":"founder","shares":80},{"name":"Fund","class":"investor","shares":20,"round":"A"}]`
	roundA     = `[{"name":"A","date":"2025-01-31","instrument":"preferred","amount":{"amount":10,"currency":"USD"},"post_money":{"amount":50,"currency":"USD"},` +
		`"terms":{"liquidation":{"multiple":1,"participating":false}}}]`
)

// TestSale checks a company with one preference against hand calculation: at 25 it is kept, at 50 it makes no difference, at 100 the fund
// converts.
func TestSale(t *testing.T) {
	sale := func(holders, rounds string, lang rule.Lang) (*Sale, string) {
		f := facts{"/cap_table/holders": decoded(t, holders), "/rounds": decoded(t, rounds)}
		return For(Options{Lang: lang, Profiles: f}).Sale("p")
	}
	got, why := sale(twoHolders, roundA, words.English)
	if got == nil || why != "" {
		t.Fatal(why)
	}
	if d := cmp.Diff([]string{"USD 25", "USD 50", "USD 100"}, got.Exits); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]SaleRow{{"Ada", "common", []string{"USD 15", "USD 40", "USD 80"}}, {"Fund", "A", []string{"USD 10", "USD 10", "USD 20"}}}, got.Rows); d != "" {
		t.Error(d)
	}
	t.Run("without a valuation the exits are those of the preferences", func(t *testing.T) {
		got, _ := sale(twoHolders, strings.Replace(roundA, "post_money", "pre_money", 1), words.English)
		if d := cmp.Diff([]string{"USD 10", "USD 30", "USD 100"}, got.Exits); d != "" {
			t.Error(d)
		}
	})
	t.Run("what the profile lacks is named, in each language", func(t *testing.T) {
		for lang, want := range map[rule.Lang]string{words.English: "the multiple of the preference is needed", words.Chinese: "优先"} {
			got, why := sale(twoHolders, strings.Replace(roundA, `"multiple":1,`, "", 1), lang)
			if got != nil || !strings.Contains(why, want) || !strings.Contains(why, "/rounds/0/terms/liquidation/multiple") {
				t.Errorf("%v %q", got, why)
			}
		}
	})
	t.Run("nothing is shown without holders, or where nobody is paid first", func(t *testing.T) {
		for _, holders := range []string{`[]`, `[{"name":"Ada","class":"founder","shares":80}]`} {
			if got, why := sale(holders, `[]`, words.English); got != nil || why != "" {
				t.Errorf("%v %q", got, why)
			}
		}
	})
	t.Run("the order of two preferences that is not told", func(t *testing.T) {
		rounds := strings.TrimSuffix(roundA, "]") + "," + strings.TrimPrefix(strings.NewReplacer(`"A"`, `"B"`, "2025-01", "2026-01", `"amount":50`, `"amount":30`, `"amount":10,`, `"amount":12,`).Replace(roundA), "[")
		holders := strings.TrimSuffix(twoHolders, "]") + `,{"name":"Late","class":"investor","shares":10,"round":"B"}]`
		got, why := sale(holders, rounds, words.English)
		if got == nil || why != "" {
			t.Fatal(why)
		}
		if got.Rows[0].Paid[0] != "–" || got.Rows[0].Paid[2] == "–" || !strings.Contains(strings.Join(got.Notes, " "), "Not shown") {
			t.Errorf("%+v", got)
		}
	})
}
