package pages

import (
	"encoding/json"
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/diligo/diligo/internal/fact"
	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/service"
	"github.com/diligo/diligo/internal/store"
	"github.com/diligo/diligo/internal/words"
)

// questionsShown bounds the questions on a page of the form.
const questionsShown = 6

// registerFounder registers the pages of a founder's link. Its secret is part of the address, which no other site can guess, so that its
// forms need no token and can be continued on any device.
func (p *Pages) registerFounder() {
	p.founder("GET /f/{secret}", func(v *Visit) error { return p.founderPage(v, nil, nil) })
	p.founder("POST /f/{secret}", p.fill)
	p.founder("POST /f/{secret}/documents", p.founderDocument)
}

// founder registers a page for the owner of a link.
func (p *Pages) founder(pattern string, f func(*Visit) error) {
	p.open(pattern, func(v *Visit) error {
		v.Founder = true
		a, err := p.service.ActorOf(v.Context(), v.Path("secret"))
		if errors.Is(err, store.ErrNotFound) || err == nil && a.Link == nil {
			if p.door.Slow(v.w, v.Request) { // to prevent guessing
				return nil
			}
			v.Notice = Notice{Text: v.Say("This link is no longer valid, or is incomplete. Ask the sender for a new one."), Bad: true}
			return v.page(http.StatusNotFound, "failed", v.Say("Not found"), nil)
		}
		if err != nil {
			return err
		}
		v.Actor = a
		if p.door.Busy(v.w, a) {
			return nil
		}
		if v.Method == http.MethodPost {
			if err := v.read(); err != nil {
				return err
			}
		}
		return f(v)
	})
}

func (v *Visit) founderAt(below string) string { return "/f/" + v.Path("secret") + below }

// field returns a question as a field of the form.
func (v *Visit) field(q service.FounderAsked, value, wrong string) Field {
	f := Field{Name: "a:" + q.Pointer, Label: q.Text, Help: sentence(q.Help, v.Lang), Value: value, Wrong: wrong, MaxLength: 20000}
	if q.Unit != "date" {
		f.Unit = importer.UnitName(q.Unit).In(v.Lang)
	}
	if q.Example != "" && q.Kind != fact.Boolean && len(q.Choices) == 0 { // choices show the format of an answer
		f.Help = strings.TrimSpace(f.Help + " " + v.Say("For example: %s", q.Example))
	}
	switch {
	case q.Kind == fact.Boolean:
		f.Kind, f.Options = "radio", choices("yes", v.Say("Yes"), "no", v.Say("No"))
	case len(q.Choices) > 0:
		f.Kind = "radio"
		if len(q.Choices) > 7 {
			f.Kind = "select"
			f.Options = append(f.Options, Option{"", v.Say("choose one")})
		}
		for _, c := range q.Choices {
			f.Options = append(f.Options, Option{c.Value, c.Text})
		}
	case q.Kind == fact.Integer || q.Kind == fact.Number || q.Kind == fact.Percent:
		f.Mode = "decimal"
	}
	return f
}

// founderPage shows the form of a company, or the request that a link opens.
func (p *Pages) founderPage(v *Visit, wrong map[string]string, told *service.FounderAnswered) error {
	of, err := p.service.Founding(v.Context(), v.Actor, v.Lang)
	if err != nil {
		return err
	}
	if told != nil && len(wrong) == 0 {
		v.Notice = Notice{Text: v.Say("Your answers are saved.")}
		for _, s := range told.Settled {
			v.Notice.Lines = append(v.Notice.Lines, v.Say("Answered by it: %s", s))
		}
		for _, s := range told.Contradicted {
			v.Notice.Lines = append(v.Notice.Lines, v.Say("These answers contradict each other: %s", s))
		}
	}
	if len(wrong) > 0 {
		v.Notice = Notice{Text: v.Say("Some answers could not be read; the others are saved."), Bad: true}
	}
	data := map[string]any{"Of": of, "Expires": v.when(of.Expires), "Action": v.founderAt("")}
	document := Form{Action: v.founderAt("/documents"), Files: true, Button: v.Say("Submit the document"), Fields: []Field{{Name: "file", Label: v.Say("File"), Kind: "file", Required: true}}}
	data["Document"] = document
	if of.Kind == store.LinkRequest {
		data["Answer"] = Form{Action: v.founderAt(""), Button: v.Say("Send the answer"), Fields: []Field{
			{Name: "text", Label: v.Say("Answer"), Kind: "textarea", Required: true, MaxLength: 20000, Value: v.Field("text")},
			{Name: "page", Label: v.Say("Where it stands in a document"), MaxLength: 500, Value: v.Field("page")},
		}}
		return v.Page("founder-request", of.Company, data)
	}
	one := v.Query("one") != ""
	size := questionsShown
	if one {
		size = 1
	}
	from := min(v.Offset(), max(0, len(of.Questions)-1))
	shown := of.Questions[from:min(from+size, len(of.Questions))]
	var fields []Field
	for _, q := range shown {
		fields = append(fields, v.field(q, v.Field("a:"+q.Pointer), wrong["a:"+q.Pointer]))
	}
	var given []Field
	for _, g := range of.Given {
		f := v.field(g.FounderAsked, g.Value, wrong["a:"+g.Pointer])
		f.Value = g.Value
		given = append(given, f)
	}
	var lists []Named
	open := len(of.Questions)
	for _, t := range of.Tables {
		state := v.Count(len(t.Entries), "%d entry", "%d entries")
		switch {
		case t.Open && len(t.Entries) == 0:
			state = v.Say("asked for")
		case t.Open:
			state = v.Say("%s; are these all?", state)
		}
		if t.Open {
			open++
		}
		lists = append(lists, Named{Name: t.Text, Href: v.listAddress(t.Pointer), Text: state})
	}
	data["Lists"] = lists
	data["Fields"], data["Given"], data["One"], data["Left"] = fields, given, one, v.Count(open, "%d question is open", "%d questions are open")
	if from+size < len(of.Questions) {
		data["Skip"] = v.Here("from", strconv.Itoa(from+size))
	}
	if from > 0 {
		data["Back"] = v.Here("from", nonzero(max(0, from-size)))
	}
	data["As"], data["AsOne"] = v.Here("one", "", "from", ""), v.Here("one", "yes", "from", "")
	data["Action"] = v.Here()
	return v.Page("founder-form", of.Company, data)
}

