// Package engine turns a profile into an assessment: it runs the rules, gives every outcome its texts, evidence and places,
// and rolls them up. It reads no clock, no file and no environment: the same profile, policies and options always give the
// same assessment.
package engine

import (
	"cmp"
	"context"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/rule"
)

// Policies is what an engine needs of a compiled set of policies; *policy.Set is one.
type Policies interface {
	Catalogue() *rule.Catalogue
	Revision() string
	Base() string
	Parameters() []rule.Change
	Evaluator() policy.Evaluator
}

// Options are how to assess.
type Options struct {
	Lang      rule.Lang
	Threshold rule.Severity         // findings from here on make the verdict fail
	Include   func(id rule.ID) bool // which rules to run; nil means all
	// Mark says which findings are waived or known, before they are counted; nil marks none. It sees the profile, the policy and
	// the results, and must be safe for concurrent use.
	Mark func(a *assessment.Assessment)
}

// Engine assesses profiles. It is safe for concurrent use.
type Engine struct {
	policies Policies
	options  Options
	rules    []rule.ID
	wordings sync.Map // of questions
}

// New makes an engine. It is an error when no rule is left to run.
func New(policies Policies, options Options) (*Engine, error) {
	e := &Engine{policies: policies, options: options}
	for _, r := range policies.Catalogue().Rules {
		if options.Include == nil || options.Include(r.ID) {
			e.rules = append(e.rules, r.ID)
		}
	}
	if len(e.rules) == 0 {
		return nil, ErrNoRules
	}
	return e, nil
}

// ErrNoRules says that the selection leaves no rule to run.
var ErrNoRules = fmt.Errorf("no rule left to run")

// Assess assesses one profile. The error is for what ends the evaluation as a whole, such as a cancelled context; a fault in
// a rule is that rule's outcome.
func (e *Engine) Assess(ctx context.Context, p *profile.Profile) (*assessment.Assessment, error) {
	evaluator := e.policies.Evaluator()
	raw, err := evaluator.Evaluate(ctx, p.Value(), e.rules)
	if err != nil {
		return nil, fmt.Errorf("assess %s: %w", p.Source(), err)
	}
	ask := e.questioner(p)
	results := make([]assessment.Result, 0, len(raw))
	for _, r := range raw {
		results = append(results, e.result(p, r, ask))
	}

	a := &assessment.Assessment{
		Profile: assessment.Profile{
			Source: p.Source(), SHA256: p.SHA256(), Company: identity(p), ID: p.ID(), Name: p.Name(), Stage: p.Stage(), AsOf: p.AsOf(),
		},
		Policy: assessment.Policy{
			Revision: e.policies.Revision(), Rules: len(e.rules), Evaluator: evaluator.Name(), Parameters: e.policies.Parameters(),
		},
		Results: results,
	}
	if base := e.policies.Base(); base != a.Policy.Revision {
		a.Policy.Base = base
	}
	if e.options.Mark != nil {
		e.options.Mark(a)
	}
	assessment.Sort(results)
	a.Summary = assessment.Summarize(results, e.options.Threshold)
	a.Summary.Factors = e.factors(results)
	a.Questions = assessment.Rank(results, ask)
	return a, nil
}

// result gives a rule's raw result its texts and places.
func (e *Engine) result(p *profile.Profile, raw policy.Result, ask func(rule.ID, string) string) assessment.Result {
	r, _ := e.policies.Catalogue().Rule(raw.Rule)
	out := assessment.Result{
		Rule: r.ID, Category: r.ID.Category(), Outcome: raw.Outcome, Severity: r.Severity,
		Title: r.Title.In(e.options.Lang), Chapters: r.Chapters, Missing: raw.Missing,
	}
	if raw.Err != nil {
		out.Error = raw.Err.Error()
		return out
	}
	for _, f := range raw.Findings {
		finding, err := e.finding(p, r, f, raw.Suggestions)
		if err != nil {
			out.Outcome, out.Findings, out.Missing, out.Error = rule.Error, nil, nil, err.Error()
			return out
		}
		out.Findings = append(out.Findings, finding)
	}
	if len(out.Findings) > 0 {
		assessment.SetFingerprints(r.ID, identity(p), out.Findings)
	}
	for _, pointer := range raw.Missing {
		if q := ask(r.ID, pointer); !slices.Contains(out.Questions, q) {
			out.Questions = append(out.Questions, q)
		}
	}
	return out
}

