package pages

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/cohort"
	"github.com/diligo/diligo/internal/report/phrase"
	"github.com/diligo/diligo/internal/report/ranking"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/service"
	"github.com/diligo/diligo/internal/store"
	"github.com/diligo/diligo/internal/words"
)

// pageSize is the number of rows on a page of a long list.
const pageSize = 100

// registerPrograms registers the programs of a workspace and the pages of one.
func (p *Pages) registerPrograms() {
	p.show("GET /{$}", p.programs)
	p.show("GET /new", func(v *Visit) error { return p.newProgram(v) })
	p.show("POST /new", p.addProgram)
	p.program("GET /programs/{program}", p.ranking)
	p.program("GET /programs/{program}/heat", p.heat)
	p.program("GET /programs/{program}/figures", p.figures)
	p.program("GET /programs/{program}/duplicates", p.duplicates)
	p.program("GET /programs/{program}/export/{format}", p.export)
}

// Menu returns the links at the top of every page.
func (v *Visit) Menu() []Tab {
	menu := []Tab{{Link: Link{v.Say("Programs"), "/"}}}
	menu = append(menu, Tab{Link: Link{v.Say("Portfolio"), "/portfolio"}})
	if v.Person() {
		menu = append(menu, Tab{Link: Link{v.Say("My reviews"), "/queue"}})
	}
	if v.May(store.RoleAdministrator) {
		menu = append(menu, Tab{Link: Link{v.Say("Administration"), "/admin"}})
	}
	for i := range menu {
		menu[i].Here = v.URL.Path == menu[i].Href || menu[i].Href != "/" && below(v.URL.Path, menu[i].Href)
	}
	return menu
}

// programs lists the programs.
func (p *Pages) programs(v *Visit) error {
	t := Table{
		Head:  []Column{{Name: v.Say("Program")}, {Name: v.Say("count|Companies"), Number: true}, {Name: v.Say("Assessed"), Number: true}, {Name: v.Say("Opens")}, {Name: v.Say("Closes")}},
		Empty: v.Say("You have not been granted a program yet."),
	}
	all, err := p.allPrograms(v)
	if err != nil {
		return err
	}
	for _, one := range all {
		progress, err := p.service.Progress(v.Context(), v.Actor, one.ID)
		if err != nil {
			return err
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			linked(one.Name, "/programs/"+one.ID), number(progress.Companies), number(progress.Assessed), text(v.date(one.Settings.Opens)), text(v.date(one.Settings.Closes)),
		}})
	}
	return v.Page("programs", v.Say("Programs"), map[string]any{"Table": t, "Add": v.Manages()})
}

func (p *Pages) allPrograms(v *Visit) (all []service.Program, err error) {
	for after := ""; ; {
		page, err := p.service.Programs(v.Context(), v.Actor, store.Page{After: after, Limit: 200})
		if err != nil || len(page) == 0 {
			return all, err
		}
		all = append(all, page...)
		after = page[len(page)-1].ID
	}
}

// program registers a page about one program, which is then v.Program, with its tabs.
func (p *Pages) program(pattern string, f func(*Visit) error) {
	p.show(pattern, func(v *Visit) error {
		of, err := p.service.Program(v.Context(), v.Actor, v.Path("program"))
		if err != nil {
			return err
		}
		v.Program = of
		v.Crumbs = []Link{{v.Say("Programs"), "/"}}
		v.Tabs = programTabs(v)
		return f(v)
	})
}

// at returns an address below that of the visit's program.
func (v *Visit) at(below string) string { return "/programs/" + v.Program.ID + below }

