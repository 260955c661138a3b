package server

import (
	"html/template"
	"net/http"
	"sync"

	"github.com/diligo/diligo/internal/words"

	_ "embed" // the page

	"github.com/diligo/diligo/internal/rule"
)

//go:embed setup.html
var setupSource string

// setupTemplate is parsed on first use, which saves time in commands that serve nothing.
var setupTemplate = sync.OnceValue(func() *template.Template { return template.Must(template.New("setup").Parse(setupSource)) })

// setupWords are the words of the page on which the first administrator is made.
type setupWords struct{ Lang, Title, Lead, Workspace, Button, Done, Keep, Next, Wrong string }

var setupWordsIn = words.Table(func(lang rule.Lang, say func(string) string) setupWords {
	return setupWords{
		Lang: say("en"), Title: say("Set up diligo"), Lead: say("This link works once. It creates the workspace and a key that may do everything in it."),
		Workspace: say("Name of the workspace"), Button: say("Create"), Done: say("The workspace is ready"), Keep: say("Keep this key safe. It is shown once and not stored:"),
		Next:  say("Send it with every request: Authorization: Bearer KEY. The API is described at /openapi.json."),
		Wrong: say("This link does not work: it was used, is older than a day, or is not complete. Restart the server for a new one."),
	}
})

type setupView struct {
	setupWords
	Token, Key string
	Bad        bool
}

func (s *Server) setupView(r *http.Request) setupView {
	lang := rule.English
	if accepted := r.Header.Get("Accept-Language"); len(accepted) >= 2 && accepted[:2] == "zh" {
		lang = rule.Chinese
	}
	return setupView{setupWords: setupWordsIn(lang)}
}

func (s *Server) setupPage(w http.ResponseWriter, r *http.Request) {
	v := s.setupView(r)
	v.Token = r.URL.Query().Get("token")
	s.show(w, http.StatusOK, v)
}

func (s *Server) setupForm(w http.ResponseWriter, r *http.Request) {
	v := s.setupView(r)
	r.Body = http.MaxBytesReader(w, r.Body, 10<<10)
	name := r.PostFormValue("workspace")
	if name == "" || len(name) > maxName {
		name = "diligo"
	}
	_, k, err := s.service.Store().Setup(r.Context(), r.PostFormValue("token"), name)
	if err != nil {
		v.Bad = true
		s.show(w, http.StatusForbidden, v)
		return
	}
	v.Key = k.Secret
	s.show(w, http.StatusOK, v)
}

func (s *Server) show(w http.ResponseWriter, status int, v setupView) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	// The page contains its few styles.
	w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'")
	w.WriteHeader(status)
	if err := setupTemplate().Execute(w, v); err != nil {
		s.log.Warn("the setup page was not sent whole", "error", err.Error())
	}
}
