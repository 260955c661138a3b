// Package timeline writes when verdicts will change: for a terminal, as JSON, Markdown and HTML, and as a calendar.
package timeline

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/diligo/diligo/internal/nearest"
	"github.com/diligo/diligo/internal/outlook"
	"github.com/diligo/diligo/internal/report/inert"
	"github.com/diligo/diligo/internal/report/phrase"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
)

// Formats returns the names of the formats.
func Formats() []string { return []string{"pretty", "json", "markdown", "html", "ics"} }

// CheckFormat returns an error if format is unknown.
func CheckFormat(format string) error {
	if slices.Contains(Formats(), format) {
		return nil
	}
	return words.Errorf("unknown format %q: %s", format, nearest.Use(format, Formats()))
}

// Write writes outlooks in a format.
func Write(w io.Writer, format string, all []*outlook.Outlook, o phrase.Options) error {
	v := view{phrase.For(o)}
	switch format {
	case "json":
		return v.json(w, all)
	case "markdown":
		return v.each(w, all, v.markdown)
	case "html":
		return v.html(w, all)
	case "ics":
		return v.calendar(w, all)
	}
	return v.each(w, all, v.pretty)
}

type view struct{ phrase.Phrases }

func (v view) say(english string, values ...any) string {
	return words.Say(v.Lang, english, values...)
}

func (v view) each(w io.Writer, all []*outlook.Outlook, one func(*outlook.Outlook) string) error {
	for i, o := range all {
		text := one(o)
		if i > 0 {
			text = "\n" + text
		}
		if _, err := io.WriteString(w, text); err != nil {
			return err
		}
	}
	return nil
}

// json writes an object, or an array for several companies.
func (v view) json(w io.Writer, all []*outlook.Outlook) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if len(all) == 1 {
		return e.Encode(all[0])
	}
	return e.Encode(all)
}

// moment is what happens on a day: changes individually, and together what merely becomes outdated.
type moment struct {
	Date    string
	Changes []outlook.Transition
	Stale   []outlook.Transition
}

// moments groups changes by day, in order.
func moments(o *outlook.Outlook) []moment {
	var all []moment
	for _, c := range o.Changes {
		if len(all) == 0 || all[len(all)-1].Date != c.Date {
			all = append(all, moment{Date: c.Date})
		}
		m := &all[len(all)-1]
		if c.Cause.Kind == outlook.ByAge {
			m.Stale = append(m.Stale, c)
		} else {
			m.Changes = append(m.Changes, c)
		}
	}
	return all
}

// Coming is one upcoming line: a verdict that changes, or all that become outdated on one day.
type Coming struct{ Date, In, Change, Title, Rule, Message, Why, Lever string }

// Next returns the n most important lines of an outlook, in date order. Ranked first are changes for the worse and due dates by severity,
// one step lower if an action was merely not repeated; then outdated facts; last improvements. Ties go to the sooner. Thus a yearly review
// due next week does not hide that cash runs out next year.
func Next(o *outlook.Outlook, n int, options phrase.Options) []Coming {
	v := view{phrase.For(options)}
	type ranked struct {
		Coming
		weight int
	}
	var lines []ranked
	for _, m := range moments(o) {
		day := Coming{Date: m.Date, In: v.distance(o, m.Date)}
		for _, c := range m.Changes {
			line := day
			line.Change = v.outcome(c.From) + " → " + v.outcome(c.To)
			line.Title, line.Rule = inert.Clean(c.Title), string(c.Rule)
			line.Message = inert.Clean(strings.Join(c.To.Messages, " "))
			line.Why = v.class(c.Class) + " · " + inert.Clean(v.cause(c.Cause))
			if c.Class != outlook.Eases {
				line.Lever = inert.Clean(c.Lever)
			}
			lines = append(lines, ranked{line, weight(c)})
		}
		if len(m.Stale) > 0 {
			line := day
			line.Title, line.Why = v.stale(m.Stale), v.class(outlook.GoesStale)
			lines = append(lines, ranked{line, tooOld})
		}
	}
	slices.SortStableFunc(lines, func(a, b ranked) int { return cmp.Compare(b.weight, a.weight) })
	lines = lines[:min(n, len(lines))]
	slices.SortStableFunc(lines, func(a, b ranked) int { return cmp.Compare(a.Date, b.Date) })
	next := make([]Coming, len(lines))
	for i, line := range lines {
		next[i] = line.Coming
	}
	return next
}

