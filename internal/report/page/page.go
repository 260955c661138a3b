// Package page writes assessments as a self-contained HTML page with pictures and without scripts.
package page

import (
	"bytes"
	"cmp"
	"embed"
	"fmt"
	"html/template"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/report/inert"
	"github.com/diligo/diligo/internal/report/phrase"
	"github.com/diligo/diligo/internal/report/term"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
)

// htmlFiles are the templates and the style sheet of the HTML report.
//
//go:embed html
var htmlFiles embed.FS

// styleSheet is the name of the style sheet. It defines the colors of both themes as variables, which the pictures use too.
const styleSheet = "html/style.css"

// html makes the HTML report.
type html struct {
	phrase.Phrases
	used map[string]bool // source IDs cited in the report
}

func newHTML(o phrase.Options) *html { return &html{Phrases: phrase.For(o), used: map[string]bool{}} }

func Write(w io.Writer, r *assessment.Report, o phrase.Options) error {
	h := newHTML(o)
	var b bytes.Buffer
	if err := parsed(o.Lang).ExecuteTemplate(&b, "page.html", h.page(r, Style())); err != nil {
		return err
	}
	_, err := io.WriteString(w, strings.Map(func(r rune) rune {
		if r == '\n' {
			return r
		}
		return inert.Legible(r)
	}, b.String()))
	return err
}

// page is the data of the templates. All texts are unescaped: the templates escape them.
type page struct {
	Lang, Title, Note string
	Guard             template.HTML
	Style             template.CSS
	Index             []indexRow
	Failures          []failureRow
	Companies         []company
	Sources           []sourceRow
}

type indexRow struct {
	ID, Name, Stage, Counts string
	Verdict                 verdict
	Bar                     bar
	Coverage                int
}

type sourceRow struct{ ID, Title, Remark, Address string }

type failureRow struct{ Place, Error, Hint string }

type verdict struct{ Class, Word, Reason string }

// named is a text with a name.
type named struct{ Name, Text string }

func (h *html) page(r *assessment.Report, style string) page {
	p := page{
		Lang:  map[rule.Lang]string{rule.English: "en", rule.Chinese: "zh-CN"}[h.Lang],
		Title: words.Say(h.Lang, "Due-diligence assessment"), Style: template.CSS(style), Guard: Guard(style),
	}
	for i, a := range r.Assessments {
		p.Companies = append(p.Companies, h.company(fmt.Sprintf("c%d", i+1), a))
	}
	if len(r.Assessments) == 1 {
		p.Title += words.Say(h.Lang, ": ") + p.Companies[0].Name
	} else {
		p.Note = h.Words.Profiles(len(r.Assessments))
	}
	if len(r.Assessments) > 1 {
		p.Index = h.index(r.Assessments, p.Companies)
		for i := range p.Companies {
			p.Companies[i].Contents = slices.Insert(p.Companies[i].Contents, 0, contentsRow{ID: "index", Name: words.Say(h.Lang, "Companies")})
		}
	}
	for _, f := range r.Failures {
		p.Failures = append(p.Failures, failureOf(f))
	}
	for _, id := range slices.SortedFunc(maps.Keys(h.used), func(a, b string) int { // S2 before S10
		return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b))
	}) {
		if s := h.Options.Sources[id]; s.Address != "" || s.Remark != (rule.Remark{}) {
			p.Sources = append(p.Sources, sourceRow{ID: id, Title: s.Title.In(h.Lang), Remark: s.Remark.In(h.Lang), Address: s.Address})
		}
	}
	return p
}

// index returns a row per company, lowest score first.
func (h *html) index(assessments []*assessment.Assessment, companies []company) []indexRow {
	order := make([]int, len(companies))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		return cmp.Compare(assessments[i].Summary.Score.Low, assessments[j].Summary.Score.Low)
	})
	var rows []indexRow
	for _, i := range order {
		c, s := companies[i], assessments[i].Summary
		rows = append(rows, indexRow{
			ID: c.ID, Name: c.Name, Stage: h.stage(assessments[i].Profile), Verdict: c.Verdict, Bar: h.bar(s.Score), Coverage: s.Coverage,
			Counts: h.counts(s.Findings),
		})
	}
	return rows
}

