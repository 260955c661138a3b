// Package redact takes out of a profile what says who it is of: facts that reviewers are not to see, or all names and exact amounts, so that
// a profile can be handed on. It knows the facts of the schema and no judgement.
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

// Maskable reports whether a fact can be hidden from reviewers: a text, a word, or a list of them. A number can't, since conclusions show it
// in other figures.
func Maskable(f *fact.Fact) bool {
	return f.Kind == fact.Text || f.Kind == fact.Word || f.Kind == fact.Texts
}

// Mask takes the facts of patterns out of a document, in place, and returns the texts that stood there, the longest first. What else the
// document says of where facts come from goes too, since documents have names.
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

// hidden stands where a text was.
const hidden = "███"

// Scrub has texts nowhere in a value of JSON: neither as a text nor in one, whatever their case, nor as a key. A text that ends in a letter
// or digit is found as a word of its own, so that a short one does not cut up others; Chinese has no such bounds.
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
	if len(folded) != len(in) { // a letter whose other case has another length: then the case counts
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

// bounded reports whether a text stands between others as a word of its own.
func bounded(before, text, after string) bool {
	joined := func(a, b rune) bool { return wordy(a) && wordy(b) }
	first, last := []rune(text)[0], []rune(text)[len([]rune(text))-1]
	left, right := []rune(before), []rune(after)
	return !(len(left) > 0 && joined(left[len(left)-1], first)) && !(len(right) > 0 && joined(last, right[0]))
}

// wordy reports whether a letter or digit is of a script that parts its words.
func wordy(r rune) bool {
	return (unicode.IsLetter(r) || unicode.IsNumber(r)) && !unicode.Is(unicode.Han, r) && !unicode.Is(unicode.Hiragana, r) && !unicode.Is(unicode.Katakana, r)
}

// Anonymous is a document without names and with amounts in bands: only facts that the schema knows are left; every free text is replaced by
// a number, the same text by the same one, so that a holder who is a founder is still one; an amount by the lower end of its band, of which
// the bounds are 1, 2 and 5 times powers of ten; other numbers from 100 on likewise. Dates, rates, words of the schema, codes of
// countries, yes and no stay as they are.
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

// codes are texts that the schema holds to codes of countries.
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

// Band is the lower end of the band of an amount: 0, or the nearest of 1, 2, 5, 10, 20, 50 ... towards zero, with its sign. What is less
// than 1 is in the band from 0.
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
