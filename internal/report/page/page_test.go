package page

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/report/inert"
	"github.com/diligo/diligo/internal/report/phrase"
	"github.com/diligo/diligo/internal/report/reporttest"
	"github.com/diligo/diligo/internal/rule"
)

// facts is the profile behind the sample: a holder and a round with a nasty name, dates of every precision, two currencies.
const facts = `{
  "financials": {"cash": {"amount": 4200000, "currency": "CNY"}, "monthly_net_burn": {"amount": 1000000, "currency": "CNY"}},
  "cap_table": {"basis": "fully_diluted", "as_of": "2026-09", "total_fd_shares": 1000,
    "holders": [
      {"name": NASTY, "class": "investor", "pct": 45, "share_class": "<i>A</i>"}, {"name": "B", "class": "investor", "shares": 420},
      {"name": "C", "class": "founder", "pct": 10.5}, {"class": "employee"}],
    "convertibles": [{"holder": NASTY, "instrument": "safe_post_money", "amount": {"amount": 500000, "currency": "USD"}, "uncapped": true}]},
  "rounds": [
    {"name": NASTY, "label": "a", "date": "2025-03-12", "channel": "venture", "amount": {"amount": 70000000, "currency": "CNY"}, "lead": NASTY},
    {"label": "seed", "date": "2024", "amount": {"amount_text": "数千万"}},
    {"channel": "government"}],
  "provenance": {"/financials": {"level": "documented", "source": NASTY, "as_of": "2026-09", "document": "accounts.pdf", "page": "7", "quote": NASTY,
      "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}, "/financials/cash": {"level": "verified", "verified_by": NASTY}},
  "asked": {"/team/attrition_12m_pct": "2026-10-01"}
}`

// factsOf returns a Profiles with the facts of profile and the lines of the sample.
func factsOf(t *testing.T, profile string) phrase.Profiles {
	t.Helper()
	name, err := json.Marshal(reporttest.Nasty)
	if err != nil {
		t.Fatal(err)
	}
	var document any
	d := json.NewDecoder(strings.NewReader(strings.ReplaceAll(profile, "NASTY", string(name))))
	d.UseNumber()
	if err := d.Decode(&document); err != nil {
		t.Fatal(err)
	}
	p := reporttest.SampleProfiles
	p.FactOf = func(pointer string) (any, bool) {
		value := document
		for token := range strings.SplitSeq(strings.TrimPrefix(pointer, "/"), "/") {
			object, _ := value.(map[string]any)
			value = object[token]
		}
		return value, value != nil
	}
	return p
}

func htmlOptions(t *testing.T, lang rule.Lang) phrase.Options {
	o := reporttest.Options(lang)
	o.Version = "v1.2.3"
	o.Profiles = factsOf(t, facts)
	o.Rule = func(id rule.ID) (*rule.Rule, bool) {
		return &rule.Rule{ID: id, Params: []rule.Param{
			{Name: "comfortable_months", Value: json.Number("12"), Sources: []string{"S5"}},
			{Name: "minimum_months", Value: map[string]any{"growth": json.Number("7")}, Sources: []string{"default", "S5"}},
		}}, id == runwayRule
	}
	o.Sources["S5"] = rule.Source{Title: o.Sources["S5"].Title, Address: "https://example.org/runway?a=1&b=\"2\"", Remark: rule.Remark{Text: rule.Text{EN: "secondary", ZH: "二手来源"}}}
	return o
}

// savedSample returns a report of two companies as read from a file, without their profiles.
func savedSample() *assessment.Report {
	r := reporttest.Sample()
	second := *r.Assessments[0]
	second.Profile.Name, second.Profile.ID = "", "second"
	second.Results = slices.DeleteFunc(slices.Clone(second.Results), func(r assessment.Result) bool { return r.Outcome != rule.Pass })
	second.Summary, second.Questions, second.Policy.Parameters = assessment.Summarize(second.Results, assessment.Terms{Threshold: rule.High}), nil, nil
	r.Assessments = append(r.Assessments, &second)
	return r
}

