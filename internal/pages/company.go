package pages

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"strconv"
	"strings"

	"github.com/diligo/diligo/internal/outlook"
	"github.com/diligo/diligo/internal/report/memo"
	"github.com/diligo/diligo/internal/report/page"
	"github.com/diligo/diligo/internal/report/phrase"
	"github.com/diligo/diligo/internal/report/timeline"
	"github.com/diligo/diligo/internal/service"
	"github.com/diligo/diligo/internal/store"
	"github.com/diligo/diligo/internal/words"
)

// registerCompanies registers the pages about one company in a program.
func (p *Pages) registerCompanies() {
	p.company("GET /programs/{program}/companies/{company}", p.report)
	p.company("GET /programs/{program}/companies/{company}/history", p.history)
	p.company("GET /programs/{program}/companies/{company}/forecast", p.forecast)
	p.company("GET /programs/{program}/companies/{company}/requests", func(v *Visit) error { return p.requests(v) })
	p.company("POST /programs/{program}/companies/{company}/requests", p.addRequest)
	p.company("POST /programs/{program}/companies/{company}/requests/{request}", p.moveRequest)
	p.company("GET /programs/{program}/companies/{company}/documents", func(v *Visit) error { return p.documents(v) })
	p.company("POST /programs/{program}/companies/{company}/documents", p.addDocument)
	p.company("GET /programs/{program}/companies/{company}/documents/{document}", p.document)
	p.company("GET /programs/{program}/companies/{company}/documents/{document}/file", p.documentFile)
	p.company("GET /programs/{program}/companies/{company}/documents/{document}/shown", p.documentShown)
	p.company("GET /programs/{program}/companies/{company}/decision", func(v *Visit) error { return p.decisionPage(v) })
	p.company("POST /programs/{program}/companies/{company}/decision", p.decide)
	p.company("POST /programs/{program}/companies/{company}/case", p.changeCase)
	p.company("POST /programs/{program}/companies/{company}/comments", p.addComment)
}

// company registers a page about one company in a program, which is then v.Case, with its tabs.
func (p *Pages) company(pattern string, f func(*Visit) error) {
	p.program(pattern, func(v *Visit) error {
		of, err := p.service.Case(v.Context(), v.Actor, v.Program.ID, v.Path("company"))
		if err != nil {
			return err
		}
		v.Case = of
		v.Crumbs = append(v.Crumbs, Link{v.Program.Name, v.at("")})
		v.Tabs = companyTabs(v)
		return f(v)
	})
}

// of returns an address below that of the visit's company.
func (v *Visit) of(below string) string { return v.at("/companies/" + v.Case.Company + below) }

// companyTabs returns the pages about a company that the actor may see.
func companyTabs(v *Visit) []Tab {
	var tabs []Tab
	add := func(name, under string) {
		tabs = append(tabs, Tab{Link: Link{name, v.of(under)}, Here: v.URL.Path == v.of(under) || under != "" && below(v.URL.Path, v.of(under))})
	}
	add(v.Say("Report"), "")
	add(v.Say("History"), "/history")
	add(v.Say("Outlook"), "/forecast")
	add(v.Say("Requests"), "/requests")
	add(v.Say("Documents"), "/documents")
	if v.May(store.RoleReviewer) {
		add(v.Say("Review"), "/review")
	}
	add(v.Say("Decision"), "/decision")
	if v.May(store.RoleAnalyst) {
		add(v.Say("Memo"), "/memo")
		add(v.Say("Letters"), "/letters")
	}
	return tabs
}

// report shows what the program concludes of a company, like the HTML report.
func (p *Pages) report(v *Visit) error {
	w, err := p.service.Wording(v.Context(), v.Actor, v.Program.ID)
	if err != nil {
		return err
	}
	kept, a, err := p.service.Report(v.Context(), v.Actor, v.Program.ID, v.Case.Company, v.Lang)
	if errors.Is(err, store.ErrNotFound) {
		return v.Page("unjudged", v.Case.Name, nil)
	}
	if err != nil {
		return err
	}
	o := v.phrase(w)
	o.Explain = true
	facts, err := p.service.Facts(v.Context(), v.Actor, v.Case.Company)
	if err != nil && !errors.Is(err, service.ErrMasked) {
		return err
	}
	if facts != nil {
		defer facts.Release()
		o.Profiles = facts
	}
	article, err := page.Article(a, o)
	if err != nil {
		return err
	}
	return v.Page("report", v.Case.Name, map[string]any{"Article": article, "Kept": kept, "Stale": kept.Archive != v.Program.Archive})
}

