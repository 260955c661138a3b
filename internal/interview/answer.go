package interview

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/diligo/diligo/internal/fact"
	"github.com/diligo/diligo/internal/lazyregexp"
	"github.com/diligo/diligo/internal/rule"
)

// Value returns what a text says in answer to a question, as people write: "4.2m CNY", "420万", a choice by its number, "none". An amount without a
// currency is in that of the company's accounts. The error is a *Refused or a *fact.Unread.
func (s *Step) Value(q *Question, text string) (any, error) {
	if q.Kind == fact.Texts && slices.Contains([]string{"none", "no", "0", "无", "没有"}, strings.ToLower(text)) {
		return []any{}, nil
	}
	if q.Ask == AskCount || q.Ask == AskMore && q.Kind == fact.Table {
		if slices.Contains([]string{"none", "no", "无", "没有"}, strings.ToLower(text)) {
			return 0, nil
		}
		n, err := strconv.Atoi(text)
		if err != nil {
			return nil, NotACount
		}
		return n, nil
	}
	if n, err := strconv.Atoi(text); err == nil && len(q.Choices) > 0 && n >= 1 && n <= len(q.Choices) {
		return q.Choices[n-1].Value, nil
	}
	return q.Fact.Value(s.interview.book, text, s.currency())
}

// currency is that of the company's accounts, or "".
func (s *Step) currency() string {
	value, _ := s.profile.Lookup("/company/reporting_currency")
	currency, _ := value.(string)
	return currency
}

// Read parses a line typed in answer to a question: a value (see Value), optionally followed by its document in brackets, or a mark that sets
// the question aside: ? for unknown, - for not applicable, @NAME for another person. The error is a *Refused or a *fact.Unread.
func (s *Step) Read(q *Question, line string) (Answer, error) {
	switch {
	case line == "?" || line == "？":
		return Answer{Aside: &Aside{Why: Unknown}}, nil
	case line == "-" || line == "－":
		return Answer{Aside: &Aside{Why: NotApplicable}}, nil
	case strings.HasPrefix(line, "@") && len(line) > 1:
		return Answer{Aside: &Aside{Why: SomeoneElse, Who: strings.TrimSpace(line[1:])}}, nil
	}
	var a Answer
	line, a.Document, a.Page = Sourced(line)
	var err error
	a.Value, err = s.Value(q, line)
	return a, err
}

// ListsEntries reports whether a line that should say how many entries there are lists them instead.
func (q *Question) ListsEntries(line string) bool {
	return len(q.Columns) > 1 && strings.ContainsAny(line, ";；\t")
}

// Entry parses a line as an entry of the list that a question asks for: its members in the order of the question's columns, separated by ; or
// tabs. Empty fields, ? and missing trailing fields are unknown. The error is a *Refused.
func (s *Step) Entry(q *Question, line string) (map[string]any, error) {
	line = strings.NewReplacer("；", ";", "\t", ";").Replace(line)
	cells := strings.Split(strings.TrimSuffix(line, ";"), ";")
	if len(cells) > len(q.Columns) {
		return nil, &Refused{
			What: rule.Saying("the line has %d parts, and an entry %d", len(cells), len(q.Columns)), Hint: rule.Said("separate them with ; in the order of the question"),
		}
	}
	entry := map[string]any{}
	for i, text := range cells {
		if text = strings.TrimSpace(text); text == "" || text == "?" || text == "？" {
			continue
		}
		value, err := q.Columns[i].Fact.Value(s.interview.book, text, s.currency())
		var unread *fact.Unread
		if errors.As(err, &unread) {
			return nil, &Refused{What: rule.Saying("%s: %s", q.Columns[i].Fact.Label, unread.What), Hint: unread.Hint}
		}
		if err != nil {
			return nil, err
		}
		entry[q.Columns[i].Name] = value
	}
	return entry, nil
}

// Refusal returns what is wrong with an answer and what to write instead, in lang; ok is false for any other error.
func Refusal(err error, lang rule.Lang) (what, hint string, ok bool) {
	var refused *Refused
	var unread *fact.Unread
	switch {
	case errors.As(err, &refused):
		return refused.What.In(lang), refused.Hint.In(lang), true
	case errors.As(err, &unread):
		return unread.What.In(lang), unread.Hint.In(lang), true
	}
	return "", "", false
}

// sourceIn is the document behind an answer, in brackets.
var sourceIn = lazyregexp.New(`^(.*?)\s*[\[［【]([^\]］】]+)[\]］】]$`)

var pageIn = lazyregexp.New(`^(.*?)(?:[,，]?\s*p\.\s*|[,，]?\s*第\s*)(\d+)\s*页?$`)

// Sourced separates an answer from the document in brackets behind it, and the document's page.
func Sourced(text string) (answer, document, page string) {
	text = strings.TrimSpace(text)
	m := sourceIn.FindStringSubmatch(text)
	if m == nil {
		return text, "", ""
	}
	document = strings.TrimSpace(m[2])
	if p := pageIn.FindStringSubmatch(document); p != nil {
		document, page = p[1], p[2]
	}
	return m[1], document, page
}
