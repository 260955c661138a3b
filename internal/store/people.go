package store

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/diligo/diligo/internal/words"
)

// Workspace is the workspace of a team.
type Workspace struct {
	ID      string    `json:"id"`
	Name    string    `json:"name"`
	Created time.Time `json:"created"`
}

// Workspaces lists all workspaces.
func (s *Store) Workspaces(ctx context.Context) ([]Workspace, error) {
	return all(ctx, s, s.read, scanWorkspace, "SELECT id, name, created FROM workspaces ORDER BY id")
}

// Workspace returns the workspace with an ID.
func (s *Store) Workspace(ctx context.Context, id string) (Workspace, error) {
	return one(ctx, s, s.read, scanWorkspace, "SELECT id, name, created FROM workspaces WHERE id = ?", id)
}

func scanWorkspace(scan func(...any) error) (w Workspace, err error) {
	var created int64
	err = scan(&w.ID, &w.Name, &created)
	w.Created = fromMillis(created)
	return w, err
}

// secret returns a new secret: a prefix and 32 random bytes.
func secret(prefix string) string {
	var b [32]byte
	if _, err := rand.Read(b[:]); err != nil {
		panic(err) // rand.Read never fails
	}
	return prefix + base64.RawURLEncoding.EncodeToString(b[:])
}

// digestOf returns the hash of a secret for storage. A plain hash suffices, because secrets are random and long.
func digestOf(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(sum[:])
}

// NewSetup returns the secret of a one-time link that makes the first administrator, and replaces an earlier one. The error is ErrExists if
// there is a workspace already.
func (s *Store) NewSetup(ctx context.Context) (token string, err error) {
	token = secret("setup_")
	return token, s.retrying(ctx, func(tx *sql.Tx) error {
		if err := s.noWorkspace(ctx, tx); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "DELETE FROM setups"); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, s.engine.rebind("INSERT INTO setups (hash, created) VALUES (?, ?)"), digestOf(token), millis(s.now()))
		return err
	})
}

func (s *Store) noWorkspace(ctx context.Context, tx *sql.Tx) error {
	var n int
	if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM workspaces").Scan(&n); err != nil {
		return err
	}
	if n > 0 {
		return ErrExists
	}
	return nil
}

// setupLife is how long a one-time link is valid.
const setupLife = 24 * time.Hour

// Setup redeems the one-time link: it makes the first workspace, with a key that may do everything.
func (s *Store) Setup(ctx context.Context, token, workspace string) (w Workspace, k NewKey, err error) {
	err = s.retrying(ctx, func(tx *sql.Tx) error {
		if err := s.noWorkspace(ctx, tx); err != nil {
			return err
		}
		r, err := tx.ExecContext(ctx, s.engine.rebind("DELETE FROM setups WHERE hash = ? AND created > ?"), digestOf(token), millis(s.now().Add(-setupLife)))
		if err != nil {
			return err
		}
		if n, err := r.RowsAffected(); err != nil || n != 1 {
			return errors.Join(err, ErrNotFound)
		}
		w, k, err = s.newWorkspace(ctx, tx, workspace, "setup")
		return err
	})
	return w, k, err
}

// NewWorkspace makes a workspace, with a key that may do everything.
func (s *Store) NewWorkspace(ctx context.Context, name, actor string) (w Workspace, k NewKey, err error) {
	err = s.retrying(ctx, func(tx *sql.Tx) error {
		w, k, err = s.newWorkspace(ctx, tx, name, actor)
		return err
	})
	return w, k, err
}

func (s *Store) newWorkspace(ctx context.Context, tx *sql.Tx, name, actor string) (w Workspace, k NewKey, err error) {
	t := &Tx{ctx: ctx, store: s, tx: tx, actor: actor, now: s.now().UTC().Truncate(time.Millisecond)}
	w = Workspace{ID: newID(), Name: name, Created: t.now}
	t.workspace = w.ID
	if err = t.exec("INSERT INTO workspaces (id, name, created, audit_seq, audit_hash) VALUES (?, ?, ?, 0, '')", w.ID, w.Name, millis(t.now)); err != nil {
		return w, k, err
	}
	if err = t.audit("workspace.add", w.ID, "", digestOf(name)); err != nil {
		return w, k, err
	}
	if k, err = t.AddKey("administrator", []Scope{ScopeAdmin}, time.Time{}); err != nil {
		return w, k, err
	}
	return w, k, t.exec("UPDATE workspaces SET audit_seq = ?, audit_hash = ? WHERE id = ?", t.seq, t.hash, w.ID)
}

// Scope is what a key may do. Each includes the ones before it.
type Scope string