// history shows the versions of a company's profile, and the course of verdict and score, each change with its cause.
func (p *Pages) history(v *Visit) error {
	w, err := p.service.Wording(v.Context(), v.Actor, v.Program.ID)
	if err != nil {
		return err
	}
	steps, err := p.service.History(v.Context(), v.Actor, v.Program.ID, v.Case.Company)
	if err != nil {
		return err
	}
	t := Table{Caption: v.Say("Latest first"), Head: []Column{{Name: v.Say("When")}, {Name: v.Say("Verdict")}, {Name: v.Say("Score")}, {Name: v.Say("share|Known"), Number: true}, {Name: v.Say("Because of")}, {Name: v.Say("Rules with another outcome")}}}
	for i := len(steps) - 1; i >= 0; i-- {
		s := steps[i]
		shifts := text("")
		for n, r := range s.Rules {
			if n == 12 {
				shifts.Lines = append(shifts.Lines, v.Say("and %d more", len(s.Rules)-n))
				break
			}
			shifts.Lines = append(shifts.Lines, fmt.Sprintf("%s: %s → %s", v.ruleTitle(w, r.Rule), v.outcome(r.Before), v.outcome(r.After)))
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{text(v.when(s.Created)), v.verdict(s.Verdict), v.score(s.Score), figure(strconv.Itoa(s.Coverage) + "%"), text(v.cause(s)), shifts}})
	}
	versions, err := p.service.Versions(v.Context(), v.Actor, v.Case.Company, 0, 1000)
	if err != nil {
		return err
	}
	vt := Table{Caption: v.Say("Versions of the profile"), Head: []Column{{Name: v.Say("Version")}, {Name: v.Say("When")}, {Name: v.Say("By way of")}, {Name: v.Say("By")}, {Name: "SHA-256"}}}
	for i := len(versions) - 1; i >= 0; i-- {
		one := versions[i]
		vt.Rows = append(vt.Rows, Row{Cells: []Cell{text(strconv.FormatInt(one.Seq, 10)), text(v.when(one.Created)), text(v.origin(one.Origin)), text(p.author(v, one.Author)), text(one.SHA256[:min(12, len(one.SHA256))])}})
	}
	return v.Page("history", v.Case.Name, map[string]any{"Trend": v.trend(steps), "Table": t, "Versions": vt})
}

// trend returns the chart of scores over time.
func (v *Visit) trend(steps []service.Step) template.HTML {
	var points []page.Point
	for _, s := range steps {
		points = append(points, page.Point{Day: s.Created.UTC().Format("2006-01-02"), Score: s.Score})
	}
	return page.Trend(v.Lang, points)
}

// cause returns why an assessment differs from the one before, in words.
func (v *Visit) cause(s service.Step) string {
	var why []string
	for _, c := range s.Causes {
		switch c {
		case service.CauseFirst:
			why = append(why, v.Say("first assessed"))
		case store.CauseFacts:
			why = append(why, v.Say("version %d of the profile (%s)", s.Version, v.origin(s.Origin)))
		case store.CausePolicy:
			why = append(why, v.Say("the program judges by something else"))
		case store.CauseWaivers:
			why = append(why, v.Say("other waivers"))
		case service.CauseDay:
			why = append(why, v.Say("another day"))
		}
	}
	return strings.Join(why, v.Say("; "))
}

// origin returns how a version was submitted, in words.
func (v *Visit) origin(o string) string {
	switch o {
	case "import":
		return v.Say("a spreadsheet")
	case "form":
		return v.Say("the founder's form")
	case "answer":
		return v.Say("an answer to a request")
	case "upload":
		return v.Say("an upload")
	}
	return v.Say("the API")
}

// author returns who made something: the name of a member, if the reader may see it.
func (p *Pages) author(v *Visit, actor string) string {
	kind, id, _ := strings.Cut(actor, ":")
	switch kind {
	case "member":
		if v.Actor.Member != nil && v.Actor.Member.ID == id {
			return v.Say("you")
		}
		return cmp.Or(p.names(v)[id], v.Say("a member"))
	case "link":
		return v.Say("the founder")
	case "key":
		return v.Say("who|a key")
	case "job":
		return v.Say("who|the server")
	}
	return actor
}

