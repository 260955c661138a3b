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

// In returns what is wrong, in a language.
func (u *Unread) In(lang rule.Lang) string { return u.What.In(lang) }

// unreadable is what is wrong with an answer of a kind.
var unreadable = map[Kind]rule.Text{
	Word:    rule.Said("not one of the choices"),
	Boolean: rule.Said("neither yes nor no"),
	Date:    rule.Said("not a date that can be read in only one way"),
	Integer: rule.Said("not a whole number"),
	Number:  rule.Said("not a number that can be read in only one way"),
	Percent: rule.Said("not a percentage that can be read in only one way"),
	Money:   rule.Said("not an amount with its currency that can be read in only one way"),
}

// NoAnswer says that nothing was written.
var NoAnswer = &Unread{What: rule.Said("there is no answer")}

// Value reads an answer as people write it, in either language: "4.2m CNY", "420万", "yes", "12.5%", "2026-10". An amount without a currency
// takes the given one, if any. List entries are separated by semicolons or line breaks. The error is an *Unread; ambiguous answers are refused.
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
		what = rule.Said("this can't be an answer")
	}
	return nil, &Unread{What: what, Hint: rule.Saying("write it such as %s", f.Example)}
}

// Shown returns the words that a fact may take, as displayed in lang, in schema order.
func (b *Book) Shown(f *Fact, lang rule.Lang) []string {
	shown := b.importer.Shown(f.from, lang)
	all := make([]string, len(f.Words))
	for i, word := range f.Words {
		all[i] = shown[word]
	}
	return all
}

// Currencies returns the codes of the currencies that amounts may have.
func (b *Book) Currencies() []string { return b.importer.Currencies }
