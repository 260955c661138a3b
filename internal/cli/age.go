package cli

import (
	"fmt"
	"time"

	"github.com/diligo/diligo/internal/forecast"
	"github.com/diligo/diligo/internal/words"
)

// today returns the day of the run (YYYY-MM-DD, UTC): that of --today, else the clock's. No package below this one reads the clock.
func (a *app) today() string {
	if a.config.Today != "" {
		return a.config.Today
	}
	return a.clock()
}

// clock returns the day by the host's clock.
func (a *app) clock() string { return time.Now().UTC().Format(time.DateOnly) }

// asOfToday is the value of --as-of that means the day of the run.
const asOfToday = "today"

// asOf returns the date that replaces those of the profiles; "" if each keeps its own.
func (a *app) asOf() string {
	if a.config.AsOf == asOfToday {
		return a.today()
	}
	return a.config.AsOf
}

// sayOld warns on standard error about the age of profiles, if some are old and the run does not judge them as of another day.
func (a *app) sayOld(dates map[string]int) {
	if a.config.AsOf != "" {
		return
	}
	switch age := forecast.AgeOf(dates, a.today()); {
	case age.Old == 0:
	case age.Profiles == 1:
		fmt.Fprintf(a.err, words.In(a.config.Lang, "note: the profile is as of %s, %d days ago, and judged as of then; --as-of today judges by what still holds\n"), age.Oldest, age.Days)
	default:
		fmt.Fprintf(a.err, words.In(a.config.Lang, "note: %d of %d profiles are as of a day more than %d days ago (the oldest: %s), and judged as of then; --as-of today judges by what still holds\n"), age.Old, age.Profiles, forecast.OldAfter, age.Oldest)
	}
}
