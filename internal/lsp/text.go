package lsp

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// mark is a byte order mark, which an editor may leave in front of a text.
const mark = "\ufeff"

// text is that of a document, with its lines.
type text struct {
	body   string
	starts []int // of lines as the protocol knows them: \n, \r\n, \r
}

func newText(body string) *text {
	t := &text{body: body, starts: []int{0}}
	for i := 0; i < len(body); i++ {
		switch {
		case body[i] == '\n', body[i] == '\r' && (i+1 == len(body) || body[i+1] != '\n'):
			t.starts = append(t.starts, i+1)
		}
	}
	return t
}

// line returns the text of a line with what ends it.
func (t *text) line(n int) string {
	end := len(t.body)
	if n+1 < len(t.starts) {
		end = t.starts[n+1]
	}
	return t.body[t.starts[n]:end]
}

// offset returns the byte at a position. One behind a line's end is its end, one behind the text the text's.
func (t *text) offset(p position) int {
	switch {
	case p.Line < 0:
		return 0
	case p.Line >= len(t.starts):
		return len(t.body)
	}
	line := strings.TrimRight(t.line(p.Line), "\r\n")
	units := 0
	for i, r := range line {
		if units >= p.Character {
			return t.starts[p.Line] + i
		}
		units += unitsOf(r)
	}
	return t.starts[p.Line] + len(line)
}

// unitsOf returns how many units of UTF-16 a character has.
func unitsOf(r rune) int {
	if r > 0xFFFF {
		return 2
	}
	return 1
}

// position is that of a byte.
func (t *text) position(offset int) position {
	offset = min(max(offset, 0), len(t.body))
	line := sort.SearchInts(t.starts, offset+1) - 1
	p := position{Line: line}
	for _, r := range t.body[t.starts[line]:offset] {
		p.Character += unitsOf(r)
	}
	return p
}

func (t *text) span(start, end int) textRange { return textRange{t.position(start), t.position(end)} }

// places turns places as profiles know them into bytes: lines that \n alone ends, from 1, columns in characters, from 1, behind a byte order
// mark.
type places struct {
	body   string
	skip   int
	starts []int
}

func placesOf(body string) places {
	p := places{body: body, starts: []int{0}}
	if strings.HasPrefix(body, mark) {
		p.skip = len(mark)
		p.starts[0] = p.skip
	}
	for i := 0; i < len(body); i++ {
		if body[i] == '\n' {
			p.starts = append(p.starts, i+1)
		}
	}
	return p
}

func (p places) offset(line, column int) int {
	if line < 1 {
		return p.skip
	}
	if line > len(p.starts) {
		return len(p.body)
	}
	at := p.starts[line-1]
	for ; column > 1 && at < len(p.body) && p.body[at] != '\n'; column-- {
		_, n := utf8.DecodeRuneInString(p.body[at:])
		at += n
	}
	return at
}

// endOfWord returns where what starts at a byte ends: a key or a text in quotes, a word, or one character at least.
func endOfWord(body string, start int) int {
	if start >= len(body) {
		return start
	}
	if q := body[start]; q == '"' || q == '\'' {
		for i := start + 1; i < len(body) && body[i] != '\n'; i++ {
			switch {
			case body[i] == '\\' && q == '"':
				i++
			case body[i] == q:
				return i + 1
			}
		}
	}
	for i, r := range body[start:] {
		if strings.ContainsRune(" \t\r\n,:{}[]\"'", r) {
			if i == 0 {
				return start + utf8.RuneLen(r)
			}
			return start + i
		}
	}
	return len(body)
}
