package rule

import (
	"math/rand/v2"
	"regexp"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestPlaceholders_Regexp holds the hand-written reader of templates equal to the pattern that it stands for.
func TestPlaceholders_Regexp(t *testing.T) {
	pattern := regexp.MustCompile(`\{([a-z0-9_]+)(?::([a-z0-9]+[+-]?))?\}`)
	random := rand.New(rand.NewPCG(1, 2))
	const letters = "{{{}}a0_:+-年 X"
	runes := []rune(letters)
	for range 20_000 {
		template := make([]rune, random.IntN(12))
		for i := range template {
			template[i] = runes[random.IntN(len(runes))]
		}
		type part struct{ Before, Name, Format string }
		var want, got []part
		text, at := string(template), 0
		for _, m := range pattern.FindAllStringSubmatchIndex(text, -1) {
			p := part{Before: text[at:m[0]], Name: text[m[2]:m[3]]}
			if m[4] >= 0 {
				p.Format = text[m[4]:m[5]]
			}
			want, at = append(want, p), m[1]
		}
		for rest := text; ; {
			before, name, format, after, ok := cutPlaceholder(rest)
			if !ok {
				break
			}
			got, rest = append(got, part{before, name, format}), after
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("%q (-want +got):\n%s", text, diff)
		}
	}
}
