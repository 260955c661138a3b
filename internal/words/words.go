// Package words is what the program says, in every language.
//
// English stands in the code, where something is said, and is the key of its translations:
//
//	words.Say(lang, "No findings.")
//	words.Say(lang, "the first %d of %d", shown, all)
//	words.Count(lang, n, "%d rule", "%d rules")                    // n is the first value
//	words.Errorf("%s: the rate must be positive, got %s", at, got)   // an error; %w wraps, as in package fmt
//	words.Text("the string %q", s)                                   // a part of an error, worded when the error is
//
// The translations of a language stand in one file, zh.go, as a function from the English: a switch costs a start nothing, where a map
// would have to be filled. A text is added by writing it in English where it is said, and a case for it in the file of each language. The
// tests say which are missing, which nobody uses any more, and which take other values than the English does; they look at the calls above,
// at what templates say, and at the help of every command and flag. A language is added by its file and a line in the table of languages.
//
// A translation may take the values in another order: "%[2]s ... %[1]s". Where one English word needs two translations, a lower-case
// word and a bar before it tell them apart, and are not shown: "score|Known". Errors of others are wrapped as always; what is ours in them
// is said in the language asked for, and so is what operating systems say of files. What a library says in prose is quoted as English.
//
// Imports nothing of ours, so that everything can say something.
package words

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"unicode"
)

// Lang is a language of texts: "en" or "zh".
type Lang string

// The languages.
const (
	English Lang = "en"
	Chinese Lang = "zh"
)

// translations has the texts of each language but English: from the English to the translation, "" where there is none.
func (l Lang) translations() func(english string) string {
	switch l {
	case Chinese:
		return chinese
	}
	return nil
}

// Langs returns the languages that there are, the default first.
func Langs() []Lang { return []Lang{English, Chinese} }

// ParseLang reads the name of a language.
func ParseLang(name string) (Lang, error) {
	if l := Lang(name); slices.Contains(Langs(), l) {
		return l, nil
	}
	return English, Errorf("unknown language %q: use en or zh", name)
}

// FromLocale returns the language that a POSIX locale such as zh_CN.UTF-8 asks for, English where it is none of ours.
func FromLocale(locale string) Lang {
	for _, l := range Langs() {
		if rest, ok := strings.CutPrefix(strings.ToLower(locale), string(l)); ok && (rest == "" || strings.ContainsAny(rest[:1], "_-.@")) {
			return l
		}
	}
	return English
}

// Say returns a text in a language, with these values in it.
func Say(lang Lang, english string, values ...any) string {
	format := In(lang, english)
	if len(values) == 0 {
		return format
	}
	return fmt.Sprintf(format, worded(lang, values)...)
}

// Count returns a text about n things, its first value: one or many of them, where the language makes a difference. Translations have the key
// of many.
func Count(lang Lang, n int, one, many string, values ...any) string {
	if lang == English && n == 1 {
		many = one
	}
	return Say(lang, many, append([]any{n}, values...)...)
}

// Counted is Count for later: a text about n things, worded when its language is known.
func Counted(n int, one, many string) Message {
	return Described(func(lang Lang) string { return Count(lang, n, one, many) })
}

// In returns the text or format of a language for an English one, itself where there is no other.
func In(lang Lang, english string) string {
	if translate := lang.translations(); translate != nil {
		if text := translate(english); text != "" {
			return text
		}
	}
	return plain(english)
}

// plain leaves out the word that tells two uses of one text apart.
func plain(english string) string {
	before, after, ok := strings.Cut(english, "|")
	if !ok || before == "" || strings.HasPrefix(after, " ") || strings.Trim(before, "abcdefghijklmnopqrstuvwxyz") != "" {
		return english
	}
	return after
}

// Worded is what can say itself in each language.
type Worded interface{ In(lang Lang) string }

// fixed is an error without values.
type fixed string

// New is errors.New with translations. Making one costs nothing, so that variables of packages may hold them.
func New(english string) error { return fixed(english) }

