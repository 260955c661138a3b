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

// UnitName is a unit of the schema as people read it.
func UnitName(unit string) rule.Text {
	if t, ok := units[unit]; ok {
		return t
	}
	return rule.Text{EN: unit, ZH: unit}
}

// units are the units that read otherwise.
var units = map[string]rule.Text{
	"persons": {EN: "persons", ZH: "人"}, "shares": {EN: "shares", ZH: "股"}, "months": {EN: "months", ZH: "月"}, "years": {EN: "years", ZH: "年"},
	"customers": {EN: "customers", ZH: "家"}, "per year": {EN: "per year", ZH: "次/年"}, "per month": {EN: "per month", ZH: "每月"},
	"days": {EN: "days", ZH: "天"}, "hours": {EN: "hours", ZH: "小时"}, "rows": {EN: "rows", ZH: "行"}, "tokens": {EN: "tokens", ZH: "词元"},
	"GPU hours": {EN: "GPU hours", ZH: "GPU 小时"}, "fraction": {EN: "0 to 1", ZH: "小数，0 至 1"}, "1-5": {EN: "1 to 5", ZH: "1 至 5"},
}
