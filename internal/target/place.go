package target

import (
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/assessment"
)

// isFact says whether a pattern names a fact of its own, and not a list to add to or a member of entries that could be added.
func (s *search) isFact(pattern string) bool {
	before, last, _ := cut(pattern)
	return last != "-" && !strings.HasSuffix(before, "/*") && s.schema.at(pattern).kind != list
}

// cut splits a pointer before its last token.
func cut(pointer string) (before, last string, ok bool) {
	i := strings.LastIndexByte(pointer, '/')
	if i < 0 {
		return "", pointer, false
	}
	return pointer[:i], pointer[i+1:], true
}

// instances returns the pointers that a pattern stands for in the profile. Those at entries that the finding speaks of go before
// all others; meant says that it speaks of them, or that there is nothing to choose.
func (s *search) instances(pattern string) (pointers []string, meant bool) {
	all := slices.DeleteFunc(s.profile.Instances(pattern), func(p string) bool { return strings.Contains(p, "/*") }) // absent lists
	if !strings.Contains(pattern, "*") {
		return all, true
	}
	for _, pointer := range all {
		if slices.ContainsFunc(s.finding.Locations, func(l assessment.Location) bool { return sameEntry(pattern, pointer, l.Pointer) }) {
			pointers = append(pointers, pointer)
		}
	}
	if len(pointers) > 0 {
		return pointers, true
	}
	return all, false
}

// sameEntry says whether two pointers lie in the same entry of every list that a pattern goes through, as far as the second
// goes.
func sameEntry(pattern, pointer, location string) bool {
	p, t, l := strings.Split(pattern, "/"), strings.Split(pointer, "/"), strings.Split(location, "/")
	shared := false
	for i := range p {
		if i >= len(l) || t[i] != l[i] {
			return shared && (i >= len(l) || p[i] != "*")
		}
		shared = shared || p[i] == "*"
	}
	return shared
}
