package service

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/diligo/diligo/internal/amend"
	"github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/fact"
	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/intake"
	"github.com/diligo/diligo/internal/interview"
	"github.com/diligo/diligo/internal/jsonpointer"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/queue"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/source"
	"github.com/diligo/diligo/internal/store"
	"github.com/diligo/diligo/internal/words"
)

// AddRequest drafts a request to a company; Ask records that it was sent. It needs an analyst.
func (s *Service) AddRequest(ctx context.Context, a Actor, d store.DataRequest, r store.Request) (store.DataRequest, error) {
	if err := s.sees(ctx, a, store.RoleAnalyst, d.Program, d.Company); err != nil {
		return d, err
	}
	if err := s.looksAfter(ctx, a, d.Program, d.Company, d.Owner); err != nil {
		return d, err
	}
	if d.Fact != "" {
		book, err := s.book(ctx)
		if err != nil {
			return d, err
		}
		if f, ok := book.At(d.Fact); !ok || !f.Asked() || f.Kind == fact.Table {
			return d, invalid("%q is not a fact that one answer gives: use a pointer such as /financials/cash, as diligo facts lists them", d.Fact)
		}
	}
	id, err := once(ctx, s, a, r, func(t *store.Tx) (string, []queue.Job, error) {
		done, err := t.AddRequest(d)
		return done.ID, nil, err
	})
	if err != nil {
		return d, err
	}
	return s.store.Request(ctx, a.reader(), id)
}

// Requests lists the requests of a program that the actor sees, or those to one company, with one status or, for "", with any. It needs a
// viewer.
func (s *Service) Requests(ctx context.Context, a Actor, program, company, status string, p store.Page) ([]store.DataRequest, error) {
	if err := s.unmasked(ctx, a); err != nil { // questions and answers contain names
		return nil, err
	}
	if _, err := s.Program(ctx, a, program); err != nil {
		return nil, err
	}
	return s.store.Requests(ctx, a.reader(), program, company, status, p)
}

// Request returns one request with its history. It needs a viewer.
func (s *Service) Request(ctx context.Context, a Actor, id string) (store.DataRequest, error) {
	if err := s.unmasked(ctx, a); err != nil {
		return store.DataRequest{}, err
	}
	return s.store.Request(ctx, a.reader(), id)
}

// remark is an entry of a request that is text alone.
type remark struct {
	Text string `json:"text,omitempty"`
}

// Ask records that a company was asked, or asked again after an answer. It needs an analyst.
func (s *Service) Ask(ctx context.Context, a Actor, id string, revision int64, text string) (store.DataRequest, error) {
	return s.moveRequest(ctx, a, id, revision, text, func(status string) (string, error) {
		switch status {
		case store.RequestOpen:
			return store.RequestAsked, nil
		case store.RequestAnswered:
			return store.RequestFollowUp, nil
		}
		return "", invalid("the request is %s: it can be asked while it is open, and followed up once it is answered", status)
	})
}

// CloseRequest closes a request. It needs an analyst.
func (s *Service) CloseRequest(ctx context.Context, a Actor, id string, revision int64, text string) (store.DataRequest, error) {
	return s.moveRequest(ctx, a, id, revision, text, func(status string) (string, error) {
		if status == store.RequestClosed {
			return "", invalid("the request is closed already")
		}
		return store.RequestClosed, nil
	})
}

func (s *Service) moveRequest(ctx context.Context, a Actor, id string, revision int64, text string, next func(status string) (string, error)) (store.DataRequest, error) {
	if err := a.may(store.RoleAnalyst); err != nil {
		return store.DataRequest{}, err
	}
	r, err := s.store.Request(ctx, a.reader(), id)
	if err != nil {
		return r, err
	}
	kind, err := next(r.Status)
	if err != nil {
		return r, err
	}
	content, err := json.Marshal(remark{text})
	if err != nil {
		return r, err
	}
	if err := s.update(ctx, a, func(t *store.Tx) ([]queue.Job, error) { return nil, t.MoveRequest(id, revision, kind, content) }); err != nil {
		return r, err
	}
	return s.store.Request(ctx, a.reader(), id)
}

