package profile

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// yamlCursor converts lines and columns of nodes to byte offsets. Nodes come in text order, so it only moves forward. It has its own line
// count because YAML recognizes more line breaks than other formats.
type yamlCursor struct {
	body         []byte
	at           int
	line, column int
}

func (c *yamlCursor) offset(n *yaml.Node) int {
	for c.at < len(c.body) && (c.line < n.Line || c.line == n.Line && c.column < n.Column) {
		if size := lineBreak(c.body[c.at:]); size > 0 {
			if c.line == n.Line {
				break
			}
			c.at += size
			c.line, c.column = c.line+1, 1
			continue
		}
		_, size := utf8.DecodeRune(c.body[c.at:])
		c.at += size
		c.column++
	}
	return c.at
}

// lineBreak returns the length of the line break at the start of text, or 0.
func lineBreak(text []byte) int {
	switch {
	case bytes.HasPrefix(text, []byte("\r\n")):
		return 2
	case text[0] == '\n', text[0] == '\r':
		return 1
	case bytes.HasPrefix(text, []byte("\u0085")):
		return 2
	case bytes.HasPrefix(text, []byte("\u2028")), bytes.HasPrefix(text, []byte("\u2029")):
		return 3
	}
	return 0
}

// scalarEnd returns the end of a scalar: exact for plain and quoted scalars, the end of the last line for a block.
func scalarEnd(body []byte, n, parent *yaml.Node, start int) int {
	rest := body[start:]
	switch {
	case n.Style&yaml.DoubleQuotedStyle != 0:
		return start + quotedLength(rest, '"', '\\')
	case n.Style&yaml.SingleQuotedStyle != 0:
		return start + quotedLength(rest, '\'', '\'')
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		return start + blockLength(rest, parent)
	}
	return start + plainLength(rest, n.Value)
}

// quotedLength returns the length of a quoted scalar; the character after escape never ends it.
func quotedLength(text []byte, quote, escape byte) int {
	for i := 1; i < len(text); i++ {
		switch {
		case text[i] == escape && (escape != quote || i+1 < len(text) && text[i+1] == quote):
			i++
		case text[i] == quote:
			return i + 1
		}
	}
	return len(text)
}

// plainLength returns the length of a plain scalar, which may span several lines.
func plainLength(text []byte, value string) int {
	i := 0
	for _, c := range []byte(value) {
		space := c == ' ' || c == '\n' || c == '\t'
		if space {
			for i < len(text) && strings.IndexByte(" \t\r\n", text[i]) >= 0 {
				i++
			}
			continue
		}
		if i >= len(text) || text[i] != c {
			break
		}
		i++
	}
	return i
}

// blockLength returns the length of a literal or folded block: its header and the lines indented deeper than its parent.
func blockLength(text []byte, parent *yaml.Node) int {
	indent := 0
	if parent != nil {
		indent = parent.Column - 1
	}
	end, at := 0, 0
	for first := true; at < len(text); first = false {
		size := bytes.IndexByte(text[at:], '\n') + 1
		if size == 0 {
			size = len(text) - at
		}
		line := bytes.TrimRight(text[at:at+size], " \t\r\n")
		if len(line) > 0 {
			if !first && len(line)-len(bytes.TrimLeft(line, " ")) <= indent {
				break
			}
			end = at + len(line)
		}
		at += size
	}
	return end
}

// flowEnd returns the end of a collection, given that of its last child: the same, or past the closing bracket of a flow collection.
func flowEnd(body []byte, start, end int, open, closing byte) int {
	if start >= len(body) || body[start] != open {
		return end
	}
	for i := max(end, start+1); i < len(body); i++ {
		switch body[i] {
		case closing:
			return i + 1
		case '#':
			if next := bytes.IndexByte(body[i:], '\n'); next >= 0 {
				i += next
			}
		}
	}
	return end
}
