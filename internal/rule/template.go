package rule

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"math/big"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// placeholder is {name} or {name:format}.
var placeholder = regexp.MustCompile(`\{([a-z0-9_]+)(?::([a-z0-9]+[+-]?))?\}`)

// Placeholders lists the names that a template refers to.
func Placeholders(template string) []string {
	var names []string
	for _, m := range placeholder.FindAllStringSubmatch(template, -1) {
		names = append(names, m[1])
	}
	return names
}

// Render fills a template: {name} as it is, {name:1} with one decimal at most, {name:money}, {name:percent} of a value from 0 to 100,
// {name:share} of a fraction as percent, {name:date}, {name:term} and {name:terms} for words of the vocabulary, {name:list}.
// A sign behind a numeric format gives the direction of rounding: {name:1-} down, {name:money+} up; without one it is to the
// nearest, halves away from zero. Values are JSON values, numbers as json.Number. A value that is missing or of the wrong kind
// is an error, and stands in the text as it was written.
func (v Vocabulary) Render(template string, values map[string]any, lang Lang) (string, error) {
	if !strings.Contains(template, "{") {
		return template, nil
	}
	var problem error
	text := placeholder.ReplaceAllStringFunc(template, func(match string) string {
		m := placeholder.FindStringSubmatch(match)
		value, ok := values[m[1]]
		if !ok || value == nil {
			problem = fmt.Errorf("text names %q, which has no value", m[1])
			return match
		}
		text, err := v.format(m[1], m[2], value, lang)
		if err != nil {
			problem = fmt.Errorf("text names %q: %w", match, err)
			return match
		}
		return text
	})
	return tighten(text), problem
}

// Capitalized starts a text with a capital letter.
func Capitalized(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}

// tighten drops spaces between Chinese characters, which stand where a value that ends or starts with one was filled in.
func tighten(text string) string {
	if !strings.ContainsFunc(text, isHan) {
		return text
	}
	runes := []rune(text)
	out := make([]rune, 0, len(runes))
	for i, r := range runes {
		if r == ' ' && i > 0 && i+1 < len(runes) && isHan(runes[i-1]) && isHan(runes[i+1]) {
			continue
		}
		out = append(out, r)
	}
	return string(out)
}

func isHan(r rune) bool { return r >= 0x2e80 && unicode.Is(unicode.Han, r) }

func (v Vocabulary) format(name, format string, value any, lang Lang) (string, error) {
	kind, round := format, nearest
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
	case "percent", "share":
		n, err := Number(value)
		if err != nil {
			return "", err
		}
		if kind == "share" {
			n.Mul(n, big.NewRat(100, 1))
		}
		return decimal(n, 1, round) + "%", nil
	case "date":
		s, ok := value.(string)
		if !ok {
			return "", fmt.Errorf("a date is needed, got %v", value)
		}
		return Date(s, lang), nil
	case "term":
		s, ok := value.(string)
		if !ok {
			return "", fmt.Errorf("a word is needed, got %v", value)
		}
		return v.Word(name, s, lang), nil
	case "terms", "list":
		items, ok := value.([]any)
		if !ok {
			return "", fmt.Errorf("a list is needed, got %v", value)
		}
		return list(items, lang, func(word string) string {
			if kind == "terms" {
				return v.Word(strings.TrimSuffix(name, "s"), word, lang) // {channels:terms} holds channels
			}
			return word
		})
	}
	decimals := 0
	if _, err := fmt.Sscanf(kind, "%d", &decimals); err != nil || fmt.Sprint(decimals) != kind {
		return "", fmt.Errorf("unknown format")
	}
	n, err := Number(value)
	if err != nil {
		return "", err
	}
	return decimal(n, decimals, round), nil
}

// plain renders a value for which a text gives no format.
func plain(value any, lang Lang) (string, error) {
	switch x := value.(type) {
	case string:
		return x, nil
	case bool:
		return map[Lang]map[bool]string{English: {true: "yes", false: "no"}, Chinese: {true: "是", false: "否"}}[lang][x], nil
	case []any:
		return list(x, lang, func(word string) string { return word })
	case map[string]any:
		if _, ok := x["currency"]; !ok {
			return members(x, lang)
		}
		return money(x, nearest, lang)
	}
	n, err := Number(value)
	if err != nil {
		return "", err
	}
	return decimal(n, 4, nearest), nil
}

// list renders the items of a list, each as word says.
func list(items []any, lang Lang, word func(string) string) (string, error) {
	var words []string
	for _, item := range items {
		text, err := plain(item, lang)
		if err != nil {
			return "", err
		}
		words = append(words, word(text))
	}
	return strings.Join(words, map[Lang]string{English: ", ", Chinese: "、"}[lang]), nil
}

// members renders an object such as a threshold for each stage, in the order of the stages, else by name.
func members(object map[string]any, lang Lang) (string, error) {
	var parts []string
	for _, name := range slices.SortedFunc(maps.Keys(object), func(a, b string) int {
		return cmp.Or(cmp.Compare(slices.Index(Stages, a), slices.Index(Stages, b)), cmp.Compare(a, b))
	}) {
		text, err := plain(object[name], lang)
		if err != nil {
			return "", err
		}
		parts = append(parts, name+" "+text)
	}
	return strings.Join(parts, map[Lang]string{English: ", ", Chinese: "、"}[lang]), nil
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
