package lsp

import (
	"encoding/json"
	"strconv"
	"strings"

	"github.com/diligo/diligo/internal/jsonpointer"
	"github.com/diligo/diligo/internal/profile"
)

// shape is what a node holds as far as can be seen.
type shape int

const (
	absent shape = iota // a key without a value
	scalar
	object
	list
)

// node is a value of a text, with its key. The text may be half written: what can't be understood is left out, and nothing is an error.
type node struct {
	parent           *node
	token            string
	keyStart, keyEnd int // equal for an entry of a list
	start, end       int // of the value
	colon            bool
	shape            shape
	children         []*node
	indent           int // of what is in a block of YAML
}

// pointer leads to the node.
func (n *node) pointer() string {
	if n == nil || n.parent == nil {
		return ""
	}
	return n.parent.pointer() + jsonpointer.Of(n.token)
}

// from and to are all of it, its key too.
func (n *node) from() int {
	if n.keyEnd > n.keyStart {
		return n.keyStart
	}
	return n.start
}

// add adds a child.
func (n *node) add(token string, keyStart, keyEnd int) *node {
	c := &node{parent: n, token: token, keyStart: keyStart, keyEnd: keyEnd, start: keyEnd, end: keyEnd, indent: -1}
	n.children = append(n.children, c)
	return c
}

// entry adds an entry of a list.
func (n *node) entry(at int) *node {
	c := n.add(strconv.Itoa(len(n.children)), at, at)
	c.colon = true
	return c
}

// at returns the innermost node that a byte belongs to; where it stands between the members of one, that one.
func (n *node) at(offset int) *node {
	for _, c := range n.children {
		if c.from() <= offset && offset <= c.end || c.keyStart <= offset && offset <= c.keyEnd && c.keyEnd > c.keyStart {
			return c.at(offset)
		}
	}
	return n
}

// each visits the node and all below it.
func (n *node) each(visit func(*node)) {
	visit(n)
	for _, c := range n.children {
		c.each(visit)
	}
}

// find returns the node at a pointer, or the nearest above it.
func (n *node) find(pointer string) (found *node, exact bool) {
	for pointer != "" {
		token, rest, ok := jsonpointer.Cut(pointer)
		if !ok {
			return n, false
		}
		var next *node
		for _, c := range n.children {
			if c.token == token {
				next = c
			}
		}
		if next == nil {
			return n, false
		}
		n, pointer = next, rest
	}
	return n, true
}

// outline finds what stands where.
func outline(body string, format profile.Format) *node {
	s := &scanner{body: body}
	if strings.HasPrefix(body, mark) {
		s.at = len(mark)
	}
	root := &node{indent: -1, start: s.at, end: len(body), colon: true}
	if format == profile.FormatJSON {
		s.flow(root, 0)
		root.end = len(body)
		return root
	}
	s.yaml = true
	s.block(root)
	root.end = len(body)
	return root
}

// scanner reads a text.
type scanner struct {
	body string
	at   int
	yaml bool
}

// deepest is how many objects and lists are looked into.
const deepest = 80

func (s *scanner) peek() byte {
	if s.at < len(s.body) {
		return s.body[s.at]
	}
	return 0
}

// space skips white space and comments.
func (s *scanner) space() {
	for s.at < len(s.body) {
		rest := s.body[s.at:]
		switch {
		case strings.IndexByte(" \t\r\n", rest[0]) >= 0:
			s.at++
		case s.yaml && rest[0] == '#', !s.yaml && strings.HasPrefix(rest, "//"):
			s.at += lineLength(rest)
		case !s.yaml && strings.HasPrefix(rest, "/*"):
			end := strings.Index(rest[2:], "*/")
			if end < 0 {
				s.at = len(s.body)
				return
			}
			s.at += end + 4
		default:
			return
		}
	}
}

// lineLength returns how long the first line is, without what ends it.
func lineLength(text string) int {
	if i := strings.IndexAny(text, "\r\n"); i >= 0 {
		return i
	}
	return len(text)
}

// quoted reads a text in quotes. Where the other quote lacks on the line, in JSON, or in all the text, in YAML, it ends where a word would.
func (s *scanner) quoted() string {
	start, q := s.at, s.body[s.at]
scan:
	for s.at++; s.at < len(s.body); s.at++ {
		switch c := s.body[s.at]; {
		case c == '\\' && q == '"':
			s.at++
		case c == q && q == '\'' && strings.HasPrefix(s.body[s.at:], "''"):
			s.at++
		case c == q:
			s.at++
			return unquoted(s.body[start:s.at])
		case c == '\n' && !s.yaml:
			break scan
		}
	}
	s.at = start + 1
	for s.at < len(s.body) && strings.IndexByte(",:{}[]\"'\r\n\t ", s.body[s.at]) < 0 {
		s.at++
	}
	return s.body[start+1 : s.at]
}

