package profile

import (
	"strconv"

	"github.com/diligo/diligo/internal/words"

	"github.com/diligo/diligo/internal/lazyregexp"
)

var partialDate = lazyregexp.New(`^([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?$`)

// checkDate returns what is wrong with a partial date (YYYY, YYYY-MM or YYYY-MM-DD); zero messages if nothing is.
func checkDate(s string) (what, hint words.Message) {
	if isDate(s) {
		return words.Message{}, words.Message{}
	}
	parts := partialDate.FindStringSubmatch(s)
	if isBrokenCell(s) {
		return words.Text("a date is needed, got %s", describeMisfit(s)), mendCell
	}
	if parts == nil {
		return words.Text("a date is needed, got %s", describe(s)), words.Text("write it as YYYY-MM-DD, YYYY-MM or YYYY, such as 2026-10-31")
	}
	year, _ := strconv.Atoi(parts[1])
	month, _ := strconv.Atoi(parts[2])
	what = words.Text("the date %s does not exist", quoted(s))
	switch {
	case year == 0:
		return what, words.Text("years start at 0001")
	case parts[2] != "" && (month < 1 || month > 12):
		return what, words.Text("the month goes from 01 to 12; the order is year, month, day")
	}
	return what, words.Text("%s %d has %d days", monthName(month), year, daysIn(year, month))
}

// isDate reports whether a text is a partial date that exists.
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

// daysIn returns the number of days of a month in the Gregorian calendar.
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

// monthName returns the name of a month, counted from 1.
func monthName(month int) words.Message {
	return [...]words.Message{
		words.Text("January"), words.Text("February"), words.Text("March"), words.Text("April"), words.Text("May"), words.Text("June"),
		words.Text("July"), words.Text("August"), words.Text("September"), words.Text("October"), words.Text("November"), words.Text("December"),
	}[month-1]
}
