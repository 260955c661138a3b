package importer

import (
	"encoding/json"
	"errors"
	"math/big"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/diligo/diligo/internal/words"

	"github.com/diligo/diligo/internal/lazyregexp"
)

// Style is what a mapping says about how the cells of a column are written.
type Style struct {
	Date      string            // dmy, mdy or ""
	Decimal   string            // point, comma or ""
	Unit      *big.Rat          // factor of every number; nil for 1
	Fraction  bool              // 0.12 is 12 percent
	Points    bool              // 0.12 is 0.12 percent
	Currency  string            // of the amounts
	Words     map[string]string // meaning of each text, keyed in lower case
	Pass      bool              // a text missing from Words is an absent fact, not an error
	Read      bool              // a text missing from Words is read as it stands
	Split     string            // separator of list entries
	About     string            // treatment of approximate numbers: take, absent, or "" to refuse
	Range     string            // treatment of ranges: low, high, absent, or "" to refuse
	Signs     map[string]string // currency that each ambiguous sign stands for; key "" is for amounts without a sign
	AsWritten bool              // an amount without a figure is kept as written
}

var (
	brokenCell = lazyregexp.New(`^(#{2,}|#(NAME|REF|VALUE|NUM|NULL|SPILL|CALC|GETTING_DATA)[?!]?|#DIV/0!?|#N/A)$`)
	exactYear  = lazyregexp.New(`^[12][0-9]{3}$`)
	ErrNothing = Fault(words.Message{}, words.Message{}) // the cell says nothing about the fact
)

// Convert converts a non-empty cell to the value of a fact. Its error is a *Problem; ErrNothing means that the fact is absent.
func Convert(c Cell, f *Fact, s Style, currencies []string) (any, error) {
	switch {
	case c.Bad != nil:
		return nil, c.Bad
	case brokenCell.MatchString(c.Text):
		return nil, Fault(words.Text("the cell shows a spreadsheet's error, not a value"), words.Text("fix the formula or the width of the column, and export again"))
	case strings.ContainsRune(c.Text, utf8.RuneError), strings.ContainsRune(c.Text, 0):
		return nil, Fault(words.Text("a character does not fit the encoding of the file"), words.Text("save the file again as UTF-8, or say its encoding"))
	}
	if s.Words != nil && f.Kind != KindTexts {
		text, err := c.Spelling()
		if err != nil {
			return nil, err
		}
		word, ok := s.Words[strings.ToLower(text)]
		switch {
		case ok && word == "":
			return nil, ErrNothing
		case ok:
			c = Cell{Text: word}
		case s.Pass:
			return nil, ErrNothing
		case s.Read:
		default:
			return nil, NoWord
		}
	}
	switch f.Kind {
	case KindText:
		text, err := c.Spelling()
		if err != nil {
			return nil, err
		}
		return placeCode(f, text), nil
	case KindEnum:
		return ReadWord(c.Text, f.Words)
	case KindDate:
		return ConvertDate(c, s)
	case KindBoolean:
		return readBoolean(c.Text)
	case KindInteger, KindNumber, KindPercent:
		return convertNumber(c, f, s, currencies)
	case KindMoney:
		return ConvertMoney(c, s, currencies)
	case KindTexts:
		text, err := c.Spelling()
		if err != nil {
			return nil, err
		}
		return convertList(text, f.Words, s)
	}
	return nil, Fault(words.Text("a cell can't hold a fact of this kind"), words.Text("map the facts within it"))
}

// placeCode returns the code of the country or place of incorporation that a text names. It returns the text unchanged if it names none or
// the fact is of another kind.
func placeCode(f *Fact, text string) string {
	read := map[string]func(*Words, string) (string, bool){"country": (*Words).Country, "jurisdiction": (*Words).Jurisdiction}[f.Name]
	if read == nil {
		return text
	}
	if code, ok := read(ListedWords(), text); ok {
		return code
	}
	return text
}