func unquoted(text string) string {
	if text[0] == '\'' {
		return strings.ReplaceAll(text[1:len(text)-1], "''", "'")
	}
	var out string
	if strings.IndexByte(text, '\\') < 0 || json.Unmarshal([]byte(text), &out) != nil {
		return text[1 : len(text)-1]
	}
	return out
}

// word reads what has no quotes, up to what ends it in an object or a list.
func (s *scanner) word() string {
	start := s.at
	for s.at < len(s.body) && strings.IndexByte(",{}[]\"\r\n", s.body[s.at]) < 0 {
		c := s.body[s.at]
		if c == ':' && (!s.yaml || s.at+1 == len(s.body) || strings.IndexByte(" \t\r\n,", s.body[s.at+1]) >= 0) {
			break
		}
		if !s.yaml && (c == ' ' || c == '\t' || c == '/') {
			break
		}
		s.at++
	}
	if s.at == start { // nothing of it is a word
		s.at++
	}
	trimmed := strings.TrimRight(s.body[start:s.at], " \t")
	s.at = start + len(trimmed)
	return trimmed
}

// flow reads a value in the form of JSON into a node.
func (s *scanner) flow(n *node, depth int) {
	s.space()
	n.start = s.at
	switch c := s.peek(); {
	case s.at >= len(s.body):
	case c == '{' && depth < deepest:
		n.shape = object
		s.at++
		s.members(n, depth)
	case c == '[' && depth < deepest:
		n.shape = list
		s.at++
		s.entries(n, depth)
	case c == '"', c == '\'' && s.yaml:
		n.shape = scalar
		s.quoted()
	default:
		n.shape = scalar
		s.word()
	}
	n.end = s.at
}

func (s *scanner) members(n *node, depth int) {
	for {
		s.space()
		switch c := s.peek(); {
		case s.at >= len(s.body), c == ']':
			return
		case c == '}':
			s.at++
			return
		case c == ',', c == ':', c == '{', c == '[':
			s.at++
			continue
		}
		start := s.at
		var token string
		if c := s.peek(); c == '"' || c == '\'' && s.yaml {
			token = s.quoted()
		} else {
			token = s.word()
		}
		m := n.add(token, start, s.at)
		m.indent = n.indent
		s.space()
		if s.peek() != ':' {
			continue
		}
		s.at++
		m.colon = true
		m.start, m.end = s.at, s.at
		s.space()
		if c := s.peek(); c == ',' || c == '}' || c == ']' || s.at >= len(s.body) || s.startsKey() {
			m.end = max(m.start, s.at) // where a value is to come
			continue
		}
		s.flow(m, depth+1)
	}
}

// startsKey reports whether a key comes, where a value is to come: "key": in JSON.
func (s *scanner) startsKey() bool {
	if s.peek() != '"' {
		return false
	}
	ahead := *s
	ahead.quoted()
	ahead.space()
	return ahead.peek() == ':'
}

func (s *scanner) entries(n *node, depth int) {
	for {
		s.space()
		switch c := s.peek(); {
		case s.at >= len(s.body), c == '}':
			return
		case c == ']':
			s.at++
			return
		case c == ',', c == ':':
			s.at++
			continue
		}
		s.flow(n.entry(s.at), depth+1)
	}
}

// block reads YAML by its indentation.
func (s *scanner) block(root *node) {
	open := []*node{root} // the innermost last; each with the indent of what it holds
	for s.at < len(s.body) {
		lineStart := s.at
		length := lineLength(s.body[s.at:])
		line := s.body[s.at : s.at+length]
		trimmed := strings.TrimLeft(line, " ")
		if c := strings.TrimSpace(trimmed); c == "" || c[0] == '#' || c == "---" || c == "..." || c[0] == '%' {
			s.next(lineStart + length)
			continue
		}
		column := len(line) - len(trimmed)
		open = s.item(open, lineStart, column)
		s.next(s.at + lineLength(s.body[s.at:]))
	}
	// what holds others ends where the last of them does
	var close func(n *node)
	close = func(n *node) {
		for _, c := range n.children {
			close(c)
			n.end = max(n.end, c.end)
		}
	}
	close(root)
}

// next goes behind the end of a line.
func (s *scanner) next(end int) {
	s.at = end
	if strings.HasPrefix(s.body[s.at:], "\r\n") {
		s.at += 2
	} else if s.at < len(s.body) {
		s.at++
	}
}

