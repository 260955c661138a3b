package quote

import (
	"math/big"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/diligo/diligo/internal/fact"
	"github.com/diligo/diligo/internal/lazyregexp"
)

// quantity is a figure as a text has it.
type quantity struct {
	start, end int    // with its currency and unit
	digits     int    // where its digits end
	text       string // as it stands
	value      *big.Rat
	bare       *big.Rat // without its magnitude
	scaled     bool     // a magnitude stands with it: k, million, 万
	currency   string   // as it is written, in lower case; "" where none stands with it
	percent    bool
	unit       string // months, years, days, counts, times, points, or ""
	ranged     bool   // another figure stands at its other end
	inDate     bool   // it is part of a date, or names something: 2025, Q3, no. 4
}

var (
	digits = lazyregexp.New(`(?:\d{1,3}(?:[,']\d{3})+\b|\d{1,3}(?: \d{3})+\b|\d+)(?:\.\d+)?`)

	// before is what may stand before the digits: a sign, a currency.
	before = lazyregexp.New(`(?i)(\(?-?\s?)((?:us|hk|nt|c|a|s|ca|au|sg|nz)?\$|€|£|¥|₹|₩|(?:\b(?:rmb|cny|usd|eur|gbp|jpy|hkd|sgd|inr|chf|krw|cad|aud|twd|nzd|sek|nok|dkk)\b)|人民币|美元|港币|欧元|英镑|日元)?\s?(-?\s?)$`)
	// after is what may stand behind them: a magnitude, a currency, a unit.
	after = lazyregexp.New(`(?i)^\s?(万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千|k\b|thousands?\b|mn\b|mm\b|mio\b|millions?\b|m\b|bn\b|billions?\b|b\b|lakhs?\b|crores?\b)?\s?(元人民币|人民币元|人民币|美元|美金|港元|港币|欧元|英镑|日元|新元|加元|澳元|卢比|韩元|瑞士法郎|新台币|元|us dollars?\b|hong kong dollars?\b|dollars?\b|euros?\b|pounds?\b|yuan\b|yen\b|rmb\b|cny\b|usd\b|eur\b|gbp\b|jpy\b|hkd\b|sgd\b|inr\b|chf\b|krw\b|cad\b|aud\b|twd\b|€|£|¥)?`)

	percents = lazyregexp.New(`(?i)^\s?(%|percent\b|per cent\b|pct\b)`)
	points   = lazyregexp.New(`(?i)^\s?(个百分点|percentage points?\b|pp\b|bps\b|basis points?\b|‰)`)
	unitsOf  = []struct {
		pattern *lazyregexp.Regexp
		unit    string
	}{
		{lazyregexp.New(`(?i)^\s?-?(?:个月|months?\b)`), "months"},
		{lazyregexp.New(`(?i)^\s?-?(?:年(?:[^0-9度]|$)|years?\b)`), "years"},
		{lazyregexp.New(`(?i)^\s?-?(?:天|日|days?\b|weeks?\b|周|小时|hours?\b|季度|quarters?\b)`), "days"},
		{lazyregexp.New(`(?i)^\s?(?:倍|x\b|times\b)`), "times"},
		{lazyregexp.New(`(?i)^\s?(?:人|名|位|家|户|个|股|people\b|persons?\b|employees\b|staff\b|ftes?\b|customers?\b|clients\b|users?\b|engineers\b|shares\b|banks\b|founders\b|researchers\b|developers\b|paying\b|full-time\b)`), counts},
	}

	rangeBehind = lazyregexp.New(`(?i)^\s?(?:-|~|to|至|到|—)\s?(?:[a-z]{3}\s?|[$€£¥]\s?)?\d`)
	rangeAhead  = lazyregexp.New(`(?i)\d\s?(?:%|k|m|mn|million|万|亿|元|years?|months?)?\s?(?:-|~|to|至|到|—)\s?(?:[a-z]{3}\s?|[$€£¥]\s?)?$`)
	namedAhead  = lazyregexp.New(`(?i)(?:\b(?:no|nr|number|page|p|slide|note|section|chapter|version|v|q|h|fy|series|top|round)\.?\s?|第|[#№])$`)
)

