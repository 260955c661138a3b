package store

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/diligo/diligo/internal/words"
)

// Role is what a member may do. Each includes the ones before it.
type Role string

// The roles.
const (
	RoleViewer        Role = "viewer"        // sees what was granted, and reviews once the case is decided
	RoleReviewer      Role = "reviewer"      // writes reviews and comments
	RoleAnalyst       Role = "analyst"       // adds profiles and documents, makes requests, answers them
	RoleManager       Role = "manager"       // programs, assignments, decisions, letters, links for founders
	RoleAdministrator Role = "administrator" // members, grants, keys, purge, audit; sees the whole workspace
)

// Roles lists all roles, least first.
func Roles() []Role {
	return []Role{RoleViewer, RoleReviewer, RoleAnalyst, RoleManager, RoleAdministrator}
}

// Includes reports whether the role may do everything that another may.
func (r Role) Includes(other Role) bool {
	mine, its := slices.Index(Roles(), r), slices.Index(Roles(), other)
	return mine >= 0 && its >= 0 && mine >= its
}

// Member is a person in a workspace.
type Member struct {
	ID        string     `json:"id"`
	Workspace string     `json:"-"`
	Person    string     `json:"-"`
	Email     string     `json:"email"`
	Name      string     `json:"name"`
	Firm      string     `json:"firm,omitempty" doc:"The firm for which the member works: a company in which it holds shares is a conflict of interest."`
	Interests []string   `json:"interests,omitempty" doc:"Further people and firms in which the member has an interest."`
	Role      Role       `json:"role"`
	SignIn    string     `json:"sign_in" enum:"invited,password,oidc" doc:"How the person signs in; invited until that is settled."`
	Revision  int64      `json:"revision" doc:"Grows with every change; the ETag."`
	Added     time.Time  `json:"added"`
	Removed   *time.Time `json:"removed,omitempty"`
	// Stamp changes when the person's way to sign in changes, which ends earlier sessions.
	Stamp string `json:"-"`
}

const memberColumns = `members.id, members.workspace, members.person, people.email, members.name, members.firm, members.interests, members.role, people.password, people.subject,
	members.revision, members.added, members.removed`

func scanMember(scan func(...any) error) (m Member, err error) {
	var interests, role, password, subject string
	var added, removed int64
	if err = scan(&m.ID, &m.Workspace, &m.Person, &m.Email, &m.Name, &m.Firm, &interests, &role, &password, &subject, &m.Revision, &added, &removed); err != nil {
		return m, err
	}
	m.Stamp = digestOf(password + "\x00" + subject)
	m.Role, m.Added, m.Removed = Role(role), fromMillis(added), optional(removed)
	switch {
	case subject != "":
		m.SignIn = "oidc"
	case password != "":
		m.SignIn = "password"
	default:
		m.SignIn = "invited"
	}
	return m, json.Unmarshal([]byte(interests), &m.Interests)
}

const fromMembers = " FROM members JOIN people ON people.id = members.person "

// Members lists the members of a workspace, including former ones.
func (s *Store) Members(ctx context.Context, workspace string, p Page) ([]Member, error) {
	return all(ctx, s, s.read, scanMember, "SELECT "+memberColumns+fromMembers+"WHERE members.workspace = ? AND members.id > ? ORDER BY members.id LIMIT ?", workspace, p.After, p.limit())
}

// Member returns the member with an ID.
func (s *Store) Member(ctx context.Context, workspace, id string) (Member, error) {
	return s.member(ctx, s.read, workspace, id)
}

func (s *Store) member(ctx context.Context, q queryer, workspace, id string) (Member, error) {
	return one(ctx, s, q, scanMember, "SELECT "+memberColumns+fromMembers+"WHERE members.workspace = ? AND members.id = ?", workspace, id)
}

