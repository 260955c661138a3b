package tidy

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/tailscale/hujson"

	"github.com/diligo/diligo/internal/jsonpointer"
	"github.com/diligo/diligo/internal/profile"
)

// Rewrite is one text that Fix has respelled.
type Rewrite struct {
	Pointer      string // RFC 6901
	Line, Column int    // place in the text as it was, from 1; columns count characters
	Old, New     string // decoded
}

// Fixed is a profile after Fix.
type Fixed struct {
	Text     []byte
	Rewrites []Rewrite // in the order of the text
	Mark     bool      // a byte order mark was removed
}

// Fix spells dates, enum words and amounts in words as the schema wants them and removes a byte order mark. A date or a word
// that is valid is left alone, and so is every one that leaves a doubt, and every number, whether in quotes or not: what may be
// another fact is for people to mend. No byte but those of the changed texts differs. The error is a profile.Errors.
func (t *Tidier) Fix(source string, data []byte, format profile.Format) (Fixed, error) {
	body := withoutMarks(data)
	texts, err := t.texts(source, body, format)
	if err != nil {
		return Fixed{}, err
	}
	f := Fixed{Mark: len(body) < len(data)}
	var out []byte
	done, spot := 0, newCursor(body)
	for _, x := range texts {
		respelt := t.respell(x)
		if respelt == x.value {
			continue
		}
		spot.moveTo(x.start)
		f.Rewrites = append(f.Rewrites, Rewrite{Pointer: jsonpointer.Of(x.path...), Line: spot.line, Column: spot.column, Old: x.value, New: respelt})
		out = append(append(out, body[done:x.start]...), x.write(respelt)...)
		done = x.end
	}
	f.Text = append(out, body[done:]...)
	if format == profile.FormatYAML && !readsBack(body, f) {
		return Fixed{Text: data}, nil
	}
	return f, nil
}

// text is a value that is a text, with its place in the bytes.
type text struct {
	path       []string
	schema     schemaPlace
	value      string
	start, end int
	write      func(string) string // how another value is written there
}

// respell writes a text as the schema wants it.
func (t *Tidier) respell(x text) string {
	wanted := x.schema.text()
	if wanted == nil {
		return x.value
	}
	field := x.field()
	switch words := wanted.words(); {
	case len(words) > 0:
		return word(x.value, words, field, t.vocabulary)
	case wanted.Format == "partial-date":
		return date(x.value)
	case field == "amount_text":
		return amount(x.value)
	}
	return x.value
}

// field returns the name of the fact: the last member name on the way to it.
func (x text) field() string {
	for _, token := range slices.Backward(x.path) {
		if _, err := strconv.Atoi(token); err != nil {
			return token
		}
	}
	return ""
}

// texts lists the texts among the values of a profile in the order in which they stand.
func (t *Tidier) texts(source string, data []byte, format profile.Format) ([]text, error) {
	if format == profile.FormatYAML {
		root, err := parseYAML(source, data)
		if err != nil {
			return nil, err
		}
		return yamlTexts(nil, data, lineStarts(data), root, nil, at(t.root)), nil
	}
	root, err := parse(source, data)
	if err != nil {
		return nil, err
	}
	return jsonTexts(nil, &root, nil, at(t.root)), nil
}

func jsonTexts(all []text, v *hujson.Value, path []string, p schemaPlace) []text {
	switch x := v.Value.(type) {
	case *hujson.Object:
		for i := range x.Members {
			name := x.Members[i].Name.Value.(hujson.Literal).String()
			all = jsonTexts(all, &x.Members[i].Value, append(slices.Clip(path), name), p.member(name))
		}
	case *hujson.Array:
		for i := range x.Elements {
			all = jsonTexts(all, &x.Elements[i], append(slices.Clip(path), strconv.Itoa(i)), p.entry())
		}
	case hujson.Literal:
		if value := x.String(); x.Kind() == '"' && !strings.ContainsRune(value, utf8.RuneError) {
			all = append(all, text{
				path: path, schema: p, value: value, start: v.StartOffset, end: v.EndOffset,
				write: func(s string) string { return string(hujson.String(s)) },
			})
		}
	}
	return all
}
