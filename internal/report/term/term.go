// Package term lays out text on a terminal: widths, wrapping and colors.
package term

import (
	"bufio"
	"io"
	"strings"

	"github.com/clipperhouse/displaywidth"
)

// Writer writes lines to a terminal; errors are kept for Flush.
type Writer struct {
	*bufio.Writer
	color bool
	width int // columns
}

// NewWriter returns a Writer to w, with or without color, for lines of the given width.
func NewWriter(w io.Writer, color bool, width int) *Writer {
	return &Writer{bufio.NewWriter(w), color, width}
}

// Wrap breaks a text into lines of at most width columns: at spaces and between Chinese characters, but not before closing punctuation.
func Wrap(text string, width int) []string {
	var lines []string
	for paragraph := range strings.SplitSeq(text, "\n") {
		line, used := "", 0
		for _, chunk := range chunks(paragraph) {
			w := displaywidth.String(strings.TrimRight(chunk, " "))
			if used > 0 && used+w > width {
				lines, line, used = append(lines, strings.TrimRight(line, " ")), "", 0
			}
			line += chunk
			used += displaywidth.String(chunk)
		}
		lines = append(lines, strings.TrimRight(line, " "))
	}
	return lines
}

// chunks splits a text after spaces and around wide characters.
func chunks(text string) []string {
	var out []string
	var current strings.Builder
	runes := []rune(text)
	for i, r := range runes {
		current.WriteRune(r)
		if i+1 == len(runes) {
			break
		}
		next := runes[i+1]
		wide := displaywidth.Rune(r) == 2 || displaywidth.Rune(next) == 2
		if r == ' ' && next != ' ' || wide && !strings.ContainsRune("，。；：！？、）”》%", next) && !strings.ContainsRune("（“《", r) {
			out = append(out, current.String())
			current.Reset()
		}
	}
	return append(out, current.String())
}

func Truncate(text string, width int) string { return Fitted([]rune(text), width) }

// Fitted returns a text cut to width columns, with a mark if anything was cut.
func Fitted(text []rune, width int) string {
	if !IsWider(text, width) {
		return string(text)
	}
	var b strings.Builder
	used := 1
	for _, r := range text {
		if used += displaywidth.Rune(r); used > width {
			break
		}
		b.WriteRune(r)
	}
	return b.String() + "…"
}

// IsWider reports whether a text takes more than the given columns. For a long text its beginning usually suffices, where the last
// character, of at most two columns, may be cut.
func IsWider(text []rune, columns int) bool {
	if head := 4 * columns; len(text) > head && displaywidth.String(string(text[:head])) > columns+2 {
		return true
	}
	return displaywidth.String(string(text)) > columns
}

func Pad(text string, width int) string {
	return text + strings.Repeat(" ", max(0, width-displaywidth.String(text)))
}

// Visible returns the width of a text, ignoring color codes.
func Visible(text string) int {
	for {
		start := strings.IndexByte(text, '\x1b')
		if start < 0 {
			return displaywidth.String(text)
		}
		end := strings.IndexByte(text[start:], 'm')
		text = text[:start] + text[start+end+1:]
	}
}

// Sides writes two texts at both ends of a line, or on two lines if it is too short.
func (p *Writer) Sides(left, right string) {
	gap := p.width - Visible(left) - Visible(right)
	if gap < 2 {
		p.Line(left)
		p.Line(right)
		return
	}
	p.Line(left + strings.Repeat(" ", gap) + right)
}

func (p *Writer) Line(text string) {
	p.WriteString(strings.TrimRight(text, " ")) // bufio keeps the error for Flush
	p.WriteByte('\n')
}

func (p *Writer) Wrapped(text string, column int) { p.Hanging("", text, column) }

func (p *Writer) WrappedAs(style func(string) string, text string, column int) {
	for _, l := range Wrap(text, max(p.width-column, 20)) {
		p.Line(strings.Repeat(" ", column) + style(l))
	}
}

// Hanging writes a wrapped text with a mark before its first line; further lines align with the first.
func (p *Writer) Hanging(mark, text string, column int) {
	width := displaywidth.String(mark)
	for i, l := range Wrap(text, max(p.width-column-width, 20)) {
		if i > 0 {
			mark = strings.Repeat(" ", width)
		}
		p.Line(strings.Repeat(" ", column) + mark + l)
	}
}

func (p *Writer) SGR(code, text string) string {
	if !p.color || text == "" {
		return text
	}
	return "\x1b[" + code + "m" + text + "\x1b[0m"
}

func (p *Writer) Bold(text string) string { return p.SGR("1", text) }

func (p *Writer) Faint(text string) string { return p.SGR("2", text) }

func (p *Writer) Underline(text string) string { return p.SGR("4", text) }