// digest is a digest of everything that can change about a member.
func (m Member) digest() string {
	return digestOf(fmt.Sprintf("%q %q %q %q %t", m.Name, m.Firm, m.Interests, m.Role, m.Removed != nil))
}

// AddMember makes the person with an e-mail address a member, or a former member one again. How a person signs in belongs to this workspace
// alone: an administrator can't open the doors of another workspace. For a person who can't sign in yet it returns the secret of an
// invitation. The error is ErrExists if the person is a member.
func (t *Tx) AddMember(m Member) (_ Member, invitation string, err error) {
	m.Email = strings.ToLower(strings.TrimSpace(m.Email))
	person, err := one(t.ctx, t.store, t.tx, scanText, "SELECT people.id"+fromMembers+"WHERE members.workspace = ? AND people.email = ?", t.workspace, m.Email)
	switch {
	case errors.Is(err, ErrNotFound):
		person = newID()
		if err := t.exec("INSERT INTO people (id, email, password, issuer, subject, created) VALUES (?, ?, '', '', '', ?)", person, m.Email, millis(t.now)); err != nil {
			return m, "", err
		}
	case err != nil:
		return m, "", err
	}
	if m.Interests == nil {
		m.Interests = []string{}
	}
	interests, err := json.Marshal(m.Interests)
	if err != nil {
		return m, "", err
	}
	was, err := one(t.ctx, t.store, t.tx, scanMember, "SELECT "+memberColumns+fromMembers+"WHERE members.workspace = ? AND members.person = ?", t.workspace, person)
	switch {
	case errors.Is(err, ErrNotFound):
		m.ID = newID()
		err = t.exec("INSERT INTO members (id, workspace, person, name, firm, interests, role, revision, added, removed) VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?, 0)",
			m.ID, t.workspace, person, m.Name, m.Firm, string(interests), string(m.Role), millis(t.now))
	case err == nil && was.Removed == nil:
		return m, "", ErrExists
	case err == nil:
		m.ID = was.ID
		err = t.exec("UPDATE members SET name = ?, firm = ?, interests = ?, role = ?, revision = revision + 1, removed = 0 WHERE id = ?", m.Name, m.Firm, string(interests), string(m.Role), m.ID)
	}
	if err != nil {
		return m, "", err
	}
	if err := t.audit("member.add", m.ID, "", m.digest()); err != nil {
		return m, "", err
	}
	if m, err = t.store.member(t.ctx, t.tx, t.workspace, m.ID); err != nil || m.SignIn != "invited" {
		return m, "", err
	}
	invitation, err = t.invite(m.ID)
	return m, invitation, err
}

func (t *Tx) invite(member string) (string, error) {
	token := secret("invitation_")
	if err := t.exec("DELETE FROM invitations WHERE member = ?", member); err != nil {
		return "", err
	}
	return token, t.exec("INSERT INTO invitations (hash, member, created) VALUES (?, ?, ?)", digestOf(token), member, millis(t.now))
}

// Invite makes an invitation by which a member sets a new password; earlier ones become invalid.
func (t *Tx) Invite(member string) (string, error) {
	m, err := t.store.member(t.ctx, t.tx, t.workspace, member)
	if err != nil || m.Removed != nil {
		return "", errors.Join(err, ErrNotFound)
	}
	token, err := t.invite(member)
	if err != nil {
		return "", err
	}
	return token, t.audit("member.invite", member, "", "")
}

// ChangeMember sets a member's name, firm, interests and role. The error is ErrChanged if the member does not have the revision of m.
func (t *Tx) ChangeMember(m Member) (Member, error) {
	was, err := t.store.member(t.ctx, t.tx, t.workspace, m.ID)
	if err != nil {
		return m, err
	}
	if was.Revision != m.Revision || was.Removed != nil {
		return m, ErrChanged
	}
	if m.Interests == nil {
		m.Interests = []string{}
	}
	interests, err := json.Marshal(m.Interests)
	if err != nil {
		return m, err
	}
	if err := t.exec("UPDATE members SET name = ?, firm = ?, interests = ?, role = ?, revision = revision + 1 WHERE id = ?", m.Name, m.Firm, string(interests), string(m.Role), m.ID); err != nil {
		return m, err
	}
	if err := t.audit("member.change", m.ID, was.digest(), m.digest()); err != nil {
		return m, err
	}
	return t.store.member(t.ctx, t.tx, t.workspace, m.ID)
}

