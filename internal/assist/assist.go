// Package assist implements what assistants may do: check a company, page through findings, explain a verdict, lead an interview, try changes,
// find targets, forecast, compare companies, and propose facts that they can quote. Every answer is structured and bounded, whatever the
// profile. An assistant can't make a fact more credible: what it enters is claimed and names its source, and proposals are diffs for a person to
// accept. Texts of profiles and documents are passed on as data and never followed.
//
// A Desk determines where companies are stored: files in a folder, or the programs of a server. The protocol is implemented by package mcp.
package assist

import (
	"bytes"
	"context"
	"encoding/json"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/danielgtaylor/huma/v2"

	"github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/words"
)

// Company is one that a desk has.
type Company struct {
	Company string `json:"company" doc:"What to call it in other tools."`
	Name    string `json:"name,omitempty"`
	Program string `json:"program,omitempty" doc:"The program that judges it, where there are several."`
}

// Case is a company's profile with what judges it. It must be released.
type Case struct {
	Name     string // of the company at the desk
	Judge    *app.Judge
	Timeless *app.Judge // judges as of the profile's own day, for what looks ahead
	Profile  *profile.Profile
	Text     []byte
	Format   profile.Format
	Revision int64 // of the profile, where the desk counts them
}

// Release gives the memory of the profile back.
func (c *Case) Release() { c.Profile.Release() }

// Desk is where companies lie. It is safe for concurrent use.
type Desk interface {
	// Judge is what judges where no company is meant.
	Judge(ctx context.Context) (*app.Judge, error)
	// Companies lists up to limit companies that can be opened, starting after a name.
	Companies(ctx context.Context, after string, limit int) ([]Company, error)
	// Open opens a company.
	Open(ctx context.Context, company string) (*Case, error)
	// Document is the text of a document about the company, and the SHA-256 of its file.
	Document(ctx context.Context, company, name string) (text, sha256 string, err error)
	// Keep writes an edited profile, unless it was changed since the case was opened.
	Keep(ctx context.Context, c *Case, text []byte) error
	// Writes reports whether Keep can be asked at all.
	Writes() bool
	// Today is the first day of what looks ahead, YYYY-MM-DD.
	Today() string
}

// Budget is the maximum size of an answer's JSON in bytes. It is sent twice, as structure and as text; together that is below 25,000 tokens at
// two bytes each.
const Budget = 23_000

// Tool is one thing that an assistant can do.
type Tool struct {
	Name               string
	Title, Description string // in English; of the catalogue of words
	ReadOnly           bool
	input              *huma.Schema
	registry           huma.Registry
	output             reflect.Type
	call               func(ctx context.Context, c *Clerk, raw json.RawMessage) (any, error)
}

// Clerk does what assistants ask at a desk.
type Clerk struct {
	desk Desk
	lang words.Lang
}

// New makes a clerk.
func New(d Desk, lang words.Lang) *Clerk { return &Clerk{desk: d, lang: lang} }

// Lang returns the language of its texts.
func (c *Clerk) Lang() words.Lang { return c.lang }

// Tools returns those that the desk allows, in a fixed order.
func (c *Clerk) Tools() []Tool {
	var all []Tool
	for _, t := range tools() {
		if t.ReadOnly || c.desk.Writes() {
			all = append(all, t)
		}
	}
	return all
}

// prefix is where the schemas of parts stand.
const prefix = "#/$defs/"

// newTool makes a tool of a function.
func newTool[I, O any](name, title, description string, readOnly bool, f func(ctx context.Context, c *Clerk, in I) (O, error)) Tool {
	r := huma.NewMapRegistry(prefix, huma.DefaultSchemaNamer)
	return Tool{
		Name: name, Title: title, Description: description, ReadOnly: readOnly,
		registry: r, input: huma.SchemaFromType(r, reflect.TypeFor[I]()), output: reflect.TypeFor[O](),
		call: func(ctx context.Context, c *Clerk, raw json.RawMessage) (any, error) {
			var in I
			d := json.NewDecoder(bytes.NewReader(raw))
			d.UseNumber()
			if err := d.Decode(&in); err != nil {
				return nil, words.Errorf("the arguments can't be read: %w", err)
			}
			return f(ctx, c, in)
		},
	}
}

