package rule

import "strings"

// everywhere are facts that rules read through what they share, such as conversions of money, or that say which lists are whole. A
// change of one of them concerns every rule. So do the dates of facts and the stage, which say what is too old (lib.ages).
var everywhere = []string{
	"/company/as_of", "/company/facts_as_of", "/company/stage", "/financials/period_end", "/cap_table/as_of", "/provenance", "/complete", "/rates",
}

// asked is the pattern of the questions that went to the company. A rule that reads them looks up the facts that they ask for.
const asked = "/asked"

// Reads reports whether a change at a pointer can change the rule's outcome or its texts: whether a fact that its metadata lists is at the
// pointer, above it or below it. It is only as accurate as the metadata.
func (r *Rule) Reads(pointer string) bool {
	for _, fact := range everywhere {
		if meet(fact, pointer) {
			return true
		}
	}
	return r.Lists(pointer)
}

// Lists reports whether a fact that the rule's metadata lists is at the pointer, above it or below it: what the rule itself reads, without what
// all rules read.
func (r *Rule) Lists(pointer string) bool {
	for _, pattern := range r.Facts {
		if strings.HasPrefix(pattern, asked) || meet(pattern, pointer) {
			return true
		}
	}
	return false
}

// meet reports whether one of a pattern and a pointer leads to where the other does or to what is around it. The entry that a list does
// not name is any of its entries.
func meet(pattern, pointer string) bool {
	for pattern != "" && pointer != "" {
		if len(pattern) > 1 && len(pointer) > 1 && pattern[1] != pointer[1] && pattern[1] != '*' && pattern[1] != '-' && pointer[1] != '-' {
			return false // most often seen at once
		}
		var p, t string
		p, pattern = token(pattern)
		t, pointer = token(pointer)
		if p != t && p != "*" && p != "-" && t != "-" {
			return false
		}
	}
	return true
}

// token takes the first token off a pointer that is not empty.
func token(pointer string) (first, rest string) {
	pointer = pointer[1:]
	if i := strings.IndexByte(pointer, '/'); i >= 0 {
		return pointer[:i], pointer[i:]
	}
	return pointer, ""
}
