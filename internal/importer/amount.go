package importer

import (
	"iter"
	"math/big"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/words"

	"github.com/diligo/diligo/internal/lazyregexp"
)

// maxDigits bounds the length of a number; no amount of money needs more.
const maxDigits = 40

// Units maps the words for multiples, in lower case, to their factors.
var Units = map[string]int64{
	"": 1, "元": 1, "圆": 1,
	"k": 1e3, "thousand": 1e3, "千": 1e3, "千元": 1e3,
	"万": 1e4, "万元": 1e4, "萬": 1e4,
	"十万": 1e5, "百万": 1e6, "百万元": 1e6, "千万": 1e7, "千万元": 1e7,
	"m": 1e6, "mm": 1e6, "mn": 1e6, "mio": 1e6, "mln": 1e6, "million": 1e6,
	"亿": 1e8, "亿元": 1e8, "億": 1e8,
	"lakh": 1e5, "lakhs": 1e5, "lac": 1e5, "lacs": 1e5, "crore": 1e7, "crores": 1e7, "cr": 1e7,
	"b": 1e9, "bn": 1e9, "billion": 1e9, "十亿": 1e9,
}

// rupees lists the currencies that "Rs" can mean.
var rupees = []string{"INR", "PKR", "LKR", "NPR", "MUR", "SCR"}

// CountWords maps words that may stand beside a number to the unit of the facts they count.
var CountWords = map[string]string{
	"people": "persons", "persons": "persons", "person": "persons", "employees": "persons", "employee": "persons", "staff": "persons",
	"fte": "persons", "人": "persons", "名": "persons", "位": "persons", "員": "persons", "员": "persons",
	"share": "shares", "shares": "shares", "股": "shares",
	"month": "months", "months": "months", "mo": "months", "mos": "months", "个月": "months", "月": "months",
	"year": "years", "years": "years", "yr": "years", "yrs": "years", "年": "years",
	"day": "days", "days": "days", "天": "days", "日": "days", "hour": "hours", "hours": "hours", "小时": "hours",
	"customer": "customers", "customers": "customers", "clients": "customers", "家": "customers",
}

// signs lists currency signs and words, longest first, with the currencies each can mean.
var signs = []struct {
	sign       string
	currencies []string
}{
	{"人民币", []string{"CNY"}}, {"新台币", []string{"TWD"}}, {"美元", []string{"USD"}}, {"美金", []string{"USD"}},
	{"欧元", []string{"EUR"}}, {"英镑", []string{"GBP"}}, {"日元", []string{"JPY"}}, {"港元", []string{"HKD"}}, {"港币", []string{"HKD"}},
	{"RMB", []string{"CNY"}}, {"US$", []string{"USD"}}, {"AU$", []string{"AUD"}}, {"SG$", []string{"SGD"}}, {"NZ$", []string{"NZD"}}, {"HK$", []string{"HKD"}}, {"NT$", []string{"TWD"}}, {"CA$", []string{"CAD"}},
	{"C$", []string{"CAD"}}, {"A$", []string{"AUD"}}, {"S$", []string{"SGD"}}, {"R$", []string{"BRL"}},
	{"CN¥", []string{"CNY"}}, {"JP¥", []string{"JPY"}}, {"€", []string{"EUR"}}, {"£", []string{"GBP"}}, {"₹", []string{"INR"}},
	{"₩", []string{"KRW"}}, {"₽", []string{"RUB"}}, {"₪", []string{"ILS"}}, {"₫", []string{"VND"}}, {"₺", []string{"TRY"}},
	{"₴", []string{"UAH"}}, {"฿", []string{"THB"}}, {"zł", []string{"PLN"}}, {"Rs.", rupees}, {"Rs", rupees}, {"¥", []string{"CNY", "JPY"}}, {"￥", []string{"CNY", "JPY"}},
	{"$", []string{"USD", "CAD", "AUD", "HKD", "SGD", "NZD", "TWD", "MXN", "ARS", "CLP", "COP"}},
}

