package store

import (
	"archive/tar"
	"bufio"
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"github.com/klauspost/compress/zstd"

	"github.com/diligo/diligo/internal/words"
)

// tables lists the tables in a backup, each after those that it refers to, with the order of its rows. Jobs are not included: waiting work
// is queued again after a restore. Nor are sessions and invitations: people sign in again.
var tables = []struct{ name, columns, order string }{
	{"workspaces", "id name created audit_seq audit_hash", "id"},
	{"keys", "id workspace name hash scopes created expires revoked", "id"},
	{"programs", "id workspace name settings archive shadow revision created", "id"},
	{"companies", "id workspace ident name latest created purged", "id"},
	{"enrolments", "program company added", "program, company"},
	{"versions", "id company seq sha256 format content origin author created", "id"},
	{"documents", "id company sha256 name type size author created", "id"},
	{"archives", "digest content rules created", "digest"},
	{"assessments", "id program company version archive waivers as_of shadow current rank_key verdict entry content created", "id"},
	{"waivers", "id program content sha256 author created", "id"},
	{"contents", "workspace kind digest name content author created", "workspace, kind, digest"},
	{"webhooks", "id workspace url secret events created removed", "id"},
	{"deliveries", "id webhook event payload attempts status created delivered", "id"},
	{"backtests", "id program settings status result author created finished", "id"},
	{"people", "id email password issuer subject created", "id"},
	{"members", "id workspace person name firm interests role revision added removed", "id"},
	{"grants", "id workspace member kind object author added removed", "id"},
	{"signing", "workspace secret", "workspace"},
	{"cases", "program company owner due status revision", "program, company"},
	{"assignments", "program company member status conflict added", "program, company, member"},
	{"reviews", "id program company member seq current submitted content created", "id"},
	{"requests", "id program company question fact owner due status revision author created", "id"},
	{"request_entries", "id request kind content author created", "id"},
	{"comments", "id program company text replaces author created", "id"},
	{"decisions", "id program company outcome reason text assessment facts archive waivers state cause author created reopened", "id"},
	{"letters", "id program company kind lang reason state revision author created sent", "id"},
	{"letter_texts", "letter seq text author created", "letter, seq"},
	{"links", "id workspace kind program company request expires revoked author created", "id"},
	{"workspace_rules", "workspace second_person revision", "workspace"},
	{"program_revisions", "program revision name settings archive author created", "program, revision"},
	{"proposals", "id program base content reason backtest status author created closer closed", "id"},
	{"audit", "workspace seq at actor action object before after hash", "workspace, seq"},
}

// backupForm is the version of the backup format. The first file of every backup holds it.
const backupForm = "diligo.backup/v1"

// partRows is the number of rows in one file of a backup.
const partRows = 500

// value is a column of a row: a string, a number, or bytes.
type value struct {
	Text  *string `json:"t,omitempty"`
	Int   *int64  `json:"n,omitempty"`
	Bytes *[]byte `json:"b,omitempty"`
}

// Backup writes the content of the store at one moment, while others continue to use it. Restore reads it into either database.
func (s *Store) Backup(ctx context.Context, w io.Writer) (err error) {
	z, err := zstd.NewWriter(w)
	if err != nil {
		return err
	}
	out := tar.NewWriter(z)
	defer func() { err = errors.Join(err, out.Close(), z.Close()) }()
	if err := writeFile(out, "form", []byte(backupForm)); err != nil {
		return err
	}
	tx, err := s.read.BeginTx(ctx, s.engine.snapshot())
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }() // the transaction only reads
	var documents []string               // workspace/SHA-256
	for _, table := range tables {
		if err := s.backupTable(ctx, tx, out, table.name, strings.Fields(table.columns), table.order); err != nil {
			return words.Errorf("store: back up %s: %w", table.name, err)
		}
	}
	documents, err = all(ctx, s, tx, scanText, `SELECT DISTINCT companies.workspace || '/' || documents.sha256 AS place FROM documents JOIN companies ON companies.id = documents.company ORDER BY place`)
	if err != nil {
		return err
	}
	for _, d := range documents {
		workspace, sha, _ := strings.Cut(d, "/")
		content, err := os.ReadFile(s.documentPath(workspace, sha))
		if errors.Is(err, os.ErrNotExist) {
			continue // purged meanwhile
		}
		if err != nil {
			return err
		}
		if err := writeFile(out, "documents/"+d, content); err != nil {
			return err
		}
	}
	return writeFile(out, "end", nil)
}

func writeFile(out *tar.Writer, name string, content []byte) error {
	if err := out.WriteHeader(&tar.Header{Name: name, Mode: 0o600, Size: int64(len(content)), Format: tar.FormatPAX}); err != nil {
		return err
	}
	_, err := out.Write(content)
	return err
}

