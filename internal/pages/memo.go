package pages

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/outlook"
	"github.com/diligo/diligo/internal/report/memo"
	"github.com/diligo/diligo/internal/service"
	"github.com/diligo/diligo/internal/store"
)

// registerMemos registers the memos for deciders.
func (p *Pages) registerMemos() {
	p.company("GET /programs/{program}/companies/{company}/memo", p.memo)
}

// memo shows a memo as printed, with the evidence behind it, and links to its files.
func (p *Pages) memo(v *Visit) error {
	kind, err := memo.ParseKind(cmp.Or(v.Query("kind"), string(memo.RedFlag)))
	if err != nil {
		return err
	}
	m, err := p.service.Memo(v.Context(), v.Actor, v.Program.ID, v.Case.Company, kind, v.Lang)
	if err != nil {
		return err
	}
	body, err := memo.Body(m)
	if err != nil {
		return err
	}
	file := func(name, format string) Link {
		q := url.Values{"kind": {string(kind)}, "format": {format}, "lang": {string(v.Lang)}}
		return Link{name, "/api/v1" + v.of("/memo?"+q.Encode())}
	}
	f := v.filter(nil, Field{Name: "kind", Label: v.Say("For whom"), Kind: "select", Options: choices(string(memo.RedFlag), v.Say("Red-flag memo"), string(memo.Committee), v.Say("Memo for the committee"))})
	f.Fields[0].Value = string(kind)
	return v.Page("memo-page", v.Case.Name, map[string]any{
		"Memo": body, "Kind": f, "Files": []Link{file(v.Say("As one HTML file"), "html"), file(v.Say("As Markdown"), "markdown"), file(v.Say("As JSON"), "json")},
	})
}

// registerPortfolio registers the pages about a portfolio over time.
func (p *Pages) registerPortfolio() {
	p.program("GET /programs/{program}/portfolio", p.portfolio)
	p.show("GET /portfolio", p.portfolios)
}

// newsShown bounds the changes that a portfolio shows, and aheadShown the companies that it forecasts at a time.
const (
	newsShown  = 200
	aheadShown = 25
)

// spans are the choices for the number of days before or after today.
func (v *Visit) spans(days ...int) (out []Option) {
	for _, n := range days {
		out = append(out, Option{strconv.Itoa(n), v.Count(n, "%d day", "%d days")})
	}
	return out
}

// days returns the number of days in the address, within bounds.
func (v *Visit) days(name string, otherwise int) int {
	for _, n := range []int{7, 14, 30, 90, 180, 366} {
		if v.Query(name) == strconv.Itoa(n) {
			return n
		}
	}
	return otherwise
}

// portfolio shows what has changed in a program recently, and what will change soon if nobody acts.
func (p *Pages) portfolio(v *Visit) error {
	return p.watch(v, v.Program.Name, []service.Program{v.Program})
}

// portfolios shows the same for all granted programs together.
func (p *Pages) portfolios(v *Visit) error {
	all, err := p.allPrograms(v)
	if err != nil {
		return err
	}
	return p.watch(v, v.Say("Portfolio"), all)
}

func (p *Pages) watch(v *Visit, title string, programs []service.Program) error {
	back, on := v.days("back", 7), v.days("on", 90)
	f := v.filter(nil,
		Field{Name: "back", Label: v.Say("Look back"), Kind: "select", Options: v.spans(7, 14, 30, 90)},
		Field{Name: "on", Label: v.Say("Look ahead"), Kind: "select", Options: v.spans(30, 90, 180, 366)},
		Field{Name: "all", Label: v.Say("Which"), Kind: "select", Options: choices("", v.Say("what worsens"), "yes", v.Say("everything, also what only becomes too old"))},
	)
	f.Fields[0].Value, f.Fields[1].Value = strconv.Itoa(back), strconv.Itoa(on)
	data := map[string]any{"Filter": f, "Back": back, "On": on}
	if err := p.news(v, programs, back, data); err != nil {
		return err
	}
	if err := p.ahead(v, programs, on, data); err != nil {
		return err
	}
	return v.Page("portfolio", title, data)
}