// names returns the names of members by ID; it is empty if the actor may not list them.
func (p *Pages) names(v *Visit) map[string]string {
	if v.members == nil {
		v.members = map[string]string{}
		for after := ""; ; {
			all, err := p.service.Members(v.Context(), v.Actor, store.Page{After: after, Limit: 500})
			if err != nil || len(all) == 0 {
				break
			}
			for _, m := range all {
				after = m.ID
				v.members[m.ID] = m.Name
			}
		}
	}
	return v.members
}

// forecast shows when verdicts will change if nobody acts.
func (p *Pages) forecast(v *Visit) error {
	const months = 12
	w, err := p.service.Wording(v.Context(), v.Actor, v.Program.ID)
	if err != nil {
		return err
	}
	o, err := p.service.Forecast(v.Context(), v.Actor, v.Program.ID, v.Case.Company, months)
	if errors.Is(err, service.ErrMasked) || errors.Is(err, store.ErrNotFound) {
		v.Notice = Notice{Text: sentence(words.Error(v.Lang, err), v.Lang), Bad: true}
		return v.Page("unjudged", v.Case.Name, nil)
	}
	if err != nil {
		return err
	}
	names, err := p.service.FactNames(v.Context(), v.Lang)
	if err != nil {
		return err
	}
	for _, c := range o.Changes {
		for i, pointer := range c.Cause.Pointers {
			c.Cause.Pointers[i] = names(pointer)
		}
	}
	return v.Page("forecast", v.Case.Name, v.outlook(w, o))
}

// outlookData is an outlook in words.
type outlookData struct {
	From, Until string
	Coming      []timeline.Coming
	Taken       []string
}

func (v *Visit) outlook(w service.Wording, o *outlook.Outlook) outlookData {
	opts := v.phrase(w)
	return outlookData{From: v.date(o.From), Until: v.date(o.Until), Coming: timeline.Next(o, 1000, opts), Taken: timeline.Taken(o, opts)}
}

// requests shows the requests to a company.
func (p *Pages) requests(v *Visit) error {
	all, err := p.service.Requests(v.Context(), v.Actor, v.Program.ID, v.Case.Company, "", store.Page{Limit: 1000})
	if errors.Is(err, service.ErrMasked) {
		v.Notice = Notice{Text: sentence(words.Error(v.Lang, err), v.Lang), Bad: true}
		return v.Page("unjudged", v.Case.Name, nil)
	}
	if err != nil {
		return err
	}
	type shown struct {
		store.DataRequest
		State   string
		Named   string // the name of the fact
		Entries []requestEntry
		Move    *Form
		Answer  *Form
		Close   *Form
	}
	names, err := p.service.FactNames(v.Context(), v.Lang)
	if err != nil {
		return err
	}
	var list []shown
	for _, r := range all {
		one, err := p.service.Request(v.Context(), v.Actor, r.ID)
		if err != nil {
			return err
		}
		s := shown{DataRequest: one, State: service.RequestStatus(v.Lang, one.Status), Named: names(one.Fact)}
		for _, e := range one.Entries {
			s.Entries = append(s.Entries, p.entry(v, e))
		}
		if v.May(store.RoleAnalyst) {
			revision := strconv.FormatInt(one.Revision, 10)
			to := v.of("/requests/" + one.ID)
			form := func(step, button string, fields ...Field) *Form {
				f := v.form(to, button, fields...).hidden("revision", revision).hidden("step", step)
				return &f
			}
			switch one.Status {
			case store.RequestOpen:
				s.Move = form("ask", v.Say("Note that it was asked"))
			case store.RequestAnswered:
				s.Move = form("ask", v.Say("Ask again"), Field{Name: "text", Label: v.Say("What is still open"), Kind: "textarea", Rows: 2})
			}
			if one.Status == store.RequestAsked || one.Status == store.RequestFollowUp {
				documents, err := p.service.Documents(v.Context(), v.Actor, v.Case.Company, store.Page{Limit: 1000})
				if err != nil {
					return err
				}
				options := []Option{{"", v.Say("none|none")}}
				for _, d := range documents {
					options = append(options, Option{d.ID, d.Name})
				}
				s.Answer = form("answer", v.Say("Accept the answer"),
					Field{Name: "text", Label: v.Say("Answer"), Kind: "textarea", Rows: 2, Help: v.Say("As you would write it: 4.2m CNY, yes, 2026-10.")},
					Field{Name: "document", Label: v.Say("Document"), Kind: "select", Options: options},
					Field{Name: "page", Label: v.Say("Page")}, Field{Name: "quote", Label: v.Say("What stands there"), Kind: "textarea", Rows: 2},
					Field{Name: "replace", Label: v.Say("Also where the profile says something else"), Kind: "checkbox"})
			}
			if one.Status != store.RequestClosed {
				s.Close = form("close", v.Say("Close the request"))
			}
		}
		list = append(list, s)
	}
	data := map[string]any{"List": list}
	if v.May(store.RoleAnalyst) {
		add := v.form(v.of("/requests"), v.Say("Write the request"),
			Field{Name: "question", Label: v.Say("request|Question"), Kind: "textarea", Required: true, MaxLength: 5000, Value: cmp.Or(v.Field("question"), v.Query("question"))},
			Field{Name: "fact", Label: v.Say("Fact"), Value: cmp.Or(v.Field("fact"), v.Query("fact")), Help: v.Say("Its pointer, such as /financials/cash, where the answer is to go into the profile.")},
			Field{Name: "due", Label: v.Say("Due"), Kind: "date", Value: v.Field("due")})
		data["Add"] = add
		_, a, err := p.service.Report(v.Context(), v.Actor, v.Program.ID, v.Case.Company, v.Lang)
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return err
		}
		if a != nil {
			t := Table{Caption: v.Say("What would settle most"), Head: []Column{{Name: v.Say("request|Question")}, {Name: v.Say("Settles"), Number: true}, {Name: ""}}}
			for _, q := range a.Questions[:min(8, len(a.Questions))] {
				t.Rows = append(t.Rows, Row{Cells: []Cell{text(q.Text), number(len(q.Rules)), linked(v.Say("write it"), v.Here("question", q.Text, "fact", q.Pointer)+"#"+add.Fields[0].ID())}})
			}
			data["Suggested"] = t
		}
	}
	return v.Page("requests", v.Case.Name, data)
}

