package server

import (
	"context"
	"errors"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"github.com/diligo/diligo/internal/service"
	"github.com/diligo/diligo/internal/store"
)

// Matched holds the If-Match header of every change of something that has revisions.
type Matched struct {
	Match string `header:"If-Match" required:"true" maxLength:"100" doc:"The ETag of what is changed, as it was read: 412 where somebody was faster."`
}

// MemberBody is the data of a member.
type MemberBody struct {
	Name      string   `json:"name" minLength:"1" maxLength:"200"`
	Firm      string   `json:"firm,omitempty" maxLength:"200"`
	Interests []string `json:"interests,omitempty" maxItems:"100" doc:"Further people and firms in which the member has an interest."`
	Role      string   `json:"role" enum:"viewer,reviewer,analyst,manager,administrator"`
}

func (b MemberBody) member() store.Member {
	return store.Member{Name: b.Name, Firm: b.Firm, Interests: b.Interests, Role: store.Role(b.Role)}
}

// signedIn is a response with the cookie of a session.
type signedIn struct {
	Cookie http.Cookie `header:"Set-Cookie"`
	Body   store.Member
}

func (s *Server) registerTeam() {
	add(s, op("list-members", http.MethodGet, "/members", "List the members"), func(ctx context.Context, a service.Actor, in *Paged) (*listOf[store.Member], error) {
		after, err := in.after()
		if err != nil {
			return nil, err
		}
		all, err := s.service.Members(ctx, a, store.Page{After: after, Limit: in.Limit})
		return pageOf(all, in.Limit, func(m store.Member) string { return m.ID }), err
	})
	type addedMember struct {
		MemberBody
		Email string `json:"email" minLength:"3" maxLength:"320"`
	}
	add(s, op("add-member", http.MethodPost, "/members", "Make a person a member; the answer has the invitation by which the person sets a password", status(http.StatusCreated)),
		func(ctx context.Context, a service.Actor, in *BodyOf[addedMember]) (*BodyOf[service.NewMember], error) {
			m := in.Body.member()
			m.Email = in.Body.Email
			n, err := s.service.AddMember(ctx, a, m)
			return &BodyOf[service.NewMember]{n}, err
		})
	add(s, op("get-member", http.MethodGet, "/members/{id}", "A member"), func(ctx context.Context, a service.Actor, in *ByID) (*tagged[store.Member], error) {
		m, err := s.service.Member(ctx, a, in.ID)
		return &tagged[store.Member]{etag(m.Revision), m}, err
	})
	add(s, op("change-member", http.MethodPut, "/members/{id}", "Give a member another name, firm, interests and role", failsWith(http.StatusPreconditionFailed)), func(ctx context.Context, a service.Actor, in *struct {
		ByID
		Matched
		BodyOf[MemberBody]
	}) (*tagged[store.Member], error) {
		revision, err := revisionOf(in.Match)
		if err != nil {
			return nil, err
		}
		m := in.Body.member()
		m.ID, m.Revision = in.ID, revision
		m, err = s.service.ChangeMember(ctx, a, m)
		return &tagged[store.Member]{etag(m.Revision), m}, err
	})
	add(s, op("remove-member", http.MethodDelete, "/members/{id}", "End a membership; what the person wrote stays"), func(ctx context.Context, a service.Actor, in *ByID) (*struct{}, error) {
		return nil, s.service.RemoveMember(ctx, a, in.ID)
	})
	type invitation struct {
		Invitation string `json:"invitation" doc:"It is shown this once, and holds for a week."`
	}
	add(s, op("invite-member", http.MethodPost, "/members/{id}/invitation", "Invite a member to set a password anew; earlier invitations hold no longer", status(http.StatusCreated), failsWith(http.StatusPreconditionFailed)),
		func(ctx context.Context, a service.Actor, in *ByID) (*BodyOf[invitation], error) {
			token, err := s.service.Invite(ctx, a, in.ID)
			return &BodyOf[invitation]{invitation{token}}, err
		})
	add(s, op("list-grants", http.MethodGet, "/members/{id}/grants", "List what a member may see"), func(ctx context.Context, a service.Actor, in *struct {
		ByID
		Paged
	}) (*listOf[store.Grant], error) {
		after, err := in.after()
		if err != nil {
			return nil, err
		}
		all, err := s.service.Grants(ctx, a, in.ID, store.Page{After: after, Limit: in.Limit})
		return pageOf(all, in.Limit, func(g store.Grant) string { return g.ID }), err
	})
	type grantBody struct {
		Kind   string `json:"kind" enum:"workspace,program,company" doc:"All companies of the workspace, those of a program, or one company."`
		Object string `json:"object,omitempty" maxLength:"100" doc:"The ID of the program or of the company."`
	}
	add(s, op("add-grant", http.MethodPost, "/members/{id}/grants", "Let a member see companies", status(http.StatusCreated)), func(ctx context.Context, a service.Actor, in *struct {
		ByID
		BodyOf[grantBody]
	}) (*BodyOf[store.Grant], error) {
		if !plainText(in.Body.Object) {
			return nil, store.ErrNotFound
		}
		g, err := s.service.AddGrant(ctx, a, store.Grant{Member: in.ID, Kind: store.GrantKind(in.Body.Kind), Object: in.Body.Object})
		return &BodyOf[store.Grant]{g}, err
	})
	add(s, op("remove-grant", http.MethodDelete, "/members/{id}/grants/{grant}", "End a grant"), func(ctx context.Context, a service.Actor, in *struct {
		ByID
		Grant string `path:"grant" format:"uuid"`
	}) (*struct{}, error) {
		return nil, s.service.RemoveGrant(ctx, a, in.ID, in.Grant)
	})
	s.registerSessions()
}

