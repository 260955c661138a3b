// Package wordstest finds what is left of English in Chinese texts, for tests.
package wordstest

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"github.com/diligo/diligo/internal/lazyregexp"
)

// names.txt lists the Latin words that Chinese texts may hold: of formats, programs, laws, keys, values of flags, and units.
//
//go:embed names.txt
var list string

var names = sync.OnceValue(func() map[string]bool {
	all := map[string]bool{}
	for line := range strings.Lines(list) {
		if !strings.HasPrefix(line, "#") {
			for name := range strings.FieldsSeq(line) {
				all[name] = true
			}
		}
	}
	return all
})

var (
	// verbatim is what is the same in every language: what is typed, quoted or points somewhere, keys before a colon with their value, and
	// keys in a Chinese list. What a library says is quoted as English.
	verbatim = lazyregexp.New(`英文原文“[^”]*”|<[^>]*>|--?[a-z][a-z-]*|'[^']*'|"[^"]*"|` + "`[^`]*`" + `|\{[^}]*\}|diligo( [a-z][a-z-]*)+|\([a-z0-9_., 、|]+\)|[a-z_]+/[a-z_*]+|https?://[!-~]+|[\w$*+-]*[\w*$]?[./][\w*./+-]+|“Replace this”|Profit and Loss|\b[a-z-]+ ?[:：]( [a-z]+\b)?|[&*][a-z]+|\b[0-9a-f]{12,}\b|0x[0-9A-F]+|[a-z_]+(、[a-z_]+)+|%(\[\d\])?[-+#0-9.*]*[a-zA-Z]`)
	latin    = lazyregexp.New(`[A-Za-z][A-Za-z0-9_.'-]*`)
	// shaped are words that are names by their shape: initials, cells, keys and files.
	shaped = lazyregexp.New(`^([A-Z]{2,}|[A-Z]{1,3}[0-9]+|[A-Z]+(_[A-Z]+)+|[a-z0-9_]*[_.][a-z0-9_.]*)$`)
)

// English returns the Latin words of a Chinese text that are none of the names of the list, nor of those given, such as what a user has typed.
func English(text string, given ...string) []string {
	var left []string
	for _, word := range latin.FindAllString(verbatim.ReplaceAllString(text, " "), -1) {
		word = strings.TrimRight(word, ".-'")
		if !names()[word] && !shaped.MatchString(word) && !slices.Contains(given, word) {
			left = append(left, word)
		}
	}
	return left
}

// Words returns the Latin words of a text.
func Words(text string) []string { return latin.FindAllString(text, -1) }
