// Package news writes a digest of what has changed about companies.
package news

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/report/inert"
	"github.com/diligo/diligo/internal/report/phrase"
	"github.com/diligo/diligo/internal/watch"
	"github.com/diligo/diligo/internal/words"
)

// Formats are the names of the formats.
func Formats() []string { return []string{"pretty", "json"} }

// CheckFormat refuses a format that is not there.
func CheckFormat(format string) error {
	if slices.Contains(Formats(), format) {
		return nil
	}
	return words.Errorf("unknown format %q: use one of %s", format, strings.Join(Formats(), ", "))
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
	say := func(english string, values ...any) string { return words.Say(words.Lang(o.Lang), english, values...) }
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n", say("%s: news of %d of %d companies", d.Day, len(d.Companies), d.Watched))
	for _, e := range d.Companies {
		name := e.Name
		if name == "" {
			name = e.Company
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
			case watch.Passed:
				text = say("without new facts: %d verdicts rest on facts that are too old, %d small findings came, %d findings went", i.Quiet.Stale, i.Quiet.Overdue, i.Quiet.Resolved)
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
