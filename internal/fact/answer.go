package fact

import (
	"errors"
	"strings"

	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/rule"
)

// Unread says why an answer can't be read, and what to do.
type Unread struct{ What, Hint string }

// Error implements error.
func (u *Unread) Error() string { return u.What }

// Value reads an answer as people write it, in either language: "4.2m CNY", "420万", "yes", "12.5%", "2026-10". An amount without a currency
// has the given one, if any. Texts of a list are parted by semicolons or lines. The error is an *Unread; nothing that can be read in two ways
// is.
func (f *Fact) Value(b *Book, text, currency string) (any, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return nil, &Unread{What: "there is no answer"}
	}
	style := b.importer.FormStyle(f.from)
	if f.Kind == Texts {
		style.Split += ";；"
	}
	cell := importer.Cell{Text: text}
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
	var p *importer.Problem
	if !errors.As(err, &p) || p.What == "" {
		return nil, &Unread{What: "this says nothing of the fact", Hint: "write a value, or leave it open"}
	}
	hint := p.Hint
	if f.Kind == Money {
		hint = "write the amount with its currency, such as 4.2m CNY"
	}
	return nil, &Unread{What: p.What, Hint: hint}
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
