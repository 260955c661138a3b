package importer

import (
	"encoding/json"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/diligo/diligo/internal/lazyregexp"
)

// style is what a mapping says of how the cells of a column are written.
type style struct {
	date      string            // dmy, mdy or ""
	decimal   string            // point, comma or ""
	unit      *big.Rat          // what a number is multiplied by; nil for 1
	fraction  bool              // 0.12 is 12 percent
	points    bool              // 0.12 is 0.12 percent
	currency  string            // of the amounts
	words     map[string]string // what a text stands for, in lower case
	pass      bool              // a text that is not among the words is an absent fact, not an error
	split     string            // what parts the entries of a list
	about     string            // what becomes of a number that is only about so much: take, absent, or "" for refused
	span      string            // what becomes of a range: low, high, absent, or "" for refused
	signs     map[string]string // the currency that a sign with several meanings stands for; that of an amount without any for ""
	asWritten bool              // an amount without a figure is kept as it is written
}

var (
	brokenCell = lazyregexp.New(`^(#{2,}|#(NAME|REF|VALUE|NUM|NULL|SPILL|CALC|GETTING_DATA)[?!]?|#DIV/0!?|#N/A)$`)
	exactYear  = lazyregexp.New(`^[12][0-9]{3}$`)
	errNothing = &problem{"", ""} // the cell says nothing of the fact
)

// convert makes a fact's value of a cell that is not empty. The error is a *problem; errNothing means an absent fact.
func convert(c cell, f *fact, s style, currencies []string) (any, error) {
	switch {
	case c.bad != nil:
		return nil, c.bad
	case brokenCell.MatchString(c.text):
		return nil, &problem{"the cell shows a spreadsheet's error, not a value", "mend the formula or the width of the column, and export again"}
	case strings.ContainsRune(c.text, utf8.RuneError), strings.ContainsRune(c.text, 0):
		return nil, &problem{"a character does not fit the encoding of the file", "save the file anew as UTF-8, or say its encoding"}
	}
	if s.words != nil && f.kind != kindTexts {
		text, err := c.spelling()
		if err != nil {
			return nil, err
		}
		word, ok := s.words[strings.ToLower(text)]
		switch {
		case ok && word == "":
			return nil, errNothing
		case ok:
			c = cell{text: word}
		case s.pass:
			return nil, errNothing
		default:
			return nil, noWord
		}
	}
	switch f.kind {
	case kindText:
		text, err := c.spelling()
		return text, err
	case kindEnum:
		return readWord(c.text, f.words)
	case kindDate:
		return convertDate(c, s)
	case kindBoolean:
		return readBoolean(c.text)
	case kindInteger, kindNumber, kindPercent:
		return convertNumber(c, f, s, currencies)
	case kindMoney:
		return convertMoney(c, s, currencies)
	case kindTexts:
		text, err := c.spelling()
		if err != nil {
			return nil, err
		}
		return convertList(text, f.words, s)
	}
	return nil, &problem{"a cell can't hold a fact of this kind", "map the facts within it"}
}

// spelling is a cell as a text. A number is one only where it has all its digits: an ID that a spreadsheet has shortened is
// none, and two may have become one.
func (c cell) spelling() (string, error) {
	l := c.how()
	switch {
	case c.bad != nil:
		return "", c.bad
	case c.date != "":
		return c.date, nil
	case !c.exact:
		if shortened.MatchString(c.text) {
			return "", shortNumber
		}
		return c.text, nil
	case l.text != "" && (l.odd == nil || l.odd == oddFormat) && l.unit == nil && l.currency == nil:
		return l.text, nil
	case l.odd != nil || c.percent || l.points || l.unit != nil || l.currency != nil:
		return "", &problem{"a number with a format of its own where a text belongs", "format the cell as text"}
	}
	value, err := readExact(c.text)
	switch {
	case err != nil:
		return "", err
	case len(value.Num().String()) > 15:
		return "", shortNumber
	}
	return decimalText(value), nil
}

// shortened is how spreadsheets write a number that is too long for them.
var shortened = lazyregexp.New(`^[1-9]([.,][0-9]+)?[eE]\+[0-9]{2,3}$`)

var shortNumber = &problem{"a number that a spreadsheet has shortened", "export the column with all its digits"}

func convertDate(c cell, s style) (any, error) {
	switch {
	case c.date != "":
		return c.date, nil
	case c.exact && !exactYear.MatchString(c.text):
		return nil, &problem{"the cell holds a number, not a date", "format the cell as a date"}
	}
	return readDate(c.text, s.date)
}

// readWord reads a word of an enum, however it is capitalised or spaced.
func readWord(text string, words []string) (any, error) {
	key := strings.NewReplacer(" ", "_", "-", "_").Replace(strings.ToLower(text))
	for _, word := range words {
		if strings.ToLower(word) == key {
			return word, nil
		}
	}
	shown := strings.Join(words, ", ")
	if len(words) > 30 {
		shown = strings.Join(words[:5], ", ") + " ..."
	}
	return nil, &problem{"not one of the words for this fact", "use one of " + shown}
}

var booleans = map[string]bool{
	"yes": true, "y": true, "true": true, "1": true, "是": true, "有": true,
	"no": false, "n": false, "false": false, "0": false, "否": false, "无": false,
}

func readBoolean(text string) (any, error) {
	if b, ok := booleans[strings.ToLower(text)]; ok {
		return b, nil
	}
	return nil, &problem{"neither yes nor no", "write yes or no, 是 or 否"}
}

