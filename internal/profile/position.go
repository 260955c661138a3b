package profile

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"sort"
	"sync"
	"unicode/utf8"
)

// Range is a range of the text. Lines and columns count from 1, columns in Unicode code points; the end is exclusive.
type Range struct {
	Line, Column       int
	EndLine, EndColumn int
}

// below returns the range shifted down by a number of lines.
func (r Range) below(lines int) Range {
	r.Line += lines
	r.EndLine += lines
	return r
}

// span is the position of a value and its key in the text, as byte offsets with an exclusive end. For list entries key == start.
type span struct{ key, start, end int }

// text is the input without its byte order mark.
type text struct {
	source     string
	hash       func() string // of the bytes read, including a byte order mark
	body       []byte
	starts     func() []int // byte offset of each line's first byte
	milestones func() []milestone
}

var byteOrderMark = []byte("\ufeff")

func newText(source string, data []byte) *text {
	body := bytes.TrimPrefix(data, byteOrderMark)
	return &text{
		source: source,
		hash: sync.OnceValue(func() string {
			sum := sha256.Sum256(data)
			return hex.EncodeToString(sum[:])
		}),
		body:       body,
		starts:     sync.OnceValue(func() []int { return lineStarts(body) }),
		milestones: sync.OnceValue(func() []milestone { return milestones(body) }),
	}
}

func lineStarts(body []byte) []int {
	starts := []int{0}
	for at := 0; ; {
		i := bytes.IndexByte(body[at:], '\n')
		if i < 0 {
			return starts
		}
		at += i + 1
		starts = append(starts, at)
	}
}

// milestone is a byte offset with the number of characters before it.
type milestone struct{ offset, characters int }

// apart is the distance between milestones in bytes.
const apart = 64

// milestones returns the first character at or after each multiple of apart, so that finding a column takes constant time even if the whole
// profile is one line.
func milestones(body []byte) []milestone {
	all := make([]milestone, 1, 1+len(body)/apart)
	for last := all[0]; len(all)*apart <= len(body); {
		at := characterStart(body, len(all)*apart)
		last = milestone{at, last.characters + utf8.RuneCount(body[last.offset:at])}
		all = append(all, last)
	}
	return all
}

// characterStart returns the first offset from at where a character starts. After three continuation bytes a fourth can't belong to a UTF-8
// character, and counts as one itself.
func characterStart(body []byte, at int) int {
	for n := 0; n < utf8.UTFMax-1 && at < len(body) && !utf8.RuneStart(body[at]); n++ {
		at++
	}
	return at
}

// characters returns the number of characters before an offset.
func (t *text) characters(offset int) int {
	all := t.milestones()
	i := offset / apart
	if all[i].offset > offset {
		i--
	}
	return all[i].characters + utf8.RuneCount(t.body[all[i].offset:offset])
}

// position converts a byte offset to a line and a column.
func (t *text) position(offset int) (line, column int) {
	offset = min(max(offset, 0), len(t.body))
	starts := t.starts()
	line = sort.SearchInts(starts, offset+1)
	return line, 1 + t.characters(offset) - t.characters(starts[line-1])
}

func (t *text) rangeOf(start, end int) Range {
	var r Range
	r.Line, r.Column = t.position(start)
	r.EndLine, r.EndColumn = t.position(end)
	return r
}

func (t *text) line(n int) string {
	starts := t.starts()
	if n < 1 || n > len(starts) {
		return ""
	}
	line := t.body[starts[n-1]:]
	if n < len(starts) {
		line = t.body[starts[n-1] : starts[n]-1]
	}
	return string(bytes.TrimSuffix(line, []byte("\r")))
}

// locate returns a function that finds the positions of values in a text known to decode.
func locate(t *text, format Format) func(pointer string) (span, bool) {
	if format == FormatJSON {
		return newOutliner(t.body).find
	}
	r := reader{text: t, places: map[string]span{}}
	r.read(format)
	return func(pointer string) (span, bool) {
		place, ok := r.places[pointer]
		return place, ok
	}
}
