package profile

import (
	"fmt"
	"regexp"
	"strconv"
	"time"
)

var partialDate = regexp.MustCompile(`^([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?$`)

// checkDate says what is wrong with a partial date (YYYY, YYYY-MM or YYYY-MM-DD), or "".
func checkDate(s string) (what, hint string) {
	parts := partialDate.FindStringSubmatch(s)
	if brokenCell.MatchString(s) {
		return "a date is needed, got " + describeMisfit(s), mendCell
	}
	if parts == nil {
		return "a date is needed, got " + describe(s), "write it as YYYY-MM-DD, YYYY-MM or YYYY, such as 2026-10-31"
	}
	year, _ := strconv.Atoi(parts[1])
	month, _ := strconv.Atoi(parts[2])
	day, _ := strconv.Atoi(parts[3])
	what = "the date " + quoted(s) + " does not exist"
	switch {
	case year == 0:
		return what, "years start at 0001"
	case parts[2] != "" && (month < 1 || month > 12):
		return what, "the month goes from 01 to 12; the order is year, month, day"
	case parts[3] != "":
		last := time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
		if day < 1 || day > last {
			return what, fmt.Sprintf("%s %d has %d days", time.Month(month), year, last)
		}
	}
	return "", ""
}