// several reports whether a page covers several programs.
func (v *Visit) several() bool { return v.Program.ID == "" }

// inProgram returns the address of a company in a program.
func inProgram(of service.Program, company string) string {
	return "/programs/" + of.ID + "/companies/" + company
}

// withProgram adds the program to a row after the company's name, if the page covers several.
func (v *Visit) withProgram(of service.Program, row []Cell) []Cell {
	if v.several() {
		return slices.Insert(row, 1, linked(of.Name, "/programs/"+of.ID+"/portfolio"))
	}
	return row
}

func (v *Visit) withProgramHead(head []Column) []Column {
	if v.several() {
		return slices.Insert(head, 1, Column{Name: v.Say("Program")})
	}
	return head
}

// newsOf is a change of a company in a program.
type newsOf struct {
	service.News
	of service.Program
}

// news lists what has changed, latest first.
func (p *Pages) news(v *Visit, programs []service.Program, days int, data map[string]any) error {
	t := Table{
		Head:  v.withProgramHead([]Column{{Name: v.Say("Company")}, {Name: v.Say("When")}, {Name: v.Say("verdict|Before")}, {Name: v.Say("Now")}, {Name: v.Say("Cause")}, {Name: v.Say("Worse")}, {Name: v.Say("Better")}}),
		Empty: v.Say("Nothing has changed."),
	}
	each := Table{Caption: v.Say("By program"), Head: []Column{{Name: v.Say("Program")}, {Name: v.Say("Companies that changed"), Number: true}, {Name: v.Say("Fail now, and did not before"), Number: true}, {Name: v.Say("Assessed for the first time"), Number: true}}}
	var all []newsOf
	allFirst, allWorse, allChanged := 0, 0, 0
	for _, of := range programs {
		first, worse, changed := 0, 0, map[string]bool{}
		for after := ""; ; {
			page, next, err := p.service.News(v.Context(), v.Actor, of.ID, days, v.Lang, store.Page{After: after, Limit: 500})
			if err != nil {
				return err
			}
			for _, n := range page {
				if n.Before == "" {
					first++
					continue
				}
				if n.Verdict == "fail" && n.Before != "fail" {
					worse++
				}
				changed[n.Company] = true
				all = append(all, newsOf{n, of})
			}
			if after = next; next == "" {
				break
			}
		}
		allFirst, allWorse, allChanged = allFirst+first, allWorse+worse, allChanged+len(changed)
		each.Rows = append(each.Rows, Row{Cells: []Cell{linked(of.Name, "/programs/"+of.ID+"/portfolio"), number(len(changed)), number(worse), number(first)}})
	}
	slices.SortStableFunc(all, func(a, b newsOf) int { return cmp.Compare(b.Assessment, a.Assessment) }) // identifiers begin with their time
	more := len(all) > newsShown
	all = all[:min(len(all), newsShown)]
	for _, n := range all {
		var causes []string
		for _, c := range n.Causes {
			causes = append(causes, v.causeOf(c))
		}
		t.Rows = append(t.Rows, Row{Cells: v.withProgram(n.of, []Cell{
			linked(n.Name, inProgram(n.of, n.Company)), text(v.moment(n.Created)), v.verdict(assessment.Verdict(n.Before)), v.verdict(assessment.Verdict(n.Verdict)), text(strings.Join(causes, v.Say(", "))),
			v.rules(n.Worse), v.rules(n.Better),
		})})
	}
	data["News"], data["First"], data["Failing"], data["Changed"] = t, allFirst, allWorse, allChanged
	if v.several() {
		data["Each"] = each
	}
	if more {
		data["More"] = newsShown
	}
	return nil
}

// rules returns rules with their severities, one per line.
func (v *Visit) rules(all []service.NamedRule) Cell {
	c := text("")
	for _, r := range all {
		c.Lines = append(c.Lines, v.Say("%s (%s)", r.Title, v.severity(r.Severity).Text))
	}
	if len(all) == 0 {
		c.Text = "–"
	}
	return c
}