// number reads a cell as a number with what stands around it.
func number(c cell, s style, currencies []string) (figure, error) {
	var f figure
	var err error
	l := c.how()
	switch {
	case c.date != "":
		return f, dateForNumber
	case c.exact && l.odd != nil:
		return f, l.odd
	case c.exact && l.scaled && l.unit == nil && s.unit != nil:
		return f, &problem{"the number format divides the number, and the mapping multiplies it", "give the cell the format General, or leave unit out of the mapping"}
	case c.exact:
		f.value, err = readExact(c.text)
		f.percent, f.currency, f.unit, f.word = c.percent || l.points, l.currency, l.unit != nil, l.words
		if err == nil && c.percent {
			f.value.Mul(f.value, big.NewRat(100, 1))
		}
		if err == nil && l.unit != nil {
			f.value.Mul(f.value, l.unit)
		}
	default:
		f, err = readFigure(c.text, currencies, s)
	}
	switch {
	case err == nil && s.unit != nil && f.unit:
		err = &problem{"the cell states a unit, and so does the mapping", "leave one of the two out"}
	case err == nil && s.unit != nil:
		f.value.Mul(f.value, s.unit)
	}
	return f, err
}

func convertNumber(c cell, about *fact, s style, currencies []string) (any, error) {
	f, err := number(c, s, currencies)
	k := about.kind
	switch {
	case err != nil:
		return nil, err
	case f.currency != nil:
		return nil, &problem{"a currency where a plain number belongs", "write the number alone"}
	case f.percent && k != kindPercent:
		return nil, &problem{"a percentage where a plain number belongs", "write the number"}
	case f.word != "" && (f.percent || about.unit != "" && about.unit != countWords[strings.ToLower(f.word)]):
		return nil, &problem{"the word beside the number counts something else", "write the number in " + about.unit}
	case f.percent && f.unit:
		return nil, &problem{"a percentage with a unit", "write the percentage alone"}
	case k == kindPercent && f.unit:
		return nil, &problem{"a unit beside a percentage", "write the percentage alone"}
	case k == kindInteger && !f.value.IsInt():
		return nil, &problem{"a whole number is needed", "write it without decimals"}
	case k == kindPercent && !f.percent && s.fraction:
		f.value.Mul(f.value, big.NewRat(100, 1))
	case k == kindPercent && !f.percent && !s.points && f.value.Sign() != 0 && new(big.Rat).Abs(f.value).Cmp(big.NewRat(1, 1)) <= 0:
		return nil, &problem{
			"a percentage of at most 1 may be meant as a fraction",
			"write it with %, or say in the mapping: percent: fraction (0.12 is 12 %), or percent: points (0.12 is 0.12 %)",
		}
	}
	return json.Number(decimalText(f.value)), nil
}

func convertMoney(c cell, s style, currencies []string) (any, error) {
	f, err := number(c, s, currencies)
	if err == nil && f.word != "" {
		err = &problem{"a word beside an amount of money that is no unit", "write the amount alone"}
	}
	if err == nil && f.percent {
		err = &problem{"a percentage where an amount of money belongs", "write the amount"}
	}
	if err != nil {
		if err != errNothing && s.asWritten && s.currency != "" {
			return map[string]any{"amount_text": c.text, "currency": s.currency}, nil
		}
		return nil, err
	}
	currency := s.currency
	if currency == "" && len(f.currency) != 1 {
		for sign, meant := range s.signs {
			if _, could := cutCurrency(sign, nil, true); slices.Equal(could, f.currency) {
				currency = meant
			}
		}
	}
	switch {
	case currency == "" && len(f.currency) == 1:
		currency = f.currency[0]
	case currency == "" && f.currency == nil:
		return nil, &problem{"the amount has no currency", "say it in the mapping: currency: CNY, or currency_column, or write it in the cell"}
	case currency == "":
		return nil, &problem{
			"the currency's sign means " + strings.Join(f.currency[:len(f.currency)-1], ", ") + " or " + f.currency[len(f.currency)-1],
			"say in the mapping which: currency: " + f.currency[0],
		}
	case f.currency != nil && !slices.Contains(f.currency, currency):
		return nil, &problem{
			fmt.Sprintf("the cell says %s where the mapping says %s", strings.Join(f.currency, " or "), currency),
			"use currency_column, or leave currency out of the mapping if every cell states its own",
		}
	}
	return map[string]any{"amount": json.Number(decimalText(f.value)), "currency": currency}, nil
}

var noWord = &problem{"the mapping has no word for this text", "add it to the words of the mapping"}

// convertEntries parts a cell into the entries of a list, each of which has one fact.
func convertEntries(c cell, b bound, s style, currencies []string) (any, error) {
	text, err := c.spelling()
	if err != nil {
		return nil, err
	}
	list := []any{}
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(s.split, r) }) {
		if part = strings.TrimSpace(part); part == "" || b.absent[strings.ToLower(part)] {
			continue
		}
		value, err := convert(cell{text: part}, b.fact, s, currencies)
		if err == errNothing {
			continue
		}
		if err != nil {
			return nil, err
		}
		entry := map[string]any{}
		set(entry, b.within, value)
		list = append(list, entry)
	}
	if len(list) == 0 {
		return nil, errNothing
	}
	return list, nil
}

// convertList parts a cell into the entries of a list; nothing between two separators is no entry.
func convertList(text string, words []string, s style) (any, error) {
	parts := []string{text}
	if s.split != "" {
		parts = strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(s.split, r) })
	}
	list := []any{}
	for _, part := range parts {
		part = strings.TrimSpace(part)
		if word, ok := s.words[strings.ToLower(part)]; ok {
			part = word
		} else if s.words != nil && s.pass {
			continue
		}
		if part == "" {
			continue
		}
		if words == nil {
			list = append(list, part)
			continue
		}
		word, err := readWord(part, words)
		if err != nil {
			return nil, err
		}
		list = append(list, word)
	}
	if len(list) == 0 {
		return nil, errNothing
	}
	return list, nil
}
