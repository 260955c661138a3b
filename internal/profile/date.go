package profile

import (
	"fmt"
	"strconv"
	"time"

	"github.com/diligo/diligo/internal/lazyregexp"
)

var partialDate = lazyregexp.New(`^([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?$`)

// checkDate says what is wrong with a partial date (YYYY, YYYY-MM or YYYY-MM-DD), or "".
func checkDate(s string) (what, hint string) {
	if isDate(s) {
		return "", ""
	}
	parts := partialDate.FindStringSubmatch(s)
	if isBrokenCell(s) {
		return "a date is needed, got " + describeMisfit(s), mendCell
	}
	if parts == nil {
		return "a date is needed, got " + describe(s), "write it as YYYY-MM-DD, YYYY-MM or YYYY, such as 2026-10-31"
	}
	year, _ := strconv.Atoi(parts[1])
	month, _ := strconv.Atoi(parts[2])
	what = "the date " + quoted(s) + " does not exist"
	switch {
	case year == 0:
		return what, "years start at 0001"
	case parts[2] != "" && (month < 1 || month > 12):
		return what, "the month goes from 01 to 12; the order is year, month, day"
	}
	return what, fmt.Sprintf("%s %d has %d days", time.Month(month), year, daysIn(year, month))
}

// isDate tells whether a text is a partial date of a day that exists.
func isDate(s string) bool {
	digits := func(from, to int) (n int, ok bool) {
		for _, c := range []byte(s[from:to]) {
			if c < '0' || c > '9' {
				return 0, false
			}
			n = 10*n + int(c-'0')
		}
		return n, true
	}
	if len(s) != len("2006") && len(s) != len("2006-01") && len(s) != len("2006-01-02") {
		return false
	}
	year, ok := digits(0, 4)
	if !ok || year == 0 {
		return false
	}
	month := 1
	if len(s) > 4 {
		if month, ok = digits(5, 7); !ok || s[4] != '-' || month < 1 || month > 12 {
			return false
		}
	}
	if len(s) > 7 {
		day, ok := digits(8, 10)
		return ok && s[7] == '-' && day >= 1 && day <= daysIn(year, month)
	}
	return true
}

// daysIn is the number of days of a month of the Gregorian calendar.
func daysIn(year, month int) int {
	switch month {
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}
