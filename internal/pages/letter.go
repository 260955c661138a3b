package pages

import (
	"strconv"

	"github.com/diligo/diligo/internal/report/memo"
	"github.com/diligo/diligo/internal/service"
	"github.com/diligo/diligo/internal/store"
)

// registerLetters registers the letters to companies: drafted from the findings, edited by a person, then recorded as sent.
func (p *Pages) registerLetters() {
	p.company("GET /programs/{program}/companies/{company}/letters", func(v *Visit) error { return p.letters(v) })
	p.company("POST /programs/{program}/companies/{company}/letters", p.draftLetter)
	p.company("GET /programs/{program}/companies/{company}/letters/{letter}", func(v *Visit) error { return p.letter(v) })
	p.company("POST /programs/{program}/companies/{company}/letters/{letter}", p.changeLetter)
}

func (v *Visit) letterKind(kind string) string {
	if kind == service.Invitation {
		return v.Say("an invitation")
	}
	return v.Say("a refusal")
}

func (v *Visit) letterState(l store.Letter) string {
	switch {
	case l.Sent != nil:
		return v.Say("sent")
	case l.Revision > 1:
		return v.Say("edited")
	}
	return v.Say("draft, not edited yet")
}

func (p *Pages) letters(v *Visit) error {
	all, err := p.service.Letters(v.Context(), v.Actor, v.Program.ID, v.Case.Company, store.Page{Limit: 1000})
	if err != nil {
		return err
	}
	t := Table{Empty: v.Say("No letter yet."), Head: []Column{{Name: v.Say("Letter")}, {Name: v.Say("Language")}, {Name: v.Say("decision|Reason")}, {Name: v.Say("State")}, {Name: v.Say("Written")}}}
	for _, l := range all {
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			linked(v.letterKind(l.Kind), v.of("/letters/"+l.ID)), text(map[string]string{"en": "English", "zh": "中文"}[l.Lang]), text(memo.ReasonWord(v.Lang, l.Reason)), text(v.letterState(l)), text(v.when(l.Created)),
		}})
	}
	data := map[string]any{"Table": t}
	if v.Manages() {
		data["Draft"] = v.form(v.of("/letters"), v.Say("Draft the letter"),
			Field{Name: "kind", Label: v.Say("Letter"), Kind: "radio", Options: choices(service.Invitation, v.letterKind(service.Invitation), service.Refusal, v.letterKind(service.Refusal)), Value: v.Field("kind"), Required: true},
			Field{Name: "reason", Label: v.Say("decision|Reason"), Kind: "select", Options: v.reasons(), Value: v.Field("reason")},
			Field{Name: "lang", Label: v.Say("Language of the letter"), Kind: "select", Options: choices("en", "English", "zh", "中文"), Value: string(v.Lang)})
	}
	return v.Page("letters", v.Case.Name, data)
}

var drafted = done("drafted", said("The draft is written from the findings, without thresholds and scores. Edit it before you send it."))

func (p *Pages) draftLetter(v *Visit) error {
	l, err := p.service.DraftLetter(v.Context(), v.Actor, store.Letter{Program: v.Program.ID, Company: v.Case.Company, Kind: v.Field("kind"), Reason: v.Field("reason"), Lang: v.Field("lang")}, store.Request{})
	if err != nil {
		return v.Wrong(err, func() error { return p.letters(v) })
	}
	return v.Go(drafted, v.of("/letters/"+l.ID))
}

func (p *Pages) letter(v *Visit) error {
	l, err := p.service.Letter(v.Context(), v.Actor, v.Path("letter"))
	if err != nil {
		return err
	}
	if l.Company != v.Case.Company || l.Program != v.Program.ID {
		return store.ErrNotFound
	}
	v.Crumbs = append(v.Crumbs, Link{v.Say("Letters"), v.of("/letters")})
	data := map[string]any{"Letter": l, "Kind": v.letterKind(l.Kind), "State": v.letterState(l)}
	if v.Manages() && v.Person() && l.Sent == nil {
		written := l.Text
		if v.Field("text") != "" {
			written = v.Field("text")
		}
		revision := strconv.FormatInt(l.Revision, 10)
		data["Edit"] = v.form(v.of("/letters/"+l.ID), v.Say("Save the letter"), Field{Name: "text", Label: v.Say("Text"), Kind: "textarea", Rows: 22, Value: written, Required: true, MaxLength: 50000}).hidden("revision", revision)
		if l.Revision > 1 {
			data["Send"] = v.form(v.of("/letters/"+l.ID), v.Say("Note that it was sent")).hidden("revision", revision).hidden("step", "send").
				careful(v.Say("It was sent as it stands …"), v.Say("The letter can't be changed after that. The server sends no mail: send it yourself."))
		}
	}
	return v.Page("letter", v.Case.Name, data)
}

func (p *Pages) changeLetter(v *Visit) error {
	var err error
	if v.Field("step") == "send" {
		_, err = p.service.SendLetter(v.Context(), v.Actor, v.Path("letter"), v.Revision())
	} else {
		_, err = p.service.EditLetter(v.Context(), v.Actor, v.Path("letter"), v.Revision(), v.Field("text"))
	}
	if err != nil {
		return v.Wrong(err, func() error { return p.letter(v) })
	}
	return v.Go(saved, v.of("/letters/"+v.Path("letter")))
}