// programTabs returns the pages of a program that the actor may see.
func programTabs(v *Visit) []Tab {
	var tabs []Tab
	add := func(name, under string) {
		tabs = append(tabs, Tab{Link: Link{name, v.at(under)}, Here: v.URL.Path == v.at(under) || under != "" && below(v.URL.Path, v.at(under))})
	}
	add(v.Say("Ranking"), "")
	add(v.Say("Heat map"), "/heat")
	add(v.Say("Figures"), "/figures")
	add(v.Say("Side by side"), "/compare")
	add(v.Say("Duplicates"), "/duplicates")
	add(v.Say("Portfolio"), "/portfolio")
	if v.May(store.RoleReviewer) {
		add(v.Say("Reviews"), "/reviews")
	}
	if v.Manages() {
		add(v.Say("What if"), "/what-if")
	}
	if v.May(store.RoleAnalyst) {
		add(v.Say("Import"), "/import")
	}
	if v.Manages() {
		add(v.Say("Founders"), "/founders")
		add(v.Say("Policies"), "/policies")
		add(v.Say("Settings"), "/settings")
	}
	return tabs
}

// stage returns a stage in words.
func (v *Visit) stage(w service.Wording, stage string) string {
	if stage == "" {
		return "–"
	}
	return rule.Capitalized(w.Vocabulary.Word("stage", stage, v.Lang))
}

// counts returns the number of findings of each severity from medium on, worst first, or, if there are none of these, of the worst severity
// below.
func (v *Visit) counts(c assessment.FindingCounts) string {
	var parts []string
	for _, s := range rule.Severities() {
		if n := c.Of(s); n > 0 && (s >= rule.Medium || len(parts) == 0) {
			parts = append(parts, v.Say("%[2]d %[1]s", phrase.WordsIn(v.Lang).Severity[s], n))
		}
	}
	return cmp.Or(strings.Join(parts, v.Say("list|, ")), "–")
}

// status returns the state of a case in words.
func (v *Visit) status(s string) string {
	switch s {
	case store.CaseDecided:
		return v.Say("decided")
	case store.CaseReopened:
		return v.Say("reopened")
	}
	return v.Say("open")
}

// listing returns the listing that the address asks for.
func (v *Visit) listing() service.Listing {
	low, _ := strconv.Atoi(v.Query("low")) // the field accepts nothing else
	return service.Listing{
		Search: v.Query("q"), Stage: v.Query("stage"), Country: v.Query("country"), Verdict: v.Query("verdict"), Status: v.Query("status"), Finding: rule.ID(v.Query("finding")),
		Low: low, Sort: v.Query("sort"), Down: v.Query("down") != "", From: v.Offset(), Limit: pageSize,
	}
}

// filters returns the fields that select companies.
func (v *Visit) filters(w service.Wording, list service.Companies) Form {
	all := Option{"", v.Say("all|All")}
	stages, countries := []Option{all}, []Option{all}
	for _, s := range list.Stages {
		stages = append(stages, Option{s, v.stage(w, s)})
	}
	for _, c := range list.Countries {
		countries = append(countries, Option{c, c})
	}
	verdicts := []Option{all}
	for _, is := range []assessment.Verdict{assessment.VerdictPass, assessment.VerdictIncomplete, assessment.VerdictFail, assessment.VerdictInsufficient} {
		verdicts = append(verdicts, Option{string(is), phrase.WordsIn(v.Lang).Verdict[is]})
	}
	return v.filter([]string{"sort", "down", "finding"},
		Field{Name: "q", Label: v.Say("Name"), Kind: "search"},
		Field{Name: "stage", Label: v.Say("Stage"), Kind: "select", Options: stages},
		Field{Name: "country", Label: v.Say("Country"), Kind: "select", Options: countries},
		Field{Name: "verdict", Label: v.Say("Verdict"), Kind: "select", Options: verdicts},
		Field{Name: "status", Label: v.Say("Case"), Kind: "select", Options: []Option{all, {store.CaseOpen, v.status(store.CaseOpen)}, {store.CaseDecided, v.status(store.CaseDecided)}, {store.CaseReopened, v.status(store.CaseReopened)}}},
		Field{Name: "low", Label: v.Say("Score at least"), Kind: "number", Min: "0", Max: "100"},
	)
}

