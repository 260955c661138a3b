package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"
)

// WorkspaceRules are rules for the people in a workspace.
type WorkspaceRules struct {
	SecondPerson bool  `json:"second_person" doc:"A change of what a program judges by is published by another person than the one who proposed it."`
	Revision     int64 `json:"revision" doc:"Grows with every change; the ETag."`
}

func scanWorkspaceRules(scan func(...any) error) (r WorkspaceRules, err error) {
	var second int64
	err = scan(&second, &r.Revision)
	r.SecondPerson = second == 1
	return r, err
}

// WorkspaceRules returns the rules of a workspace.
func (s *Store) WorkspaceRules(ctx context.Context, workspace string) (WorkspaceRules, error) {
	return s.workspaceRules(ctx, s.read, workspace)
}

// WorkspaceRules returns the rules of the workspace within the change.
func (t *Tx) WorkspaceRules() (WorkspaceRules, error) {
	return t.store.workspaceRules(t.ctx, t.tx, t.workspace)
}

func (s *Store) workspaceRules(ctx context.Context, q queryer, workspace string) (WorkspaceRules, error) {
	r, err := one(ctx, s, q, scanWorkspaceRules, "SELECT second_person, revision FROM workspace_rules WHERE workspace = ?", workspace)
	if errors.Is(err, ErrNotFound) {
		err = nil
	}
	return r, err
}

// SetWorkspaceRules sets the rules of the workspace. The error is ErrChanged if they do not have the revision of r.
func (t *Tx) SetWorkspaceRules(r WorkspaceRules) (WorkspaceRules, error) {
	was, err := t.WorkspaceRules()
	if err != nil {
		return r, err
	}
	if was.Revision != r.Revision {
		return r, ErrChanged
	}
	r.Revision++
	if err := t.exec(`INSERT INTO workspace_rules (workspace, second_person, revision) VALUES (?, ?, ?)
		ON CONFLICT (workspace) DO UPDATE SET second_person = excluded.second_person, revision = excluded.revision`, t.workspace, number(r.SecondPerson), r.Revision); err != nil {
		return r, err
	}
	text := func(r WorkspaceRules) string { return digestOf(fmt.Sprint("second person ", r.SecondPerson)) }
	return r, t.audit("workspace.rules", t.workspace, text(was), text(r))
}

// ProgramRevision is one revision of a program.
type ProgramRevision struct {
	Revision int64
	Name     string
	Settings json.RawMessage
	Archive  string
	Author   string // "" if unknown
	Created  time.Time
}

// keepRevision stores the present state of a program as a revision.
func (t *Tx) keepRevision(p Program) error {
	return t.exec("INSERT INTO program_revisions (program, revision, name, settings, archive, author, created) VALUES (?, ?, ?, ?, ?, ?, ?)",
		p.ID, p.Revision, p.Name, string(p.Settings), p.Archive, t.actor, millis(t.now))
}

