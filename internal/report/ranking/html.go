package ranking

import (
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html/template"
	"io"
	"math"
	"slices"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/cohort"
	"github.com/diligo/diligo/internal/report/inert"
	"github.com/diligo/diligo/internal/report/page"
	"github.com/diligo/diligo/internal/report/phrase"
	"github.com/diligo/diligo/internal/rule"
)

// files holds template, style sheet and script of the page.
//
//go:embed html
var files embed.FS

const (
	// firstRows is the number of companies shown without scripts and on paper.
	firstRows = 100
	// itemsListed is the number of entries in the page's other lists.
	itemsListed = 200
)

// cohortPage is the data of the template. The page is self-contained: the ranking is embedded as data, which its script displays.
type cohortPage struct {
	Lang       rule.Lang
	Security   string
	Style      template.CSS
	Script     template.JS
	Data       template.JS
	Words      map[string]string
	Counts     []string
	Conditions []string
	Verdicts   []verdictCount
	HasGates   bool
	Rows       int
	NoScript   string
	Head       []string
	First      []pageRow
	WhatIf     *pageWhatIf
	Scores     []pageBar
	PassRates  [][]string
	Spread     [][]string
	RulesNote  string
	RulesHead  []string
	Rules      []pageRule

	DuplicatesNote, MoreDuplicates string
	Duplicates                     []pageDuplicate
	FailuresNote, MoreFailures     string
	Failures                       []string
}

type (
	verdictCount struct {
		Class, Text string
		N           int
	}
	pageRow struct {
		Rank                                     int
		Name, Stage, Class, Verdict, Gate, Score string
		Coverage                                 int
		Worst, Questions                         []string
		Link                                     string
	}
	pageBar struct {
		Label   string
		N, Most int
	}
	pageRule struct {
		Title, ID, Severity string
		Shares              []string
	}
	pageDuplicate struct{ By, Names string }
	pageWhatIf    struct {
		Changes []string
		Sides   []pageSide
		Flips   []pageFlip
		Moves   []pageMove
	}
	pageSide struct {
		Label, Scores string
		Verdicts      []int
	}
	pageFlip struct {
		Title, More string
		Companies   []pageRef
	}
	pageRef struct {
		Rank        int
		Name, Place string
	}
	pageMove struct {
		Rule rule.ID
		Text string
	}
)

func writeHTML(w io.Writer, r *cohort.Report, o Options) error {
	t, err := template.ParseFS(files, "html/page.html")
	if err != nil {
		return err
	}
	style, err := files.ReadFile("html/style.css")
	if err != nil {
		return err
	}
	style = append(style, page.Heat()...)
	script, err := files.ReadFile("html/page.js")
	if err != nil {
		return err
	}
	v := newCohortView(r, o)
	shown, err := v.page()
	if err != nil {
		return err
	}
	shown.Style, shown.Script = template.CSS(style), template.JS(script)
	shown.Security = fmt.Sprintf("default-src 'none'; style-src '%s'; script-src '%s'; base-uri 'none'; form-action 'none'", integrity(style), integrity(script))
	return t.Execute(w, shown)
}