// rankingColumns are the optional columns of a ranking, by their names in addresses.
var rankingColumns = []string{"stage", "country", "known", "findings", "worst", "case", "lack"}

func (v *Visit) columns() map[string]bool {
	out := map[string]bool{}
	chosen := v.URL.Query()["column"]
	if len(chosen) == 0 {
		chosen = []string{"stage", "known", "findings", "worst", "case"}
	}
	for _, c := range chosen {
		out[c] = true
	}
	return out
}

// ranking lists the companies of a program in the order of its ranking, or as sorted and filtered by the reader.
func (p *Pages) ranking(v *Visit) error {
	w, err := p.service.Wording(v.Context(), v.Actor, v.Program.ID)
	if err != nil {
		return err
	}
	list, err := p.service.List(v.Context(), v.Actor, v.Program.ID, v.listing())
	if errors.Is(err, service.ErrMasked) {
		v.Notice = Notice{Text: v.Say("Names are hidden from you, so that companies can't be searched by them."), Bad: true}
		l := v.listing()
		l.Search = ""
		list, err = p.service.List(v.Context(), v.Actor, v.Program.ID, l)
	}
	if err != nil {
		return err
	}
	progress, err := p.service.Progress(v.Context(), v.Actor, v.Program.ID)
	if err != nil {
		return err
	}
	shown := v.columns()
	names := map[string]Column{
		"stage": {Name: v.Say("Stage"), Sort: service.SortStage}, "country": {Name: v.Say("Country")}, "known": {Name: v.Say("share|Known"), Sort: service.SortCoverage, First: true, Number: true},
		"findings": {Name: v.Say("Findings"), Sort: service.SortFindings, First: true}, "worst": {Name: v.Say("Worst finding")}, "case": {Name: v.Say("Case")}, "lack": {Name: v.Say("Missing for a rank")},
	}
	t := Table{
		Head:  []Column{{Name: v.Say("Company"), Sort: service.SortName}, {Name: v.Say("Select")}, {Name: v.Say("Rank"), Number: true, Sort: "rank"}, {Name: v.Say("Verdict"), Sort: service.SortVerdict}, {Name: v.Say("Score"), Sort: service.SortScore, First: true}},
		Empty: v.Say("No company matches."), Dense: true, Caption: v.Say("Ranking"), Sort: cmp.Or(v.Query("sort"), "rank"), Down: v.Query("down") != "", Link: v.sorting,
	}
	if list.All == 0 {
		t.Empty = v.Say("No company has been assessed here yet. Import a spreadsheet, or upload profiles through the API.")
	}
	choose := Form{Get: true, Action: v.URL.Path, Inline: true, Button: v.Say("Show")}
	for _, name := range []string{"q", "stage", "country", "verdict", "status", "low", "sort", "down", "finding"} {
		if x := v.Query(name); x != "" {
			choose = choose.hidden(name, x)
		}
	}
	for _, c := range rankingColumns {
		if shown[c] {
			t.Head = append(t.Head, names[c])
		}
		choose.Fields = append(choose.Fields, Field{Name: "column", Kind: "checkbox", Value: c, Label: names[c].Name, Checked: shown[c]})
	}
	for _, r := range list.Rows {
		e := r.Entry
		name := linked(nameOf(r), v.at("/companies/"+r.Company))
		mark := Cell{Check: "company", Text: r.Company, Label: v.Say("Select %s", name.Text), Marked: v.Query("all") != ""}
		if r.Stale {
			name.Note = v.Say("assessed again soon")
		}
		row := Row{Cells: []Cell{name, mark, ranked(r.Place), v.verdict(e.Verdict), v.score(e.Score)}}
		for _, c := range rankingColumns {
			if !shown[c] {
				continue
			}
			row.Cells = append(row.Cells, map[string]func() Cell{
				"stage": func() Cell { return text(v.stage(w, e.Stage)) }, "country": func() Cell { return text(cmp.Or(e.Country, "–")) },
				"known":    func() Cell { return figure(strconv.Itoa(e.Coverage) + "%") },
				"findings": func() Cell { return text(v.counts(e.Counts)) },
				"worst": func() Cell {
					if len(e.Findings) == 0 {
						return text("–")
					}
					return text(v.ruleTitle(w, e.Findings[0].Rule))
				},
				"case": func() Cell { return text(v.status(r.Status)) },
				"lack": func() Cell {
					if e.Lack == nil {
						return text("–")
					}
					return text(e.Lack.Ask)
				},
			}[c]())
		}
		t.Rows = append(t.Rows, row)
	}
	var deeds []Option
	for _, d := range v.deeds() {
		deeds = append(deeds, Option{d.name, d.text})
	}
	bulk := v.at("/bulk")
	if v.URL.RawQuery != "" {
		bulk += "?" + v.URL.RawQuery
	}
	return v.Page("ranking", v.Program.Name, map[string]any{
		"Bulk": bulk, "Deeds": deeds, "MarkAll": v.Here("all", "yes"), "Every": v.Count(list.Found, "the %d company that the filter finds, on all pages", "all %d companies that the filter finds, on all pages"),
		"Filter": v.filters(w, list), "Table": t, "Columns": choose, "Pager": v.pager(v.Offset(), len(list.Rows), list.Found, pageSize), "List": list, "Progress": progress,
		"Waiting": progress.Companies - progress.Assessed, "Checklist": w.Checklist.Title.In(v.Lang), "Finding": v.findingFilter(w), "Export": v.exports(),
	})
}

