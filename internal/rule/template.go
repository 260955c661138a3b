package rule

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/diligo/diligo/internal/words"
)

// cutPlaceholder splits a template at its first placeholder, {name} or {name:format}; ok is false when there is none.
func cutPlaceholder(template string) (before, name, format, after string, ok bool) {
	for start := strings.IndexByte(template, '{'); start >= 0; {
		rest := template[start+1:]
		n := leading(rest, isNameByte)
		end := n
		if n > 0 && end < len(rest) && rest[end] == ':' {
			f := leading(rest[n+1:], isFormatByte)
			if format = rest[n+1 : n+1+f]; f > 0 {
				if end = n + 1 + f; end < len(rest) && (rest[end] == '+' || rest[end] == '-') {
					end++
					format = rest[n+1 : end]
				}
			}
		}
		if n > 0 && end < len(rest) && rest[end] == '}' {
			return template[:start], rest[:n], format, rest[end+1:], true
		}
		format = ""
		next := strings.IndexByte(rest, '{')
		if next < 0 {
			break
		}
		start += 1 + next
	}
	return template, "", "", "", false
}

// leading returns the length of the run of such bytes that a text starts with.
func leading(text string, is func(byte) bool) int {
	for i := range len(text) {
		if !is(text[i]) {
			return i
		}
	}
	return len(text)
}

func isNameByte(c byte) bool { return isFormatByte(c) || c == '_' }