// causeOf returns a cause of a change in words.
func (v *Visit) causeOf(c string) string {
	switch c {
	case store.CauseFacts:
		return v.Say("cause|new facts")
	case store.CausePolicy:
		return v.Say("cause|other policies")
	case store.CauseWaivers:
		return v.Say("cause|other waivers")
	}
	return v.Say("cause|time has passed")
}

// prospectOf is what will change about a company in a program.
type prospectOf struct {
	service.Prospect
	of service.Program
}

// prospects forecasts the next companies of some programs, from the position in the address, and returns where it stopped.
func (p *Pages) prospects(v *Visit, programs []service.Program, days int) (seen []prospectOf, next string, err error) {
	from, after, _ := strings.Cut(v.Query("after"), ".")
	if from != "" {
		i := slices.IndexFunc(programs, func(of service.Program) bool { return of.ID == from })
		if i < 0 {
			return nil, "", store.ErrNotFound
		}
		programs = programs[i:]
	}
	for _, of := range programs {
		some, err := p.service.Ahead(v.Context(), v.Actor, of.ID, days, v.Lang, store.Page{After: after, Limit: aheadShown - len(seen)})
		if err != nil {
			return nil, "", err
		}
		after = ""
		for _, one := range some {
			seen = append(seen, prospectOf{one, of})
		}
		if len(seen) == aheadShown {
			return seen, of.ID + "." + seen[len(seen)-1].Company, nil
		}
	}
	return seen, "", nil
}

// ahead lists what will change about some companies, soonest first.
func (p *Pages) ahead(v *Visit, programs []service.Program, days int, data map[string]any) error {
	t := Table{
		Head:  v.withProgramHead([]Column{{Name: v.Say("Company")}, {Name: v.Say("From")}, {Name: v.Say("Rule")}, {Name: v.Say("Severity")}, {Name: v.Say("Now")}, {Name: v.Say("outcome|Then")}, {Name: v.Say("Why")}}),
		Empty: v.Say("Nothing of these companies will change in that time."),
	}
	seen, next, err := p.prospects(v, programs, days)
	if err != nil {
		told, status := v.explain(err)
		if status >= 500 || status == 404 {
			return err
		}
		data["Closed"] = told
		return nil
	}
	type coming struct {
		of prospectOf
		outlook.Transition
	}
	var all []coming
	var failed []string
	hidden := 0
	for _, s := range seen {
		if s.Failed != "" {
			failed = append(failed, s.Name)
		}
		for _, c := range s.Changes {
			if v.Query("all") == "" && c.Class != outlook.Worsens && c.Class != outlook.FallsDue {
				hidden++
				continue
			}
			all = append(all, coming{s, c})
		}
	}
	slices.SortStableFunc(all, func(a, b coming) int {
		return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(b.Severity, a.Severity))
	})
	for _, c := range all {
		why := text("")
		if len(c.To.Messages) > 0 {
			why.Text = c.To.Messages[0]
		}
		t.Rows = append(t.Rows, Row{Cells: v.withProgram(c.of.of, []Cell{
			linked(c.of.Name, inProgram(c.of.of, c.of.Company)+"/forecast"), text(v.date(c.Date)), text(c.Title), v.severity(c.Severity),
			text(v.outcome(c.From.Outcome)), text(v.outcome(c.To.Outcome)), why,
		})})
	}
	data["Ahead"], data["Looked"], data["Failed"] = t, len(seen), failed
	data["Hidden"] = hidden
	var pager Pager
	if next != "" {
		pager.Next = v.Here("after", next) + "#ahead"
	}
	if v.Query("after") != "" {
		pager.Prev = v.Here("after", "") + "#ahead"
	}
	data["Pager"] = pager
	return nil
}

// moment returns a time in the API's format in the reader's.
func (v *Visit) moment(text string) string {
	t, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return text
	}
	return v.when(t)
}
