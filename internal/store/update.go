package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"database/sql/driver"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"time"
)

// Tx is a change in progress. It is for one goroutine.
type Tx struct {
	ctx       context.Context
	store     *Store
	tx        *sql.Tx
	workspace string
	actor     string
	now       time.Time
	seq       int64 // of the last entry in the audit log
	hash      string
	audited   bool
}

// Update makes a change in a workspace: all of f or nothing. Changes in one workspace wait for each other. f may run again if the database
// requires it, so it must have no side effects except through the Tx. actor is who makes the change: "key:ID", "member:ID", "link:ID" or
// "job:NAME".
func (s *Store) Update(ctx context.Context, workspace, actor string, f func(*Tx) error) error {
	return s.retrying(ctx, func(sqlTx *sql.Tx) error {
		t := &Tx{ctx: ctx, store: s, tx: sqlTx, workspace: workspace, actor: actor, now: s.now().UTC().Truncate(time.Millisecond)}
		err := sqlTx.QueryRowContext(ctx, s.engine.rebind("SELECT audit_seq, audit_hash FROM workspaces WHERE id = ?"+s.engine.forUpdate()), workspace).Scan(&t.seq, &t.hash)
		if errors.Is(err, sql.ErrNoRows) {
			return ErrNotFound
		}
		if err != nil {
			return err
		}
		if err := f(t); err != nil {
			return err
		}
		if !t.audited {
			return nil
		}
		return t.exec("UPDATE workspaces SET audit_seq = ?, audit_hash = ? WHERE id = ?", t.seq, t.hash, workspace)
	})
}

// attempts bounds the attempts at a change that conflicts with others.
const attempts = 10

