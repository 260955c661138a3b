package profile

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/words"

	"github.com/diligo/diligo/internal/lazyregexp"
	"github.com/diligo/diligo/internal/nearest"
	"github.com/diligo/diligo/internal/schema"
)

var (
	dateLike = lazyregexp.New(`^(\d{4}[-/.年]\d{1,2}([-/.月]\d{0,2}日?)?([ T]\d{1,2}:\d{2}.*)?|\d{1,2}[-/.]\d{1,2}([-/.]\d{2,4})?|` +
		`(\d{1,2}[- ])?(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*([- ]\d{1,4})?|\d{1,2}月\d{1,2}日)$`)
	absentLike  = lazyregexp.New(`^(?i:\s*|-+|n/?a|none|nil|null|unknown|tbd|\?+|未知|无|不详|待定)$`)
	groupedLike = lazyregexp.New(`^-?[^-−–(0-9]{0,4}\d{1,3}([,，' _]\d{3})+(\.\d+)?$`)
	brokenCell  = lazyregexp.New(`^(#+|#(NAME|REF|VALUE|NUM|NULL|SPILL|CALC)[?!]?|#DIV/0!?|#N/A)$`)
)

// isBrokenCell reports whether a text is what a spreadsheet shows for a cell that it could not compute or display.
func isBrokenCell(s string) bool {
	return len(s) > 1 && s[0] == '#' && brokenCell.MatchString(s)
}

var mendCell = words.Text("a spreadsheet could not show or compute the cell: take the value from the original, or leave the fact out")

// describeMisfit is describe, extended to recognize what spreadsheets leave in place of a number.
func describeMisfit(value any) words.Message {
	s, _ := value.(string)
	if isBrokenCell(s) {
		return words.Text("the spreadsheet error %s", quoted(s))
	}
	return describe(value)
}

// mendNumber says what to do about text in place of a number.
func mendNumber(s string, money bool) words.Message {
	switch {
	case isBrokenCell(s):
		return mendCell
	case jsonNumber.MatchString(s) && money:
		return mendMoney(s)
	case jsonNumber.MatchString(s):
		return words.Text("remove the quotes: %s", shorten(s, maxQuoted))
	case dateLike.MatchString(s):
		return words.Text("a spreadsheet may have turned the number into a date: take the figure from the original")
	case absentLike.MatchString(s):
		return words.Text("leave the key out when the fact is not known")
	case !money && groupedLike.MatchString(s):
		digits := strings.Map(func(c rune) rune {
			if c >= '0' && c <= '9' || c == '.' || c == '-' {
				return c
			}
			return -1
		}, s)
		return words.Text("write it without quotes and separators: %s", shorten(digits, maxQuoted))
	}
	if money {
		return words.Text(`write {"amount": 1500000, "currency": "CNY"}: a plain number without quotes, units and separators`)
	}
	return words.Text("write the number without quotes, units and separators, such as 1500000")
}

func mendMoney(literal string) words.Message {
	return words.Text(`write {"amount": %s, "currency": "CNY"}, with the currency that it is in`, shorten(literal, maxQuoted))
}

// oneOf reports a value that is not among those allowed.
func oneOf(value any, allowed []any) (what, hint words.Message) {
	const many = 24
	var choices []string
	for _, choice := range allowed {
		if choice != nil {
			choices = append(choices, plainly(choice))
		}
	}
	got := describe(value)
	s, isText := value.(string)
	if isText {
		got = words.Verbatim(quoted(s))
	}
	what = words.Text("one of %s is needed, got %s", words.Or(choices), got)
	switch {
	case len(choices) == 1:
		what = words.Text("%s is needed, got %s", choices[0], got)
	case len(choices) > many:
		what = words.Text("%s is not one of the values allowed here", got)
	}
	if near := intended(s, choices, len(choices) > many); isText && near != "" {
		return what, words.Text("did you mean %s?", quoted(near))
	}
	if len(choices) > many {
		return what, words.Text("there are %d, such as %s; the profile schema lists them", len(choices), words.And(choices[:3]))
	}
	return what, words.Text("choose one, or leave the key out when the fact is not known")
}

// currencyNames maps names that people write instead of currency codes.
var currencyNames = map[string]string{
	"rmb": "CNY", "人民币": "CNY", "元": "CNY", "us$": "USD", "usdollar": "USD", "美元": "USD", "港币": "HKD", "€": "EUR",
}

// intended returns the choice that a text most likely means, or "". Among codes one letter makes a different code, so there only another
// spelling of the same letters counts.
func intended(s string, choices []string, codes bool) string {
	if code := currencyNames[strings.ToLower(s)]; slices.Contains(choices, code) {
		return code
	}
	near, ok := nearest.Name(s, choices)
	if !ok || codes && nearest.Plain(near) != nearest.Plain(s) {
		return ""
	}
	return near
}

// plainly formats an allowed value.
func plainly(value any) string {
	if s, ok := value.(string); ok {
		return s
	}
	return fmt.Sprint(value)
}

// described returns a hint with the schema's description of a value, or otherwise if it has none.
func described(s *schema.Schema, otherwise words.Message) words.Message {
	if s.Description != "" {
		return words.Text("what belongs here: %s", about(s, 160))
	}
	return otherwise
}

// about returns the schema's description of a value in each language, cut to n characters.
func about(s *schema.Schema, n int) words.Message {
	return words.Described(func(lang words.Lang) string { return shorten(s.About(lang), n) })
}

// literal formats an offending number.
func literal(value any) words.Message {
	if n, ok := value.(json.Number); ok {
		return words.Verbatim(shorten(n.String(), maxQuoted))
	}
	return describe(value)
}