// counts is the unit of what is counted.
const counts = "counts"

var magnitudes = map[string]int64{
	"k": 1e3, "thousand": 1e3, "thousands": 1e3, "千": 1e3, "万": 1e4, "十万": 1e5, "lakh": 1e5, "lakhs": 1e5,
	"m": 1e6, "mn": 1e6, "mm": 1e6, "mio": 1e6, "million": 1e6, "millions": 1e6, "百万": 1e6, "千万": 1e7, "crore": 1e7, "crores": 1e7,
	"亿": 1e8, "bn": 1e9, "b": 1e9, "billion": 1e9, "billions": 1e9, "十亿": 1e9, "百亿": 1e10, "千亿": 1e11, "万亿": 1e12,
}

// quantities returns the figures of a text in one line.
func quantities(text string) []quantity {
	var all []quantity
	dates := datesIn(text)
	for _, at := range digits.FindAllStringIndex(text, -1) {
		start, end := at[0], at[1]
		if previous, _ := utf8.DecodeLastRuneInString(text[:start]); unicode.IsLetter(previous) && previous < unicode.MaxLatin1 || previous == '.' || previous == '_' {
			ahead := before.FindStringSubmatch(text[:start])
			if ahead == nil || ahead[2] == "" {
				continue // part of a word or a number
			}
		}
		value, ok := new(big.Rat).SetString(strings.NewReplacer(",", "", "'", "", " ", "").Replace(text[start:end]))
		if !ok {
			continue
		}
		q := quantity{start: start, end: end, digits: end, value: value, bare: new(big.Rat).Set(value)}
		for _, d := range dates {
			if start >= d.start && end <= d.end {
				q.inDate = true
			}
		}
		if namedAhead.MatchString(text[:start]) {
			q.inDate = true
		}
		if !q.inDate {
			q.read(text)
		}
		q.text = strings.TrimSpace(text[q.start:q.end])
		all = append(all, q)
	}
	return all
}

// read takes what stands around the digits.
func (q *quantity) read(text string) {
	q.ranged = rangeAhead.MatchString(text[:q.start])
	if m := before.FindStringSubmatch(text[:q.start]); m != nil {
		q.currency = strings.ToLower(m[2])
		signed := strings.ContainsAny(m[1]+m[3], "-(")
		// A dash between figures, or behind a word, is not a sign.
		ahead := strings.TrimRight(text[:q.start-len(m[0])], " ")
		last, _ := utf8.DecodeLastRuneInString(ahead)
		if signed && !unicode.IsDigit(last) && !unicode.IsLetter(last) && (strings.Contains(m[1], "-") || strings.Contains(m[3], "-") || closes(text[q.end:])) {
			q.value.Neg(q.value)
			q.bare.Neg(q.bare)
		}
		if q.currency != "" || strings.TrimSpace(m[0]) != "" {
			q.start -= len(m[0])
			for q.start < len(text) && text[q.start] == ' ' {
				q.start++
			}
		}
		if strings.HasSuffix(ahead, "负") {
			q.value.Neg(q.value)
			q.bare.Neg(q.bare)
		}
	}
	rest := text[q.end:]
	if m := after.FindStringSubmatch(rest); m != nil {
		if n, ok := magnitudes[strings.ToLower(m[1])]; ok {
			q.value.Mul(q.value, new(big.Rat).SetInt64(n))
			q.scaled = true
		}
		if m[2] != "" {
			own := strings.ToLower(m[2])
			if q.currency == "" {
				q.currency = own
			} else if own != q.currency && !(own == "元" && (q.currency == "rmb" || q.currency == "cny" || q.currency == "人民币" || q.currency == "¥")) {
				q.currency += " " + own
			}
		}
		if m[1]+m[2] != "" {
			q.end += len(m[0])
			rest = text[q.end:]
		}
	}
	switch {
	case percents.MatchString(rest):
		q.percent = true
		q.end += len(percents.FindString(rest))
	case points.MatchString(rest):
		q.unit = "points"
	default:
		for _, u := range unitsOf {
			if m := u.pattern.FindString(rest); m != "" && q.currency == "" {
				q.unit = u.unit
				q.end += len(m)
				break
			}
		}
	}
	if rangeBehind.MatchString(text[q.end:]) {
		q.ranged = true
	}
}

