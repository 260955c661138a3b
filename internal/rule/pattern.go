package rule

import (
	"iter"
	"strings"
)

// Matches reports whether a pointer is an instance of a pattern: a JSON pointer in which "*" stands for any one token but
// "-", the token of the entries that a list does not name.
func Matches(pattern, pointer string) bool {
	star := strings.IndexByte(pattern, '*')
	if star < 0 || !strings.HasPrefix(pointer, pattern[:star]) { // as most do not
		return pattern == pointer
	}
	for {
		p, patternRest, more := strings.Cut(pattern, "/")
		t, pointerRest, moreToo := strings.Cut(pointer, "/")
		if p != t && (p != "*" || t == "-") || more != moreToo {
			return false
		}
		if !more {
			return true
		}
		pattern, pointer = patternRest, pointerRest
	}
}

// MatchPattern returns the pattern that a pointer matches: the one with the fewest stars, ties broken by name.
func MatchPattern(patterns iter.Seq[string], pointer string) (string, bool) {
	best, found := "", false
	for p := range patterns {
		if !Matches(p, pointer) {
			continue
		}
		stars, least := strings.Count(p, "*"), strings.Count(best, "*")
		if !found || stars < least || stars == least && p < best {
			best, found = p, true
		}
	}
	return best, found
}
