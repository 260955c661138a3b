package tidy

import (
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/diligo/diligo/internal/lazyregexp"
	"github.com/diligo/diligo/internal/rule"
)

// half writes full-width characters in their plain form.
func half(s string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case c >= '！' && c <= '～':
			return c - '！' + '!'
		case c == '\u3000':
			return ' '
		}
		return c
	}, s)
}

// dateForms are the spellings of a date that leave no doubt about it. Day or month first, two digits for a year and a time of
// day do, and so do eight digits that are not a day of these centuries, and a month of one digit behind a point: 2024.1 may be
// what a spreadsheet left of 2024.10.
var dateForms = []*lazyregexp.Regexp{
	lazyregexp.New(`^([12]\d{3})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$`),
	lazyregexp.New(`^([12]\d{3})/(\d{1,2})(?:/(\d{1,2}))?$`),
	lazyregexp.New(`^([12]\d{3})\.(\d{1,2})\.(\d{1,2})$`),
	lazyregexp.New(`^([12]\d{3})\.(\d{2})$`),
	lazyregexp.New(`^((?:19|20)\d{2})(\d{2})(\d{2})$`),
	lazyregexp.New(`^([12]\d{3}) *年(?: *(\d{1,2}) *月(?: *(\d{1,2}) *[日号])?)?$`),
}

// date writes a date as YYYY, YYYY-MM or YYYY-MM-DD. A text that is not one, or leaves a doubt, is returned as it is.
func date(s string) string {
	plain := strings.TrimSpace(half(s))
	for _, pattern := range dateForms {
		parts := pattern.FindStringSubmatch(plain)
		if parts == nil {
			continue
		}
		written, layout := parts[1], "2006"
		for i, part := range slices.Concat(parts, []string{""})[2:4] {
			if part != "" {
				written += "-" + ("0" + part)[len(part)-1:]
				layout += []string{"-01", "-02"}[i]
			}
		}
		if _, err := time.Parse(layout, written); err != nil {
			return s // no such day
		}
		return written
	}
	return s
}

// word writes a text as the one of the words that it spells: in other case, with other separators, full-width, or by the word's
// Chinese name at facts of this name. A text that spells none, or several, is returned as it is.
func word(s string, words []string, field string, vocabulary rule.Vocabulary) string {
	if slices.Contains(words, s) {
		return s
	}
	letters := bare(s)
	var found []string
	for _, w := range words {
		if letters != "" && (bare(w) == letters || bare(vocabulary.Word(field, w, rule.Chinese)) == letters) {
			found = append(found, w)
		}
	}
	if len(found) == 1 {
		return found[0]
	}
	return s
}

// bare returns the letters of a word, without case, spaces, hyphens and underscores.
func bare(s string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsSpace(c) || c == '-' || c == '_' {
			return -1
		}
		return unicode.ToLower(c)
	}, half(s))
}

var (
	// number is a stretch of an amount in words that only digits, separators and spaces make up. The Chinese digits are in it
	// so that a number is never cut off from one that goes on with them.
	number = lazyregexp.New(`[0-9一二两三四五六七八九][0-9一二两三四五六七八九,，'’.．\s\p{Zs}]*[0-9一二两三四五六七八九]`)
	// grouped is a number with separators in their right places: thousands, Indian lakhs, or groups of four.
	grouped = lazyregexp.New(`^([0-9]{1,3}(,[0-9]{3}){1,4}|[0-9]{1,2}(,[0-9]{2}){1,5},[0-9]{3}|[0-9]{1,3}(,[0-9]{4}){1,3})(\.[0-9]{1,12})?$`)
	marks   = strings.NewReplacer("，", ",", "'", ",", "’", ",", "．", ".")
)

// amount writes the numbers in an amount in words with plain digits and without thousands separators. A number whose separators
// stand elsewhere keeps them: 1,5 may be one and a half.
func amount(s string) string {
	s = strings.Map(func(c rune) rune {
		if c >= '０' && c <= '９' {
			return c - '０' + '0'
		}
		return c
	}, s)
	return number.ReplaceAllStringFunc(s, func(n string) string {
		if plain := marks.Replace(n); grouped.MatchString(plain) {
			return strings.ReplaceAll(plain, ",", "")
		}
		return n
	})
}