func (f fixed) Error() string { return plain(string(f)) }

// In returns the error in a language.
func (f fixed) In(lang Lang) string { return In(lang, string(f)) }

// Message is a text that is worded when its language is known. Its string is English.
type Message struct {
	format string
	values []any
}

// Text returns a text for later, with these values in it.
func Text(english string, values ...any) Message { return Message{english, values} }

// Verbatim returns a text that is the same in every language.
func Verbatim(text string) Message { return Message{"%s", []any{text}} }

// In returns the text in a language.
func (m Message) In(lang Lang) string {
	if m.format == "%s" && len(m.values) == 1 {
		return fmt.Sprint(worded(lang, m.values)...)
	}
	return Say(lang, m.format, m.values...)
}

func (m Message) String() string { return m.In(English) }

// IsZero reports whether the message says nothing.
func (m Message) IsZero() bool { return m.format == "" }

// UnmarshalText is MarshalText undone: a text that is the same in every language.
func (m *Message) UnmarshalText(text []byte) error {
	*m = Verbatim(string(text))
	return nil
}

// MarshalText returns the text in English.
func (m Message) MarshalText() ([]byte, error) { return []byte(m.String()), nil }

// Or are texts as alternatives, such as "a, b or c".
func Or(texts []string) Message { return joined(texts, "%s or %s") }

// And are texts that all count, such as "a, b and c".
func And(texts []string) Message { return joined(texts, "%s and %s") }

// Either are texts as alternatives, each in the language asked for.
func Either(texts []Message) Message {
	if n := len(texts); n > 1 {
		return Text("%s or %s", Messages(texts[:n-1]), texts[n-1])
	}
	return Text("%s", Messages(texts))
}

// Messages are texts one after the other.
type Messages []Message

// In returns the list in a language.
func (m Messages) In(lang Lang) string {
	list := make(List, len(m))
	for i, text := range m {
		list[i] = text.In(lang)
	}
	return list.In(lang)
}

func (m Messages) String() string { return m.In(English) }

// Foreign returns what a library says, which is in English alone: other languages quote it as such.
func Foreign(text string) Message { return Text("foreign|%s", text) }

// Described returns a text that somebody else has in each language.
func Described(in func(lang Lang) string) Message { return Text("%s", described(in)) }

type described func(lang Lang) string

// In returns the text in a language.
func (d described) In(lang Lang) string { return d(lang) }

func (d described) String() string { return d(English) }

func joined(texts []string, last string) Message {
	if n := len(texts); n > 1 {
		return Text(last, List(texts[:n-1]), texts[n-1])
	}
	return Verbatim(strings.Join(texts, ""))
}

// List are texts one after the other, with the comma of the language.
type List []string

// In returns the list in a language.
func (l List) In(lang Lang) string { return strings.Join(l, In(lang, "list|, ")) }

func (l List) String() string { return l.In(English) }

// failure is an error with a translation.
type failure struct {
	error // in English, and what it wraps
	Message
}

// Errorf is fmt.Errorf with translations: Error is in English, and Error of this package in the language asked for.
func Errorf(english string, values ...any) error {
	return &failure{fmt.Errorf(plain(english), values...), Message{english, values}}
}

func (f *failure) Error() string { return f.error.Error() }

func (f *failure) String() string { return f.error.Error() }

// Unwrap is what the error wraps.
func (f *failure) Unwrap() error { return f.error }

// In returns the error in a language.
func (f *failure) In(lang Lang) string {
	if lang == English {
		return f.Error()
	}
	format := strings.NewReplacer("%w", "%s", "]w", "]s").Replace(In(lang, f.format))
	return fmt.Sprintf(format, worded(lang, f.values)...)
}