// Answer is a company's answer.
type Answer struct {
	Text     string          `json:"text,omitempty" maxLength:"20000" doc:"The answer as people write it: of a request for a fact, \"4.2m CNY\", \"yes\", \"2026-10\"."`
	Value    json.RawMessage `json:"value,omitempty" doc:"In place of a text, the value as the schema of profiles has it."`
	Document string          `json:"document,omitempty" doc:"The ID of a document of the company in which the answer stands."`
	Page     string          `json:"page,omitempty" maxLength:"500" doc:"Where in it."`
	Quote    string          `json:"quote,omitempty" maxLength:"20000" doc:"What stands there."`
	Replace  bool            `json:"replace,omitempty" doc:"Take the answer also where the profile says something else already, which then is its earlier version."`
}

// Settled is a rule whose outcome an answer has changed.
type Settled struct {
	RuleShift
	Title string `json:"title"`
}

// Contradiction is something that an answer contradicts.
type Contradiction struct {
	Rule    rule.ID `json:"rule,omitempty" doc:"The rule of consistency that fails now."`
	Title   string  `json:"title" doc:"Of the rule, or that the profile says something else."`
	Pointer string  `json:"pointer,omitempty" doc:"The fact of which the profile says something else; the answer was not taken."`
}

// Answered is the result of an answer.
type Answered struct {
	Answer
	Taken        bool            `json:"taken" doc:"The profile has another version by it."`
	Version      int64           `json:"version,omitempty" doc:"The number of that version."`
	Settled      []Settled       `json:"settled" doc:"Rules that were open and are not any more."`
	Contradicted []Contradiction `json:"contradicted" doc:"What did not contradict before, and does now."`
	Changed      []Settled       `json:"changed" doc:"Other rules with another outcome."`
	Before       string          `json:"verdict_before,omitempty"`
	After        string          `json:"verdict_after,omitempty"`
}

// consistency is the category of rules that compare facts with each other.
const consistency = "consistency"

// AnswerRequest answers a request that was asked. If the request is for a fact, the company gets a new version of its profile with the
// fact, supported by the document, page and quote. It is evaluated at once, and the result names what the answer settles or newly
// contradicts. It needs an analyst.
func (s *Service) AnswerRequest(ctx context.Context, a Actor, id string, revision int64, answer Answer) (Answered, error) {
	if err := a.may(store.RoleAnalyst); err != nil {
		return Answered{}, err
	}
	return s.answer(ctx, a, a.reader(), id, revision, answer)
}

func (s *Service) answer(ctx context.Context, a Actor, by store.Reader, id string, revision int64, answer Answer) (Answered, error) {
	r, err := s.store.Request(ctx, by, id)
	if err != nil {
		return Answered{}, err
	}
	if a.Link != nil {
		revision = r.Revision
	}
	if r.Status != store.RequestAsked && r.Status != store.RequestFollowUp {
		return Answered{}, invalid("the request is %s: it is answered while it is asked or followed up", r.Status)
	}
	if answer.Text == "" && len(answer.Value) == 0 && answer.Document == "" {
		return Answered{}, invalid("the answer is empty: give a text, a value or a document")
	}
	var given []intake.Given
	if r.Fact != "" && (answer.Text != "" || len(answer.Value) > 0) {
		g, err := givenOf(r.Fact, answer)
		if err != nil {
			return Answered{}, err
		}
		given = []intake.Given{g}
	}
	t, err := s.take(ctx, by, r.Program, r.Company, given, answer, func(string) bool { return answer.Replace })
	if err != nil {
		return Answered{}, err
	}
	t.done.Answer = answer
	content, err := json.Marshal(t.done)
	if err != nil {
		return Answered{}, err
	}
	err = s.update(ctx, a, func(tx *store.Tx) ([]queue.Job, error) {
		calls, err := t.keep(tx, r.Program, "answer")
		if err != nil {
			return nil, err
		}
		return s.assessJobs(tx, calls), tx.MoveRequest(id, revision, store.RequestAnswered, content)
	})
	return t.done, err
}

func givenOf(pointer string, answer Answer) (intake.Given, error) {
	g := intake.Given{Place: "answer", Pointer: pointer, Page: answer.Page, Cell: importer.Cell{Text: strings.TrimSpace(answer.Text)}}
	if len(answer.Value) == 0 {
		return g, nil
	}
	d := json.NewDecoder(strings.NewReader(string(answer.Value)))
	d.UseNumber()
	if err := d.Decode(&g.Value); err != nil || g.Value == nil {
		return g, invalid("the value is not a value of JSON")
	}
	return g, nil
}

