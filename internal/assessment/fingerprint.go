package assessment

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/diligo/diligo/internal/lazyregexp"
	"github.com/diligo/diligo/internal/rule"
)

// SetFingerprints gives each finding of one rule what identifies it over edits of the profile: a hash of rule, company, kind,
// subject, the pointers without the places of list entries, and the names of the evidence. No line, no position in a list and
// no value goes into it.
//
// Where a subject is only a place in a list, or several findings of the rule have one name, the facts at the finding's
// pointers go into it too: they are then all that tells one entry from another. Such a fingerprint lasts over reordering, and
// ends when those facts change. Entries that are alike in all of them share one.
func SetFingerprints(id rule.ID, company string, findings []Finding) {
	namesakes := map[string]int{}
	for i := range findings {
		f := &findings[i]
		f.Fingerprint = digest(identifying(id, company, f)...)
		namesakes[f.Fingerprint]++
	}
	for i := range findings {
		f := &findings[i]
		if _, named := f.Name(); !named || namesakes[f.Fingerprint] > 1 {
			f.Fingerprint = digest(append(identifying(id, company, f), facts(f))...)
		}
	}
}

func identifying(id rule.ID, company string, f *Finding) []string {
	var paths []string
	for _, l := range f.Locations {
		paths = append(paths, anyEntry(l.Pointer))
	}
	slices.Sort(paths)
	name, _ := f.Name()
	names := slices.Sorted(maps.Keys(f.Evidence))
	return []string{string(id), company, f.Kind, name, strings.Join(slices.Compact(paths), " "), strings.Join(names, " ")}
}

// anyEntry returns a pointer with a star for the place in each list.
func anyEntry(pointer string) string {
	if !hasDigit(pointer) {
		return pointer
	}
	tokens := strings.Split(pointer, "/")
	for i, t := range tokens {
		if isNumber(t) {
			tokens[i] = "*"
		}
	}
	return strings.Join(tokens, "/")
}

func hasDigit(text string) bool {
	for i := range len(text) {
		if text[i] >= '0' && text[i] <= '9' {
			return true
		}
	}
	return false
}

// facts returns the values at a finding's pointers, in an order that does not depend on their places.
func facts(f *Finding) string {
	var all []string
	for _, l := range f.Locations {
		value, err := json.Marshal(l.Value)
		if err != nil { // no JSON value: decoded profiles hold none such
			continue
		}
		all = append(all, anyEntry(l.Pointer)+"="+string(value))
	}
	slices.Sort(all)
	return strings.Join(all, "\n")
}

func digest(parts ...string) string {
	var text []byte
	for _, part := range parts {
		text = strconv.AppendInt(text, int64(len(part)), 10)
		text = append(append(append(text, ':'), part...), '\n')
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:8])
}

// place is a place in a list as subjects give it: alone, or behind the name of an entry that has a namesake.
var place = lazyregexp.New(`\(\d+\)|^\d+$`)

// Name returns the finding's subject without what only the position in a list gave it: "Seed" of "Seed (3)", "" of "3". It is
// named when something is left, or when there was no subject at all; of the others no name speaks, only the fingerprint.
func (f *Finding) Name() (name string, named bool) {
	if f.Subject == "" {
		return "", true
	}
	if strings.HasPrefix(f.Subject, "/") {
		name = anyEntry(f.Subject)
		return name, name == f.Subject
	}
	name = f.Subject
	if hasDigit(name) {
		name = place.ReplaceAllStringFunc(name, func(found string) string {
			if f.isAt(strings.Trim(found, "()")) {
				return ""
			}
			return found
		})
	}
	name = strings.Join(strings.Fields(name), " ")
	return name, name != ""
}

// isAt reports whether the finding points at the n-th entry of some list.
func (f *Finding) isAt(n string) bool {
	return slices.ContainsFunc(f.Locations, func(l Location) bool {
		return slices.ContainsFunc(strings.Split(l.Pointer, "/"), func(token string) bool {
			i, err := strconv.Atoi(token)
			return err == nil && strconv.Itoa(i+1) == n
		})
	})
}
