package service

import (
	"context"
	"errors"
	"net/mail"
	"strings"
	"sync"

	"github.com/alexedwards/argon2id"

	"github.com/diligo/diligo/internal/queue"
	"github.com/diligo/diligo/internal/store"
	"github.com/diligo/diligo/internal/words"
)

// NewMember is a member just added, with the token by which the person sets a password.
type NewMember struct {
	store.Member
	Invitation string `json:"invitation,omitempty" doc:"By this the person sets a password, once, within a week. It is shown this once, and absent for somebody who can sign in already."`
}

func checkMember(m store.Member) error {
	address, err := mail.ParseAddress(m.Email)
	if err != nil || address.Name != "" {
		return invalid("this is not an e-mail address: write it as name@example.com")
	}
	if !m.Role.Includes(store.RoleViewer) {
		return invalid("there is no role %q", m.Role)
	}
	return nil
}

// AddMember makes a person a member. It needs an administrator.
func (s *Service) AddMember(ctx context.Context, a Actor, m store.Member) (n NewMember, err error) {
	if err := a.may(store.RoleAdministrator); err != nil {
		return n, err
	}
	if err := checkMember(m); err != nil {
		return n, err
	}
	err = s.update(ctx, a, func(t *store.Tx) ([]queue.Job, error) {
		n.Member, n.Invitation, err = t.AddMember(m)
		return nil, err
	})
	return n, err
}

// Members lists the members. It needs a manager.
func (s *Service) Members(ctx context.Context, a Actor, p store.Page) ([]store.Member, error) {
	if err := a.may(store.RoleManager); err != nil {
		return nil, err
	}
	return s.store.Members(ctx, a.workspace(), p)
}

// Member returns one member. It needs a manager; everybody may see themselves.
func (s *Service) Member(ctx context.Context, a Actor, id string) (store.Member, error) {
	if a.Member == nil || a.Member.ID != id {
		if err := a.may(store.RoleManager); err != nil {
			return store.Member{}, err
		}
	}
	return s.store.Member(ctx, a.workspace(), id)
}

// ChangeMember sets a member's name, firm, interests and role, if the member still has the revision that the client saw. It needs an
// administrator; nobody may change their own role.
func (s *Service) ChangeMember(ctx context.Context, a Actor, m store.Member) (store.Member, error) {
	if err := a.may(store.RoleAdministrator); err != nil {
		return m, err
	}
	if !m.Role.Includes(store.RoleViewer) {
		return m, invalid("there is no role %q", m.Role)
	}
	if a.Member != nil && a.Member.ID == m.ID && a.Member.Role != m.Role {
		return m, invalid("you can't change your own role: ask another administrator")
	}
	err := s.update(ctx, a, func(t *store.Tx) (_ []queue.Job, err error) {
		m, err = t.ChangeMember(m)
		return nil, err
	})
	return m, err
}

// RemoveMember ends a membership, but not the actor's own. It needs an administrator.
func (s *Service) RemoveMember(ctx context.Context, a Actor, id string) error {
	if err := a.may(store.RoleAdministrator); err != nil {
		return err
	}
	if a.Member != nil && a.Member.ID == id {
		return invalid("you can't end your own membership: ask another administrator")
	}
	return s.update(ctx, a, func(t *store.Tx) ([]queue.Job, error) { return nil, t.RemoveMember(id) })
}

// Invite makes a token by which a member sets a new password. It needs an administrator.
func (s *Service) Invite(ctx context.Context, a Actor, id string) (token string, err error) {
	if err := a.may(store.RoleAdministrator); err != nil {
		return "", err
	}
	err = s.update(ctx, a, func(t *store.Tx) ([]queue.Job, error) {
		token, err = t.Invite(id)
		return nil, err
	})
	return token, err
}

// Grants lists a member's grants. It needs an administrator; everybody may see their own.
func (s *Service) Grants(ctx context.Context, a Actor, member string, p store.Page) ([]store.Grant, error) {
	if a.Member == nil || a.Member.ID != member {
		if err := a.may(store.RoleAdministrator); err != nil {
			return nil, err
		}
	}
	return s.store.Grants(ctx, a.workspace(), member, p)
}