// findingFilter returns the rule that a list is filtered by, with the address without that filter.
func (v *Visit) findingFilter(w service.Wording) *Link {
	id := v.Query("finding")
	if id == "" {
		return nil
	}
	return &Link{v.ruleTitle(w, rule.ID(id)), v.Here("finding", "", "from", "")}
}

// ruleTitle returns the title of a rule.
func (v *Visit) ruleTitle(w service.Wording, id rule.ID) string {
	if r, ok := w.Rule(id); ok {
		return r.Title.In(v.Lang)
	}
	return string(id)
}

// heatClass returns the shade of a score in the heat map, as in the report on a cohort.
func heatClass(c cohort.Category) string {
	if c.Low == nil {
		return "hx"
	}
	return "h" + strconv.Itoa(min(4, *c.Low/20))
}

// heat shows the low ends of all category scores side by side.
func (p *Pages) heat(v *Visit) error {
	w, err := p.service.Wording(v.Context(), v.Actor, v.Program.ID)
	if err != nil {
		return err
	}
	list, err := p.service.List(v.Context(), v.Actor, v.Program.ID, v.listing())
	if err != nil {
		return err
	}
	t := Table{
		Head: []Column{{Name: v.Say("Company"), Sort: service.SortName}, {Name: v.Say("Score"), Number: true, Sort: service.SortScore, First: true}},
		Wide: true, Sort: v.Query("sort"), Down: v.Query("down") != "", Link: v.sorting, Empty: v.Say("No company matches."), Caption: v.Say("Scores by category"),
	}
	for _, c := range w.Categories {
		t.Head = append(t.Head, Column{Name: rule.Capitalized(w.Vocabulary.Category(c, v.Lang)), Number: true})
	}
	for _, r := range list.Rows {
		row := Row{Cells: []Cell{linked(nameOf(r), v.at("/companies/"+r.Company)), number(r.Entry.Score.Low)}}
		for i := range w.Categories {
			c := Cell{Text: "–", Class: "hx"}
			if i < len(r.Entry.Categories) {
				one := r.Entry.Categories[i]
				c.Class = heatClass(one)
				if one.Low != nil {
					c.Text = strconv.Itoa(*one.Low)
				}
			}
			row.Cells = append(row.Cells, c)
		}
		t.Rows = append(t.Rows, row)
	}
	return v.Page("heat", v.Program.Name, map[string]any{"Filter": v.filters(w, list), "Table": t, "Pager": v.pager(v.Offset(), len(list.Rows), list.Found, pageSize)})
}

