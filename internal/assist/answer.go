package assist

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/diff"

	"github.com/diligo/diligo/internal/amend"
	"github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/fact"
	"github.com/diligo/diligo/internal/interview"
	"github.com/diligo/diligo/internal/jsonpointer"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/source"
	"github.com/diligo/diligo/internal/tidy"
	"github.com/diligo/diligo/internal/words"
	"github.com/diligo/diligo/policies"
)

// Asking is how to ask.
type Asking struct {
	Companied
	Who string `json:"who,omitempty" enum:"founder,finance,legal,engineering" doc:"Only what they know."`
	All bool   `json:"all,omitempty" doc:"Go on when the verdict can't change any more."`
}

// Progress is how far an interview has come.
type Progress struct {
	Settled int `json:"settled" doc:"Rules whose outcome is known."`
	Of      int `json:"of"`
	Percent int `json:"percent" doc:"Of their weight."`
}

// Choice is a word that an answer may be.
type Choice struct {
	Value string `json:"value"`
	Text  string `json:"text"`
}

// ColumnLine is a member of a table's entries.
type ColumnLine struct {
	Name    string   `json:"name"`
	Label   string   `json:"label"`
	Kind    string   `json:"kind"`
	Unit    string   `json:"unit,omitempty"`
	Choices []Choice `json:"choices,omitempty"`
}

// QuestionLine is a question to put to a person.
type QuestionLine struct {
	Pointer string       `json:"pointer"`
	Ask     string       `json:"ask" enum:"value,count,more" doc:"count and more: how many entries a list has (beside those that it names), or the entries."`
	Text    string       `json:"text"`
	Help    string       `json:"help,omitempty"`
	Example string       `json:"example,omitempty"`
	Kind    string       `json:"kind"`
	Unit    string       `json:"unit,omitempty"`
	Choices []Choice     `json:"choices,omitempty"`
	Columns []ColumnLine `json:"columns,omitempty"`
	Who     string       `json:"who"`
	Core    bool         `json:"core,omitempty" doc:"Without the fact there is no verdict."`
	Settles int          `json:"settles" doc:"Rules that wait for nothing else."`
	Why     []string     `json:"why" doc:"Titles of the rules that wait for the fact."`
}

// Asked is the next question, or why there is none.
type Asked struct {
	Company  string        `json:"company"`
	Question *QuestionLine `json:"question,omitempty"`
	End      string        `json:"end,omitempty" enum:"covered,decided" doc:"Why there is no further question."`
	Progress Progress      `json:"progress"`
	Pending  int           `json:"pending" doc:"Questions that could be asked now."`
}

// step returns where the interview of a company stands.
func (c *Clerk) step(ctx context.Context, k *Case, who string, all bool) (*interview.Step, *fact.Book, error) {
	book, err := app.BookOf(k.Judge.Set())
	if err != nil {
		return nil, nil, err
	}
	s, err := interview.New(k.Judge, book, interview.Options{Lang: c.lang, All: all, Who: fact.Who(who)}).Begin(ctx, k.Profile)
	return s, book, err
}

func nextQuestion(ctx context.Context, c *Clerk, in Asking) (out Asked, err error) {
	k, err := c.open(ctx, in.Company)
	if err != nil {
		return out, err
	}
	defer k.Release()
	s, _, err := c.step(ctx, k, in.Who, in.All)
	if err != nil {
		return out, err
	}
	return askedOf(k, s), nil
}

func askedOf(k *Case, s *interview.Step) Asked {
	p := s.Progress()
	out := Asked{Company: k.Name, Progress: Progress{p.Settled, p.Of, p.Percent}, Pending: len(s.Pending())}
	q, end := s.Next()
	if q == nil {
		out.End = string(end)
		return out
	}
	l := &QuestionLine{
		Pointer: q.Pointer, Ask: string(q.Ask), Text: short(q.Text, longText), Help: short(q.Help, longText), Example: short(q.Example, shortText), Kind: string(q.Kind), Unit: q.Unit,
		Choices: choicesOf(q.Choices), Who: string(q.Who), Core: q.Core, Settles: q.Settles, Why: []string{},
	}
	for _, column := range q.Columns {
		l.Columns = append(l.Columns, ColumnLine{column.Name, column.Label, string(column.Kind), column.Unit, choicesOf(column.Choices)})
	}
	for _, w := range firstOf(q.Why, mostPointers) {
		l.Why = append(l.Why, w.Title)
	}
	out.Question = l
	return out
}

func choicesOf(all []interview.Choice) (out []Choice) {
	for _, x := range all {
		out = append(out, Choice(x))
	}
	return out
}

// Answer is what a person answered.
type Answer struct {
	Companied
	Pointer  string `json:"pointer" maxLength:"2000" doc:"Of the question, as next_question has it."`
	Text     string `json:"text,omitempty" maxLength:"20000" doc:"As the person wrote it: 4.2m CNY, 420万, 65%, yes, 2026-10. One of text, value and aside."`
	Value    any    `json:"value,omitempty" doc:"As the schema has it."`
	Aside    string `json:"aside,omitempty" enum:"unknown,not_applicable,someone_else" doc:"Why nobody answers now."`
	Who      string `json:"who,omitempty" maxLength:"200" doc:"Who is asked instead."`
	Document string `json:"document,omitempty" maxLength:"500" doc:"The document that the person named behind the answer."`
	Page     string `json:"page,omitempty" maxLength:"100"`
}

