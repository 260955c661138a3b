package interview

import (
	"slices"
	"strconv"
	"strings"

	"github.com/diligo/diligo/internal/fact"
)

// Value is what a text says in answer to a question, as people write: "4.2m CNY", "420万", a choice by its number, "none". An amount without a
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
	currency := ""
	if value, ok := s.profile.Lookup("/company/reporting_currency"); ok {
		currency, _ = value.(string)
	}
	return q.Fact.Value(s.interview.book, text, currency)
}
