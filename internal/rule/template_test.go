package rule

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestVocabulary_Render(t *testing.T) {
	v := Vocabulary{Words: map[string]Text{
		"bank":        {EN: "bank loan", ZH: "银行贷款"},
		"angel":       {EN: "angel investor", ZH: "天使投资"},
		"label.angel": {EN: "angel round", ZH: "天使轮"},
	}}
	cny := func(amount string) any { return map[string]any{"amount": json.Number(amount), "currency": "CNY"} }
	tests := []struct {
		name   string
		text   string
		value  any
		en, zh string
	}{
		{"a whole number", "{x}", json.Number("12"), "12", "12"},
		{"digits are grouped", "{x}", json.Number("1234567"), "1,234,567", "1,234,567"},
		{"zeros at the end", "{x}", json.Number("1.50"), "1.5", "1.5"},
		{"nearest", "{x:1}", json.Number("5.95"), "6", "6"},
		{"down", "{x:1-}", json.Number("5.99"), "5.9", "5.9"},
		{"down a negative one", "{x:1-}", json.Number("-5.91"), "-6", "-6"},
		{"up", "{x:1+}", json.Number("5.91"), "6", "6"},
		{"up a negative one", "{x:1+}", json.Number("-5.99"), "-5.9", "-5.9"},
		{"exact stays when rounding up", "{x:1+}", json.Number("0.3"), "0.3", "0.3"},
		{"noise of binary arithmetic is not rounded up", "{x:1+}", json.Number("0.30000000000000000002"), "0.3", "0.3"},
		{"noise of binary arithmetic is not rounded down", "{x:1-}", json.Number("0.29999999999999999998"), "0.3", "0.3"},
		{"a large number is exact", "{x}", json.Number("900719925474099"), "900,719,925,474,099", "900,719,925,474,099"},
		{"a half away from zero", "{x:0}", json.Number("-2.5"), "-3", "-3"},
		{"percent", "{x:percent}", json.Number("12.5"), "12.5%", "12.5%"},
		{"percent without decimals", "{x:percent}", json.Number("40"), "40%", "40%"},
		{"a share", "{x:share-}", json.Number("0.71999"), "71.9%", "71.9%"},
		{"small money", "{x:money}", cny("999.99"), "CNY 999.99", "999.99 元"},
		{"money in units", "{x:money-}", cny("9999.99"), "CNY 9,999", "9,999 元"},
		{"money in ten thousands", "{x:money}", cny("250000"), "CNY 250,000", "25 万元"},
		{"money in millions", "{x:money+}", cny("3214567"), "CNY 3.22 m", "321.46 万元"},
		{"money in hundred millions", "{x:money-}", cny("123456789"), "CNY 123.45 m", "1.23 亿元"},
		{"money in billions", "{x:money}", cny("2000000000"), "CNY 2 bn", "20 亿元"},
		{"money that rounds up to a billion", "{x:money}", cny("999999999"), "CNY 1 bn", "10 亿元"},
		{"money that rounds down below a billion", "{x:money-}", cny("999999999"), "CNY 999.99 m", "9.99 亿元"},
		{"money that rounds up to a million", "{x:money}", cny("999999.6"), "CNY 1 m", "100 万元"},
		{"money that rounds up to ten thousand and a hundred million", "{x:money}", cny("99999999"), "CNY 100 m", "1 亿元"},
		{"money that rounds up to ten thousand", "{x:money}", cny("9999.6"), "CNY 10,000", "1 万元"},
		{"a debt that rounds up", "{x:money}", cny("-999999999"), "CNY -1 bn", "-10 亿元"},
		{"yen have no decimals", "{x:money-}", map[string]any{"amount": json.Number("55.58"), "currency": "JPY"}, "JPY 55", "55 日元"},
		{"dinars have three", "{x:money}", map[string]any{"amount": json.Number("55.5555"), "currency": "KWD"}, "KWD 55.556", "55.556 KWD"},
		{"one of a noun", "{x:1} months of {x}, {x} percentage points", json.Number("1"), "1 month of 1, 1 percentage point", "1 months of 1, 1 percentage points"},
		{"more than one", "{x:1} months", json.Number("1.1"), "1.1 months", "1.1 months"},
		{"a longer word", "{x} roundsman", json.Number("1"), "1 roundsman", "1 roundsman"},
		{"a debt", "{x:money}", cny("-1500000"), "CNY -1.5 m", "-150 万元"},
		{"another currency", "{x:money}", map[string]any{"amount": json.Number("2000000"), "currency": "USD"}, "USD 2 m", "200 万美元"},
		{"a currency without a Chinese name", "{x:money}", map[string]any{"amount": json.Number("5"), "currency": "XAF"}, "XAF 5", "5 XAF"},
		{"an amount in words", "{x:money}", map[string]any{"amount_text": "数千万", "currency": "CNY"}, "数千万", "数千万"},
		{"a day", "{x:date}", "2026-10-05", "2026-10-05", "2026年10月5日"},
		{"a month", "{x:date}", "2026-10", "2026-10", "2026年10月"},
		{"a word", "{x:term}", "bank", "bank loan", "银行贷款"},
		{"a word of one field", "{label:term}", "angel", "angel round", "天使轮"},
		{"an unknown word", "{x:term}", "barter", "barter", "barter"},
		{"points", "{x:points}", json.Number("0.023"), "2.3 percentage points", "2.3 个百分点"},
		{"one point", "{x:points+} of it", json.Number("0.0099"), "1 percentage point of it", "1 个百分点 of it"},
		{"words", "{x:terms}", []any{"bank", "angel"}, "bank loan, angel investor", "银行贷款、天使投资"},
		{"words of a field", "{labels:terms}", []any{"angel"}, "angel round", "天使轮"},
		{"names", "{x:list}", []any{"A", "B"}, "A, B", "A、B"},
		{"by stage", "{x}", map[string]any{"growth": json.Number("1.5"), "start_up": json.Number("2")}, "start_up 2, growth 1.5", "start_up 2、growth 1.5"},
		{"a truth", "{x}", true, "yes", "是"},
		{"no space between Chinese characters", "降至 {x:money} 以内", cny("10000"), "降至 CNY 10,000 以内", "降至 1 万元以内"},
		{"several spaces between Chinese characters", "共  {x} 元 整", json.Number("5"), "共  5 元整", "共  5 元整"},
		{"no placeholder", "100 % {X}", nil, "100 % {X}", "100 % {X}"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for lang, want := range map[Lang]string{English: tt.en, Chinese: tt.zh} {
				got, err := v.Render(tt.text, map[string]any{"x": tt.value, "label": tt.value, "labels": tt.value}, lang)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("%s (-want +got):\n%s", lang, diff)
				}
			}
		})
	}
}

