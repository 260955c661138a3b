package cli

import (
	"fmt"
	"time"

	"github.com/diligo/diligo/internal/words"
)

// oldAfter is how many days back a profile's as-of date may lie before a run says so: our own judgement, four months.
const oldAfter = 120

// today is the day of this run (YYYY-MM-DD, UTC): that of --today, else the clock's. Nothing below this package reads the clock.
func (a *app) today() string {
	if a.config.Today != "" {
		return a.config.Today
	}
	return a.clock()
}

// clock is the day by the host's clock.
func (a *app) clock() string { return time.Now().UTC().Format(time.DateOnly) }

// asOfToday is the word for --as-of that stands for the day of the run.
const asOfToday = "today"

// asOf is the date that replaces that of the profiles; "" where each keeps its own.
func (a *app) asOf() string {
	if a.config.AsOf == asOfToday {
		return a.today()
	}
	return a.config.AsOf
}

// dates counts profiles by their as-of dates.
type dates map[string]int

func (d dates) add(asOf string) { d[asOf]++ }

// sayOld says on standard error how old the profiles are, where some are old and the run does not judge them as of another day.
func (a *app) sayOld(d dates) {
	if a.config.AsOf != "" {
		return
	}
	today := a.today()
	old, all, oldest, age := 0, 0, "", 0
	for asOf, n := range d {
		all += n
		days, ok := daysBetween(asOf, today)
		if !ok || days <= oldAfter {
			continue
		}
		old += n
		if oldest == "" || days > age || days == age && asOf < oldest {
			oldest, age = asOf, days
		}
	}
	switch {
	case old == 0:
	case all == 1:
		fmt.Fprintf(a.err, words.In(a.config.Lang, "note: the profile is as of %s, %d days ago, and judged as of then; --as-of today judges by what still holds\n"), oldest, age)
	default:
		fmt.Fprintf(a.err, words.In(a.config.Lang, "note: %d of %d profiles are as of a day more than %d days ago (the oldest: %s), and judged as of then; --as-of today judges by what still holds\n"), old, all, oldAfter, oldest)
	}
}

// daysBetween counts the days from the last day that a date (YYYY, YYYY-MM or YYYY-MM-DD) may stand for to a day.
func daysBetween(from, day string) (days int, ok bool) {
	to, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return 0, false
	}
	for layout, last := range map[string]func(time.Time) time.Time{
		time.DateOnly: func(t time.Time) time.Time { return t },
		"2006-01":     func(t time.Time) time.Time { return t.AddDate(0, 1, -1) },
		"2006":        func(t time.Time) time.Time { return t.AddDate(1, 0, -1) },
	} {
		if t, err := time.Parse(layout, from); err == nil {
			return int(to.Sub(last(t)).Hours()) / 24, true
		}
	}
	return 0, false
}