// requestEntry is one entry in the history of a request.
type requestEntry struct {
	Who, When, Kind, Text, Page, Quote string
	Settled, Contradicted              []string
}

func (p *Pages) entry(v *Visit, e store.RequestEntry) requestEntry {
	out := requestEntry{Who: p.author(v, e.Author), When: v.when(e.Created), Kind: service.RequestStatus(v.Lang, e.Kind)}
	var content service.Answered
	if json.Unmarshal(e.Content, &content) == nil {
		out.Text, out.Page, out.Quote = content.Text, content.Page, content.Quote
		for _, s := range content.Settled {
			out.Settled = append(out.Settled, s.Title)
		}
		for _, c := range content.Contradicted {
			out.Contradicted = append(out.Contradicted, c.Title)
		}
	}
	return out
}

func (p *Pages) addRequest(v *Visit) error {
	again := func() error { return p.requests(v) }
	if v.Field("question") == "" {
		return v.Wrong(words.New("a request needs a question"), again)
	}
	_, err := p.service.AddRequest(v.Context(), v.Actor, store.DataRequest{Program: v.Program.ID, Company: v.Case.Company, Question: v.Field("question"), Fact: v.Field("fact"), Due: v.Field("due")}, store.Request{})
	if err != nil {
		return v.Wrong(err, again)
	}
	return v.Go(saved, v.of("/requests"))
}

var answered = done("answered", said("The answer is accepted; what it settled is listed below it."))

func (p *Pages) moveRequest(v *Visit) error {
	var err error
	word := saved
	switch v.Field("step") {
	case "ask":
		_, err = p.service.Ask(v.Context(), v.Actor, v.Path("request"), v.Revision(), v.Field("text"))
	case "close":
		_, err = p.service.CloseRequest(v.Context(), v.Actor, v.Path("request"), v.Revision(), v.Field("text"))
	case "answer":
		word = answered
		_, err = p.service.AnswerRequest(v.Context(), v.Actor, v.Path("request"), v.Revision(), service.Answer{
			Text: v.Field("text"), Document: v.Field("document"), Page: v.Field("page"), Quote: v.Field("quote"), Replace: v.Field("replace") != "",
		})
	default:
		err = store.ErrNotFound
	}
	if err != nil {
		return v.Wrong(err, func() error { return p.requests(v) })
	}
	return v.Go(word, v.of("/requests"))
}

