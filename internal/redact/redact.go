// Package redact removes from a profile what identifies its company: facts that reviewers are not to see, or all names and exact amounts,
// so that the profile can be passed on. It knows the facts of the schema and makes no judgement.
package redact

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/diligo/diligo/internal/fact"
)

// Maskable reports whether a fact can be hidden from reviewers: a text, an enum word, or a list of them. A number can't, because
// conclusions repeat it in other figures.
func Maskable(f *fact.Fact) bool {
	return f.Kind == fact.Text || f.Kind == fact.Word || f.Kind == fact.Texts
}

// Mask removes the facts that match patterns from a document, in place, and returns their texts, longest first. It also removes provenance
// and extensions, which may name the company.
func Mask(document map[string]any, patterns []string) (texts []string) {
	delete(document, "provenance")
	delete(document, "extensions")
	for _, p := range patterns {
		take(document, strings.Split(strings.TrimPrefix(p, "/"), "/"), &texts)
	}
	slices.SortFunc(texts, func(a, b string) int {
		if d := len(b) - len(a); d != 0 {
			return d
		}
		return strings.Compare(a, b)
	})
	return slices.Compact(texts)
}

func take(x any, path []string, texts *[]string) {
	switch x := x.(type) {
	case map[string]any:
		v, ok := x[path[0]]
		switch {
		case !ok:
		case len(path) == 1:
			collect(v, texts)
			delete(x, path[0])
		default:
			take(v, path[1:], texts)
		}
	case []any:
		if path[0] != "*" {
			return
		}
		for i := range x {
			if len(path) == 1 {
				collect(x[i], texts)
				x[i] = hidden
				continue
			}
			take(x[i], path[1:], texts)
		}
	}
}

func collect(x any, texts *[]string) {
	switch x := x.(type) {
	case string:
		if strings.TrimSpace(x) != "" {
			*texts = append(*texts, x)
		}
	case []any:
		for _, v := range x {
			collect(v, texts)
		}
	}
}

// hidden replaces a text that was removed.
const hidden = "███"

// Scrub removes texts from a JSON value, in place, and returns it: whether they are whole strings, parts of strings or keys, and whatever
// their case. A text that begins or ends with a letter or digit matches only whole words there, so that a short one does not cut up others;
// Chinese has no word boundaries.
func Scrub(x any, texts []string) any {
	switch x := x.(type) {
	case string:
		for _, t := range texts {
			x = without(x, t)
		}
		return x
	case []any:
		for i := range x {
			x[i] = Scrub(x[i], texts)
		}
		return x
	case map[string]any:
		for k, v := range x {
			scrubbed, _ := Scrub(k, texts).(string)
			if scrubbed != k {
				delete(x, k)
			}
			x[scrubbed] = Scrub(v, texts)
		}
		return x
	}
	return x
}

func without(in, text string) string {
	folded, sought := strings.ToLower(in), strings.ToLower(text)
	if len(folded) != len(in) { // a letter whose other case has another length: then case matters
		folded, sought = in, text
	}
	var b strings.Builder
	for at := 0; ; {
		i := strings.Index(folded[at:], sought)
		if i < 0 {
			b.WriteString(in[at:])
			return b.String()
		}
		i += at
		end := i + len(sought)
		if bounded(folded[:i], sought, folded[end:]) {
			b.WriteString(in[at:i] + hidden)
		} else {
			b.WriteString(in[at:end])
		}
		at = end
	}
}

// bounded reports whether a text stands as a word of its own between others.
func bounded(before, text, after string) bool {
	joined := func(a, b rune) bool { return wordy(a) && wordy(b) }
	first, last := []rune(text)[0], []rune(text)[len([]rune(text))-1]
	left, right := []rune(before), []rune(after)
	return !(len(left) > 0 && joined(left[len(left)-1], first)) && !(len(right) > 0 && joined(last, right[0]))
}

