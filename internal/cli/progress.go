package cli

import (
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"

	"github.com/diligo/diligo/internal/cohort"
	"github.com/diligo/diligo/internal/source"
)

// progressEvery is the interval between updates.
const progressEvery = 200 * time.Millisecond

// progress shows the progress of a run on a terminal, on one line that is overwritten.
type progress struct {
	app    *app
	files  *source.Files
	total  int64 // bytes of all inputs; 0 if unknown
	before int   // inputs that an earlier run has done
	start  time.Time
	shown  time.Time
	off    bool
}

func newProgress(a *app, files *source.Files, inputs []source.Input, journal *cohort.Journal) *progress {
	p := &progress{app: a, files: files, off: a.config.Quiet || !isTerminal(a.terminal)}
	if journal != nil {
		p.before = journal.Inputs()
	}
	for _, in := range inputs {
		info, err := os.Stat(in.Path)
		if err != nil || !info.Mode().IsRegular() {
			p.total = 0
			break
		}
		p.total += info.Size()
	}
	return p
}

// show shows the counts, if the last update is old enough.
func (p *progress) show(c cohort.Counts) {
	now := time.Now()
	if p.start.IsZero() {
		p.start = now
	}
	if p.off || now.Sub(p.shown) < progressEvery {
		return
	}
	p.shown = now
	p.line(progressLine(p.app.config.Lang, c, p.before, p.files.Bytes.Load(), p.total, now.Sub(p.start)))
}

// progressLine returns the counts, the rate and the time left, as far as known.
func progressLine(lang rule.Lang, c cohort.Counts, before int, read, total int64, took time.Duration) string {
	parts := []string{profiles(c.Read).In(lang)}
	if c.Failed > 0 {
		parts = append(parts, words.Say(lang, "%d unreadable", c.Failed))
	}
	if took >= time.Second {
		parts = append(parts, words.Say(lang, "%.0f a second", float64(c.Read-before)/took.Seconds()))
	}
	if total > 0 {
		done := min(float64(read)/float64(total), 1)
		parts = append(parts, fmt.Sprintf("%.0f%%", 100*done))
		if took >= time.Second && done > 0.01 && before == 0 {
			left := time.Duration(float64(took) * (1 - done) / done)
			parts = append(parts, words.Say(lang, "%s left", left.Round(time.Second)))
		}
	}
	return strings.Join(parts, " · ")
}

func (p *progress) line(text string) {
	fmt.Fprintf(p.app.terminal, "\r\x1b[K%s", text)
}

// clear erases the line.
func (p *progress) clear() {
	if !p.off && !p.shown.IsZero() {
		p.line("")
	}
}
