package lsp

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/jsonpointer"
	"github.com/diligo/diligo/internal/pack"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/words"
)

// cursor stands for what is typed next, so that the outline shows where it belongs.
const cursor = "zqcursorqz"

// complete lists the keys or the words that may stand at a place.
func (s *Server) complete(ctx context.Context, d *document, q question) (*completions, error) {
	if d.kind != aProfile {
		return nil, nil
	}
	_, aids, err := s.now()
	if err != nil {
		return nil, err
	}
	t := d.now().text
	off := t.offset(q.Position)
	body := t.body[:off] + cursor + t.body[off:]
	n := outline(body, d.format).at(off)
	c := completer{s: s, aids: aids, text: t, format: d.format, body: body, off: off}
	out := &completions{Items: []completion{}}
	switch {
	case n.keyEnd > n.keyStart && n.keyStart <= off && off <= n.keyEnd && strings.Contains(body[n.keyStart:n.keyEnd], cursor):
		if !n.colon && n.parent.shape != object && n.parent.parent != nil && len(c.keys(n.parent)) == 0 { // a value on a line of its own
			out.Items = c.values(n.parent, n.keyStart, n.keyEnd)
			break
		}
		out.Items = c.members(n.parent, n)
	case n.shape == scalar && strings.Contains(body[n.start:n.end], cursor):
		if out.Items = c.values(n, n.start, n.end); len(out.Items) == 0 && d.format == profile.FormatYAML && n.keyEnd == n.keyStart {
			m := &node{parent: n, keyStart: n.start, keyEnd: n.end}
			out.Items = c.members(n, m)
		}
	}
	return out, ctx.Err()
}

type completer struct {
	s      *Server
	aids   *aids
	text   *text // as it is
	format profile.Format
	body   string // with the cursor
	off    int
}

// fieldAt returns what the schema has at a pointer.
func (c *completer) fieldAt(pointer string) map[string]any {
	if pointer == "" {
		return c.aids.schema
	}
	tokens, ok := jsonpointer.Parse(pointer)
	if !ok {
		return nil
	}
	for i, token := range tokens {
		if _, is := jsonpointer.Index(token); is {
			tokens[i] = "*"
		}
	}
	return pack.Field(c.aids.schema, jsonpointer.Of(tokens...))
}

// keys returns the members that an object may have.
func (c *completer) keys(container *node) map[string]any {
	properties, _ := c.fieldAt(container.pointer())["properties"].(map[string]any)
	return properties
}

// before returns where a place of the text with the cursor is in the text.
func (c *completer) before(at int) int {
	if at > c.off {
		return max(at-len(cursor), c.off)
	}
	return at
}

// members completes a key.
func (c *completer) members(container, key *node) []completion {
	properties := c.keys(container)
	quoted := c.body[key.keyStart] == '"' || c.body[key.keyStart] == '\''
	edited := c.text.span(c.before(key.keyStart), c.before(key.keyEnd))
	typed := strings.Trim(c.text.body[c.before(key.keyStart):c.off], `"'`)
	var items []completion
	for _, name := range slices.Sorted(maps.Keys(properties)) {
		if slices.ContainsFunc(container.children, func(o *node) bool { return o != key && o.token == name }) || !strings.HasPrefix(name, typed) {
			continue
		}
		text := name
		if c.format == profile.FormatJSON || quoted {
			text = `"` + name + `"`
		}
		filter := name
		if quoted {
			filter = text
		}
		if !key.colon {
			text += ": "
		}
		pointer := container.pointer() + jsonpointer.Of(name)
		label, doc := c.about(pointer, properties[name])
		items = append(items, completion{
			Label: name, Kind: completesField, Detail: label, Documentation: doc, SortText: fmt.Sprintf("%03d", len(items)), FilterText: filter,
			TextEdit: &textEdit{edited, text},
		})
	}
	return items
}

// about returns the label of a field and what there is to say of it: the question, where somebody can be asked.
func (c *completer) about(pointer string, field any) (label string, doc *markup) {
	if f, ok := c.aids.book.At(pointer); ok {
		return f.Label.In(c.s.o.Lang), &markup{"markdown", meaning(f, c.s.o.Lang)}
	}
	return descriptionOf(field, c.s.o.Lang), nil
}

// descriptionOf is that of a field in the schema.
func descriptionOf(field any, lang words.Lang) string {
	m, _ := field.(map[string]any)
	if text, ok := m["x-description-zh"].(string); ok && lang == words.Chinese {
		return text
	}
	text, _ := m["description"].(string)
	return text
}

// values completes a value that the schema enumerates.
func (c *completer) values(n *node, start, end int) []completion {
	field := c.fieldAt(n.pointer())
	if field == nil {
		return nil
	}
	edited := c.text.span(c.before(start), c.before(end))
	quoted := c.body[start] == '"' || c.body[start] == '\''
	typed := strings.Trim(c.text.body[c.before(start):c.off], `"'`)
	shown := map[string]string{}
	f, ok := c.aids.book.At(n.pointer())
	if !ok && n.parent != nil { // an entry of a list of words
		f, ok = c.aids.book.At(n.parent.pointer())
	}
	var doc *markup
	if ok {
		doc = &markup{"markdown", meaning(f, c.s.o.Lang)}
		for i, text := range c.aids.book.Shown(f, c.s.o.Lang) {
			if i < len(f.Words) {
				shown[f.Words[i]] = text
			}
		}
	}
	var items []completion
	add := func(label, text string, kind int) {
		if !strings.HasPrefix(label, typed) {
			return
		}
		filter := label
		if quoted {
			filter = text
		}
		items = append(items, completion{
			Label: label, Kind: kind, Detail: shown[label], Documentation: doc, SortText: fmt.Sprintf("%03d", len(items)), FilterText: filter, TextEdit: &textEdit{edited, text},
		})
	}
	if choices, ok := field["enum"].([]any); ok {
		for _, choice := range choices {
			if word, ok := choice.(string); ok {
				text := word
				if c.format == profile.FormatJSON || quoted || ambiguous(word) {
					raw, err := json.Marshal(word)
					if err != nil {
						continue
					}
					text = string(raw)
				}
				add(word, text, completesEnum)
			}
		}
	}
	if isOf(field, "boolean") && !quoted {
		add("true", "true", completesValue)
		add("false", "false", completesValue)
	}
	return items
}

// ambiguous reports whether a word means something else in YAML where it has no quotes: "no" and "on" are not words in all versions.
func ambiguous(word string) bool {
	return slices.Contains([]string{"y", "n", "yes", "no", "on", "off", "true", "false", "null"}, strings.ToLower(word)) || word != "" && word[0] >= '0' && word[0] <= '9'
}

// isOf reports whether a field may be of a type.
func isOf(field map[string]any, name string) bool {
	switch t := field["type"].(type) {
	case string:
		return t == name
	case []any:
		return slices.Contains(t, any(name))
	}
	return false
}
