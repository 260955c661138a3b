package waiver

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/lazyregexp"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/strict"
	"github.com/diligo/diligo/internal/words"
)

// Error is one thing that is wrong with a file of waivers.
type Error struct {
	Source       string
	Line, Column int // from 1
	Problem      words.Message
}

// Error returns the place and the problem in English.
func (e *Error) Error() string { return e.In(words.English) }

// In returns the place and the problem in a language.
func (e *Error) In(lang words.Lang) string {
	return fmt.Sprintf("%s:%d:%d: %s", e.Source, e.Line, e.Column, e.Problem.In(lang))
}

// fields are the keys of a waiver, in the order in which they are written.
var fields = []string{"rule", "profile", "subject", "fingerprint", "reason", "owner", "approved_by", "created", "expires", "severity", "at_least", "at_most"}

// reader collects what is wrong with a file.
type reader struct {
	source string
	errs   []error
}

func (r *reader) note(line, column int, format string, args ...any) {
	r.errs = append(r.errs, &Error{Source: r.source, Line: max(line, 1), Column: max(column, 1), Problem: words.Text(format, args...)})
}

func (r *reader) noteAt(n *yaml.Node, format string, args ...any) {
	r.note(n.Line, n.Column, format, args...)
}

// Read reads a file of waivers: "waivers:" with a list of them. The source is its name as shown to people. The error joins
// everything that is wrong, each an *Error: a waiver that is not understood must not be lost.
func Read(source string, content []byte) (*List, error) {
	sum := sha256.Sum256(content)
	l := &List{File: assessment.File{Source: source, SHA256: hex.EncodeToString(sum[:])}}
	r := &reader{source: source}
	for _, n := range r.entries(content) {
		if w, ok := r.waiver(n); ok {
			l.Waivers = append(l.Waivers, w)
		}
	}
	r.duplicates(l.Waivers)
	if len(r.errs) > 0 {
		slices.SortStableFunc(r.errs, func(a, b error) int { return cmp.Compare(a.(*Error).Line, b.(*Error).Line) }) //nolint:errorlint // all of them are of ours
		return nil, errors.Join(r.errs...)
	}
	return l, nil
}

// entries finds the nodes of the waivers.
func (r *reader) entries(content []byte) []*yaml.Node {
	list := r.sequence(content)
	if list == nil {
		return nil
	}
	return list.Content
}

// sequence finds the list of waivers; nil where there is none.
func (r *reader) sequence(content []byte) *yaml.Node {
	top, err := strict.YAML(r.source, content)
	var fault *strict.Error
	switch {
	case errors.As(err, &fault):
		r.note(fault.Line, fault.Column, "%s", fault.Problem)
		return nil
	case top == nil || isNull(top):
		return nil
	}
	if top.Kind != yaml.MappingNode {
		r.noteAt(top, "waivers: with a list is needed at the top")
		return nil
	}
	var list *yaml.Node
	for key, value := range r.members(top, []string{"waivers"}) {
		if key == "waivers" && !isNull(value) {
			list = value
		}
	}
	if list != nil && list.Kind != yaml.SequenceNode {
		r.noteAt(list, "waivers: a list is needed")
		return nil
	}
	return list
}

// members finds the values of an object by key. Unknown keys are noted.
func (r *reader) members(n *yaml.Node, known []string) map[string]*yaml.Node {
	out := map[string]*yaml.Node{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if key.Kind != yaml.ScalarNode || !slices.Contains(known, key.Value) {
			r.noteAt(key, "unknown key %q: use %s", key.Value, strings.Join(known, ", "))
			continue
		}
		out[key.Value] = value
	}
	return out
}

func isNull(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.Tag == "!!null" }

var fingerprint = lazyregexp.New(`^[0-9a-f]{16}$`)

