package rule

import (
	"iter"
	"strings"
)

// Matches reports whether a pointer is an instance of a pattern: a JSON pointer in which "*" stands for any one token but
// "-", the token of the entries that a list does not name.
func Matches(pattern, pointer string) bool {
	ps, ts := strings.Split(pattern, "/"), strings.Split(pointer, "/")
	if len(ps) != len(ts) {
		return false
	}
	for i, p := range ps {
		if p != ts[i] && (p != "*" || ts[i] == "-") {
			return false
		}
	}
	return true
}

// MatchPattern finds the pattern of which a pointer is an instance: the one with the fewest stars, then the first by name.
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