func (s *Server) registerSessions() {
	type acceptance struct {
		Invitation string `json:"invitation" maxLength:"200"`
		Password   string `json:"password" maxLength:"1000" doc:"From 12 to 200 characters, of any kind."`
	}
	add(s, op("accept-invitation", http.MethodPost, "/invitations", "Set a password by an invitation", open, s.slowly), func(ctx context.Context, _ service.Actor, in *BodyOf[acceptance]) (*BodyOf[store.Member], error) {
		m, err := s.service.Accept(ctx, in.Body.Invitation, in.Body.Password)
		if errors.Is(err, store.ErrNotFound) {
			err = problem(http.StatusForbidden, "the invitation does not hold: it was used, or is older than a week; ask for another")
		}
		return &BodyOf[store.Member]{m}, err
	})
	type credentials struct {
		Email     string `json:"email" maxLength:"320"`
		Password  string `json:"password" maxLength:"1000"`
		Workspace string `json:"workspace,omitempty" maxLength:"100" doc:"Its ID, for a person who is a member of several; else the first one."`
	}
	add(s, op("sign-in", http.MethodPost, "/session", "Sign in: the answer has a cookie", open, s.slowly, unauthorised), func(ctx context.Context, _ service.Actor, in *BodyOf[credentials]) (*signedIn, error) {
		if !plainText(in.Body.Workspace) {
			return nil, service.ErrSignIn
		}
		m, err := s.service.SignIn(ctx, in.Body.Email, in.Body.Password, in.Body.Workspace)
		if err != nil {
			return nil, err
		}
		c, err := s.doors.enter(ctx, m)
		return &signedIn{c, m}, err
	})
	type left struct {
		Cookie http.Cookie `header:"Set-Cookie"`
	}
	out := op("sign-out", http.MethodDelete, "/session", "Sign out", open)
	out.Middlewares = append(out.Middlewares, withRequest)
	add(s, out, func(ctx context.Context, _ service.Actor, _ *struct{}) (*left, error) {
		return &left{s.doors.cookie("", s.doors.past())}, s.doors.leave(requestOf(ctx))
	})
	type sent struct {
		Status   int
		Location string      `header:"Location"`
		Cookie   http.Cookie `header:"Set-Cookie"`
	}
	begin := op("begin-oidc", http.MethodGet, "/session/oidc", "Sign in by the provider of OpenID Connect: sends the browser there", open, s.slowly, status(http.StatusFound), failsWith(http.StatusNotFound))
	begin.Middlewares = append(begin.Middlewares, withRequest)
	begin.MaxBodyBytes = 0
	add(s, begin, func(ctx context.Context, _ service.Actor, _ *struct{}) (*sent, error) {
		if s.doors.identity == nil {
			return nil, problem(http.StatusNotFound, "this server has no provider of OpenID Connect")
		}
		address, c, err := s.doors.begin(requestOf(ctx))
		return &sent{http.StatusFound, address, c}, err
	})
	finish := op("finish-oidc", http.MethodGet, "/session/oidc/callback", "Where the provider of OpenID Connect sends the browser back to", open, s.slowly, status(http.StatusFound), failsWith(http.StatusNotFound, http.StatusBadRequest), unauthorised)
	finish.Middlewares = append(finish.Middlewares, withRequest)
	add(s, finish, func(ctx context.Context, _ service.Actor, _ *struct {
		State string `query:"state" maxLength:"1000"`
		Code  string `query:"code" maxLength:"4000"`
		Error string `query:"error" maxLength:"1000"`
		About string `query:"error_description" maxLength:"4000"`
		Iss   string `query:"iss" maxLength:"1000"`
		More  string `query:"session_state" maxLength:"1000"`
	}) (*sent, error) {
		if s.doors.identity == nil {
			return nil, problem(http.StatusNotFound, "this server has no provider of OpenID Connect")
		}
		c, err := s.doors.finish(requestOf(ctx))
		if errors.Is(err, errOIDC) {
			return nil, problem(http.StatusBadRequest, errOIDC.Error())
		}
		return &sent{http.StatusFound, "/", c}, err
	})
}

type requestKey struct{}

// withRequest gives an operation access to the request itself.
func withRequest(ctx huma.Context, next func(huma.Context)) {
	r, _ := humago.Unwrap(ctx)
	next(huma.WithValue(ctx, requestKey{}, r))
}

func requestOf(ctx context.Context) *http.Request {
	r, _ := ctx.Value(requestKey{}).(*http.Request)
	return r
}

// unauthorised declares that an operation open to all may respond with 401.
func unauthorised(o *huma.Operation) { o.Errors = append(o.Errors, http.StatusUnauthorized) }