// Error returns what an error says, in a language: itself if it can, else its English with what it wraps in place. Prose that is not ours is quoted
// as English; names and numbers stay as they are.
func Error(lang Lang, err error) string {
	if err == nil {
		return ""
	}
	if lang == English {
		return err.Error()
	}
	if w, ok := err.(Worded); ok {
		return w.In(lang)
	}
	text := err.Error()
	if path, ok := err.(*fs.PathError); ok { //nolint:errorlint // it unwraps itself, a level at a time
		if inner := Error(lang, path.Err); inner != path.Err.Error() {
			return Say(lang, "%s: %s", path.Path, inner)
		}
		return text
	}
	switch wraps := err.(type) { //nolint:errorlint // it unwraps itself, a level at a time
	case interface{ Unwrap() []error }:
		for _, inner := range wraps.Unwrap() {
			text = replaced(lang, text, inner)
		}
	case interface{ Unwrap() error }:
		text = replaced(lang, text, wraps.Unwrap())
	default:
		return system(lang, err)
	}
	return text
}

// replaced returns a text with an error that it ends with, or else holds, in the language.
func replaced(lang Lang, text string, inner error) string {
	if inner == nil || inner.Error() == "" {
		return text
	}
	at := strings.LastIndex(text, inner.Error())
	if at < 0 {
		return foreign(lang, text)
	}
	before, behind := text[:at], text[at+len(inner.Error()):]
	if !isWorded(inner) && (isProse(before) || isProse(behind)) {
		return foreign(lang, text)
	}
	return before + Error(lang, inner) + behind
}

// isWorded reports whether an error, or what it wraps, says itself in every language.
func isWorded(err error) bool {
	var worded Worded
	var file *fs.PathError
	return errors.As(err, &worded) || errors.As(err, &file)
}

// foreign quotes prose in English; what is none, or is in another language already, stays.
func foreign(lang Lang, text string) string {
	if isProse(text) && strings.IndexFunc(text, func(c rune) bool { return c > unicode.MaxLatin1 }) < 0 {
		return Foreign(text).In(lang)
	}
	return text
}

// isProse reports whether two words of Latin letters follow each other.
func isProse(text string) bool {
	before := false
	for word := range strings.SplitSeq(text, " ") {
		bare := strings.Trim(word, ",;.")
		is := len(bare) > 1 && strings.IndexFunc(bare, func(c rune) bool { return c > unicode.MaxASCII || !unicode.IsLetter(c) }) < 0
		if is && before {
			return true
		}
		before = is
	}
	return false
}

// system returns what an operating system says of a file.
func system(lang Lang, err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return Say(lang, "no such file or directory")
	case errors.Is(err, fs.ErrPermission):
		return Say(lang, "permission denied")
	case errors.Is(err, fs.ErrExist):
		return Say(lang, "file exists")
	}
	switch err.Error() {
	case "is a directory":
		return Say(lang, "is a directory")
	case "not a directory":
		return Say(lang, "not a directory")
	case "EOF", "unexpected EOF":
		return Say(lang, "it ends too early")
	}
	return foreign(lang, err.Error())
}

// worded puts the values that can say themselves into a language.
func worded(lang Lang, values []any) []any {
	all := values
	for i, v := range values {
		var text string
		switch v := v.(type) {
		case Worded:
			text = v.In(lang)
		case error:
			text = Error(lang, v)
		default:
			continue
		}
		if &all[0] == &values[0] {
			all = slices.Clone(values)
		}
		all[i] = text
	}
	return all
}

// Table returns a table of texts, made once for each language when it is first asked for, so that a start pays for none. It is handed what says
// a text of the catalogue in its language, which the tests know by its name: say.
func Table[T any](texts func(lang Lang, say func(english string) string) T) func(Lang) T {
	made := map[Lang]func() T{}
	for _, lang := range Langs() {
		made[lang] = sync.OnceValue(func() T {
			return texts(lang, func(english string) string { return In(lang, english) })
		})
	}
	return func(lang Lang) T {
		if table, ok := made[lang]; ok {
			return table()
		}
		return made[English]()
	}
}
