package app

import (
	"bytes"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/diligo/diligo/internal/baseline"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
)

// migration renames the rules in one file.
type migration struct {
	catalogue *rule.Catalogue
	edits     []renaming
	left      []words.Message // what a person must decide: "line: text"
}

// renaming replaces a text at a line and column, counted from 1 in characters. below is a line to be inserted after it.
type renaming struct {
	line, column int
	old, now     string
	below        string
}

// Migrate returns the text of a file of waivers, parameters, configuration or known findings with replaced rules under their new names, and
// what only a person can decide, each with its line. Comments and layout are preserved.
func Migrate(c *rule.Catalogue, source string, content []byte) (text []byte, left []words.Message, err error) {
	m := migration{catalogue: c}
	text, err = m.run(source, content)
	return text, m.left, err
}

// run returns the text of a file with the rules renamed.
func (m *migration) run(source string, content []byte) ([]byte, error) {
	if bytes.Contains(content, []byte(baseline.Schema)) && strings.HasSuffix(source, ".json") {
		return m.baseline(source, content)
	}
	if strings.HasSuffix(source, ".json") {
		return content, nil // profiles and reports contain no rule names written by people
	}
	var document yaml.Node
	if err := yaml.Unmarshal(content, &document); err != nil {
		return nil, err
	}
	if len(document.Content) == 0 || document.Content[0].Kind != yaml.MappingNode {
		return content, nil
	}
	for key, value := range pairs(document.Content[0]) {
		switch key.Value {
		case "waivers":
			for _, w := range value.Content {
				m.waiver(w)
			}
		case "params":
			m.parameters(value)
		case "only", "non_waivable", "gates":
			for _, glob := range value.Content {
				m.rename(glob)
			}
		case "skip":
			m.skips(value)
		}
	}
	return m.apply(content)
}

// pairs yields the keys and values of a mapping, in order.
func pairs(n *yaml.Node) func(yield func(key, value *yaml.Node) bool) {
	return func(yield func(key, value *yaml.Node) bool) {
		if n.Kind != yaml.MappingNode {
			return
		}
		for i := 0; i+1 < len(n.Content); i += 2 {
			if !yield(n.Content[i], n.Content[i+1]) {
				return
			}
		}
	}
}

// rename renames a rule that was replaced.
func (m *migration) rename(n *yaml.Node) (rule.Replacement, bool) {
	now, ok := m.catalogue.Replaced(rule.ID(n.Value))
	if ok {
		m.edits = append(m.edits, renaming{line: n.Line, column: n.Column, old: n.Value, now: string(now.New)})
	}
	return now, ok
}

func (m *migration) leave(n *yaml.Node, format string, args ...any) {
	m.left = append(m.left, words.Text("%d: %s", n.Line, words.Text(format, args...)))
}

// waiver renames the rule of a waiver. If several rules were merged, the subject distinguishes their findings. A fingerprint belongs to the
// old rule: only somebody who sees the finding can tell the new one.
func (m *migration) waiver(w *yaml.Node) {
	var id, subject, fingerprint *yaml.Node
	var key *yaml.Node
	for k, v := range pairs(w) {
		switch k.Value {
		case "rule":
			key, id = k, v
		case "subject":
			subject = v
		case "fingerprint":
			fingerprint = v
		}
	}
	if id == nil {
		return
	}
	now, ok := m.catalogue.Replaced(rule.ID(id.Value))
	switch {
	case !ok:
		return
	case fingerprint != nil:
		m.leave(id, "%s; this waiver names its finding by a fingerprint, which is another now: remove it and waive again", now)
		return
	}
	e := renaming{line: id.Line, column: id.Column, old: id.Value, now: string(now.New)}
	switch {
	case now.Subject == "":
	case subject != nil:
		m.edits = append(m.edits, renaming{line: subject.Line, column: subject.Column, old: subject.Value, now: now.Subject})
	case w.Style&yaml.FlowStyle != 0:
		e.now += ", subject: " + now.Subject
	default:
		e.below = strings.Repeat(" ", key.Column-1) + "subject: " + now.Subject
	}
	m.edits = append(m.edits, e)
}