func (s *Store) retrying(ctx context.Context, f func(*sql.Tx) error) (err error) {
	for i := range attempts {
		var committing bool
		// A change whose connection was lost before the commit was not made; one that was being committed may have been.
		if committing, err = s.attempt(ctx, f); err == nil || !s.engine.retry(err) && (committing || !s.engine.gone(err)) {
			return err
		}
		select {
		case <-time.After(time.Duration(i+1) * 10 * time.Millisecond):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return err
}

// attempt makes a change once. committing reports whether the error occurred during the commit.
func (s *Store) attempt(ctx context.Context, f func(*sql.Tx) error) (committing bool, err error) {
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return false, err
	}
	if err := f(tx); err != nil {
		return false, errors.Join(err, ignoreDone(tx.Rollback()))
	}
	return true, tx.Commit()
}

func ignoreDone(err error) error {
	if errors.Is(err, sql.ErrTxDone) || errors.Is(err, driver.ErrBadConn) {
		return nil
	}
	return err
}

// SQL returns the database transaction, for a queue that accepts jobs as part of the change.
func (t *Tx) SQL() *sql.Tx { return t.tx }

// Context returns the context of the change.
func (t *Tx) Context() context.Context { return t.ctx }

// Now returns the time of the change.
func (t *Tx) Now() time.Time { return t.now }

// Workspace returns the workspace of the change.
func (t *Tx) Workspace() string { return t.workspace }

func (t *Tx) exec(query string, args ...any) error {
	_, err := t.tx.ExecContext(t.ctx, t.store.engine.rebind(query), args...)
	if t.store.engine.duplicate(err) {
		return fmt.Errorf("%w", ErrExists)
	}
	return err
}

// changed executes a statement and returns the number of affected rows.
func (t *Tx) changed(query string, args ...any) (int64, error) {
	r, err := t.tx.ExecContext(t.ctx, t.store.engine.rebind(query), args...)
	if err != nil {
		return 0, err
	}
	return r.RowsAffected()
}

// AuditEntry is an entry in the audit log. It holds identifiers and digests, never a fact of a company.
type AuditEntry struct {
	Seq    int64     `json:"seq" doc:"From 1, without gaps."`
	At     time.Time `json:"at"`
	Actor  string    `json:"actor" doc:"Who made the change: key:ID, job:NAME, or setup."`
	Action string    `json:"action" example:"version.add"`
	Object string    `json:"object" doc:"The identifier of what was changed."`
	Before string    `json:"before,omitempty" doc:"The digest of what it was."`
	After  string    `json:"after,omitempty" doc:"The digest of what it is."`
	Hash   string    `json:"hash" doc:"SHA-256 over the entry and the hash before it."`
}

// hashAfter returns the hash of the entry, given the hash of the entry before.
func (e AuditEntry) hashAfter(workspace, before string) string {
	text, err := json.Marshal([]any{before, workspace, e.Seq, millis(e.At), e.Actor, e.Action, e.Object, e.Before, e.After})
	if err != nil {
		panic(err) // strings and numbers always marshal
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}

// audit adds an entry to the log.
func (t *Tx) audit(action, object, before, after string) error {
	t.seq++
	t.audited = true
	e := AuditEntry{Seq: t.seq, At: t.now, Actor: t.actor, Action: action, Object: object, Before: before, After: after}
	t.hash = e.hashAfter(t.workspace, t.hash)
	return t.exec("INSERT INTO audit (workspace, seq, at, actor, action, object, before, after, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
		t.workspace, e.Seq, millis(e.At), e.Actor, e.Action, e.Object, e.Before, e.After, t.hash)
}

func scanAuditEntry(scan func(...any) error) (e AuditEntry, err error) {
	var at int64
	err = scan(&e.Seq, &at, &e.Actor, &e.Action, &e.Object, &e.Before, &e.After, &e.Hash)
	e.At = fromMillis(at)
	return e, err
}

const entryColumns = "seq, at, actor, action, object, before, after, hash"

// Audit lists entries of the log, after seq.
func (s *Store) Audit(ctx context.Context, workspace string, seq int64, limit int) ([]AuditEntry, error) {
	return all(ctx, s, s.read, scanAuditEntry, "SELECT "+entryColumns+" FROM audit WHERE workspace = ? AND seq > ? ORDER BY seq LIMIT ?", workspace, seq, Page{Limit: limit}.limit())
}

// Chain is the result of VerifyAudit.
type Chain struct {
	Entries int64  `json:"entries"`
	Hash    string `json:"hash" doc:"Of the last entry. Kept elsewhere, it proves later that no entry was altered or removed."`
	// Fault says what is wrong; it is empty if the chain is intact.
	Fault string `json:"fault,omitempty"`
}

// AuditSeq returns the number of the last entry in a workspace's audit log: while it stays the same, nothing in the workspace has changed.
func (s *Store) AuditSeq(ctx context.Context, workspace string) (seq int64, err error) {
	err = s.read.QueryRowContext(ctx, s.engine.rebind("SELECT audit_seq FROM workspaces WHERE id = ?"), workspace).Scan(&seq)
	return seq, err
}

// VerifyAudit recomputes every hash of the log. An entry that was altered, removed or added by anything other than Update is a fault.
func (s *Store) VerifyAudit(ctx context.Context, workspace string) (Chain, error) {
	var c Chain
	var seq int64
	var head string
	// The head is read first: entries added meanwhile come after it.
	err := s.read.QueryRowContext(ctx, s.engine.rebind("SELECT audit_seq, audit_hash FROM workspaces WHERE id = ?"), workspace).Scan(&seq, &head)
	if errors.Is(err, sql.ErrNoRows) {
		return c, ErrNotFound
	}
	if err != nil {
		return c, err
	}
	for c.Entries < seq {
		page, err := s.Audit(ctx, workspace, c.Entries, 1000)
		if err != nil {
			return c, err
		}
		if len(page) == 0 {
			c.Fault = fmt.Sprintf("entry %d is missing", c.Entries+1)
			return c, nil
		}
		for _, e := range page {
			if c.Entries == seq {
				break
			}
			if e.Seq != c.Entries+1 {
				c.Fault = fmt.Sprintf("entry %d is missing", c.Entries+1)
				return c, nil
			}
			if want := e.hashAfter(workspace, c.Hash); e.Hash != want {
				c.Fault = fmt.Sprintf("entry %d was altered", e.Seq)
				return c, nil
			}
			c.Entries, c.Hash = e.Seq, e.Hash
		}
	}
	if c.Hash != head {
		c.Fault = "the log does not end as the workspace says"
	}
	return c, nil
}

// Request identifies a request that must take effect only once, however often it is sent.
type Request struct {
	Key         string // chosen by the client; "" makes every request a new one
	Fingerprint string // digest of the request's content
}

// Once makes a change unless the same request has made it before, and returns its result in either case.
func Once[T any](ctx context.Context, s *Store, workspace, actor string, r Request, f func(*Tx) (T, error)) (result T, err error) {
	err = s.Update(ctx, workspace, actor, func(t *Tx) error {
		var zero T
		result = zero
		if r.Key == "" {
			result, err = f(t)
			return err
		}
		var fingerprint string
		var response []byte
		err := t.tx.QueryRowContext(ctx, s.engine.rebind("SELECT fingerprint, response FROM once WHERE workspace = ? AND key = ?"), workspace, r.Key).Scan(&fingerprint, &response)
		switch {
		case err == nil && fingerprint != r.Fingerprint:
			return ErrReused
		case err == nil:
			return json.Unmarshal(response, &result)
		case !errors.Is(err, sql.ErrNoRows):
			return err
		}
		if result, err = f(t); err != nil {
			return err
		}
		if response, err = json.Marshal(result); err != nil {
			return err
		}
		return t.exec("INSERT INTO once (workspace, key, fingerprint, response, created) VALUES (?, ?, ?, ?, ?)", workspace, r.Key, r.Fingerprint, response, millis(t.now))
	})
	return result, err
}

// ForgetRequests removes the results that Once has stored for requests older than age.
func (s *Store) ForgetRequests(ctx context.Context, age time.Duration) error {
	_, err := s.write.ExecContext(ctx, s.engine.rebind("DELETE FROM once WHERE created < ?"), millis(s.now().Add(-age)))
	return err
}
