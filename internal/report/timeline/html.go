package timeline

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"sync"
	"time"

	"github.com/diligo/diligo/internal/outlook"
	"github.com/diligo/diligo/internal/report/inert"
	"github.com/diligo/diligo/internal/words"
)

//go:embed page.html
var pageText string

var page = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("forecast").Funcs(template.FuncMap{"say": func(string) string { return "" }}).Parse(pageText))
})

type companyView struct {
	Title            string
	Height, Axis     int
	Ticks            []tick
	Dots             []dot
	Days             []dayView
	Refused, Assumed []string
}

type tick struct {
	X, From, To, Label int
	Text               string
}

type dot struct {
	X, Y        int
	Class, Text string
}

type dayView struct {
	Date, Distance, Stale string
	Changes               []changeView
}

type changeView struct {
	Title, Rule, Class, What, Why, Lever string
	Messages                             []string
}

// html writes a self-contained page without scripts.
func (v view) html(w io.Writer, all []*outlook.Outlook) error {
	var companies []companyView
	for _, o := range all {
		companies = append(companies, v.company(o))
	}
	t, err := page().Clone()
	if err != nil {
		return err
	}
	t.Funcs(template.FuncMap{"say": func(english string) string { return words.Say(v.Lang, english) }})
	return t.Execute(w, map[string]any{"Lang": string(v.Lang), "Companies": companies})
}

func (v view) company(o *outlook.Outlook) companyView {
	c := companyView{Title: v.title(o), Refused: clean(v.refused(o)), Assumed: clean(v.assumed(o))}
	for _, m := range moments(o) {
		d := dayView{Date: m.Date, Distance: v.distance(o, m.Date)}
		for _, change := range m.Changes {
			shown := changeView{
				Title: inert.Clean(change.Title), Rule: string(change.Rule), Class: string(change.Class),
				What: v.outcome(change.From) + " → " + v.outcome(change.To), Messages: clean(change.To.Messages),
				Why: v.class(change.Class) + " · " + inert.Clean(v.cause(change.Cause)),
			}
			if change.Class != outlook.Eases {
				shown.Lever = inert.Clean(change.Lever)
			}
			d.Changes = append(d.Changes, shown)
		}
		if len(m.Stale) > 0 {
			d.Stale = v.stale(m.Stale)
		}
		c.Days = append(c.Days, d)
	}
	v.draw(o, &c)
	return c
}

func clean(texts []string) []string {
	var out []string
	for _, t := range texts {
		out = append(out, inert.Clean(t))
	}
	return out
}

// The picture is 720 units wide. Each change is a dot on its day, stacked up from the axis; all that merely becomes outdated on a day is
// one dot.
const (
	left, wide  = 20, 720
	step, most  = 13, 14 // height of a dot; maximum dots in a stack
	axisMargin  = 12
	belowAxis   = 34
	ticksAtMost = 13
)

func (v view) draw(o *outlook.Outlook, c *companyView) {
	from, err := time.Parse(time.DateOnly, o.From)
	until, err2 := time.Parse(time.DateOnly, o.Until)
	if err != nil || err2 != nil || !until.After(from) {
		return
	}
	x := func(t time.Time) int { return left + int(float64(wide)*t.Sub(from).Hours()/until.Sub(from).Hours()) }
	piles, highest := map[int]int{}, 1
	put := func(date string, class outlook.Class, text string) {
		day, err := time.Parse(time.DateOnly, date)
		if err != nil {
			return
		}
		at := x(day) / 10 * 10
		if piles[at] < most {
			piles[at]++
		}
		highest = max(highest, piles[at])
		c.Dots = append(c.Dots, dot{X: at, Y: piles[at], Class: string(class), Text: date + " " + inert.Clean(text)})
	}
	for _, m := range moments(o) {
		for _, change := range m.Changes {
			put(m.Date, change.Class, change.Title)
		}
		if len(m.Stale) > 0 {
			put(m.Date, outlook.GoesStale, v.stale(m.Stale))
		}
	}
	c.Axis = axisMargin + highest*step
	c.Height = c.Axis + belowAxis
	for i := range c.Dots {
		c.Dots[i].Y = c.Axis - step*c.Dots[i].Y + step/2 - 2
	}
	months := (until.Year()-from.Year())*12 + int(until.Month()) - int(from.Month())
	every := max(1, (months+ticksAtMost-1)/ticksAtMost)
	for n := 1; n <= months; n += every {
		day := time.Date(from.Year(), from.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
		c.Ticks = append(c.Ticks, tick{X: x(day), From: c.Axis - 4, To: c.Axis + 6, Label: c.Axis + 22, Text: fmt.Sprintf("%d-%02d", day.Year(), day.Month())})
	}
}
