package report

import (
	"reflect"
	"testing"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/report/phrase"
	"github.com/diligo/diligo/internal/report/reporttest"
	"github.com/diligo/diligo/internal/rule"
)

func TestOptions_UTF16Column(t *testing.T) {
	o := phrase.Options{Profiles: reporttest.Profiles{LineOf: func(n int) string { return []string{"", `{"科技": "😀x😀"}`}[n-1] }}}
	tests := []struct {
		name               string
		line, column, want int
	}{
		{"before", 2, 9, 9},
		{"behind one of two units", 2, 10, 11},
		{"behind two of them", 2, 12, 14},
		{"end of the line", 2, 14, 16},
		{"behind the end", 2, 20, 22},
		{"no text", 1, 7, 7},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := textsFor(o).utf16Column("a.json", tt.line, tt.column); got != tt.want {
				t.Errorf("column %d, want %d", got, tt.want)
			}
		})
	}
	if got := textsFor(phrase.Options{}).utf16Column("a.json", 2, 9); got != 9 {
		t.Errorf("without lines: %d", got)
	}
}

// TestWords: every word exists in every language.
func TestWords(t *testing.T) {
	for _, lang := range []rule.Lang{rule.English, rule.Chinese} {
		for _, table := range []any{phrase.WordsIn(lang), markdownWordsIn(lang), pageWordsIn(lang)} {
			v := reflect.ValueOf(table)
			for i := range v.NumField() {
				if v.Field(i).IsZero() {
					t.Errorf("%s: %s.%s is missing", lang, v.Type().Name(), v.Type().Field(i).Name)
				}
			}
		}
	}
}

// TestEntry_Place: locations outside the input, such as an as-of date from the command line, are skipped.
func TestEntry_Place(t *testing.T) {
	set, cash := assessment.Location{Pointer: "/company/as_of"}, assessment.Location{Pointer: "/financials/cash", Line: 4, Column: 9, EndLine: 6, EndColumn: 2}
	tests := []struct {
		name      string
		locations []assessment.Location
		pointer   string
		want      place
	}{
		{"the first that stands somewhere", []assessment.Location{set, cash}, "/financials/cash", place{4, 9, 6, 2}},
		{"none does", []assessment.Location{set}, "/company/as_of", start},
		{"none at all", nil, "", start},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e := entry{finding: &assessment.Finding{Locations: tt.locations}}
			if e.primary().Pointer != tt.pointer || e.place() != tt.want {
				t.Errorf("%s at %v, want %s at %v", e.primary().Pointer, e.place(), tt.pointer, tt.want)
			}
		})
	}
}
