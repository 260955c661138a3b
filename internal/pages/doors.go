package pages

import (
	"errors"
	"net/http"
	"time"

	"github.com/diligo/diligo/internal/service"
	"github.com/diligo/diligo/internal/store"
	"github.com/diligo/diligo/internal/words"
)

// registerDoors registers how people sign in and out, and their reading preferences.
func (p *Pages) registerDoors() {
	p.open("GET /sign-in", func(v *Visit) error { return p.signInPage(v) })
	p.open("POST /sign-in", p.signIn)
	p.open("GET /invitation", func(v *Visit) error { return p.invitationPage(v, v.Query("token")) })
	p.open("POST /invitation", p.accept)
	p.show("POST /sign-out", func(v *Visit) error {
		c, err := p.door.Leave(v.Request)
		if err != nil {
			return err
		}
		http.SetCookie(v.w, &c)
		return v.Go("left", "/sign-in")
	})
	p.open("POST /look", p.savePreferences)
}

var _ = done("left", said("You have signed out."))

// signInData is the page on which people sign in.
type signInData struct {
	Person, Key Form
	Identity    bool
}

func (p *Pages) signInPage(v *Visit) error {
	to := v.Query("to")
	if v.Method == http.MethodPost {
		to = v.Field("to")
	}
	d := signInData{Identity: p.door.Identity()}
	d.Person = v.form("/sign-in", v.Say("Sign in"),
		Field{Name: "email", Label: v.Say("E-mail address"), Kind: "email", Value: v.Field("email"), Required: true, Auto: "username", MaxLength: 320},
		Field{Name: "password", Label: v.Say("Password"), Kind: "password", Required: true, Auto: "current-password", MaxLength: 1000},
	).hidden("to", to)
	d.Key = v.form("/sign-in", v.Say("Sign in with the key"),
		Field{Name: "key", Label: v.Say("Key"), Kind: "password", Required: true, Auto: "off", MaxLength: 200, Help: v.Say("The key that the server showed at its first start, or another key of the workspace.")},
	).hidden("to", to)
	status := http.StatusOK
	if v.Notice.Bad {
		status = http.StatusUnauthorized
	}
	if text, ok := doneTexts[v.Query("done")]; ok && v.Notice.Text == "" {
		v.Notice.Text = words.In(v.Lang, text)
	}
	return v.page(status, "sign-in", v.Say("Sign in"), d)
}

// errKey means that a key is not valid.
var errKey = words.New("this key is not valid: check that it was copied in full")

func (p *Pages) signIn(v *Visit) error {
	if err := v.read(); err != nil {
		return err
	}
	if p.door.Slow(v.w, v.Request) {
		return nil
	}
	var a service.Actor
	var err error
	if key := v.Field("key"); key != "" {
		a, err = p.service.ActorOf(v.Context(), key)
		if errors.Is(err, store.ErrNotFound) || err == nil && a.Link != nil {
			err = errKey
		}
	} else {
		var m store.Member
		m, err = p.service.SignIn(v.Context(), v.Field("email"), v.PostFormValue("password"), "")
		a = service.Actor{Member: &m}
	}
	if err != nil {
		return v.Wrong(err, func() error { return p.signInPage(v) })
	}
	c, err := p.door.Enter(v.Context(), a)
	if err != nil {
		return err
	}
	http.SetCookie(v.w, &c)
	return v.to(inside(v.Field("to")))
}

func (p *Pages) invitationPage(v *Visit, token string) error {
	f := v.form("/invitation", v.Say("Set the password and sign in"),
		Field{Name: "password", Label: v.Say("New password"), Kind: "password", Required: true, Auto: "new-password", MaxLength: 1000, Help: v.Say("A long phrase is easier to remember than a short word, and safer.")},
	).hidden("invitation", token)
	return v.Page("invitation", v.Say("Welcome"), f)
}

func (p *Pages) accept(v *Visit) error {
	if err := v.read(); err != nil {
		return err
	}
	if p.door.Slow(v.w, v.Request) {
		return nil
	}
	m, err := p.service.Accept(v.Context(), v.Field("invitation"), v.PostFormValue("password"))
	if errors.Is(err, store.ErrNotFound) {
		err = words.Errorf("this invitation is no longer valid: ask an administrator for another one")
	}
	if err != nil {
		return v.Wrong(err, func() error { return p.invitationPage(v, v.Field("invitation")) })
	}
	c, err := p.door.Enter(v.Context(), service.Actor{Member: &m})
	if err != nil {
		return err
	}
	http.SetCookie(v.w, &c)
	return v.to("/")
}

// preferencesLife is how long a browser keeps the choice of language and theme.
const preferencesLife = 365 * 24 * time.Hour

// savePreferences stores the chosen language and theme in cookies and returns to the page.
func (p *Pages) savePreferences(v *Visit) error {
	if err := v.read(); err != nil {
		return err
	}
	keep := func(name, value string) {
		http.SetCookie(v.w, &http.Cookie{Name: name, Value: value, Path: "/", MaxAge: int(preferencesLife / time.Second), SameSite: http.SameSiteLaxMode, HttpOnly: true, Secure: p.secure})
	}
	if l, err := words.ParseLang(v.Field("lang")); err == nil && v.Field("lang") != "" {
		keep("lang", string(l))
	}
	for _, t := range themes {
		if t == v.Field("theme") {
			keep("theme", t)
		}
	}
	return v.to(inside(v.Field("back")))
}
