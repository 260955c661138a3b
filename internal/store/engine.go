package store

import (
	"database/sql"
	"database/sql/driver"
	"embed"
	"errors"
	"io"
	"io/fs"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx"
	"github.com/pressly/goose/v3"
	sqlitedriver "modernc.org/sqlite"
)

//go:embed migrations/*.sql
var migrations embed.FS

// engine is what differs between the databases.
type engine interface {
	name() string
	dialect() goose.Dialect
	open(url string) (read, write *sql.DB, err error)
	// rebind replaces "?", the placeholder in our queries, by what the database expects.
	rebind(query string) string
	// forUpdate is the clause that locks the rows of a query.
	forUpdate() string
	// snapshot is the options of a transaction that sees a single moment.
	snapshot() *sql.TxOptions
	// retry reports whether a change failed only because of concurrent ones.
	retry(error) bool
	// gone reports whether a change failed because its connection was lost.
	gone(error) bool
	// duplicate reports whether an insertion failed because the row exists.
	duplicate(error) bool
}

// sqlite is a file. One handle with one connection writes, so that changes queue up; others read concurrently.
type sqlite struct{}

func (sqlite) name() string           { return "sqlite" }
func (sqlite) dialect() goose.Dialect { return goose.DialectSQLite3 }
func (sqlite) rebind(q string) string { return q }
func (sqlite) forUpdate() string      { return "" }

func (sqlite) snapshot() *sql.TxOptions { return &sql.TxOptions{ReadOnly: true} }

func (sqlite) open(path string) (read, write *sql.DB, err error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, nil, err
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600) // the driver would make it readable for others
	if err != nil {
		return nil, nil, err
	}
	f.Close()
	name := func(extra ...string) string {
		pragmas := append([]string{
			"_pragma=busy_timeout(10000)", "_pragma=journal_mode(WAL)", "_pragma=synchronous(FULL)", "_pragma=foreign_keys(1)",
		}, extra...)
		return "file:" + (&url.URL{Path: path}).EscapedPath() + "?" + strings.Join(pragmas, "&")
	}
	if write, err = sql.Open("sqlite", name("_txlock=immediate")); err != nil {
		return nil, nil, err
	}
	write.SetMaxOpenConns(1)
	if read, err = sql.Open("sqlite", name("_pragma=query_only(1)")); err != nil {
		write.Close()
		return nil, nil, err
	}
	read.SetMaxOpenConns(8)
	return read, write, nil
}

// Error codes of SQLite that need handling of their own.
const (
	sqliteBusy       = 5
	sqliteConstraint = 19
)

func (sqlite) retry(err error) bool {
	var e *sqlitedriver.Error
	return errors.As(err, &e) && e.Code()&0xff == sqliteBusy
}

func (sqlite) gone(error) bool { return false }

func (sqlite) duplicate(err error) bool {
	var e *sqlitedriver.Error
	return errors.As(err, &e) && e.Code()&0xff == sqliteConstraint
}

// postgres is a server that several processes can share.
type postgres struct{}

func (postgres) name() string           { return "postgres" }
func (postgres) dialect() goose.Dialect { return goose.DialectPostgres }
func (postgres) forUpdate() string      { return " FOR UPDATE" }

func (postgres) snapshot() *sql.TxOptions {
	return &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true}
}

func (postgres) rebind(query string) string {
	var b strings.Builder
	n := 0
	for part := range strings.SplitSeq(query, "?") {
		if n > 0 {
			b.WriteString("$" + strconv.Itoa(n))
		}
		b.WriteString(part)
		n++
	}
	return b.String()
}

func (postgres) open(url string) (read, write *sql.DB, err error) {
	if write, err = sql.Open("pgx", url); err != nil {
		return nil, nil, err
	}
	write.SetMaxOpenConns(16)
	if read, err = sql.Open("pgx", url); err != nil {
		write.Close()
		return nil, nil, err
	}
	read.SetMaxOpenConns(16)
	return read, write, nil
}

func (postgres) retry(err error) bool {
	var e *pgconn.PgError
	return errors.As(err, &e) && (e.Code == "40001" || e.Code == "40P01")
}

func (postgres) gone(err error) bool {
	var e *pgconn.PgError
	if errors.As(err, &e) {
		return strings.HasPrefix(e.Code, "08") || strings.HasPrefix(e.Code, "57P")
	}
	var lost *net.OpError
	return errors.Is(err, driver.ErrBadConn) || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || errors.As(err, &lost) || pgconn.SafeToRetry(err)
}

func (postgres) duplicate(err error) bool {
	var e *pgconn.PgError
	return errors.As(err, &e) && e.Code == "23505"
}

// migrationFiles are shared by both databases: SQLite accepts any type name, and stores bytes in BYTEA columns unchanged.
func migrationFiles() fs.FS {
	sub, err := fs.Sub(migrations, "migrations")
	if err != nil {
		panic(err) // the folder is embedded
	}
	return sub
}
