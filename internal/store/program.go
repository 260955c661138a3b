package store

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"time"
)

// Program is a set of companies that are judged in the same way: a batch of an accelerator, a fund's deals, a lender's portfolio.
type Program struct {
	ID        string          `json:"id"`
	Workspace string          `json:"-"`
	Name      string          `json:"name"`
	Settings  json.RawMessage `json:"-"` // what it judges by; the service defines the format
	Archive   string          `json:"archive" doc:"The digest of the archive of all that the program judges by now."`
	Shadow    string          `json:"shadow,omitempty" doc:"The digest of the archive of the policies that are tried beside, and decide nothing."`
	Revision  int64           `json:"revision" doc:"Grows with every change; the ETag."`
	Created   time.Time       `json:"created"`
}

const programColumns = "id, workspace, name, settings, archive, shadow, revision, created"

func scanProgram(scan func(...any) error) (p Program, err error) {
	var settings string
	var created int64
	err = scan(&p.ID, &p.Workspace, &p.Name, &settings, &p.Archive, &p.Shadow, &p.Revision, &created)
	p.Settings, p.Created = json.RawMessage(settings), fromMillis(created)
	return p, err
}

// Programs lists the programs of a workspace.
func (s *Store) Programs(ctx context.Context, by Reader, p Page) ([]Program, error) {
	seen, args := by.programs()
	return all(ctx, s, s.read, scanProgram, "SELECT "+programColumns+" FROM programs WHERE "+seen+" AND id > ? ORDER BY id LIMIT ?", with(args, p.After, p.limit())...)
}

// Program returns the program with an ID, if the reader may see it or one of its companies.
func (s *Store) Program(ctx context.Context, by Reader, id string) (Program, error) {
	seen, args := by.programs()
	return one(ctx, s, s.read, scanProgram, "SELECT "+programColumns+" FROM programs WHERE "+seen+" AND id = ?", with(args, id)...)
}

// WholeProgram returns the program with an ID, if the reader sees all its companies.
func (s *Store) WholeProgram(ctx context.Context, by Reader, id string) (Program, error) {
	seen, args := by.wholePrograms()
	return one(ctx, s, s.read, scanProgram, "SELECT "+programColumns+" FROM programs WHERE "+seen+" AND id = ?", with(args, id)...)
}

// Program returns the program with an ID within the change.
func (t *Tx) Program(id string) (Program, error) {
	return one(t.ctx, t.store, t.tx, scanProgram, "SELECT "+programColumns+" FROM programs WHERE workspace = ? AND id = ?", t.workspace, id)
}

// AddProgram adds a program with its name, settings and archives.
func (t *Tx) AddProgram(p Program) (Program, error) {
	p.ID, p.Workspace, p.Revision, p.Created = newID(), t.workspace, 1, t.now
	if err := t.exec("INSERT INTO programs (id, workspace, name, settings, archive, shadow, revision, created) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
		p.ID, p.Workspace, p.Name, string(p.Settings), p.Archive, p.Shadow, p.Revision, millis(p.Created)); err != nil {
		return p, err
	}
	if err := t.keepRevision(p); err != nil {
		return p, err
	}
	return p, t.audit("program.add", p.ID, "", p.digest())
}

func (p Program) digest() string { return digestOf(p.Name + "\x00" + string(p.Settings)) }

// ChangeProgram sets a program's name, settings and archives. The error is ErrChanged if the program does not have the revision of p.
func (t *Tx) ChangeProgram(p Program) (Program, error) {
	was, err := t.Program(p.ID)
	if err != nil {
		return p, err
	}
	if was.Revision != p.Revision {
		return p, ErrChanged
	}
	p.Revision++
	if err := t.exec("UPDATE programs SET name = ?, settings = ?, archive = ?, shadow = ?, revision = ? WHERE id = ?",
		p.Name, string(p.Settings), p.Archive, p.Shadow, p.Revision, p.ID); err != nil {
		return p, err
	}
	if err := t.keepRevision(p); err != nil {
		return p, err
	}
	if p.Archive != was.Archive || p.Shadow != was.Shadow {
		if err := t.store.rehold(t.ctx, t.tx, p.ID); err != nil {
			return p, err
		}
	}
	if err := t.audit("program.change", p.ID, was.digest(), p.digest()); err != nil || p.Archive == was.Archive {
		return p, err
	}
	return p, t.reopen("decisions.program = ?", p.ID, CausePolicy)
}

