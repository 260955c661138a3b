package pages

import (
	"cmp"
	"crypto/rand"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/report/memo"
	"github.com/diligo/diligo/internal/service"
	"github.com/diligo/diligo/internal/store"
	"github.com/diligo/diligo/internal/words"
)

// mostAtOnce bounds the companies that one form changes, so that the account of the results stays readable.
const mostAtOnce = 1000

// registerBulk registers changes of several companies at once, in two steps: a form names the companies and asks for what is needed; then
// each company is changed on its own, by the method of the service that changes one, and the response accounts for each.
func (p *Pages) registerBulk() {
	p.program("POST /programs/{program}/bulk", p.bulk)
}

// deed is something that can be done to several companies.
type deed struct {
	name, text string // in forms, and for people
	role       store.Role
	fields     func(p *Pages, v *Visit) []Field
	do         func(p *Pages, v *Visit, r service.Listed) (string, error) // returns what was done
}

// deeds returns what the actor may do to several companies.
func (v *Visit) deeds() (all []deed) {
	for _, d := range []deed{
		{"owner", v.Say("Assign an owner and a due date"), store.RoleManager, ownerFields, giveToOwner},
		{"reviewer", v.Say("Assign a reviewer"), store.RoleManager, reviewerFields, giveToReviewer},
		{"request", v.Say("Ask for a fact"), store.RoleAnalyst, requestFields, requestOf},
		{"remark", v.Say("Add a remark"), store.RoleReviewer, remarkFields, remarkOn},
		{"decision", v.Say("Decide"), store.RoleManager, decisionFields, decideOn},
	} {
		if v.May(d.role) {
			all = append(all, d)
		}
	}
	return all
}

// bulkData is the page that asks before several companies are changed, or that accounts for the results.
type bulkData struct {
	What  string
	Form  *Form
	Table Table
	Done  int
	Left  int
	Back  string
}

var errNoneChosen = words.New("choose at least one company")

// bulk compares the selected companies, asks before changing them, or changes them.
func (p *Pages) bulk(v *Visit) error {
	rows, err := p.chosen(v)
	if err != nil {
		return err
	}
	back := v.at("")
	if v.URL.RawQuery != "" {
		back += "?" + v.URL.RawQuery
	}
	if v.Field("do") == "compare" {
		if len(rows) > service.MostCompared {
			return words.Errorf("compare 1 to %d companies: %d were chosen", service.MostCompared, len(rows))
		}
		var ids []string
		for _, r := range rows {
			ids = append(ids, r.Company)
		}
		return v.to(v.comparing(ids))
	}
	all := v.deeds()
	i := slices.IndexFunc(all, func(d deed) bool { return d.name == v.Field("do") })
	if i < 0 {
		return service.ErrForbidden
	}
	if v.Field("sure") == "" {
		return p.confirm(v, all[i], rows, back)
	}
	data := bulkData{What: all[i].text, Back: back, Table: Table{Caption: v.Say("Result for each"), Head: []Column{{Name: v.Say("Company")}, {Name: v.Say("Result")}}}}
	for _, r := range rows {
		told, err := all[i].do(p, v, r)
		became := text(told)
		if err != nil {
			explained, status := v.explain(err)
			if status >= 500 {
				explained = v.Say("the result is unknown: check the company")
			}
			became = Cell{Text: v.Say("not done"), Badge: "verdict-fail", Lines: []string{explained}}
			data.Left++
		} else {
			data.Done++
		}
		data.Table.Rows = append(data.Table.Rows, Row{Cells: []Cell{linked(nameOf(r), v.at("/companies/"+r.Company)), became}})
	}
	return v.Page("bulk", v.Program.Name, data)
}

func nameOf(r service.Listed) string { return cmp.Or(r.Entry.Name, r.Entry.ID, r.Company) }

// chosen returns the companies that a form of the ranking selects: those marked, or all that its filter finds.
func (p *Pages) chosen(v *Visit) ([]service.Listed, error) {
	l := v.listing()
	l.From, l.Limit = 0, mostAtOnce+1
	marked := v.PostForm["company"]
	if v.Field("every") == "" {
		if len(marked) == 0 {
			return nil, errNoneChosen
		}
		l = service.Listing{Limit: 1 << 20}
	}
	list, err := p.service.List(v.Context(), v.Actor, v.Program.ID, l)
	if err != nil {
		return nil, err
	}
	rows := list.Rows
	if v.Field("every") == "" {
		rows = slices.DeleteFunc(slices.Clone(rows), func(r service.Listed) bool { return !slices.Contains(marked, r.Company) })
		if len(rows) < len(marked) {
			return nil, store.ErrNotFound // one of them does not exist or is not granted
		}
	}
	switch {
	case len(rows) == 0:
		return nil, errNoneChosen
	case len(rows) > mostAtOnce:
		return nil, words.Errorf("at most %d companies are changed at once: narrow the filter", mostAtOnce)
	}
	return rows, nil
}

// confirm asks before companies are changed, and lists them. A decision is bound to what is shown here.
func (p *Pages) confirm(v *Visit, d deed, rows []service.Listed, back string) error {
	f := v.form(v.Here(), d.text, d.fields(p, v)...).hidden("do", d.name).hidden("sure", "yes").hidden("key", rand.Text())
	f.Button = v.Count(len(rows), "Do it for %d company", "Do it for %d companies")
	data := bulkData{What: d.text, Back: back, Table: Table{Caption: v.Say("Companies affected"), Head: []Column{{Name: v.Say("Company")}, {Name: v.Say("Rank"), Number: true}, {Name: v.Say("Verdict")}, {Name: v.Say("Score")}, {Name: v.Say("Case")}}}}
	for _, r := range rows {
		f = f.hidden("company", r.Company).hidden("seen:"+r.Company, r.Assessment)
		data.Table.Rows = append(data.Table.Rows, Row{Cells: []Cell{linked(nameOf(r), v.at("/companies/"+r.Company)), ranked(r.Place), v.verdict(r.Entry.Verdict), v.score(r.Entry.Score), text(v.status(r.Status))}})
	}
	data.Form = &f
	return v.Page("bulk", v.Program.Name, data)
}

