package store

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"github.com/diligo/diligo/internal/words"
)

// Case is the work on a company in a program.
type Case struct {
	Program  string `json:"program"`
	Company  string `json:"company"`
	Name     string `json:"name"`
	Owner    string `json:"owner,omitempty" doc:"The member who looks after it."`
	Due      string `json:"due,omitempty" format:"date"`
	Status   string `json:"status" enum:"open,decided,reopened"`
	Revision int64  `json:"revision" doc:"Grows with every change; the ETag."`
}

// States of a case.
const (
	CaseOpen     = "open"
	CaseDecided  = "decided"
	CaseReopened = "reopened" // what the decision rests on has changed since
)

const caseColumns = "cases.program, cases.company, companies.name, cases.owner, cases.due, cases.status, cases.revision"

const fromCases = " FROM cases JOIN companies ON companies.id = cases.company WHERE "

func scanCase(scan func(...any) error) (c Case, err error) {
	err = scan(&c.Program, &c.Company, &c.Name, &c.Owner, &c.Due, &c.Status, &c.Revision)
	return c, err
}

// Cases lists the cases of a program that the reader sees, by company, with one status or, for "", with any.
func (s *Store) Cases(ctx context.Context, by Reader, program, status string, p Page) ([]Case, error) {
	seen, args := by.cases("cases.program")
	return all(ctx, s, s.read, scanCase, "SELECT "+caseColumns+fromCases+seen+" AND cases.program = ? AND cases.company > ? AND (cases.status = ? OR '' = ?) ORDER BY cases.company LIMIT ?",
		with(args, program, p.After, status, status, p.limit())...)
}

// Case returns the case of a company in a program, if the reader sees it.
func (s *Store) Case(ctx context.Context, by Reader, program, company string) (Case, error) {
	return s.caseOf(ctx, s.read, by, program, company)
}

func (s *Store) caseOf(ctx context.Context, q queryer, by Reader, program, company string) (Case, error) {
	seen, args := by.cases("cases.program")
	return one(ctx, s, q, scanCase, "SELECT "+caseColumns+fromCases+seen+" AND cases.program = ? AND cases.company = ?", with(args, program, company)...)
}

// Case returns the case of a company in a program within the change, if the reader sees it.
func (t *Tx) Case(by Reader, program, company string) (Case, error) {
	return t.store.caseOf(t.ctx, t.tx, by, program, company)
}

// enrolled returns ErrNotFound if the company is not in the program.
func (t *Tx) enrolled(program, company string) error {
	_, err := t.Case(Whole(t.workspace), program, company)
	return err
}

// ChangeCase sets the owner and due date of a case. The error is ErrChanged if the case does not have the revision of c.
func (t *Tx) ChangeCase(c Case) error {
	was, err := t.Case(Whole(t.workspace), c.Program, c.Company)
	if err != nil {
		return err
	}
	if was.Revision != c.Revision {
		return ErrChanged
	}
	if err := t.exec("UPDATE cases SET owner = ?, due = ?, revision = revision + 1 WHERE program = ? AND company = ?", c.Owner, c.Due, c.Program, c.Company); err != nil {
		return err
	}
	return t.audit("case.change", c.Program+"/"+c.Company, digestOf(was.Owner+"\x00"+was.Due), digestOf(c.Owner+"\x00"+c.Due))
}

func (t *Tx) setStatus(program, company, status string) error {
	return t.exec("UPDATE cases SET status = ?, revision = revision + 1 WHERE program = ? AND company = ?", status, program, company)
}

// Causes for which a decision is reopened.
const (
	CauseFacts   = "facts"   // the company's profile has a new version
	CausePolicy  = "policy"  // the program judges by something else
	CauseWaivers = "waivers" // the program has other waivers
)

