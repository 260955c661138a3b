// Package tidy rewrites how a profile is written, never what it says. Format gives a JSON profile the key order of the schema
// and one layout; Fix spells dates, words and amounts in words the way the schema wants them, and touches no other byte. What
// is a date or a word, and in which order keys stand, is read from the profile schema. The package reads no file and no clock.
package tidy

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/tailscale/hujson"

	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
)

// Tidier formats and fixes profiles. It is safe for concurrent use.
type Tidier struct {
	root       *node
	vocabulary rule.Vocabulary
}

// New makes a Tidier from the profile schema and the vocabulary, whose Chinese names of enum words Fix understands.
func New(schema []byte, vocabulary rule.Vocabulary) (*Tidier, error) {
	root, err := parseSchema(schema)
	if err != nil {
		return nil, words.Errorf("profile schema: %w", err)
	}
	return &Tidier{root: root, vocabulary: vocabulary}, nil
}

// maxOpen bounds how many brackets may be open, so that a text of nothing else can't exhaust the stack or, indented, the disk.
// Those in texts count too; no profile comes near.
const maxOpen = 1000

// byteOrderMark is what some editors put before a text.
var byteOrderMark = []byte("\ufeff")

// withoutMarks cuts byte order marks off the start of a text.
func withoutMarks(data []byte) []byte {
	for bytes.HasPrefix(data, byteOrderMark) {
		data = data[len(byteOrderMark):]
	}
	return data
}

// checkText refuses what can't be read as a text at all: the error is a profile.Errors.
func checkText(source string, data []byte) error {
	if len(data) > profile.MaxSize {
		return refuse(source, data, 0, words.Text("the input is larger than %d MiB", profile.MaxSize>>20), words.Text("keep one profile in each file"))
	}
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			return refuse(source, data, i, words.Text("byte %d (0x%02X) is not UTF-8", i, data[i]), words.Text("save the file as UTF-8"))
		}
		i += size
	}
	return nil
}

// parse reads JSON that may hold comments and trailing commas. The error is a profile.Errors with the place.
func parse(source string, data []byte) (hujson.Value, error) {
	if err := checkText(source, data); err != nil {
		return hujson.Value{}, err
	}
	open := 0
	for i, c := range data {
		switch c {
		case '{', '[':
			open++
		case '}', ']':
			open--
		}
		if open > maxOpen {
			return hujson.Value{}, refuse(source, data, i, words.Text("brackets are nested too deep"), words.Text("a profile is flat; check how the file was made"))
		}
	}
	value, err := hujson.Parse(data)
	if err == nil {
		return value, nil
	}
	line, column := 1, 1
	_, _ = fmt.Sscanf(err.Error(), "hujson: line %d, column %d", &line, &column)
	what := err.Error()
	if inner := errors.Unwrap(err); inner != nil {
		what = inner.Error()
	}
	if literal, ok := strings.CutPrefix(what, "invalid literal: "); ok {
		what = "invalid literal " + strconv.Quote(shorten(literal))
	}
	return value, refuse(source, data, offsetOf(data, line, column), words.Text("this is not JSON: %s", words.Foreign(what)), words.Text("fix it first; nothing was changed"))
}

// shorten cuts a text to what a message shows of it.
func shorten(s string) string {
	const most = 40
	if runes := []rune(s); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return s
}

// offsetOf returns where a line and a column in bytes, both from 1, stand in a text.
func offsetOf(data []byte, line, column int) int {
	starts := lineStarts(data)
	return min(starts[min(line, len(starts))-1]+column-1, len(data))
}

// lineStarts returns the offsets of every line's first byte.
func lineStarts(data []byte) []int {
	starts := []int{0}
	for i, c := range data {
		if c == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}

func refuse(source string, data []byte, offset int, what, hint words.Message) error {
	c := newCursor(data)
	c.moveTo(offset)
	return profile.Errors{{Source: source, Line: c.line, Column: c.column, Problem: what, Hint: hint}}
}

// cursor counts lines and characters on its way through a text.
type cursor struct {
	rest         []byte
	offset       int
	line, column int // from 1
}

func newCursor(data []byte) *cursor { return &cursor{rest: data, line: 1, column: 1} }

// moveTo goes on to an offset, which is not before the last.
func (c *cursor) moveTo(offset int) {
	passed := c.rest[:offset-c.offset]
	if i := bytes.LastIndexByte(passed, '\n'); i >= 0 {
		c.line += bytes.Count(passed, []byte("\n"))
		c.column = 1 + utf8.RuneCount(passed[i+1:])
	} else {
		c.column += utf8.RuneCount(passed)
	}
	c.rest, c.offset = c.rest[len(passed):], offset
}
