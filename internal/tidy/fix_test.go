package tidy_test

import (
	"context"
	"io/fs"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/open-policy-agent/opa/v1/rego"

	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/thorough"
	"github.com/diligo/diligo/internal/tidy"
)

func TestFix_Date(t *testing.T) {
	td := tidier(t)
	for in, want := range map[string]string{
		"2024-3-5": "2024-03-05", "2024/3/5": "2024-03-05", "2024/03/05": "2024-03-05", "2024.03.05": "2024-03-05", "2024.3.5": "2024-03-05",
		"20240305": "2024-03-05", "2024年3月5日": "2024-03-05", "2024 年 3 月 5 日": "2024-03-05", "2024年3月5号": "2024-03-05",
		"2024年3月": "2024-03", "2024年": "2024", "2024/3": "2024-03", "2024-3": "2024-03", "2024.03": "2024-03",
		"２０２４－０３－０５": "2024-03-05", "２０２４年３月": "2024-03", " 2024-03-05 ": "2024-03-05", "2024-02-29": "2024-02-29", "2024": "2024",
		// Not there, or in doubt.
		"2023/2/29": "", "2024/13/1": "", "2024.1": "", "05/03/2024": "", "3/5/24": "", "24-3-5": "", "20241": "", "202403": "", "05032024": "",
		"30240305": "", "20241301": "", "2024/3-5": "", "2024-03-05T00:00:00Z": "", "2024-03-05 00:00": "", "Mar 5, 2024": "", "二〇二四年": "",
		"2024年3": "", "2024年13月": "", "0000-01-01": "", "": "", " ": "", "#NAME?": "", "2024-00-00": "", "-2024": "", "2024-3-": "", "5": "",
	} {
		if want == "" {
			want = in
		}
		if got := fixOne(t, td, `{"company": {"founded_on": `, in, `}}`); got != want {
			t.Errorf("%q became %q, want %q", in, got, want)
		}
	}
}

func TestFix_Word(t *testing.T) {
	td := tidier(t)
	for _, tt := range []struct{ before, in, want, after string }{
		{`{"company": {"stage": `, "Start-up", "start_up", `}}`},
		{`{"company": {"stage": `, "start up", "start_up", `}}`},
		{`{"company": {"stage": `, "STARTUP", "start_up", `}}`},
		{`{"company": {"stage": `, "ＧＲＯＷＴＨ", "growth", `}}`},
		{`{"company": {"stage": `, "成长期", "growth", `}}`},
		{`{"company": {"stage": `, " 扩张期", "expansion", `}}`},
		{`{"company": {"stage": `, "growth", "growth", `}}`},
		{`{"company": {"status": `, "已上市", "ipo", `}}`}, // by the name of its field
		{`{"company": {"status": `, "IPO", "ipo", `}}`},
		{`{"company": {"reporting_currency": `, "cny", "CNY", `}}`},
		{`{"rounds": [{"label": `, "Pre-A轮", "pre_a", `}]}`},
		{`{"rounds": [{"label": `, "A 轮", "a", `}]}`},
		{`{"rounds": [{"label": `, "Pre Seed", "pre_seed", `}]}`},
		{`{"claims": {"funding_sources": [`, "股权融资", "equity", `]}}`},
		{`{"financials": {"cash": {"amount": 1, "currency": `, "Usd", "USD", `}}}`},
		// Not there, or in doubt, or no enum.
		{`{"company": {"stage": `, "seed", "seed", `}}`},
		{`{"company": {"stage": `, "growing", "growing", `}}`},
		{`{"company": {"stage": `, "start_up growth", "start_up growth", `}}`},
		{`{"company": {"stage": `, "", "", `}}`},
		{`{"company": {"stage": `, "--", "--", `}}`},
		{`{"company": {"reporting_currency": `, "人民币", "人民币", `}}`},
		{`{"company": {"country": `, "cn", "cn", `}}`},
		{`{"company": {"name": `, "Growth", "Growth", `}}`},
		{`{"company": {"name": `, "2024/3/5", "2024/3/5", `}}`},
		{`{"company": {"headcount": `, "5", "5", `}}`}, // a number in quotes may be anything
		{`{"company": {"headcount": `, "５", "５", `}}`},
		{`{"financials": {"cash": {"currency": "CNY", "amount": `, "1,000", "1,000", `}}}`},
		{`{"extensions": {"stage": `, "Growth", "Growth", `}}`},
		{`{"extensions": {"amount_text": `, "1,000", "1,000", `}}`},
		{`{"stage": `, "Growth", "Growth", `}`},
		{`{"asked": {"/company/name": `, "2024/3/5", "2024-03-05", `}}`},
	} {
		if got := fixOne(t, td, tt.before, tt.in, tt.after); got != tt.want {
			t.Errorf("%s%q became %q, want %q", tt.before, tt.in, got, tt.want)
		}
	}
}