// documents shows the documents about a company with the facts that they support.
func (p *Pages) documents(v *Visit) error {
	all, err := p.service.Documents(v.Context(), v.Actor, v.Case.Company, store.Page{Limit: 1000})
	if errors.Is(err, service.ErrMasked) {
		v.Notice = Notice{Text: sentence(words.Error(v.Lang, err), v.Lang), Bad: true}
		return v.Page("unjudged", v.Case.Name, nil)
	}
	if err != nil {
		return err
	}
	supports, err := p.service.Supports(v.Context(), v.Actor, v.Case.Company, v.Lang)
	if err != nil {
		return err
	}
	t := Table{Empty: v.Say("No document yet."), Head: []Column{{Name: v.Say("Document")}, {Name: v.Say("Added")}, {Name: v.Say("By")}, {Name: v.Say("Size"), Number: true}, {Name: v.Say("Supports")}}}
	for _, d := range all {
		facts := text("")
		for _, s := range supports {
			if s.SHA256 == d.SHA256 {
				facts.Lines = append(facts.Lines, strings.Join(nonempty(s.Label, s.Value, s.Page, s.Quote), " · "))
			}
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{linked(d.Name, v.of("/documents/"+d.ID)), text(v.when(d.Created)), text(p.author(v, d.Author)), figure(v.Say("%d kB", (d.Size+1023)/1024)), facts}})
	}
	data := map[string]any{"Table": t}
	if v.May(store.RoleAnalyst) {
		f := v.form(v.of("/documents"), v.Say("Add the document"), Field{Name: "file", Label: v.Say("File"), Kind: "file", Required: true})
		f.Files = true
		data["Add"] = f
	}
	return v.Page("documents", v.Case.Name, data)
}

func nonempty(all ...string) (out []string) {
	for _, s := range all {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}

func (p *Pages) addDocument(v *Visit) error {
	name, content, err := v.upload("file")
	if err == nil {
		_, err = p.service.AddDocument(v.Context(), v.Actor, v.Case.Company, name, "application/octet-stream", strings.NewReader(string(content)))
	}
	if err != nil {
		return v.Wrong(err, func() error { return p.documents(v) })
	}
	return v.Go(saved, v.of("/documents"))
}

// decisionPage shows the decisions, what they rest on, and the comments.
func (p *Pages) decisionPage(v *Visit) error {
	decided, err := p.service.Decisions(v.Context(), v.Actor, v.Program.ID, v.Case.Company, store.Page{Limit: 1000})
	if err != nil {
		return err
	}
	t := Table{Empty: v.Say("There is no decision that you may see."), Head: []Column{{Name: v.Say("When")}, {Name: v.Say("Decision")}, {Name: v.Say("decision|Reason")}, {Name: v.Say("By")}, {Name: v.Say("State")}, {Name: v.Say("Bound to")}}}
	for i := len(decided) - 1; i >= 0; i-- {
		d := decided[i]
		reason := text(memo.ReasonWord(v.Lang, d.Reason))
		if d.Text != "" {
			reason.Lines = []string{d.Text}
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{text(v.when(d.Created)), text(v.decision(d.Outcome)), reason, text(p.author(v, d.Author)), text(v.decisionState(d)),
			{Lines: []string{v.Say("bound|facts") + " " + d.Facts[:min(12, len(d.Facts))], v.Say("bound|policy") + " " + d.Archive[:min(12, len(d.Archive))], v.Say("bound|assessment") + " " + d.Assessment}}}})
	}
	comments, err := p.service.Comments(v.Context(), v.Actor, v.Program.ID, v.Case.Company, store.Page{Limit: 1000})
	if err != nil {
		return err
	}
	type remark struct{ Who, When, Text string }
	var remarks []remark
	replaced := map[string]bool{}
	for _, c := range comments {
		replaced[c.Replaces] = true
	}
	for _, c := range comments {
		if !replaced[c.ID] {
			remarks = append(remarks, remark{p.author(v, c.Author), v.when(c.Created), c.Text})
		}
	}
	data := map[string]any{"Table": t, "Remarks": remarks, "Status": v.status(v.Case.Status), "Due": v.date(v.Case.Due), "Owner": cmp.Or(p.names(v)[v.Case.Owner], "–")}
	if v.May(store.RoleReviewer) {
		data["Comment"] = v.form(v.of("/comments"), v.Say("Add the remark"), Field{Name: "text", Label: v.Say("Remark"), Kind: "textarea", Required: true, MaxLength: 20000, Value: v.Field("remark")})
	}
	if v.Manages() {
		kept, a, err := p.service.Report(v.Context(), v.Actor, v.Program.ID, v.Case.Company, v.Lang)
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return err
		}
		if a != nil {
			seen := fmt.Sprintf("%s · %d–%d", phrase.WordsIn(v.Lang).Verdict[a.Summary.Verdict], a.Summary.Score.Low, a.Summary.Score.High)
			f := v.form(v.of("/decision"), v.Say("Decide"),
				Field{Name: "outcome", Label: v.Say("Decision"), Kind: "radio", Required: true, Options: choices(service.Accept, v.decision(service.Accept), service.Refuse, v.decision(service.Refuse), service.Defer, v.decision(service.Defer)), Value: v.Field("outcome")},
				Field{Name: "reason", Label: v.Say("decision|Reason"), Kind: "select", Options: v.reasons(), Value: v.Field("reason")},
				Field{Name: "text", Label: v.Say("In words, for those inside"), Kind: "textarea", MaxLength: 20000, Value: v.Field("text")},
			).hidden("assessment", kept.ID)
			f.About = v.Say("You decide on what stands now: %s. The decision is bound to these facts and these policies, and reopened when they change.", seen)
			data["Decide"] = f
		}
		owners := []Option{{"", v.Say("nobody")}}
		for _, m := range p.colleagues(v) {
			owners = append(owners, Option{m.ID, m.Name})
		}
		data["Change"] = v.form(v.of("/case"), v.Say("Save"),
			Field{Name: "owner", Label: v.Say("case|Owner"), Kind: "select", Options: owners, Value: v.Case.Owner},
			Field{Name: "due", Label: v.Say("Due"), Kind: "date", Value: v.Case.Due}).hidden("revision", strconv.FormatInt(v.Case.Revision, 10))
	}
	return v.Page("decision", v.Case.Name, data)
}