// Decision is a decision about a company in a program, bound to what it rests on.
type Decision struct {
	ID         string     `json:"id"`
	Program    string     `json:"program"`
	Company    string     `json:"company"`
	Outcome    string     `json:"outcome" enum:"accept,refuse,defer"`
	Reason     string     `json:"reason" doc:"The code of the reason."`
	Text       string     `json:"text,omitempty" doc:"The reason in words, for those inside."`
	Assessment string     `json:"assessment" doc:"The assessment that was seen."`
	Facts      string     `json:"facts" doc:"SHA-256 of the version of the profile."`
	Archive    string     `json:"archive" doc:"The digest of all that it was judged by."`
	Waivers    string     `json:"waivers,omitempty" doc:"The digest of the waivers."`
	State      string     `json:"state" enum:"standing,reopened,replaced"`
	Cause      string     `json:"cause,omitempty" enum:"facts,policy,waivers" doc:"What has changed, where it was reopened."`
	Author     string     `json:"author"`
	Created    time.Time  `json:"created"`
	Reopened   *time.Time `json:"reopened,omitempty"`
}

const decisionColumns = `decisions.id, decisions.program, decisions.company, decisions.outcome, decisions.reason, decisions.text, decisions.assessment, decisions.facts,
	decisions.archive, decisions.waivers, decisions.state, decisions.cause, decisions.author, decisions.created, decisions.reopened`

func scanDecision(scan func(...any) error) (d Decision, err error) {
	var created, reopened int64
	err = scan(&d.ID, &d.Program, &d.Company, &d.Outcome, &d.Reason, &d.Text, &d.Assessment, &d.Facts, &d.Archive, &d.Waivers, &d.State, &d.Cause, &d.Author, &created, &reopened)
	d.Created, d.Reopened = fromMillis(created), optional(reopened)
	return d, err
}

// AddDecision records a decision on a case's current assessment, which must be the one that was seen and rest on what holds now; otherwise
// the error is ErrChanged. An earlier decision is superseded and kept.
func (t *Tx) AddDecision(d Decision) (Decision, error) {
	if err := t.enrolled(d.Program, d.Company); err != nil {
		return d, err
	}
	type rests struct{ assessment, facts, archive, waivers, programArchive string }
	now, err := one(t.ctx, t.store, t.tx, func(scan func(...any) error) (r rests, err error) {
		err = scan(&r.assessment, &r.facts, &r.archive, &r.waivers, &r.programArchive)
		return r, err
	}, `SELECT assessments.id, versions.sha256, assessments.archive, assessments.waivers, programs.archive FROM assessments JOIN versions ON versions.id = assessments.version
		JOIN companies ON companies.id = assessments.company AND companies.latest = versions.seq JOIN programs ON programs.id = assessments.program
		WHERE assessments.program = ? AND assessments.company = ? AND assessments.shadow = 0 AND assessments.current = 1`, d.Program, d.Company)
	if errors.Is(err, ErrNotFound) {
		return d, ErrChanged // not assessed yet as it is now
	}
	if err != nil {
		return d, err
	}
	holds := ""
	switch w, err := t.store.waivers(t.ctx, t.tx, t.workspace, d.Program); {
	case err == nil:
		holds = w.SHA256
	case !errors.Is(err, ErrNotFound):
		return d, err
	}
	if now.assessment != d.Assessment || now.archive != now.programArchive || now.waivers != holds {
		return d, ErrChanged
	}
	if err := t.exec("UPDATE decisions SET state = 'replaced' WHERE program = ? AND company = ? AND state <> 'replaced'", d.Program, d.Company); err != nil {
		return d, err
	}
	d.ID, d.Facts, d.Archive, d.Waivers, d.State, d.Cause, d.Author, d.Created, d.Reopened = newID(), now.facts, now.archive, now.waivers, "standing", "", t.actor, t.now, nil
	if err := t.exec(`INSERT INTO decisions (id, program, company, outcome, reason, text, assessment, facts, archive, waivers, state, cause, author, created, reopened)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'standing', '', ?, ?, 0)`, d.ID, d.Program, d.Company, d.Outcome, d.Reason, d.Text, d.Assessment, d.Facts, d.Archive, d.Waivers,
		d.Author, millis(d.Created)); err != nil {
		return d, err
	}
	if err := t.setStatus(d.Program, d.Company, CaseDecided); err != nil {
		return d, err
	}
	return d, t.audit("decision.add", d.ID, "", digestOf(d.Outcome+"\x00"+d.Reason+"\x00"+d.Facts+"\x00"+d.Archive+"\x00"+d.Waivers))
}