// amounts are amounts in words, and what they become.
var amounts = map[string]string{
	"3,000万": "3000万", "３０００万": "3000万", "１，７５０，０００": "1750000", "₹17,50,000": "₹1750000", "1,2345,6789": "123456789",
	"CHF 1'750'000.50": "CHF 1750000.50", "1’000": "1000", "1,000-2,000万": "1000-2000万", "over USD 2,000,000": "over USD 2000000",
	"约3,000万元": "约3000万元", "1，000": "1000", "第２轮：３，０００万": "第2轮：3000万",
	// Not grouped, or in doubt.
	"1,5": "", "1.500.000": "", "3 000 000": "", "1,000,00": "", "1,0000,000": "", "3,000 000": "", "1,000三": "", "三,000": "", "数千万": "",
	"未透露": "", "": "", "1,000,": "1000,", "1,000, 2,000": "", "12,34": "", "9999,9999,9999,9999": "", "1,000.000.000": "", "5万": "",
}

func TestFix_Amount(t *testing.T) {
	td := tidier(t)
	for in, want := range amounts {
		if want == "" {
			want = in
		}
		if got := fixOne(t, td, `{"financials": {"cash": {"currency": "CNY", "amount_text": `, in, `}}}`); got != want {
			t.Errorf("%q became %q, want %q", in, got, want)
		}
	}
}

// fixOne fixes a profile with one text in it and returns that text.
func fixOne(t *testing.T, td *tidy.Tidier, before, in, after string) string {
	t.Helper()
	fixed, err := td.Fix("x.json", []byte(before+`"`+in+`"`+after), profile.FormatJSON)
	if err != nil {
		t.Fatal(err)
	}
	got, ok := strings.CutPrefix(string(fixed.Text), before)
	if !ok || !strings.HasSuffix(got, after) {
		t.Fatalf("%s%q%s became %s", before, in, after, fixed.Text)
	}
	got = strings.TrimSuffix(got, after)
	if len(fixed.Rewrites) > 1 || (got != `"`+in+`"`) != (len(fixed.Rewrites) == 1) {
		t.Fatalf("%q became %s by %v", in, got, fixed.Rewrites)
	}
	return strings.Trim(got, `"`)
}

