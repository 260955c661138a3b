// Package store holds a team's data: workspaces, programs, companies and the versions of their profiles, documents, assessments with
// everything that they were made of, waivers, policy packs, webhooks, and a tamper-evident log of every change.
//
// A Store runs on SQLite (a file, the default) or PostgreSQL. Changes are made in Update: a change is atomic, and includes its entries in
// the audit log and the jobs that it entails. Nothing that a person entered is overwritten: new versions are added beside earlier ones.
// Only Purge deletes, and it leaves a trace in the log.
//
// Documents are files in a folder beside the database, named by their digest. The package knows no HTTP and evaluates nothing.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/pressly/goose/v3"

	"github.com/diligo/diligo/internal/words"
)

// Store is an open database. It is safe for concurrent use.
type Store struct {
	engine      engine
	read, write *sql.DB
	dir         string // of the documents
	now         func() time.Time
}

// Options configure a store.
type Options struct {
	// URL is "postgres://..." or the path of an SQLite file.
	URL string
	// Dir is the folder of documents; "" means one beside the SQLite file.
	Dir string
	// Now is the clock that dates changes.
	Now func() time.Time
}

// Open opens a database. Migrate must be called before anything else, to create or upgrade the tables.
func Open(ctx context.Context, o Options) (*Store, error) {
	s := &Store{dir: o.Dir, now: o.Now}
	var err error
	if IsPostgres(o.URL) {
		if o.Dir == "" {
			return nil, words.New("store: with PostgreSQL a folder for documents must be named (--documents)")
		}
		s.engine = postgres{}
	} else {
		if o.Dir == "" {
			s.dir = o.URL + ".documents"
		}
		s.engine = sqlite{}
	}
	if err = os.MkdirAll(s.dir, 0o700); err != nil {
		return nil, fmt.Errorf("store: %w", err)
	}
	if s.read, s.write, err = s.engine.open(o.URL); err != nil {
		return nil, fmt.Errorf("store: %w", Redacted(err, o.URL))
	}
	if err := s.write.PingContext(ctx); err != nil {
		s.Close()
		return nil, fmt.Errorf("store: %w", Redacted(err, o.URL))
	}
	return s, nil
}

// IsPostgres reports whether a URL names a PostgreSQL database.
func IsPostgres(url string) bool {
	return strings.HasPrefix(url, "postgres://") || strings.HasPrefix(url, "postgresql://")
}

// Redacted returns the error without the URL of the database, which may hold a password.
func Redacted(err error, url string) error {
	if err == nil || !IsPostgres(url) || !strings.Contains(err.Error(), url) {
		return err
	}
	return errors.New(strings.ReplaceAll(err.Error(), url, "the database"))
}

// Close closes the database.
func (s *Store) Close() error { return errors.Join(s.read.Close(), s.write.Close()) }

// Ping returns an error if the database does not respond.
func (s *Store) Ping(ctx context.Context) error { return s.read.PingContext(ctx) }

// Engine returns "sqlite" or "postgres".
func (s *Store) Engine() string { return s.engine.name() }

// Writer returns the handle for changes. Jobs are queued on it.
func (s *Store) Writer() *sql.DB { return s.write }

// Migrate brings the tables up to date, and returns the names of the migrations made. A dry run changes nothing and returns those that it
// would make.
func (s *Store) Migrate(ctx context.Context, dryRun bool) ([]string, error) {
	p, err := goose.NewProvider(s.engine.dialect(), s.write, migrationFiles(), goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return nil, fmt.Errorf("store: %w", err)
	}
	if dryRun {
		status, err := p.Status(ctx)
		if err != nil {
			return nil, fmt.Errorf("store: %w", err)
		}
		var pending []string
		for _, m := range status {
			if m.State == goose.StatePending {
				pending = append(pending, filepath.Base(m.Source.Path))
			}
		}
		return pending, nil
	}
	done, err := p.Up(ctx)
	if err != nil {
		return nil, fmt.Errorf("store: %w", err)
	}
	var names []string
	for _, m := range done {
		names = append(names, filepath.Base(m.Source.Path))
	}
	return names, nil
}

// Errors that callers distinguish.
var (
	ErrNotFound = words.New("there is no such thing here")
	// ErrChanged means that the change started from a state that is no longer current.
	ErrChanged = words.New("it has changed in the meantime: load it again")
	// ErrReused means that the idempotency key was used for another request.
	ErrReused = words.New("this idempotency key was used for another request")
	ErrExists = words.New("it exists already")
)

// newID returns an identifier that sorts by the time of its creation.
func newID() string { return uuid.Must(uuid.NewV7()).String() }

// Page selects part of a list: at most Limit items after the item After, from the start if that is empty.
type Page struct {
	After string
	Limit int
}

func (p Page) limit() int {
	if p.Limit <= 0 || p.Limit > 1000 {
		return 1000
	}
	return p.Limit
}

func millis(t time.Time) int64 { return t.UnixMilli() }

func fromMillis(n int64) time.Time {
	if n == 0 {
		return time.Time{}
	}
	return time.UnixMilli(n).UTC()
}

// queryer reads, inside a change or outside of one.
type queryer interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// all returns the rows of a query.
func all[T any](ctx context.Context, s *Store, q queryer, scan func(func(...any) error) (T, error), query string, args ...any) ([]T, error) {
	rows, err := q.QueryContext(ctx, s.engine.rebind(query), args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := []T{}
	for rows.Next() {
		x, err := scan(rows.Scan)
		if err != nil {
			return nil, err
		}
		out = append(out, x)
	}
	return out, rows.Err()
}

// one returns the row of a query, or ErrNotFound.
func one[T any](ctx context.Context, s *Store, q queryer, scan func(func(...any) error) (T, error), query string, args ...any) (T, error) {
	x, err := scan(q.QueryRowContext(ctx, s.engine.rebind(query), args...).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		err = ErrNotFound
	}
	return x, err
}
