package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/klauspost/compress/zstd"

	"github.com/diligo/diligo/internal/words"
)

// Company is a company that is judged.
type Company struct {
	ID      string     `json:"id"`
	Ident   string     `json:"ident" doc:"By what its profiles name it: their company ID, else the legal name, else the name."`
	Name    string     `json:"name"`
	Latest  int64      `json:"latest" doc:"The number of its latest version; the ETag."`
	Created time.Time  `json:"created"`
	Purged  *time.Time `json:"purged,omitempty" doc:"When everything of it was deleted."`
}

const companyColumns = "companies.id, companies.ident, companies.name, companies.latest, companies.created, companies.purged"

func scanCompany(scan func(...any) error) (c Company, err error) {
	var created, purged int64
	err = scan(&c.ID, &c.Ident, &c.Name, &c.Latest, &created, &purged)
	c.Created, c.Purged = fromMillis(created), optional(purged)
	return c, err
}

// Companies lists the companies that a reader sees, of one program or, for "", of all. A search keeps those whose name or identifier
// contains the text, regardless of case.
func (s *Store) Companies(ctx context.Context, by Reader, program, search string, p Page) ([]Company, error) {
	from, condition := "companies", by.companies
	if program != "" {
		from, condition = "companies JOIN enrolments ON enrolments.company = companies.id", func() (string, []any) { return by.cases("enrolments.program") }
	}
	seen, args := condition()
	args = with(args, p.After)
	if program != "" {
		seen, args = seen+" AND companies.id > ? AND enrolments.program = ? AND companies.purged = 0", with(args, program)
	} else {
		seen += " AND companies.id > ?"
	}
	if search != "" {
		pattern := "%" + strings.NewReplacer("\\", "\\\\", "%", "\\%", "_", "\\_").Replace(strings.ToLower(search)) + "%"
		seen, args = seen+` AND companies.purged = 0 AND (lower(companies.name) LIKE ? ESCAPE '\' OR lower(companies.ident) LIKE ? ESCAPE '\')`, with(args, pattern, pattern)
	}
	return all(ctx, s, s.read, scanCompany, "SELECT "+companyColumns+" FROM "+from+" WHERE "+seen+" ORDER BY companies.id LIMIT ?", with(args, p.limit())...)
}

// Company returns the company with an ID, if the reader sees it.
func (s *Store) Company(ctx context.Context, by Reader, id string) (Company, error) {
	seen, args := by.companies()
	return one(ctx, s, s.read, scanCompany, "SELECT "+companyColumns+" FROM companies WHERE "+seen+" AND companies.id = ?", with(args, id)...)
}

// Version is one version of a company's profile.
type Version struct {
	ID      string    `json:"id"`
	Company string    `json:"company"`
	Seq     int64     `json:"seq" doc:"From 1, for each company."`
	SHA256  string    `json:"sha256"`
	Format  string    `json:"format" enum:"json,yaml"`
	Origin  string    `json:"origin" doc:"How it came: upload, import, form, answer."`
	Author  string    `json:"author"`
	Created time.Time `json:"created"`
	Content []byte    `json:"-"`
}

const versionColumns = "versions.id, versions.company, versions.seq, versions.sha256, versions.format, versions.origin, versions.author, versions.created"

func scanVersion(scan func(...any) error) (v Version, err error) {
	var created int64
	err = scan(&v.ID, &v.Company, &v.Seq, &v.SHA256, &v.Format, &v.Origin, &v.Author, &created)
	v.Created = fromMillis(created)
	return v, err
}

func scanWholeVersion(scan func(...any) error) (v Version, err error) {
	var packed []byte
	v, err = scanVersion(func(into ...any) error { return scan(append(into, &packed)...) })
	if err == nil {
		v.Content, err = Unpack(packed)
	}
	return v, err
}

