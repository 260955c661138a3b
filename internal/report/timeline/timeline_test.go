package timeline

import (
	"bytes"
	"strings"
	"testing"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/outlook"
	"github.com/diligo/diligo/internal/report/phrase"
	"github.com/diligo/diligo/internal/rule"
)

func sample() *outlook.Outlook {
	return &outlook.Outlook{
		Schema: outlook.Schema, Profile: assessment.Profile{Source: "a.json", Company: "acme", Name: "Acme; <b>, \x1b[31m"}, From: "2025-06-30", Until: "2026-06-30",
		Changes: []outlook.Transition{
			{Date: "2025-08-01", Rule: "runway/short_runway", Title: "Runway too short", Severity: rule.Critical, Class: outlook.Worsens,
				Cause: outlook.Cause{Kind: outlook.ByProjection, Pointers: []string{"/financials/cash"}},
				From:  outlook.State{Outcome: rule.Pass}, To: outlook.State{Outcome: rule.Fail, Severity: rule.Critical, Messages: []string{strings.Repeat("现金不足，", 30)}},
				Lever: "Raise <money>."},
			{Date: "2026-01-01", Rule: "a/b", Title: "B", Class: outlook.GoesStale, Cause: outlook.Cause{Kind: outlook.ByAge, Pointers: []string{"/x"}}, To: outlook.State{Outcome: rule.Unknown}},
			{Date: "2026-01-01", Rule: "a/c", Title: "C", Class: outlook.GoesStale, Cause: outlook.Cause{Kind: outlook.ByAge, Pointers: []string{"/y"}}, To: outlook.State{Outcome: rule.Unknown}},
		},
	}
}

func written(t *testing.T, format string) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, format, []*outlook.Outlook{sample()}, phrase.Options{Lang: rule.English}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestWrite_GroupsWhatGoesStale: facts that merely age make one line per day, in every text format.
func TestWrite_GroupsWhatGoesStale(t *testing.T) {
	for _, format := range []string{"pretty", "markdown", "html"} {
		text := written(t, format)
		if n := strings.Count(text, "2 verdicts rest on facts that are too old from then on: /x, /y"); n < 1 {
			t.Errorf("%s: not grouped:\n%s", format, text)
		}
		if strings.Contains(text, "\x1b") || format == "html" && strings.Contains(text, "<b>") {
			t.Errorf("%s: not made harmless", format)
		}
	}
}

// TestCalendar_LinesAreFoldedAndEscaped as RFC 5545 requires.
func TestCalendar_LinesAreFoldedAndEscaped(t *testing.T) {
	text := written(t, "ics")
	for line := range strings.SplitSeq(strings.TrimSuffix(text, "\r\n"), "\r\n") {
		if len(line) > 75 {
			t.Errorf("%d bytes: %s", len(line), line)
		}
		if strings.ContainsRune(line, '\uFFFD') {
			t.Errorf("a character is cut in two: %q", line)
		}
	}
	whole := strings.ReplaceAll(text, "\r\n ", "")
	for _, want := range []string{`SUMMARY:Acme\; <b>\, `, "DTSTART;VALUE=DATE:20250801", "DTEND;VALUE=DATE:20250802", "→ Raise <money>."} {
		if !strings.Contains(whole, want) {
			t.Errorf("lacks %q:\n%s", want, whole)
		}
	}
	if n := strings.Count(text, "BEGIN:VEVENT"); n != 2 {
		t.Errorf("%d events, want one for the change and one for what goes stale", n)
	}
	if written(t, "ics") != text {
		t.Error("the same forecast, other bytes")
	}
}