func failureOf(f assessment.Failure) failureRow {
	row := failureRow{Place: f.Source, Error: f.Error, Hint: f.Hint}
	if f.Line > 0 {
		row.Place += fmt.Sprintf(":%d:%d", f.Line, f.Column)
	}
	if f.Pointer != "" {
		row.Place += " " + f.Pointer
	}
	return row
}

func (h *html) stage(p assessment.Profile) string {
	if p.Stage == "" {
		return ""
	}
	return h.Vocabulary.Word("stage", p.Stage, h.Lang)
}

// counts describes the number of findings by severity.
func (h *html) counts(c assessment.FindingCounts) string {
	var parts []string
	for _, s := range rule.Severities() {
		if n := c.Of(s); n > 0 {
			parts = append(parts, words.Say(h.Lang, "%[2]d %[1]s", h.Words.Severity[s], n))
		}
	}
	if c.Waived > 0 {
		parts = append(parts, h.Words.Waived(c.Waived))
	}
	if c.Stale > 0 {
		parts = append(parts, h.Words.Stale(c.Stale))
	}
	return cmp.Or(strings.Join(parts, h.Words.Listing), words.Say(h.Lang, "none"))
}

// company is what is shown of one assessment.
type company struct {
	ID, Name      string
	Facts         []string
	Verdict       verdict
	Score         scoreScale
	Coverage      int
	Outcomes      []tallyRow
	Contents      []contentsRow
	Categories    []categoryRow
	Runway        runway
	CapTable      capTable
	Rounds        rounds
	Sale          atSale
	Next          next
	Findings      []severityGroup
	NoFindings    string
	Questions     []questionRow
	QuestionsNote string
	Waived        []waivedRow
	Errors        []errorRow
	Factors       []factorRow
	Lists         []checkList
	Support       [][]string // conclusion at each level of support, header first
	SupportNotes  []string
	Provenance    []provenanceRow
	NoProvenance  string
	Parameters    []parameterRow
	Reproduce     []named
	OwnJudgement  string // how many thresholds have no source but our judgement; "" if the rules are not available
}

type tallyRow struct {
	Name string
	N    int
}

type contentsRow struct{ ID, Name, N string }

type categoryRow struct {
	Name                      string
	Scored                    bool
	Reason                    string // for the missing score
	Bar                       bar
	Coverage, Failed, Unknown int
}

type severityGroup struct {
	Class, Severity, N string
	Serious            bool // at or above the threshold for the verdict
	Rules              []ruleGroup
}

// ruleGroup groups the findings of one rule with the same severity.
type ruleGroup struct {
	ID, Title, Rule, Why string
	Findings             []findingView
	Suggestions          []string
}

type findingView struct {
	Message  string
	Known    bool // in the baseline
	Evidence []evidenceRow
	Places   []placeRow
}

// evidenceRow is a value that a finding rests on; for a threshold, Name is the parameter that sets it.
type evidenceRow struct {
	Label, Name, Value, Sources string
	Threshold                   bool
}

type placeRow struct{ Pointer, Value, Place, Support string }

type questionRow struct{ Text, Needed, Asked, Pointer string }

type waivedRow struct{ Class, Severity, Title, Message, Rule, Reason, Owner, ApprovedBy, Expires string }

type errorRow struct{ Title, Rule, Error string }

type factorRow struct {
	Title, Item, Class, Outcome string
	Coverage, Rules             int
}

// checkList lists the rules with one outcome by category.
type checkList struct {
	Heading, Note string
	N             int
	Categories    []checkGroup
}

type checkGroup struct {
	Name  string
	Rules []checkRow
}

type checkRow struct{ Title, Rule string }

// provenanceRow is the profile's support for a fact: Level includes what it counts for if less than stated, Document the place in the
// document.
type provenanceRow struct{ Pointer, Level, Source, Document, Quote, AsOf string }

type parameterRow struct{ Name, Value, Default, Origin string }