// taken is one or several answers applied to the latest version of a profile.
type taken struct {
	service *Service
	before  store.Version
	content []byte // of the next version; nil if nothing changes
	name    string
	ident   string
	done    Answered
}

// keep adds the version, as part of the change; the error is store.ErrChanged if there is a later version by now.
func (t *taken) keep(tx *store.Tx, program, origin string) (map[string][]string, error) {
	if t.content == nil {
		return nil, nil
	}
	if err := tx.ExpectLatest(store.Whole(tx.Workspace()), t.ident, &t.before.Seq); err != nil {
		return nil, err
	}
	_, calls, err := addVersion(tx, program, t.ident, t.name, Submission{Content: t.content, Format: formatOf(t.before), Origin: origin})
	return calls, err
}

// take applies answers to the latest version of a company's profile, and evaluates it before and after by what the program judges by. An
// answer that contradicts the profile replaces its value only if replace allows it.
func (s *Service) take(ctx context.Context, by store.Reader, program, company string, given []intake.Given, answer Answer, replace func(pointer string) bool) (*taken, error) {
	t := &taken{service: s, done: Answered{Settled: []Settled{}, Contradicted: []Contradiction{}, Changed: []Settled{}}}
	p, err := s.store.Program(ctx, store.Whole(by.Workspace), program)
	if err != nil {
		return nil, err
	}
	if t.before, err = s.store.LatestOf(ctx, program, company); err != nil {
		return nil, err
	}
	j, err := s.judgeOf(ctx, p, false)
	if err != nil {
		return nil, err
	}
	name, sha := "", ""
	if answer.Document != "" {
		d, f, err := s.store.Document(ctx, store.Whole(by.Workspace), answer.Document)
		if errors.Is(err, store.ErrNotFound) || err == nil && d.Company != company {
			return nil, invalid("there is no such document of this company: add it first")
		}
		if err != nil {
			return nil, err
		}
		f.Close()
		name, sha = d.Name, d.SHA256
	}
	if len(given) == 0 {
		return t, nil
	}
	book, err := app.BookOf(j.Set())
	if err != nil {
		return nil, err
	}
	was, err := decode(j.Judge, t.before)
	if err != nil {
		return nil, err
	}
	defer was.Release()
	for i := range given {
		given[i].Document = name
	}
	got := intake.Take(book, was, &intake.Answers{Name: "answer", Given: given})
	if len(got.Faults) > 0 {
		f := got.Faults[0]
		return nil, &Invalid{What: words.Described(f.What.In), Failures: []assessment.Failure{{Source: "answer", Pointer: given[0].Pointer, Error: f.What.String(), Hint: f.Hint.String()}}}
	}
	for _, c := range got.Conflicts {
		if !replace(c.Pointer) {
			t.done.Contradicted = append(t.done.Contradicted, Contradiction{Title: words.Say(j.Options().Lang, "the profile says something else"), Pointer: c.Pointer})
			continue
		}
		value := c.Dropped.Value
		if c.Dropped.Place != "answer" {
			value = c.Kept.Value
		}
		got.Edits = append(got.Edits, profile.Edit{Text: c.Pointer, Pointer: c.Pointer, Value: value})
	}
	if len(got.Edits) == 0 {
		return t, nil
	}
	for _, e := range got.Edits {
		entry, ok := e.Value.(map[string]any)
		if !ok || !strings.HasPrefix(e.Pointer, "/provenance/") {
			continue
		}
		if answer.Quote != "" {
			entry["quote"] = answer.Quote
		}
		if sha != "" {
			entry["sha256"], entry["document"] = sha, name
		}
		if answer.Page != "" {
			entry["page"] = answer.Page
		}
	}
	if t.content, err = amend.Text(t.before.Content, formatOf(t.before), got.Edits); err != nil {
		return nil, err
	}
	is, failures := j.Decode(source.Record{Source: sourceOf(t.before), Data: t.content, Format: formatOf(t.before)})
	if len(failures) > 0 {
		return nil, &Invalid{What: words.Text("the answer does not fit the fact"), Failures: failures}
	}
	defer is.Release()
	t.ident, t.name = strings.Clone(was.Company()), strings.Clone(cmpName(is))
	if is.Company() != was.Company() {
		return nil, invalid("an answer can't change which company the profile is of")
	}
	t.done.Taken, t.done.Version = true, t.before.Seq+1
	return t, t.compare(ctx, j, was, is)
}