func TestWriteHTML(t *testing.T) {
	saved := reporttest.Options(rule.English)
	saved.Profiles = nil
	tests := []struct {
		file    string
		report  *assessment.Report
		options phrase.Options
	}{
		{"html.en.html", reporttest.Sample(), htmlOptions(t, rule.English)},
		{"html.zh.html", reporttest.Sample(), htmlOptions(t, rule.Chinese)},
		{"html.saved.html", savedSample(), saved},
		{"html.failures.html", &assessment.Report{Failures: reporttest.Sample().Failures}, reporttest.Options(rule.Chinese)},
	}
	for _, tt := range tests {
		t.Run(tt.file, func(t *testing.T) {
			page := writeToString(t, tt.report, tt.options)
			reporttest.Golden(t, tt.file, []byte(page))
			checkMarkup(t, page)
			if again := writeToString(t, tt.report, tt.options); again != page {
				t.Error("a second run gives another page")
			}
		})
	}
}

func writeToString(t *testing.T, r *assessment.Report, o phrase.Options) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, r, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

var (
	headingTag   = regexp.MustCompile(`<h([1-6])`)
	pictureTag   = regexp.MustCompile(`<svg[^>]*>(.{0,30})`)
	headCell     = regexp.MustCompile(`<th( [^>]*)?>`)
	loadedBy     = regexp.MustCompile(`(?:src|srcset|action|data|poster|background)="[^"]*"|<(?:script|iframe|object|embed|img|base|form|audio|video)\b|url\(|@import| on[a-z]+="| style="`)
	hrefTo       = regexp.MustCompile(`<(\w+)[^>]* href="([^"]*)"`)
	identifier   = regexp.MustCompile(` id="([^"]*)"`)
	reference    = regexp.MustCompile(`(?: aria-labelledby="| href="#)([^"]*)"`)
	policyOfPage = regexp.MustCompile(`style-src 'sha256-([^']*)'`)
)

// checkMarkup checks what holds of every page: one main heading, no skipped heading level, text for every picture, scopes on all header
// cells, nothing that loads or runs, references that resolve, and no unreadable characters.
func checkMarkup(t *testing.T, page string) {
	t.Helper()
	level := 0
	for i, m := range headingTag.FindAllStringSubmatch(page, -1) {
		next := int(m[1][0] - '0')
		if next > level+1 || next == 1 && i > 0 {
			t.Errorf("heading %d is of level %d after %d", i+1, next, level)
		}
		level = next
	}
	for _, m := range pictureTag.FindAllStringSubmatch(page, -1) {
		if !strings.Contains(m[0], `role="img"`) || !strings.HasPrefix(m[1], "<title>") || strings.HasPrefix(m[1], "<title></title>") {
			t.Errorf("a picture without words: %s", m[0])
		}
	}
	for _, cell := range headCell.FindAllString(page, -1) {
		if !strings.Contains(cell, `scope="`) {
			t.Errorf("a head cell without scope: %s", cell)
		}
	}
	if found := loadedBy.FindAllString(page, -1); found != nil {
		t.Errorf("it loads or runs: %q", found)
	}
	for _, m := range hrefTo.FindAllStringSubmatch(page, -1) {
		if m[1] != "a" && m[2] != "data:," {
			t.Errorf("it loads %s", m[0])
		}
	}
	ids := map[string]bool{}
	for _, m := range identifier.FindAllStringSubmatch(page, -1) {
		if ids[m[1]] {
			t.Errorf("two elements have the ID %q", m[1])
		}
		ids[m[1]] = true
	}
	for _, m := range reference.FindAllStringSubmatch(page, -1) {
		if !ids[m[1]] {
			t.Errorf("%q leads nowhere", m[1])
		}
	}
	if i := strings.IndexFunc(page, func(r rune) bool { return r != '\n' && inert.Legible(r) != r }); i >= 0 {
		t.Errorf("an unreadable character at %q", page[max(0, i-20):i+10])
	}
	if strings.Contains(page, "ZgotmplZ") || strings.Contains(page, "<b>") || strings.Contains(page, "<i>") || !policyOfPage.MatchString(page) {
		t.Error("something was not escaped, or the page has no policy")
	}
}