// figures shows statistics on a program: verdicts, scores, percentiles of ratios, pass rates by group, outcomes by rule.
func (p *Pages) figures(v *Visit) error {
	w, err := p.service.Wording(v.Context(), v.Actor, v.Program.ID)
	if err != nil {
		return err
	}
	c, err := p.service.Cohort(v.Context(), v.Actor, v.Program.ID, false)
	if err != nil {
		return err
	}
	ratios := Table{Caption: v.Say("Key ratios by stage: a tenth of the companies that have the ratio lie below P10, half below P50."), Empty: v.Say("No company has a key ratio."), Head: []Column{
		{Name: v.Say("Ratio")}, {Name: v.Say("Stage")}, {Name: v.Say("Known of")}, {Name: "P10", Number: true}, {Name: "P25", Number: true}, {Name: "P50", Number: true}, {Name: "P75", Number: true}, {Name: "P90", Number: true},
	}}
	for _, r := range c.Ratios {
		if r.Known == 0 {
			continue
		}
		row := Row{Cells: []Cell{text(ranking.RatioName(v.Lang, r.Ratio)), text(v.stage(w, r.Stage)), text(v.Say("%d of %d", r.Known, r.Of))}}
		row.Cells[0].Note = r.Currency
		for _, x := range []float64{r.P10, r.P25, r.P50, r.P75, r.P90} {
			row.Cells = append(row.Cells, figure(ranking.RatioText(v.Lang, x, r.Currency)))
		}
		ratios.Rows = append(ratios.Rows, row)
	}
	passes := Table{Caption: v.Say("By group, so that a rule that keeps a group out is seen."), Head: []Column{
		{Name: v.Say("Group")}, {Name: v.Say("count|Companies"), Number: true}, {Name: phrase.WordsIn(v.Lang).Verdict[assessment.VerdictPass], Number: true},
		{Name: phrase.WordsIn(v.Lang).Verdict[assessment.VerdictFail], Number: true}, {Name: v.Say("Of the decided rules passed"), Number: true},
	}}
	for _, r := range c.PassRates {
		group := cmp.Or(r.Group, v.Say("not said"))
		if r.By == "stage" {
			group = v.stage(w, r.Group)
		}
		if r.By == "language" {
			group = ranking.ScriptName(v.Lang, group)
		}
		share := "–"
		if r.Share != nil {
			share = strconv.Itoa(*r.Share) + "%"
		}
		name := text(group)
		name.Note = map[string]string{"country": v.Say("Country"), "language": v.Say("Language of the name"), "stage": v.Say("Stage")}[r.By]
		passes.Rows = append(passes.Rows, Row{Cells: []Cell{name, number(r.Of), number(r.Verdicts.Pass), number(r.Verdicts.Fail), figure(share)}})
	}
	rules := Table{Caption: v.Say("Rules, those that fail most companies first. A rule leads to the companies of which it is the worst finding."), Head: []Column{
		{Name: v.Say("Rule")}, {Name: v.Say("Severity")}, {Name: v.outcome(rule.Fail), Number: true}, {Name: v.outcome(rule.Unknown), Number: true}, {Name: v.outcome(rule.Pass), Number: true}, {Name: v.outcome(rule.NotApplicable), Number: true},
	}}
	shares := slices.SortedStableFunc(slices.Values(c.Rules), func(a, b cohort.RuleShare) int { return cmp.Compare(b.Fail, a.Fail) })
	for _, r := range shares {
		rules.Rows = append(rules.Rows, Row{Cells: []Cell{
			linked(v.ruleTitle(w, r.ID), v.at("?finding="+string(r.ID))), v.severity(r.Severity), number(r.Fail), number(r.Unknown), number(r.Pass), number(r.NotApplicable),
		}})
	}
	scores := Table{Caption: v.Say("Low ends of the scores"), Head: []Column{{Name: v.Say("Score")}, {Name: v.Say("count|Companies"), Number: true}}}
	for i := len(c.Outcome.Scores) - 1; i >= 0; i-- {
		scores.Rows = append(scores.Rows, Row{Cells: []Cell{text(fmt.Sprintf("%d–%d", i*10, min(100, i*10+9+i/9))), number(c.Outcome.Scores[i])}})
	}
	return v.Page("figures", v.Program.Name, map[string]any{"Cohort": c, "Ratios": ratios, "Passes": passes, "Rules": rules, "Scores": scores, "Words": v.verdicts()})
}