func cmpName(p *profile.Profile) string {
	for _, n := range []string{p.Name(), p.LegalName()} {
		if n != "" {
			return n
		}
	}
	return p.ID()
}

// compare records how the outcomes of the profile have changed.
func (t *taken) compare(ctx context.Context, j *programJudge, was, is *profile.Profile) error {
	before, err := j.Assess(ctx, was)
	if err != nil {
		return err
	}
	after, err := j.Assess(ctx, is)
	if err != nil {
		return err
	}
	t.done.Before, t.done.After = string(before.Summary.Verdict), string(after.Summary.Verdict)
	outcomes := map[rule.ID]rule.Outcome{}
	for _, r := range before.Results {
		outcomes[r.Rule] = r.Outcome
	}
	for _, r := range after.Results {
		x := Settled{RuleShift{Rule: r.Rule, Before: outcomes[r.Rule], After: r.Outcome}, r.Title}
		switch {
		case x.Before == x.After:
			continue
		case r.Category == consistency && x.After == rule.Fail:
			t.done.Contradicted = append(t.done.Contradicted, Contradiction{Rule: r.Rule, Title: r.Title})
		case x.Before == rule.Unknown:
			t.done.Settled = append(t.done.Settled, x)
		default:
			t.done.Changed = append(t.done.Changed, x)
		}
	}
	return nil
}

// NewLink is a link just made, with its secret.
type NewLink struct {
	store.Link
	Secret string `json:"secret" doc:"Sent as Authorization: Bearer SECRET. It is shown this once."`
}

// linkDays is the default validity of a link, and maxLinkDays its maximum.
const (
	linkDays    = 30
	maxLinkDays = 366
)

// linkEnds returns when a link of so many days ends; 0 means the default.
func (s *Service) linkEnds(days int) (time.Time, error) {
	if days == 0 {
		days = linkDays
	}
	if days < 1 || days > maxLinkDays {
		return time.Time{}, invalid("a link is valid for 1 to %d days", maxLinkDays)
	}
	return s.now().Add(time.Duration(days) * 24 * time.Hour), nil
}

// AddLink makes a link by which a founder sees and answers one request, or fills in the form of one company, and nothing else. It needs a
// manager.
func (s *Service) AddLink(ctx context.Context, a Actor, l store.Link, days int) (n NewLink, err error) {
	if err := s.sees(ctx, a, store.RoleManager, l.Program, l.Company); err != nil {
		return n, err
	}
	if l.Expires, err = s.linkEnds(days); err != nil {
		return n, err
	}
	switch l.Kind {
	case store.LinkForm:
		l.Request = ""
	case store.LinkRequest:
		r, err := s.store.Request(ctx, a.reader(), l.Request)
		if err != nil {
			return n, err
		}
		if r.Program != l.Program || r.Company != l.Company {
			return n, store.ErrNotFound
		}
	default:
		return n, invalid("there is no link of the kind %q", l.Kind)
	}
	err = s.update(ctx, a, func(t *store.Tx) ([]queue.Job, error) {
		n.Link, n.Secret, err = t.AddLink(l)
		return nil, err
	})
	return n, err
}

// Links lists the links of a case. It needs a manager.
func (s *Service) Links(ctx context.Context, a Actor, program, company string, p store.Page) ([]store.Link, error) {
	if err := s.sees(ctx, a, store.RoleManager, program, company); err != nil {
		return nil, err
	}
	return s.store.Links(ctx, a.reader(), program, company, p)
}

// RevokeLink revokes a link. It needs a manager.
func (s *Service) RevokeLink(ctx context.Context, a Actor, program, company, id string) error {
	if err := s.sees(ctx, a, store.RoleManager, program, company); err != nil {
		return err
	}
	return s.update(ctx, a, func(t *store.Tx) ([]queue.Job, error) { return nil, t.RevokeLink(program, company, id) })
}