func TestVocabulary_Render_Errors(t *testing.T) {
	tests := []struct {
		name, text string
		values     map[string]any
	}{
		{"no value", "{x}", nil},
		{"null", "{x}", map[string]any{"x": nil}},
		{"no number", "{x:1}", map[string]any{"x": "five"}},
		{"no money", "{x:money}", map[string]any{"x": json.Number("5")}},
		{"an object of nothing", "{x}", map[string]any{"x": map[string]any{"a": nil}}},
		{"no currency", "{x:money}", map[string]any{"x": map[string]any{"amount": json.Number("5")}}},
		{"no list", "{x:list}", map[string]any{"x": "a"}},
		{"no date", "{x:date}", map[string]any{"x": json.Number("2026")}},
		{"no such format", "{x:lots}", map[string]any{"x": json.Number("5")}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got, err := (Vocabulary{}).Render(tt.text, tt.values, English); err == nil {
				t.Errorf("no error, got %q", got)
			}
		})
	}
}

func TestTemplate_StartsWithWord(t *testing.T) {
	for text, want := range map[string]bool{
		"{x:term} is": true, "{x:terms}": true, "{x}": false, "{x:date}": false, " {x:term}": false, "The {x:term}": false, "{X:term}": false, "": false,
	} {
		if got := ParseTemplate(text).StartsWithWord(); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestMatchPattern(t *testing.T) {
	patterns := TextsOf(map[string]Text{"/rounds/*/amount": {}, "/rounds/0/amount": {}, "/rounds/-": {}, "/rates/*/*": {}})
	tests := []struct{ pointer, want string }{
		{"/rounds/3/amount", "/rounds/*/amount"},
		{"/rounds/0/amount", "/rounds/0/amount"},
		{"/rounds/-", "/rounds/-"},
		{"/rates/USD/CNY", "/rates/*/*"},
		{"/rounds/3", ""},
		{"/rounds/3/amount/amount", ""},
	}
	for _, tt := range tests {
		got, ok := MatchPattern(patterns.Names(), tt.pointer)
		if got != tt.want || ok != (tt.want != "") {
			t.Errorf("%s: %q, want %q", tt.pointer, got, tt.want)
		}
	}
}

func TestParse(t *testing.T) {
	whole := func() map[string]any {
		return map[string]any{
			"severity": "high", "chapters": []any{"1.2.4"}, "stages": []any{"growth"}, "facts": []any{"/company/stage"},
			"title": map[string]any{"zh": "标题"}, "message": map[string]any{"en": "m", "zh": "消息"},
		}
	}
	r, err := Parse("runway/short_runway", "Title", " Text\n", whole())
	if err != nil {
		t.Fatal(err)
	}
	want := &Rule{
		ID: "runway/short_runway", Severity: High, Title: Text{"Title", "标题"}, Description: Text{EN: "Text"},
		Chapters: []string{"1.2.4"}, Stages: []string{"growth"}, Facts: []string{"/company/stage"},
		Messages: Texts{{"", Text{"m", "消息"}}},
	}
	if diff := cmp.Diff(want, r); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}

	for name, spoil := range map[string]func(map[string]any){
		"no severity":         func(m map[string]any) { delete(m, "severity") },
		"an unknown severity": func(m map[string]any) { m["severity"] = "fatal" },
		"a misspelt member":   func(m map[string]any) { m["sevrity"] = "high" },
		"a message of no use": func(m map[string]any) { m["message"] = "text" },
		"a lever's direction": func(m map[string]any) {
			m["levers"] = []any{map[string]any{"pointer": "/a", "direction": "sideways"}}
		},
	} {
		t.Run(name, func(t *testing.T) {
			m := whole()
			spoil(m)
			if _, err := Parse("a/b", "", "", m); err == nil {
				t.Error("no error")
			}
		})
	}
}

func TestVocabulary_ForAmericans(t *testing.T) {
	v := Vocabulary{American: []Usage{
		{"shareholders' meeting", "stockholders' meeting"}, {"shareholders", "stockholders"}, {"licence", "license"}, {"adviser", "advisor"},
	}}
	for _, tt := range []struct{ name, text, want string }{
		{"a word", "Ask an adviser.", "Ask an advisor."},
		{"a capital", "Licence {licence} is not held.", "License {licence} is not held."},
		{"the longer one", "Call a shareholders' meeting of all shareholders.", "Call a stockholders' meeting of all stockholders."},
		{"within a word", "The sublicence and the licencee stay.", "The sublicence and the licencee stay."},
		{"at the end", "{n:1} licence", "{n:1} license"},
		{"none", "{n} months of {what:term}", "{n} months of {what:term}"},
		{"empty", "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := v.ForAmericans(ParseTemplate(tt.text))
			if diff := cmp.Diff(ParseTemplate(tt.want), got, cmp.AllowUnexported(Template{}, blank{})); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// TestFormatValue_WhoseValuesTheyAre: of values in values it shows which belong together.
func TestFormatValue_WhoseValuesTheyAre(t *testing.T) {
	for _, tt := range []struct{ json, en, zh string }{
		{`{"growth": 9, "start_up": 6}`, "start_up 6, growth 9", "start_up 6、growth 9"},
		{`{"growth": ["angel"], "start_up": ["venture", "angel"]}`, "start_up: venture, angel; growth: angel", "start_up：venture、angel；growth：angel"},
		{`{"expansion": ["corporate"], "growth": []}`, "growth: none; expansion: corporate", "growth：无；expansion：corporate"},
		{`[{"pct": 5, "up_to": 50}, {"pct": 3}]`, "(pct 5, up_to 50), (pct 3)", "（pct 5、up_to 50）、（pct 3）"},
		{`{"US": {"amounts": {"a": 12, "b": 20}, "currency": "USD"}}`, "US: (amounts: a 12, b 20; currency: USD)", "US：（amounts：a 12、b 20；currency：USD）"},
		{`{"amount": 5, "currency": "USD"}`, "USD 5", "5 美元"},
	} {
		var value any
		if err := json.Unmarshal([]byte(tt.json), &value); err != nil {
			t.Fatal(err)
		}
		if en, zh := FormatValue(value, English), FormatValue(value, Chinese); en != tt.en || zh != tt.zh {
			t.Errorf("%s: %q, %q; want %q, %q", tt.json, en, zh, tt.en, tt.zh)
		}
	}
}