func (e *Engine) finding(p *profile.Profile, r *rule.Rule, raw policy.Finding, suggestions []policy.Suggestion) (assessment.Finding, error) {
	f := assessment.Finding{
		Severity: r.Severity, Kind: raw.Kind, Subject: raw.Subject, Evidence: raw.Evidence,
	}
	if f.Evidence == nil {
		f.Evidence = map[string]any{}
	}
	if raw.Severity != nil {
		if *raw.Severity > r.Severity {
			return f, fmt.Errorf("contract: a finding of severity %s, above the rule's own %s", *raw.Severity, r.Severity)
		}
		f.Severity = *raw.Severity
	}
	message, ok := r.Messages.Find(raw.Kind)
	if !ok {
		return f, fmt.Errorf("contract: no message for findings of kind %q", raw.Kind)
	}
	var err error
	if f.Message, err = e.text(message, raw.Evidence, raw.Subject, f.Severity); err != nil {
		return f, fmt.Errorf("contract: message %q: %w", raw.Kind, err)
	}
	for _, param := range r.Params {
		if value, ok := raw.Evidence[param.Name]; ok {
			f.Thresholds = append(f.Thresholds, threshold(param, value))
		}
	}
	for _, pointer := range raw.At {
		f.Locations = append(f.Locations, locate(p, pointer))
	}
	for _, s := range suggestions {
		if s.Subject != "" && s.Subject != raw.Subject {
			continue
		}
		suggestion, ok := r.Suggestions.Find(s.Action)
		if !ok {
			return f, fmt.Errorf("contract: no text for suggestion %q", s.Action)
		}
		text, err := e.text(suggestion, s.Values, s.Subject, f.Severity)
		if err != nil {
			return f, fmt.Errorf("contract: suggestion %q: %w", s.Action, err)
		}
		f.Suggestions = append(f.Suggestions, assessment.Suggestion{Action: s.Action, Text: text, Values: s.Values})
	}
	return f, nil
}

func threshold(p rule.Param, value any) assessment.Threshold {
	t := assessment.Threshold{Name: p.Name, Value: value, Sources: p.Sources}
	if !p.Default {
		t.Sources = []string{"configured"}
	}
	return t
}

func (e *Engine) text(t rule.Text, values map[string]any, subject string, severity rule.Severity) (string, error) {
	all := map[string]any{"subject": subject, "severity": severity.String()}
	for k, v := range values {
		all[k] = v
	}
	template := t.In(e.options.Lang)
	text, err := e.policies.Catalogue().Vocabulary.Render(template, all, e.options.Lang)
	if startsWithWord.MatchString(template) {
		text = rule.Capitalized(text)
	}
	return text, err
}

// startsWithWord matches templates whose first word comes from the vocabulary, which writes words as inside a sentence.
var startsWithWord = regexp.MustCompile(`^\{[a-z0-9_]+:terms?\}`)

// identity is what tells one company from another in a fingerprint, in a waiver and in a comparison.
func identity(p *profile.Profile) string {
	for _, pointer := range []string{"/company/id", "/company/legal_name", "/company/name"} {
		if s, ok := p.Lookup(pointer); ok {
			if s, ok := s.(string); ok && s != "" {
				return s
			}
		}
	}
	return ""
}

// locate finds a fact in the profile's text. For a fact that is not there it is the place of the nearest thing around it.
func locate(p *profile.Profile, pointer string) assessment.Location {
	l := assessment.Location{Pointer: pointer}
	if value, ok := p.Lookup(pointer); ok {
		l.Value = value
	}
	r, _ := p.Range(pointer)
	l.Line, l.Column, l.EndLine, l.EndColumn = r.Line, r.Column, r.EndLine, r.EndColumn
	return l
}

// questioner words questions about one profile. Those that speak of the profile are worded once.
func (e *Engine) questioner(p *profile.Profile) func(rule.ID, string) string {
	type key struct {
		rule    rule.ID
		pointer string
	}
	worded := map[key]string{}
	return func(id rule.ID, pointer string) string {
		w := e.wording(id, pointer)
		if len(w.names) == 0 {
			return cmp.Or(w.template, pointer)
		}
		k := key{id, pointer}
		q, ok := worded[k]
		if !ok {
			q = e.fillIn(p, w, pointer)
			worded[k] = q
		}
		return q
	}
}

// fillIn words the question for a missing fact. Where a blank has no value, the pointer itself has to do.
func (e *Engine) fillIn(p *profile.Profile, w wording, pointer string) string {
	v := e.policies.Catalogue().Vocabulary
	values := blanks(p, append(w.names, "subject"), w.pattern, pointer, v, e.options.Lang)
	for _, name := range w.names { // a name that the entry lacks: its place has to do
		if _, ok := values[name]; !ok {
			values[name] = values["subject"]
		}
	}
	question, err := v.Render(w.template, values, e.options.Lang)
	if err != nil {
		return pointer
	}
	return question
}