// Founding is everything that a founder's link shows: no threshold, no outcome of a rule, nothing of the team.
type Founding struct {
	Kind      store.LinkKind  `json:"kind" enum:"request,form"`
	Expires   time.Time       `json:"expires"`
	Company   string          `json:"company" doc:"Its name."`
	Question  string          `json:"question,omitempty" doc:"Of a request."`
	Fact      string          `json:"fact,omitempty" doc:"What is asked for, in a few words."`
	Due       string          `json:"due,omitempty" format:"date"`
	Status    string          `json:"status,omitempty" doc:"Of a request."`
	Answers   []FounderAnswer `json:"answers,omitempty" doc:"What was answered before, by this link."`
	Questions []FounderAsked  `json:"questions,omitempty" doc:"Of a form: what is open, the most important first."`
	Settled   int             `json:"percent_settled,omitempty" doc:"Of a form: how far it has come."`
	Tables    []FounderTable  `json:"tables,omitempty" doc:"Of a form: lists that are asked for, such as founders, holders and rounds, or that were filled in in it."`
	Given     []FounderGiven  `json:"given,omitempty" doc:"Of a form: what was answered in it, which can be corrected in it."`
	Closed    bool            `json:"closed,omitempty" doc:"Of a form: the program is not open, and takes no more answers."`
}

// FounderAnswer is an answer as it was given.
type FounderAnswer struct {
	Text    string    `json:"text,omitempty"`
	Page    string    `json:"page,omitempty"`
	Quote   string    `json:"quote,omitempty"`
	Created time.Time `json:"created"`
}

// FounderAsked is a question of a form.
type FounderAsked struct {
	Pointer string             `json:"pointer"`
	Text    string             `json:"text"`
	Help    string             `json:"help,omitempty"`
	Example string             `json:"example,omitempty"`
	Kind    fact.Kind          `json:"kind"`
	Choices []interview.Choice `json:"choices,omitempty"`
	Unit    string             `json:"unit,omitempty"`
	Core    bool               `json:"core,omitempty"`
}

// FounderGiven is an answer in a form.
type FounderGiven struct {
	FounderAsked
	Value string `json:"value" doc:"As it is written in the language that was asked for."`
	Word  string `json:"word,omitempty" doc:"Of a question with choices, which of them it was."`
}

// Founding returns what a founder's link opens, in a language.
func (s *Service) Founding(ctx context.Context, a Actor, lang rule.Lang) (f Founding, err error) {
	l := a.Link
	if l == nil {
		return f, ErrForbidden
	}
	whole := store.Whole(l.Workspace)
	c, err := s.store.Company(ctx, whole, l.Company)
	if err != nil {
		return f, err
	}
	f = Founding{Kind: l.Kind, Expires: l.Expires, Company: c.Name}
	if l.Kind == store.LinkForm {
		step, err := s.interview(ctx, l, lang)
		if err != nil {
			return f, err
		}
		defer step.Profile().Release()
		for _, q := range step.Pending() {
			if q.Ask == interview.AskValue {
				f.Questions = append(f.Questions, FounderAsked{q.Pointer, q.Text, q.Help, q.Example, q.Kind, q.Choices, q.Unit, q.Core})
			}
		}
		f.Settled = step.Progress().Percent
		own, err := s.formAnswers(ctx, l)
		if err != nil {
			return f, err
		}
		book, err := s.book(ctx)
		if err != nil {
			return f, err
		}
		if f.Tables, err = s.tables(ctx, l, step, book, own, lang); err != nil {
			return f, err
		}
		f.Given = given(book, own, f.Tables, lang)
		stored, err := s.store.Program(ctx, whole, l.Program)
		if err != nil {
			return f, err
		}
		p, err := programOf(stored)
		f.Closed = p.Settings.Closed(s.now())
		return f, err
	}
	r, err := s.store.Request(ctx, whole, l.Request)
	if err != nil {
		return f, err
	}
	f.Question, f.Due, f.Status = r.Question, r.Due, r.Status
	if r.Fact != "" {
		book, err := s.book(ctx)
		if err != nil {
			return f, err
		}
		if of, ok := book.At(r.Fact); ok {
			f.Fact = of.Label.In(lang)
		}
	}
	for _, e := range r.Entries {
		if e.Author != a.Name() {
			continue
		}
		var was Answered
		if err := json.Unmarshal(e.Content, &was); err != nil {
			return f, err
		}
		f.Answers = append(f.Answers, FounderAnswer{was.Text, was.Page, was.Quote, e.Created})
	}
	return f, nil
}

