package importer

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/diligo/diligo/internal/words"

	"github.com/diligo/diligo/internal/lazyregexp"
)

// Problem is what is wrong with a cell. Neither field reveals the cell's content, so both can be logged.
type Problem struct{ What, Hint words.Message }

// Fault returns a problem with a cell.
func Fault(what, hint words.Message) *Problem { return &Problem{what, hint} }

func (p *Problem) Error() string { return p.What.String() }

// In returns the problem in lang.
func (p *Problem) In(lang words.Lang) string { return p.What.In(lang) }

var (
	IsoDate     = lazyregexp.New(`^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$`)
	packedDate  = lazyregexp.New(`^(\d{4})(\d{2})(\d{2})$`)
	chineseDate = lazyregexp.New(`^(\d{4})\s*年(?:\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*[日号])?)?$`)
	LooseDate   = lazyregexp.New(`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$`)
	monthYear   = lazyregexp.New(`^(\d{1,2})[-/.](\d{4})$`)
	shortYear   = lazyregexp.New(`^\d{1,2}([-/. ])(\d{1,2}|[A-Za-z]{3,9})[-/. ]\d{2}$`)
	timeOfDay   = lazyregexp.New(`^(.*[0-9日号])(?:T|,?\s+)(?:(?:上午|下午|凌晨|中午|晚上)\s*)?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?i:[ap]\.?m\.?)?\s*(?:Z|UTC|(?:GMT|UTC)?\s*[+-]\d{1,2}(?::?\d{2})?|[A-Z]{2,4}T)?$`)
	dayMonth    = lazyregexp.New(`^(?:(\d{1,2})(?:st|nd|rd|th)?[-\s.]+)?([A-Za-z]{3,9})\.?[-\s,]+(\d{4})$`)
	monthDay    = lazyregexp.New(`^([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$`)
)

// The day and month orders that a mapping can state for dates such as 1/2/2024.
const (
	dayFirst   = "dmy"
	monthFirst = "mdy"
)

// ReadDate reads a date as YYYY, YYYY-MM or YYYY-MM-DD, to the precision in which it is written. An ambiguous date is refused unless the
// order is stated.
func ReadDate(text, order string) (string, error) {
	if m := timeOfDay.FindStringSubmatch(text); m != nil {
		text = strings.TrimSpace(m[1]) // the day is local to where it was written
	}
	for _, pattern := range []*lazyregexp.Regexp{IsoDate, packedDate, chineseDate} {
		if m := pattern.FindStringSubmatch(text); m != nil {
			return partialDate(m[1], m[2], m[3])
		}
	}
	if m := dayMonth.FindStringSubmatch(text); m != nil {
		if month := monthNamed(m[2]); month != "" {
			return partialDate(m[3], month, m[1])
		}
	}
	if m := monthDay.FindStringSubmatch(text); m != nil {
		if month := monthNamed(m[1]); month != "" {
			return partialDate(m[3], month, m[2])
		}
	}
	if m := monthYear.FindStringSubmatch(text); m != nil {
		return partialDate(m[2], m[1], "")
	}
	if m := LooseDate.FindStringSubmatch(text); m != nil {
		return looseOrder(m[1], m[2], m[3], order)
	}
	if shortYear.MatchString(text) {
		return "", Fault(words.Text("the year of the date has two digits"), words.Text("write it with four: 2026-10-31"))
	}
	return "", Fault(words.Text("not a date"), words.Text("write it as 2026-10-31, 2026-10 or 2026"))
}

// looseOrder decides which of two numbers beside the year is the month.
func looseOrder(first, second, year, order string) (string, error) {
	one, _ := strconv.Atoi(first)
	two, _ := strconv.Atoi(second)
	switch {
	case order == dayFirst:
		return partialDate(year, second, first)
	case order == monthFirst:
		return partialDate(year, first, second)
	case one == two, one <= 12 && two > 12:
		return partialDate(year, first, second)
	case one > 12 && two <= 12:
		return partialDate(year, second, first)
	}
	return "", Fault(words.Text("day and month of the date can be read in either order"), words.Text("say in the mapping which comes first: date: dmy, or date: mdy"))
}

func monthNamed(name string) string {
	months := []string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}
	name = strings.ToLower(name)
	i := slices.Index(months, name[:3])
	if i < 0 || name != "sept" && !strings.HasPrefix(strings.ToLower(time.Month(i+1).String()), name) {
		return ""
	}
	return strconv.Itoa(i + 1)
}

// partialDate joins year, month and day; month and day may be empty.
func partialDate(year, month, day string) (string, error) {
	y, _ := strconv.Atoi(year)
	m, _ := strconv.Atoi(month)
	d, _ := strconv.Atoi(day)
	wrong := Fault(words.Text("the date does not exist"), words.Text("check the day and the month; the order is year, month, day"))
	switch {
	case y == 0, month != "" && (m < 1 || m > 12):
		return "", wrong
	case month == "":
		return fmt.Sprintf("%04d", y), nil
	case day == "":
		return fmt.Sprintf("%04d-%02d", y, m), nil
	case d < 1 || d > time.Date(y, time.Month(m)+1, 0, 0, 0, 0, 0, time.UTC).Day():
		return "", wrong
	}
	return fmt.Sprintf("%04d-%02d-%02d", y, m, d), nil
}
