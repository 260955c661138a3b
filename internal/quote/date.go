package quote

import (
	"strconv"
	"strings"
	"time"

	"github.com/diligo/diligo/internal/lazyregexp"
)

// day is a date as a text has it, as exact as it is: a year, half of one, a quarter, a month, a day.
type day struct {
	start, end        int
	text              string
	year              int
	half, quarter     int // 0 where it is none
	month, dayOfMonth int // 0 where it is not said
}

const monthNames = `january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec`

// dateForms are the ways of writing dates, the longest first, with the names of their parts.
var dateForms = []*lazyregexp.Regexp{
	lazyregexp.New(`(?P<y>(?:19|20)\d{2})\s?年\s?(?P<m>\d{1,2})\s?月\s?(?P<d>\d{1,2})\s?[日号]`),
	lazyregexp.New(`(?P<y>(?:19|20)\d{2})\s?年\s?(?P<m>\d{1,2})\s?月`),
	lazyregexp.New(`(?P<y>(?:19|20)\d{2})\s?年?\s?第?(?P<qz>[一二三四1-4])\s?季度?`),
	lazyregexp.New(`(?P<y>(?:19|20)\d{2})\s?年\s?(?P<hz>[上下])半年`),
	lazyregexp.New(`\b(?P<y>(?:19|20)\d{2})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})\b`),
	lazyregexp.New(`(?i)\b(?P<d>\d{1,2})(?:st|nd|rd|th)?\s(?:of\s)?(?P<mn>` + monthNames + `)\.?,?\s(?P<y>(?:19|20)\d{2})\b`),
	lazyregexp.New(`(?i)\b(?P<mn>` + monthNames + `)\.?\s(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s(?P<y>(?:19|20)\d{2})\b`),
	lazyregexp.New(`(?i)\b(?P<mn>` + monthNames + `)\.?,?[\s-](?P<y>(?:19|20)\d{2})\b`),
	lazyregexp.New(`(?i)\b(?P<q>[1-4])q\s?'?(?P<y>(?:20)?\d{2})\b`),
	lazyregexp.New(`(?i)\bq(?P<q>[1-4])\s?(?:of\s)?(?:fy)?\s?'?(?P<y>(?:20)?\d{2})\b`),
	lazyregexp.New(`(?i)\b(?P<y>(?:19|20)\d{2})\s?q(?P<q>[1-4])\b`),
	lazyregexp.New(`(?i)\bh(?P<h>[12])\s?(?:of\s)?'?(?P<y>(?:20)?\d{2})\b`),
	lazyregexp.New(`(?i)\b(?P<y>(?:19|20)\d{2})\s?h(?P<h>[12])\b`),
	lazyregexp.New(`\b(?P<y>(?:19|20)\d{2})[-/](?P<m>0[1-9]|1[0-2])\b`),
	lazyregexp.New(`(?i)\bfy\s?'?(?P<y>(?:20)?\d{2})\b`),
	lazyregexp.New(`(?P<y>(?:19|20)\d{2})\s?(?:财年|年度|年)`),
	lazyregexp.New(`(?i)\b(?P<y>(?:19|20)\d{2})(?:[ae]\b|\b)`),
}

// datesIn returns the dates of a text, in the order of the text.
func datesIn(text string) []day {
	taken := make([]bool, len(text))
	var all []day
	for _, pattern := range dateForms {
		names := pattern.SubexpNames()
		for _, at := range pattern.FindAllStringSubmatchIndex(text, -1) {
			if taken[at[0]] || taken[at[1]-1] || isFigure(text, at[0], at[1]) {
				continue
			}
			d := day{start: at[0], end: at[1], text: text[at[0]:at[1]]}
			for i, name := range names {
				if name == "" || at[2*i] < 0 {
					continue
				}
				d.set(name, text[at[2*i]:at[2*i+1]])
			}
			if d.month > 12 || d.dayOfMonth > 31 {
				continue
			}
			for i := at[0]; i < at[1]; i++ {
				taken[i] = true
			}
			all = append(all, d)
		}
	}
	return all
}

var (
	moneyAhead  = lazyregexp.New(`(?i)(?:[$€£¥₹]|\b(?:rmb|cny|usd|eur|gbp|jpy|hkd|sgd|inr|chf)|人民币|[\d],|\d\.)\s?$`)
	moneyBehind = lazyregexp.New(`(?i)^\s?(?:[,.]\d|%|万|亿|元|人|名|家|people\b|employees\b|customers\b|million\b|thousand\b|[km]\b|months\b|个月)`)
)

// isFigure reports whether what looks like a year is a figure: an amount, a count.
func isFigure(text string, start, end int) bool {
	return end-start == 4 && (moneyAhead.MatchString(text[:start]) || moneyBehind.MatchString(text[end:]))
}

func (d *day) set(name, text string) {
	n, _ := strconv.Atoi(text)
	switch name {
	case "y":
		if d.year = n; n < 100 {
			d.year = 2000 + n
		}
	case "m":
		d.month = n
	case "mn":
		for i, m := range []string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"} {
			if strings.HasPrefix(strings.ToLower(text), m) {
				d.month = i + 1
			}
		}
	case "d":
		d.dayOfMonth = n
	case "q":
		d.quarter = n
	case "qz":
		if d.quarter = n; n == 0 {
			d.quarter = strings.Index("一二三四", text)/len("一") + 1
		}
	case "h":
		d.half = n
	case "hz":
		d.half = 1
		if text == "下" {
			d.half = 2
		}
	}
}

// dayOf reads a date as the schema has it.
func dayOf(text string) (day, bool) {
	for _, layout := range []string{"2006-01-02", "2006-01", "2006"} {
		t, err := time.Parse(layout, text)
		if err != nil {
			continue
		}
		d := day{text: text, year: t.Year()}
		if len(layout) > 4 {
			d.month = int(t.Month())
		}
		if len(layout) > 7 {
			d.dayOfMonth = t.Day()
		}
		return d, true
	}
	return day{}, false
}

func yearOf(text string) int {
	d, _ := dayOf(text)
	return d.year
}

// same reports whether two dates say the same, as exactly as each other.
func (d day) same(other day) bool {
	return d.year == other.year && d.month == other.month && d.dayOfMonth == other.dayOfMonth && d.quarter == 0 && d.half == 0
}

// covers reports whether a date is that of a profile, or a stretch that ends with it: a whole year is, where the profile is of its last
// month.
func (d day) covers(asOf string) bool {
	of, ok := dayOf(asOf)
	if !ok || d.year != of.year {
		return false
	}
	switch {
	case d.dayOfMonth > 0:
		return d.month == of.month && (of.dayOfMonth == 0 || d.dayOfMonth == of.dayOfMonth)
	case d.month > 0:
		return d.month == of.month
	case d.quarter > 0:
		return of.month == 3*d.quarter
	case d.half > 0:
		return of.month == 6*d.half
	}
	return of.month == 0 || of.month == 12
}
