package importer

import (
	"strings"

	"github.com/diligo/diligo/internal/rule"
)

// formStyle is how the cells of a form are written: words in either language, lists with one entry a line.
func (im *Importer) formStyle(f *fact) style {
	s := style{points: true, decimal: decimalPoint}
	if f.kind == kindTexts {
		s.split = "\n"
		if f.words != nil {
			s.split = "\n;；,，、"
		}
	}
	if f.words != nil && (f.kind == kindEnum || f.kind == kindTexts) {
		s.words = map[string]string{}
		for _, lang := range []rule.Lang{rule.English, rule.Chinese} {
			for word, text := range im.shown(f, lang) {
				s.words[strings.ToLower(text)] = word
			}
		}
		for _, word := range f.words {
			s.words[strings.ToLower(word)] = word
		}
	}
	return s
}

// shown are the words of an enum as people of a language read them. Words that would read alike stay as they are.
func (im *Importer) shown(f *fact, lang rule.Lang) map[string]string {
	shown := map[string]string{}
	times := map[string]int{}
	for _, word := range f.words {
		shown[word] = im.words.Word(f.name, word, lang)
		times[strings.ToLower(shown[word])]++
	}
	for word, text := range shown {
		if times[strings.ToLower(text)] > 1 {
			shown[word] = word
		}
	}
	return shown
}