// tooOld is the weight of verdicts that rest on outdated facts: below any finding.
const tooOld = 1

// weight returns the importance of a change.
func weight(c outlook.Transition) int {
	if c.Class == outlook.Eases || c.To.Outcome != rule.Fail {
		return 0
	}
	weight := tooOld + 1 + 2*int(c.To.Severity)
	if c.Class == outlook.GoesStale {
		weight -= 2
	}
	return max(weight, tooOld+1)
}

// Taken returns the assumptions of an outlook, and what it declines to predict.
func Taken(o *outlook.Outlook, options phrase.Options) []string {
	v := view{phrase.For(options)}
	return clean(append(v.refused(o), v.assumed(o)...))
}

// title names the company and the forecast period.
func (v view) title(o *outlook.Outlook) string {
	return inert.Clean(v.Title(o.Profile)) + " · " + v.say("from %s until %s", o.From, o.Until)
}

func (v view) outcome(s outlook.State) string {
	word := v.Words.Outcome[s.Outcome]
	if s.Outcome == rule.Fail {
		word += v.Words.Open + v.Words.Severity[s.Severity] + v.Words.Shut
	}
	return word
}

func (v view) class(c outlook.Class) string {
	switch c {
	case outlook.Worsens:
		return v.say("the company gets worse")
	case outlook.GoesStale:
		return v.say("nobody updated")
	case outlook.FallsDue:
		return v.say("falls due")
	}
	return v.say("eases")
}

func (v view) cause(c outlook.Cause) string {
	pointers := strings.Join(c.Pointers, ", ")
	switch {
	case c.Kind == outlook.ByProjection:
		return v.say("projected: %s", pointers)
	case pointers == "":
		return v.say("the calendar")
	}
	return v.say("the calendar: %s", pointers)
}

// stale names in one line the verdicts that are no longer supported.
func (v view) stale(changes []outlook.Transition) string {
	var facts []string
	for _, c := range changes {
		for _, p := range c.Cause.Pointers {
			if !slices.Contains(facts, p) {
				facts = append(facts, p)
			}
		}
	}
	slices.Sort(facts)
	shown := facts[:min(len(facts), 6)]
	text := strings.Join(shown, ", ")
	if more := len(facts) - len(shown); more > 0 {
		text = v.say("%s and %d more", text, more)
	}
	return words.Count(v.Lang, len(changes), "%d verdict rests on facts that are too old from then on: %s", "%d verdicts rest on facts that are too old from then on: %s", inert.Clean(text))
}

func (v view) pretty(o *outlook.Outlook) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n", v.title(o))
	for _, m := range moments(o) {
		fmt.Fprintf(&b, "\n%s  %s\n", m.Date, v.distance(o, m.Date))
		for _, c := range m.Changes {
			fmt.Fprintf(&b, "  %s → %s  %s  %s\n", v.outcome(c.From), v.outcome(c.To), inert.Clean(c.Title), c.Rule)
			for _, text := range c.To.Messages {
				fmt.Fprintf(&b, "      %s\n", inert.Clean(text))
			}
			fmt.Fprintf(&b, "      %s · %s\n", v.class(c.Class), inert.Clean(v.cause(c.Cause)))
			if c.Lever != "" && c.Class != outlook.Eases {
				fmt.Fprintf(&b, "      → %s\n", inert.Clean(c.Lever))
			}
		}
		if len(m.Stale) > 0 {
			fmt.Fprintf(&b, "  %s\n", v.stale(m.Stale))
		}
	}
	if len(o.Changes) == 0 {
		fmt.Fprintf(&b, "\n%s\n", v.say("No verdict changes in this time."))
	}
	if len(o.Refused) > 0 {
		fmt.Fprintf(&b, "\n%s\n", v.say("Not predictable"))
		for _, text := range v.refused(o) {
			fmt.Fprintf(&b, "  %s\n", inert.Clean(text))
		}
	}
	fmt.Fprintf(&b, "\n%s\n", v.say("Assumptions"))
	for _, text := range v.assumed(o) {
		fmt.Fprintf(&b, "  %s\n", inert.Clean(text))
	}
	return b.String()
}

