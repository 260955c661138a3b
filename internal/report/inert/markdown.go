package inert

import (
	"strings"

	"github.com/diligo/diligo/internal/lazyregexp"
)

// Markdown is a text of somebody else as Markdown that shows what it says: no mark-up, no address that becomes a link, and no name or
// number that a code host takes for one of its users or issues.
func Markdown(text string) string { return links.Replace(Escape(text)) }

var links = strings.NewReplacer("@", "@<!-- -->", "\\#", "#<!-- -->", "://", ":<!-- -->//", "www.", "www<!-- -->.", "WWW.", "WWW<!-- -->.", "Www.", "Www<!-- -->.")

// Escape keeps a text from being read as Markdown.
func Escape(text string) string {
	text = entity.ReplaceAllString(strings.TrimSpace(Clean(text)), "&amp;$1")
	text = markup.Replace(text)
	return listMark.ReplaceAllString(text, "$1\\$2$3")
}

var (
	markup = strings.NewReplacer("\\", "\\\\", "*", "\\*", "_", "\\_", "~", "\\~", "`", "\\`", "[", "\\[", "]", "\\]",
		"<", "&lt;", ">", "&gt;", "#", "\\#", "|", "\\|")
	entity   = lazyregexp.New(`&(#?[0-9A-Za-z]+;)`) // would be read as the character of that name
	listMark = lazyregexp.New(`^(\d*)([-+.)])( |$)`)
)