// The scopes.
const (
	ScopeRead  Scope = "read"  // see everything in the workspace except its keys and secrets
	ScopeWrite Scope = "write" // add companies, versions, documents and waivers; change programs
	ScopeAdmin Scope = "admin" // keys, webhooks, packs, purge, audit
)

// Scopes lists all scopes, least first.
func Scopes() []Scope { return []Scope{ScopeRead, ScopeWrite, ScopeAdmin} }

// Key identifies a client of the API. Its secret is not stored.
type Key struct {
	ID        string     `json:"id"`
	Workspace string     `json:"-"`
	Name      string     `json:"name"`
	Scopes    []Scope    `json:"scopes"`
	Created   time.Time  `json:"created"`
	Expires   *time.Time `json:"expires,omitempty"`
	Revoked   *time.Time `json:"revoked,omitempty"`
}

// May reports whether the key has a scope, or one that includes it.
func (k Key) May(scope Scope) bool {
	need := slices.Index(Scopes(), scope)
	return slices.ContainsFunc(k.Scopes, func(s Scope) bool { return slices.Index(Scopes(), s) >= need })
}

// NewKey is a key just made, with its secret, which is shown only once.
type NewKey struct {
	Key
	Secret string `json:"secret" doc:"The key itself. It is shown this once and not kept."`
}

func optional(n int64) *time.Time {
	if n == 0 {
		return nil
	}
	t := fromMillis(n)
	return &t
}

// AddKey makes a key. With the zero time it never expires.
func (t *Tx) AddKey(name string, scopes []Scope, expires time.Time) (NewKey, error) {
	k := NewKey{Key: Key{ID: newID(), Workspace: t.workspace, Name: name, Scopes: scopes, Created: t.now}, Secret: secret("diligo_")}
	var until int64
	if !expires.IsZero() {
		until = millis(expires)
		k.Expires = optional(until)
	}
	var names []string
	for _, s := range scopes {
		if !slices.Contains(Scopes(), s) {
			return k, words.Errorf("store: unknown scope %q", s)
		}
		names = append(names, string(s))
	}
	if err := t.exec("INSERT INTO keys (id, workspace, name, hash, scopes, created, expires, revoked) VALUES (?, ?, ?, ?, ?, ?, ?, 0)",
		k.ID, t.workspace, name, digestOf(k.Secret), strings.Join(names, " "), millis(t.now), until); err != nil {
		return k, err
	}
	return k, t.audit("key.add", k.ID, "", digestOf(strings.Join(names, " ")))
}

const keyColumns = "id, workspace, name, scopes, created, expires, revoked"

func scanKey(scan func(...any) error) (k Key, err error) {
	var scopes string
	var created, expires, revoked int64
	err = scan(&k.ID, &k.Workspace, &k.Name, &scopes, &created, &expires, &revoked)
	for s := range strings.FieldsSeq(scopes) {
		k.Scopes = append(k.Scopes, Scope(s))
	}
	k.Created, k.Expires, k.Revoked = fromMillis(created), optional(expires), optional(revoked)
	return k, err
}

// Keys lists the keys of a workspace, including expired and revoked ones.
func (s *Store) Keys(ctx context.Context, workspace string, p Page) ([]Key, error) {
	return all(ctx, s, s.read, scanKey, "SELECT "+keyColumns+" FROM keys WHERE workspace = ? AND id > ? ORDER BY id LIMIT ?", workspace, p.After, p.limit())
}

// KeyOf returns the key with a secret; ErrNotFound if it is unknown, expired or revoked.
func (s *Store) KeyOf(ctx context.Context, secret string) (Key, error) {
	k, err := one(ctx, s, s.read, scanKey, "SELECT "+keyColumns+" FROM keys WHERE hash = ?", digestOf(secret))
	return s.holding(k, err)
}

// Key returns the key with an ID; ErrNotFound if it is unknown, expired or revoked.
func (s *Store) Key(ctx context.Context, workspace, id string) (Key, error) {
	k, err := one(ctx, s, s.read, scanKey, "SELECT "+keyColumns+" FROM keys WHERE workspace = ? AND id = ?", workspace, id)
	return s.holding(k, err)
}

func (s *Store) holding(k Key, err error) (Key, error) {
	if err == nil && (k.Revoked != nil || k.Expires != nil && !s.now().Before(*k.Expires)) {
		return Key{}, ErrNotFound
	}
	return k, err
}

// RevokeKey revokes a key.
func (t *Tx) RevokeKey(id string) error {
	n, err := t.changed("UPDATE keys SET revoked = ? WHERE workspace = ? AND id = ? AND revoked = 0", millis(t.now), t.workspace, id)
	if err != nil {
		return err
	}
	if n == 0 {
		return ErrNotFound
	}
	return t.audit("key.revoke", id, "", "")
}