// Spelling returns a cell as text. A number that a spreadsheet has shortened is refused: an ID may have lost digits, and two IDs may have
// become one.
func (c Cell) Spelling() (string, error) {
	l := c.how()
	switch {
	case c.Bad != nil:
		return "", c.Bad
	case c.Date != "":
		return c.Date, nil
	case !c.Exact:
		if shortened.MatchString(c.Text) {
			return "", ShortNumber
		}
		return c.Text, nil
	case l.Text != "" && (l.Odd == nil || l.Odd == OddFormat) && l.Unit == nil && l.Currency == nil:
		return l.Text, nil
	case l.Odd != nil || c.Percent || l.Points || l.Unit != nil || l.Currency != nil:
		return "", Fault(words.Text("a number with a format of its own where a text belongs"), words.Text("format the cell as text"))
	}
	value, err := ReadExact(c.Text)
	switch {
	case err != nil:
		return "", err
	case len(value.Num().String()) > 15:
		return "", ShortNumber
	}
	return DecimalText(value), nil
}

// shortened matches the way spreadsheets write a number that is too long for them.
var shortened = lazyregexp.New(`^[1-9]([.,][0-9]+)?[eE]\+[0-9]{2,3}$`)

// OddFormat is the problem of a number whose format shows text that is neither unit nor currency.
var OddFormat = Fault(
	words.Text("the number format of the cell shows text beside the number that is neither a unit nor a currency"),
	words.Text("give the cell the format General, and say unit and currency in the mapping"),
)

// ShortNumber is the problem of a number whose last digits are lost.
var ShortNumber = Fault(words.Text("a number that a spreadsheet has shortened"), words.Text("export the column with all its digits"))

// ConvertDate reads a cell as a date, to the precision in which it is written.
func ConvertDate(c Cell, s Style) (any, error) {
	switch {
	case c.Date != "":
		return c.Date, nil
	case c.Exact && !exactYear.MatchString(c.Text):
		return nil, Fault(words.Text("the cell holds a number, not a date"), words.Text("format the cell as a date"))
	}
	return ReadDate(c.Text, s.Date)
}

// ReadWord reads a word of an enum, ignoring case and spacing.
func ReadWord(text string, choices []string) (any, error) {
	key := strings.NewReplacer(" ", "_", "-", "_").Replace(strings.ToLower(text))
	for _, word := range choices {
		if strings.ToLower(word) == key {
			return word, nil
		}
	}
	shown := strings.Join(choices, ", ")
	if len(choices) > 30 {
		shown = strings.Join(choices[:5], ", ") + " ..."
	}
	return nil, Fault(words.Text("not one of the words for this fact"), words.Text("use one of %s", shown))
}

func readBoolean(text string) (any, error) {
	if b, ok := ListedWords().Truth(text); ok {
		return b, nil
	}
	return nil, Fault(words.Text("neither yes nor no"), words.Text("write yes or no, 是 or 否"))
}

// Number reads a cell as a number with its sign, unit and currency.
func Number(c Cell, s Style, currencies []string) (Figure, error) {
	var f Figure
	var err error
	l := c.how()
	switch {
	case c.Date != "":
		return f, DateForNumber
	case c.Exact && l.Odd != nil:
		return f, l.Odd
	case c.Exact && l.Scaled && l.Unit == nil && s.Unit != nil:
		return f, Fault(words.Text("the number format divides the number, and the mapping multiplies it"), words.Text("give the cell the format General, or leave unit out of the mapping"))
	case c.Exact:
		f.Value, err = ReadExact(c.Text)
		f.Percent, f.Currency, f.Unit, f.Word = c.Percent || l.Points, l.Currency, l.Unit != nil, l.Words
		if err == nil && c.Percent {
			f.Value.Mul(f.Value, big.NewRat(100, 1))
		}
		if err == nil && l.Unit != nil {
			f.Value.Mul(f.Value, l.Unit)
		}
	default:
		f, err = readFigure(c.Text, currencies, s)
	}
	switch {
	case err == nil && s.Unit != nil && f.Unit:
		err = Fault(words.Text("the cell states a unit, and so does the mapping"), words.Text("leave one of the two out"))
	case err == nil && s.Unit != nil:
		f.Value.Mul(f.Value, s.Unit)
	}
	return f, err
}

