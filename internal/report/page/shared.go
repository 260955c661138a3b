package page

import (
	"bytes"
	"html/template"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/report/phrase"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
)

// Style is the style sheet of the HTML report, for other pages that look like it.
func Style() string {
	style, err := htmlFiles.ReadFile(styleSheet)
	if err != nil {
		panic(err) // it is embedded
	}
	return string(style)
}

// Funcs are what the templates of this package need.
func Funcs(lang rule.Lang) template.FuncMap {
	return template.FuncMap{"say": func(english string, values ...any) string { return words.Say(lang, english, values...) }}
}

// Charts adds the report's pictures to other templates, made with Funcs: "bar" shows a Bar.
func Charts(t *template.Template) (*template.Template, error) {
	return t.ParseFS(htmlFiles, "html/charts.html")
}

// Bar is what the picture "bar" shows: an interval of scores, solid up to what is sure and thin up to what is possible.
type Bar = bar

// BarOf is an interval of scores as a bar.
func BarOf(lang rule.Lang, s assessment.Score) Bar {
	h := newHTML(phrase.Options{Lang: lang})
	return h.bar(s)
}

// Article is what the HTML report says of one assessment, with the sources of its thresholds, for a page that has its style sheet. Its main
// heading is of the second level.
func Article(a *assessment.Assessment, o phrase.Options) (template.HTML, error) {
	h := newHTML(o)
	t, err := template.New("").Funcs(Funcs(o.Lang)).ParseFS(htmlFiles, "html/*.html")
	if err != nil {
		return "", err
	}
	p := h.page(&assessment.Report{Assessments: []*assessment.Assessment{a}}, "")
	var b bytes.Buffer
	if err := t.ExecuteTemplate(&b, "company", p.Companies[0]); err != nil {
		return "", err
	}
	if len(p.Sources) > 0 {
		if err := t.ExecuteTemplate(&b, "sources", p.Sources); err != nil {
			return "", err
		}
	}
	return template.HTML(b.String()), nil
}
