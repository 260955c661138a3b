package page

import (
	"bytes"
	"html/template"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/report/phrase"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
)

// Style returns the style sheet of the HTML report, for other pages with the same look.
func Style() string {
	style, err := htmlFiles.ReadFile(styleSheet)
	if err != nil {
		panic(err) // it is embedded
	}
	return string(style)
}

// Heat returns the styles of heat maps: a cell has class h0 to h4, or hx if too little is known.
func Heat() string {
	style, err := htmlFiles.ReadFile("html/heat.css")
	if err != nil {
		panic(err) // it is embedded
	}
	return string(style)
}

// Funcs returns the functions that this package's templates need.
func Funcs(lang rule.Lang) template.FuncMap {
	return template.FuncMap{"say": func(english string, values ...any) string { return words.Say(lang, english, values...) }}
}

// parsed returns the report's templates in a language.
var parsed = words.Table(func(lang rule.Lang, _ func(string) string) *template.Template {
	return template.Must(template.New("").Funcs(Funcs(lang)).ParseFS(htmlFiles, "html/*.html"))
})

// Parts adds the report's pictures and lists to templates made with Funcs: "bar" shows a Bar, "coming" the lines of timeline.Next.
func Parts(t *template.Template) (*template.Template, error) {
	return t.ParseFS(htmlFiles, "html/charts.html", "html/coming.html")
}

// Bar is the data of the template "bar": a score interval, solid up to the low end and thin up to the high end.
type Bar = bar

// BarOf returns a score interval as a bar.
func BarOf(lang rule.Lang, s assessment.Score) Bar {
	h := newHTML(phrase.Options{Lang: lang})
	return h.bar(s)
}

// Article returns the HTML report of one assessment, with the sources of its thresholds, for embedding in a page that has the style sheet.
// Its main heading is of the second level.
func Article(a *assessment.Assessment, o phrase.Options) (template.HTML, error) {
	h, t := newHTML(o), parsed(o.Lang)
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

// Point is a score on a day.
type Point struct {
	Day   string // YYYY-MM-DD
	Score assessment.Score
}

// trend is the picture of scores over time: a column from the low to the high end for each assessment, in the order they were made.
type trend struct {
	Title, From, To string
	Marks           []trendMark
	Line            string
}

type trendMark struct{ X, Y, W, H, Title string }

// trendShown is the number of assessments that fit in a picture; the latest are shown.
const trendShown = 60

// Trend returns the picture of a company's scores over time; "" for fewer than two points.
func Trend(lang rule.Lang, points []Point) template.HTML {
	if len(points) < 2 {
		return ""
	}
	points = points[max(0, len(points)-trendShown):]
	const top, height = 6.0, 90.0
	t := trend{From: rule.Date(points[0].Day, lang), To: rule.Date(points[len(points)-1].Day, lang)}
	first, last := points[0].Score, points[len(points)-1].Score
	t.Title = words.Say(lang, "Score from %s to %s", rangeOf(first.Low, first.High), rangeOf(last.Low, last.High))
	at := func(score int) float64 { return top + height*(1-float64(score)/100) }
	width := (pictureRight - pictureLeft - 24) / float64(len(points))
	for i, p := range points {
		x := pictureLeft + 24 + width*float64(i)
		bar := min(width*0.6, 14)
		t.Marks = append(t.Marks, trendMark{
			X: coordinate(x + (width-bar)/2), Y: coordinate(at(p.Score.High)), W: coordinate(bar), H: coordinate(max(at(p.Score.Low)-at(p.Score.High), 2)),
			Title: rule.Date(p.Day, lang) + words.Say(lang, ": ") + rangeOf(p.Score.Low, p.Score.High),
		})
		step := "L"
		if i == 0 {
			step = "M"
		}
		t.Line += step + coordinate(x+width/2) + " " + coordinate(at(p.Score.Low))
	}
	var b bytes.Buffer
	if err := parsed(lang).ExecuteTemplate(&b, "trend", t); err != nil {
		return ""
	}
	return template.HTML(b.String())
}
