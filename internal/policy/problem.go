package policy

import (
	"cmp"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/diligo/diligo/internal/words"
	"github.com/open-policy-agent/opa/v1/ast"
)

// Problem is what is wrong at one place of the policies.
type Problem struct {
	File   string        `json:"file"`
	Line   int           `json:"line,omitempty"` // from 1; 0 when the file as a whole is meant
	Column int           `json:"column,omitempty"`
	Text   words.Message `json:"problem"`
	Hint   words.Message `json:"hint,omitzero"` // what to do
}

// String returns the problem in English.
func (p Problem) String() string { return p.In(words.English) }

// In returns the problem in a language: in one line, with the hint in the next.
func (p Problem) In(lang words.Lang) string {
	text := p.Text.In(lang)
	switch {
	case p.Line > 0 && p.File == "":
		text = words.Say(lang, "%s: %s", words.Text("line %d, column %d", p.Line, p.Column), p.Text)
	case p.Line > 0:
		text = words.Say(lang, "%s: %s", fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column), p.Text)
	case p.File != "":
		text = words.Say(lang, "%s: %s", p.File, p.Text)
	}
	if !p.Hint.IsZero() {
		text += "\n    " + p.Hint.In(lang)
	}
	return Printable(text)
}

// Printable returns a text with what could steer a terminal escaped; line breaks stay. Packs are written by others too.
func Printable(text string) string {
	if strings.IndexFunc(text, steers) < 0 {
		return text
	}
	var out strings.Builder
	for _, r := range text {
		if steers(r) {
			out.WriteString(strings.Trim(strconv.QuoteRune(r), "'"))
			continue
		}
		out.WriteRune(r)
	}
	return out.String()
}

func steers(r rune) bool { return r != '\n' && !unicode.IsPrint(r) }

// Problems is all that is wrong with policies, as an error.
type Problems []Problem

func (p Problems) Error() string { return p.In(words.English) }

// In returns the problems in a language, each on lines of its own.
func (p Problems) In(lang words.Lang) string {
	lines := make([]string, 0, len(p))
	for _, one := range p {
		lines = append(lines, one.In(lang))
	}
	return strings.Join(lines, "\n")
}

// err is nil when there is no problem.
func (p Problems) err() error {
	if len(p) == 0 {
		return nil
	}
	return words.Errorf("policies that can't be used:\n%w", p)
}

// Sort puts problems in the order of files and lines, each once. It is never nil.
func (p Problems) Sort() Problems {
	slices.SortFunc(p, func(a, b Problem) int {
		return cmp.Or(strings.Compare(a.File, b.File), a.Line-b.Line, a.Column-b.Column, strings.Compare(a.Text.String(), b.Text.String()))
	})
	out := Problems{}
	for i, one := range p {
		if i+1 < len(p) && one.isAt(p[i+1]) && strings.HasPrefix(p[i+1].Text.String(), one.Text.String()) {
			continue // OPA says some things twice, once with more words
		}
		out = append(out, one)
	}
	return out
}

// isAt reports whether two problems are at one place.
func (p Problem) isAt(other Problem) bool {
	return p.File == other.File && p.Line == other.Line && p.Column == other.Column
}

func problemAt(l *ast.Location, format string, values ...any) Problem {
	return Problem{File: l.File, Line: l.Row, Column: l.Col, Text: words.Text(format, values...)}
}

// ProblemsOf returns the problems that an error of OPA tells of, or the one of a data file.
func ProblemsOf(file string, err error) Problems {
	var found ast.Errors
	var one *ast.Error
	switch {
	case errors.As(err, &found):
	case errors.As(err, &one):
		found = ast.Errors{one}
	default:
		p := Problem{File: file, Text: words.Text("%s", err)}
		if m := regexp.MustCompile(`line (\d+)`).FindStringSubmatch(err.Error()); m != nil {
			p.Line, _ = strconv.Atoi(m[1])
			p.Column = 1
		}
		return Problems{p}
	}
	var out Problems
	for _, e := range found {
		p := Problem{File: file, Text: words.Foreign(e.Code + ": " + e.Message)}
		if e.Location != nil {
			p.File, p.Line, p.Column = e.Location.File, e.Location.Row, max(e.Location.Col, 1) // 0 at the end of a file
		}
		if name, ok := strings.CutPrefix(e.Message, "undefined function "); ok && isForbidden(name) {
			p.Hint = words.Text("A policy sees the profile and nothing else: no network, clock, randomness or environment.")
		}
		if p.Hint.IsZero() && e.Code == ast.TypeErr && e.Details != nil {
			p.Hint = words.Foreign(strings.Join(e.Details.Lines(), "\n    "))
		}
		out = append(out, p)
	}
	return out
}