// waiver reads one waiver; ok is false when something is wrong with it.
func (r *reader) waiver(n *yaml.Node) (w Waiver, ok bool) {
	before := len(r.errs)
	if n.Kind != yaml.MappingNode {
		r.noteAt(n, "a waiver is needed: an object with %s", strings.Join(fields, ", "))
		return w, false
	}
	members := r.members(n, fields)
	text := func(name string) string {
		value := members[name]
		switch {
		case value == nil || isNull(value):
			return ""
		case value.Kind != yaml.ScalarNode:
			r.noteAt(value, "%s: a text is needed", name)
			return ""
		}
		return strings.TrimSpace(value.Value)
	}
	date := func(name string) string {
		s := text(name)
		if s != "" && CheckDate(s) != nil {
			r.noteAt(members[name], "%s: %v", name, CheckDate(s))
		}
		return s
	}
	w = Waiver{
		Line: n.Line, Rule: rule.ID(text("rule")), Profile: text("profile"), Subject: text("subject"), Fingerprint: text("fingerprint"),
		Waiver: assessment.Waiver{
			Reason: text("reason"), Owner: text("owner"), ApprovedBy: text("approved_by"), Created: date("created"), Expires: date("expires"),
			Accepted: assessment.Accepted{AtLeast: r.bounds(members["at_least"]), AtMost: r.bounds(members["at_most"])},
		},
	}
	if name := text("severity"); name != "" {
		severity, err := rule.ParseSeverity(name)
		if err != nil {
			r.noteAt(members["severity"], "severity: %v", err)
		}
		w.Severity = &severity
	}
	for _, f := range []struct{ name, value string }{
		{"rule", string(w.Rule)}, {"reason", w.Reason}, {"owner", w.Owner}, {"expires", w.Expires},
	} {
		if value := members[f.name]; f.value == "" && (value == nil || value.Kind == yaml.ScalarNode) {
			r.noteAt(n, "%s is missing", f.name)
		}
	}
	if w.Rule != "" && (w.Rule.Category() == "" || w.Rule.Name() == "") {
		r.noteAt(members["rule"], "rule: %q is not an ID of a rule, such as runway/short_runway", w.Rule)
	}
	if w.Fingerprint != "" && !fingerprint.MatchString(w.Fingerprint) {
		r.noteAt(members["fingerprint"], "fingerprint: 16 hexadecimal digits are needed, got %q", w.Fingerprint)
	}
	if w.Profile == "" && w.Fingerprint == "" {
		r.noteAt(n, "profile or fingerprint is missing: name the company by its id (else its legal name, else its name)")
	}
	if len(r.errs) == before && w.Created > w.Expires {
		r.noteAt(n, "expires %s before it was created on %s", w.Expires, w.Created)
	}
	return w, len(r.errs) == before
}

// bounds reads numbers by the names of figures.
func (r *reader) bounds(n *yaml.Node) map[string]float64 {
	if n == nil || isNull(n) {
		return nil
	}
	if n.Kind != yaml.MappingNode {
		r.noteAt(n, "numbers by the names of figures are needed, such as runway_months: 4.5")
		return nil
	}
	bounds := map[string]float64{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		var number float64
		_, twice := bounds[key.Value]
		switch {
		case twice:
			r.noteAt(key, "the key %s occurs twice", key.Value)
		case value.Kind != yaml.ScalarNode || (value.Tag != "!!int" && value.Tag != "!!float") || value.Decode(&number) != nil || math.IsNaN(number) || math.IsInf(number, 0):
			r.noteAt(value, "%s: a number is needed", key.Value)
		default:
			bounds[key.Value] = number
		}
	}
	return bounds
}

// CheckDate refuses what is not a day, YYYY-MM-DD.
func CheckDate(s string) error {
	if _, err := time.Parse(time.DateOnly, s); err != nil {
		return words.Errorf("a day such as 2027-03-31 is needed, got %q", s)
	}
	return nil
}

// duplicates notes waivers that name what an earlier one names.
func (r *reader) duplicates(all []Waiver) {
	type target struct{ rule, profile, subject, fingerprint string }
	first := map[target]int{}
	for _, w := range all {
		t := target{string(w.Rule), w.Profile, w.Subject, w.Fingerprint}
		if w.Fingerprint != "" {
			t.profile, t.subject = "", "" // the fingerprint alone decides
		}
		if line, ok := first[t]; ok {
			r.note(w.Line, 1, "the waiver in line %d is for the same findings; keep one of the two", line)
			continue
		}
		first[t] = w.Line
	}
}