// AddVersion adds a version of a company's profile, and the company if it is new; ident is the identifier by which profiles name it. If the
// version equals the latest one, it is not added, and added is false. The company is enrolled in the program, unless that is "".
func (t *Tx) AddVersion(program, ident, name string, v Version) (_ Version, added bool, err error) {
	c, err := one(t.ctx, t.store, t.tx, scanCompany, "SELECT "+companyColumns+" FROM companies WHERE workspace = ? AND ident = ?", t.workspace, ident)
	switch {
	case errors.Is(err, ErrNotFound):
		c = Company{ID: newID(), Ident: ident, Name: name, Created: t.now}
		if err := t.exec("INSERT INTO companies (id, workspace, ident, name, latest, created, purged) VALUES (?, ?, ?, ?, 0, ?, 0)", c.ID, t.workspace, ident, name, millis(t.now)); err != nil {
			return v, false, err
		}
		if err := t.audit("company.add", c.ID, "", ""); err != nil {
			return v, false, err
		}
	case err != nil:
		return v, false, err
	}
	if program != "" {
		n, err := t.changed("INSERT INTO enrolments (program, company, added) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", program, c.ID, millis(t.now))
		if err != nil {
			return v, false, err
		}
		if n > 0 {
			added = true
			if err := t.exec("INSERT INTO cases (program, company, owner, due, status, revision) VALUES (?, ?, '', '', 'open', 1)", program, c.ID); err != nil {
				return v, false, err
			}
			if err := t.audit("company.enrol", c.ID, "", program); err != nil {
				return v, false, err
			}
		}
	}
	v.SHA256 = digestOf(string(v.Content))
	before := ""
	if c.Latest > 0 {
		latest, err := one(t.ctx, t.store, t.tx, scanVersion, "SELECT "+versionColumns+" FROM versions WHERE company = ? AND seq = ?", c.ID, c.Latest)
		if err != nil {
			return v, false, err
		}
		if before = latest.SHA256; before == v.SHA256 {
			return latest, added, nil
		}
	}
	v.ID, v.Company, v.Seq, v.Author, v.Created = newID(), c.ID, c.Latest+1, t.actor, t.now
	if err := t.exec("INSERT INTO versions (id, company, seq, sha256, format, content, origin, author, created) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
		v.ID, v.Company, v.Seq, v.SHA256, v.Format, Pack(v.Content), v.Origin, v.Author, millis(v.Created)); err != nil {
		return v, false, err
	}
	if err := t.exec("UPDATE companies SET latest = ?, name = ? WHERE id = ?", v.Seq, name, c.ID); err != nil {
		return v, false, err
	}
	if err := t.exec("UPDATE assessments SET holds = 0 WHERE company = ? AND holds = 1", c.ID); err != nil {
		return v, false, err
	}
	if err := t.audit("version.add", v.ID, before, v.SHA256); err != nil {
		return v, true, err
	}
	return v, true, t.reopen("decisions.company = ?", c.ID, CauseFacts)
}

// Company returns the company with an ID within the change.
func (t *Tx) Company(id string) (Company, error) {
	return one(t.ctx, t.store, t.tx, scanCompany, "SELECT "+companyColumns+" FROM companies WHERE workspace = ? AND id = ?", t.workspace, id)
}

// ExpectLatest returns ErrChanged if the latest version of the company with an identifier is not the one that a client expects: 0 means
// that the company must not exist, nil accepts anything. It returns ErrExists if the company exists and the reader does not see it, so that
// nobody gains access to a company by adding to it.
func (t *Tx) ExpectLatest(by Reader, ident string, latest *int64) error {
	c, err := one(t.ctx, t.store, t.tx, scanCompany, "SELECT "+companyColumns+" FROM companies WHERE workspace = ? AND ident = ?", t.workspace, ident)
	if err != nil && !errors.Is(err, ErrNotFound) {
		return err
	}
	if err == nil && !by.All {
		seen, args := by.companies()
		if _, err := one(t.ctx, t.store, t.tx, scanCompany, "SELECT "+companyColumns+" FROM companies WHERE "+seen+" AND companies.id = ?", with(args, c.ID)...); err != nil {
			if errors.Is(err, ErrNotFound) {
				return ErrExists
			}
			return err
		}
	}
	if latest != nil && *latest != c.Latest {
		return ErrChanged
	}
	return nil
}

// ProgramsOf lists the IDs of a company's programs.
func (t *Tx) ProgramsOf(company string) ([]string, error) {
	return all(t.ctx, t.store, t.tx, scanText, "SELECT program FROM enrolments WHERE company = ? ORDER BY program", company)
}

func scanText(scan func(...any) error) (text string, err error) {
	err = scan(&text)
	return text, err
}

// Versions lists the versions of a company without their contents, by number.
func (s *Store) Versions(ctx context.Context, by Reader, company string, after int64, limit int) ([]Version, error) {
	seen, args := by.companies()
	return all(ctx, s, s.read, scanVersion, "SELECT "+versionColumns+` FROM versions JOIN companies ON companies.id = versions.company
		WHERE `+seen+` AND companies.id = ? AND versions.seq > ? ORDER BY versions.seq LIMIT ?`, with(args, company, after, Page{Limit: limit}.limit())...)
}

// Version returns a version of a company with its content; seq 0 means the latest.
func (s *Store) Version(ctx context.Context, by Reader, company string, seq int64) (Version, error) {
	seen, args := by.companies()
	return one(ctx, s, s.read, scanWholeVersion, "SELECT "+versionColumns+`, versions.content FROM versions JOIN companies ON companies.id = versions.company
		WHERE `+seen+` AND companies.id = ? AND (versions.seq = ? OR (? = 0 AND versions.seq = companies.latest))`, with(args, company, seq, seq)...)
}

