package tidy

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/diligo/diligo/internal/words"

	"go.yaml.in/yaml/v3"

	"github.com/diligo/diligo/internal/jsonpointer"
	"github.com/diligo/diligo/internal/profile"
)

// parseYAML reads the first document of a YAML text. The error is a profile.Errors.
func parseYAML(source string, data []byte) (root *yaml.Node, err error) {
	if err := checkText(source, data); err != nil {
		return nil, err
	}
	if len(data) > profile.MaxYAMLSize {
		return nil, refuse(source, data, 0, words.Text("the input is larger than %d MiB", profile.MaxYAMLSize>>20), words.Text("keep one profile in each file"))
	}
	defer func() { // the library panics on some malformed comments
		if r := recover(); r != nil {
			err = refuse(source, data, 0, words.Text("this is not YAML: %s", words.Foreign(fmt.Sprint(r))), words.Text("fix it first; nothing was changed"))
		}
	}()
	var document yaml.Node
	if err := yaml.Unmarshal(data, &document); err != nil {
		return nil, refuse(source, data, 0, words.Text("this is not YAML: %s", words.Foreign(strings.TrimPrefix(err.Error(), "yaml: "))), words.Text("fix it first; nothing was changed"))
	}
	if len(document.Content) == 0 {
		return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!null"}, nil
	}
	return document.Content[0], nil
}

// isText tells a text from the other scalars. Days written plainly are texts to a profile.
func isText(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && (n.ShortTag() == "!!str" || n.ShortTag() == "!!timestamp")
}

// yamlTexts lists the texts that stand on one line just as they are, in quotes or plainly. Others are left alone.
func yamlTexts(all []text, data []byte, lines []int, n *yaml.Node, path []string, p schemaPlace) []text {
	switch n.Kind {
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			name := n.Content[i].Value
			all = yamlTexts(all, data, lines, n.Content[i+1], append(slices.Clip(path), name), p.member(name))
		}
	case yaml.SequenceNode:
		for i, entry := range n.Content {
			all = yamlTexts(all, data, lines, entry, append(slices.Clip(path), strconv.Itoa(i)), p.entry())
		}
	case yaml.ScalarNode:
		write := writer(n.Style)
		start, ok := yamlOffset(data, lines, n)
		if !isText(n) || write == nil || !ok || !bytes.HasPrefix(data[start:], []byte(write(n.Value))) {
			return all
		}
		all = append(all, text{path: path, schema: p, value: n.Value, start: start, end: start + len(write(n.Value)), write: write})
	}
	return all
}

// writer writes a text in a style, or is nil for styles that are left alone.
func writer(style yaml.Style) func(string) string {
	switch style {
	case 0:
		return func(s string) string {
			if _, err := strconv.ParseFloat(s, 64); err == nil {
				return strconv.Quote(s) // plain, it would be a number
			}
			return s
		}
	case yaml.DoubleQuotedStyle:
		return func(s string) string { return `"` + s + `"` }
	case yaml.SingleQuotedStyle:
		return func(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }
	}
	return nil
}

// yamlOffset returns where a node starts. It may be wrong in a text with odd line ends.
func yamlOffset(data []byte, lines []int, n *yaml.Node) (int, bool) {
	if n.Line < 1 || n.Line > len(lines) {
		return 0, false
	}
	at := lines[n.Line-1]
	for range n.Column - 1 {
		_, size := utf8.DecodeRune(data[at:])
		at += size
	}
	return at, at < len(data)
}

// readsBack makes sure that a YAML text differs from the one before in the changed values and in no other.
func readsBack(before []byte, after Fixed) bool {
	old, err := parseYAML("", before)
	if err != nil {
		return false
	}
	fixed, err := parseYAML("", after.Text)
	if err != nil {
		return false
	}
	changed := map[string]string{}
	for _, c := range after.Rewrites {
		changed[c.Pointer] = c.New
	}
	want := leaves(nil, old, nil)
	for i, l := range want {
		if value, ok := changed[l.pointer]; ok && l.text {
			want[i].value = value
		}
	}
	return slices.Equal(want, leaves(nil, fixed, nil))
}

// leaf is a scalar, or a list or object with its length for a value.
type leaf struct {
	pointer, value string
	text           bool
}

func leaves(all []leaf, n *yaml.Node, path []string) []leaf {
	l := leaf{pointer: jsonpointer.Of(path...), value: n.Value, text: isText(n)}
	if !l.text {
		l.value = fmt.Sprint(n.Kind, n.ShortTag(), len(n.Content), n.Value)
	}
	all = append(all, l)
	for i, child := range n.Content {
		token := strconv.Itoa(i)
		if n.Kind == yaml.MappingNode {
			if i%2 == 0 {
				token = "key " + token
			} else {
				token = n.Content[i-1].Value
			}
		}
		all = leaves(all, child, append(slices.Clip(path), token))
	}
	return all
}
