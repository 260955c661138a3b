package lsp

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/assist"
	"github.com/diligo/diligo/internal/fact"
	"github.com/diligo/diligo/internal/forecast"
	"github.com/diligo/diligo/internal/outlook"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/report/inert"
	"github.com/diligo/diligo/internal/report/phrase"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/target"
	"github.com/diligo/diligo/internal/words"
	shipped "github.com/diligo/diligo/policies"
)

// rulesShown is how many rules a hover tells of.
const rulesShown = 8

// hover says what a fact means, which rules read it, and what they conclude.
func (s *Server) hover(ctx context.Context, d *document, q question) (*hover, error) {
	a, err := d.latest(ctx)
	if err != nil {
		return nil, err
	}
	if d.kind == aPolicy {
		return s.hoverPolicy(a, q.Position)
	}
	if d.kind != aProfile {
		return nil, nil
	}
	j, aids, err := s.now()
	if err != nil {
		return nil, err
	}
	n, f := a.subject(aids.book, a.text.offset(q.Position))
	if f == nil {
		return nil, nil
	}
	h := &hover{Contents: markup{"markdown", s.described(ctx, a, j, aids.book, n.pointer(), f)}, Range: a.text.span(n.from(), n.end)}
	if n.keyEnd > n.keyStart {
		h.Range = a.text.span(n.keyStart, n.keyEnd)
	}
	return h, ctx.Err()
}

// meaning returns what a fact is, for a person.
func meaning(f *fact.Fact, lang words.Lang) string {
	parts := []string{"**" + inert.Markdown(f.Label.In(lang)) + "** `" + f.Pattern + "`"}
	// The blanks of shared questions are filled in by interviews, which know the entry.
	if question := f.Question.In(lang); question != "" && !strings.Contains(question, "{") {
		parts = append(parts, inert.Markdown(question))
	}
	if help := f.Help.In(lang); help != "" {
		parts = append(parts, inert.Markdown(help))
	}
	var more []string
	if f.Unit != "" {
		more = append(more, words.Say(lang, "Unit: %s", f.Unit))
	}
	if example := f.Example.In(lang); example != "" {
		more = append(more, words.Say(lang, "Example: %s", inert.Markdown(example)))
	}
	if len(more) > 0 {
		parts = append(parts, strings.Join(more, " · "))
	}
	return strings.Join(parts, "\n\n")
}

// described returns what a hover says of a fact.
func (s *Server) described(ctx context.Context, a *analysis, j *app.Judge, b *fact.Book, pointer string, f *fact.Fact) string {
	lang := s.o.Lang
	parts := []string{meaning(f, lang)}
	if a.profile != nil {
		if level := assist.LevelOf(a.profile, pointer); level != "" {
			parts = append(parts, words.Say(lang, "Support: %s", j.Catalogue().Vocabulary.Word("level", level, lang)))
		}
	}
	results := a.resultsOf(j, f)
	if len(results) == 0 {
		return strings.Join(parts, "\n\n")
	}
	lines := []string{words.Count(lang, len(results), "%d rule reads it:", "%d rules read it:")}
	for i, r := range results {
		if i == rulesShown {
			lines = append(lines, "- "+words.Say(lang, "and %d more", len(results)-i))
			break
		}
		lines = append(lines, "- "+s.lineOf(a, j, pointer, r))
	}
	parts = append(parts, strings.Join(lines, "\n"))
	if room := s.room(ctx, a, j, pointer, results); room != "" {
		parts = append(parts, room)
	}
	if turns := a.turns(lang, results); turns != "" {
		parts = append(parts, turns)
	}
	return strings.Join(parts, "\n\n")
}

// read is a rule that reads a fact, with what it concluded, if it was run.
type read struct {
	rule   *rule.Rule
	result *assessment.Result
}

// rankOf returns where an outcome stands in a hover.
func rankOf(r read) int {
	if r.result == nil {
		return 9
	}
	return slices.Index([]rule.Outcome{rule.Error, rule.Fail, rule.Unknown, rule.Pass, rule.NotApplicable}, r.result.Outcome)
}

// resultsOf returns the rules of the run that read a fact, what is wrong first.
func (a *analysis) resultsOf(j *app.Judge, f *fact.Fact) []read {
	var all []read
	for _, id := range f.Rules {
		r, ok := j.Catalogue().Rule(id)
		if !ok || !j.Runs(id) {
			continue
		}
		x := read{rule: r}
		if a.assessment != nil {
			if i := slices.IndexFunc(a.assessment.Results, func(y assessment.Result) bool { return y.Rule == id }); i >= 0 {
				x.result = &a.assessment.Results[i]
			}
		}
		all = append(all, x)
	}
	slices.SortStableFunc(all, func(x, y read) int {
		return cmp.Or(cmp.Compare(rankOf(x), rankOf(y)), cmp.Compare(y.rule.Severity, x.rule.Severity))
	})
	return all
}