var (
	digits     = lazyregexp.New("^[0-9.,'\u2019 \u00a0\u2009\u202f]*[0-9]")
	plainPoint = lazyregexp.New(`^[0-9]*(\.[0-9]+)?$`)
	bySpace    = lazyregexp.New("^[0-9]{1,3}([ \u00a0\u2009\u202f'\u2019][0-9]{3})+([.,][0-9]+)?$")
	byThousand = lazyregexp.New(`^[1-9][0-9]{0,2}([.,][0-9]{3})+$`)
	byLakh     = lazyregexp.New(`^[1-9][0-9]?(,[0-9]{2})+,[0-9]{3}$`)
	manyOf     = lazyregexp.New("^[0-9., ]*[0-9]\\s*[A-Za-z万亿千]{0,8}\\s*(-|–|—|~|～|至|to)\\s*[^0-9]{0,4}[0-9]")
	twoNumbers = lazyregexp.New(`^([0-9][0-9.,]*)\s*([A-Za-z万亿千元]*?)\s*(?:-|–|—|~|～|至|to)\s*[$€£¥￥₹]?\s*([0-9][0-9.,]*)([^0-9]*)$`)
	overNumber = lazyregexp.New(`^(?i:>=?|≥|over|more than|at least|über|mehr als|mindestens|超过|至少|不少于|大于)\s*`)
	andMore    = lazyregexp.New(`^(.*[0-9A-Za-z万亿千元人家])\s*(?:\+|以上)\s*([^0-9]*)$`)
	underOther = lazyregexp.New(`^(?i:<=?|≤|under|less than|up to|below|unter|weniger als|bis zu|不足|不到|少于|小于)\s*`)
	approx     = lazyregexp.New(`^(?i:~|≈|约|大约|about|approximately|approx\.?|ca\.?|circa)\s*`)
	scientific = lazyregexp.New(`^[0-9.,]+[eE][+-]?[0-9]+$`)
	ExactForm  = lazyregexp.New(`^-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]{1,2})?$`)
)

// The decimal signs that a mapping can state.
const (
	decimalPoint = "point"
	decimalComma = "comma"
)

// Figure is a number as it was written.
type Figure struct {
	Value    *big.Rat
	Currency []string // currencies that the sign or code beside the number can mean; nil if there is none
	Percent  bool
	Unit     bool   // a unit follows the number
	Word     string // the word beside the number that says what is counted
}

// readFigure reads a number and whatever surrounds it: a sign, parentheses for a negative, a currency, a unit, a percent sign. The style
// settles what the number itself leaves open.
func readFigure(text string, codes []string, s Style) (Figure, error) {
	text = strings.TrimSpace(Narrow(text))
	negative := false
	if inner, ok := strings.CutPrefix(text, "("); ok && strings.HasSuffix(inner, ")") {
		negative, text = true, strings.TrimSuffix(inner, ")")
	}
	var f Figure
	if about := approx.FindString(text); about != "" {
		switch s.About {
		case orAbsent:
			return f, ErrNothing
		case "":
			return f, Fault(words.Text("the number is only approximate"), words.Text("write the number, or say in the mapping: about: take, or about: absent"))
		}
		text = text[len(about):]
	}
	text, before := CutCurrency(text, codes, true)
	if rest, ok := strings.CutPrefix(text, "-"); ok {
		if negative {
			return f, NotNumber
		}
		negative, text = true, strings.TrimSpace(rest)
	} else if rest, ok := strings.CutPrefix(text, "+"); ok {
		text = strings.TrimSpace(rest)
	}
	if before == nil {
		text, before = CutCurrency(text, codes, true)
	}
	if scientific.MatchString(text) {
		return f, ShortNumber
	}
	if LooseDate.MatchString(text) || shortYear.MatchString(text) || strings.Count(text, "-") == 2 && IsoDate.MatchString(text) {
		return f, DateForNumber
	}
	text, err := openRange(text, s)
	if err != nil {
		return f, err
	}
	if manyOf.MatchString(text) {
		m := twoNumbers.FindStringSubmatch(text)
		switch {
		case s.Range == orAbsent:
			return f, ErrNothing
		case m != nil && s.Range == rangeLow && m[2] != "":
			text = m[1] + m[2]
		case m != nil && s.Range == rangeLow:
			text = m[1] + m[4]
		case m != nil && s.Range == rangeHigh:
			text = m[3] + m[4]
		default:
			return f, Fault(words.Text("a range or two numbers where one belongs"), words.Text("write one number, or say in the mapping: range: low, high or absent"))
		}
	}
	number := digits.FindString(text)
	if number == "" {
		return f, NotNumber
	}
	rest, after := CutCurrency(strings.TrimSpace(text[len(number):]), codes, false)
	if before != nil && after != nil && !slices.Equal(before, after) {
		return f, Fault(words.Text("the number has two currencies"), words.Text("keep the one that is right"))
	}
	f.Currency = before
	if after != nil {
		f.Currency = after
	}
	if rest == "%" {
		f.Percent, rest = true, ""
	}
	if CountWords[strings.ToLower(rest)] != "" {
		f.Word, rest = rest, ""
	}
	unit, ok := Units[strings.ToLower(rest)]
	if !ok {
		return f, Fault(words.Text("what stands behind the number is not a unit"), words.Text("use k, m, bn, thousand, million, billion, lakh, crore, 万 or 亿, or the plain number"))
	}
	value, err := readDecimal(number, s.Decimal)
	if err != nil {
		return f, err
	}
	f.Unit = unit != 1
	f.Value = value.Mul(value, new(big.Rat).SetInt64(unit))
	if negative {
		f.Value.Neg(f.Value)
	}
	return f, nil
}