// integrity returns the hash by which a page's policy allows an inline text.
func integrity(text []byte) string {
	sum := sha256.Sum256(text)
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

func (v *cohortView) page() (*cohortPage, error) {
	w, words, r := v.words, phrase.WordsIn(v.Lang), v.report
	p := &cohortPage{
		Lang: v.Lang, Counts: w.counts(r.Counts), Conditions: v.conditions(), HasGates: len(r.Gates) > 0, Rows: r.Shown(),
		NoScript: w.noScript(min(firstRows, r.Shown()), r.Counts.Companies),
		Words: map[string]string{
			"Title": w.title, "Search": w.search, "Stage": w.stage, "Verdict": w.verdict, "Gate": w.gate, "Low": w.low, "Coverage": w.coverage,
			"Views": w.views, "Colon": w.colon, "HeatNote": w.heatNote, "Ranking": w.ranking, "Close": w.close, "WhatIf": w.whatIf, "Scores": w.scores, "PassRates": w.passRates, "NoFlips": w.noFlips,
			"Spread": w.spread, "SpreadNote": w.spreadNote, "Outcomes": w.outcomes, "Duplicates": w.duplicates, "Failures": w.failures,
		},
	}
	if r.ShownRanked() < r.Ranked {
		p.Conditions = append(p.Conditions, w.ranking+w.colon+w.shown(r.ShownRanked(), r.Ranked))
	}
	if shown := r.Shown() - r.ShownRanked(); shown < r.Unranked() {
		p.Conditions = append(p.Conditions, w.notRanked+w.colon+w.shown(shown, r.Unranked()))
	} else if r.Unranked() > 0 {
		p.Conditions = append(p.Conditions, w.notRanked+w.colon+fmt.Sprint(r.Unranked()))
	}
	if r.Ranked == 0 && r.Counts.Companies > 0 {
		p.Conditions = append(p.Conditions, w.nobody)
	}
	p.PassRates = v.passRows()

	for _, c := range []struct {
		v assessment.Verdict
		n int
	}{
		{assessment.VerdictPass, r.Outcome.Verdicts.Pass}, {assessment.VerdictIncomplete, r.Outcome.Verdicts.Incomplete},
		{assessment.VerdictFail, r.Outcome.Verdicts.Fail}, {assessment.VerdictInsufficient, r.Outcome.Verdicts.Insufficient},
	} {
		p.Verdicts = append(p.Verdicts, verdictCount{string(c.v), words.Verdict[c.v], c.n})
	}
	if r.Counts.Companies > 0 {
		most := slices.Max(r.Outcome.Scores[:])
		for i := len(r.Outcome.Scores) - 1; i >= 0; i-- {
			p.Scores = append(p.Scores, pageBar{bin(i), r.Outcome.Scores[i], most})
		}
		p.Spread = v.spreadRows()
		p.ruleShares(v)
	}
	p.whatIf(v)
	for _, d := range r.Duplicates[:min(itemsListed, len(r.Duplicates))] {
		p.Duplicates = append(p.Duplicates, pageDuplicate{w.duplicate[d.By], v.names(d.Companies())})
	}
	p.DuplicatesNote = fmt.Sprint(len(r.Duplicates))
	if rest := len(r.Duplicates) - itemsListed; rest > 0 {
		p.MoreDuplicates = w.more(rest)
	}
	for _, f := range r.Failures[:min(itemsListed, len(r.Failures))] {
		p.Failures = append(p.Failures, inert.Clean(failureLine(f)))
	}
	p.FailuresNote = fmt.Sprint(r.Counts.Failed)
	if rest := len(r.Failures) - itemsListed; rest > 0 {
		p.MoreFailures = w.more(rest)
	}
	return p, p.ranking(v)
}

func (p *cohortPage) ruleShares(v *cohortView) {
	w, words := v.words, phrase.WordsIn(v.Lang)
	outcomes := []rule.Outcome{rule.Fail, rule.Unknown, rule.Pass, rule.NotApplicable, rule.Error}
	p.RulesHead = []string{w.rule, w.severity}
	for _, o := range outcomes {
		p.RulesHead = append(p.RulesHead, words.Outcome[o])
	}
	rules := v.mostFailed()
	for _, r := range v.report.Rules {
		if r.Fail == 0 {
			rules = append(rules, r)
		}
	}
	for _, r := range rules {
		row := pageRule{Title: r.Title, ID: string(r.ID), Severity: words.Severity[r.Severity]}
		for _, n := range []int{r.Fail, r.Unknown, r.Pass, r.NotApplicable, r.Error} {
			row.Shares = append(row.Shares, share(n, v.report.Counts.Companies))
		}
		p.Rules = append(p.Rules, row)
	}
	p.RulesNote = w.rulesFail(len(v.mostFailed()), len(v.report.Rules))
}

func (p *cohortPage) whatIf(v *cohortView) {
	w := v.report.WhatIf
	if w == nil {
		return
	}
	words := phrase.WordsIn(v.Lang)
	p.WhatIf = &pageWhatIf{}
	for _, override := range w.Parameters {
		p.WhatIf.Changes = append(p.WhatIf.Changes, v.override(override))
	}
	for _, d := range []struct {
		label string
		cohort.Distribution
	}{{v.words.before, v.report.Outcome}, {v.words.after, w.After}} {
		p.WhatIf.Sides = append(p.WhatIf.Sides, pageSide{d.label, scores(d.Scores), []int{d.Verdicts.Pass, d.Verdicts.Incomplete, d.Verdicts.Fail}})
	}
	for _, f := range w.Flips {
		flip := pageFlip{Title: v.words.flips(f.Count, words.Verdict[f.From], words.Verdict[f.To])}
		for _, c := range f.Companies[:min(itemsListed, len(f.Companies))] {
			flip.Companies = append(flip.Companies, pageRef{c.Rank, inert.Clean(name(c)), inert.Clean(c.Place())})
		}
		if rest := len(f.Companies) - itemsListed; rest > 0 {
			flip.More = v.words.more(rest)
		}
		p.WhatIf.Flips = append(p.WhatIf.Flips, flip)
	}
	for _, m := range w.Moves {
		p.WhatIf.Moves = append(p.WhatIf.Moves, pageMove{m.Rule, v.words.moves(words.Outcome[m.Before], words.Outcome[m.After], m.Count)})
	}
}

// ranking adds the first companies as a table, and all shown companies as data for the script: an array per company in the order that the
// script expects, with shared texts replaced by indexes.
func (p *cohortPage) ranking(v *cohortView) error {
	w, words := v.words, phrase.WordsIn(v.Lang)
	p.Head = []string{w.rank, w.name, w.stage, w.verdict}
	if p.HasGates {
		p.Head = append(p.Head, w.gate)
	}
	p.Head = append(p.Head, w.score, w.coverage, w.worst, w.questions)

	data := pageData{
		Lang: v.Lang, Show: v.report.ShownFacts, After: v.report.WhatIf != nil, Questions: []string{}, Rows: [][]any{},
		Words: map[string]string{
			"rank": w.rank, "name": w.name, "stage": w.stage, "verdict": w.verdict, "gate": w.gate, "score": w.score, "coverage": w.coverage,
			"report": w.report, "facts": w.facts, "worst": w.worst, "lacks": w.lacks, "colon": w.colon, "questions": w.questions, "ranking": w.ranking, "ratios": w.keyRatios, "heat": w.heat, "findings": w.findings,
			"after": w.after, "between": w.between, "listing": words.Listing, "all": w.all, "shown": w.filtered, "percentile": w.standing,
		},
	}
	if p.HasGates {
		data.Gates = []string{w.gates[cohort.GatePassed], w.gates[cohort.GateOpen], w.gates[cohort.GateFailed]}
	}
	for _, c := range p.Verdicts {
		data.Verdicts = append(data.Verdicts, [2]string{c.Class, c.Text})
	}
	stages := append([]string{""}, rule.Stages...)
	for _, s := range stages {
		data.Stages = append(data.Stages, v.stage(s))
	}
	for _, s := range rule.Severities() {
		data.Severities = append(data.Severities, words.Severity[s])
	}
	for _, category := range v.report.Categories() {
		data.Categories = append(data.Categories, v.category(category))
	}
	for _, name := range cohort.Ratios {
		data.Ratios = append(data.Ratios, w.ratios[name])
	}
	places := map[rule.ID]int{}
	for i, r := range v.report.Rules {
		places[r.ID] = i
		data.Rules = append(data.Rules, [2]string{string(r.ID), r.Title})
	}
	questions := map[string]int{}
	for c := range v.report.Companies() {
		if len(p.First) < firstRows {
			p.First = append(p.First, v.pageRow(c))
		}
		verdict := slices.IndexFunc(data.Verdicts, func(d [2]string) bool { return d[0] == string(c.Verdict) })
		row := []any{rankOf(c), inert.Clean(c.Name), inert.Clean(c.ID), slices.Index(stages, c.Stage), verdict, 0, c.Score.Low, c.Score.High, c.Coverage}
		if c.Gate != nil {
			row[5] = int(*c.Gate)
		}
		var counts []int
		for _, s := range rule.Severities() {
			counts = append(counts, c.Findings.Of(s))
		}
		worst, texts := [][2]int{}, []string{}
		for _, f := range c.Worst {
			worst = append(worst, [2]int{places[f.ID], int(rule.Critical - f.Severity)})
			if f.Message != "" {
				texts = append(texts, inert.Clean(f.Message))
			}
		}
		asked := []int{}
		for _, q := range c.Questions {
			i, ok := questions[q]
			if !ok {
				i = len(data.Questions)
				questions[q] = i
				data.Questions = append(data.Questions, inert.Clean(q))
			}
			asked = append(asked, i)
		}
		ratios := make([]any, len(cohort.Ratios))
		for _, x := range c.Ratios {
			ratios[slices.Index(cohort.Ratios[:], x.Name)] = []any{math.Round(x.Value*100) / 100, x.Currency, x.Percentile}
		}
		var cells []any
		for _, x := range c.Categories {
			cells = append(cells, v.cell(x))
		}
		var after any
		if c.WhatIf != nil {
			to := slices.IndexFunc(data.Verdicts, func(d [2]string) bool { return d[0] == string(c.WhatIf.Verdict) })
			after = []int{to, c.WhatIf.Low, c.WhatIf.High}
		}
		row = append(row, counts, worst, asked, ratios, cells, inert.Clean(c.Place()), after)
		if len(texts) > 0 || c.Lack != nil {
			row = append(row, texts)
		}
		if c.Lack != nil {
			row = append(row, inert.Clean(c.Lack.What))
		}
		data.Rows = append(data.Rows, row)
		if v.Link != nil {
			data.Links = append(data.Links, v.Link(c.Ref))
		}
		if len(c.Shown) > 0 {
			var shown []string
			for _, text := range c.Shown {
				shown = append(shown, inert.Clean(text))
			}
			data.Shown = append(data.Shown, shown)
		}
	}
	encoded, err := json.Marshal(data) // escapes <, > and &, so that no text can close the element
	p.Data = template.JS(encoded)
	return err
}

// pageData is the data for the page's script.
type pageData struct {
	Lang       rule.Lang         `json:"lang"`
	Words      map[string]string `json:"words"`
	Verdicts   [][2]string       `json:"verdicts"` // class and text
	Stages     []string          `json:"stages"`
	Gates      []string          `json:"gates,omitempty"`
	After      bool              `json:"after"`
	Severities []string          `json:"severities"` // worst first
	Categories []string          `json:"categories"`
	Ratios     []string          `json:"ratios"`
	Rules      [][2]string       `json:"rules"` // ID and title
	Questions  []string          `json:"questions"`
	Rows       [][]any           `json:"rows"`
	Links      []string          `json:"links,omitempty"` // report of each row's company
	Show       []string          `json:"show,omitempty"`  // pointers of facts
	Shown      [][]string        `json:"shown,omitempty"` // their values, by row
}

func (v *cohortView) pageRow(c cohort.Company) pageRow {
	row := pageRow{
		Rank: c.Rank, Name: inert.Clean(name(c.Ref)), Stage: v.stage(c.Stage), Class: string(c.Verdict), Verdict: v.verdict(c),
		Score: phrase.Interval(c.Score.Low, c.Score.High), Coverage: c.Coverage, Questions: c.Questions,
	}
	if c.Lack != nil {
		row.Worst = append(row.Worst, inert.Clean(v.words.lacks+v.words.colon+c.Lack.What))
	}
	for _, text := range v.worst(c) {
		row.Worst = append(row.Worst, inert.Clean(text))
	}
	if c.Gate != nil {
		row.Gate = v.words.gates[*c.Gate]
	}
	if v.Link != nil {
		row.Link = v.Link(c.Ref)
	}
	return row
}