// reopen reopens the standing decisions that match a condition, because what they rest on has changed.
func (t *Tx) reopen(condition, value, cause string) error {
	standing, err := all(t.ctx, t.store, t.tx, scanDecision, "SELECT "+decisionColumns+" FROM decisions WHERE "+condition+" AND decisions.state = 'standing' ORDER BY decisions.id", value)
	if err != nil {
		return err
	}
	for _, d := range standing {
		if err := t.exec("UPDATE decisions SET state = 'reopened', cause = ?, reopened = ? WHERE id = ?", cause, millis(t.now), d.ID); err != nil {
			return err
		}
		if err := t.setStatus(d.Program, d.Company, CaseReopened); err != nil {
			return err
		}
		if err := t.audit("decision.reopen", d.ID, "", cause); err != nil {
			return err
		}
	}
	return nil
}

// Decisions lists the decisions on a case that the reader sees, including earlier ones.
func (s *Store) Decisions(ctx context.Context, by Reader, program, company string, p Page) ([]Decision, error) {
	seen, args := and(func() (string, []any) { return by.cases("decisions.program") }, func() (string, []any) { return by.others("decisions.program", "decisions.company") })
	return all(ctx, s, s.read, scanDecision, "SELECT "+decisionColumns+" FROM decisions JOIN companies ON companies.id = decisions.company WHERE "+seen+
		" AND decisions.program = ? AND decisions.company = ? AND decisions.id > ? ORDER BY decisions.id LIMIT ?", with(args, program, company, p.After, p.limit())...)
}

// Decided lists the last decision on each case of a program, as far as the reader sees decisions.
func (s *Store) Decided(ctx context.Context, by Reader, program string, p Page) ([]Decision, error) {
	seen, args := and(func() (string, []any) { return by.cases("decisions.program") }, func() (string, []any) { return by.others("decisions.program", "decisions.company") })
	return all(ctx, s, s.read, scanDecision, "SELECT "+decisionColumns+" FROM decisions JOIN companies ON companies.id = decisions.company WHERE "+seen+
		" AND decisions.program = ? AND decisions.state <> 'replaced' AND decisions.id > ? ORDER BY decisions.id LIMIT ?", with(args, program, p.After, p.limit())...)
}

// Refused lists the standing refusals in a program of companies that are refused in all their other programs too, in the order in which they
// were made.
func (s *Store) Refused(ctx context.Context, by Reader, program string, p Page) ([]Decision, error) {
	seen, args := by.cases("decisions.program")
	return all(ctx, s, s.read, scanDecision, "SELECT "+decisionColumns+" FROM decisions JOIN companies ON companies.id = decisions.company WHERE "+seen+
		` AND decisions.program = ? AND decisions.state = 'standing' AND decisions.outcome = 'refuse' AND decisions.id > ? AND NOT EXISTS
		(SELECT 1 FROM cases other WHERE other.company = decisions.company AND other.program <> decisions.program AND NOT EXISTS
			(SELECT 1 FROM decisions d WHERE d.program = other.program AND d.company = other.company AND d.state = 'standing' AND d.outcome = 'refuse'))
		ORDER BY decisions.id LIMIT ?`, with(args, program, p.After, p.limit())...)
}

// Comment is a comment on a case.
type Comment struct {
	ID       string    `json:"id"`
	Program  string    `json:"program"`
	Company  string    `json:"company"`
	Text     string    `json:"text"`
	Replaces string    `json:"replaces,omitempty" doc:"The comment of which this is another version; both are kept."`
	Author   string    `json:"author"`
	Created  time.Time `json:"created"`
}

const commentColumns = "comments.id, comments.program, comments.company, comments.text, comments.replaces, comments.author, comments.created"

func scanComment(scan func(...any) error) (c Comment, err error) {
	var created int64
	err = scan(&c.ID, &c.Program, &c.Company, &c.Text, &c.Replaces, &c.Author, &created)
	c.Created = fromMillis(created)
	return c, err
}

