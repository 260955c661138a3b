package importer

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"

	"github.com/diligo/diligo/internal/rule"
)

// FormStyle returns how the cells of a form are written: words in either language, one list entry per line.
func (im *Importer) FormStyle(f *Fact) Style {
	s := Style{Points: true, Decimal: decimalPoint}
	if f.Kind == KindTexts {
		s.Split = "\n"
		if f.Words != nil {
			s.Split = "\n;；,，、"
		}
	}
	if f.Words != nil && (f.Kind == KindEnum || f.Kind == KindTexts) {
		s.Words = map[string]string{}
		for _, lang := range []rule.Lang{rule.English, rule.Chinese} {
			for word, text := range im.Shown(f, lang) {
				s.Words[strings.ToLower(text)] = word
			}
		}
		for _, word := range f.Words {
			s.Words[strings.ToLower(word)] = word
		}
	}
	return s
}

// Shown returns how the words of an enum are displayed in lang. Words that would look the same are left as they are.
func (im *Importer) Shown(f *Fact, lang rule.Lang) map[string]string {
	shown := map[string]string{}
	times := map[string]int{}
	for _, word := range f.Words {
		shown[word] = im.words.Word(f.Name, word, lang)
		times[strings.ToLower(shown[word])]++
	}
	for word, text := range shown {
		if times[strings.ToLower(text)] > 1 {
			shown[word] = word
		}
	}
	return shown
}

//go:embed words.yaml
var wordList []byte

// Words are the words that people write into cells, in lower case.
type Words struct {
	countries, places map[string]string // ISO 3166 codes by name
	truths            map[string]bool
	Nothing           []string // texts that mean the same as an empty cell
	None              []string // texts that mean "none"
	Totals            []string // labels of total rows
}

// ListedWords returns the shipped list.
var ListedWords = sync.OnceValue(func() *Words {
	var list struct {
		Countries, Places     map[string][]string
		Yes, No               []string
		Nothing, None, Totals []string
	}
	if err := yaml.Unmarshal(wordList, &list); err != nil {
		panic(fmt.Sprintf("words.yaml: %v", err)) // it is compiled in, and a test reads it
	}
	w := &Words{
		countries: map[string]string{}, places: map[string]string{}, truths: map[string]bool{},
		Nothing: list.Nothing, None: list.None, Totals: list.Totals,
	}
	for to, names := range map[*map[string]string]map[string][]string{&w.countries: list.Countries, &w.places: list.Places} {
		for code, texts := range names {
			(*to)[strings.ToLower(code)] = code
			for _, text := range texts {
				(*to)[fold(text)] = code
			}
		}
	}
	for truth, texts := range map[bool][]string{true: list.Yes, false: list.No} {
		for _, text := range texts {
			w.truths[fold(text)] = truth
		}
	}
	return w
})

// fold normalizes a text for lookup in the list.
func fold(text string) string { return strings.ToLower(Narrow(text)) }

// Country returns the ISO 3166-1 code of a country from its code or its name in English, Chinese or German.
func (w *Words) Country(text string) (code string, ok bool) {
	code, ok = w.countries[fold(text)]
	return code, ok
}

// Jurisdiction returns the ISO 3166 code of a country, or of a subdivision in which companies are often incorporated.
func (w *Words) Jurisdiction(text string) (code string, ok bool) {
	if code, ok = w.places[fold(text)]; ok {
		return code, ok
	}
	return w.Country(text)
}

// Truth returns the meaning of a word for yes or no.
func (w *Words) Truth(text string) (truth, ok bool) {
	truth, ok = w.truths[fold(text)]
	return truth, ok
}

// UnitName returns the display name of a schema unit.
func UnitName(unit string) rule.Text {
	if t, ok := units[unit]; ok {
		return t
	}
	return rule.Text{EN: unit, ZH: unit}
}

// units holds the display names that differ from the unit itself.
var units = map[string]rule.Text{
	"persons": rule.Said("persons"), "shares": rule.Said("shares"), "months": rule.Said("importer|months"), "years": rule.Said("years"),
	"customers": rule.Said("customers"), "per year": rule.Said("per year"), "per month": rule.Said("per month"),
	"days": rule.Said("days"), "hours": rule.Said("hours"), "rows": rule.Said("rows"), "tokens": rule.Said("tokens"),
	"GPU hours": rule.Said("GPU hours"), "fraction": rule.Said("0 to 1"), "1-5": rule.Said("1 to 5"),
}
