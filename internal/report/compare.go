package report

import (
	"bufio"
	"cmp"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"

	"github.com/clipperhouse/displaywidth"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/rule"
)

// ComparisonSchema names the version of the JSON form of a Comparison.
const ComparisonSchema = "diligo.comparison/v1"

// Comparison is companies side by side.
type Comparison struct {
	Schema    string               `json:"schema"`
	Companies []Company            `json:"companies"`
	Failures  []assessment.Failure `json:"failures"`
}

// Company is one of them, with the worst finding of each of the rules that found the worst.
type Company struct {
	Profile assessment.Profile  `json:"profile"`
	Summary assessment.Summary  `json:"summary"`
	Ratios  []Ratio             `json:"ratios"` // the same names in the same order for each company
	Worst   []assessment.Change `json:"worst"`
}

// Ratio is a key ratio of a company. The value is a JSON number, an amount of money, or nil where the facts do not give it.
type Ratio struct {
	Name  string `json:"name"`
	Value any    `json:"value"`
}

// worstShown is how many findings of a company a comparison names.
const worstShown = 5

// CompanyOf takes what a comparison shows out of an assessment.
func CompanyOf(a *assessment.Assessment, ratios []Ratio) Company {
	c := Company{Profile: a.Profile, Summary: a.Summary, Ratios: ratios, Worst: []assessment.Change{}}
	for _, r := range a.Results {
		for _, f := range r.Findings { // the worst comes first
			if f.Waiver == nil {
				c.Worst = append(c.Worst, assessment.Change{Rule: r.Rule, Title: r.Title, Severity: f.Severity, Kind: f.Kind, Subject: f.Subject})
				break
			}
		}
	}
	slices.SortStableFunc(c.Worst, func(x, y assessment.Change) int { return cmp.Compare(y.Severity, x.Severity) })
	c.Worst = c.Worst[:min(len(c.Worst), worstShown)]
	return c
}

var comparisonFormats = map[string]func(io.Writer, Comparison, Options) error{
	"pretty":   writePrettyComparison,
	"json":     writeJSONComparison,
	"csv":      writeCSVComparison,
	"markdown": writeMarkdownComparison,
	"html":     writeHTMLComparison,
}

// CheckComparisonFormat refuses a name that is no format of comparisons.
func CheckComparisonFormat(format string) error {
	if _, ok := comparisonFormats[format]; !ok {
		return fmt.Errorf("unknown format %q: use one of csv, html, json, markdown, pretty", format)
	}
	return nil
}

// WriteComparison writes a comparison in a format.
func WriteComparison(w io.Writer, format string, c Comparison, o Options) error {
	if err := CheckComparisonFormat(format); err != nil {
		return err
	}
	return comparisonFormats[format](w, c, o)
}

func writeJSONComparison(w io.Writer, c Comparison, _ Options) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(c)
}

// comparisonWords are the fixed words of comparisons in one language.
type comparisonWords struct {
	title, stage, asOf, verdict, score, known, findings, categories, ratios, worst, none string
	ratio                                                                                map[string]string
	low, high, source, id, name                                                          string
	note                                                                                 string
}

var comparisonWordsIn = map[rule.Lang]comparisonWords{
	rule.English: {
		title: "Comparison", stage: "stage", asOf: "as of", verdict: "verdict", score: "score", known: "known", findings: "findings",
		categories: "categories: score (known)", ratios: "key ratios", worst: "worst findings", none: "none",
		ratio: map[string]string{
			"runway_months": "runway, months", "burn_multiple": "burn multiple", "dilution_pct": "planned dilution, %",
			"planned_round": "planned round", "last_round": "last round",
		},
		low: "low", high: "high", source: "source", id: "id", name: "name",
		note: "A score is an interval: its low end counts every unknown as failed, its high end as passed. – means that the facts do not give it.",
	},
	rule.Chinese: {
		title: "公司对比", stage: "阶段", asOf: "基准日", verdict: "结论", score: "得分", known: "已知", findings: "问题",
		categories: "分类得分（已知）", ratios: "关键指标", worst: "主要问题", none: "无",
		ratio: map[string]string{
			"runway_months": "现金跑道（月）", "burn_multiple": "烧钱倍数", "dilution_pct": "拟稀释比例（%）",
			"planned_round": "本轮拟融资额", "last_round": "上一轮融资额",
		},
		low: "下限", high: "上限", source: "来源", id: "编号", name: "公司",
		note: "得分为区间：下限将未知项计为不通过，上限计为通过。“–”表示资料不足，无法得出。",
	},
}