func (s *Store) backupTable(ctx context.Context, tx *sql.Tx, out *tar.Writer, name string, columns []string, order string) error {
	rows, err := tx.QueryContext(ctx, "SELECT "+strings.Join(columns, ", ")+" FROM "+name+" ORDER BY "+order)
	if err != nil {
		return err
	}
	defer rows.Close()
	var b bytes.Buffer
	n := 0
	flush := func() error {
		if b.Len() == 0 {
			return nil
		}
		err := writeFile(out, "tables/"+name, b.Bytes())
		b.Reset()
		return err
	}
	for rows.Next() {
		cells, into := make([]any, len(columns)), make([]any, len(columns))
		for i := range cells {
			into[i] = &cells[i]
		}
		if err := rows.Scan(into...); err != nil {
			return err
		}
		row := make([]value, len(columns))
		for i, c := range cells {
			switch c := c.(type) {
			case string:
				row[i].Text = &c
			case int64:
				row[i].Int = &c
			case []byte:
				if c == nil {
					c = []byte{}
				}
				row[i].Bytes = &c
			default:
				return fmt.Errorf("%s: %T", columns[i], c)
			}
		}
		line, err := json.Marshal(row)
		if err != nil {
			return err
		}
		b.Write(line)
		b.WriteByte('\n')
		if n++; n%partRows == 0 {
			if err := flush(); err != nil {
				return err
			}
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	return flush()
}

// ErrNotEmpty means that the store to restore into is not empty.
var ErrNotEmpty = words.New("the store is not empty: restore into a new one")

// Restore fills an empty store from a backup, completely or not at all.
func (s *Store) Restore(ctx context.Context, r io.Reader) error {
	z, err := zstd.NewReader(r)
	if err != nil {
		return fmt.Errorf("store: %w", err)
	}
	defer z.Close()
	_, err = s.attempt(ctx, func(tx *sql.Tx) error {
		if err := s.noWorkspace(ctx, tx); err != nil {
			return ErrNotEmpty
		}
		in := tar.NewReader(z)
		ended := false
		for i := 0; ; i++ {
			h, err := in.Next()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				return words.Errorf("store: this is not a backup, or it is damaged: %w", err)
			}
			name := h.Name
			switch {
			case i == 0:
				got, err := io.ReadAll(io.LimitReader(in, 100))
				if err != nil || name != "form" || string(got) != backupForm {
					return words.Errorf("store: this is not a backup of the form %s", backupForm)
				}
			case strings.HasPrefix(name, "tables/"):
				if err := s.restoreTable(ctx, tx, strings.TrimPrefix(name, "tables/"), in); err != nil {
					return fmt.Errorf("store: restore %s: %w", name, err)
				}
			case strings.HasPrefix(name, "documents/"):
				if err := s.restoreDocument(strings.TrimPrefix(name, "documents/"), in); err != nil {
					return err
				}
			case name == "end":
				ended = true
			default:
				return words.Errorf("store: a backup has no file %q", name)
			}
		}
		if !ended {
			return words.New("store: the backup is cut short")
		}
		if err := s.fillRevisions(ctx, tx); err != nil {
			return err
		}
		return s.rehold(ctx, tx, "")
	})
	return err
}

func (s *Store) restoreDocument(place string, r io.Reader) error {
	workspace, sha, _ := strings.Cut(place, "/")
	if path.Base(workspace) != workspace || strings.HasPrefix(workspace, ".") {
		return words.Errorf("store: a backup has no document %q", place)
	}
	got, _, err := s.SaveDocument(workspace, r, 1<<40)
	if err != nil {
		return err
	}
	if got != sha {
		os.Remove(filepath.Clean(s.documentPath(workspace, got)))
		return words.Errorf("store: the document %s is damaged", place)
	}
	return nil
}

func (s *Store) restoreTable(ctx context.Context, tx *sql.Tx, name string, r io.Reader) error {
	for _, table := range tables {
		if table.name != name {
			continue
		}
		columns := strings.Fields(table.columns)
		insert, err := tx.PrepareContext(ctx, s.engine.rebind("INSERT INTO "+name+" ("+strings.Join(columns, ", ")+") VALUES (?"+strings.Repeat(", ?", len(columns)-1)+")"))
		if err != nil {
			return err
		}
		defer insert.Close()
		lines := bufio.NewReader(r)
		for {
			line, err := lines.ReadBytes('\n')
			if len(line) == 0 && errors.Is(err, io.EOF) {
				return nil
			}
			if err != nil {
				return err
			}
			var row []value
			if err := json.Unmarshal(line, &row); err != nil {
				return err
			}
			if len(row) != len(columns) {
				return words.Errorf("a row has %d values and not %d", len(row), len(columns))
			}
			cells := make([]any, len(row))
			for i, v := range row {
				switch {
				case v.Text != nil:
					cells[i] = *v.Text
				case v.Int != nil:
					cells[i] = *v.Int
				case v.Bytes != nil:
					cells[i] = *v.Bytes
				}
			}
			if _, err := insert.ExecContext(ctx, cells...); err != nil {
				return err
			}
		}
	}
	return words.New("there is no such table")
}

// Waiting lists the deliveries that are not done and the backtests that wait in a workspace, to be queued again after a restore.
func (s *Store) Waiting(ctx context.Context, workspace string) (deliveries, backtests []string, err error) {
	if deliveries, err = all(ctx, s, s.read, scanText, `SELECT deliveries.id FROM deliveries JOIN webhooks ON webhooks.id = deliveries.webhook
		WHERE webhooks.workspace = ? AND webhooks.removed = 0 AND deliveries.delivered = 0 AND deliveries.created > ? ORDER BY deliveries.id`, workspace, millis(s.now().Add(-7*24*time.Hour))); err != nil {
		return nil, nil, err
	}
	backtests, err = all(ctx, s, s.read, scanText, `SELECT backtests.id FROM backtests JOIN programs ON programs.id = backtests.program
		WHERE programs.workspace = ? AND backtests.status = 'waiting' ORDER BY backtests.id`, workspace)
	return deliveries, backtests, err
}
