package waiver

import (
	"bytes"
	"reflect"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
)

// entry is a waiver as it is written.
type entry struct {
	Rule        string `yaml:"rule"`
	Profile     string `yaml:"profile,omitempty"`
	Subject     string `yaml:"subject,omitempty"`
	Fingerprint string `yaml:"fingerprint,omitempty"`
	Reason      string `yaml:"reason"`
	Owner       string `yaml:"owner"`
	ApprovedBy  string `yaml:"approved_by,omitempty"`
	Created     day    `yaml:"created,omitempty"`
	Expires     day    `yaml:"expires"`

	Severity *rule.Severity     `yaml:"severity,omitempty"`
	AtLeast  map[string]float64 `yaml:"at_least,omitempty"`
	AtMost   map[string]float64 `yaml:"at_most,omitempty"`
}

// day is written without quotes.
type day string

// MarshalYAML writes the day as YAML's own kind of date.
func (d day) MarshalYAML() (any, error) {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!timestamp", Value: string(d)}, nil
}

// IsZero leaves an absent day out.
func (d day) IsZero() bool { return d == "" }

// Add writes one more waiver behind those of a file, and leaves everything else in it as it is: comments, order, layout. It
// refuses a file or a waiver that Read refuses.
func Add(source string, content []byte, w Waiver) ([]byte, error) {
	before, err := Read(source, content)
	if err != nil {
		return nil, err
	}
	item, err := yaml.Marshal([]entry{{
		Rule: string(w.Rule), Profile: w.Profile, Subject: w.Subject, Fingerprint: w.Fingerprint, Reason: w.Reason, Owner: w.Owner,
		ApprovedBy: w.ApprovedBy, Created: day(w.Created), Expires: day(w.Expires),
		Severity: w.Severity, AtLeast: w.AtLeast, AtMost: w.AtMost,
	}})
	if err != nil {
		return nil, words.Errorf("write waiver: %w", err)
	}
	head, indent, err := place(source, content)
	if err != nil {
		return nil, err
	}
	newline := "\n"
	if bytes.Contains(content, []byte("\r\n")) {
		newline = "\r\n"
	}
	var b strings.Builder
	b.WriteString(head)
	if head != "" && !strings.HasSuffix(head, "\n") {
		b.WriteString(newline)
	}
	for line := range strings.SplitSeq(strings.TrimRight(string(item), "\n"), "\n") {
		if line != "" {
			line = indent + line
		}
		b.WriteString(line + newline)
	}
	// Whatever the layout was: what is read back must be what was there, and the new one.
	after, err := Read(source, []byte(b.String()))
	if err != nil {
		return nil, words.Errorf("with the new waiver: %w", err)
	}
	if len(after.Waivers) == 0 || !slices.EqualFunc(after.Waivers[:len(after.Waivers)-1], before.Waivers, same) ||
		!same(after.Waivers[len(after.Waivers)-1], w) {
		return nil, errLayout(source)
	}
	return []byte(b.String()), nil
}

func same(a, b Waiver) bool {
	for _, w := range []*Waiver{&a, &b} {
		w.Line = 0
		if len(w.AtLeast) == 0 {
			w.AtLeast = nil
		}
		if len(w.AtMost) == 0 {
			w.AtMost = nil
		}
	}
	return reflect.DeepEqual(a, b)
}

func errLayout(source string) error {
	return words.Errorf("%s: the layout of this file leaves no place for a waiver; put each on lines of its own, below waivers:", source)
}

// place returns the text before the new waiver, and how far in the list stands.
func place(source string, content []byte) (head, indent string, err error) {
	text := string(content)
	r := &reader{source: source}
	list := r.sequence(content)
	switch {
	case list == nil && !hasKey(content):
		return text + lineBreak(text) + "waivers:\n", "  ", nil
	case list == nil: // "waivers:" alone
		return text, "  ", nil
	case list.Style&yaml.FlowStyle == 0:
		return text, strings.Repeat(" ", list.Column-1), nil
	case len(list.Content) == 0: // "waivers: []"
		lines := strings.SplitAfter(text, "\n")
		line := lines[list.Line-1]
		cut := strings.Index(line, "[")
		rest := strings.Replace(line[cut:], "[]", "", 1)
		lines[list.Line-1] = strings.TrimRight(line[:cut], " ") + rest
		return strings.Join(lines, ""), "  ", nil
	}
	return "", "", errLayout(source)
}

// hasKey reports whether a file without waivers names them nevertheless.
func hasKey(content []byte) bool {
	var top map[string]any
	_ = yaml.Unmarshal(content, &top) // Read has found no fault in it
	_, ok := top["waivers"]
	return ok
}

// lineBreak returns what ends an unfinished last line.
func lineBreak(text string) string {
	if text == "" || strings.HasSuffix(text, "\n") {
		return ""
	}
	return "\n"
}
