package plan

import (
	"regexp"
	"regexp/syntax"
	"slices"
	"sync"
	"unicode/utf8"
)

// pattern is a regular expression. Those of the simplest kind, a few classes of runes side by side, are matched by hand: policies ask
// for digits, blanks and signs all the time, and the machinery of package regexp takes thousands of instructions a time.
type pattern struct {
	simple *simplePattern // nil if it is none
	regexp func() *regexp.Regexp
}

// simplePattern matches runes of the classes, one after the other.
type simplePattern struct {
	classes    []*class
	begin, end bool // whether it matches only at the beginning and at the end of the text
	repeats    bool // whether the one class that there is matches any number of runes but none
}

// class is a set of runes.
type class struct {
	ascii  [utf8.RuneSelf]bool
	ranges []rune // pairs of the first and the last rune, in order
}

// newPattern reads a regular expression.
func newPattern(text string) (*pattern, error) {
	parsed, err := syntax.Parse(text, syntax.Perl)
	if err != nil {
		return nil, err
	}
	if s := simplified(parsed); s != nil {
		return &pattern{simple: s, regexp: sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(text) })}, nil
	}
	re, err := regexp.Compile(text)
	return &pattern{regexp: func() *regexp.Regexp { return re }}, err
}

// simplified returns the simple pattern that a regular expression is, or nil.
func simplified(re *syntax.Regexp) *simplePattern {
	parts := []*syntax.Regexp{re}
	if re.Op == syntax.OpConcat {
		parts = re.Sub
	}
	s := &simplePattern{}
	if len(parts) > 0 && parts[0].Op == syntax.OpBeginText {
		s.begin, parts = true, parts[1:]
	}
	if n := len(parts); n > 0 && parts[n-1].Op == syntax.OpEndText {
		s.end, parts = true, parts[:n-1]
	}
	if len(parts) == 1 && parts[0].Op == syntax.OpPlus && parts[0].Flags&syntax.NonGreedy == 0 {
		s.repeats, parts = true, parts[0].Sub
	}
	for _, p := range parts {
		switch {
		case p.Op == syntax.OpCharClass:
			s.classes = append(s.classes, newClass(p.Rune))
		case p.Op == syntax.OpLiteral && p.Flags&syntax.FoldCase == 0:
			for _, r := range p.Rune {
				s.classes = append(s.classes, newClass([]rune{r, r}))
			}
		default:
			return nil
		}
	}
	if len(s.classes) == 0 || s.repeats && len(s.classes) > 1 {
		return nil
	}
	return s
}

func newClass(ranges []rune) *class {
	c := &class{ranges: ranges}
	for r := range rune(utf8.RuneSelf) {
		c.ascii[r] = c.searched(r)
	}
	return c
}

func (c *class) has(r rune) bool {
	if r < utf8.RuneSelf {
		return c.ascii[r]
	}
	return c.searched(r)
}

func (c *class) searched(r rune) bool {
	i, exact := slices.BinarySearch(c.ranges, r) // the end of a range has an odd place
	return exact || i%2 == 1
}

// match reports whether the text has a part that the pattern matches.
func (p *pattern) match(text string) bool {
	if p.simple == nil {
		return p.regexp().MatchString(text)
	}
	return p.simple.match(text)
}

func (s *simplePattern) match(text string) bool {
	if s.repeats && s.begin && s.end {
		for _, r := range text {
			if !s.classes[0].has(r) {
				return false
			}
		}
		return text != ""
	}
	for at := range text { // of a class that repeats, one rune is enough: the text has no other end to reach
		if n := s.matchAt(text[at:]); n >= 0 && (!s.end || n == len(text)-at) {
			return true
		}
		if s.begin {
			break
		}
	}
	return false
}

// matchAt returns the number of bytes that the classes, once each, match at the beginning of a text, or -1.
func (s *simplePattern) matchAt(text string) int {
	at := 0
	for _, c := range s.classes {
		if at == len(text) {
			return -1
		}
		r, n := utf8.DecodeRuneInString(text[at:])
		if !c.has(r) {
			return -1
		}
		at += n
	}
	return at
}

// removes reports whether the pattern is one whose matches remove takes out.
func (p *pattern) removes() bool {
	s := p.simple
	return s != nil && len(s.classes) == 1 && !s.begin && !s.end
}

// remove returns the text without what the pattern matches.
func (s *simplePattern) remove(text string) string {
	var out []byte
	from := 0 // what is not in out yet
	for at := 0; at < len(text); {
		r, n := utf8.DecodeRuneInString(text[at:])
		if s.classes[0].has(r) {
			out = append(out, text[from:at]...)
			from = at + n
		}
		at += n
	}
	if from == 0 {
		return text
	}
	return string(append(out, text[from:]...))
}