// TestHTMLContrast checks the colors of both themes against WCAG 2.2 AA: 4.5 for text, 3 for graphics.
func TestHTMLContrast(t *testing.T) {
	style, err := fs.ReadFile(htmlFiles, styleSheet)
	if err != nil {
		t.Fatal(err)
	}
	light, dark, found := strings.Cut(string(style), "prefers-color-scheme: dark")
	if !found {
		t.Fatal("there is no dark theme")
	}
	dark, _, _ = strings.Cut(dark, "\n}\n")
	const text, picture = 4.5, 3
	pairs := []struct {
		colours []string
		on      []string
		atLeast float64
	}{
		{[]string{"ink", "muted", "accent", "critical", "high", "medium", "low", "info", "good", "bad", "open"}, []string{"paper", "panel"}, text},
		{[]string{"paper"}, []string{"accent"}, text}, // numbers of rounds
		{[]string{"edge", "founder", "employee", "pool", "investor", "other"}, []string{"paper"}, picture},
		{[]string{"accent"}, []string{"line"}, picture}, // a bar on its track
	}
	for theme, css := range map[string]string{"light": light, "dark": dark} {
		colours := map[string]string{}
		for _, m := range regexp.MustCompile(`--([a-z]+): #([0-9a-f]{6});`).FindAllStringSubmatch(css, -1) {
			colours[m[1]] = m[2]
		}
		checked := map[string]bool{}
		for _, p := range pairs {
			for _, front := range p.colours {
				for _, back := range p.on {
					checked[front], checked[back] = true, true
					if got := contrast(t, colours[front], colours[back]); got < p.atLeast {
						t.Errorf("%s: %s on %s has contrast %.2f, less than %.1f", theme, front, back, got, p.atLeast)
					}
				}
			}
		}
		for name := range colours {
			if !checked[name] {
				t.Errorf("%s: %s is not checked", theme, name)
			}
		}
	}
}

// contrast returns the WCAG contrast ratio of two colors.
func contrast(t *testing.T, a, b string) float64 {
	luminance := func(hex string) float64 {
		n, err := strconv.ParseUint(hex, 16, 32)
		if err != nil {
			t.Fatalf("colour %q: %v", hex, err)
		}
		channel := func(c uint64) float64 {
			v := float64(c) / 255
			if v <= 0.04045 {
				return v / 12.92
			}
			return math.Pow((v+0.055)/1.055, 2.4)
		}
		return 0.2126*channel(n>>16) + 0.7152*channel(n>>8&255) + 0.0722*channel(n&255)
	}
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func TestContrast(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want string
	}{{"000000", "ffffff", "21.00"}, {"ffffff", "ffffff", "1.00"}, {"777777", "ffffff", "4.48"}} {
		if got := fmt.Sprintf("%.2f", contrast(t, tt.a, tt.b)); got != tt.want {
			t.Errorf("%s on %s: %s, want %s", tt.a, tt.b, got, tt.want)
		}
	}
}