// wordy reports whether a rune is a letter or digit of a script that separates words.
func wordy(r rune) bool {
	return (unicode.IsLetter(r) || unicode.IsNumber(r)) && !unicode.Is(unicode.Han, r) && !unicode.Is(unicode.Hiragana, r) && !unicode.Is(unicode.Katakana, r)
}

// Anonymous returns a document without names and with amounts in bands. Only facts in the schema remain. A free text becomes a number, the
// same text always the same one, so that a holder who is a founder still is. An amount becomes the lower end of its band, whose bounds are
// 1, 2 and 5 times powers of ten; so do other numbers from 100 on. Dates, rates, enum words, country codes and booleans stay.
func Anonymous(book *fact.Book, document map[string]any) map[string]any {
	a := &anonymous{numbers: map[string]string{}}
	out := map[string]any{}
	for _, f := range book.Sections() {
		if v, ok := document[f.Name]; ok && f.Name != "$schema" {
			if v = a.of(f, v); v != nil {
				out[f.Name] = v
			}
		}
	}
	return out
}

type anonymous struct{ numbers map[string]string }

func (a *anonymous) text(x any) any {
	s, ok := x.(string)
	if !ok {
		return nil
	}
	n, ok := a.numbers[s]
	if !ok {
		n = "redacted-" + strconv.Itoa(len(a.numbers)+1)
		a.numbers[s] = n
	}
	return n
}

// codes are the texts that the schema restricts to country codes.
var codes = map[string]bool{"/company/country": true, "/company/jurisdiction": true}

func (a *anonymous) of(f *fact.Fact, x any) any {
	switch f.Kind {
	case fact.Group:
		return a.members(f, x)
	case fact.Table:
		list, _ := x.([]any)
		out := []any{}
		for _, entry := range list {
			if e := a.members(f, entry); e != nil {
				out = append(out, e)
			}
		}
		return out
	case fact.Text:
		if codes[f.Pattern] {
			return x
		}
		return a.text(x)
	case fact.Texts:
		list, _ := x.([]any)
		out := []any{}
		for _, entry := range list {
			if len(f.Words) > 0 || f.Pattern == "/complete" {
				out = append(out, entry)
			} else if t := a.text(entry); t != nil {
				out = append(out, t)
			}
		}
		return out
	case fact.Money:
		m, _ := x.(map[string]any)
		amount, ok := float(m["amount"])
		if !ok {
			return nil
		}
		return map[string]any{"amount": Band(amount), "currency": m["currency"]}
	case fact.Integer, fact.Number:
		if n, ok := float(x); ok && math.Abs(n) >= 100 {
			return Band(n)
		}
		return x
	case fact.Map:
		return nil
	}
	return x
}

func (a *anonymous) members(f *fact.Fact, x any) any {
	m, ok := x.(map[string]any)
	if !ok {
		return nil
	}
	out := map[string]any{}
	for _, member := range f.Members() {
		if v, ok := m[member.Name]; ok && v != nil {
			if v = a.of(member, v); v != nil {
				out[member.Name] = v
			}
		}
	}
	return out
}

func float(x any) (float64, bool) {
	switch x := x.(type) {
	case float64:
		return x, true
	case json.Number:
		f, err := x.Float64()
		return f, err == nil
	}
	f, err := strconv.ParseFloat(fmt.Sprint(x), 64)
	return f, err == nil
}

// Band returns the lower end of the band of an amount: 0, or the nearest of 1, 2, 5, 10, 20, 50 ... towards zero, with the sign of the
// amount. Amounts below 1 are in the band from 0.
func Band(amount float64) float64 {
	size := math.Abs(amount)
	if size < 1 {
		return 0
	}
	power := math.Pow(10, math.Floor(math.Log10(size)))
	if power > size { // the logarithm was rounded up
		power /= 10
	}
	low := power
	for _, m := range []float64{2, 5, 10} {
		if size >= m*power {
			low = m * power
		}
	}
	return math.Copysign(low, amount)
}
