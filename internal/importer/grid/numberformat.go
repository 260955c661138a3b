package grid

import (
	"math/big"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/diligo/diligo/internal/words"

	"github.com/diligo/diligo/internal/importer"
)

// numberFormat is a parsed number format (ECMA-376 part 1, 18.8.31). It has up to four sections, one of which applies to a given number.
type numberFormat struct {
	sections []*formatSection
}

// formatSection is one section of a number format, taken apart.
type formatSection struct {
	test      string // of a condition, such as >=; "" where the place of the section decides
	than      *big.Rat
	general   bool
	text      bool     // @
	items     []string // digits 0 # ? and literals, in order; literals begin with a quote
	literals  string   // text around the digits, joined by spaces
	currency  []string // currencies that a sign with a locale can mean
	percent   int      // number of scaling percent signs
	thousands int      // number of scaling commas
	point     bool
	science   bool
	slash     bool
	grouping  bool
	minus     bool // a minus or parenthesis precedes the digits
	inside    bool // text stands between the digits
	shift     int  // number of digits after a point that is only literal

	year, month, day, clock bool
}

// builtinFormats are the number formats that workbooks refer to by ID (ECMA-376 part 1, 18.8.30). Formats 5 to 8 and 37 to 44 show the
// currency of the reader's locale, and so none. Formats 27 to 36 and 50 to 58 vary by language; the Chinese ones, listed here, are the
// least precise.
var builtinFormats = map[string]string{
	"": "General", "0": "General", "1": "0", "2": "0.00", "3": "#,##0", "4": "#,##0.00", "5": "#,##0;-#,##0", "6": "#,##0;-#,##0",
	"7": "#,##0.00;-#,##0.00", "8": "#,##0.00;-#,##0.00", "9": "0%", "10": "0.00%", "11": "0.00E+00", "12": "# ?/?", "13": "# ??/??",
	"14": "yyyy-m-d", "15": "d-mmm-yy", "16": "d-mmm", "17": "mmm-yy", "18": "h:mm AM/PM", "19": "h:mm:ss AM/PM", "20": "h:mm",
	"21": "h:mm:ss", "22": "yyyy-m-d h:mm", "27": "yyyy-m", "28": "m-d", "29": "m-d", "30": "m-d-yy", "31": "yyyy-m-d", "32": "h:mm",
	"33": "h:mm:ss", "34": "h:mm", "35": "h:mm:ss", "36": "yyyy-m", "37": "#,##0;-#,##0", "38": "#,##0;-#,##0",
	"39": "#,##0.00;-#,##0.00", "40": "#,##0.00;-#,##0.00", "41": "#,##0", "42": "#,##0", "43": "#,##0.00", "44": "#,##0.00",
	"45": "mm:ss", "46": "[h]:mm:ss", "47": "mm:ss", "48": "##0.0E+0", "49": "@", "50": "yyyy-m", "51": "m-d", "52": "yyyy-m",
	"53": "m-d", "54": "m-d", "55": "h:mm", "56": "h:mm:ss", "57": "yyyy-m", "58": "m-d",
}

var generalFormat = readNumberFormat("General")

// languages maps locale IDs in currency formats to the currency whose dollar or yen sign they mean.
var languages = map[string]string{
	"409": "USD", "1009": "CAD", "C0C": "CAD", "C09": "AUD", "1409": "NZD", "1004": "SGD", "4809": "SGD", "404": "TWD", "C04": "HKD",
	"3C09": "HKD", "80A": "MXN", "2C0A": "ARS", "340A": "CLP", "240A": "COP", "804": "CNY", "411": "JPY",
	"41D": "SEK", "414": "NOK", "814": "NOK", "406": "DKK", "40F": "ISK", "4009": "INR", "439": "INR",
}

// readNumberFormat parses a number format.
func readNumberFormat(code string) *numberFormat {
	l := &numberFormat{}
	for rest, more := code, true; more; {
		var s *formatSection
		s, rest, more = readSection(rest)
		l.sections = append(l.sections, s)
	}
	return l
}