// wording is how a rule asks for the facts of one pattern.
type wording struct {
	template string // empty when there is no text for it
	pattern  string
	names    []string // of the blanks in the template
}

// wording finds the text with which a rule asks for a fact. It is the same for all entries of a list, and is kept.
func (e *Engine) wording(id rule.ID, pointer string) wording {
	type key struct {
		rule  rule.ID
		shape string
	}
	k := key{id, shapeOf(pointer)}
	if w, ok := e.wordings.Load(k); ok {
		return w.(wording)
	}
	var w wording
	c := e.policies.Catalogue()
	r, _ := c.Rule(id)
	if pattern, text, ok := c.Question(r, pointer); ok {
		template := text.In(e.options.Lang)
		w = wording{template: template, pattern: pattern, names: slices.Clip(rule.Placeholders(template))}
	}
	e.wordings.Store(k, w)
	return w
}

// shapeOf is a pointer with 0 for all places in lists.
func shapeOf(pointer string) string {
	if !strings.ContainsAny(pointer, "0123456789") {
		return pointer
	}
	tokens := strings.Split(pointer, "/")
	for i, t := range tokens {
		if strings.Trim(t, "0123456789") == "" && t != "" {
			tokens[i] = "0"
		}
	}
	return strings.Join(tokens, "/")
}

// blanks are the values of the names in a question's text: {0}, {1} ... are the tokens that the pattern's stars stand for; {n} is
// the place in the list of the last entry, {subject} its name, and its members and those of the entries around it go by their
// names; {parent} is the name of the entry of the first star. Names without a value are left out.
func blanks(p *profile.Profile, names []string, pattern, pointer string, v rule.Vocabulary, lang rule.Lang) map[string]any {
	var entries, tokens []string // pointers of the entries that the stars stand for, and their tokens
	at := 0
	for star := range strings.SplitSeq(pattern, "/") {
		token, _, _ := strings.Cut(pointer[at:], "/")
		if at += len(token); star == "*" {
			entries, tokens = append(entries, pointer[:at]), append(tokens, token)
		}
		at = min(at+1, len(pointer))
	}
	values := map[string]any{}
	if len(entries) == 0 {
		return values
	}
	last := len(entries) - 1
	for _, name := range names {
		if star, err := strconv.Atoi(name); err == nil {
			if star >= 0 && star <= last {
				values[name] = tokens[star]
			}
			continue
		}
		for i := last; i >= 0; i-- {
			if s, ok := p.Lookup(entries[i] + "/" + name); ok {
				if s, ok := s.(string); ok {
					values[name] = v.Word(name, s, lang)
					break
				}
			}
			if i == last && name == "n" {
				values[name] = placeOf(tokens[i])
				break
			}
			if i == last && name == "subject" || i == 0 && name == "parent" {
				values[name] = subject(p, entries[i], placeOf(tokens[i]), v, lang)
				break
			}
		}
	}
	return values
}

// placeOf is the place of a list entry as people count.
func placeOf(token string) string {
	i, err := strconv.Atoi(token)
	if err != nil {
		return token
	}
	return strconv.Itoa(i + 1)
}

// subject is how people speak of a list entry: its name or label, else its place.
func subject(p *profile.Profile, entry, place string, v rule.Vocabulary, lang rule.Lang) string {
	for _, k := range []string{"name", "label", "title", "category", "supplier", "component", "metric"} {
		if value, ok := p.Lookup(entry + "/" + k); ok {
			if s, ok := value.(string); ok && s != "" {
				return v.Word(k, s, lang)
			}
		}
	}
	return map[rule.Lang]string{rule.English: "no. " + place, rule.Chinese: "第 " + place + " 项"}[lang]
}

// factors rolls up the success factors that the catalogue lists.
func (e *Engine) factors(results []assessment.Result) []assessment.Factor {
	var out []assessment.Factor
	for _, item := range e.policies.Catalogue().Items {
		if len(item.Factor) == 0 {
			continue
		}
		var carried []assessment.Result
		for _, r := range results {
			if slices.ContainsFunc(r.Chapters, func(c string) bool { return slices.Contains(item.Factor, c) }) {
				carried = append(carried, r)
			}
		}
		if len(carried) > 0 {
			out = append(out, assessment.FactorOf(item.ID, item.Title.In(e.options.Lang), carried))
		}
	}
	return out
}
