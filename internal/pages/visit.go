package pages

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/report/inert"
	"github.com/diligo/diligo/internal/service"
	"github.com/diligo/diligo/internal/store"
	"github.com/diligo/diligo/internal/words"
)

// Visit is one request for a page and its actor. Templates receive it as their data, with the page's own data as .Data.
type Visit struct {
	*http.Request
	w     http.ResponseWriter
	pages *Pages

	Actor     service.Actor
	SignedIn  bool
	Workspace store.Workspace
	Program   service.Program // on the pages of a program
	Case      store.Case      // on the pages of a company
	members   map[string]string
	forms     int // number of forms made for the page
	code      int // the status of the response; 0 means 200
	Lang      words.Lang
	Theme     string
	Token     string // for every form
	// Founder is true on the pages that a founder's link opens, which have no menu.
	Founder bool

	// For the layout.
	Title  string
	Crumbs []Link // the pages above this one
	Tabs   []Tab
	Notice Notice
	Inside template.HTML
	Data   any
}

// Link is a name that leads somewhere.
type Link struct{ Name, Href string }

// Tab is one of several pages about the same thing.
type Tab struct {
	Link
	Here bool
	N    string // a count, "" for none
}

// below reports whether an address is that of a page or of one below it.
func below(path, href string) bool { return path == href || strings.HasPrefix(path, href+"/") }

// Notice is a message at the top of a page: what was done, or what is wrong.
type Notice struct {
	Text  string
	Lines []string
	Bad   bool
}

// Say returns a text in the reader's language.
//
//go:noinline
func (v *Visit) Say(english string, values ...any) string {
	return words.Say(v.Lang, english, values...)
}

// Count returns a text about n things in the reader's language.
func (v *Visit) Count(n int, one, many string, values ...any) string {
	return words.Count(v.Lang, n, one, many, values...)
}

// Path returns a part of the address that the pattern names.
func (v *Visit) Path(name string) string { return v.PathValue(name) }

// Query returns a query parameter.
//
//go:noinline
func (v *Visit) Query(name string) string { return strings.TrimSpace(v.URL.Query().Get(name)) }

// Field returns a value of the submitted form.
//
//go:noinline
func (v *Visit) Field(name string) string {
	return strings.TrimSpace(strings.ReplaceAll(v.PostFormValue(name), "\r\n", "\n"))
}

// Number returns an integer in the submitted form, 0 for "".
func (v *Visit) Number(name string) (int, error) {
	text := v.Field(name)
	if text == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		return 0, words.Errorf("%q is not a whole number", text)
	}
	return n, nil
}

// Revision returns the revision that a form was made from.
func (v *Visit) Revision() int64 {
	n, err := strconv.ParseInt(v.Field("revision"), 10, 64)
	if err != nil {
		return -1 // no such revision: treated as outdated
	}
	return n
}

// May reports whether the actor has a role, so that pages offer nothing that the service would refuse.
func (v *Visit) May(role store.Role) bool { return v.Actor.Role().Includes(role) }

// Person reports whether the actor is a person and not a key.
func (v *Visit) Person() bool { return v.Actor.Member != nil }

// Manages reports whether the actor manages programs.
func (v *Visit) Manages() bool { return v.May(store.RoleManager) }

// Who returns the name of the actor.
func (v *Visit) Who() string {
	if m := v.Actor.Member; m != nil {
		return m.Name
	}
	return v.Actor.Key.Name
}

// Here returns the address of this page with other query parameters; pairs of names and values, where "" removes one.
func (v *Visit) Here(pairs ...string) string {
	q := v.URL.Query()
	for _, gone := range []string{"done", "n"} {
		q.Del(gone)
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		q.Del(pairs[i])
		if pairs[i+1] != "" {
			q.Set(pairs[i], pairs[i+1])
		}
	}
	if len(q) == 0 {
		return v.URL.Path
	}
	return v.URL.Path + "?" + q.Encode()
}

// Page responds with a page: the name of its template, and a title.
func (v *Visit) Page(name, title string, data any) error {
	if text, ok := doneTexts[v.Query("done")]; ok && v.Notice.Text == "" {
		v.Notice.Text = words.In(v.Lang, text)
	}
	return v.page(cmp.Or(v.code, http.StatusOK), name, title, data)
}

func (v *Visit) page(status int, name, title string, data any) error {
	v.Title, v.Data = title, data
	t := templates[v.Lang]()
	var body bytes.Buffer
	if err := t.ExecuteTemplate(&body, name, v); err != nil {
		return fmt.Errorf("page %s: %w", name, err)
	}
	v.Inside = template.HTML(body.String())
	var whole bytes.Buffer
	if err := t.ExecuteTemplate(&whole, "layout", v); err != nil {
		return fmt.Errorf("page %s: %w", name, err)
	}
	v.w.Header().Set("Content-Type", "text/html; charset=utf-8")
	v.w.WriteHeader(status)
	text := strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return r
		}
		return inert.Legible(r)
	}, whole.String())
	_, _ = v.w.Write([]byte(text)) // the client may be gone
	return nil
}