// KeepArchive stores what programs judge by under its digest, with the IDs of the rules that run, in order.
func (t *Tx) KeepArchive(digest string, content []byte, rules []string) error {
	_, err := t.changed("INSERT INTO archives (digest, content, rules, created) VALUES (?, ?, ?, ?) ON CONFLICT (digest) DO NOTHING", digest, content, strings.Join(rules, " "), millis(t.now))
	return err
}

// RulesOf returns the IDs of the rules that an archive runs, in the order of the outcomes in entries.
func (s *Store) RulesOf(ctx context.Context, digest string) ([]string, error) {
	text, err := one(ctx, s, s.read, scanText, "SELECT rules FROM archives WHERE digest = ?", digest)
	return strings.Fields(text), err
}

// Archive returns the archive with a digest, if something in the workspace was judged by it.
func (s *Store) Archive(ctx context.Context, workspace, digest string) ([]byte, error) {
	return one(ctx, s, s.read, scanBytes, `SELECT content FROM archives WHERE digest = ? AND (
		EXISTS (SELECT 1 FROM programs WHERE workspace = ? AND (archive = archives.digest OR shadow = archives.digest)) OR
		EXISTS (SELECT 1 FROM assessments JOIN companies ON companies.id = assessments.company
			WHERE companies.workspace = ? AND assessments.archive = archives.digest))`, digest, workspace, workspace)
}

func scanBytes(scan func(...any) error) (content []byte, err error) {
	err = scan(&content)
	return content, err
}

// Kind is the kind of a content.
type Kind string

// Kinds of contents.
const (
	KindPack      Kind = "pack"      // a bundle of policies
	KindChecklist Kind = "checklist" // a checklist
	KindRates     Kind = "rates"     // a table of exchange rates
)

// Content is something that programs judge by, stored under its digest.
type Content struct {
	Digest  string    `json:"digest" doc:"SHA-256 of the bytes, in hexadecimal."`
	Name    string    `json:"name"`
	Author  string    `json:"author"`
	Created time.Time `json:"created"`
}

// AddContent stores a content. An existing one is left as it is.
func (t *Tx) AddContent(kind Kind, name string, content []byte) (Content, error) {
	c := Content{Digest: digestOf(string(content)), Name: name, Author: t.actor, Created: t.now}
	n, err := t.changed("INSERT INTO contents (workspace, kind, digest, name, content, author, created) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
		t.workspace, string(kind), c.Digest, name, content, c.Author, millis(c.Created))
	if err != nil {
		return c, err
	}
	if n == 0 {
		return one(t.ctx, t.store, t.tx, scanContent, "SELECT digest, name, author, created FROM contents WHERE workspace = ? AND kind = ? AND digest = ?", t.workspace, string(kind), c.Digest)
	}
	return c, t.audit(string(kind)+".add", c.Digest, "", c.Digest)
}

func scanContent(scan func(...any) error) (c Content, err error) {
	var created int64
	err = scan(&c.Digest, &c.Name, &c.Author, &created)
	c.Created = fromMillis(created)
	return c, err
}

// Contents lists the contents of a kind, by digest.
func (s *Store) Contents(ctx context.Context, workspace string, kind Kind, p Page) ([]Content, error) {
	return all(ctx, s, s.read, scanContent, "SELECT digest, name, author, created FROM contents WHERE workspace = ? AND kind = ? AND digest > ? ORDER BY digest LIMIT ?",
		workspace, string(kind), p.After, p.limit())
}