// distance describes how far a date is from the start of the forecast.
func (v view) distance(o *outlook.Outlook, date string) string {
	from, err := time.Parse(time.DateOnly, o.From)
	to, err2 := time.Parse(time.DateOnly, date)
	if err != nil || err2 != nil {
		return ""
	}
	return words.Count(v.Lang, int(to.Sub(from).Hours())/24, "in %d day", "in %d days")
}

func (v view) assumed(o *outlook.Outlook) []string {
	var texts []string
	for _, a := range o.Assumptions {
		texts = append(texts, v.about(a.Text.In(v.Lang), a.Pointer))
	}
	return texts
}

func (v view) about(text, pointer string) string {
	if pointer == "" {
		return text
	}
	return text + v.Words.Open + pointer + v.Words.Shut
}

func (v view) refused(o *outlook.Outlook) []string {
	var texts []string
	for _, r := range o.Refused {
		var ids []string
		for _, id := range r.Rules {
			ids = append(ids, string(id))
		}
		texts = append(texts, v.say("%s: %s; not looked at: %s", r.Pointer, r.Why.In(v.Lang), strings.Join(ids, ", ")))
	}
	return texts
}

func (v view) markdown(o *outlook.Outlook) string {
	var b strings.Builder
	fmt.Fprintf(&b, "## %s\n\n", inert.Markdown(v.title(o)))
	if len(o.Changes) == 0 {
		fmt.Fprintf(&b, "%s\n", v.say("No verdict changes in this time."))
	} else {
		fmt.Fprintf(&b, "| %s | %s | %s | %s |\n|---|---|---|---|\n", v.say("Day"), v.say("Rule"), v.say("Change"), v.say("Why"))
	}
	for _, m := range moments(o) {
		for _, c := range m.Changes {
			what := v.outcome(c.From) + " → " + v.outcome(c.To)
			for _, text := range c.To.Messages {
				what += "<br>" + inert.Markdown(text)
			}
			why := v.class(c.Class) + "<br>" + inert.Markdown(v.cause(c.Cause))
			if c.Lever != "" && c.Class != outlook.Eases {
				why += "<br>→ " + inert.Markdown(c.Lever)
			}
			fmt.Fprintf(&b, "| %s | **%s** `%s` | %s | %s |\n", m.Date, inert.Markdown(c.Title), c.Rule, what, why)
		}
		if len(m.Stale) > 0 {
			fmt.Fprintf(&b, "| %s | | %s | %s |\n", m.Date, inert.Markdown(v.stale(m.Stale)), v.class(outlook.GoesStale))
		}
	}
	if len(o.Refused) > 0 {
		fmt.Fprintf(&b, "\n### %s\n\n", v.say("Not predictable"))
		for _, text := range v.refused(o) {
			fmt.Fprintf(&b, "- %s\n", inert.Markdown(text))
		}
	}
	fmt.Fprintf(&b, "\n### %s\n\n", v.say("Assumptions"))
	for _, text := range v.assumed(o) {
		fmt.Fprintf(&b, "- %s\n", inert.Markdown(text))
	}
	return b.String()
}