// closes reports whether a bracket closes behind a figure before anything else opens.
func closes(rest string) bool {
	i := strings.IndexAny(rest, "()")
	return i >= 0 && i < 16 && rest[i] == ')'
}

// currenciesOf returns the codes that a currency may be, as it is written.
func currenciesOf(written string) []string {
	switch written {
	case "us$", "usd", "美元", "美金", "us dollar", "us dollars":
		return []string{"USD"}
	case "$", "dollar", "dollars":
		return []string{"USD", "HKD", "SGD", "CAD", "AUD", "NZD", "TWD"}
	case "hk$", "hkd", "港元", "港币", "hong kong dollar", "hong kong dollars":
		return []string{"HKD"}
	case "nt$", "twd", "新台币":
		return []string{"TWD"}
	case "c$", "ca$", "cad", "加元":
		return []string{"CAD"}
	case "a$", "au$", "aud", "澳元":
		return []string{"AUD"}
	case "nz$", "nzd":
		return []string{"NZD"}
	case "s$", "sg$", "sgd", "新元":
		return []string{"SGD"}
	case "€", "eur", "euro", "euros", "欧元":
		return []string{"EUR"}
	case "£", "gbp", "pound", "pounds", "英镑":
		return []string{"GBP"}
	case "¥":
		return []string{"CNY", "JPY"}
	case "日元", "jpy", "yen":
		return []string{"JPY"}
	case "rmb", "cny", "人民币", "元", "元人民币", "人民币元", "yuan":
		return []string{"CNY"}
	case "₹", "inr", "卢比":
		return []string{"INR"}
	case "₩", "krw", "韩元":
		return []string{"KRW"}
	case "chf", "瑞士法郎":
		return []string{"CHF"}
	case "sek", "nok", "dkk":
		return []string{strings.ToUpper(written)}
	}
	return nil
}

// unitOf returns the unit of a fact that is a number.
func unitOf(f *fact.Fact) string {
	switch f.Unit {
	case "months", "years", "days":
		return f.Unit
	case "hours":
		return "days"
	case "persons", "customers", "users", "shares", "rows":
		return counts
	}
	return ""
}

// The lengths of time that figures are of.
type length int

const (
	noSpan         length = iota // a balance, a count, a share on a day
	monthlySpan                  // a month
	yearSpan                     // the last twelve months
	annualisedSpan               // a year, by the fact's name: ARR
	priorSpan                    // the twelve months before the last
	otherSpan                    // some other one
)

// spanOf returns the length of time of a fact's figure.
func spanOf(f *fact.Fact) length {
	switch {
	case strings.HasSuffix(f.Pattern, "/arr"):
		return annualisedSpan
	case strings.Contains(f.Pattern, "_prior_"):
		return priorSpan
	case f.Unit == "per month" || strings.Contains(f.Pattern, "monthly"):
		return monthlySpan
	case strings.Contains(f.Pattern, "_ttm"), strings.Contains(f.Pattern, "_12m"), strings.HasSuffix(f.Pattern, "/nrr_pct"), strings.HasSuffix(f.Pattern, "/grr_pct"):
		return yearSpan
	case strings.Contains(f.Pattern, "annual"), strings.Contains(f.Pattern, "_3y"), f.Unit == "per year", strings.HasSuffix(f.Pattern, "revenue_per_customer"), strings.Contains(f.Pattern, "/forecast/"):
		return otherSpan
	}
	return noSpan
}
