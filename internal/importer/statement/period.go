package statement

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/lazyregexp"
)

// period is what a column covers: a range of days, or a single date if from is zero. The zero period is unknown.
type period struct {
	from, to time.Time
	year     bool // the headings call it a year
}

// hasEnd reports whether the end is known.
func (p period) hasEnd() bool { return !p.to.IsZero() }

// end returns the last day as profiles write it, or "".
func (p period) end() string {
	if p.to.IsZero() {
		return ""
	}
	return p.to.Format(time.DateOnly)
}

// months returns the number of whole months covered; 0 if the period does not consist of whole months.
func (p period) months() int {
	if p.from.IsZero() || p.from.Day() != 1 || p.to.AddDate(0, 0, 1).Day() != 1 {
		return 0
	}
	after := p.to.AddDate(0, 0, 1)
	return (after.Year()-p.from.Year())*12 + int(after.Month()) - int(p.from.Month())
}

// back returns the period of the given number of months that ends with this one.
func (p period) back(months int) period {
	after := p.to.AddDate(0, 0, 1)
	return period{from: time.Date(after.Year(), after.Month()-time.Month(months), 1, 0, 0, 0, 0, time.UTC), to: p.to}
}

// before returns the period of the given number of months that ends just before this one begins.
func (p period) before(months int) period {
	from := p.from.AddDate(0, -months, 0)
	return period{from: from, to: p.from.AddDate(0, 0, -1)}
}

// same reports whether two periods cover the same days.
func (p period) same(q period) bool { return p.from.Equal(q.from) && p.to.Equal(q.to) }

// part is a date, to the precision in which it is written.
type part struct{ year, month, day int }

var (
	isoDay      = lazyregexp.New(`(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})`)
	untilDash   = lazyregexp.New(`\s*(?:-|–|—|~|～|至|到|\bto\b|\bthrough\b)\s*`)
	numbersOnly = lazyregexp.New(`^(\d{4})(?:[/年](\d{1,2})(?:月份?|[/月](\d{1,2})日?)?)?(?:年度?)?$`)
	quarterOf   = lazyregexp.New(`^(\d{4})年?\s*(?:第?\s*([1-4一二三四])\s*季度|q([1-4]))$`)
	quarterThen = lazyregexp.New(`^q([1-4])\s*(\d{4})$`)
	monthAlone  = lazyregexp.New(`^(\d{1,2})月份?$`)
	monthFirst  = lazyregexp.New(`^([a-z]{3,9})\.?(?:\s+(\d{1,2})(?:st|nd|rd|th)?)?(?:,?\s+(\d{4}))?$`)
	dayFirst    = lazyregexp.New(`^(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3,9})\.?(?:,?\s+(\d{4}))?$`)
	lengthOf    = lazyregexp.New(`^for the (?:(year|month|quarter)|(\d{1,2}) months) end(?:ed|ing) (.+)$`)
)

// readPart reads one end of a period.
func readPart(text string) (part, bool) {
	n := func(s string) int { i, _ := strconv.Atoi(s); return i }
	if m := numbersOnly.FindStringSubmatch(text); m != nil {
		return valid(part{n(m[1]), n(m[2]), n(m[3])})
	}
	if m := monthAlone.FindStringSubmatch(text); m != nil {
		return valid(part{0, n(m[1]), 0})
	}
	if m := monthFirst.FindStringSubmatch(text); m != nil {
		return valid(part{n(m[3]), monthNamed(m[1]), n(m[2])})
	}
	if m := dayFirst.FindStringSubmatch(text); m != nil {
		return valid(part{n(m[3]), monthNamed(m[2]), n(m[1])})
	}
	return part{}, false
}

// valid returns the part and whether its fields are in range. An unknown month name is -1.
func valid(p part) (part, bool) {
	return p, p.month >= 0 && p.month <= 12 && p.day <= 31 && (p.year == 0 || p.year >= 1900 && p.year < 2200)
}

var monthNames = []string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}

// monthNamed returns the number of a month from its English name or abbreviation; -1 if unknown.
func monthNamed(name string) int {
	if name == "sept" {
		return 9
	}
	i := slices.IndexFunc(monthNames, func(m string) bool { return len(name) >= 3 && strings.HasPrefix(m, name) })
	if i < 0 {
		return -1
	}
	return i + 1
}

// first and last return the first and last day of a part.
func (p part) first() time.Time {
	return time.Date(p.year, time.Month(max(p.month, 1)), max(p.day, 1), 0, 0, 0, 0, time.UTC)
}

func (p part) last() time.Time {
	switch {
	case p.month == 0:
		return time.Date(p.year, 12, 31, 0, 0, 0, 0, time.UTC)
	case p.day == 0:
		return time.Date(p.year, time.Month(p.month)+1, 0, 0, 0, 0, 0, time.UTC)
	}
	return time.Date(p.year, time.Month(p.month), p.day, 0, 0, 0, 0, time.UTC)
}

// readPeriod reads a period or a date as headings write it. A date alone means as of that date.
func readPeriod(text string) (period, bool) {
	text = strings.ToLower(strings.Join(strings.Fields(importer.Narrow(text)), " "))
	for _, lead := range []string{"as of ", "as at ", "at ", "as on ", "截至", "截止"} {
		text = strings.TrimPrefix(text, lead)
	}
	if m := lengthOf.FindStringSubmatch(text); m != nil {
		end, ok := readPeriod(m[3])
		months := map[string]int{"year": 12, "month": 1, "quarter": 3}[m[1]]
		if m[2] != "" {
			months, _ = strconv.Atoi(m[2])
		}
		if !ok || months == 0 || end.to.AddDate(0, 0, 1).Day() != 1 {
			return period{}, false
		}
		p := end.back(months)
		p.year = m[1] == "year"
		return p, true
	}
	if m := quarterOf.FindStringSubmatch(text); m != nil {
		return quarter(m[1], m[2]+m[3])
	}
	if m := quarterThen.FindStringSubmatch(text); m != nil {
		return quarter(m[2], m[1])
	}
	text = isoDay.ReplaceAllString(text, "$1/$2/$3")
	ends := strings.Split(untilDash.ReplaceAllString(text, "\x00"), "\x00")
	switch len(ends) {
	case 1:
		p, ok := readPart(ends[0])
		switch {
		case !ok || p.year == 0:
			return period{}, false
		case p.day > 0:
			return period{to: p.last()}, real(p)
		}
		return period{from: p.first(), to: p.last(), year: p.month == 0}, true
	case 2:
		a, okA := readPart(ends[0])
		b, okB := readPart(ends[1])
		if !okA || !okB || a.year+b.year == 0 {
			return period{}, false
		}
		if a.year == 0 {
			a.year = b.year
		}
		if b.year == 0 { // 2025年10-12月
			b.year = a.year
		}
		p := period{from: a.first(), to: b.last()}
		return p, real(a) && real(b) && !p.to.Before(p.from)
	}
	return period{}, false
}

// real reports whether the day of a part exists.
func real(p part) bool { return p.day == 0 || p.last().Day() == p.day }

func quarter(year, number string) (period, bool) {
	y, _ := strconv.Atoi(year)
	q := strings.Index("1234", number)
	if q < 0 {
		q = slices.Index([]string{"一", "二", "三", "四"}, number)
	}
	p, ok := valid(part{y, 3*q + 1, 0})
	return period{from: p.first(), to: part{y, 3*q + 3, 0}.last()}, ok
}

// String is for tests.
func (p period) String() string {
	if p.from.IsZero() {
		return p.end()
	}
	return fmt.Sprintf("%s..%s", p.from.Format(time.DateOnly), p.end())
}
