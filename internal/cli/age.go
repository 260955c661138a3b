package cli

import (
	"fmt"
	"time"

	"github.com/diligo/diligo/internal/forecast"
	"github.com/diligo/diligo/internal/words"
)

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

// sayOld says on standard error how old the profiles are, where some are old and the run does not judge them as of another day.
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