// Answered is what an answer settled, and what to ask next.
type Answered struct {
	Settled []string `json:"settled" doc:"Titles of the rules whose outcome is known now."`
	Level   string   `json:"level" doc:"How well the fact counts as supported: always claimed."`
	Next    Asked    `json:"next"`
}

// toldBy is the source of an answer that names no document.
const toldBy = "answer in an interview led by an assistant"

func answer(ctx context.Context, c *Clerk, in Answer) (out Answered, err error) {
	k, err := c.open(ctx, in.Company)
	if err != nil {
		return out, err
	}
	defer k.Release()
	s, _, err := c.step(ctx, k, "", true)
	if err != nil {
		return out, err
	}
	pending := s.Pending()
	i := slices.IndexFunc(pending, func(q *interview.Question) bool { return q.Pointer == in.Pointer })
	if i < 0 {
		return out, words.Errorf("no question asks for %s now: only what is missing can be answered, and nothing is overwritten", short(in.Pointer, shortText))
	}
	q := pending[i]
	a := interview.Answer{Document: in.Document, Page: in.Page}
	given := 0
	for _, there := range []bool{in.Text != "", in.Value != nil, in.Aside != ""} {
		if there {
			given++
		}
	}
	switch {
	case given != 1:
		return out, words.Errorf("give one of text, value and aside")
	case in.Aside != "":
		a.Aside = &interview.Aside{Why: in.Aside, Who: in.Who}
	case in.Text != "":
		if a.Value, err = s.Value(q, strings.TrimSpace(in.Text)); err != nil {
			return out, c.refusal(err)
		}
	default:
		a.Value = in.Value
	}
	if a.Aside == nil && a.Document == "" {
		a.Document = toldBy
	}
	edits, err := s.Edits(q, a)
	if err != nil {
		return out, c.refusal(err)
	}
	next, settled, err := s.Apply(ctx, edits)
	if err != nil {
		return out, c.refusal(err)
	}
	text, err := c.amended(k, edits, next.Profile())
	if err != nil {
		return out, err
	}
	if err := c.desk.Keep(ctx, k, text); err != nil {
		return out, err
	}
	out = Answered{Settled: []string{}, Level: "claimed", Next: askedOf(k, next)}
	for _, r := range firstOf(settled, 60) {
		out.Settled = append(out.Settled, r.Title)
	}
	return out, nil
}

// refusal words why an answer can't be read.
func (c *Clerk) refusal(err error) error {
	what, hint, refused := interview.Refusal(err, c.lang)
	if !refused {
		return err
	}
	if hint != "" {
		what += "; " + hint
	}
	return errors.New(what)
}

// amended returns the text of a case's profile with edits: it says what the edited profile says, or there is an error.
func (c *Clerk) amended(k *Case, edits []profile.Edit, edited *profile.Profile) ([]byte, error) {
	text, p, err := amend.Profile(k.Text, k.Format, edits, edited,
		func(text []byte) ([]byte, error) { return c.laidOut(k, text) },
		func(text []byte) (*profile.Profile, error) {
			p, failures := k.Judge.Decode(source.Record{Source: k.Name, Data: text, Format: k.Format})
			if len(failures) > 0 {
				return nil, errors.New(failures[0].Error)
			}
			return p, nil
		})
	if err != nil {
		return nil, err
	}
	p.Release()
	return text, nil
}

// laidOut gives a text the layout of profiles in JSON, where it had that before.
func (c *Clerk) laidOut(k *Case, text []byte) ([]byte, error) {
	if k.Format != profile.FormatJSON {
		return text, nil
	}
	t, err := tidy.New([]byte(policies.Schema), k.Judge.Catalogue().Vocabulary)
	if err != nil {
		return nil, err
	}
	if before, err := t.Format(k.Name, k.Text); err != nil || !bytes.Equal(before, k.Text) {
		return text, nil //nolint:nilerr // then nobody has laid it out
	}
	return t.Format(k.Name, text)
}

// unified returns the difference of two texts for a person to read and to apply.
func unified(name string, before, after []byte) string {
	if bytes.Equal(before, after) {
		return ""
	}
	return string(diff.Diff("a/"+name, before, "b/"+name, after))
}

// provenancePointer returns where the provenance of a fact stands.
func provenancePointer(pointer string) string { return "/provenance" + jsonpointer.Of(pointer) }

// numbered returns a value with its numbers as they are written.
func numbered(v any) any {
	switch x := v.(type) {
	case float64:
		raw, err := json.Marshal(x)
		if err == nil {
			return json.Number(raw)
		}
	case int:
		raw, err := json.Marshal(x)
		if err == nil {
			return json.Number(raw)
		}
	}
	return v
}
