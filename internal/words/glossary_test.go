package words

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestGlossary: the translations use the words of README.md. Each of its Chinese words is in use, and where a text speaks of a term, none of
// the words that are not to stand for it does.
func TestGlossary(t *testing.T) {
	text, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	catalogue := map[string]string{}
	for _, english := range translated(t, "zh.go") {
		catalogue[english] = In(Chinese, english)
	}
	rows := 0
	for line := range strings.Lines(string(text)) {
		cells := strings.Split(strings.TrimSpace(line), "|")
		if len(cells) != 7 || strings.TrimSpace(cells[1]) == "term" || strings.HasPrefix(cells[1], "---") {
			continue
		}
		rows++
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		term, chinese, not := cells[1], cells[3], cells[5]
		t.Run(term, func(t *testing.T) {
			if cells[2] == "" || cells[4] == "" {
				t.Error("it is not explained in both languages")
			}
			speaks := regexp.MustCompile(`(?i)\b` + regexp.QuoteMeta(term) + `s?\b`)
			used := false
			for english, said := range catalogue {
				used = used || strings.Contains(said, chinese)
				if not != "" && speaks.MatchString(english) && strings.Contains(said, not) {
					t.Errorf("%q is translated with %s, not with %s: %s", english, not, chinese, said)
				}
			}
			if !used {
				t.Errorf("%s is used nowhere", chinese)
			}
		})
	}
	if rows < 25 {
		t.Errorf("only %d terms were read", rows)
	}
}