// given returns the answers of a form outside its lists, in a language.
func given(book *fact.Book, own map[string]any, tables []FounderTable, lang rule.Lang) []FounderGiven {
	var out []FounderGiven
	for _, pointer := range sortedKeys(own) {
		of, ok := book.At(pointer)
		if !ok || slices.ContainsFunc(tables, func(t FounderTable) bool { return !t.Fixed && strings.HasPrefix(pointer, t.Pointer+"/") }) {
			continue
		}
		g := FounderGiven{FounderAsked: FounderAsked{Pointer: pointer, Text: of.Label.In(lang), Kind: of.Kind}, Value: rule.FormatValue(own[pointer], lang)}
		if word, ok := own[pointer].(string); ok {
			g.Word = word
		}
		out = append(out, g)
	}
	return out
}

// interview returns the state of the interview of a company in a program.
func (s *Service) interview(ctx context.Context, l *store.Link, lang rule.Lang) (*interview.Step, error) {
	stored, err := s.store.Program(ctx, store.Whole(l.Workspace), l.Program)
	if err != nil {
		return nil, err
	}
	p, err := programOf(stored)
	if err != nil {
		return nil, err
	}
	v, err := s.store.LatestOf(ctx, l.Program, l.Company)
	if err != nil {
		return nil, err
	}
	j, err := s.judgeIn(ctx, p, lang)
	if err != nil {
		return nil, err
	}
	book, err := app.BookOf(j.Set())
	if err != nil {
		return nil, err
	}
	read, err := decode(j.Judge, v)
	if err != nil {
		return nil, err
	}
	return interview.New(j.Judge, book, interview.Options{Lang: lang, All: true}).Begin(ctx, read)
}

// FounderAnswered is what a founder learns after an answer: the questions it helped with, and what does not fit together.
type FounderAnswered struct {
	Settled      []string `json:"settled" doc:"Titles of what the answers settled."`
	Contradicted []string `json:"contradicted" doc:"Titles of what does not fit together now."`
}

// founderAnswered reduces the result of an answer to titles of rules, in the founder's language.
func (s *Service) founderAnswered(ctx context.Context, l *store.Link, done Answered, lang rule.Lang) (FounderAnswered, error) {
	out := FounderAnswered{Settled: []string{}, Contradicted: []string{}}
	stored, err := s.store.Program(ctx, store.Whole(l.Workspace), l.Program)
	if err != nil {
		return out, err
	}
	j, err := s.judgeOf(ctx, stored, false)
	if err != nil {
		return out, err
	}
	title := func(id rule.ID, otherwise string) string {
		if r, ok := j.Catalogue().Rule(id); ok {
			return r.Title.In(lang)
		}
		return otherwise
	}
	for _, x := range done.Settled {
		out.Settled = append(out.Settled, title(x.Rule, x.Title))
	}
	for _, c := range done.Contradicted {
		out.Contradicted = append(out.Contradicted, title(c.Rule, words.Say(lang, "the profile says something else")))
	}
	return out, nil
}

// AnswerAsFounder answers the request of a founder's link.
func (s *Service) AnswerAsFounder(ctx context.Context, a Actor, answer Answer, lang rule.Lang) (FounderAnswered, error) {
	if a.Link == nil || a.Link.Kind != store.LinkRequest {
		return FounderAnswered{}, ErrForbidden
	}
	answer.Replace = false // the team decides which of two answers holds
	done, err := s.answer(ctx, a, store.Whole(a.Link.Workspace), a.Link.Request, 0, answer)
	if err != nil {
		return FounderAnswered{}, err
	}
	return s.founderAnswered(ctx, a.Link, done, lang)
}

// ErrClosed means that the program accepts no forms now.
var ErrClosed = words.New("the program is not open: its form can't be filled in now")