// comparison is a table with a column for each company, in sections.
type comparison struct {
	Comparison
	Options
	words    words
	own      comparisonWords
	sections []comparisonSection
}

type comparisonSection struct {
	Title string
	Rows  []comparisonRow
}

// comparisonRow is a line of the table: what it is about, and a cell for each company.
type comparisonRow struct {
	Label string
	Cells []comparisonCell
}

// comparisonCell holds lines of text.
type comparisonCell struct {
	Lines []string
	Class string // what it says, for colours: a verdict or a severity
}

// noValue stands for what the facts do not give.
const noValue = "–"

func newComparison(c Comparison, o Options) *comparison {
	t := &comparison{Comparison: c, Options: o, words: wordsIn[o.Lang], own: comparisonWordsIn[o.Lang]}
	head := comparisonSection{Rows: []comparisonRow{
		t.row(t.own.stage, func(c Company) comparisonCell {
			if c.Profile.Stage == "" {
				return oneLine(noValue)
			}
			return oneLine(o.Vocabulary.Word("stage", c.Profile.Stage, o.Lang))
		}),
		t.row(t.own.asOf, func(c Company) comparisonCell {
			if c.Profile.AsOf == "" {
				return oneLine(noValue)
			}
			return oneLine(rule.Date(c.Profile.AsOf, o.Lang))
		}),
		t.row(t.own.verdict, func(c Company) comparisonCell {
			return comparisonCell{[]string{t.words.verdict[c.Summary.Verdict]}, string(c.Summary.Verdict)}
		}),
		t.row(t.own.score, func(c Company) comparisonCell { return oneLine(interval(c.Summary.Score.Low, c.Summary.Score.High)) }),
		t.row(t.own.known, func(c Company) comparisonCell { return oneLine(fmt.Sprintf("%d%%", c.Summary.Coverage)) }),
		t.row(t.own.findings, func(c Company) comparisonCell {
			var lines []string
			for _, s := range rule.Severities() {
				if n := c.Summary.Findings.Of(s); n > 0 {
					lines = append(lines, t.words.counts(n, t.words.severity[s]))
				}
			}
			return comparisonCell{Lines: append(lines, t.own.none)[:max(1, len(lines))]}
		}),
	}}
	categories := comparisonSection{Title: t.own.categories}
	for _, category := range t.categories() {
		categories.Rows = append(categories.Rows, t.row(o.Vocabulary.Category(category, o.Lang), func(c Company) comparisonCell {
			s, ok := categoryOf(c, category)
			if !ok {
				return oneLine(noValue)
			}
			return oneLine(fmt.Sprintf("%s (%d%%)", interval(s.Score.Low, s.Score.High), s.Coverage))
		}))
	}
	ratios := comparisonSection{Title: t.own.ratios}
	if len(c.Companies) > 0 {
		for i, ratio := range c.Companies[0].Ratios {
			ratios.Rows = append(ratios.Rows, t.row(cmp.Or(t.own.ratio[ratio.Name], ratio.Name), func(c Company) comparisonCell {
				return oneLine(t.ratio(c.Ratios[i].Value))
			}))
		}
	}
	worst := comparisonSection{Title: t.own.worst}
	for i := range worstShown {
		line := t.row(fmt.Sprint(i+1), func(c Company) comparisonCell {
			if i >= len(c.Worst) {
				return oneLine("")
			}
			w := c.Worst[i]
			text := t.words.severity[w.Severity] + ": " + w.Title
			if o.Lang == rule.Chinese {
				text = t.words.severity[w.Severity] + "：" + w.Title
			}
			if w.Subject != "" {
				text += t.words.open + w.Subject + t.words.shut
			}
			return comparisonCell{[]string{clean(text)}, w.Severity.String()}
		})
		if says(line.Cells) {
			worst.Rows = append(worst.Rows, line)
		}
	}
	t.sections = slices.DeleteFunc([]comparisonSection{head, categories, ratios, worst}, func(s comparisonSection) bool { return len(s.Rows) == 0 })
	return t
}