// readSection parses one section, and returns what follows it.
func readSection(code string) (s *formatSection, rest string, more bool) {
	s = &formatSection{}
	r := []rune(code)
	literal := func(text string) {
		s.items = append(s.items, "\""+text)
	}
	var letters []string // of date and time
	for i := 0; i < len(r); i++ {
		c := r[i]
		run := func() string {
			from := i
			for i+1 < len(r) && unicode.ToLower(r[i+1]) == unicode.ToLower(c) {
				i++
			}
			return strings.ToLower(string(r[from : i+1]))
		}
		behind := string(r[i:])
		switch {
		case c == ';':
			s.finish(letters)
			return s, string(r[i+1:]), true
		case c == '"':
			end := slices.Index(r[i+1:], '"')
			if end < 0 {
				end = len(r) - i - 1
			}
			literal(string(r[i+1 : i+1+end]))
			i += end + 1
		case (c == '\\' || c == '!') && i+1 < len(r):
			literal(string(r[i+1]))
			i++
		case c == '_' && i+1 < len(r):
			literal(" ")
			i++
		case c == '*' && i+1 < len(r):
			i++
		case c == '[':
			end := slices.Index(r[i:], ']')
			if end < 0 {
				literal(string(c))
				continue
			}
			inner := string(r[i+1 : i+end])
			i += end
			if elapsed := strings.ToLower(inner); elapsed != "" && strings.Trim(elapsed, elapsed[:1]) == "" && strings.Contains("hms", elapsed[:1]) {
				letters = append(letters, "h")
				continue
			}
			s.bracket(inner, literal)
		case len(behind) >= 7 && strings.EqualFold(behind[:7], "General"):
			s.general = true
			i += 6
		case len(behind) >= 5 && strings.EqualFold(behind[:5], "AM/PM"):
			letters = append(letters, "h")
			i += 4
		case len(behind) >= 3 && strings.EqualFold(behind[:3], "A/P"):
			letters = append(letters, "h")
			i += 2
		case strings.HasPrefix(behind, "上午/下午"):
			letters = append(letters, "h")
			i += 4
		case (c == 'E' || c == 'e') && i+1 < len(r) && (r[i+1] == '+' || r[i+1] == '-'):
			s.science = true
			i++
		case strings.ContainsRune("ymdhsegbaYMDHSGBA", c) || c == 'e':
			letters = append(letters, run())
		case c == '0' || c == '#' || c == '?':
			s.items = append(s.items, string(c))
		case c == '.' && !s.point && len(letters) == 0:
			s.point = true
			s.items = append(s.items, ".")
		case c == ',' && len(letters) == 0:
			s.items = append(s.items, ",")
		case c == '%':
			s.percent++
		case c == '@':
			s.text = true
		case c == '/' && len(letters) == 0:
			s.slash = true
		default:
			literal(string(c))
		}
	}
	s.finish(letters)
	return s, "", false
}

// bracket parses the content of square brackets: a color, a condition, or a currency with its locale.
func (s *formatSection) bracket(inner string, literal func(string)) {
	switch {
	case strings.HasPrefix(inner, "$"):
		sign, language, _ := strings.Cut(inner[1:], "-")
		if sign == "" {
			return
		}
		literal(sign)
		if len(language) > 4 { // calendar and digit shapes precede the language
			language = language[len(language)-4:]
		}
		currency := languages[strings.ToUpper(strings.TrimLeft(language, "0"))]
		if _, meant := importer.CutCurrency(sign, nil, true); currency != "" && slices.Contains(meant, currency) {
			s.currency = []string{currency}
		}
	case strings.HasPrefix(inner, "<"), strings.HasPrefix(inner, ">"), strings.HasPrefix(inner, "="):
		number := strings.TrimLeft(inner, "<>=")
		s.test = inner[:len(inner)-len(number)]
		s.than, _ = new(big.Rat).SetString(strings.TrimSpace(number))
	}
}