// verdicts returns the words for verdicts, for templates.
func (v *Visit) verdicts() map[string]string {
	out := map[string]string{}
	for is, word := range phrase.WordsIn(v.Lang).Verdict {
		out[string(is)] = word
	}
	return out
}

// duplicates lists companies that may be the same.
func (p *Pages) duplicates(v *Visit) error {
	c, err := p.service.Cohort(v.Context(), v.Actor, v.Program.ID, false)
	if err != nil {
		return err
	}
	t := Table{Head: []Column{{Name: v.Say("Alike")}, {Name: v.Say("Company")}, {Name: v.Say("Rank"), Number: true}}, Empty: v.Say("No two companies have a name or an identifier in common.")}
	from := min(v.Offset(), len(c.Duplicates))
	shown := c.Duplicates[from:min(from+pageSize, len(c.Duplicates))]
	for i, d := range shown {
		for _, one := range d.Companies {
			alike := text(fmt.Sprintf("%d · %s", from+i+1, map[string]string{"id": v.Say("the identifier"), "name": v.Say("the name")}[d.By]))
			t.Rows = append(t.Rows, Row{Cells: []Cell{alike, linked(cmp.Or(one.Name, one.Company), v.at("/companies/"+one.Company)), ranked(one.Rank)}})
		}
	}
	return v.Page("duplicates", v.Program.Name, map[string]any{"Table": t, "Pager": v.pager(from, len(shown), len(c.Duplicates), pageSize)})
}

// newProgram asks for the settings of a new program.
func (p *Pages) newProgram(v *Visit) error {
	if !v.Manages() {
		return service.ErrForbidden
	}
	v.Crumbs = []Link{{v.Say("Programs"), "/"}}
	f, err := p.programForm(v, "/new", v.Say("Create"), service.Program{Program: store.Program{}, Settings: service.Settings{Lang: string(v.Lang), Judging: service.Judging{Checklists: []string{"screening"}}}})
	if err != nil {
		return err
	}
	return v.Page("new", v.Say("New program"), f)
}