// openRange returns the stated end of an open range such as 50+ or <10 if the style takes that end. Other texts are returned unchanged.
func openRange(text string, s Style) (string, error) {
	end, number := "", text
	if about := overNumber.FindString(text); about != "" {
		end, number = rangeLow, text[len(about):]
	} else if about := underOther.FindString(text); about != "" {
		end, number = rangeHigh, text[len(about):]
	} else if m := andMore.FindStringSubmatch(text); m != nil {
		end, number = rangeLow, m[1]
		if m[2] != "" {
			number += " " + m[2]
		}
	}
	switch {
	case end == "":
		return text, nil
	case s.Range == orAbsent:
		return "", ErrNothing
	case s.Range != end:
		return "", Fault(words.Text("a range without its other end where one number belongs"), words.Text("write one number, or say in the mapping: range: %s, or range: absent", end))
	}
	return number, nil
}

// DateForNumber is the problem of a date in a cell that should hold a number.
var DateForNumber = Fault(words.Text("a date where a number belongs"), words.Text("a spreadsheet may have taken the number for a date: look it up and write it again"))

// NotNumber is the problem of a text that holds no number.
var NotNumber = Fault(words.Text("not a number"), words.Text("write digits, such as 1200000 or 1.2 m; leave the cell empty when the figure is not known"))

// CutCurrency cuts a currency sign or code off the front or the end of a text.
func CutCurrency(text string, codes []string, front bool) (rest string, currencies []string) {
	cut := func(sign string) (string, bool) {
		if len(text) < len(sign) {
			return "", false
		}
		head, tail := text[:len(sign)], text[len(sign):]
		if !front {
			head, tail = text[len(text)-len(sign):], text[:len(text)-len(sign)]
		}
		return strings.TrimSpace(tail), strings.EqualFold(head, sign)
	}
	for _, s := range signs {
		if rest, ok := cut(s.sign); ok {
			return rest, s.currencies
		}
	}
	for _, code := range codes {
		if rest, ok := cut(code); ok {
			return rest, []string{code}
		}
	}
	return text, nil
}

// Narrow replaces full-width digits and signs, and the true minus sign, with their ASCII forms.
func Narrow(text string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case r == '−':
			return '-'
		case r == '　':
			return ' '
		case r >= '！' && r <= '～' && r != '～' && r != '￥' && r != '＄':
			return r - '！' + '!'
		case r == '＄':
			return '$'
		}
		return r
	}, text))
}

// DecimalOfAll infers the decimal sign of a column from the numbers that can be read only one way. It returns "" if there are none or they
// disagree.
func DecimalOfAll(numbers iter.Seq[string]) string {
	found := ""
	for n := range numbers {
		switch sign, ok := DecimalOf(n); {
		case !ok || sign == "" || sign == EitherSign:
		case found == "":
			found = sign
		case found != sign:
			return ""
		}
	}
	return found
}