// RemoveMember ends a membership. What the person wrote remains.
func (t *Tx) RemoveMember(id string) error {
	n, err := t.changed("UPDATE members SET removed = ?, revision = revision + 1 WHERE workspace = ? AND id = ? AND removed = 0", millis(t.now), t.workspace, id)
	if err != nil {
		return err
	}
	if n == 0 {
		return ErrNotFound
	}
	if err := t.exec("UPDATE grants SET removed = ? WHERE member = ? AND removed = 0", millis(t.now), id); err != nil {
		return err
	}
	if err := t.exec("DELETE FROM invitations WHERE member = ?", id); err != nil {
		return err
	}
	return t.audit("member.remove", id, "", "")
}

// Credentials are what a member signs in with.
type Credentials struct {
	Member, Workspace string
	Password          string // as stored: an Argon2id hash, "" for none
}

// CredentialsOf returns the credentials of an e-mail address in a workspace or, for "", in every workspace where it is a member's.
func (s *Store) CredentialsOf(ctx context.Context, email, workspace string) ([]Credentials, error) {
	return all(ctx, s, s.read, func(scan func(...any) error) (c Credentials, err error) {
		err = scan(&c.Member, &c.Workspace, &c.Password)
		return c, err
	}, "SELECT members.id, members.workspace, people.password"+fromMembers+"WHERE people.email = ? AND members.removed = 0 AND (members.workspace = ? OR '' = ?) ORDER BY members.id",
		strings.ToLower(strings.TrimSpace(email)), workspace, workspace)
}

// invitationLife is how long an invitation is valid.
const invitationLife = 7 * 24 * time.Hour

// Accept redeems an invitation: it sets the person's password, given as a hash, and ends the invitation and all sessions of the person.
func (s *Store) Accept(ctx context.Context, token, password string) (m Member, err error) {
	holder, err := one(ctx, s, s.read, scanMember, "SELECT "+memberColumns+fromMembers+"JOIN invitations ON invitations.member = members.id WHERE invitations.hash = ?", digestOf(token))
	if err != nil {
		return m, err
	}
	err = s.Update(ctx, holder.Workspace, "member:"+holder.ID, func(t *Tx) error {
		n, err := t.changed("DELETE FROM invitations WHERE hash = ? AND created > ?", digestOf(token), millis(t.now.Add(-invitationLife)))
		if err != nil {
			return err
		}
		if m, err = t.store.member(ctx, t.tx, t.workspace, holder.ID); err != nil || n != 1 || m.Removed != nil {
			return errors.Join(err, ErrNotFound)
		}
		if err := t.exec("UPDATE people SET password = ? WHERE id = ?", password, m.Person); err != nil {
			return err
		}
		m.SignIn = "password"
		return t.audit("member.password", m.ID, "", "")
	})
	return m, err
}