func convertNumber(c Cell, about *Fact, s Style, currencies []string) (any, error) {
	f, err := Number(c, s, currencies)
	k := about.Kind
	switch {
	case err != nil:
		return nil, err
	case f.Currency != nil:
		return nil, Fault(words.Text("a currency where a plain number belongs"), words.Text("write the number alone"))
	case f.Percent && k != KindPercent:
		return nil, Fault(words.Text("a percentage where a plain number belongs"), words.Text("write the number"))
	case f.Word != "" && (f.Percent || about.Unit != "" && about.Unit != CountWords[strings.ToLower(f.Word)]):
		return nil, Fault(words.Text("the word beside the number counts something else"), words.Text("write the number in %s", about.Unit))
	case f.Percent && f.Unit:
		return nil, Fault(words.Text("a percentage with a unit"), words.Text("write the percentage alone"))
	case k == KindPercent && f.Unit:
		return nil, Fault(words.Text("a unit beside a percentage"), words.Text("write the percentage alone"))
	case k == KindInteger && !f.Value.IsInt():
		return nil, Fault(words.Text("a whole number is needed"), words.Text("write it without decimals"))
	case k == KindPercent && !f.Percent && s.Fraction:
		f.Value.Mul(f.Value, big.NewRat(100, 1))
	case k == KindPercent && !f.Percent && !s.Points && f.Value.Sign() != 0 && new(big.Rat).Abs(f.Value).Cmp(big.NewRat(1, 1)) <= 0:
		return nil, Fault(words.Text("a percentage of at most 1 may be meant as a fraction"),
			words.Text("write it with %, or say in the mapping: percent: fraction (0.12 is 12 %), or percent: points (0.12 is 0.12 %)"))
	}
	return json.Number(DecimalText(f.Value)), nil
}

// ConvertMoney reads a cell as an amount of money with its currency.
func ConvertMoney(c Cell, s Style, currencies []string) (any, error) {
	f, err := Number(c, s, currencies)
	if err == nil && f.Word != "" {
		err = Fault(words.Text("a word beside an amount of money that is not a unit"), words.Text("write the amount alone"))
	}
	if err == nil && f.Percent {
		err = Fault(words.Text("a percentage where an amount of money belongs"), words.Text("write the amount"))
	}
	if err != nil {
		if !errors.Is(err, ErrNothing) && s.AsWritten && s.Currency != "" {
			return map[string]any{"amount_text": c.Text, "currency": s.Currency}, nil
		}
		return nil, err
	}
	currency := s.Currency
	if currency == "" && len(f.Currency) != 1 {
		for sign, meant := range s.Signs {
			if _, could := CutCurrency(sign, nil, true); slices.Equal(could, f.Currency) {
				currency = meant
			}
		}
	}
	switch {
	case currency == "" && len(f.Currency) == 1:
		currency = f.Currency[0]
	case currency == "" && f.Currency == nil:
		return nil, Fault(words.Text("the amount has no currency"), words.Text("say it in the mapping: currency: CNY, or currency_column, or write it in the cell"))
	case currency == "":
		return nil, Fault(words.Text("the currency's sign means %s or %s", words.List(f.Currency[:len(f.Currency)-1]), f.Currency[len(f.Currency)-1]),
			words.Text("say in the mapping which: currency: %s", f.Currency[0]))
	case f.Currency != nil && !slices.Contains(f.Currency, currency):
		return nil, Fault(words.Text("the cell says %s where the mapping says %s", words.Or(f.Currency), currency),
			words.Text("use currency_column, or leave currency out of the mapping if every cell states its own"))
	}
	return map[string]any{"amount": json.Number(DecimalText(f.Value)), "currency": currency}, nil
}

// NoWord is the problem of a text that the mapping has no word for.
var NoWord = Fault(words.Text("the mapping has no word for this text"), words.Text("add it to the words of the mapping"))

// convertList splits a cell into list entries, skipping empty ones.
func convertList(text string, words []string, s Style) (any, error) {
	parts := []string{text}
	if s.Split != "" {
		parts = strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(s.Split, r) })
	}
	list := []any{}
	for _, part := range parts {
		part = strings.TrimSpace(part)
		if word, ok := s.Words[strings.ToLower(part)]; ok {
			part = word
		} else if s.Words != nil && s.Pass {
			continue
		}
		if part == "" {
			continue
		}
		if words == nil {
			list = append(list, part)
			continue
		}
		word, err := ReadWord(part, words)
		if err != nil {
			return nil, err
		}
		list = append(list, word)
	}
	if len(list) == 0 {
		return nil, ErrNothing
	}
	return list, nil
}
