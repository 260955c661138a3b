package memo

import (
	"bufio"
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"html/template"
	"io"
	"strings"

	"github.com/diligo/diligo/internal/nearest"
	"github.com/diligo/diligo/internal/report/inert"
	"github.com/diligo/diligo/internal/report/page"
	"github.com/diligo/diligo/internal/report/phrase"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
)

// Formats returns the names of the formats.
func Formats() []string { return []string{"markdown", "html", "json"} }

// CheckFormat returns an error if format is unknown.
func CheckFormat(format string) error {
	for _, f := range Formats() {
		if f == format {
			return nil
		}
	}
	return words.Errorf("unknown format %q: %s", format, nearest.Use(format, Formats()))
}

// Write writes a memo in a format.
func Write(w io.Writer, format string, m *Memo) error {
	switch format {
	case "markdown":
		return writeMarkdown(w, m)
	case "html":
		return writeHTML(w, m)
	case "json":
		e := json.NewEncoder(w)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		return e.Encode(m)
	}
	return CheckFormat(format)
}

//go:embed html
var files embed.FS

// Style returns the style sheet of a memo, which extends that of the report.
func Style() string {
	text, err := files.ReadFile("html/memo.css")
	if err != nil {
		panic(err) // it is embedded
	}
	return string(text)
}

// Sheet returns the style sheet of a memo on a page of its own.
func Sheet() string { return page.Style() + Style() }

// view is the data of the templates.
type view struct {
	*Memo
	Style template.CSS
	Guard template.HTML
	Alone bool // the memo is a page of its own, with the main heading
}

func (v view) say(english string, values ...any) string { return words.Say(v.Lang, english, values...) }

// Tag returns the language tag for HTML.
func (v view) Tag() string {
	if v.Lang == rule.Chinese {
		return "zh-CN"
	}
	return "en"
}

// VerdictClass returns the CSS class of the verdict.
func (v view) VerdictClass() string { return "verdict-" + string(v.verdict) }

// Remedies returns the columns of the matrix.
func (v view) Remedies() []rule.Remedy { return rule.AllRemedies() }

func (v view) templates() (*template.Template, error) {
	return template.New("").Funcs(template.FuncMap{
		"say": v.say, "severity": func(s rule.Severity) string { return phrase.SeverityWord(s, v.Lang) },
		"column": func(r rule.Remedy) string { return Remedied(v.Lang, r) }, "refs": v.refs, "status": v.status,
		"rowsLeft": v.rowsLeft, "left": v.left, "waivedLeft": v.waivedLeft, "reason": func(code string) string { return ReasonWord(v.Lang, code) },
	}).ParseFS(files, "html/*.html")
}

// refs returns the finding numbers shown after a sentence.
func (v view) refs(all []int) []int { return all[:min(shownRefs, len(all))] }

// status describes an open question.
func (v view) status(r Request) string {
	var parts []string
	switch {
	case r.Asked && r.Status != "":
		parts = append(parts, r.Status)
	case !r.Asked && r.Rules > 0:
		parts = append(parts, words.Say(v.Lang, "not asked yet"), words.Count(v.Lang, r.Rules, "needed by %d check", "needed by %d checks"))
	}
	if r.Due != "" {
		parts = append(parts, words.Say(v.Lang, "due %s", rule.Date(r.Due, v.Lang)))
	}
	return strings.Join(parts, words.In(v.Lang, "; "))
}

func (v view) rowsLeft() string {
	return words.Count(v.Lang, v.RowsLeft, "%d further finding stands in the report.", "%d further findings stand in the report.")
}

func (v view) left() string {
	return words.Count(v.Lang, v.Left, "%d further question is open.", "%d further questions are open.")
}

func (v view) waivedLeft() string {
	return words.Count(v.Lang, v.WaivedLeft, "%d further finding is waived.", "%d further findings are waived.")
}

// ReasonWord returns the text for a decision's reason code; the code itself if it is unknown.
func ReasonWord(lang rule.Lang, code string) string {
	switch code {
	case "merit":
		return words.In(lang, "reason|merit")
	case "stage":
		return words.In(lang, "reason|another stage")
	case "fit":
		return words.In(lang, "reason|outside our focus")
	case "evidence":
		return words.In(lang, "reason|not enough evidence")
	case "risk":
		return words.In(lang, "reason|too much risk")
	case "capacity":
		return words.In(lang, "reason|no places left")
	case "timing":
		return words.In(lang, "reason|wrong time")
	case "other":
		return words.In(lang, "reason|another reason")
	}
	return code
}

// Body returns the memo for embedding in a page that has the company's name as heading and includes Style.
func Body(m *Memo) (template.HTML, error) {
	v := view{Memo: m}
	t, err := v.templates()
	if err != nil {
		return "", err
	}
	var b bytes.Buffer
	if err := t.ExecuteTemplate(&b, "memo", v); err != nil {
		return "", err
	}
	return template.HTML(inert.CleanLines(b.String())), nil // output of templates, which escape
}

func writeHTML(w io.Writer, m *Memo) error {
	style := Sheet()
	v := view{Memo: m, Style: template.CSS(style), Guard: page.Guard(style), Alone: true}
	t, err := v.templates()
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := t.ExecuteTemplate(&b, "page.html", v); err != nil {
		return err
	}
	_, err = io.WriteString(w, inert.CleanLines(b.String()))
	return err
}