// AddComment adds a comment, or a new version of one by the same author.
func (t *Tx) AddComment(c Comment) (Comment, error) {
	if err := t.enrolled(c.Program, c.Company); err != nil {
		return c, err
	}
	if c.Replaces != "" {
		if _, err := one(t.ctx, t.store, t.tx, scanComment, "SELECT "+commentColumns+" FROM comments WHERE id = ? AND program = ? AND company = ? AND author = ?",
			c.Replaces, c.Program, c.Company, t.actor); err != nil {
			return c, err
		}
	}
	c.ID, c.Author, c.Created = newID(), t.actor, t.now
	if err := t.exec("INSERT INTO comments (id, program, company, text, replaces, author, created) VALUES (?, ?, ?, ?, ?, ?, ?)",
		c.ID, c.Program, c.Company, c.Text, c.Replaces, c.Author, millis(c.Created)); err != nil {
		return c, err
	}
	return c, t.audit("comment.add", c.ID, c.Replaces, digestOf(c.Text))
}

// Comments lists the comments on a case that the reader sees: their own, and those of others if they may see them.
func (s *Store) Comments(ctx context.Context, by Reader, program, company string, p Page) ([]Comment, error) {
	seen, args := by.cases("comments.program")
	others, more := by.others("comments.program", "comments.company")
	args = with(args, more...)
	return all(ctx, s, s.read, scanComment, "SELECT "+commentColumns+" FROM comments JOIN companies ON companies.id = comments.company WHERE ("+seen+") AND (("+others+
		") OR comments.author = ?) AND comments.program = ? AND comments.company = ? AND comments.id > ? ORDER BY comments.id LIMIT ?",
		with(args, "member:"+by.Member, program, company, p.After, p.limit())...)
}

// DataRequest asks a company for something.
type DataRequest struct {
	ID       string         `json:"id"`
	Program  string         `json:"program"`
	Company  string         `json:"company"`
	Question string         `json:"question"`
	Fact     string         `json:"fact,omitempty" doc:"The pointer of the fact in the profile that an answer gives."`
	Owner    string         `json:"owner,omitempty" doc:"The member who looks after it."`
	Due      string         `json:"due,omitempty" format:"date"`
	Status   string         `json:"status" enum:"open,asked,answered,follow-up,closed"`
	Revision int64          `json:"revision" doc:"Grows with every change; the ETag."`
	Author   string         `json:"author"`
	Created  time.Time      `json:"created"`
	Entries  []RequestEntry `json:"entries,omitempty" doc:"What was said, oldest first."`
}

// RequestEntry is an entry in the history of a request.
type RequestEntry struct {
	ID      string          `json:"id"`
	Kind    string          `json:"kind" enum:"asked,answered,follow-up,closed"`
	Content json.RawMessage `json:"content"`
	Author  string          `json:"author"`
	Created time.Time       `json:"created"`
}

// States of a request.
const (
	RequestOpen     = "open"      // written, not sent
	RequestAsked    = "asked"     // sent to the company
	RequestAnswered = "answered"  // answered
	RequestFollowUp = "follow-up" // the answer leaves something open, and the company was asked again
	RequestClosed   = "closed"    // closed
)

const requestColumns = `requests.id, requests.program, requests.company, requests.question, requests.fact, requests.owner, requests.due, requests.status,
	requests.revision, requests.author, requests.created`

func scanRequest(scan func(...any) error) (r DataRequest, err error) {
	var created int64
	err = scan(&r.ID, &r.Program, &r.Company, &r.Question, &r.Fact, &r.Owner, &r.Due, &r.Status, &r.Revision, &r.Author, &created)
	r.Created = fromMillis(created)
	return r, err
}

// AddRequest adds a request.
func (t *Tx) AddRequest(r DataRequest) (DataRequest, error) {
	if err := t.enrolled(r.Program, r.Company); err != nil {
		return r, err
	}
	r.ID, r.Status, r.Revision, r.Author, r.Created = newID(), RequestOpen, 1, t.actor, t.now
	if err := t.exec("INSERT INTO requests (id, program, company, question, fact, owner, due, status, revision, author, created) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?)",
		r.ID, r.Program, r.Company, r.Question, r.Fact, r.Owner, r.Due, r.Status, r.Author, millis(r.Created)); err != nil {
		return r, err
	}
	return r, t.audit("request.add", r.ID, "", digestOf(r.Question+"\x00"+r.Fact))
}