// programForm returns the form of a program's settings, filled in with what was submitted.
func (p *Pages) programForm(v *Visit, action, button string, of service.Program) (Form, error) {
	w, err := p.service.Wording(v.Context(), v.Actor, "")
	if err != nil {
		return Form{}, err
	}
	if v.Method == http.MethodPost {
		of.Name = v.Field("name")
		if s, err := v.settings(of.Settings); err == nil {
			of.Settings = s
		}
	}
	s := of.Settings
	var lists []Option
	for _, c := range w.Checklists {
		lists = append(lists, Option{c.Name, c.Title.In(v.Lang)})
	}
	checklist := "diligence"
	if len(s.Judging.Checklists) > 0 {
		checklist = s.Judging.Checklists[0]
	}
	var rubric []string
	for _, c := range s.Rubric {
		line := c.Name
		if c.Weight > 1 {
			line += " " + strconv.Itoa(c.Weight)
		}
		rubric = append(rubric, line)
	}
	reviewers := ""
	if s.Reviewers > 0 {
		reviewers = strconv.Itoa(s.Reviewers)
	}
	retain := ""
	if s.RetainDays > 0 {
		retain = strconv.Itoa(s.RetainDays)
	}
	return v.form(action, button,
		Field{Name: "name", Label: v.Say("Name of the program"), Value: of.Name, Required: true, MaxLength: 200},
		Field{Name: "checklist", Label: v.Say("Checklist"), Kind: "select", Options: lists, Value: checklist, Help: v.Say("By which rules companies are judged, and what founders are asked.")},
		Field{Name: "lang", Label: v.Say("Language of its texts"), Kind: "select", Options: choices("en", "English", "zh", "中文"), Value: cmp.Or(s.Lang, "en")},
		Field{Name: "threshold", Label: v.Say("A company fails from this severity on"), Kind: "select", Value: cmp.Or(s.Threshold, "high"), Options: v.severities()},
		Field{Name: "opens", Label: v.Say("Opens"), Kind: "date", Value: s.Opens},
		Field{Name: "closes", Label: v.Say("Closes"), Kind: "date", Value: s.Closes, Help: v.Say("On the day after it founders can't fill in forms any more.")},
		Field{Name: "rubric", Label: v.Say("What reviewers give points for"), Kind: "textarea", Value: strings.Join(rubric, "\n"), Help: v.Say("Up to six criteria, one a line; a number behind it is its weight. Without any there is one overall score.")},
		Field{Name: "reviewers", Label: v.Say("Reviewers for each company"), Kind: "number", Min: "1", Max: "20", Value: cmp.Or(reviewers, "2")},
		Field{Name: "masks", Label: v.Say("Hide names of companies and founders from reviewers"), Kind: "checkbox", Checked: len(s.Masks) > 0, Help: v.Say("Documents, requests and forecasts are closed to them then.")},
		Field{Name: "retain", Label: v.Say("Delete refused companies after"), Unit: v.Say("days"), Kind: "number", Min: "1", Max: "36500", Value: retain, Help: v.Say("Never, where nothing is given.")},
	), nil
}

func (v *Visit) severities() (out []Option) {
	for _, s := range rule.Severities() {
		out = append(out, Option{s.String(), phrase.WordsIn(v.Lang).Severity[s]})
	}
	return out
}

// hiddenNames are the facts that identify a company.
var hiddenNames = []string{"/company/name", "/company/legal_name", "/company/id", "/team/founders/*/name"}

// settings returns the submitted settings on top of the existing ones: what the form does not contain stays.
func (v *Visit) settings(s service.Settings) (service.Settings, error) {
	s.Judging.Checklists = []string{v.Field("checklist")}
	s.Lang, s.Threshold, s.Opens, s.Closes = v.Field("lang"), v.Field("threshold"), v.Field("opens"), v.Field("closes")
	if s.Lang != "en" && s.Lang != "zh" {
		return s, words.Errorf("unknown language %q: use en or zh", s.Lang)
	}
	var severity rule.Severity
	if err := severity.UnmarshalText([]byte(s.Threshold)); err != nil {
		return s, err
	}
	for _, day := range []string{s.Opens, s.Closes} {
		if _, err := time.Parse(time.DateOnly, day); err != nil && day != "" {
			return s, words.Errorf("%q is not a day: write it as 2026-11-30", day)
		}
	}
	if s.Opens != "" && s.Closes != "" && s.Closes < s.Opens {
		return s, words.New("the program would close before it opens")
	}
	s.Rubric = nil
	for line := range strings.SplitSeq(v.Field("rubric"), "\n") {
		name := strings.TrimSpace(line)
		if name == "" {
			continue
		}
		c := service.Criterion{Name: name}
		if at := strings.LastIndexAny(name, " \t"); at > 0 {
			if n, err := strconv.Atoi(name[at+1:]); err == nil {
				if n < 1 || n > 100 {
					return s, words.Errorf("the weight of a criterion is from 1 to 100, not %d", n)
				}
				c.Name, c.Weight = strings.TrimSpace(name[:at]), n
			}
		}
		if len([]rune(c.Name)) > 60 {
			return s, words.Errorf("a criterion has at most 60 characters: %s", c.Name)
		}
		s.Rubric = append(s.Rubric, c)
	}
	if len(s.Rubric) > 6 {
		return s, words.New("a rubric has at most six criteria")
	}
	var err error
	if s.Reviewers, err = v.Number("reviewers"); err != nil {
		return s, err
	}
	if s.RetainDays, err = v.Number("retain"); err != nil {
		return s, err
	}
	if s.Reviewers < 0 || s.Reviewers > 20 || s.RetainDays < 0 || s.RetainDays > 36500 {
		return s, words.New("a number is out of its range: from 1 to 20 reviewers, from 1 to 36500 days")
	}
	switch hide := v.Field("masks") != ""; {
	case hide && len(s.Masks) == 0:
		s.Masks = hiddenNames
	case !hide:
		s.Masks = nil
	}
	return s, nil
}

