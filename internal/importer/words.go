package importer

import (
	"strings"

	"github.com/diligo/diligo/internal/rule"
)

// FormStyle is how the cells of a form are written: words in either language, lists with one entry a line.
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

// Shown are the words of an enum as people of a language read them. Words that would read alike stay as they are.
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