// Requests lists the requests of a program that the reader sees, or those of one company, without their entries.
func (s *Store) Requests(ctx context.Context, by Reader, program, company, status string, p Page) ([]DataRequest, error) {
	seen, args := by.cases("requests.program")
	return all(ctx, s, s.read, scanRequest, "SELECT "+requestColumns+" FROM requests JOIN companies ON companies.id = requests.company WHERE "+seen+
		" AND requests.program = ? AND (requests.company = ? OR '' = ?) AND (requests.status = ? OR '' = ?) AND requests.id > ? ORDER BY requests.id LIMIT ?",
		with(args, program, company, company, status, status, p.After, p.limit())...)
}

// Request returns the request with an ID, with its entries, if the reader sees it.
func (s *Store) Request(ctx context.Context, by Reader, id string) (DataRequest, error) {
	return s.request(ctx, s.read, by, id)
}

func (s *Store) request(ctx context.Context, q queryer, by Reader, id string) (DataRequest, error) {
	seen, args := by.cases("requests.program")
	r, err := one(ctx, s, q, scanRequest, "SELECT "+requestColumns+" FROM requests JOIN companies ON companies.id = requests.company WHERE "+seen+" AND requests.id = ?", with(args, id)...)
	if err != nil {
		return r, err
	}
	r.Entries, err = all(ctx, s, q, func(scan func(...any) error) (e RequestEntry, err error) {
		var content string
		var created int64
		err = scan(&e.ID, &e.Kind, &content, &e.Author, &created)
		e.Content, e.Created = json.RawMessage(content), fromMillis(created)
		return e, err
	}, "SELECT id, kind, content, author, created FROM request_entries WHERE request = ? ORDER BY id", id)
	return r, err
}

// Request returns the request with an ID within the change.
func (t *Tx) Request(id string) (DataRequest, error) {
	return t.store.request(t.ctx, t.tx, Whole(t.workspace), id)
}

// MoveRequest adds an entry to a request, whose kind becomes the status of the request. The error is ErrChanged if the request does not
// have the revision.
func (t *Tx) MoveRequest(id string, revision int64, kind string, content json.RawMessage) error {
	r, err := t.Request(id)
	if err != nil {
		return err
	}
	if r.Revision != revision {
		return ErrChanged
	}
	entry := newID()
	if err := t.exec("INSERT INTO request_entries (id, request, kind, content, author, created) VALUES (?, ?, ?, ?, ?, ?)", entry, id, kind, string(content), t.actor, millis(t.now)); err != nil {
		return err
	}
	if err := t.exec("UPDATE requests SET status = ?, revision = revision + 1 WHERE id = ?", kind, id); err != nil {
		return err
	}
	return t.audit("request."+kind, id, "", digestOf(string(content)))
}

// Letter is a letter to a company about a decision.
type Letter struct {
	ID       string     `json:"id"`
	Program  string     `json:"program"`
	Company  string     `json:"company"`
	Kind     string     `json:"kind" enum:"invitation,refusal"`
	Lang     string     `json:"lang" enum:"en,zh"`
	Reason   string     `json:"reason" doc:"The code of the reason."`
	State    string     `json:"state" enum:"draft,sent"`
	Text     string     `json:"text"`
	Revision int64      `json:"revision" doc:"Grows with every edit; the ETag. The first one is the draft that the server wrote."`
	Author   string     `json:"author" doc:"Who wrote the text as it stands."`
	Created  time.Time  `json:"created"`
	Sent     *time.Time `json:"sent,omitempty"`
}

const letterColumns = `letters.id, letters.program, letters.company, letters.kind, letters.lang, letters.reason, letters.state, letter_texts.text, letters.revision,
	letter_texts.author, letters.created, letters.sent`

const fromLetters = " FROM letters JOIN letter_texts ON letter_texts.letter = letters.id AND letter_texts.seq = letters.revision JOIN companies ON companies.id = letters.company WHERE "

