package page

import (
	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/report/timeline"
	"github.com/diligo/diligo/internal/words"
)

// nextShown is the number of upcoming changes that a report lists.
const nextShown = 5

// next lists the verdicts that will change first if nothing is done.
type next struct {
	ID     string
	Looked bool // a forecast was made
	Lines  []timeline.Coming
	Until  string
	Taken  []string
}

func (h *html) next(id string, a *assessment.Assessment) next {
	v := next{ID: id + "-next"}
	if h.Options.Outlook == nil {
		return v
	}
	o := h.Options.Outlook(a.Profile.Place())
	if o == nil {
		return v
	}
	v.Looked = true
	v.Lines = timeline.Next(o, nextShown, h.Options)
	v.Until = words.Say(h.Lang, "If nothing is done, from %s until %s; diligo forecast shows everything.", o.From, o.Until)
	v.Taken = timeline.Taken(o, h.Options)
	return v
}