// once identifies the change of a company, so that it happens once, however often the form is sent.
func (v *Visit) once(r service.Listed) store.Request {
	key := v.Field("key")
	if key == "" {
		return store.Request{}
	}
	return store.Request{Key: key + ":" + r.Company, Fingerprint: strings.Join([]string{v.Field("do"), v.Field("outcome"), v.Field("reason"), v.Field("text"), v.Field("question"), v.Field("fact"), v.Field("due")}, "\x00")}
}

func ownerFields(p *Pages, v *Visit) []Field {
	owners := []Option{{"", v.Say("nobody")}}
	for _, m := range p.colleagues(v) {
		owners = append(owners, Option{m.ID, m.Name})
	}
	return []Field{{Name: "owner", Label: v.Say("case|Owner"), Kind: "select", Options: owners}, {Name: "due", Label: v.Say("Due"), Kind: "date", Help: v.Say("If left empty, the due date stays as it is.")}}
}

func giveToOwner(p *Pages, v *Visit, r service.Listed) (string, error) {
	c, err := p.service.Case(v.Context(), v.Actor, v.Program.ID, r.Company)
	if err != nil {
		return "", err
	}
	c.Owner, c.Due = v.Field("owner"), cmp.Or(v.Field("due"), c.Due)
	if _, err := p.service.ChangeCase(v.Context(), v.Actor, c); err != nil {
		return "", err
	}
	if c.Owner == "" {
		return v.Say("no owner"), nil
	}
	return v.Say("owner: %s", cmp.Or(p.names(v)[c.Owner], v.Say("a member"))), nil
}

func reviewerFields(p *Pages, v *Visit) []Field {
	var members []Option
	for _, m := range p.colleagues(v) {
		if m.Role.Includes(store.RoleReviewer) {
			members = append(members, Option{m.ID, m.Name})
		}
	}
	return []Field{{Name: "member", Label: v.Say("Reviewer"), Kind: "select", Options: members, Required: true}}
}

func giveToReviewer(p *Pages, v *Visit, r service.Listed) (string, error) {
	if err := p.service.Assign(v.Context(), v.Actor, v.Program.ID, r.Company, v.Field("member")); err != nil {
		return "", err
	}
	return v.Say("assigned to %s", cmp.Or(p.names(v)[v.Field("member")], v.Say("a member"))), nil
}

func requestFields(_ *Pages, v *Visit) []Field {
	return []Field{
		{Name: "question", Label: v.Say("request|Question"), Kind: "textarea", Required: true, MaxLength: 5000},
		{Name: "fact", Label: v.Say("Fact"), Help: v.Say("Its pointer, such as /financials/cash, where the answer is to go into the profile.")},
		{Name: "due", Label: v.Say("Due"), Kind: "date"},
	}
}

func requestOf(p *Pages, v *Visit, r service.Listed) (string, error) {
	if v.Field("question") == "" {
		return "", words.New("a request needs a question")
	}
	_, err := p.service.AddRequest(v.Context(), v.Actor, store.DataRequest{Program: v.Program.ID, Company: r.Company, Question: v.Field("question"), Fact: v.Field("fact"), Due: v.Field("due")}, v.once(r))
	return v.Say("the request is written"), err
}

func remarkFields(_ *Pages, v *Visit) []Field {
	return []Field{{Name: "text", Label: v.Say("Remark"), Kind: "textarea", Required: true, MaxLength: 20000}}
}

func remarkOn(p *Pages, v *Visit, r service.Listed) (string, error) {
	if v.Field("text") == "" {
		return "", words.New("the remark is empty")
	}
	_, err := p.service.AddComment(v.Context(), v.Actor, store.Comment{Program: v.Program.ID, Company: r.Company, Text: v.Field("text")}, v.once(r))
	return v.Say("the remark is added"), err
}

func decisionFields(_ *Pages, v *Visit) []Field {
	return []Field{
		{Name: "outcome", Label: v.Say("Decision"), Kind: "radio", Required: true, Options: choices(service.Accept, v.decision(service.Accept), service.Refuse, v.decision(service.Refuse), service.Defer, v.decision(service.Defer))},
		{Name: "reason", Label: v.Say("decision|Reason"), Kind: "select", Options: v.reasons(), Help: v.Say("Each decision is bound to what the list shows of the company, and reopened when its facts or the policies change.")},
		{Name: "text", Label: v.Say("In words, for those inside"), Kind: "textarea", MaxLength: 20000},
	}
}

func decideOn(p *Pages, v *Visit, r service.Listed) (string, error) {
	d, err := p.service.Decide(v.Context(), v.Actor, store.Decision{
		Program: v.Program.ID, Company: r.Company, Outcome: v.Field("outcome"), Reason: v.Field("reason"), Text: v.Field("text"), Assessment: v.Field("seen:" + r.Company),
	}, v.once(r))
	if err != nil {
		return "", err
	}
	return v.Say("%s: %s", v.decision(d.Outcome), memo.ReasonWord(v.Lang, d.Reason)), nil
}