func scanLetter(scan func(...any) error) (l Letter, err error) {
	var created, sent int64
	err = scan(&l.ID, &l.Program, &l.Company, &l.Kind, &l.Lang, &l.Reason, &l.State, &l.Text, &l.Revision, &l.Author, &created, &sent)
	l.Created, l.Sent = fromMillis(created), optional(sent)
	return l, err
}

// AddLetter adds a draft.
func (t *Tx) AddLetter(l Letter) (Letter, error) {
	if err := t.enrolled(l.Program, l.Company); err != nil {
		return l, err
	}
	l.ID, l.State, l.Revision, l.Author, l.Created = newID(), "draft", 1, t.actor, t.now
	if err := t.exec("INSERT INTO letters (id, program, company, kind, lang, reason, state, revision, author, created, sent) VALUES (?, ?, ?, ?, ?, ?, 'draft', 1, ?, ?, 0)",
		l.ID, l.Program, l.Company, l.Kind, l.Lang, l.Reason, l.Author, millis(l.Created)); err != nil {
		return l, err
	}
	if err := t.exec("INSERT INTO letter_texts (letter, seq, text, author, created) VALUES (?, 1, ?, ?, ?)", l.ID, l.Text, l.Author, millis(l.Created)); err != nil {
		return l, err
	}
	return l, t.audit("letter.add", l.ID, "", digestOf(l.Text))
}

// Letter returns the letter with an ID, if the reader sees its case and what others wrote about it.
func (s *Store) Letter(ctx context.Context, by Reader, id string) (Letter, error) {
	seen, args := and(func() (string, []any) { return by.cases("letters.program") }, func() (string, []any) { return by.others("letters.program", "letters.company") })
	return one(ctx, s, s.read, scanLetter, "SELECT "+letterColumns+fromLetters+seen+" AND letters.id = ?", with(args, id)...)
}

// Letters lists the letters of a case that the reader sees.
func (s *Store) Letters(ctx context.Context, by Reader, program, company string, p Page) ([]Letter, error) {
	seen, args := and(func() (string, []any) { return by.cases("letters.program") }, func() (string, []any) { return by.others("letters.program", "letters.company") })
	return all(ctx, s, s.read, scanLetter, "SELECT "+letterColumns+fromLetters+seen+" AND letters.program = ? AND letters.company = ? AND letters.id > ? ORDER BY letters.id LIMIT ?",
		with(args, program, company, p.After, p.limit())...)
}

func (t *Tx) letter(id string, revision int64) (Letter, error) {
	l, err := one(t.ctx, t.store, t.tx, scanLetter, "SELECT "+letterColumns+fromLetters+"companies.workspace = ? AND letters.id = ?", t.workspace, id)
	if err == nil && (l.Revision != revision || l.State != "draft") {
		err = ErrChanged
	}
	return l, err
}

// EditLetter replaces the text of a draft; earlier texts are kept. The error is ErrChanged if the letter does not have the revision, or was
// sent.
func (t *Tx) EditLetter(id string, revision int64, text string) error {
	l, err := t.letter(id, revision)
	if err != nil {
		return err
	}
	if err := t.exec("INSERT INTO letter_texts (letter, seq, text, author, created) VALUES (?, ?, ?, ?, ?)", id, revision+1, text, t.actor, millis(t.now)); err != nil {
		return err
	}
	if err := t.exec("UPDATE letters SET revision = ? WHERE id = ?", revision+1, id); err != nil {
		return err
	}
	return t.audit("letter.edit", id, digestOf(l.Text), digestOf(text))
}

// ErrDraft means that no person has edited the letter.
var ErrDraft = words.New("nobody has edited the draft yet: read it, edit it, and save it")

// SendLetter records that a revision of a letter was sent. The error is ErrDraft if nobody has edited it.
func (t *Tx) SendLetter(id string, revision int64) error {
	l, err := t.letter(id, revision)
	if err != nil {
		return err
	}
	if l.Revision < 2 {
		return ErrDraft
	}
	if err := t.exec("UPDATE letters SET state = 'sent', sent = ? WHERE id = ?", millis(t.now), id); err != nil {
		return err
	}
	return t.audit("letter.send", id, "", digestOf(l.Text))
}