func (t *comparison) row(label string, of func(Company) comparisonCell) comparisonRow {
	r := comparisonRow{Label: label}
	for _, c := range t.Companies {
		r.Cells = append(r.Cells, of(c))
	}
	return r
}

func oneLine(text string) comparisonCell { return comparisonCell{Lines: []string{text}} }

// says is false for cells that are all empty.
func says(cells []comparisonCell) bool {
	return slices.ContainsFunc(cells, func(c comparisonCell) bool { return c.Lines[0] != "" })
}

// ratio writes a value with two decimals at most.
func (t *comparison) ratio(value any) string {
	if value == nil {
		return noValue
	}
	format := "{v:2}"
	if _, ok := value.(map[string]any); ok {
		format = "{v:money}"
	}
	text, err := t.Vocabulary.Render(format, map[string]any{"v": value}, t.Lang)
	if err != nil {
		return noValue
	}
	return text
}

// categories are those of all companies, sorted.
func (t *comparison) categories() []string {
	var all []string
	for _, c := range t.Companies {
		for _, s := range c.Summary.Categories {
			all = append(all, s.Category)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// categoryOf is the roll-up of a category, unless none of its rules applies to the company.
func categoryOf(c Company, category string) (assessment.CategorySummary, bool) {
	i := slices.IndexFunc(c.Summary.Categories, func(s assessment.CategorySummary) bool { return s.Category == category })
	if i < 0 {
		return assessment.CategorySummary{}, false
	}
	s := c.Summary.Categories[i]
	return s, s.Outcomes != assessment.Outcomes{NotApplicable: s.Outcomes.NotApplicable}
}

// companyName is what people call a company; its source where it has no name.
func companyName(c Company) string { return clean(cmp.Or(c.Profile.Name, c.Profile.Source)) }

// The widths of the columns of a comparison at a terminal.
const (
	leastColumn = 16
	mostColumn  = 30
)

// writePrettyComparison writes a table that keeps to the width of the terminal: companies that have no room go into a block of
// their own below.
func writePrettyComparison(w io.Writer, c Comparison, o Options) error {
	t := newComparison(c, o)
	p := &pretty{Writer: bufio.NewWriter(w), Options: o, words: t.words}
	labels := 0
	for _, s := range t.sections {
		for _, r := range s.Rows {
			labels = max(labels, displaywidth.String(r.Label))
		}
	}
	labels = min(labels+2, max(o.Width/3, leastColumn))
	room := max(1, (o.Width-labels)/leastColumn) // companies in a block
	blocks := (len(c.Companies) + room - 1) / room
	for i := range blocks { // of much the same size
		from, to := i*len(c.Companies)/blocks, (i+1)*len(c.Companies)/blocks
		if i > 0 {
			p.line("")
		}
		p.block(t, from, to, labels, min(mostColumn, max(leastColumn, (o.Width-labels)/(to-from))))
	}
	return p.Flush()
}

// block writes some of the companies.
func (p *pretty) block(t *comparison, from, to, labels, column int) {
	names := comparisonRow{}
	for _, c := range t.Companies[from:to] {
		names.Cells = append(names.Cells, oneLine(companyName(c)))
	}
	p.tableRow(names, labels, column, p.bold)
	for i, s := range t.sections {
		first := true
		for _, r := range s.Rows {
			if !says(r.Cells[from:to]) {
				continue
			}
			if first && i > 0 {
				p.line("")
				p.line(p.bold(s.Title))
			}
			first = false
			p.tableRow(comparisonRow{r.Label, r.Cells[from:to]}, labels, column, nil)
		}
	}
}

// tableRow writes one row, each cell wrapped within its column.
func (p *pretty) tableRow(r comparisonRow, labels, column int, style func(string) string) {
	label := wrap(r.Label, labels-2)
	cells := make([][]string, len(r.Cells))
	height := len(label)
	for i, c := range r.Cells {
		for _, l := range c.Lines {
			for _, part := range wrap(l, column-2) {
				cells[i] = append(cells[i], truncate(part, column-2))
			}
		}
		height = max(height, len(cells[i]))
	}
	for n := range height {
		text := ""
		if n < len(label) {
			text = label[n]
		}
		line := pad(text, labels)
		for i, lines := range cells {
			text := ""
			if n < len(lines) {
				text = lines[n]
			}
			padded := pad(text, column)
			switch {
			case style != nil:
				padded = style(padded)
			case r.Cells[i].Class != "":
				padded = p.sgr(cellColours[r.Cells[i].Class], padded)
			}
			line += padded
		}
		p.line(line)
	}
}

// cellColours are the colours of verdicts and severities.
var cellColours = map[string]string{
	"pass": "1;32", "fail": "1;31", "incomplete": "1;33", "critical": "1;31", "high": "31", "medium": "33", "low": "36", "info": "2",
}

// writeCSVComparison writes a row for each company, with the same columns in every language.
func writeCSVComparison(w io.Writer, c Comparison, o Options) error {
	t := newComparison(c, o)
	header := []string{"source", "id", "name", "stage", "as_of", "verdict", "score_low", "score_high", "coverage"}
	for _, s := range rule.Severities() {
		header = append(header, "findings_"+s.String())
	}
	categories := t.categories()
	for _, category := range categories {
		header = append(header, category+"_low", category+"_high", category+"_coverage")
	}
	amounts := map[string]bool{} // the ratios that are amounts of money
	for _, company := range c.Companies {
		for _, r := range company.Ratios {
			_, isAmount := r.Value.(map[string]any)
			amounts[r.Name] = amounts[r.Name] || isAmount
		}
	}
	if len(c.Companies) > 0 {
		for _, r := range c.Companies[0].Ratios {
			if header = append(header, r.Name); amounts[r.Name] {
				header = append(header, r.Name+"_currency")
			}
		}
	}
	header = append(header, "worst_findings")
	if _, err := io.WriteString(w, "\ufeff"); err != nil { // spreadsheet programs read UTF-8 by this mark
		return err
	}
	out := csv.NewWriter(w)
	out.Write(header) // the writer keeps the error
	for _, company := range c.Companies {
		s := company.Summary
		line := []string{
			company.Profile.Source, company.Profile.ID, company.Profile.Name, company.Profile.Stage, company.Profile.AsOf, string(s.Verdict),
			fmt.Sprint(s.Score.Low), fmt.Sprint(s.Score.High), fmt.Sprint(s.Coverage),
		}
		for _, severity := range rule.Severities() {
			line = append(line, fmt.Sprint(s.Findings.Of(severity)))
		}
		for _, category := range categories {
			if found, ok := categoryOf(company, category); ok {
				line = append(line, fmt.Sprint(found.Score.Low), fmt.Sprint(found.Score.High), fmt.Sprint(found.Coverage))
			} else {
				line = append(line, "", "", "")
			}
		}
		for _, r := range company.Ratios {
			value, currency := r.Value, any("")
			if m, ok := value.(map[string]any); ok {
				value, currency = m["amount"], m["currency"]
			}
			if value == nil {
				value = ""
			}
			if line = append(line, fmt.Sprint(value)); amounts[r.Name] {
				line = append(line, fmt.Sprint(currency))
			}
		}
		var worst []string
		for _, f := range company.Worst {
			worst = append(worst, string(f.Rule))
		}
		line = append(line, strings.Join(worst, " "))
		for i := range line {
			line[i] = harmless(line[i])
		}
		out.Write(line)
	}
	out.Flush()
	return out.Error()
}

// harmless keeps a spreadsheet program from taking a text for a formula.
func harmless(text string) string {
	text = clean(text)
	if text != "" && strings.ContainsRune("=+-@%|", rune(text[0])) {
		return "'" + text
	}
	return text
}

func writeMarkdownComparison(w io.Writer, c Comparison, o Options) error {
	t := newComparison(c, o)
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "# %s\n", t.own.title)
	for _, s := range t.sections {
		if s.Title != "" {
			fmt.Fprintf(b, "\n## %s\n", escape(rule.Capitalized(s.Title)))
		}
		b.WriteString("\n|  |")
		for _, company := range t.Companies {
			fmt.Fprintf(b, " %s |", escape(companyName(company)))
		}
		b.WriteString("\n|---|" + strings.Repeat("---|", len(t.Companies)) + "\n")
		for _, r := range s.Rows {
			fmt.Fprintf(b, "| %s |", escape(r.Label))
			for _, cell := range r.Cells {
				fmt.Fprintf(b, " %s |", escape(strings.Join(cell.Lines, t.words.listing)))
			}
			b.WriteByte('\n')
		}
	}
	fmt.Fprintf(b, "\n%s\n", t.own.note)
	return b.Flush()
}

// writeHTMLComparison writes one page that loads nothing and runs nothing.
func writeHTMLComparison(w io.Writer, c Comparison, o Options) error {
	t := newComparison(c, o)
	var names []string
	for _, company := range c.Companies {
		names = append(names, companyName(company))
	}
	return comparisonPage.Execute(w, map[string]any{
		"Lang": string(o.Lang), "Title": t.own.title, "Names": names, "Columns": len(names) + 1, "Sections": t.sections, "Note": t.own.note,
	})
}

var comparisonPage = template.Must(template.New("").Parse(`<!DOCTYPE html>
<html lang="{{.Lang}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{.Title}}</title>
<style>
:root { color-scheme: light dark; --paper: #fff; --ink: #1a232e; --muted: #55606d; --line: #d3d9e0; --panel: #f4f6f8; --good: #1c6844; --bad: #9a1620; --open: #7d5700; --low: #2a5f93 }
@media screen and (prefers-color-scheme: dark) { :root { --paper: #11161c; --ink: #e3e8ed; --muted: #a2adb9; --line: #303a45; --panel: #1a212a; --good: #7fcf9f; --bad: #ff9a94; --open: #e6bf66; --low: #8fb8e6 } }
body { margin: 2rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 -apple-system, "Segoe UI", Roboto, Arial, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; font-variant-numeric: tabular-nums }
h1 { font-size: 1.5rem }
.frame { overflow-x: auto }
table { border-collapse: collapse }
th, td { padding: .35rem .9rem .35rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; min-width: 8rem; max-width: 20rem; overflow-wrap: anywhere }
tbody th { font-weight: 400; color: var(--muted) }
thead th { position: sticky; top: 0; background: var(--paper) }
th:first-child { position: sticky; left: 0; background: var(--paper); padding-left: .4rem }
tbody th[scope=colgroup] { padding-top: 1.2rem; font-weight: 600; color: var(--ink) }
.pass { color: var(--good); font-weight: 600 } .fail { color: var(--bad); font-weight: 600 } .incomplete { color: var(--open); font-weight: 600 }
.critical, .high { color: var(--bad) } .medium { color: var(--open) } .low { color: var(--low) } .info, .note { color: var(--muted) }
td span { display: block }
</style>
</head>
<body>
<h1>{{.Title}}</h1>
<div class="frame" tabindex="0" role="region" aria-label="{{.Title}}">
<table>
<thead><tr><td></td>{{range .Names}}<th scope="col">{{.}}</th>{{end}}</tr></thead>
{{range .Sections}}<tbody>
{{if .Title}}<tr><th scope="colgroup" colspan="{{$.Columns}}">{{.Title}}</th></tr>
{{end}}{{range .Rows}}<tr><th scope="row">{{.Label}}</th>{{range .Cells}}<td{{with .Class}} class="{{.}}"{{end}}>{{range .Lines}}<span>{{.}}</span>{{end}}</td>{{end}}</tr>
{{end}}</tbody>
{{end}}</table>
</div>
<p class="note">{{.Note}}</p>
</body>
</html>
`))