// finish interprets the items of a section as a whole.
func (s *formatSection) finish(letters []string) {
	digits := func(item string) bool { return item == "0" || item == "#" || item == "?" }
	first, last := -1, -1
	for i, item := range s.items {
		if digits(item) {
			if last = i; first < 0 {
				first = i
			}
		}
	}
	var words []string
	point := false // a point that is only literal
	for i, item := range s.items {
		switch {
		case item == "," && i > last && last >= 0:
			s.thousands++
		case item == ",":
			s.grouping = true
		case item == "\"." && i < last && i > 0:
			point = true
		case item[0] == '"':
			words = append(words, item[1:])
			s.minus = s.minus || i < first && strings.ContainsAny(item, "-(")
			s.inside = s.inside || i > first && i < last && strings.TrimSpace(item[1:]) != ""
		case digits(item) && point:
			s.shift++
		}
	}
	// Letters of a word may have been escaped one at a time: only blanks separate words.
	s.literals = strings.TrimSpace(strings.Join(words, ""))
	for i, l := range letters {
		switch l[0] {
		case 'y', 'e', 'b', 'g':
			s.year = true
		case 'm':
			minutes := len(l) <= 2 && (i > 0 && letters[i-1][0] == 'h' || i+1 < len(letters) && letters[i+1][0] == 's')
			s.month, s.clock = s.month || !minutes, s.clock || minutes
		case 'd':
			s.day = s.day || len(l) <= 2
		case 'h', 's':
			s.clock = true
		}
	}
}

func (s *formatSection) isDate() bool { return s.year || s.month || s.day || s.clock }

func (s *formatSection) hasDigits() bool {
	return slices.ContainsFunc(s.items, func(item string) bool { return item == "0" || item == "#" || item == "?" })
}

// section returns the section that applies to a number.
func (l *numberFormat) section(value *big.Rat) *formatSection {
	if l.sections[0].test == "" {
		switch sign := value.Sign(); {
		case len(l.sections) >= 2 && sign < 0 && l.sections[1].test == "":
			return l.sections[1]
		case len(l.sections) >= 3 && sign == 0 && l.sections[2].test == "":
			return l.sections[2]
		case len(l.sections) < 2 || l.sections[1].test == "":
			return l.sections[0]
		}
	}
	for i, s := range l.sections {
		if s.than == nil {
			if i > 0 || s.test != "" {
				return s
			}
			if value.Sign() > 0 {
				return s
			}
			continue
		}
		c := value.Cmp(s.than)
		if c < 0 && strings.Contains(s.test, "<") || c > 0 && strings.Contains(s.test, ">") || c == 0 && strings.HasSuffix(s.test, "=") {
			return s
		}
	}
	return l.sections[len(l.sections)-1]
}

var (
	HiddenNumber = importer.Fault(words.Text("the number format of the cell hides its number"), words.Text("give the cell the format General and look at it again"))
	TwoScales    = importer.Fault(
		words.Text("the number format of the cell shows the number divided, but not in the unit that it names"),
		words.Text("give the cell the format General, and say the unit in the mapping"),
	)
	NoDay     = importer.Fault(words.Text("the cell shows a time, or a day without its year"), words.Text("format the cell as a date"))
	NoSerial  = importer.Fault(words.Text("the cell is formatted as a date, but its number is not a date"), words.Text("look the date up and write it again"))
	SignTwice = importer.Fault(words.Text("the number format of the cell shows a sign that the number has not"), words.Text("give the cell the format General and look at it again"))
)

// cell interprets a number as this format shows it.
func (l *numberFormat) cell(text string, from1904 bool, codes []string) importer.Cell {
	c := importer.Cell{Text: text, Exact: true}
	value, err := importer.ReadExact(text)
	if err != nil {
		c.Bad = importer.NotNumber
		return c
	}
	s := l.section(value)
	switch {
	case s.isDate():
		c.Date, c.Bad = s.date(text, from1904)
		return c
	case s.general || s.text:
	case !s.hasDigits():
		c.Bad = HiddenNumber
		return c
	}
	c.Percent = s.percent > 0
	c.Shown = &importer.Shown{Text: s.show(value)}
	f, words, ok := readLiterals(s.literals, codes)
	switch {
	case !ok || s.percent > 1 || f.Percent && c.Percent:
		c.Shown.Odd = importer.OddFormat
		return c
	case s.inside:
		c.Shown.Odd = importer.OddFormat
	case s.minus && value.Sign() > 0:
		c.Shown.Odd = SignTwice
	}
	c.Shown.Words, c.Shown.Currency = words, f.Currency
	if s.currency != nil {
		c.Shown.Currency = s.currency
	}
	c.Shown.Points = f.Percent
	scale := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(3*s.thousands+s.shift)), nil))
	c.Shown.Scaled = s.thousands > 0 || s.shift > 0
	if f.Unit {
		c.Shown.Unit = f.Value.Quo(f.Value, scale)
		if c.Shown.Scaled && c.Shown.Unit.Cmp(big.NewRat(1, 1)) != 0 {
			c.Shown.Odd = TwoScales
		}
	} else if s.shift > 0 {
		c.Shown.Odd = TwoScales
	}
	return c
}