// MemberByIdentity returns the member with an identity that a provider vouches for: the one who has used it before, else the one with the
// e-mail address who has no identity yet, to whom it is bound. The error is ErrNotFound if there is none. Of memberships in several
// workspaces it returns the oldest.
func (s *Store) MemberByIdentity(ctx context.Context, issuer, subject, email string) (Member, error) {
	members, err := all(ctx, s, s.read, scanMember, "SELECT "+memberColumns+fromMembers+"WHERE people.issuer = ? AND people.subject = ? AND members.removed = 0 ORDER BY members.id LIMIT 1", issuer, subject)
	if err != nil || len(members) > 0 {
		return first(members), err
	}
	m, err := one(ctx, s, s.read, scanMember, "SELECT "+memberColumns+fromMembers+"WHERE people.email = ? AND people.subject = '' AND members.removed = 0 ORDER BY members.id LIMIT 1", strings.ToLower(email))
	if err != nil {
		return m, err
	}
	err = s.Update(ctx, m.Workspace, "member:"+m.ID, func(t *Tx) error {
		n, err := t.changed("UPDATE people SET issuer = ?, subject = ? WHERE id = ? AND subject = ''", issuer, subject, m.Person)
		if err != nil {
			return err
		}
		if n != 1 {
			return ErrNotFound
		}
		return t.audit("member.identity", m.ID, "", digestOf(issuer+"\x00"+subject))
	})
	if err != nil {
		return m, err
	}
	return s.Member(ctx, m.Workspace, m.ID) // to read its new stamp
}

func first(all []Member) (m Member) {
	if len(all) > 0 {
		m = all[0]
	}
	return m
}

// GrantKind is the scope of a grant.
type GrantKind string

// Kinds of grants.
const (
	GrantWorkspace GrantKind = "workspace"
	GrantProgram   GrantKind = "program"
	GrantCompany   GrantKind = "company"
)

// Grant lets a member see companies: all of the workspace, those of a program, or one.
type Grant struct {
	ID     string    `json:"id"`
	Member string    `json:"member"`
	Kind   GrantKind `json:"kind" enum:"workspace,program,company"`
	Object string    `json:"object,omitempty" doc:"The ID of the program or of the company."`
	Author string    `json:"author"`
	Added  time.Time `json:"added"`
}

func scanGrant(scan func(...any) error) (g Grant, err error) {
	var kind string
	var added int64
	err = scan(&g.ID, &g.Member, &kind, &g.Object, &g.Author, &added)
	g.Kind, g.Added = GrantKind(kind), fromMillis(added)
	return g, err
}

// Grants lists the grants of a member that are in force.
func (s *Store) Grants(ctx context.Context, workspace, member string, p Page) ([]Grant, error) {
	return all(ctx, s, s.read, scanGrant, "SELECT id, member, kind, object, author, added FROM grants WHERE workspace = ? AND member = ? AND removed = 0 AND id > ? ORDER BY id LIMIT ?",
		workspace, member, p.After, p.limit())
}

// AddGrant adds a grant. The error is ErrNotFound if there is no such member, program or company, and ErrExists if the grant exists.
func (t *Tx) AddGrant(g Grant) (Grant, error) {
	m, err := t.store.member(t.ctx, t.tx, t.workspace, g.Member)
	if err != nil || m.Removed != nil {
		return g, errors.Join(err, ErrNotFound)
	}
	switch g.Kind {
	case GrantWorkspace:
		g.Object = ""
	case GrantProgram:
		_, err = t.Program(g.Object)
	case GrantCompany:
		var c Company
		if c, err = t.Company(g.Object); err == nil && c.Purged != nil {
			err = ErrNotFound
		}
	default:
		err = words.Errorf("store: unknown grant %q", g.Kind)
	}
	if err != nil {
		return g, err
	}
	there, err := all(t.ctx, t.store, t.tx, scanText, "SELECT id FROM grants WHERE workspace = ? AND member = ? AND kind = ? AND object = ? AND removed = 0", t.workspace, g.Member, string(g.Kind), g.Object)
	if err != nil {
		return g, err
	}
	if len(there) > 0 {
		return g, ErrExists
	}
	g.ID, g.Author, g.Added = newID(), t.actor, t.now
	if err := t.exec("INSERT INTO grants (id, workspace, member, kind, object, author, added, removed) VALUES (?, ?, ?, ?, ?, ?, ?, 0)",
		g.ID, t.workspace, g.Member, string(g.Kind), g.Object, g.Author, millis(g.Added)); err != nil {
		return g, err
	}
	return g, t.audit("grant.add", g.ID, "", digestOf(g.Member+" "+string(g.Kind)+" "+g.Object))
}