func (v *Visit) programName() (string, error) {
	name := v.Field("name")
	if name == "" || len([]rune(name)) > 200 {
		return name, words.New("a program has a name of at most 200 characters")
	}
	return name, nil
}

func (p *Pages) addProgram(v *Visit) error {
	again := func() error { return p.newProgram(v) }
	name, err := v.programName()
	if err != nil {
		return v.Wrong(err, again)
	}
	s, err := v.settings(service.Settings{})
	if err != nil {
		return v.Wrong(err, again)
	}
	of, err := p.service.AddProgram(v.Context(), v.Actor, name, s, store.Request{})
	if err != nil {
		return v.Wrong(err, again)
	}
	return v.Go(created, "/programs/"+of.ID+"/import")
}

var created = done("created", said("The program is created. Add companies."))

// exports are the export formats of a program.
func (v *Visit) exports() []Link {
	out := []Link{{v.Say("Ranking as a workbook (.xlsx)"), v.at("/export/xlsx")}, {v.Say("Ranking as CSV"), v.at("/export/csv")}, {v.Say("Ranking as a page"), v.at("/export/html")}}
	if v.Manages() {
		out = append(out, Link{v.Say("Decisions and reviews as CSV"), v.at("/export/decisions")}, Link{v.Say("Profiles without names, amounts in bands"), v.at("/export/redacted")})
	}
	return out
}

// export sends a program in a format for other software.
func (p *Pages) export(v *Visit) error {
	format := v.Path("format")
	kinds := map[string][2]string{
		"xlsx": {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "ranking.xlsx"}, "csv": {"text/csv; charset=utf-8", "ranking.csv"},
		"html": {"text/html; charset=utf-8", "ranking.html"}, "decisions": {"text/csv; charset=utf-8", "decisions.csv"}, "redacted": {"application/x-ndjson", "redacted.ndjson"},
	}
	kind, ok := kinds[format]
	if !ok {
		return store.ErrNotFound
	}
	var b bytes.Buffer
	var err error
	switch format {
	case "redacted":
		err = p.service.ExportRedacted(v.Context(), v.Actor, v.Program.ID, &b)
	case "decisions":
		err = p.writeDecisions(v, &b)
	default:
		err = p.writeRanking(v, format, &b)
	}
	if err != nil {
		return err
	}
	v.w.Header().Set("Content-Type", kind[0])
	v.w.Header().Set("Content-Disposition", `attachment; filename="`+kind[1]+`"`)
	_, _ = v.w.Write(b.Bytes()) // the client may be gone
	return nil
}

func (p *Pages) writeRanking(v *Visit, format string, b *bytes.Buffer) error {
	w, err := p.service.Wording(v.Context(), v.Actor, v.Program.ID)
	if err != nil {
		return err
	}
	r, err := p.service.Screening(v.Context(), v.Actor, v.Program.ID)
	if err != nil {
		return err
	}
	return ranking.Write(b, format, r, ranking.Options{Options: v.phrase(w)})
}

// phrase returns how reports are worded for the reader.
func (v *Visit) phrase(w service.Wording) phrase.Options {
	return phrase.Options{Lang: v.Lang, Vocabulary: w.Vocabulary, Sources: w.Sources, Rule: w.Rule, Width: 100}
}
