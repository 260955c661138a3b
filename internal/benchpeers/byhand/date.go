package byhand

import "time"

// date is the first and the last day that a date may be, which may lack its day or its month, counted from 1970.
type date struct {
	first, last int
	whole       bool
}

// parseDate reads a date of the form that the schema demands.
func parseDate(s string) date {
	number := func(from, to int) (n int) {
		for _, c := range []byte(s[from:to]) {
			n = 10*n + int(c-'0')
		}
		return n
	}
	year, month := number(0, 4), 1
	if len(s) >= len("2006-01") {
		month = number(5, 7)
	}
	switch len(s) {
	case len("2006"):
		return date{first: dayNumber(year, 1, 1), last: dayNumber(year+1, 1, 1) - 1}
	case len("2006-01"):
		return date{first: dayNumber(year, month, 1), last: dayNumber(year, month+1, 1) - 1}
	}
	n := dayNumber(year, month, number(8, 10))
	return date{first: n, last: n, whole: true}
}

func dayNumber(year, month, day int) int {
	seconds := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Unix()
	return int(seconds / (24 * 60 * 60)) // a whole number of days, also before 1970
}

func (d date) before(e date) bool   { return d.last < e.first }
func (d date) notAfter(e date) bool { return d.last <= e.first || d == e }

// older and within say what is sure of the days from d to asOf; neither is true when the dates leave it open.
func (d date) older(asOf date, days int) bool  { return asOf.first-d.last > days }
func (d date) within(asOf date, days int) bool { return asOf.last-d.first <= days }
