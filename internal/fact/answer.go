package fact

import (
	"strings"

	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/rule"
)

// Unread says why an answer can't be read, and what to do.
type Unread struct{ What, Hint rule.Text }

// Error implements error.
func (u *Unread) Error() string { return u.What.EN }

// unreadable is what is wrong with an answer of a kind.
var unreadable = map[Kind]rule.Text{
	Word:    {EN: "not one of the choices", ZH: "不在可选范围内"},
	Boolean: {EN: "neither yes nor no", ZH: "请回答是或否"},
	Date:    {EN: "not a date that can be read in one way only", ZH: "日期无法唯一识别"},
	Integer: {EN: "not a whole number", ZH: "不是整数"},
	Number:  {EN: "not a number that can be read in one way only", ZH: "数字无法唯一识别"},
	Percent: {EN: "not a percentage that can be read in one way only", ZH: "百分比无法唯一识别"},
	Money:   {EN: "not an amount with its currency that can be read in one way only", ZH: "金额或其币种无法唯一识别"},
}

// NoAnswer says that nothing was written.
var NoAnswer = &Unread{What: rule.Text{EN: "there is no answer", ZH: "未填写答案"}}

// Value reads an answer as people write it, in either language: "4.2m CNY", "420万", "yes", "12.5%", "2026-10". An amount without a currency
// has the given one, if any. Texts of a list are parted by semicolons or lines. The error is an *Unread; nothing that can be read in two ways
// is.
func (f *Fact) Value(b *Book, text, currency string) (any, error) {
	return f.Read(b, importer.Cell{Text: strings.TrimSpace(text)}, currency)
}

// Read is Value for the cell of a table.
func (f *Fact) Read(b *Book, cell importer.Cell, currency string) (any, error) {
	if cell.Empty() {
		return nil, NoAnswer
	}
	style := b.importer.FormStyle(f.from)
	if f.Kind == Texts {
		style.Split += ";；"
	}
	value, err := importer.Convert(cell, f.from, style, b.importer.Currencies)
	if f.Kind == Money && err != nil && currency != "" {
		// The company's currency is for amounts that name none: one that names another keeps it.
		style.Currency = currency
		if with, errWith := importer.Convert(cell, f.from, style, b.importer.Currencies); errWith == nil {
			return with, nil
		}
	}
	if err == nil {
		return value, nil
	}
	what, ok := unreadable[f.Kind]
	if !ok {
		what = rule.Text{EN: "this can't be an answer", ZH: "无法作为答案"}
	}
	return nil, &Unread{What: what, Hint: rule.Text{EN: "write it such as " + f.Example.EN, ZH: "请写作：" + f.Example.ZH}}
}

// Shown are the words that a fact may be, as people of a language read them, in the order of the schema.
func (b *Book) Shown(f *Fact, lang rule.Lang) []string {
	shown := b.importer.Shown(f.from, lang)
	all := make([]string, len(f.Words))
	for i, word := range f.Words {
		all[i] = shown[word]
	}
	return all
}

// Currencies are the codes of the currencies that amounts may have.
func (b *Book) Currencies() []string { return b.importer.Currencies }