// TestFix_Amount_Reading holds that the policies read an amount in words as before.
func TestFix_Amount_Reading(t *testing.T) {
	td := tidier(t)
	skip := func(path string, _ fs.FileInfo, _ int) bool {
		return strings.Contains(path, "/rules") || strings.HasSuffix(path, "_test.rego") || strings.HasSuffix(path, ".bin") || strings.Contains(path, "/schema")
	}
	query, err := rego.New(
		rego.Query(`x := [[low | low := data.lib.amount_text.low(input)], [high | high := data.lib.amount_text.high(input)]]`),
		rego.Load([]string{"../../policies"}, skip),
	).PrepareForEval(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	read := func(text string) any {
		result, err := query.Eval(context.Background(), rego.EvalInput(text))
		if err != nil || len(result) != 1 {
			t.Fatalf("%q: %v %v", text, result, err)
		}
		return result[0].Bindings["x"]
	}
	readable := 0
	for in := range amounts {
		before := read(in)
		if len(before.([]any)[0].([]any)) > 0 {
			readable++
		}
		got := fixOne(t, td, `{"financials": {"cash": {"currency": "CNY", "amount_text": `, in, `}}}`)
		if diff := cmp.Diff(before, read(got)); diff != "" {
			t.Errorf("%q as %q: %s", in, got, diff)
		}
	}
	if readable < 10 {
		t.Errorf("only %d of the amounts can be read at all", readable)
	}
}

func TestFix_Layout(t *testing.T) {
	td := tidier(t)
	for _, tt := range []struct {
		name, in, want string
		format         profile.Format
		changes        []tidy.Rewrite
		mark           bool
	}{
		{
			"JSON, odd layout, comment, trailing comma",
			"\ufeff{\"company\" :{ // 备注 \"Growth\"\r\n\t\"stage\":\"Growth\" ,\"founded_on\":\"2024\\u5e743\\u6708\",},\"zzz\": 1.50}",
			"{\"company\" :{ // 备注 \"Growth\"\r\n\t\"stage\":\"growth\" ,\"founded_on\":\"2024-03\",},\"zzz\": 1.50}",
			profile.FormatJSON,
			[]tidy.Rewrite{
				{Pointer: "/company/stage", Line: 2, Column: 10, Old: "Growth", New: "growth"},
				{Pointer: "/company/founded_on", Line: 2, Column: 33, Old: "2024年3月", New: "2024-03"},
			}, true,
		},
		{"nothing to do", "{ }", "{ }", profile.FormatJSON, nil, false},
		{"two marks", "\ufeff\ufeff{}", "{}", profile.FormatJSON, nil, true},
		{"no text", `{"company": {"name": "\ud800", "founded_on": "2024/3/\udfff"}}`, `{"company": {"name": "\ud800", "founded_on": "2024/3/\udfff"}}`, profile.FormatJSON, nil, false},
		{
			"YAML, plain and in quotes",
			"\ufeff# Growth\r\ncompany:\n  名: x\n  stage: Growth # was Seed\n  founded_on: '2024/3/5'\n  as_of: \"2024年\"\nrounds:\n- {label: Pre-A轮, date: 2024年}\n",
			"# Growth\r\ncompany:\n  名: x\n  stage: growth # was Seed\n  founded_on: '2024-03-05'\n  as_of: \"2024\"\nrounds:\n- {label: pre_a, date: \"2024\"}\n",
			profile.FormatYAML,
			[]tidy.Rewrite{
				{Pointer: "/company/stage", Line: 4, Column: 10, Old: "Growth", New: "growth"},
				{Pointer: "/company/founded_on", Line: 5, Column: 15, Old: "2024/3/5", New: "2024-03-05"},
				{Pointer: "/company/as_of", Line: 6, Column: 10, Old: "2024年", New: "2024"},
				{Pointer: "/rounds/0/label", Line: 8, Column: 11, Old: "Pre-A轮", New: "pre_a"},
				{Pointer: "/rounds/0/date", Line: 8, Column: 25, Old: "2024年", New: "2024"},
			}, true,
		},
		{
			"YAML amounts stay text",
			"financials:\n  cash: {amount_text: '1''000', currency: cny}\n  arr:\n    amount_text: 3,000\n",
			"financials:\n  cash: {amount_text: '1000', currency: CNY}\n  arr:\n    amount_text: \"3000\"\n",
			profile.FormatYAML,
			[]tidy.Rewrite{
				{Pointer: "/financials/cash/amount_text", Line: 2, Column: 23, Old: "1'000", New: "1000"},
				{Pointer: "/financials/cash/currency", Line: 2, Column: 43, Old: "cny", New: "CNY"},
				{Pointer: "/financials/arr/amount_text", Line: 4, Column: 18, Old: "3,000", New: "3000"},
			}, false,
		},
		{
			"YAML numbers, blocks, escapes, keys and aliases are left alone",
			"company: &c\n  as_of: 20240305\n  stage: |\n    Growth\n  status: \"Oper\\x61ting\"\nrates: {usd: {}}\nextensions: *c\n",
			"company: &c\n  as_of: 20240305\n  stage: |\n    Growth\n  status: \"Oper\\x61ting\"\nrates: {usd: {}}\nextensions: *c\n",
			profile.FormatYAML, nil, false,
		},
		{"YAML, comments only", "# x\n", "# x\n", profile.FormatYAML, nil, false},
		{"YAML, a key twice", "company:\n  stage: Growth\n  stage: 扩张期\n", "company:\n  stage: Growth\n  stage: 扩张期\n", profile.FormatYAML, nil, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := td.Fix("x", []byte(tt.in), tt.format)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tidy.Fixed{Text: []byte(tt.want), Rewrites: tt.changes, Mark: tt.mark}, got); diff != "" {
				t.Error(diff)
			}
		})
	}
	if _, err := td.Fix("x.yaml", []byte("a: [\n"), profile.FormatYAML); err == nil || !strings.HasPrefix(err.Error(), "x.yaml:1:1: this is not YAML: ") {
		t.Errorf("broken YAML: %v", err)
	}
}