// AddGrant lets a member see companies. It needs an administrator.
func (s *Service) AddGrant(ctx context.Context, a Actor, g store.Grant) (store.Grant, error) {
	if err := a.may(store.RoleAdministrator); err != nil {
		return g, err
	}
	err := s.update(ctx, a, func(t *store.Tx) (_ []queue.Job, err error) {
		g, err = t.AddGrant(g)
		return nil, err
	})
	return g, err
}

// RemoveGrant ends a grant. It needs an administrator.
func (s *Service) RemoveGrant(ctx context.Context, a Actor, member, id string) error {
	if err := a.may(store.RoleAdministrator); err != nil {
		return err
	}
	return s.update(ctx, a, func(t *store.Tx) ([]queue.Job, error) { return nil, t.RemoveGrant(member, id) })
}

// passwordCost is the cost of a password hash: 19 MiB, two passes, one lane, the minimum for Argon2id in OWASP's Password Storage Cheat
// Sheet.
var passwordCost = &argon2id.Params{Memory: 19 << 10, Iterations: 2, Parallelism: 1, SaltLength: 16, KeyLength: 32}

// Bounds of a password, in characters: NIST SP 800-63B, 5.1.1.2, requires at least eight and advises against composition rules.
const (
	minPassword = 12
	maxPassword = 200
)

// ErrSignIn means that an e-mail address and a password do not match, without saying which is wrong.
var ErrSignIn = words.New("the e-mail address or the password is wrong")

// hashing bounds the passwords hashed at once, because each takes memory.
var hashing = make(chan struct{}, 4)

// nobody is a hash that no password matches, so that an unknown address takes as long to refuse as a wrong password.
var nobody = sync.OnceValue(func() string {
	hash, err := argon2id.CreateHash("nobody has this", passwordCost)
	if err != nil {
		panic(err) // only without a source of randomness
	}
	return hash
})

// Accept redeems an invitation and sets the person's password.
func (s *Service) Accept(ctx context.Context, token, password string) (store.Member, error) {
	if n := len([]rune(password)); n < minPassword || n > maxPassword {
		return store.Member{}, invalid("a password must have %d to %d characters", minPassword, maxPassword)
	}
	hashing <- struct{}{}
	hash, err := argon2id.CreateHash(password, passwordCost)
	<-hashing
	if err != nil {
		return store.Member{}, err
	}
	return s.store.Accept(ctx, token, hash)
}

// SignIn returns the member with an e-mail address and a password: in a workspace or, for "", in the person's first one. The error is
// ErrSignIn if they do not match or the person is not a member.
func (s *Service) SignIn(ctx context.Context, email, password, workspace string) (store.Member, error) {
	found, err := s.store.CredentialsOf(ctx, email, workspace)
	if err != nil {
		return store.Member{}, err
	}
	if len(found) == 0 {
		found = []store.Credentials{{}}
	}
	for _, c := range found {
		hash := c.Password
		if hash == "" {
			hash = nobody()
		}
		hashing <- struct{}{}
		match, err := argon2id.ComparePasswordAndHash(password, hash)
		<-hashing
		if err != nil {
			return store.Member{}, err
		}
		if match && c.Password != "" {
			return s.store.Member(ctx, c.Workspace, c.Member)
		}
	}
	return store.Member{}, ErrSignIn
}

// SignInAs returns the member with an identity that a provider vouches for, with the e-mail address that it has verified. The error is
// ErrSignIn if nobody has invited this person.
func (s *Service) SignInAs(ctx context.Context, issuer, subject, email string) (store.Member, error) {
	m, err := s.store.MemberByIdentity(ctx, issuer, subject, strings.TrimSpace(email))
	if errors.Is(err, store.ErrNotFound) {
		err = ErrSignIn
	}
	return m, err
}

// ActorIn returns the member of a session, if the membership still exists and the person's sign-in has not changed: stamp is the value of
// Member.Stamp at sign-in.
func (s *Service) ActorIn(ctx context.Context, workspace, member, stamp string) (Actor, error) {
	m, err := s.store.Member(ctx, workspace, member)
	if err == nil && (m.Removed != nil || m.Stamp != stamp) {
		err = store.ErrNotFound
	}
	return Actor{Member: &m}, err
}