// formAnswers returns the values entered through a company's form that its profile still has, by pointer.
func (s *Service) formAnswers(ctx context.Context, l *store.Link) (map[string]any, error) {
	whole := store.Whole(l.Workspace)
	book, err := s.book(ctx)
	if err != nil {
		return nil, err
	}
	own := map[string]any{}
	var before map[string]any
	for after := int64(0); ; {
		page, err := s.store.Versions(ctx, whole, l.Company, after, 100)
		if err != nil {
			return nil, err
		}
		if len(page) == 0 {
			break
		}
		for _, v := range page {
			after = v.Seq
			full, err := s.store.Version(ctx, whole, l.Company, v.Seq)
			if err != nil {
				return nil, err
			}
			now, err := s.documentOf(full)
			if err != nil {
				return nil, err
			}
			flat := map[string]any{}
			facts(book, now, "", flat)
			if before != nil {
				for pointer, value := range flat {
					if same(before[pointer], value) {
						continue
					}
					delete(own, pointer)
					if full.Origin == "form" {
						own[pointer] = value
					}
				}
			}
			before = flat
		}
	}
	for pointer, value := range own {
		if !same(before[pointer], value) {
			delete(own, pointer)
		}
	}
	return own, nil
}

func same(a, b any) bool {
	x, errX := json.Marshal(a)
	y, errY := json.Marshal(b)
	return errX == nil && errY == nil && string(x) == string(y)
}

// facts collects the facts of a document that a single answer can give, by pointer.
func facts(book *fact.Book, x any, pointer string, into map[string]any) {
	if pointer == "/provenance" || pointer == "/asked" {
		return
	}
	if f, ok := book.At(pointer); ok && pointer != "" && f.Asked() && f.Kind != fact.Table {
		into[pointer] = x
		return
	}
	switch x := x.(type) {
	case map[string]any:
		for k, v := range x {
			facts(book, v, pointer+jsonpointer.Of(k), into)
		}
	case []any:
		for i, v := range x {
			facts(book, v, pointer+jsonpointer.Of(itoa(i)), into)
		}
	}
}

// takesForms returns ErrClosed unless the program of a link is open.
func (s *Service) takesForms(ctx context.Context, l *store.Link) error {
	stored, err := s.store.Program(ctx, store.Whole(l.Workspace), l.Program)
	if err != nil {
		return err
	}
	p, err := programOf(stored)
	if err == nil && p.Settings.Closed(s.now()) {
		return ErrClosed
	}
	return err
}

// FillForm stores answers to questions of a founder's form, by pointer: all of them or none.
func (s *Service) FillForm(ctx context.Context, a Actor, answers map[string]Answer, lang rule.Lang) (FounderAnswered, error) {
	l := a.Link
	if l == nil || l.Kind != store.LinkForm {
		return FounderAnswered{}, ErrForbidden
	}
	if err := s.takesForms(ctx, l); err != nil {
		return FounderAnswered{}, err
	}
	var given []intake.Given
	for _, pointer := range sortedKeys(answers) {
		g, err := givenOf(pointer, answers[pointer])
		if err != nil {
			return FounderAnswered{}, err
		}
		given = append(given, g)
	}
	own, err := s.formAnswers(ctx, l)
	if err != nil {
		return FounderAnswered{}, err
	}
	return s.fill(ctx, a, given, lang, func(pointer string) bool {
		_, ok := own[pointer] // founders may correct their own answers; the team decides between two sources
		return ok
	})
}

// fill stores the answers of a form as a version of its own, all or nothing.
func (s *Service) fill(ctx context.Context, a Actor, given []intake.Given, lang rule.Lang, replace func(pointer string) bool) (FounderAnswered, error) {
	l := a.Link
	t, err := s.take(ctx, store.Whole(l.Workspace), l.Program, l.Company, given, Answer{}, replace)
	if err != nil {
		return FounderAnswered{}, err
	}
	err = s.update(ctx, a, func(tx *store.Tx) ([]queue.Job, error) {
		calls, err := t.keep(tx, l.Program, "form")
		return s.assessJobs(tx, calls), err
	})
	if err != nil {
		return FounderAnswered{}, err
	}
	return s.founderAnswered(ctx, l, t.done, lang)
}

// AddFounderDocument stores a document about the company of a founder's link.
func (s *Service) AddFounderDocument(ctx context.Context, a Actor, name, mediaType string, content io.Reader) (store.Document, error) {
	if a.Link == nil {
		return store.Document{}, ErrForbidden
	}
	return s.addDocument(ctx, a, a.Link.Company, name, mediaType, content)
}