// fill stores a founder's answers: all at once or, if one is invalid, each valid one.
func (p *Pages) fill(v *Visit) error {
	if v.Actor.Link.Kind == store.LinkRequest {
		told, err := p.service.AnswerAsFounder(v.Context(), v.Actor, service.Answer{Text: v.Field("text"), Page: v.Field("page")}, v.Lang)
		if err != nil {
			return v.Wrong(err, func() error { return p.founderPage(v, nil, nil) })
		}
		return p.founderPage(v, nil, &told)
	}
	answers := map[string]service.Answer{}
	for name := range v.PostForm {
		pointer, ok := strings.CutPrefix(name, "a:")
		was := v.PostFormValue("was:" + pointer)
		if value := v.Field(name); ok && value != "" && value != was {
			answers[pointer] = service.Answer{Text: value}
		}
	}
	wrong := map[string]string{}
	told, err := p.service.FillForm(v.Context(), v.Actor, answers, v.Lang)
	var bad *service.Invalid
	if errors.As(err, &bad) && len(answers) > 0 {
		told = service.FounderAnswered{}
		err = nil
		for _, pointer := range sorted(answers) {
			one, fault := p.service.FillForm(v.Context(), v.Actor, map[string]service.Answer{pointer: answers[pointer]}, v.Lang)
			if errors.As(fault, &bad) {
				text, _ := v.explain(fault)
				if len(bad.Failures) > 0 && bad.Failures[0].Hint != "" {
					text += " " + bad.Failures[0].Hint
				}
				wrong["a:"+pointer] = text
				continue
			}
			if fault != nil {
				return fault
			}
			told.Settled, told.Contradicted = append(told.Settled, one.Settled...), append(told.Contradicted, one.Contradicted...)
		}
	}
	if strings.Contains(v.Header.Get("Accept"), "application/json") { // saved while typing
		switch {
		case err != nil:
			text, status := v.explain(err)
			http.Error(v.w, text, status)
		case len(wrong) > 0:
			v.w.Header().Set("Content-Type", "application/json")
			v.w.WriteHeader(http.StatusUnprocessableEntity)
			_ = json.NewEncoder(v.w).Encode(wrong) // the client may be gone
		default:
			v.w.WriteHeader(http.StatusNoContent)
		}
		return nil
	}
	if err != nil {
		return v.Wrong(err, func() error { return p.founderPage(v, nil, nil) })
	}
	return p.founderPage(v, wrong, &told)
}

func sorted[V any](m map[string]V) (keys []string) {
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

var handedIn = done("document", said("The document is submitted."))

func (p *Pages) founderDocument(v *Visit) error {
	name, content, err := v.upload("file")
	if err == nil && len(content) == 0 {
		err = words.New("choose a file first")
	}
	if err == nil {
		_, err = p.service.AddFounderDocument(v.Context(), v.Actor, name, "application/octet-stream", strings.NewReader(string(content)))
	}
	if err != nil {
		return v.Wrong(err, func() error { return p.founderPage(v, nil, nil) })
	}
	return v.Go(handedIn, v.founderAt(""))
}