func (h *html) company(id string, a *assessment.Assessment) company {
	s := a.Summary
	c := company{
		ID: id, Name: cmp.Or(a.Profile.Name, a.Profile.ID, a.Profile.Place()), Verdict: h.verdict(s),
		Score: h.scale(s), Coverage: s.Coverage, Categories: h.categories(s.Categories),
		Runway: h.runway(id, a), CapTable: h.capTable(id, a), Rounds: h.rounds(id, a), Sale: h.atSale(id, a), Next: h.next(id, a),
		Findings: h.findings(id, a), Questions: h.questions(a), Waived: h.waived(a), Errors: h.errors(a), Factors: h.factors(s.Factors),
		Lists: h.lists(a), Provenance: h.provenance(a), Support: h.standpoints(a.Support), SupportNotes: h.SupportNotes(a.Support), Parameters: h.parameters(a.Policy.Parameters), Reproduce: h.reproduce(a),
		OwnJudgement: h.ownJudgement(a),
	}
	if stage := h.stage(a.Profile); stage != "" {
		c.Facts = append(c.Facts, rule.Capitalized(stage))
	}
	if a.Profile.AsOf != "" {
		c.Facts = append(c.Facts, h.Words.AsOf(a.Profile.AsOf))
	}
	c.Facts = append(c.Facts, a.Profile.Place())
	for _, o := range phrase.Outcomes(s.Outcomes) {
		c.Outcomes = append(c.Outcomes, tallyRow{rule.Capitalized(h.Words.Outcome[o.Outcome]), o.N})
	}
	if len(c.Findings) == 0 {
		c.NoFindings = h.None(s.Findings)
	}
	if len(a.Questions) > 0 {
		c.QuestionsNote = h.Words.Unknown(s.Outcomes.Unknown, len(a.Questions), a.Questions[len(a.Questions)-1].Settles)
	}
	if len(c.Provenance) == 0 {
		c.NoProvenance = words.Say(h.Lang, "The profile does not say how well its facts are supported.")
		if h.Profiles == nil {
			c.NoProvenance = words.Say(h.Lang, "Not shown: the profile itself was not at hand when this report was written.")
		}
	}
	c.Contents = h.contents(c, s)
	return c
}

// atSale shows who would receive what in a sale.
type atSale struct {
	ID, Text string
	*phrase.Sale
}

func (h *html) atSale(id string, a *assessment.Assessment) atSale {
	v := atSale{ID: id + "-sale"}
	var why string
	if v.Sale, why = h.Phrases.Sale(a.Profile.Place()); why != "" {
		v.Text = words.Say(h.Lang, "Not shown: %s.", why)
	}
	return v
}

func (h *html) contents(c company, s assessment.Summary) []contentsRow {
	var rows []contentsRow
	add := func(section, title string, n int) {
		row := contentsRow{ID: c.ID + "-" + section, Name: words.Say(h.Lang, title)}
		if n > 0 {
			row.N = fmt.Sprint(n)
		}
		rows = append(rows, row)
	}
	add("categories", "Score by category", 0)
	add("runway", "Cash runway", 0)
	add("cap_table", "Ownership", 0)
	add("rounds", "Financing rounds", 0)
	if c.Sale.Sale != nil || c.Sale.Text != "" {
		add("sale", "At a sale", 0)
	}
	if c.Next.Looked {
		add("next", "What comes next", 0)
	}
	add("findings", "Findings", s.Findings.Total())
	for _, section := range []struct {
		name, title string
		n           int
	}{
		{"questions", "Questions for the company", len(c.Questions)}, {"waived", "Waived findings", len(c.Waived)},
		{"errors", "Rules in error", len(c.Errors)}, {"factors", "Success factors", len(c.Factors)},
	} {
		if section.n > 0 {
			add(section.name, section.title, section.n)
		}
	}
	add("checks", "All other checks", 0)
	add("provenance", "Support of the facts", len(c.Provenance))
	if len(c.Parameters) > 0 {
		add("parameters", "Parameters set by the user", len(c.Parameters))
	}
	add("reproduce", "How to reproduce this report", 0)
	return rows
}