// ContentOf returns the name and the bytes of a content.
func (s *Store) ContentOf(ctx context.Context, workspace string, kind Kind, digest string) (name string, content []byte, err error) {
	type both struct {
		name    string
		content []byte
	}
	b, err := one(ctx, s, s.read, func(scan func(...any) error) (b both, err error) {
		err = scan(&b.name, &b.content)
		return b, err
	}, "SELECT name, content FROM contents WHERE workspace = ? AND kind = ? AND digest = ?", workspace, string(kind), digest)
	return b.name, b.content, err
}

// Waivers is one version of a program's file of waivers.
type Waivers struct {
	ID      string    `json:"id"`
	SHA256  string    `json:"sha256"`
	Content string    `json:"content" doc:"The file, as diligo waive writes it."`
	Author  string    `json:"author"`
	Created time.Time `json:"created"`
}

func scanWaivers(scan func(...any) error) (w Waivers, err error) {
	var created int64
	err = scan(&w.ID, &w.SHA256, &w.Content, &w.Author, &created)
	w.Created = fromMillis(created)
	return w, err
}

// SetWaivers replaces a program's file of waivers. Earlier versions are kept.
func (t *Tx) SetWaivers(program, content string) (Waivers, error) {
	if _, err := t.Program(program); err != nil {
		return Waivers{}, err
	}
	before := ""
	switch was, err := t.store.waivers(t.ctx, t.tx, t.workspace, program); {
	case err == nil:
		before = was.SHA256
	case !errors.Is(err, ErrNotFound):
		return Waivers{}, err
	}
	w := Waivers{ID: newID(), SHA256: digestOf(content), Content: content, Author: t.actor, Created: t.now}
	if err := t.exec("INSERT INTO waivers (id, program, content, sha256, author, created) VALUES (?, ?, ?, ?, ?, ?)", w.ID, program, content, w.SHA256, w.Author, millis(w.Created)); err != nil {
		return w, err
	}
	if err := t.audit("waivers.set", program, before, w.SHA256); err != nil || w.SHA256 == before {
		return w, err
	}
	return w, t.reopen("decisions.program = ?", program, CauseWaivers)
}

// Waivers returns the program's current file of waivers; ErrNotFound if there is none.
func (s *Store) Waivers(ctx context.Context, workspace, program string) (Waivers, error) {
	return s.waivers(ctx, s.read, workspace, program)
}

func (s *Store) waivers(ctx context.Context, q queryer, workspace, program string) (Waivers, error) {
	return one(ctx, s, q, scanWaivers, `SELECT w.id, w.sha256, w.content, w.author, w.created FROM waivers w JOIN programs p ON p.id = w.program
		WHERE p.workspace = ? AND p.id = ? ORDER BY w.id DESC LIMIT 1`, workspace, program)
}

// WaiversOf returns a version of a program's waivers by its digest.
func (s *Store) WaiversOf(ctx context.Context, workspace, program, sha256 string) (Waivers, error) {
	return one(ctx, s, s.read, scanWaivers, `SELECT w.id, w.sha256, w.content, w.author, w.created FROM waivers w JOIN programs p ON p.id = w.program
		WHERE p.workspace = ? AND p.id = ? AND w.sha256 = ? ORDER BY w.id LIMIT 1`, workspace, program, sha256)
}

// WaiversHistory lists all versions of a program's waivers.
func (s *Store) WaiversHistory(ctx context.Context, workspace, program string, p Page) ([]Waivers, error) {
	return all(ctx, s, s.read, scanWaivers, `SELECT w.id, w.sha256, w.content, w.author, w.created FROM waivers w JOIN programs p ON p.id = w.program
		WHERE p.workspace = ? AND p.id = ? AND w.id > ? ORDER BY w.id LIMIT ?`, workspace, program, p.After, p.limit())
}