// DecimalOf returns the decimal sign of a number: point, comma, EitherSign if it contains neither, or "" if both readings are valid, as in
// 1,500. ok is false if the text is not a number under either reading.
func DecimalOf(text string) (sign string, ok bool) {
	point, comma := wellFormed(text, '.', ','), wellFormed(text, ',', '.')
	switch {
	case !point && !comma:
		return "", false
	case !strings.ContainsAny(text, ".,"):
		return EitherSign, true
	case point && comma:
		return "", true
	case point:
		return decimalPoint, true
	}
	return decimalComma, true
}

// EitherSign is what DecimalOf returns for a number without point or comma.
const EitherSign = "either"

// wellFormed reports whether a number is valid with one sign for decimals and the other, or blanks, between groups.
func wellFormed(text string, decimal, group rune) bool {
	whole, fraction, parted := strings.Cut(text, string(decimal))
	if parted && (fraction == "" || strings.Trim(fraction, "0123456789") != "") {
		return false
	}
	switch {
	case strings.Trim(whole, "0123456789") == "":
		return whole != "" || parted
	case strings.ContainsRune(whole, group):
		return byThousand.MatchString(whole) && !strings.ContainsRune(whole, decimal) || group == ',' && byLakh.MatchString(whole)
	}
	return bySpace.MatchString(whole) && oneKind(whole)
}

// oneKind reports whether all groups are separated by the same sign.
func oneKind(whole string) bool {
	sign := strings.Trim(whole, "0123456789")
	signs := []rune(strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return -1
		}
		return r
	}, sign))
	return !slices.ContainsFunc(signs, func(r rune) bool { return r != signs[0] })
}

var disorder = Fault(words.Text("the points and commas of the number are not in order"), words.Text("write the number with a point before its decimals, and nothing else"))

// readDecimal reads digits with groups and decimals. If no decimal sign is stated, the number itself must settle it: 1.500 and 1,500 are
// refused.
func readDecimal(text, decimal string) (*big.Rat, error) {
	if len(text) > maxDigits {
		return nil, Fault(words.Text("the number has too many digits"), words.Text("check the cell"))
	}
	sign, ok := DecimalOf(text)
	switch {
	case !ok:
		return nil, disorder
	case sign == "" && decimal == "":
		return nil, Fault(words.Text("the point or comma may separate decimals or thousands, and nothing else in the column shows which"), words.Text("say in the mapping which: decimal: point, or decimal: comma"))
	case sign == "":
		sign = decimal
	case decimal != "" && sign != EitherSign && sign != decimal:
		return nil, Fault(words.Text("the number is written with the other decimal sign than its column"), words.Text("write it as the others, or say in the mapping: decimal: point, or decimal: comma"))
	}
	text = strings.NewReplacer(" ", "", "\u00a0", "", "\u2009", "", "\u202f", "", "'", "", "’", "").Replace(text)
	if sign == decimalComma {
		text = strings.NewReplacer(".", ",", ",", ".").Replace(text)
	}
	text = strings.ReplaceAll(text, ",", "")
	value, ok := new(big.Rat).SetString(text)
	if !ok || !plainPoint.MatchString(text) {
		return nil, NotNumber
	}
	return value, nil
}

// The choices that a mapping can state for ranges and approximate numbers; both are refused by default.
const (
	orAbsent  = "absent"
	rangeLow  = "low"
	rangeHigh = "high"
)

// ReadExact reads the number stored in a spreadsheet cell, rounded to 15 significant digits as spreadsheets do: anything beyond is an
// artifact of binary fractions.
func ReadExact(text string) (*big.Rat, error) {
	if len(text) > maxDigits || !ExactForm.MatchString(text) {
		return nil, NotNumber
	}
	value, ok := new(big.Rat).SetString(text)
	if !ok {
		return nil, NotNumber
	}
	rounded, ok := new(big.Rat).SetString(new(big.Float).SetPrec(200).SetRat(value).Text('g', 15))
	if !ok {
		return nil, NotNumber
	}
	return rounded, nil
}

// DecimalText formats a number exactly, or to 12 decimal places if its expansion never ends.
func DecimalText(value *big.Rat) string {
	const places = 12
	if value.IsInt() {
		return value.Num().String()
	}
	n, exact := value.FloatPrec()
	if !exact {
		n = places
	}
	text := value.FloatString(n)
	return strings.TrimRight(strings.TrimRight(text, "0"), ".")
}
