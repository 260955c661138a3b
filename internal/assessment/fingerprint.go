package assessment

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/rule"
)

// Fingerprint identifies a finding over edits of the profile: a hash of rule, profile, kind, subject, the pointers without
// the places of list entries, and the names of the evidence. No line, no position in a list and no value goes into it.
func Fingerprint(id rule.ID, profile, kind, subject string, at []string, evidence map[string]any) string {
	var paths []string
	for _, pointer := range at {
		tokens := strings.Split(pointer, "/")
		for i, t := range tokens {
			if isNumber(t) {
				tokens[i] = "*"
			}
		}
		paths = append(paths, strings.Join(tokens, "/"))
	}
	slices.Sort(paths)
	names := slices.Sorted(maps.Keys(evidence))
	h := sha256.New()
	for _, part := range []string{string(id), profile, kind, subject, strings.Join(slices.Compact(paths), " "), strings.Join(names, " ")} {
		fmt.Fprintf(h, "%d:%s\n", len(part), part)
	}
	return hex.EncodeToString(h.Sum(nil))[:16]
}