// RemoveGrant removes a grant of a member.
func (t *Tx) RemoveGrant(member, id string) error {
	n, err := t.changed("UPDATE grants SET removed = ? WHERE workspace = ? AND member = ? AND id = ? AND removed = 0", millis(t.now), t.workspace, member, id)
	if err != nil {
		return err
	}
	if n == 0 {
		return ErrNotFound
	}
	return t.audit("grant.remove", id, "", "")
}

// NewSession begins a session and returns its secret, of which only the hash is stored. (A session manager such as alexedwards/scs would
// do, but it imports encoding/gob, which adds a sixth of a millisecond to the start of every command.)
func (s *Store) NewSession(ctx context.Context, data any, life time.Duration) (token string, expires time.Time, err error) {
	text, err := json.Marshal(data)
	if err != nil {
		return "", expires, err
	}
	token, expires = secret("session_"), s.now().Add(life)
	return token, expires, s.retrying(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, s.engine.rebind("INSERT INTO sessions (token, data, expires) VALUES (?, ?, ?)"), digestOf(token), text, millis(expires))
		return err
	})
}

// SessionOf reads the data of a session; ErrNotFound if it does not exist or has ended.
func (s *Store) SessionOf(ctx context.Context, token string, into any) error {
	text, err := one(ctx, s, s.read, scanBytes, "SELECT data FROM sessions WHERE token = ? AND expires > ?", digestOf(token), millis(s.now()))
	if err != nil {
		return err
	}
	return json.Unmarshal(text, into)
}

// EndSession ends a session, and reports whether it existed: of two concurrent calls only one returns true.
func (s *Store) EndSession(ctx context.Context, token string) (ended bool, err error) {
	err = s.retrying(ctx, func(tx *sql.Tx) error {
		r, err := tx.ExecContext(ctx, s.engine.rebind("DELETE FROM sessions WHERE token = ?"), digestOf(token))
		if err != nil {
			return err
		}
		n, err := r.RowsAffected()
		ended = n == 1
		return err
	})
	return ended, err
}

// ForgetSessions removes expired sessions and invitations.
func (s *Store) ForgetSessions(ctx context.Context) error {
	return s.retrying(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, s.engine.rebind("DELETE FROM sessions WHERE expires < ?"), millis(s.now())); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, s.engine.rebind("DELETE FROM invitations WHERE created < ?"), millis(s.now().Add(-invitationLife)))
		return err
	})
}

// LinkKind is what a founder's link opens.
type LinkKind string

// Kinds of links.
const (
	LinkRequest LinkKind = "request" // one request
	LinkForm    LinkKind = "form"    // the form of one company in one program
)

// Link lets a founder see and answer one thing, and nothing else.
type Link struct {
	ID        string     `json:"id"`
	Workspace string     `json:"-"`
	Kind      LinkKind   `json:"kind" enum:"request,form"`
	Program   string     `json:"program"`
	Company   string     `json:"company"`
	Request   string     `json:"request,omitempty"`
	Expires   time.Time  `json:"expires"`
	Revoked   *time.Time `json:"revoked,omitempty"`
	Author    string     `json:"author"`
	Created   time.Time  `json:"created"`
}

const linkColumns = "links.id, links.workspace, links.kind, links.program, links.company, links.request, links.expires, links.revoked, links.author, links.created"

func scanLink(scan func(...any) error) (l Link, err error) {
	var kind string
	var expires, revoked, created int64
	err = scan(&l.ID, &l.Workspace, &kind, &l.Program, &l.Company, &l.Request, &expires, &revoked, &l.Author, &created)
	l.Kind, l.Expires, l.Revoked, l.Created = LinkKind(kind), fromMillis(expires), optional(revoked), fromMillis(created)
	return l, err
}

