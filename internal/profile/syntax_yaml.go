package profile

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/diligo/diligo/internal/words"

	"go.yaml.in/yaml/v3"

	"github.com/diligo/diligo/internal/lazyregexp"
)

var yamlLine = lazyregexp.New(`^yaml: (?:line ([0-9]+): )?((?s:.*))$`)

// yamlSyntax records why the text is not YAML. The library reports a line, sometimes off by one, and no column; the position recorded is
// the first token of the line whose addition breaks the text in the same way.
func (r *reader) yamlSyntax(err error) {
	told, message := 1, err.Error()
	if m := yamlLine.FindStringSubmatch(message); m != nil {
		message = m[2]
		if m[1] != "" {
			told, _ = strconv.Atoi(m[1])
		}
	}
	starts := r.text.starts()
	line := min(told, len(starts))
	for n := max(told-1, 1); n <= min(told+1, len(starts)); n++ {
		end := len(r.text.body)
		if n < len(starts) {
			end = starts[n]
		}
		if breaksWith(r.text.body[:end], message) {
			line = n
			break
		}
	}
	content := r.text.line(line)
	at := starts[line-1] + len(content) - len(strings.TrimLeft(content, " \t"))
	what, hint := words.Text("this is not valid YAML: %s", words.Foreign(printable(message, 120))), words.Text("check the indentation, quotes and brackets of this line and the one above")
	switch tab := strings.IndexByte(content[:at-starts[line-1]], '\t'); {
	case tab >= 0:
		at, what, hint = starts[line-1]+tab, words.Text("a tab can't indent YAML"), words.Text("indent with spaces")
	case strings.Contains(message, "mapping values are not allowed"):
		what, hint = words.Text("a colon makes a key where none can stand"), words.Text(`put text that holds ": " in quotes, and check the indentation`)
	case strings.Contains(message, "cannot start any token"):
		what, hint = words.Text("a value starts with a character that YAML keeps for itself"), words.Text("put the value in quotes")
	}
	r.note(at, what, hint)
}

// breaksWith reports whether a text fails to parse with the given message.
func breaksWith(body []byte, message string) bool {
	decoder := yaml.NewDecoder(bytes.NewReader(body))
	_, err := decodeNode(decoder)
	if err == nil {
		_, err = decodeNode(decoder)
	}
	return err != nil && strings.HasSuffix(err.Error(), message)
}