// TestRunway: the picture agrees with the rule, and is omitted without the facts.
func TestRunway(t *testing.T) {
	figures := func(cash, burn, months, currency string, rates ...rule.Rate) []rule.Figure {
		var out []rule.Figure
		for _, f := range []rule.Figure{
			{Name: "cash", Value: json.Number(cash), Unit: "money", Currency: currency, Rates: rates},
			{Name: "monthly_net_burn", Value: json.Number(burn), Unit: "money", Currency: currency},
			{Name: "runway_months", Value: json.Number(months), Unit: "months"},
		} {
			if f.Value != "" {
				out = append(out, f)
			}
		}
		return out
	}
	judgedBy := func(minimum string) []assessment.Result {
		return []assessment.Result{{Rule: runwayRule, Outcome: rule.Fail, Findings: []assessment.Finding{{
			Evidence: map[string]any{"minimum_months": json.Number(minimum)},
		}}}}
	}
	dollars := rule.Rate{From: "USD", To: "CNY", Rate: "7", AsOf: "2025-06-30", Origin: "ecb"}
	tests := []struct {
		name    string
		facts   string
		figures []rule.Figure
		results []assessment.Result
		stage   string
		text    string
		limits  []string
		end     string
	}{
		{
			"the rule passed", `{}`, figures("33.59", "2", "16.795", "USD"), nil, "growth",
			"Cash of USD 33.59 lasts 16.7 months at a net burn of USD 2 a month.", []string{"Minimum: 7 months", "Comfortable: 12 months"}, "16.7 months",
		},
		{
			"very long", `{}`, figures("500", "2", "250", "USD"), nil, "growth",
			"Cash of USD 500 lasts 250 months at a net burn of USD 2 a month.", []string{"Minimum: 7 months", "Comfortable: 12 months"}, "lasts 250 months",
		},
		{
			"no stage, no minimum", `{}`, figures("3", "2", "1.5", "USD"), nil, "",
			"Cash of USD 3 lasts 1.5 months at a net burn of USD 2 a month.", []string{"Comfortable: 12 months"}, "1.5 months",
		},
		{
			"the threshold of the finding wins", `{}`, figures("8", "2", "4", "CNY"), judgedBy("5"), "growth",
			"Cash of CNY 8 lasts 4 months at a net burn of CNY 2 a month.", []string{"Minimum: 5 months", "Comfortable: 12 months"}, "4 months",
		},
		{
			"converted", `{}`, figures("7", "2", "3.5", "CNY", dollars), nil, "growth",
			"Cash of CNY 7 lasts 3.5 months at a net burn of CNY 2 a month.", []string{"Minimum: 7 months", "Comfortable: 12 months"}, "3.5 months",
		},
		{
			"two currencies without a rate", `{"financials": {"cash": {"amount": 3, "currency": "XAF"}}}`, figures("", "2", "", "CNY"), nil, "growth",
			"Not drawn: cash is in XAF and net burn in CNY.", nil, "",
		},
		{
			"self-funding", `{}`, figures("", "-2", "", "CNY"), nil, "growth",
			"No net burn: CNY 2 a month more comes in than goes out.", nil, "",
		},
		{
			"no cash left", `{}`, figures("0", "2", "0", "CNY"), nil, "growth",
			"No cash is left, at a net burn of CNY 2 a month.", nil, "",
		},
		{"no burn", `{}`, nil, nil, "growth", "Not drawn: the profile does not give /financials/monthly_net_burn.", nil, ""},
		{
			"cash in words only", `{"financials": {"cash": {"amount_text": "数千万"}}}`, figures("", "2", "", "CNY"), nil, "growth",
			"Not drawn: the profile does not give /financials/cash.", nil, "",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			h := htmlWith(t, tt.facts)
			v := h.runway("c1", &assessment.Assessment{Profile: assessment.Profile{Stage: tt.stage}, Figures: tt.figures, Results: tt.results})
			var limits []string
			for _, l := range v.Thresholds {
				limits = append(limits, l.Text)
			}
			if diff := cmp.Diff(tt.limits, limits); diff != "" {
				t.Errorf("thresholds (-want +got):\n%s", diff)
			}
			converted := strings.Contains(strings.Join(v.Notes, " "), "Cash is held in USD, and converted")
			if converted != (tt.name == "converted") {
				t.Errorf("notes: %q", v.Notes)
			}
			if v.Text != tt.text || v.End != tt.end || v.Drawn != (tt.end != "") {
				t.Errorf("%q, end %q, drawn %t", v.Text, v.End, v.Drawn)
			}
		})
	}
	h := htmlWith(t, `{}`)
	h.Profiles = nil
	if v := h.runway("c1", &assessment.Assessment{}); v.Drawn || !strings.Contains(v.Text, "not at hand") {
		t.Errorf("without a profile: %+v", v)
	}
}

func htmlWith(t *testing.T, facts string) *html {
	o := htmlOptions(t, rule.English)
	o.Profiles = factsOf(t, facts)
	return newHTML(o)
}

func TestCapTable(t *testing.T) {
	tests := []struct {
		name, facts, text string
		segments          []segment
		wholeX            string
		figures           []rule.Figure // of the assessment
	}{
		{
			"whole, from shares too", `{"cap_table": {"total_fd_shares": 3, "holders": [{"class": "investor", "shares": 1}, {"class": "founder", "shares": 2}]}}`,
			"The shares named add up to 100%.", []segment{{"founder", "0", "240"}, {"investor", "240", "120"}}, "",
			[]rule.Figure{{Name: "/cap_table/holders/0/pct", Value: "33.333333333333333333"}, {Name: "/cap_table/holders/1/pct", Value: "66.666666666666666667"}},
		},
		{
			"whole, in the digits of policies", `{"cap_table": {"holders": [{"class": "investor", "pct": 45.6}, {"class": "founder", "pct": 54.4}]}}`,
			"The shares named add up to 100%.", []segment{{"founder", "0", "195.8"}, {"investor", "195.8", "164.2"}}, "",
			[]rule.Figure{{Name: "held_pct_investor", Value: "45.600000000000000002"}, {Name: "held_pct_founder", Value: "54.4"}},
		},
		{
			"a part", `{"cap_table": {"holders": [{"pct": 25}, {"class": "founder"}]}}`, "The shares named add up to 25%; the other 75% is not accounted for.",
			[]segment{{"unknown", "0", "90"}, {"nobody", "90", "270"}}, "", nil,
		},
		{
			"too much", `{"cap_table": {"holders": [{"class": "founder", "pct": 150}]}}`, "The shares add up to 150%, more than the whole; the line marks 100%.",
			[]segment{{"founder", "0", "360"}}, "240", nil,
		},
		{"no shares", `{"cap_table": {"holders": [{"class": "founder", "shares": 2}]}}`, "Not drawn: no holder's share is given.", nil, "", nil},
		{"no table", `{}`, "Not drawn: the profile does not give /cap_table/holders.", nil, "", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			v := htmlWith(t, tt.facts).capTable("c1", &assessment.Assessment{Figures: tt.figures})
			if diff := cmp.Diff(tt.segments, v.Segments); diff != "" || v.Text != tt.text || v.WholeX != tt.wholeX {
				t.Errorf("%q, 100%% at %q, segments (-want +got):\n%s", v.Text, v.WholeX, diff)
			}
		})
	}
}

