// Package pages renders what people see of a server in a browser: in English and Chinese, for desktops and phones, without scripts and
// better with one. They decide nothing: every page shows what methods of the service return to the actor who has signed in, and every form
// calls one of them, so that a page shows and does what the API would.
//
// To add a page:
//
//	func (p *Pages) registerPortfolio() {
//		p.show("GET /programs/{program}/portfolio", func(v *Visit) error {
//			changes, _, err := p.service.Changes(v.Context(), v.Actor, v.Path("program"), store.Page{Limit: 100})
//			if err != nil {
//				return err // becomes a page that says so
//			}
//			return v.Page("portfolio", v.Say("Portfolio"), changes) // html/portfolio.html: {{define "portfolio"}}{{range .Data}}...{{end}}{{end}}
//		})
//		p.show("POST /programs/{program}/portfolio", func(v *Visit) error { ...; return v.Go("saved", "/programs/...") }) // the form's token was checked
//	}
//
// and a line in New; a tab in programTabs, companyTabs or the layout's menu. Texts are worded by v.Say and {{say "..."}}, with translations in
// package words. The components (Table, Form, Tabs, Pager, badges, notices) are shown at /components.
//
// The style sheet is that of the HTML report, followed by additions for pages; the charts are those of the report.
package pages

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"html/template"
	"io/fs"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/diligo/diligo/internal/report/memo"
	"github.com/diligo/diligo/internal/report/page"
	"github.com/diligo/diligo/internal/service"
	"github.com/diligo/diligo/internal/store"
	"github.com/diligo/diligo/internal/words"
)

//go:embed html
var files embed.FS

// Door is how people sign in; the server implements it.
type Door interface {
	// Actor returns who has signed in; store.ErrNotFound if nobody has.
	Actor(r *http.Request) (service.Actor, error)
	// Secret returns the secret of the session that a request names, or "".
	Secret(r *http.Request) string
	// Enter begins a session, and returns its cookie.
	Enter(ctx context.Context, a service.Actor) (http.Cookie, error)
	// Leave ends the session of a request, and returns the cookie that deletes it.
	Leave(r *http.Request) (http.Cookie, error)
	// Slow reports whether an address has tried to sign in too often, and then writes the response.
	Slow(w http.ResponseWriter, r *http.Request) bool
	// Busy reports whether an actor sends too many requests, and then writes the response.
	Busy(w http.ResponseWriter, a service.Actor) bool
	// Identity reports whether people can sign in by a provider, at /api/v1/session/oidc.
	Identity() bool
}

// Options configure the pages.
type Options struct {
	Service *service.Service
	Door    Door
	Log     *slog.Logger
	Now     func() time.Time
	Secure  bool // browsers connect by TLS
}

// Pages is the HTTP handler of the pages.
type Pages struct {
	service *service.Service
	door    Door
	log     *slog.Logger
	now     func() time.Time
	secure  bool
	mux     *http.ServeMux
	shown   []string
}

// Patterns returns the patterns of all pages and forms.
func (p *Pages) Patterns() []string { return p.shown }

// New registers all pages with mux.
func New(mux *http.ServeMux, o Options) *Pages {
	p := &Pages{service: o.Service, door: o.Door, log: o.Log, now: o.Now, secure: o.Secure, mux: mux}
	mux.HandleFunc("GET /assets/{name}", p.asset)
	p.registerDoors()
	p.registerComponents()
	p.registerPrograms()
	p.registerComparing()
	p.registerBulk()
	p.registerManaging()
	p.registerCompanies()
	p.registerReviews()
	p.registerLetters()
	p.registerFounder()
	p.registerLists()
	p.registerMemos()
	p.registerPortfolio()
	p.registerPolicies()
	p.registerAdministration()
	return p
}

// Policy is the content security policy of pages: resources from this server only, and nothing inline.
const Policy = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"

// maxForm bounds the fields of a form, and maxFile an uploaded file, in bytes.
const (
	maxForm  = 1 << 20
	maxFile  = 64 << 20
	slowBody = 5 * time.Minute
)

// show registers a page for signed-in people; others are redirected to the sign-in.
func (p *Pages) show(pattern string, f func(*Visit) error) {
	p.open(pattern, func(v *Visit) error {
		a, err := p.door.Actor(v.Request)
		if errors.Is(err, store.ErrNotFound) || err == nil && a.Link != nil {
			if v.Method == http.MethodGet {
				return v.to("/sign-in?to=" + url.QueryEscape(v.URL.RequestURI()))
			}
			return v.to("/sign-in")
		}
		if err != nil {
			return err
		}
		v.Actor, v.SignedIn = a, true
		if p.door.Busy(v.w, a) {
			return nil
		}
		if err := v.take(p.door.Secret(v.Request)); err != nil {
			return err
		}
		if v.Workspace, err = p.service.Workspace(v.Context(), a); err != nil {
			return err
		}
		return f(v)
	})
}

// open registers a page for everybody.
func (p *Pages) open(pattern string, f func(*Visit) error) {
	p.shown = append(p.shown, pattern)
	p.mux.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", Policy)
		v := &Visit{Request: r, w: w, pages: p, Lang: langOf(r), Theme: themeOf(r)}
		if err := f(v); err != nil {
			v.fail(err)
		}
	})
}

