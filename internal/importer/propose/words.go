package propose

import (
	"fmt"

	"github.com/diligo/diligo/internal/rule"
)

// text formats one of the texts below.
func text(t rule.Text, args ...any) rule.Text {
	return rule.Text{EN: fmt.Sprintf(t.EN, args...), ZH: fmt.Sprintf(t.ZH, args...)}
}

// wordsUnlikeMark is the beginning of wordsUnlike.
const wordsUnlikeMark = "the name fits "

var (
	wordsOther       = rule.Said("other sheets were not read: %s (choose one with --sheet)")
	wordsTorn        = rule.Said("%d rows can't be split into cells")
	wordsNameless    = rule.Said("no column names the company: add one for /company/name")
	wordsTwice       = rule.Said("another column has this name: rename one of them in the table")
	wordsUnlike      = rule.Said("the name fits %s, but its cells do not")
	wordsOrElse      = rule.Said("may be %s instead")
	wordsTaken       = rule.Said("may be %s too, which comes from “%s”")
	wordsOneCurrency = rule.Said("amounts without a currency are taken for %s, the only one that the headers name")
	wordsStamp       = rule.Said("figures are dated by the day on which the form was sent")
	wordsTimes       = rule.Said("multiplied by %d")
	wordsUnread      = rule.Said("%d of %d cells can't be read: %s")
	wordsHalfEmpty   = rule.Said("empty in %d of %d rows")
	wordsNone        = rule.Said("“%s” is taken for 0")
	wordsUnit        = rule.Said("counted in %s, as the header says")
	wordsAbout       = rule.Said("figures that are only approximate (~) are taken as they stand")
	wordsSpan        = rule.Said("of a range the %s end is taken")
	wordsDecimals    = rule.Said("some cells write decimals with a point, others with a comma: say decimal: point or comma")
	wordsDecimalsOf  = rule.Said("decimals are separated by a %s, as in the other columns")
	wordsPoints      = rule.Said("0.5 is taken for 0.5 %%")
	wordsFraction    = rule.Said("0.5 is taken for 50 %%")
	wordsPercent     = rule.Said("0.9 and 1.2 may be 0.9 %% or 90 %%: say percent: fraction or percent: points, and remove the #")
	wordsYear        = rule.Said("the year %d is taken for twelve months before the day of the figures")
	wordsChinese     = rule.Said("nothing names a currency, and the table is Chinese: amounts are taken for CNY (use --currency for another one)")
	wordsTiny        = rule.Said("all amounts are below 1,000 and state no unit: say unit: k, m, 万, or unit: 1, and remove the #")
	wordsUndated     = rule.Said("no column says the day of the figures: add such as {to: /company/as_of, value: 2026-10-31}")
	wordsCurrency    = rule.Said("taken for %s, which the column does not say")
	wordsSign        = rule.Said("%s is taken for %s")
	wordsBare        = rule.Said("%d cells without a currency are taken for %s")
	wordsNoCurrency  = rule.Said("nothing states the currency: add currency: CNY, or use --currency")
	wordsNeither     = rule.Said("“%s” is neither yes nor no and says nothing")
	wordsUnknown     = rule.Said("no word for: %s; they say nothing")
	wordsStage       = rule.Said("names of rounds are read as stages (up to seed start_up, series A and B growth, later expansion)")

	wordsHead     = rule.Said("Mapping for %s: %d columns, of which %d are facts, %d texts to read, %d left out. %d rows looked at.")
	wordsTell     = rule.Said("Each fact has the column's letter, a cell of it, and what is doubtful (?). Edit what is wrong.")
	wordsLeft     = rule.Said("Left out:")
	wordsCells    = rule.Said("%d of %d cells read")
	wordsDescribe = rule.Said("Proposed for %s")
)
