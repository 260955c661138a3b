package timeline

import (
	"crypto/sha256"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/diligo/diligo/internal/outlook"
)

// calendar writes an iCalendar (RFC 5545): an all-day event per change, and one per day for everything that becomes outdated on it. The
// same forecast yields the same bytes, and the event of a change keeps its UID when the forecast is repeated.
func (v view) calendar(w io.Writer, all []*outlook.Outlook) error {
	var b strings.Builder
	line := func(format string, values ...any) { fold(&b, fmt.Sprintf(format, values...)) }
	line("BEGIN:VCALENDAR")
	line("VERSION:2.0")
	line("PRODID:-//diligo//forecast//%s", strings.ToUpper(string(v.Lang)))
	line("CALSCALE:GREGORIAN")
	for _, o := range all {
		name := o.Profile.Name
		if name == "" {
			name = o.Profile.Company
		}
		event := func(date, key, summary, description string) {
			day, err := time.Parse(time.DateOnly, date)
			if err != nil {
				return
			}
			sum := sha256.Sum256([]byte(o.Profile.Company + "\n" + date + "\n" + key))
			line("BEGIN:VEVENT")
			line("UID:%x@diligo", sum[:12])
			line("DTSTAMP:%sT000000Z", strings.ReplaceAll(o.From, "-", ""))
			line("DTSTART;VALUE=DATE:%s", day.Format("20060102"))
			line("DTEND;VALUE=DATE:%s", day.AddDate(0, 0, 1).Format("20060102"))
			line("SUMMARY:%s", escaped(summary))
			line("DESCRIPTION:%s", escaped(description))
			line("TRANSP:TRANSPARENT")
			line("END:VEVENT")
		}
		for _, m := range moments(o) {
			for _, c := range m.Changes {
				parts := append([]string{v.outcome(c.From) + " → " + v.outcome(c.To)}, c.To.Messages...)
				parts = append(parts, v.class(c.Class)+" · "+v.cause(c.Cause))
				if c.Lever != "" && c.Class != outlook.Eases {
					parts = append(parts, "→ "+c.Lever)
				}
				event(m.Date, string(c.Rule), name+": "+c.Title, strings.Join(parts, "\n"))
			}
			if len(m.Stale) > 0 {
				event(m.Date, "stale", name+": "+v.say("facts are too old"), v.stale(m.Stale))
			}
		}
	}
	line("END:VCALENDAR")
	_, err := io.WriteString(w, b.String())
	return err
}

// escaped escapes a text as an iCalendar value.
func escaped(text string) string {
	return strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\n", `\n`, "\r", `\n`).Replace(text)
}

// fold writes a line in pieces of at most 75 bytes, without splitting characters.
func fold(b *strings.Builder, text string) {
	for room := 75; len(text) > room; room = 74 {
		cut := room
		for !utf8.RuneStart(text[cut]) {
			cut--
		}
		b.WriteString(text[:cut] + "\r\n ")
		text = text[cut:]
	}
	b.WriteString(text + "\r\n")
}
