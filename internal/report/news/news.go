// Package news writes digests of what has changed about companies.
package news

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/nearest"
	"github.com/diligo/diligo/internal/report/inert"
	"github.com/diligo/diligo/internal/report/phrase"
	"github.com/diligo/diligo/internal/watch"
	"github.com/diligo/diligo/internal/words"
)

// Formats returns the names of the formats.
func Formats() []string { return []string{"pretty", "json"} }

// CheckFormat returns an error if format is unknown.
func CheckFormat(format string) error {
	if slices.Contains(Formats(), format) {
		return nil
	}
	return words.Errorf("unknown format %q: %s", format, nearest.Use(format, Formats()))
}

// Write writes a digest.
func Write(w io.Writer, format string, d *watch.Digest, o phrase.Options) error {
	if format == "json" {
		e := json.NewEncoder(w)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		return e.Encode(d)
	}
	p := phrase.For(o)
	say := func(english string, values ...any) string { return words.Say(o.Lang, english, values...) }
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n", say("%s: news of %d of %d companies", d.Day, len(d.Companies), d.Watched))
	for _, e := range d.Companies {
		name := e.Name
		switch {
		case name == "":
			name = e.Company
		case name != e.Company:
			name += " · " + e.Company
		}
		fmt.Fprintf(&b, "%s\n", inert.Clean(name))
		for _, i := range e.Items {
			severity, title := p.Words.Severity[i.Severity], inert.Clean(i.Title)
			var text string
			switch i.Class {
			case watch.Worse:
				text = say("new: %s · %s", severity, title)
			case watch.Ahead:
				text = say("coming on %s: %s · %s", i.Date, severity, title)
			case watch.Resolved:
				text = say("no longer: %s", title)
			case watch.Lost:
				text = say("the profile is no longer there")
			case watch.First:
				text = say("watched from now on; serious findings: %d, the worst %s", i.Count, severity)
				if title != "" {
					text += " · " + title
				}
			case watch.Passed:
				text = say("without new facts: %s", strings.Join(quiet(o.Lang, *i.Quiet), words.Say(o.Lang, "list|, ")))
			}
			if i.Message != "" {
				text += ": " + inert.Clean(i.Message)
			}
			fmt.Fprintf(&b, "  %s\n", text)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// quiet describes changes brought about only by the passage of time.
func quiet(lang words.Lang, q watch.Quiet) []string {
	var parts []string
	if q.Stale > 0 {
		parts = append(parts, words.Count(lang, q.Stale, "%d verdict rests on facts that are too old", "%d verdicts rest on facts that are too old"))
	}
	if q.Overdue > 0 {
		came := words.Count(lang, q.Overdue, "%d small finding came", "%d small findings came")
		if len(q.Came) > 0 {
			came += words.Say(lang, " (") + inert.Clean(strings.Join(q.Came, words.Say(lang, "; "))) + words.Say(lang, ")")
		}
		parts = append(parts, came)
	}
	if q.Resolved > 0 {
		parts = append(parts, words.Count(lang, q.Resolved, "%d finding went", "%d findings went"))
	}
	return parts
}