// markdown writes a memo as Markdown.
type markdown struct {
	*bufio.Writer
	view
}

func writeMarkdown(w io.Writer, m *Memo) error {
	k := markdown{bufio.NewWriter(w), view{Memo: m}}
	text := inert.Markdown
	facts := make([]string, len(m.Facts))
	for i, f := range m.Facts {
		facts[i] = text(f)
	}
	fmt.Fprintf(k, "# %s%s%s\n\n%s\n", text(m.Title), words.Say(k.Lang, ": "), text(m.Company), strings.Join(facts, " · "))
	k.heading("Bottom line")
	for _, s := range m.Bottom {
		fmt.Fprintf(k, "- %s%s\n", text(s.Text), k.links(s))
	}
	k.heading("Price, indemnity, condition precedent")
	k.matrix()
	k.heading("Open requests")
	if len(m.Requests) == 0 {
		fmt.Fprintf(k, "%s\n", words.Say(k.Lang, "No question is open."))
	}
	for i, r := range m.Requests {
		line := text(r.Question)
		if status := k.status(r); status != "" {
			line += words.Say(k.Lang, " (%s)", text(status))
		}
		fmt.Fprintf(k, "%d. %s\n", i+1, line)
	}
	if m.Left > 0 {
		fmt.Fprintf(k, "\n%s\n", k.left())
	}
	if len(m.Waived) > 0 {
		k.heading("Waived")
		for _, s := range m.Waived {
			fmt.Fprintf(k, "- %s%s\n", text(s.Text), k.links(s))
		}
		if m.WaivedLeft > 0 {
			fmt.Fprintf(k, "\n%s\n", k.waivedLeft())
		}
	}
	if d := m.Decision; d != nil {
		k.heading("Decision")
		line := words.Say(k.Lang, "Reason: %s.", ReasonWord(m.Lang, d.Reason))
		if d.Text != "" {
			line = words.Say(k.Lang, "Reason: %s. %s", ReasonWord(m.Lang, d.Reason), text(d.Text))
		}
		fmt.Fprintln(k, line)
	}
	k.heading("Signatures")
	fmt.Fprintf(k, "| %s | %s | %s |\n|---|---|---|\n", words.Say(k.Lang, "person|Name"), words.Say(k.Lang, "Date"), words.Say(k.Lang, "Signature"))
	for _, s := range m.Signatures {
		fmt.Fprintf(k, "| %s | | |\n", text(s))
	}
	k.heading("Findings")
	for _, f := range m.Findings {
		k.finding(f)
	}
	fmt.Fprintf(k, "\n---\n\n%s\n", text(strings.Join(m.Basis, " · ")))
	return k.Flush()
}

func (k markdown) heading(english string) { fmt.Fprintf(k, "\n## %s\n\n", words.Say(k.Lang, english)) }

// links returns links to the findings behind a sentence.
func (k markdown) links(s Sentence) string {
	var b strings.Builder
	for _, n := range k.refs(s.Refs) {
		fmt.Fprintf(&b, " [[%d]](#finding-%d)", n, n)
	}
	if len(s.Refs) > shownRefs {
		b.WriteString(" …")
	}
	return b.String()
}

func (k markdown) matrix() {
	if len(k.Rows) == 0 {
		fmt.Fprintf(k, "%s\n", words.Say(k.Lang, "No finding to agree on."))
	} else {
		fmt.Fprintf(k, "| | %s |", words.Say(k.Lang, "Finding"))
		for _, r := range k.Remedies() {
			fmt.Fprintf(k, " %s |", Remedied(k.Lang, r))
		}
		fmt.Fprintf(k, "\n|---|---|:-:|:-:|:-:|\n")
		for _, r := range k.Rows {
			fmt.Fprintf(k, "|%s | %s **%s** %s%s |", k.links(Sentence{Refs: r.Refs}), phrase.Symbol(r.Severity), inert.Markdown(r.Title), inert.Markdown(r.Text),
				words.Say(k.Lang, " (%s)", phrase.SeverityWord(r.Severity, k.Lang)))
			for _, c := range k.Remedies() {
				mark := ""
				if c == r.Remedy {
					mark = "●"
				}
				fmt.Fprintf(k, " %s |", mark)
			}
			fmt.Fprintln(k)
		}
	}
	if k.RowsLeft > 0 {
		fmt.Fprintf(k, "\n%s\n", k.rowsLeft())
	}
}

func (k markdown) finding(f Finding) {
	fmt.Fprintf(k, "<a id=\"finding-%d\"></a>\n\n**%d. %s** `%s`%s\n\n%s\n\n", f.N, f.N, inert.Markdown(f.Title), f.Rule, words.Say(k.Lang, " (%s)", phrase.SeverityWord(f.Severity, k.Lang)), inert.Markdown(f.Message))
	for _, line := range []string{f.Compared, f.Rests, f.Waived, strings.Join(f.Places, " ")} {
		if line != "" {
			fmt.Fprintf(k, "- %s\n", inert.Markdown(line))
		}
	}
	for _, s := range f.Suggestions {
		fmt.Fprintf(k, "- → %s\n", inert.Markdown(s))
	}
	fmt.Fprintln(k)
}