func isFormatByte(c byte) bool { return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' }

// Placeholders lists the names that a template refers to.
func Placeholders(template string) []string {
	var names []string
	for _, b := range ParseTemplate(template).blanks {
		names = append(names, b.name)
	}
	return names
}

// Template is a text with blanks, read once to be filled in many times:
//
// {name} as it is, {name:1} with one decimal at most, {name:money}, {name:percent} of a value from 0 to 100, {name:share} of a
// fraction as percent, {name:points} of a difference of fractions as percentage points, {name:date}, {name:term} and {name:terms} for words of the vocabulary, {name:list}. A sign behind a
// numeric format gives the direction of rounding: {name:1-} down, {name:money+} up; without one it is to the nearest, halves
// away from zero.
type Template struct {
	text   string
	blanks []blank
	tail   string // behind the last blank
}

type blank struct {
	before       string // the text between it and the blank before
	match        string // as it is written
	name, format string
}

// ParseTemplate reads a template. What is not a blank is text.
func ParseTemplate(text string) Template {
	t := Template{text: text}
	for rest := text; ; {
		before, name, format, after, ok := cutPlaceholder(rest)
		if !ok {
			t.tail = rest
			return t
		}
		t.blanks = append(t.blanks, blank{before, rest[len(before) : len(rest)-len(after)], name, format})
		rest = after
	}
}

// Text returns the template as it is written.
func (t Template) Text() string { return t.text }

// StartsWithWord reports whether the first word comes from the vocabulary, which writes words as inside a sentence.
func (t Template) StartsWithWord() bool {
	if len(t.blanks) == 0 || t.blanks[0].before != "" {
		return false
	}
	format := t.blanks[0].format
	return format == "term" || format == "terms"
}

// Render fills in a template that is used once.
func (v Vocabulary) Render(template string, values map[string]any, lang Lang) (string, error) {
	return v.Fill(ParseTemplate(template), func(name string) any { return values[name] }, lang)
}

// Fill fills in the template. Values are JSON values, with numbers as json.Number. A missing (nil) or unsuitable value is an error, and its
// blank is left as written.
func (v Vocabulary) Fill(t Template, value func(name string) any, lang Lang) (string, error) {
	if strings.IndexByte(t.text, '{') < 0 {
		return t.text, nil
	}
	var problem error
	text := make([]byte, 0, 2*len(t.text))
	one := false // the number before is 1, and English has a singular
	for _, b := range t.blanks {
		text = append(text, counted(b.before, one)...)
		x := value(b.name)
		if x == nil {
			problem = words.Errorf("text names %q, which has no value", b.name)
			text = append(text, b.match...)
			continue
		}
		filled, err := v.format(b.name, b.format, x, lang)
		if err != nil {
			problem = words.Errorf("text names %q: %w", b.match, err)
			filled = b.match
		}
		text = append(text, filled...)
		one = lang == English && filled == "1"
	}
	return tighten(string(append(text, counted(t.tail, one)...))), problem
}

// counted returns the text behind a number: " months of runway" is " month of runway" behind 1.
func counted(text string, one bool) string {
	if !one {
		return text
	}
	for _, noun := range countedNouns {
		if rest, ok := strings.CutPrefix(text, noun+"s"); ok && (rest == "" || !isNameByte(rest[0])) {
			return noun + rest
		}
	}
	return text
}

// countedNouns are what texts count.
var countedNouns = []string{
	" day", " week", " month", " quarter", " year", " time", " point", " percentage point", " share", " row", " person", " investor", " unit",
	" sample", " round", " customer", " statement", " pilot", " founder", " figure", " document", " channel",
}

// Capitalized starts a text with a capital letter.
func Capitalized(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}

// tighten drops spaces between Chinese characters, which stand where a value that ends or starts with one was filled in.
func tighten(text string) string {
	var out strings.Builder
	kept := 0 // up to where the text is written or dropped
	for at := range len(text) {
		if text[at] != ' ' {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		after, _ := utf8.DecodeRuneInString(text[at+1:])
		if isHan(before) && isHan(after) {
			out.WriteString(text[kept:at])
			kept = at + 1
		}
	}
	if kept == 0 {
		return text
	}
	out.WriteString(text[kept:])
	return out.String()
}

func isHan(r rune) bool { return r >= 0x2e80 && unicode.Is(unicode.Han, r) }

func (v Vocabulary) format(name, format string, value any, lang Lang) (string, error) {
	kind, round := format, toNearest
	if s, ok := strings.CutSuffix(format, "+"); ok {
		kind, round = s, up
	} else if s, ok := strings.CutSuffix(format, "-"); ok {
		kind, round = s, down
	}
	switch kind {
	case "":
		return plain(value, lang)
	case "money":
		return money(value, round, lang)
	case "percent", "share", "points":
		n, err := numberOf(value)
		if err != nil {
			return "", err
		}
		if kind != "percent" {
			n = n.shifted(2)
		}
		text := n.decimal(1, round)
		switch {
		case kind != "points":
			return text + "%", nil
		case lang != English:
			return text + words.In(lang, " percentage points"), nil
		case text == "1":
			return "1 percentage point", nil
		}
		return text + " percentage points", nil
	case "date":
		s, ok := value.(string)
		if !ok {
			return "", words.Errorf("a date is needed, got %v", value)
		}
		return Date(s, lang), nil
	case "term":
		s, ok := value.(string)
		if !ok {
			return "", words.Errorf("a word is needed, got %v", value)
		}
		return v.Word(name, s, lang), nil
	case "terms", "list":
		items, ok := value.([]any)
		if !ok {
			return "", words.Errorf("a list is needed, got %v", value)
		}
		return list(items, lang, func(word string) string {
			if kind == "terms" {
				return v.Word(strings.TrimSuffix(name, "s"), word, lang) // {channels:terms} holds channels
			}
			return word
		})
	}
	decimals, err := strconv.Atoi(kind)
	if err != nil || strconv.Itoa(decimals) != kind {
		return "", words.Errorf("unknown format")
	}
	n, err := numberOf(value)
	if err != nil {
		return "", err
	}
	return n.decimal(decimals, round), nil
}

// plain renders a value for which a text gives no format.
func plain(value any, lang Lang) (string, error) {
	switch x := value.(type) {
	case string:
		return x, nil
	case bool:
		if x {
			return words.In(lang, "yes"), nil
		}
		return words.In(lang, "no"), nil
	case []any:
		return list(x, lang, func(word string) string { return word })
	case map[string]any:
		if several(x) {
			return members(x, lang)
		}
		return money(x, toNearest, lang)
	}
	n, err := numberOf(value)
	if err != nil {
		return "", err
	}
	return n.decimal(4, toNearest), nil
}

// list renders the items of a list, each as word says; lists and objects among them in brackets.
func list(items []any, lang Lang, word func(string) string) (string, error) {
	var all words.List
	for _, item := range items {
		text, err := plain(item, lang)
		if err != nil {
			return "", err
		}
		if several(item) {
			text = bracketed(text, lang)
		}
		all = append(all, word(text))
	}
	return all.In(lang), nil
}

// members renders an object such as a threshold for each stage, in the order of the stages, else by name. What has several values of its
// own is set off, so that it shows whose they are.
func members(object map[string]any, lang Lang) (string, error) {
	apart := anySeveral(object)
	var parts words.List
	for _, name := range slices.SortedFunc(maps.Keys(object), func(a, b string) int {
		return cmp.Or(cmp.Compare(slices.Index(Stages, a), slices.Index(Stages, b)), cmp.Compare(a, b))
	}) {
		text, err := plain(object[name], lang)
		if err != nil {
			return "", err
		}
		if !apart {
			parts = append(parts, name+" "+text)
			continue
		}
		if within, ok := object[name].(map[string]any); ok && several(within) && anySeveral(within) {
			text = bracketed(text, lang)
		}
		parts = append(parts, words.Say(lang, "%s: %s", name, cmp.Or(text, words.In(lang, "none"))))
	}
	if apart {
		return strings.Join(parts, words.In(lang, "; ")), nil
	}
	return parts.In(lang), nil
}

func bracketed(text string, lang Lang) string {
	return strings.TrimLeft(words.In(lang, " ("), " ") + text + words.In(lang, ")")
}

// several reports whether a value is a list or an object, other than money.
func several(value any) bool {
	switch x := value.(type) {
	case []any:
		return true
	case map[string]any:
		return x["currency"] == nil || x["amount"] == nil && x["amount_text"] == nil
	}
	return false
}

func anySeveral(object map[string]any) bool {
	for _, value := range object {
		if several(value) {
			return true
		}
	}
	return false
}

// FormatValue renders any JSON value for people: numbers grouped, money with its currency, lists joined.
func FormatValue(value any, lang Lang) string {
	if s, err := plain(value, lang); err == nil {
		return s
	}
	raw, err := json.Marshal(value)
	if err != nil {
		return fmt.Sprint(value)
	}
	return string(raw)
}

// Date renders a date of any precision (YYYY, YYYY-MM or YYYY-MM-DD).
func Date(date string, lang Lang) string {
	if lang != Chinese {
		return date
	}
	units := []string{"年", "月", "日"}
	parts := strings.Split(date, "-")
	if len(parts) > len(units) {
		return date
	}
	var b strings.Builder
	for i, part := range parts {
		if i > 0 {
			part = strings.TrimPrefix(part, "0")
		}
		b.WriteString(part + units[i])
	}
	return b.String()
}