// LatestVersions returns the latest versions, with contents, of the companies of a program, by company ID, after a company.
func (s *Store) LatestVersions(ctx context.Context, program, after string, limit int) ([]Version, error) {
	return all(ctx, s, s.read, scanWholeVersion, "SELECT "+versionColumns+`, versions.content FROM enrolments JOIN companies ON companies.id = enrolments.company
		JOIN versions ON versions.company = companies.id AND versions.seq = companies.latest
		WHERE enrolments.program = ? AND enrolments.company > ? ORDER BY enrolments.company LIMIT ?`, program, after, limit)
}

// LatestOf returns the latest version of a company in a program, with its content.
func (s *Store) LatestOf(ctx context.Context, program, company string) (Version, error) {
	return one(ctx, s, s.read, scanWholeVersion, "SELECT "+versionColumns+`, versions.content FROM enrolments JOIN companies ON companies.id = enrolments.company
		JOIN versions ON versions.company = companies.id AND versions.seq = companies.latest WHERE enrolments.program = ? AND enrolments.company = ?`, program, company)
}

// Enrolled lists the IDs of the companies of a program, after one.
func (s *Store) Enrolled(ctx context.Context, program, after string, limit int) ([]string, error) {
	return all(ctx, s, s.read, scanText, "SELECT company FROM enrolments WHERE program = ? AND company > ? ORDER BY company LIMIT ?", program, after, limit)
}

// Purge deletes everything about a company: its versions, documents, assessments and names, and all that people wrote about it. An empty
// company remains, and the entries of the audit log, which hold no facts. The files of its documents are deleted by SweepDocuments, which
// must be called after the change.
func (t *Tx) Purge(company string) error {
	c, err := t.Company(company)
	if err != nil {
		return err
	}
	if c.Purged != nil {
		return nil
	}
	for _, query := range []string{
		"DELETE FROM links WHERE company = ?", "DELETE FROM letter_texts WHERE letter IN (SELECT id FROM letters WHERE company = ?)", "DELETE FROM letters WHERE company = ?",
		"DELETE FROM decisions WHERE company = ?", "DELETE FROM comments WHERE company = ?", "DELETE FROM reviews WHERE company = ?", "DELETE FROM assignments WHERE company = ?",
		"DELETE FROM request_entries WHERE request IN (SELECT id FROM requests WHERE company = ?)", "DELETE FROM requests WHERE company = ?", "DELETE FROM cases WHERE company = ?",
		"DELETE FROM grants WHERE kind = 'company' AND object = ?",
		"DELETE FROM assessments WHERE company = ?", "DELETE FROM enrolments WHERE company = ?", "DELETE FROM versions WHERE company = ?", "DELETE FROM documents WHERE company = ?",
	} {
		if err := t.exec(query, company); err != nil {
			return err
		}
	}
	// The identifier becomes free: a later profile with it is of a new company.
	if err := t.exec("UPDATE companies SET ident = ?, name = '', latest = 0, purged = ? WHERE id = ?", "purged:"+company, millis(t.now), company); err != nil {
		return err
	}
	return t.audit("company.purge", company, "", "")
}

// Document is a file about a company: a deck, a statement, a contract.
type Document struct {
	ID      string    `json:"id"`
	Company string    `json:"company"`
	SHA256  string    `json:"sha256"`
	Name    string    `json:"name"`
	Type    string    `json:"type" doc:"Its media type, as the client said."`
	Size    int64     `json:"size" doc:"Bytes."`
	Author  string    `json:"author"`
	Created time.Time `json:"created"`
}

const documentColumns = "documents.id, documents.company, documents.sha256, documents.name, documents.type, documents.size, documents.author, documents.created"

func scanDocument(scan func(...any) error) (d Document, err error) {
	var created int64
	err = scan(&d.ID, &d.Company, &d.SHA256, &d.Name, &d.Type, &d.Size, &d.Author, &created)
	d.Created = fromMillis(created)
	return d, err
}

func (s *Store) documentPath(workspace, sha string) string {
	return filepath.Join(s.dir, workspace, sha[:2], sha)
}

// ErrTooLarge means that a document exceeds its limit.
var ErrTooLarge = words.New("the document is too large")