// date returns the day of a serial number, to the precision displayed, without the time of day.
func (s *formatSection) date(text string, from1904 bool) (string, *importer.Problem) {
	if !s.year || s.day && !s.month {
		return "", NoDay
	}
	serial, err := strconv.ParseFloat(text, 64)
	const first, leap, end = 1, 60, 2_958_466 // day 60 is 1900-02-29, which never existed; end is the day after 9999-12-31
	day := int(serial)
	if err != nil || serial < first || serial >= end || !from1904 && day == leap {
		return "", NoSerial
	}
	base := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case from1904:
		base = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case day < leap:
		day++
	}
	layout := "2006-01-02"
	if !s.day {
		layout = "2006-01"
	}
	if !s.month {
		layout = "2006"
	}
	return base.AddDate(0, 0, day).Format(layout), nil
}

// show returns a whole number with the digits and literals of the format, such as 000123 or 12-345; "" if the format is of another kind.
func (s *formatSection) show(value *big.Rat) string {
	if s.general || s.text {
		return ""
	}
	if !value.IsInt() || s.point || s.science || s.slash || s.percent > 0 || s.thousands > 0 || value.Sign() < 0 {
		return ""
	}
	digits := value.Num().String()
	if digits == "0" {
		digits = ""
	}
	first := slices.IndexFunc(s.items, func(item string) bool { return item[0] != '"' })
	out := ""
	for i := len(s.items) - 1; i >= 0; i-- {
		item := s.items[i]
		switch {
		case item == ",":
		case item[0] == '"':
			out = item[1:] + out
		case digits != "":
			out = digits[len(digits)-1:] + out
			digits = digits[:len(digits)-1]
		case item == "0":
			out = "0" + out
		}
		if i == first {
			out = digits + out
			digits = ""
		}
	}
	return strings.TrimSpace(out)
}

// readLiterals reads what a number format shows beside the digits: a currency, a unit, per cent, a word for what is counted, signs.
func readLiterals(text string, codes []string) (f importer.Figure, words string, ok bool) {
	f.Value = big.NewRat(1, 1)
	for text = strings.TrimSpace(text); text != ""; text = strings.TrimSpace(text) {
		if rest, currencies := importer.CutCurrency(text, codes, true); currencies != nil && (f.Currency == nil || slices.Equal(f.Currency, currencies)) {
			f.Currency, text = currencies, rest
			continue
		}
		switch c := text[0]; {
		case c == '%' && !f.Percent:
			f.Percent, text = true, text[1:]
			continue
		case strings.IndexByte("+-()", c) >= 0:
			text = text[1:]
			continue
		}
		word, rest := firstWord(text)
		if n, known := importer.Units[strings.ToLower(word)]; known && !f.Unit {
			f.Unit, text = n != 1, rest
			f.Value.SetInt64(n)
			continue
		}
		if importer.CountWords[strings.ToLower(word)] == "" {
			return f, "", false
		}
		words, text = word, rest
	}
	return f, words, true
}

// firstWord returns the longest prefix of a text that is a unit or a counting word, and the rest.
func firstWord(text string) (word, rest string) {
	for end := len(text); end > 0; end-- {
		word := strings.TrimSpace(text[:end])
		if _, ok := importer.Units[strings.ToLower(word)]; ok && word != "" || importer.CountWords[strings.ToLower(word)] != "" {
			if end < len(text) && isLetter(text[end-1]) && isLetter(text[end]) {
				continue // it would end within a word
			}
			return word, text[end:]
		}
	}
	return text, ""
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }
