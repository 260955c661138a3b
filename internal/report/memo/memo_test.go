package memo_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/report/memo"
	"github.com/diligo/diligo/internal/report/phrase"
	"github.com/diligo/diligo/internal/report/reporttest"
	"github.com/diligo/diligo/internal/rule"
)

func sample() *assessment.Assessment { return reporttest.Sample().Assessments[0] }

func options(lang rule.Lang, kind memo.Kind) memo.Options {
	o := memo.Options{Options: reporttest.Options(lang), Kind: kind, Date: "2026-11-29", Prepared: reporttest.Nasty}
	o.Remedies = rule.Remedies{
		Sources: []string{"default"}, Categories: map[string]rule.Remedy{"runway": rule.Price},
		Rules: map[rule.ID]rule.Remedy{"capital_structure/dominant_outside_holder": rule.Indemnity},
	}
	o.Requests = []memo.Request{{Question: "Who is " + reporttest.Nasty + "?", Fact: "/x", Asked: true, Status: "asked", Due: "2026-12-24"}}
	o.Decision = &memo.Decision{Outcome: "defer", Reason: "evidence", Text: "When the answers are in: " + reporttest.Nasty, By: "Ann", On: "2026-11-28"}
	return o
}

func written(t *testing.T, format string, m *memo.Memo) string {
	t.Helper()
	var b strings.Builder
	if err := memo.Write(&b, format, m); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestWrite_Golden(t *testing.T) {
	for _, lang := range []rule.Lang{rule.English, rule.Chinese} {
		for format, ending := range map[string]string{"markdown": "md", "html": "html", "json": "json"} {
			t.Run(fmt.Sprintf("%s %s", lang, format), func(t *testing.T) {
				reporttest.Golden(t, fmt.Sprintf("memo.%s.%s", lang, ending), []byte(written(t, format, memo.New(sample(), options(lang, memo.Committee)))))
			})
		}
	}
	reporttest.Golden(t, "red_flag.en.md", []byte(written(t, "markdown", memo.New(sample(), options(rule.English, memo.RedFlag)))))
}

// Each sentence of the bottom line, each row and each waiver refers to findings or parts that are in the memo.
func TestEverySentenceLinksToWhatItRestsOn(t *testing.T) {
	link, anchor := regexp.MustCompile(`href="#([^"]*)"`), regexp.MustCompile(`id="([^"]*)"`)
	for _, kind := range memo.Kinds() {
		m := memo.New(sample(), options(rule.English, kind))
		if len(m.Findings) == 0 || len(m.Rows) == 0 || len(m.Waived) == 0 {
			t.Fatalf("the sample has too little: %+v", m)
		}
		for _, s := range slices.Concat(m.Bottom, m.Waived) {
			if len(s.Refs) == 0 && s.To == "" {
				t.Errorf("%s: %q leads nowhere", kind, s.Text)
			}
			for _, n := range s.Refs {
				if n < 1 || n > len(m.Findings) || m.Findings[n-1].N != n {
					t.Errorf("%s: %q: there is no finding %d", kind, s.Text, n)
				}
			}
		}
		page := written(t, "html", m)
		there := map[string]bool{}
		for _, found := range anchor.FindAllStringSubmatch(page, -1) {
			if there[found[1]] {
				t.Errorf("%s: the identifier %s stands twice", kind, found[1])
			}
			there[found[1]] = true
		}
		for _, found := range link.FindAllStringSubmatch(page, -1) {
			if !there[found[1]] {
				t.Errorf("%s: a link to #%s leads nowhere", kind, found[1])
			}
		}
	}
}

// Every finding that counts is in the matrix or counted as left out; every question is listed or counted.
func TestEverythingIsShownOrCounted(t *testing.T) {
	a := sample()
	r := &a.Results[0]
	for i := range 60 {
		f := r.Findings[0]
		f.Fingerprint, f.Message, f.Suggestions = fmt.Sprint(i), strings.Repeat("So it goes. ", 1+i%7)+fmt.Sprint(i), nil
		r.Findings = append(r.Findings, f)
		a.Questions = append(a.Questions, assessment.Question{Text: strings.Repeat("Why? ", 30), Pointer: fmt.Sprintf("/q/%d", i), Rules: []rule.ID{r.Rule}})
	}
	for _, kind := range memo.Kinds() {
		m := memo.New(a, options(rule.Chinese, kind))
		counted, shown := 0, m.RowsLeft
		for _, f := range m.Findings {
			if f.Waived == "" {
				counted++
			}
		}
		for _, row := range m.Rows {
			shown += len(row.Refs)
		}
		if shown != counted || counted < 60 || m.RowsLeft == 0 {
			t.Errorf("%s: %d findings count, and %d are shown or counted, %d left out", kind, counted, shown, m.RowsLeft)
		}
		if got, want := len(m.Requests)+m.Left, len(a.Questions)+1; got != want || m.Left == 0 {
			t.Errorf("%s: of %d questions %d are shown or counted", kind, want, got)
		}
		if !m.Requests[0].Asked {
			t.Errorf("%s: what was asked does not stand first", kind)
		}
	}
}

// A question that was asked is not repeated among those not asked yet.
func TestRequests_StandOnce(t *testing.T) {
	a, o := sample(), options(rule.English, memo.RedFlag)
	q := a.Questions[0]
	o.Requests = []memo.Request{{Question: "as we put it", Fact: q.Pointer, Asked: true, Status: "asked"}}
	m := memo.New(a, o)
	for _, r := range m.Requests {
		if !r.Asked && r.Fact == q.Pointer {
			t.Errorf("%q was asked, and is said not to be", q.Text)
		}
	}
}

func TestParseKind(t *testing.T) {
	if _, err := memo.ParseKind("long"); err == nil {
		t.Error("long is not a kind")
	}
	if err := memo.CheckFormat("pdf"); err == nil {
		t.Error("pdf is not a format")
	}
	if err := memo.Write(nil, "pdf", memo.New(sample(), memo.Options{Options: phrase.Options{Lang: rule.English}})); err == nil {
		t.Error("pdf is written")
	}
}