// lineOf returns a rule in a hover: what it concluded, and its thresholds with their sources.
func (s *Server) lineOf(a *analysis, j *app.Judge, pointer string, r read) string {
	lang := s.o.Lang
	say := phrasesOf(j, lang)
	text := inert.Markdown(r.rule.Title.In(lang)) + " `" + string(r.rule.ID) + "`"
	if r.result == nil {
		return text
	}
	text += " — **" + say.Words.Outcome[r.result.Outcome] + "**"
	var told, limits []string
	for i := range r.result.Findings {
		f := &r.result.Findings[i]
		if slices.ContainsFunc(f.Locations, func(l assessment.Location) bool { return isWithin(l.Pointer, pointer) || isWithin(pointer, l.Pointer) }) {
			told = append(told, inert.Markdown(f.Message))
			if with := say.ComparedWith(*r.result, *f); with != "" {
				limits = append(limits, inert.Markdown(with))
			}
		}
		if len(told) == 2 {
			break
		}
	}
	if len(limits) == 0 && (r.result.Outcome == rule.Pass || r.result.Outcome == rule.Fail || r.result.Outcome == rule.Unknown) {
		for _, p := range r.rule.Params[:min(len(r.rule.Params), 4)] {
			limits = append(limits, inert.Markdown(say.Threshold(p.Name, p.Value, sourcesOf(p, lang))))
		}
	}
	for _, more := range slices.Concat(told, limits) {
		text += "\n  - " + strings.ReplaceAll(more, "\n", " ")
	}
	return text
}

// sourcesOf returns where a parameter comes from: what a person has set has no source but that.
func sourcesOf(p rule.Param, lang words.Lang) []string {
	if p.Default {
		return p.Sources
	}
	return []string{words.Say(lang, "set by you")}
}

// phrasesOf returns the phrases of reports.
func phrasesOf(j *app.Judge, lang words.Lang) phrase.Phrases {
	c := j.Catalogue()
	return phrase.For(phrase.Options{Lang: lang, Sources: c.Sources, Vocabulary: c.Vocabulary})
}

// room says how far a number may go before a rule that passes fails, or must go for one that fails.
func (s *Server) room(ctx context.Context, a *analysis, j *app.Judge, pointer string, results []read) string {
	if a.profile == nil {
		return ""
	}
	var ids []rule.ID
	for _, r := range results {
		if r.result != nil && (r.result.Outcome == rule.Pass || r.result.Outcome == rule.Fail) {
			ids = append(ids, r.rule.ID)
		}
	}
	outcomes := func(ctx context.Context, p *profile.Profile, ids ...rule.ID) ([]assessment.Result, error) {
		v, err := j.Evaluate(ctx, p, ids...)
		if err != nil {
			return nil, err
		}
		return v.Outcomes(), nil
	}
	all, err := target.Headroom(ctx, outcomes, j.Validator(), a.profile, pointer, ids)
	if err != nil || len(all) == 0 {
		return ""
	}
	lines := []string{words.Say(s.o.Lang, "Headroom, all else being equal:")}
	for _, h := range all[:min(len(all), 2*rulesShown)] {
		r, ok := j.Catalogue().Rule(h.Rule)
		if !ok {
			continue
		}
		title, value := inert.Markdown(r.Title.In(s.o.Lang)), rule.FormatValue(h.Value, s.o.Lang)
		var line string
		switch {
		case h.To == rule.Fail && h.Up:
			line = words.Say(s.o.Lang, "%s: fails at %s or more", title, value)
		case h.To == rule.Fail:
			line = words.Say(s.o.Lang, "%s: fails at %s or less", title, value)
		case h.Up:
			line = words.Say(s.o.Lang, "%s: passes at %s or more", title, value)
		default:
			line = words.Say(s.o.Lang, "%s: passes at %s or less", title, value)
		}
		lines = append(lines, "- "+line)
	}
	return strings.Join(lines, "\n")
}

// monthsAhead is how far is looked ahead: a year and a half, what a round is to pay for.
const monthsAhead = 18

// lookAhead finds when verdicts change if nobody does anything, beside everything else.
func (s *Server) lookAhead(d *document, a *analysis) {
	if s.o.Timeless == nil {
		return
	}
	s.running.Go(func() {
		defer func() { _ = recover() }() // without it hovers name no day
		select {
		case <-a.done:
		case <-s.ctx.Done():
			return
		}
		s.mu.Lock()
		if s.timeless == nil {
			j, err := s.o.Timeless()
			if err != nil {
				s.mu.Unlock()
				return
			}
			s.timeless = j
		}
		j := s.timeless
		s.mu.Unlock()
		if a.profile == nil {
			return
		}
		f, err := forecast.New(j, []byte(shipped.Schema))
		if err != nil {
			return
		}
		from, err := forecast.ParseDay(s.o.Today())
		if err != nil {
			return
		}
		o, err := f.Company(s.ctx, a.profile, from, from.AddMonths(monthsAhead))
		if err != nil {
			return
		}
		d.mu.Lock()
		defer d.mu.Unlock()
		a.ahead = o
		if d.current.version == a.version {
			d.current.ahead = o
		}
	})
}

// turns says when the verdicts of rules will change, where that is known: as of the text that was last opened or saved.
func (a *analysis) turns(lang words.Lang, results []read) string {
	a.document.mu.Lock()
	ahead := a.ahead
	a.document.mu.Unlock()
	if ahead == nil {
		return ""
	}
	var lines []string
	for _, c := range ahead.Changes {
		if slices.ContainsFunc(results, func(r read) bool { return r.rule.ID == c.Rule }) && len(lines) < rulesShown {
			lines = append(lines, "- "+turn(lang, c))
		}
	}
	if len(lines) == 0 {
		return ""
	}
	return words.Say(lang, "If nothing is done:") + "\n" + strings.Join(lines, "\n")
}

func turn(lang words.Lang, c outlook.Transition) string {
	say := phrase.WordsIn(lang)
	return words.Say(lang, "%s: %s, from %s to %s", rule.Date(c.Date, lang), inert.Markdown(c.Title), say.Outcome[c.From.Outcome], say.Outcome[c.To.Outcome])
}