// TestFix_Fixtures holds that a valid profile is left alone, and that every date and word of it, spelt otherwise, is spelt back.
func TestFix_Fixtures(t *testing.T) {
	td, v := tidier(t), validator(t, schema(t))
	respelt := 0
	for name, content := range fixtures(t) {
		format := profile.FormatOf(name)
		fixed, err := td.Fix(name, content, format)
		if err != nil {
			t.Fatal(err)
		}
		if len(fixed.Rewrites) > 0 || string(fixed.Text) != string(content) {
			t.Errorf("%s: %v", name, fixed.Rewrites)
		}
		p, err := v.Decode(name, content, format)
		if err != nil {
			t.Fatal(err)
		}
		worse := misspell(string(content))
		if worse == string(content) {
			continue
		}
		if _, err := v.Decode(name, []byte(worse), format); err == nil {
			t.Errorf("%s: still valid after it was misspelt", name)
		}
		fixed, err = td.Fix(name, []byte(worse), format)
		if err != nil {
			t.Fatal(err)
		}
		again, err := v.Decode(name, fixed.Text, format)
		if err != nil {
			t.Errorf("after the fix: %v", err)
			continue
		}
		respelt += len(fixed.Rewrites)
		if diff := cmp.Diff(p.Document(), again.Document()); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	if respelt < thorough.Times(300, 1000) {
		t.Errorf("only %d texts were spelt back", respelt)
	}
}

var (
	someDate = regexp.MustCompile(`((?:\w+_on|date|as_of|valid_until)"?: "?)(\d{4})-(\d\d)-(\d\d)`)
	someWord = regexp.MustCompile(`((?:stage|label|instrument|currency|level)"?: "?)([A-Za-z_]+)`)
)

// misspell writes dates and words of a profile, in JSON or YAML, in other ways.
func misspell(text string) string {
	n := 0
	text = someDate.ReplaceAllStringFunc(text, func(s string) string {
		n++
		form := []string{"$1$2/$3/$4", "$1$2.$3.$4", "$1${2}年${3}月${4}日", "$1$2/$3/$4"}[n%4]
		return someDate.ReplaceAllString(s, form)
	})
	return someWord.ReplaceAllStringFunc(text, func(s string) string {
		n++
		parts := someWord.FindStringSubmatch(s)
		word := parts[2]
		switch n % 3 {
		case 0:
			word = strings.ToUpper(word)
		case 1:
			word = strings.ReplaceAll(strings.ToLower(word), "_", "-")
		default:
			word = strings.ReplaceAll(word, "_", " ")
		}
		return parts[1] + word
	})
}