// SaveDocument writes the bytes of a document into the folder, before the change that adds it.
func (s *Store) SaveDocument(workspace string, r io.Reader, limit int64) (sha string, size int64, err error) {
	dir := filepath.Join(s.dir, workspace)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", 0, err
	}
	f, err := os.CreateTemp(dir, incoming+"*")
	if err != nil {
		return "", 0, err
	}
	defer os.Remove(f.Name())
	defer f.Close()
	h := sha256.New()
	if size, err = io.Copy(io.MultiWriter(f, h), io.LimitReader(r, limit+1)); err != nil {
		return "", 0, err
	}
	if size > limit {
		return "", 0, ErrTooLarge
	}
	if err := f.Sync(); err != nil {
		return "", 0, err
	}
	sha = hex.EncodeToString(h.Sum(nil))
	path := s.documentPath(workspace, sha)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return "", 0, err
	}
	return sha, size, os.Rename(f.Name(), path)
}

// incoming is the prefix of files that are being written.
const incoming = "incoming-"

// AddDocument adds a document that was saved before.
func (t *Tx) AddDocument(d Document) (Document, error) {
	c, err := t.Company(d.Company)
	if err != nil {
		return d, err
	}
	if c.Purged != nil {
		return d, ErrNotFound
	}
	if _, err := os.Stat(t.store.documentPath(t.workspace, d.SHA256)); err != nil {
		return d, err
	}
	d.ID, d.Author, d.Created = newID(), t.actor, t.now
	if err := t.exec("INSERT INTO documents (id, company, sha256, name, type, size, author, created) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
		d.ID, d.Company, d.SHA256, d.Name, d.Type, d.Size, d.Author, millis(d.Created)); err != nil {
		return d, err
	}
	return d, t.audit("document.add", d.ID, "", d.SHA256)
}

// SweepDocuments removes the files of a workspace that no document refers to and that are older than age, which must exceed the duration of
// an upload. After a purge, age 0 removes all of them.
func (s *Store) SweepDocuments(ctx context.Context, workspace string, age time.Duration) error {
	return s.Update(ctx, workspace, "job:sweep", func(t *Tx) error { // so that nobody adds a document meanwhile
		root := filepath.Join(s.dir, workspace)
		return filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
			if errors.Is(err, os.ErrNotExist) {
				return nil
			}
			if err != nil || d.IsDir() {
				return err
			}
			info, err := d.Info()
			if err != nil {
				return err
			}
			if s.now().Sub(info.ModTime()) < age || age == 0 && strings.HasPrefix(d.Name(), incoming) {
				return nil
			}
			used, err := all(ctx, s, t.tx, scanText, `SELECT documents.id FROM documents JOIN companies ON companies.id = documents.company
				WHERE companies.workspace = ? AND documents.sha256 = ? LIMIT 1`, workspace, d.Name())
			if err != nil || len(used) > 0 {
				return err
			}
			return os.Remove(path)
		})
	})
}

// Documents lists the documents of a company.
func (s *Store) Documents(ctx context.Context, by Reader, company string, p Page) ([]Document, error) {
	seen, args := by.companies()
	return all(ctx, s, s.read, scanDocument, "SELECT "+documentColumns+` FROM documents JOIN companies ON companies.id = documents.company
		WHERE `+seen+` AND companies.id = ? AND documents.id > ? ORDER BY documents.id LIMIT ?`, with(args, company, p.After, p.limit())...)
}

// Document returns the document with an ID, and its open file.
func (s *Store) Document(ctx context.Context, by Reader, id string) (Document, *os.File, error) {
	seen, args := by.companies()
	d, err := one(ctx, s, s.read, scanDocument, "SELECT "+documentColumns+` FROM documents JOIN companies ON companies.id = documents.company
		WHERE `+seen+` AND documents.id = ?`, with(args, id)...)
	if err != nil {
		return d, nil, err
	}
	f, err := os.Open(s.documentPath(by.Workspace, d.SHA256))
	return d, f, err
}

// maxUnpacked bounds a content after decompression: a profile has at most 32 MB, an assessment less.
const maxUnpacked = 256 << 20

// Both are made on first use, which saves time in commands that open no store.
var (
	packer = sync.OnceValue(func() *zstd.Encoder {
		e, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(2))
		if err != nil {
			panic(err) // the options are valid
		}
		return e
	})
	unpacker = sync.OnceValue(func() *zstd.Decoder {
		d, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(2), zstd.WithDecoderMaxMemory(maxUnpacked))
		if err != nil {
			panic(err)
		}
		return d
	})
)

// Pack compresses a content.
func Pack(content []byte) []byte { return packer().EncodeAll(content, nil) }

// Unpack decompresses what Pack has compressed.
func Unpack(packed []byte) ([]byte, error) {
	content, err := unpacker().DecodeAll(packed, nil)
	if err != nil {
		return nil, fmt.Errorf("store: %w", err)
	}
	return content, nil
}