// langOf returns the reader's language: the chosen one, else the first one supported that the browser accepts.
func langOf(r *http.Request) words.Lang {
	if c, err := r.Cookie("lang"); err == nil {
		if l, err := words.ParseLang(c.Value); err == nil {
			return l
		}
	}
	for asked := range strings.SplitSeq(r.Header.Get("Accept-Language"), ",") {
		tag, _, _ := strings.Cut(strings.TrimSpace(asked), ";")
		tag, _, _ = strings.Cut(tag, "-")
		if l, err := words.ParseLang(strings.ToLower(tag)); err == nil {
			return l
		}
	}
	return words.English
}

// themes are the color schemes: that of the system, or the chosen one.
var themes = []string{"auto", "light", "dark"}

func themeOf(r *http.Request) string {
	if c, err := r.Cookie("theme"); err == nil {
		for _, t := range themes {
			if t == c.Value {
				return t
			}
		}
	}
	return themes[0]
}

// errForm means that a form is not one of ours.
var errForm = words.New("the form is too old, or was not sent from this site: open the page again and send it once more")

// formToken returns the token of every form in a session, which other sites can't forge: it derives from the session's secret.
func formToken(secret string) string {
	m := hmac.New(sha256.New, []byte(secret))
	m.Write([]byte("form"))
	return base64.RawURLEncoding.EncodeToString(m.Sum(nil))
}

// take reads a form of a signed-in person, and refuses one without the session's token.
func (v *Visit) take(secret string) error {
	v.Token = formToken(secret)
	if v.Method == http.MethodGet || v.Method == http.MethodHead {
		return nil
	}
	if err := v.read(); err != nil {
		return err
	}
	if !hmac.Equal([]byte(v.PostFormValue("token")), []byte(v.Token)) {
		return errForm
	}
	return nil
}

// read reads a form, including files.
func (v *Visit) read() error {
	limit := int64(maxForm)
	files := strings.HasPrefix(v.Header.Get("Content-Type"), "multipart/form-data")
	if files {
		limit = maxFile + maxForm
		_ = http.NewResponseController(v.w).SetReadDeadline(v.pages.now().Add(slowBody)) // not every writer has a deadline
	}
	v.Body = http.MaxBytesReader(v.w, v.Body, limit)
	var err error
	if files {
		err = v.ParseMultipartForm(maxForm)
	} else {
		err = v.ParseForm()
	}
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		return words.Errorf("what was sent is larger than %d MB", limit>>20)
	}
	if err != nil {
		return errForm
	}
	return nil
}

// templates are parsed on first use, by language.
var templates = map[words.Lang]func() *template.Template{
	words.English: sync.OnceValue(func() *template.Template { return parse(words.English) }),
	words.Chinese: sync.OnceValue(func() *template.Template { return parse(words.Chinese) }),
}

func parse(lang words.Lang) *template.Template {
	t := template.New("").Funcs(page.Funcs(lang)).Funcs(funcs(lang))
	return template.Must(page.Parts(template.Must(t.ParseFS(files, "html/*.html"))))
}

// assets are the static files, under names that change with their content.
type assets struct {
	style, script    []byte
	styled, scripted string // the hashes
}

var loaded = sync.OnceValue(func() assets {
	read := func(name string) []byte {
		b, err := fs.ReadFile(files, name)
		if err != nil {
			panic(err) // it is embedded
		}
		return b
	}
	a := assets{style: append([]byte(page.Style()+page.Heat()+memo.Style()), read("html/pages.css")...), script: read("html/pages.js")}
	hash := func(b []byte) string {
		sum := sha256.Sum256(b)
		return hex.EncodeToString(sum[:6])
	}
	a.styled, a.scripted = hash(a.style), hash(a.script)
	return a
})

// themed returns the style sheet for a theme, regardless of the system's.
func themed(style []byte, theme string) []byte {
	dark := []byte("@media screen and (prefers-color-scheme: dark)")
	scheme := []byte("color-scheme: light dark;")
	switch theme {
	case "dark":
		return bytes.ReplaceAll(bytes.ReplaceAll(style, dark, []byte("@media screen")), scheme, []byte("color-scheme: dark;"))
	case "light":
		return bytes.ReplaceAll(bytes.ReplaceAll(style, dark, []byte("@media not all")), scheme, []byte("color-scheme: light;"))
	}
	return style
}

// asset sends a style sheet or the script. It can be cached forever, because its name changes with its content.
func (p *Pages) asset(w http.ResponseWriter, r *http.Request) {
	a := loaded()
	w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	name := r.PathValue("name")
	for _, theme := range themes {
		if name == theme+"-"+a.styled+".css" {
			w.Header().Set("Content-Type", "text/css; charset=utf-8")
			w.Write(themed(a.style, theme)) // the client may be gone
			return
		}
	}
	if name == a.scripted+".js" {
		w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
		w.Write(a.script)
		return
	}
	w.Header().Set("Cache-Control", "no-store")
	http.NotFound(w, r)
}
