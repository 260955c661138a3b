package inert

import (
	"strings"

	"github.com/diligo/diligo/internal/lazyregexp"
)

// Markdown escapes untrusted text for Markdown: no markup, no automatic links, and no names or numbers that a code host links to users or
// issues.
func Markdown(text string) string { return links.Replace(Escape(text)) }

var links = strings.NewReplacer("@", "@<!-- -->", "\\#", "#<!-- -->", "://", ":<!-- -->//", "www.", "www<!-- -->.", "WWW.", "WWW<!-- -->.", "Www.", "Www<!-- -->.")

// Escape prevents a text from being read as Markdown markup.
func Escape(text string) string {
	text = entity.ReplaceAllString(strings.TrimSpace(Clean(text)), "&amp;$1")
	text = markup.Replace(text)
	return listMark.ReplaceAllString(text, "$1\\$2$3")
}

var (
	markup = strings.NewReplacer("\\", "\\\\", "*", "\\*", "_", "\\_", "~", "\\~", "`", "\\`", "[", "\\[", "]", "\\]",
		"<", "&lt;", ">", "&gt;", "#", "\\#", "|", "\\|")
	entity   = lazyregexp.New(`&(#?[0-9A-Za-z]+;)`) // would be decoded as a character reference
	listMark = lazyregexp.New(`^(\d*)([-+.)])( |$)`)
)