// linkPrefix is the prefix of the secrets of links.
const linkPrefix = "link_"

// sign returns the secret of a link: its ID, and an HMAC-SHA-256 of everything that it opens and its expiry, under a key of the workspace.
func (l Link) sign(key []byte) string {
	mac := hmac.New(sha256.New, key)
	fmt.Fprintf(mac, "%q", []string{l.ID, l.Workspace, string(l.Kind), l.Program, l.Company, l.Request, fmt.Sprint(millis(l.Expires))})
	return linkPrefix + l.ID + "_" + base64.RawURLEncoding.EncodeToString(mac.Sum(nil))
}

// AddLink adds a link and returns its secret.
func (t *Tx) AddLink(l Link) (Link, string, error) {
	if err := t.enrolled(l.Program, l.Company); err != nil {
		return l, "", err
	}
	l.ID, l.Workspace, l.Author, l.Created = newID(), t.workspace, t.actor, t.now
	l.Expires = l.Expires.UTC().Truncate(time.Millisecond)
	key, err := one(t.ctx, t.store, t.tx, scanBytes, "SELECT secret FROM signing WHERE workspace = ?", t.workspace)
	switch {
	case errors.Is(err, ErrNotFound):
		key = make([]byte, 32)
		if _, err := rand.Read(key); err != nil {
			return l, "", err
		}
		if err := t.exec("INSERT INTO signing (workspace, secret) VALUES (?, ?)", t.workspace, key); err != nil {
			return l, "", err
		}
	case err != nil:
		return l, "", err
	}
	if err := t.exec("INSERT INTO links (id, workspace, kind, program, company, request, expires, revoked, author, created) VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?, ?)",
		l.ID, l.Workspace, string(l.Kind), l.Program, l.Company, l.Request, millis(l.Expires), l.Author, millis(l.Created)); err != nil {
		return l, "", err
	}
	return l, l.sign(key), t.audit("link.add", l.ID, "", "")
}

// LinkOf returns the link with a secret; ErrNotFound if the signature is wrong, or the link has expired or was revoked.
func (s *Store) LinkOf(ctx context.Context, token string) (Link, error) {
	rest, ok := strings.CutPrefix(token, linkPrefix)
	id, _, cut := strings.Cut(rest, "_")
	if !ok || !cut || uuid.Validate(id) != nil {
		return Link{}, ErrNotFound
	}
	l, err := one(ctx, s, s.read, scanLink, "SELECT "+linkColumns+" FROM links WHERE links.id = ?", id)
	if err != nil {
		return Link{}, err
	}
	key, err := one(ctx, s, s.read, scanBytes, "SELECT secret FROM signing WHERE workspace = ?", l.Workspace)
	if err != nil {
		return Link{}, err
	}
	if !hmac.Equal([]byte(token), []byte(l.sign(key))) || l.Revoked != nil || !s.now().Before(l.Expires) {
		return Link{}, ErrNotFound
	}
	return l, nil
}

// Links lists the links of a company that the reader sees.
func (s *Store) Links(ctx context.Context, by Reader, program, company string, p Page) ([]Link, error) {
	seen, args := by.cases("links.program")
	return all(ctx, s, s.read, scanLink, "SELECT "+linkColumns+" FROM links JOIN companies ON companies.id = links.company WHERE "+seen+
		" AND links.program = ? AND links.company = ? AND links.id > ? ORDER BY links.id LIMIT ?", with(args, program, company, p.After, p.limit())...)
}

// RevokeLink revokes a link of a case.
func (t *Tx) RevokeLink(program, company, id string) error {
	n, err := t.changed("UPDATE links SET revoked = ? WHERE workspace = ? AND program = ? AND company = ? AND id = ? AND revoked = 0", millis(t.now), t.workspace, program, company, id)
	if err != nil {
		return err
	}
	if n == 0 {
		return ErrNotFound
	}
	return t.audit("link.revoke", id, "", "")
}