func (h *html) verdict(s assessment.Summary) verdict {
	v := verdict{Class: "verdict-" + string(s.Verdict), Word: h.Words.Verdict[s.Verdict]}
	if reason := h.Words.Reasons[s.Verdict]; reason != nil {
		v.Reason = reason(s)
	} else {
		v.Reason = words.Say(h.Lang, "findings of severity %s or above", h.Words.Severity[s.Threshold])
	}
	v.Reason = rule.Capitalized(v.Reason)
	if s.Findings.Total()+s.Findings.Waived > 0 {
		v.Reason += words.Say(h.Lang, "; ") + h.counts(s.Findings)
	}
	return v
}

// categories returns the categories by ascending score, those without a score last.
func (h *html) categories(summaries []assessment.CategorySummary) []categoryRow {
	sorted := slices.SortedStableFunc(slices.Values(summaries), func(a, b assessment.CategorySummary) int {
		if a.Scored() != b.Scored() {
			return map[bool]int{true: -1, false: 1}[a.Scored()]
		}
		return cmp.Compare(a.Score.Low, b.Score.Low)
	})
	var rows []categoryRow
	for _, s := range sorted {
		row := categoryRow{
			Name: rule.Capitalized(h.Vocabulary.Category(s.Category, h.Lang)), Scored: s.Scored(), Bar: h.bar(s.Score), Coverage: s.Coverage,
			Failed: s.Outcomes.Fail, Unknown: s.Outcomes.Unknown + s.Outcomes.Error,
		}
		if !row.Scored {
			row.Reason = words.Say(h.Lang, "nothing that counts")
			if o := s.Outcomes; o.Pass+o.Fail+o.Unknown+o.Error == 0 {
				row.Reason = h.Words.NotApplicable
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// findings groups the findings that count by severity, then by rule.
func (h *html) findings(id string, a *assessment.Assessment) []severityGroup {
	var groups []severityGroup
	n := 0
	for _, s := range rule.Severities() {
		g := severityGroup{
			Class: s.String(), Severity: rule.Capitalized(h.Words.Severity[s]), N: words.Say(h.Lang, "(%d)", a.Summary.Findings.Of(s)),
			Serious: s >= a.Summary.Threshold,
		}
		for _, r := range a.Results {
			if rules := h.ruleGroup(a, r, s); len(rules.Findings) > 0 {
				n++
				rules.ID = fmt.Sprintf("%s-finding-%d", id, n)
				g.Rules = append(g.Rules, rules)
			}
		}
		if len(g.Rules) > 0 {
			groups = append(groups, g)
		}
	}
	return groups
}

// ruleGroup returns the findings of a rule with the given severity. A suggestion shared by several is shown once.
func (h *html) ruleGroup(a *assessment.Assessment, r assessment.Result, s rule.Severity) ruleGroup {
	g := ruleGroup{Title: r.Title, Rule: string(r.Rule)}
	if h.Explain {
		g.Why = h.Description(r.Rule)
	}
	for _, f := range r.Findings {
		if f.Severity != s || f.Waiver != nil {
			continue
		}
		g.Findings = append(g.Findings, findingView{Message: f.Message, Known: f.Known, Evidence: h.evidence(r, f), Places: h.places(a, f)})
		for _, suggestion := range f.Suggestions {
			if !slices.Contains(g.Suggestions, suggestion.Text) {
				g.Suggestions = append(g.Suggestions, suggestion.Text)
			}
		}
	}
	return g
}

// evidence lists what a finding rests on: values, thresholds with their sources, and exchange rates.
func (h *html) evidence(r assessment.Result, f assessment.Finding) []evidenceRow {
	var rows, thresholds []evidenceRow
	values := maps.Clone(f.Evidence)
	for _, t := range f.Thresholds {
		delete(values, t.Name)
		h.use(t.Sources)
		thresholds = append(thresholds, evidenceRow{
			Label: h.Vocabulary.Name(t.Name, h.Lang), Name: t.Name, Value: h.evidenceValue(t.Name, t.Value), Threshold: true,
			Sources: phrase.SourceNames(t.Sources, h.Options),
		})
	}
	for _, name := range slices.Sorted(maps.Keys(values)) {
		if values[name] == nil {
			continue
		}
		rows = append(rows, evidenceRow{Label: h.Vocabulary.Name(name, h.Lang), Value: h.evidenceValue(name, values[name])})
	}
	rows = append(rows, thresholds...)
	t := phrase.For(h.Options)
	for _, rate := range r.Rates {
		h.use([]string{rate.Origin})
		rows = append(rows, evidenceRow{Label: words.Say(h.Lang, "exchange rate"), Value: t.Rate(rate), Sources: t.RateOrigin(rate)})
	}
	for _, d := range r.Derived {
		rows = append(rows, evidenceRow{Label: words.Say(h.Lang, "derived"), Value: t.Derivation(d)})
	}
	return rows
}

func (h *html) use(sources []string) {
	for _, id := range sources {
		if _, ok := h.Options.Sources[id]; ok {
			h.used[id] = true
		}
	}
}

// longestValue is the width, in columns, at which values are cut; lists can be long, and the profile has them in full.
const longestValue = 160

func (h *html) value(v any) string { return term.Truncate(rule.FormatValue(v, h.Lang), longestValue) }

// evidenceValue formats a value of the evidence; vocabulary words by their display names.
func (h *html) evidenceValue(name string, v any) string {
	switch x := v.(type) {
	case string:
		v = h.Vocabulary.Word(name, x, h.Lang)
	case []any:
		worded := make([]any, len(x))
		for i, e := range x {
			worded[i] = e
			if s, ok := e.(string); ok {
				worded[i] = h.Vocabulary.Word(strings.TrimSuffix(name, "s"), s, h.Lang)
			}
		}
		v = worded
	}
	return h.value(v)
}

func (h *html) places(a *assessment.Assessment, f assessment.Finding) []placeRow {
	var rows []placeRow
	for _, l := range f.Locations {
		row := placeRow{
			Pointer: l.Pointer, Value: h.factValue(l.Value), Place: words.Say(h.Lang, "–"),
			Support: cmp.Or(h.support(a, l.Pointer), words.Say(h.Lang, "–")),
		}
		if l.Line > 0 {
			row.Place = words.Say(h.Lang, "%d:%d", l.Line, l.Column)
		}
		rows = append(rows, row)
	}
	return rows
}

// factValue formats a fact: lists of objects as their length, objects other than amounts as nothing.
func (h *html) factValue(v any) string {
	switch x := v.(type) {
	case nil:
		return words.Say(h.Lang, "–")
	case []any:
		if slices.ContainsFunc(x, func(item any) bool { _, isObject := item.(map[string]any); return isObject }) {
			return words.Say(h.Lang, "entries: %d", len(x))
		}
	case map[string]any:
		return h.sum(x)
	}
	return h.value(v)
}

// date formats a date of any precision; "" if there is none.
func (h *html) date(date string) string {
	if date == "" {
		return ""
	}
	return rule.Date(date, h.Lang)
}

// support describes how well a fact is supported, by its own entry or that of its nearest ancestor.
func (h *html) support(a *assessment.Assessment, pointer string) string {
	records, _ := h.fact(a.Profile.Place(), "/provenance").(map[string]any)
	for at := pointer; at != ""; at = at[:strings.LastIndexByte(at, '/')] {
		if record, ok := records[at].(map[string]any); ok {
			r := h.provenanceRow(a, at, record)
			return strings.Join(slices.DeleteFunc([]string{r.Level, r.Source, r.AsOf}, func(s string) bool { return s == "" }), " · ")
		}
	}
	return ""
}

// standpoints returns the conclusions at each level of support, with en dashes in the scores.
func (h *html) standpoints(s *assessment.Support) [][]string {
	rows := h.Standpoints(s)
	for i := 1; i < len(rows); i++ { // row 0 is the header
		score := s.Levels[i-1].Score
		rows[i][2] = rangeOf(score.Low, score.High)
	}
	return rows
}

func (h *html) provenance(a *assessment.Assessment) []provenanceRow {
	records, _ := h.fact(a.Profile.Place(), "/provenance").(map[string]any)
	var rows []provenanceRow
	for _, pointer := range slices.Sorted(maps.Keys(records)) {
		if record, ok := records[pointer].(map[string]any); ok {
			rows = append(rows, h.provenanceRow(a, pointer, record))
		}
	}
	return rows
}

func (h *html) provenanceRow(a *assessment.Assessment, pointer string, record map[string]any) provenanceRow {
	row := provenanceRow{
		Pointer: pointer, Source: member(record, "source"), Quote: term.Truncate(member(record, "quote"), longestValue), AsOf: h.date(member(record, "as_of")),
	}
	if level := member(record, "level"); level != "" {
		row.Level = rule.Capitalized(h.Vocabulary.Word("level", level, h.Lang))
		if a.Support != nil && slices.ContainsFunc(a.Support.Lower, func(l assessment.LowerSupport) bool { return l.Pointer == pointer }) {
			row.Level = words.Say(h.Lang, "%s; counts as claimed", row.Level)
		}
	}
	document := []string{member(record, "document"), member(record, "page")}
	if digest := member(record, "sha256"); digest != "" {
		document = append(document, "SHA-256 "+digest[:min(len(digest), digestShown)])
	}
	if verifier := member(record, "verified_by"); verifier != "" {
		document = append(document, words.Say(h.Lang, "verified by %s", verifier))
	}
	row.Document = strings.Join(slices.DeleteFunc(document, func(s string) bool { return s == "" }), " · ")
	return row
}

// digestShown is the number of digits shown of a document's digest; the profile has it in full.
const digestShown = 12

// fact returns a fact of a profile; nil if it is missing or the profile is not available.
func (h *html) fact(place, pointer string) any {
	if h.Profiles == nil {
		return nil
	}
	value, _ := h.Profiles.Fact(place, pointer)
	return value
}

// member returns a string member of an object, or "".
func member(object map[string]any, name string) string {
	s, _ := object[name].(string)
	return s
}

func (h *html) questions(a *assessment.Assessment) []questionRow {
	asked, _ := h.fact(a.Profile.Place(), "/asked").(map[string]any)
	var rows []questionRow
	for _, q := range a.Questions {
		row := questionRow{Text: q.Text, Needed: h.Words.Settles(len(q.Rules)), Pointer: q.Pointer}
		if date := member(asked, q.Pointer); date != "" {
			row.Asked = words.Say(h.Lang, "asked on %s", rule.Date(date, h.Lang))
		}
		rows = append(rows, row)
	}
	return rows
}

func (h *html) waived(a *assessment.Assessment) []waivedRow {
	var rows []waivedRow
	for _, r := range a.Results {
		for _, f := range r.Findings {
			if f.Waiver == nil {
				continue
			}
			rows = append(rows, waivedRow{
				Class: f.Severity.String(), Severity: rule.Capitalized(h.Words.Severity[f.Severity]), Title: r.Title, Message: f.Message, Rule: string(r.Rule),
				Reason: f.Waiver.Reason, Owner: f.Waiver.Owner, ApprovedBy: cmp.Or(f.Waiver.ApprovedBy, words.Say(h.Lang, "–")), Expires: h.date(f.Waiver.Expires),
			})
		}
	}
	return rows
}

func (h *html) errors(a *assessment.Assessment) []errorRow {
	var rows []errorRow
	for _, r := range a.Results {
		if r.Outcome == rule.Error {
			rows = append(rows, errorRow{Title: r.Title, Rule: string(r.Rule), Error: r.Error})
		}
	}
	return rows
}

func (h *html) factors(factors []assessment.Factor) []factorRow {
	var rows []factorRow
	for _, f := range factors {
		rows = append(rows, factorRow{
			Title: rule.Capitalized(f.Title), Item: f.Item, Class: "outcome-" + string(f.Outcome), Outcome: rule.Capitalized(h.Words.Outcome[f.Outcome]),
			Coverage: f.Coverage, Rules: len(f.Rules),
		})
	}
	return rows
}

// lists returns the rules without findings, by outcome and category.
func (h *html) lists(a *assessment.Assessment) []checkList {
	var lists []checkList
	for _, list := range []struct {
		outcome       rule.Outcome
		heading, note string
	}{
		{rule.Pass, "Passed", "A rule is named after the bad state that it looks for: none of these was found."},
		{rule.Unknown, "list|Unknown", "Facts are missing: neither passed nor failed. The questions ask for them."},
		{rule.NotApplicable, "Not applicable", "The facts prove that there is nothing to judge here."},
	} {
		l := checkList{Heading: words.Say(h.Lang, list.heading), Note: words.Say(h.Lang, list.note)}
		byCategory := map[string][]checkRow{}
		for _, r := range a.Results {
			if r.Outcome == list.outcome {
				byCategory[r.Category] = append(byCategory[r.Category], checkRow{r.Title, string(r.Rule)})
				l.N++
			}
		}
		for _, category := range slices.Sorted(maps.Keys(byCategory)) {
			l.Categories = append(l.Categories, checkGroup{rule.Capitalized(h.Vocabulary.Category(category, h.Lang)), byCategory[category]})
		}
		if l.N > 0 {
			lists = append(lists, l)
		}
	}
	return lists
}

func (h *html) parameters(changes []rule.Override) []parameterRow {
	var rows []parameterRow
	for _, c := range changes {
		rows = append(rows, parameterRow{
			Name: fmt.Sprintf("%s.%s", c.Rule, c.Name), Value: h.value(c.Value), Default: h.value(c.Default), Origin: c.Origin,
		})
	}
	return rows
}

// ownJudgement says how many parameters of the rules that ran rest on our judgement alone.
func (h *html) ownJudgement(a *assessment.Assessment) string {
	if h.Rule == nil {
		return ""
	}
	all, own := 0, 0
	for _, r := range a.Results {
		known, ok := h.Rule(r.Rule)
		if !ok {
			continue
		}
		all += len(known.Params)
		for _, p := range known.Params {
			if p.Default && slices.Equal(p.Sources, []string{"default"}) {
				own++
			}
		}
	}
	if all == 0 {
		return ""
	}
	return words.Say(h.Lang, "Parameters of these rules: %d; based on our own judgement alone: %d. Each finding names the sources of its thresholds.", all, own)
}

func (h *html) reproduce(a *assessment.Assessment) []named {
	rows := []named{
		{words.Say(h.Lang, "Profile"), a.Profile.Place()},
		{"SHA-256", a.Profile.SHA256},
		{words.Say(h.Lang, "As of"), cmp.Or(a.Profile.AsOf, words.Say(h.Lang, "–"))},
		{words.Say(h.Lang, "Policy"), h.Basis(a)},
		{words.Say(h.Lang, "Evaluator"), a.Policy.Evaluator},
		{words.Say(h.Lang, "Fails at severity"), h.Words.Severity[a.Summary.Threshold]},
		{words.Say(h.Lang, "Format"), assessment.Schema},
	}
	for _, line := range phrase.PackLines(a.Policy, h.Lang) {
		rows = append(rows, named{words.Say(h.Lang, "Policy"), line})
	}
	if globs := slices.Concat(a.Run.Only, a.Run.Skip); len(globs) > 0 {
		rows = append(rows, named{"--only, --skip", strings.Join(a.Run.Only, ", ") + " / " + strings.Join(a.Run.Skip, ", ")})
	}
	if a.Waivers != nil {
		rows = append(rows, named{words.Say(h.Lang, "Waivers"), a.Waivers.Source + ", SHA-256 " + a.Waivers.SHA256 + ", " + a.Waivers.Today})
	}
	if a.Baseline != nil {
		rows = append(rows, named{words.Say(h.Lang, "Baseline"), a.Baseline.Source + ", SHA-256 " + a.Baseline.SHA256})
	}
	if version := cmp.Or(a.Run.Version, h.Version); version != "" {
		rows = append(rows, named{"diligo", version})
	}
	return rows
}