func TestRounds(t *testing.T) {
	v := htmlWith(t, `{"rounds": [
		{"name": "C"}, {"name": "B", "date": "2021-06-02"}, {"name": "A", "date": "2020"}, {"name": "B2", "closed_on": "2021-06"}]}`).
		rounds("c1", &assessment.Assessment{Profile: assessment.Profile{AsOf: "2021-12-31"}})
	var names []string
	for _, r := range v.Rows {
		names = append(names, fmt.Sprint(r.N, r.Name, " ", r.Date))
	}
	if diff := cmp.Diff([]string{"1A 2020", "2B2 2021-06", "3B 2021-06-02", "4C –"}, names); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
	if len(v.Marks) != 3 || !v.Marks[0].Span || v.Marks[2].Span || v.Marks[1].Y == v.Marks[2].Y {
		t.Errorf("a year is a span, a day is none, and what is close stands on levels: %+v", v.Marks)
	}
	if v.AsOf == nil || v.AsOf.Anchor != "end" {
		t.Errorf("the as-of date leaves the picture: %+v", v.AsOf)
	}
	for facts, want := range map[string]string{`{"rounds": []}`: "No financing has closed.", `{}`: "Not drawn: the profile does not give /rounds."} {
		if v := htmlWith(t, facts).rounds("c1", &assessment.Assessment{}); v.Text != want || v.Marks != nil || v.Rows != nil {
			t.Errorf("%s: %+v", facts, v)
		}
	}
}

// TestWriteHTML_OddFacts: facts of a shape that no valid profile has are left out without an error.
func TestWriteHTML_OddFacts(t *testing.T) {
	for _, odd := range []string{
		`{"financials": 1, "cap_table": {"holders": {"a": 1}}, "rounds": "none", "provenance": [1], "asked": 3}`,
		`{"financials": {"cash": 5, "monthly_net_burn": {"amount": "5", "currency": "CNY"}}, "cap_table": {"holders": [1, null, "x", {"pct": "5"}, {"pct": -3}], "total_fd_shares": 0},
		  "rounds": [1, null, {"date": "soon", "amount": 7, "post_money": {"amount": 1}}], "provenance": {"/financials": 1, "x": {"level": 2}}}`,
		`{"financials": {"cash": {"amount": 1e300, "currency": "CNY"}, "monthly_net_burn": {"amount": 1e-300, "currency": "CNY"}}, "cap_table": {"holders": [{"pct": 1e300}, {"pct": 1e-300}]},
		  "rounds": [{"date": "0001-01-01"}, {"date": "9999-12-31"}, {"date": "9999"}]}`,
		`{"cap_table": {"holders": []}, "rounds": []}`,
	} {
		r := reporttest.Sample()
		for i := range r.Assessments[0].Results {
			r.Assessments[0].Results[i].Findings = nil
		}
		o := htmlOptions(t, rule.Chinese)
		o.Profiles = factsOf(t, odd)
		page := writeToString(t, r, o)
		checkMarkup(t, page)
		if found := regexp.MustCompile(`NaN|Inf|%!|="-\d{4,}|&lt;nil&gt;`).FindString(page); found != "" {
			t.Errorf("%s: %q in the page", odd, found)
		}
	}
}