// parameters renames the keys of params, if the new rule has the parameters and no entry of its own.
func (m *migration) parameters(params *yaml.Node) {
	lost := func(now rule.Replacement, values *yaml.Node) (names []string) {
		r, _ := m.catalogue.Rule(now.New)
		for name := range pairs(values) {
			if !slices.ContainsFunc(r.Params, func(p rule.Param) bool { return p.Name == name.Value }) {
				names = append(names, name.Value)
			}
		}
		return names
	}
	named := map[string]int{}
	for key, values := range pairs(params) {
		now, ok := m.catalogue.Replaced(rule.ID(key.Value))
		switch {
		case !ok:
			named[key.Value]++
		case len(lost(now, values)) == 0:
			named[string(now.New)]++
		}
	}
	for key, values := range pairs(params) {
		now, ok := m.catalogue.Replaced(rule.ID(key.Value))
		if !ok {
			continue
		}
		names := lost(now, values)
		switch {
		case len(names) > 0:
			m.leave(key, "%s, which has no parameter %s: remove it, or set one that it has", now, strings.Join(names, ", "))
		case named[string(now.New)] > 1:
			m.leave(key, "%s, for which this file has another entry: put the two together", now)
		default:
			m.rename(key)
		}
	}
}

// skips renames skipped rules. A rule that replaces several is skipped only if all of them are; otherwise more would be skipped than the
// user asked for.
func (m *migration) skips(list *yaml.Node) {
	var globs []string
	for _, n := range list.Content {
		globs = append(globs, n.Value)
	}
	for _, n := range list.Content {
		now, ok := m.catalogue.Replaced(rule.ID(n.Value))
		if !ok {
			continue
		}
		if !SkipsWhole(globs, m.catalogue, now.New) {
			m.leave(n, "%s; it still runs, since it replaces more than this one: skip %s, or remove the line", now, now.New)
			continue
		}
		m.rename(n)
	}
}

// apply applies the edits, from the end.
func (m *migration) apply(content []byte) ([]byte, error) {
	slices.SortFunc(m.edits, func(x, y renaming) int {
		if x.line != y.line {
			return y.line - x.line
		}
		return y.column - x.column
	})
	lines := strings.SplitAfter(string(content), "\n")
	for _, e := range m.edits {
		line := []rune(lines[e.line-1])
		head, rest := string(line[:e.column-1]), string(line[e.column-1:])
		if at := strings.Index(rest, e.old); at < 0 || at > 1 { // after at most a quote
			return nil, words.Errorf("line %d: %s is not written plainly here: write it on one line, without escapes", e.line, e.old)
		}
		text := head + strings.Replace(rest, e.old, e.now, 1)
		if e.below != "" {
			newline := "\n"
			if strings.HasSuffix(text, "\r\n") {
				newline = "\r\n"
			}
			text = strings.TrimRight(text, "\r\n") + newline + e.below + newline
		}
		lines[e.line-1] = text
	}
	return []byte(strings.Join(lines, "")), nil
}

// baseline renames the rules of known findings. Their fingerprints belong to the old rules, so the findings are then recognized by rule,
// company and subject.
func (m *migration) baseline(source string, content []byte) ([]byte, error) {
	b, err := baseline.Read(source, content)
	if err != nil {
		return nil, err
	}
	changed := false
	for i := range b.Findings {
		f := &b.Findings[i]
		now, ok := m.catalogue.Replaced(f.Rule)
		if !ok {
			continue
		}
		changed = true
		f.Rule, f.Fingerprint = now.New, ""
		if now.Subject != "" {
			f.Subject = now.Subject
		}
	}
	if !changed {
		return content, nil
	}
	var out bytes.Buffer
	if err := b.Write(&out); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