// InputSchema returns the JSON Schema of the arguments.
func (t Tool) InputSchema() json.RawMessage { return schemaOf(t.registry, t.input) }

// OutputSchema returns the JSON Schema of the answer.
func (t Tool) OutputSchema() json.RawMessage {
	r := huma.NewMapRegistry(prefix, huma.DefaultSchemaNamer)
	return schemaOf(r, huma.SchemaFromType(r, t.output))
}

// schemaOf writes a schema with those of its parts.
func schemaOf(r huma.Registry, s *huma.Schema) json.RawMessage {
	text, err := json.Marshal(s)
	if err != nil { // which no type of ours can cause
		panic(err)
	}
	parts := r.Map()
	if len(parts) == 0 {
		return text
	}
	defs, err := json.Marshal(parts)
	if err != nil {
		panic(err)
	}
	return append(append(bytes.TrimSuffix(text, []byte("}")), []byte(`,"$defs":`)...), append(defs, '}')...)
}

// Call lets the desk's clerk use a tool. The error is for whoever asked.
func (c *Clerk) Call(ctx context.Context, name string, arguments json.RawMessage) (any, error) {
	for _, t := range c.Tools() {
		if t.Name != name {
			continue
		}
		if len(arguments) == 0 || string(arguments) == "null" {
			arguments = json.RawMessage("{}")
		}
		var value any
		if err := json.Unmarshal(arguments, &value); err != nil {
			return nil, words.Errorf("the arguments can't be read: %w", err)
		}
		var found huma.ValidateResult
		huma.Validate(t.registry, t.input, huma.NewPathBuffer([]byte{}, 0), huma.ModeWriteToServer, value, &found)
		if len(found.Errors) > 0 {
			return nil, words.Errorf("the arguments do not fit: %s", firstLines(found.Errors))
		}
		return t.call(ctx, c, arguments)
	}
	return nil, words.Errorf("there is no tool %q", name)
}

// firstLines returns the first errors.
func firstLines(all []error) string {
	var lines []string
	for _, err := range all[:min(len(all), 5)] {
		lines = append(lines, err.Error())
	}
	return strings.Join(lines, "; ")
}

// open opens a company for the time of an answer.
func (c *Clerk) open(ctx context.Context, company string) (*Case, error) {
	if strings.TrimSpace(company) == "" {
		return nil, words.Errorf("name a company: the tool companies lists them")
	}
	return c.desk.Open(ctx, company)
}

// page takes of a list what fits, from a cursor on.
func page[T any](all []T, cursor string, limit, budget int) (items []T, next string, err error) {
	from := 0
	if cursor != "" {
		if from, err = strconv.Atoi(cursor); err != nil || from < 0 {
			return nil, "", words.Errorf("the cursor %q was not given by this server", cursor)
		}
	}
	items = []T{}
	for i := from; i < len(all); i++ {
		size := sizeOf(all[i]) + 1
		if len(items) == limit || size > budget && len(items) > 0 {
			return items, strconv.Itoa(i), nil
		}
		budget -= size
		items = append(items, all[i])
	}
	return items, "", nil
}

// sizeOf returns how many bytes a value has as JSON.
func sizeOf(v any) int {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if e.Encode(v) != nil {
		return Budget
	}
	return b.Len()
}

// Lengths of texts in answers, in characters.
const (
	shortText = 160
	longText  = 700
)

// short cuts a text.
func short(text string, most int) string {
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	return string(runes[:most-1]) + "…"
}

// brief returns a value as it can be shown in an answer: long texts are cut, lists and large objects told by their size.
func brief(v any) any {
	switch x := v.(type) {
	case string:
		return short(x, shortText)
	case []any:
		if len(x) <= 5 && sizeOf(x) < 300 {
			return x
		}
		return strconv.Itoa(len(x)) + " entries"
	case map[string]any:
		if sizeOf(x) < 300 {
			return x
		}
		return strconv.Itoa(len(x)) + " members"
	}
	return v
}

// IsText reports whether the content of a file is a text.
func IsText(content []byte) bool { return utf8.Valid(content) && bytes.IndexByte(content, 0) < 0 }