// item reads what stands at a column of a line: entries of lists, then a key, then a value.
func (s *scanner) item(open []*node, lineStart, column int) []*node {
	s.at = lineStart + column
	rest := func() string { return s.body[s.at : s.at+lineLength(s.body[s.at:])] }
	for text := rest(); (text == "-" || strings.HasPrefix(text, "- ")) && len(open) < deepest; text = rest() {
		open = closeTo(open, column, true)
		n := open[len(open)-1]
		if n.indent < 0 || n.indent < column && n.shape != list {
			n.indent, n.shape, n.start = column, list, s.at
		}
		if n.shape != list {
			s.at += len(text)
			return open
		}
		e := n.entry(s.at)
		inner := len(text) - len(strings.TrimLeft(text[1:], " "))
		e.start = s.at + inner
		e.end = e.start
		s.at += inner
		column += inner
		open = append(open, e)
		if strings.TrimSpace(text[1:]) == "" || text[inner:] != "" && text[inner] == '#' {
			e.start, e.end = s.at, s.at
			s.at += len(text) - inner
			return open
		}
	}
	open = closeTo(open, column, false)
	n := open[len(open)-1]
	key, keyLength, isKey := keyOf(rest())
	if !isKey {
		if strings.IndexByte("{[", s.peek()) >= 0 || n.shape == scalar {
			s.value(n, column)
			return open
		}
		start := s.at
		word := strings.TrimRight(rest(), " ")
		s.at += len(word)
		switch {
		case n.parent != nil && n.parent.shape == list && n.shape == absent: // an entry that is a text
			n.shape, n.start, n.end = scalar, start, s.at
			if c := s.body[start]; c == '"' || c == '\'' || c == '|' || c == '>' {
				s.at = start
				s.value(n, column)
			}
		default: // the beginning of a key, or the value of the one above
			if n.indent < 0 {
				n.indent = column
			}
			n.add(word, start, s.at)
		}
		return open
	}
	if n.indent < 0 || n.indent < column {
		n.indent = column
		if n.shape != object {
			n.shape = object
			n.start = s.at
		}
	}
	m := n.add(key, s.at, s.at+keyLength)
	m.colon = true
	s.at += keyLength
	s.at += strings.IndexByte(s.body[s.at:], ':') + 1
	m.start, m.end = s.at, s.at
	text := rest()
	value := strings.TrimLeft(text, " \t")
	s.at += len(text) - len(value)
	if value == "" || value[0] == '#' {
		m.end = s.at
		s.at += len(value)
		return append(open, m)
	}
	s.value(m, column)
	return append(open, m)
}

// closeTo leaves what may hold something at a column.
func closeTo(open []*node, column int, dash bool) []*node {
	for len(open) > 1 {
		n := open[len(open)-1]
		parent := open[len(open)-2]
		switch {
		case n.indent < 0: // nothing of it is known yet: it holds what stands deeper, or a list at its own column
			if parent.indent < column || dash && parent.indent == column && parent.shape == object && n.shape == absent {
				return open
			}
		case n.indent == column && (n.shape == list) == dash, n.indent < column:
			return open
		}
		open = open[:len(open)-1]
	}
	return open
}

// value reads what stands behind a key, or an entry, into a node.
func (s *scanner) value(n *node, column int) {
	start := s.at
	switch c := s.peek(); {
	case c == '{', c == '[':
		s.flow(n, 0)
		return
	case c == '"', c == '\'':
		s.quoted()
	case c == '|', c == '>':
		end := s.at + lineLength(s.body[s.at:])
		s.at = end
		for s.at < len(s.body) {
			ahead := scanner{body: s.body, at: s.at}
			ahead.next(s.at)
			length := lineLength(s.body[ahead.at:])
			line := s.body[ahead.at : ahead.at+length]
			if strings.TrimSpace(line) != "" {
				if len(line)-len(strings.TrimLeft(line, " ")) <= column {
					break
				}
				end = ahead.at + length
			}
			if ahead.at >= len(s.body) {
				break
			}
			s.at = ahead.at + length
		}
		s.at = end
	default:
		text := s.body[s.at : s.at+lineLength(s.body[s.at:])]
		if i := strings.Index(text, " #"); i >= 0 {
			text = text[:i]
		}
		text = strings.TrimRight(text, " \t")
		s.at += len(text)
	}
	if n.shape == scalar { // a text that goes on
		n.end = s.at
		return
	}
	n.shape, n.start, n.end = scalar, start, s.at
}

// keyOf returns the key that a line begins with, if it begins with one.
func keyOf(line string) (key string, length int, ok bool) {
	if line == "" {
		return "", 0, false
	}
	if line[0] == '"' || line[0] == '\'' {
		s := scanner{body: line, yaml: true}
		key = s.quoted()
		return key, s.at, strings.HasPrefix(strings.TrimLeft(line[s.at:], " "), ":")
	}
	if strings.IndexByte("{}[],&*!|>%@`#", line[0]) >= 0 {
		return "", 0, false
	}
	for i := 0; i < len(line); i++ {
		if line[i] == ':' && (i+1 == len(line) || line[i+1] == ' ' || line[i+1] == '\t') {
			key = strings.TrimRight(line[:i], " ")
			return key, len(key), true
		}
		if line[i] == '#' && i > 0 && line[i-1] == ' ' {
			return "", 0, false
		}
	}
	return "", 0, false
}
