package forecast

import (
	"strconv"
	"strings"
	"time"

	"github.com/diligo/diligo/internal/words"
)

// Day is a day by its number from 1970-01-01, in UTC.
type Day int

// ParseDay reads a day (YYYY-MM-DD).
func ParseDay(text string) (Day, error) {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return 0, words.Errorf("%q is not a day: write it as YYYY-MM-DD", text)
	}
	return dayOf(t), nil
}

// ParseDays reads how many days to look ahead, such as 90d or 90, MaxDays at most.
func ParseDays(text string) (int, error) {
	n, err := strconv.Atoi(strings.TrimSuffix(text, "d"))
	if err != nil || n < 1 || n > MaxDays {
		return 0, words.Errorf("%q is not a number of days: write it as 90d", text)
	}
	return n, nil
}

// OldAfter is how many days back a profile's as-of date may lie before a run says so: our own judgement, four months.
const OldAfter = 120

// Age is how old the profiles of a run are.
type Age struct {
	Profiles int
	Old      int    // of which this many are as of a day more than OldAfter days ago
	Oldest   string // as-of date of the oldest; "" where none is old
	Days     int    // since then
}

// AgeOf returns how old profiles are on a day (YYYY-MM-DD), by how many have each as-of date. A partial date counts from its last day, and one
// that can't be read is not old.
func AgeOf(dates map[string]int, today string) (a Age) {
	day, err := ParseDay(today)
	for asOf, n := range dates {
		a.Profiles += n
		last, ok := LastDay(asOf)
		days := int(day - last)
		if err != nil || !ok || days <= OldAfter {
			continue
		}
		a.Old += n
		if a.Oldest == "" || days > a.Days || days == a.Days && asOf < a.Oldest {
			a.Oldest, a.Days = asOf, days
		}
	}
	return a
}

// LastDay returns the last day that a partial date (YYYY, YYYY-MM or YYYY-MM-DD) may stand for.
func LastDay(date string) (Day, bool) {
	_, last, ok := span(date)
	return last, ok
}

func dayOf(t time.Time) Day { return Day(t.Unix() / (24 * 60 * 60)) }

func (d Day) time() time.Time { return time.Unix(int64(d)*24*60*60, 0).UTC() }

// String returns the day as YYYY-MM-DD.
func (d Day) String() string { return d.time().Format(time.DateOnly) }

// AddMonths returns the same day of another month, or the last one of it.
func (d Day) AddMonths(n int) Day {
	t := d.time()
	first := time.Date(t.Year(), t.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return dayOf(first.AddDate(0, 0, min(t.Day(), last)-1))
}

// span returns the first and the last day that a partial date (YYYY, YYYY-MM or YYYY-MM-DD) may stand for.
func span(date string) (first, last Day, ok bool) {
	for _, precision := range [...]struct {
		layout string
		years  int
		months int
		days   int
	}{{time.DateOnly, 0, 0, 1}, {"2006-01", 0, 1, 0}, {"2006", 1, 0, 0}} {
		if len(date) != len(precision.layout) {
			continue
		}
		t, err := time.Parse(precision.layout, date)
		if err != nil {
			return 0, 0, false
		}
		return dayOf(t), dayOf(t.AddDate(precision.years, precision.months, precision.days)) - 1, true
	}
	return 0, 0, false
}