// fillRevisions stores a revision for programs that have none, after the restore of a backup without revisions.
func (s *Store) fillRevisions(ctx context.Context, tx *sql.Tx) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO program_revisions (program, revision, name, settings, archive, author, created)
		SELECT id, revision, name, settings, archive, '', created FROM programs
		WHERE NOT EXISTS (SELECT 1 FROM program_revisions kept WHERE kept.program = programs.id AND kept.revision = programs.revision)`)
	return err
}

// ProgramRevisions lists all revisions of a program, oldest first, if the reader sees all its companies.
func (s *Store) ProgramRevisions(ctx context.Context, by Reader, program string) ([]ProgramRevision, error) {
	seen, args := by.wholePrograms()
	return all(ctx, s, s.read, func(scan func(...any) error) (r ProgramRevision, err error) {
		var settings string
		var created int64
		err = scan(&r.Revision, &r.Name, &settings, &r.Archive, &r.Author, &created)
		r.Settings, r.Created = json.RawMessage(settings), fromMillis(created)
		return r, err
	}, `SELECT r.revision, r.name, r.settings, r.archive, r.author, r.created FROM program_revisions r JOIN programs ON programs.id = r.program
		WHERE `+seen+` AND programs.id = ? ORDER BY r.revision`, with(args, program)...)
}

// Proposal is a proposed change of what a program judges by.
type Proposal struct {
	ID       string          `json:"id"`
	Program  string          `json:"program"`
	Base     string          `json:"base" doc:"The digest of what the program judged by when it was proposed; it can be published as long as the program does."`
	Content  json.RawMessage `json:"-"`
	Reason   string          `json:"reason"`
	Backtest string          `json:"backtest" doc:"The backtest of the change."`
	Status   string          `json:"status" enum:"open,published,withdrawn"`
	Author   string          `json:"author"`
	Created  time.Time       `json:"created"`
	Closer   string          `json:"closer,omitempty" doc:"Who published or withdrew it."`
	Closed   *time.Time      `json:"closed,omitempty"`
}

// States of a proposal.
const (
	ProposalOpen      = "open"
	ProposalPublished = "published"
	ProposalWithdrawn = "withdrawn"
)

const proposalColumns = `proposals.id, proposals.program, proposals.base, proposals.content, proposals.reason, proposals.backtest, proposals.status, proposals.author,
	proposals.created, proposals.closer, proposals.closed`

func scanProposal(scan func(...any) error) (p Proposal, err error) {
	var content string
	var created, closed int64
	err = scan(&p.ID, &p.Program, &p.Base, &content, &p.Reason, &p.Backtest, &p.Status, &p.Author, &created, &p.Closer, &closed)
	p.Content, p.Created, p.Closed = json.RawMessage(content), fromMillis(created), optional(closed)
	return p, err
}

// AddProposal adds a proposal, with its backtest.
func (t *Tx) AddProposal(p Proposal) (Proposal, error) {
	if _, err := t.Program(p.Program); err != nil {
		return p, err
	}
	p.ID, p.Status, p.Author, p.Created = newID(), ProposalOpen, t.actor, t.now
	if err := t.exec("INSERT INTO proposals (id, program, base, content, reason, backtest, status, author, created, closer, closed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '', 0)",
		p.ID, p.Program, p.Base, string(p.Content), p.Reason, p.Backtest, p.Status, p.Author, millis(p.Created)); err != nil {
		return p, err
	}
	return p, t.audit("proposal.add", p.ID, "", digestOf(string(p.Content)))
}

// CloseProposal publishes or withdraws a proposal. The error is ErrChanged if it is no longer open.
func (t *Tx) CloseProposal(id, status string) error {
	n, err := t.changed(`UPDATE proposals SET status = ?, closer = ?, closed = ? WHERE id = ? AND status = ? AND
		EXISTS (SELECT 1 FROM programs WHERE programs.id = proposals.program AND programs.workspace = ?)`, status, t.actor, millis(t.now), id, ProposalOpen, t.workspace)
	if err != nil {
		return err
	}
	if n == 0 {
		return ErrChanged
	}
	return t.audit("proposal."+status, id, digestOf(ProposalOpen), digestOf(status))
}

// Proposals lists the proposals of a program, if the reader sees all its companies.
func (s *Store) Proposals(ctx context.Context, by Reader, program string, p Page) ([]Proposal, error) {
	seen, args := by.wholePrograms()
	return all(ctx, s, s.read, scanProposal, "SELECT "+proposalColumns+` FROM proposals JOIN programs ON programs.id = proposals.program
		WHERE `+seen+` AND programs.id = ? AND proposals.id > ? ORDER BY proposals.id LIMIT ?`, with(args, program, p.After, p.limit())...)
}

// Proposal returns the proposal with an ID, if the reader sees all companies of its program.
func (s *Store) Proposal(ctx context.Context, by Reader, id string) (Proposal, error) {
	seen, args := by.wholePrograms()
	return one(ctx, s, s.read, scanProposal, "SELECT "+proposalColumns+` FROM proposals JOIN programs ON programs.id = proposals.program
		WHERE `+seen+` AND proposals.id = ?`, with(args, id)...)
}