// doneTexts are the messages after something was done, by the word in the address.
var doneTexts = map[string]string{}

// done registers a message for Go; it is called during initialization.
func done(word, english string) string {
	doneTexts[word] = english
	return word
}

var saved = done("saved", said("Saved."))

// said marks a text for the catalogue that is worded later.
func said(english string) string { return english }

// Go responds to an accepted form: the browser loads a page, which shows a message. done is one of doneTexts, or "".
func (v *Visit) Go(done, address string) error {
	if done != "" {
		sep := "?"
		if strings.Contains(address, "?") {
			sep = "&"
		}
		address += sep + "done=" + url.QueryEscape(done)
	}
	return v.to(address)
}

func (v *Visit) to(address string) error {
	http.Redirect(v.w, v.Request, address, http.StatusSeeOther)
	return nil
}

// inside returns an address on this server, or "/" for what might lead to another one.
func inside(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "" || u.Host != "" || !strings.HasPrefix(address, "/") || strings.HasPrefix(address, "//") || strings.HasPrefix(address, "/\\") {
		return "/"
	}
	return address
}

// Wrong responds to an invalid form: with its page again, the error, and everything that was typed.
func (v *Visit) Wrong(err error, again func() error) error {
	text, status := v.explain(err)
	if status >= http.StatusInternalServerError || status == http.StatusNotFound || status == http.StatusForbidden {
		return err
	}
	v.Notice, v.code = Notice{Text: text, Bad: true}, status
	var bad *service.Invalid
	if errors.As(err, &bad) {
		v.Notice.Lines = v.Faults(bad.Failures)
	}
	return again()
}

// Faults returns failures as lines: the place, the fault, and what to do.
func (v *Visit) Faults(failures []assessment.Failure) []string {
	var lines []string
	for _, f := range failures {
		place := f.Pointer
		if f.Line > 0 {
			place = strings.TrimSpace(v.Say("line %d, column %d", f.Line, max(1, f.Column)) + " " + place)
		}
		line := f.Error
		if place != "" {
			line = place + v.Say(": ") + line
		}
		if f.Hint != "" {
			line += v.Say(" → ") + f.Hint
		}
		lines = append(lines, line)
	}
	return lines
}

// errUnavailable replaces errors that are not the reader's fault.
var errUnavailable = words.New("the server can't do this now: try again")

// explain returns an error as a message for the reader, and the status of the response.
func (v *Visit) explain(err error) (string, int) {
	var bad *service.Invalid
	var conflicted *service.Conflicted
	status := http.StatusUnprocessableEntity
	switch {
	case errors.As(err, &conflicted), errors.Is(err, store.ErrDraft), errors.Is(err, store.ErrExists), errors.Is(err, store.ErrChanged), errors.Is(err, service.ErrClosed):
		status = http.StatusConflict
	case errors.Is(err, service.ErrSignIn):
		status = http.StatusUnauthorized
	case errors.As(err, &bad):
	case errors.Is(err, store.ErrNotFound):
		return v.Say("There is no such thing here, or you were not granted it."), http.StatusNotFound
	case errors.Is(err, service.ErrForbidden), errors.Is(err, service.ErrPerson), errors.Is(err, service.ErrMasked), errors.Is(err, errForm):
		status = http.StatusForbidden
	case errors.Is(err, context.Canceled):
		return v.Say("The request was canceled."), 499
	default:
		var ours words.Worded
		if !errors.As(err, &ours) {
			v.pages.log.Error("a page failed", "error", err.Error())
			return words.Error(v.Lang, errUnavailable), http.StatusServiceUnavailable
		}
	}
	return sentence(words.Error(v.Lang, err), v.Lang), status
}

// sentence turns a text into a sentence.
func sentence(text string, lang words.Lang) string {
	if text == "" {
		return text
	}
	first := []rune(text)
	text = strings.ToUpper(string(first[:1])) + string(first[1:])
	if strings.ContainsAny(string(first[len(first)-1:]), ".!?。！？") {
		return text
	}
	return text + words.Say(lang, "sentence|.")
}

// fail responds with a page that shows an error.
func (v *Visit) fail(err error) {
	text, status := v.explain(err)
	v.Notice = Notice{Text: text, Bad: true}
	var bad *service.Invalid
	if errors.As(err, &bad) {
		v.Notice.Lines = v.Faults(bad.Failures)
	}
	v.Crumbs, v.Tabs = nil, nil
	title := v.Say("Something went wrong")
	if status == http.StatusNotFound {
		title = v.Say("Not found")
	}
	if err := v.page(status, "failed", title, nil); err != nil {
		v.pages.log.Error("a page failed", "error", err.Error())
		http.Error(v.w, http.StatusText(http.StatusInternalServerError), http.StatusInternalServerError)
	}
}