// colleagues returns the present members.
func (p *Pages) colleagues(v *Visit) (out []store.Member) {
	for after := ""; ; {
		all, err := p.service.Members(v.Context(), v.Actor, store.Page{After: after, Limit: 500})
		if err != nil || len(all) == 0 {
			return out
		}
		for _, m := range all {
			after = m.ID
			if m.Removed == nil {
				out = append(out, m)
			}
		}
	}
}

// decision returns the outcome of a decision in words.
func (v *Visit) decision(o string) string {
	switch o {
	case service.Accept:
		return v.Say("accepted")
	case service.Refuse:
		return v.Say("refused")
	}
	return v.Say("deferred")
}

func (v *Visit) reasons() (out []Option) {
	for _, r := range []string{"merit", "stage", "fit", "evidence", "risk", "capacity", "timing", "other"} {
		out = append(out, Option{r, memo.ReasonWord(v.Lang, r)})
	}
	return out
}

// decisionState returns whether a decision stands, and if not, why.
func (v *Visit) decisionState(d store.Decision) string {
	switch d.State {
	case "reopened":
		switch d.Cause {
		case store.CauseFacts:
			return v.Say("reopened: the facts have changed")
		case store.CausePolicy:
			return v.Say("reopened: the policies have changed")
		case store.CauseWaivers:
			return v.Say("reopened: the waivers have changed")
		}
		return v.Say("reopened")
	case "replaced":
		return v.Say("replaced by a later one")
	}
	return v.Say("stands")
}

var decidedWord = done("decided", said("The decision is noted."))

func (p *Pages) decide(v *Visit) error {
	_, err := p.service.Decide(v.Context(), v.Actor, store.Decision{
		Program: v.Program.ID, Company: v.Case.Company, Outcome: v.Field("outcome"), Reason: v.Field("reason"), Text: v.Field("text"), Assessment: v.Field("assessment"),
	}, store.Request{})
	if err != nil {
		return v.Wrong(err, func() error { return p.decisionPage(v) })
	}
	return v.Go(decidedWord, v.of("/decision"))
}

func (p *Pages) changeCase(v *Visit) error {
	c := v.Case
	c.Owner, c.Due, c.Revision = v.Field("owner"), v.Field("due"), v.Revision()
	if _, err := p.service.ChangeCase(v.Context(), v.Actor, c); err != nil {
		return v.Wrong(err, func() error { return p.decisionPage(v) })
	}
	return v.Go(saved, v.of("/decision"))
}

func (p *Pages) addComment(v *Visit) error {
	if v.Field("text") == "" {
		return v.Wrong(words.New("the remark is empty"), func() error { return p.decisionPage(v) })
	}
	_, err := p.service.AddComment(v.Context(), v.Actor, store.Comment{Program: v.Program.ID, Company: v.Case.Company, Text: v.Field("text")}, store.Request{})
	if err != nil {
		return v.Wrong(err, func() error { return p.decisionPage(v) })
	}
	return v.Go(saved, v.of("/decision"))
}
