package report

import (
	"iter"
	"unicode/utf16"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/report/phrase"
	"github.com/diligo/diligo/internal/rule"
)

// inputRule takes the place of a rule ID for an unreadable input.
const inputRule = "input"

// policyRule takes the place of a rule ID for the policies used beyond the shipped ones.
const policyRule = "policies"

// coreRule takes the place of a rule's category for a missing core fact.
const coreRule = "core"

// coreResults returns the missing core facts as unknown rules whose question asks for the fact.
func (t texts) coreResults(a *assessment.Assessment) []assessment.Result {
	var results []assessment.Result
	for _, f := range a.Summary.Core.Missing {
		results = append(results, assessment.Result{
			Rule: rule.ID(coreRule + "/" + f.Name), Category: coreRule, Outcome: rule.Unknown, Title: t.Words.LacksCore(f.Title), Questions: []string{f.Question},
		})
	}
	return results
}

// packs yields the lines about policies beyond the shipped ones, each once, with the first input judged by them.
func packs(r *assessment.Report, lang rule.Lang) iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		seen := map[string]bool{}
		for _, a := range r.Assessments {
			for _, line := range phrase.PackLines(a.Policy, lang) {
				if !seen[line] && !yield(a.Profile.Source, line) {
					return
				}
				seen[line] = true
			}
		}
	}
}

// texts provides what the machine-readable formats say, and places as code hosts count them.
type texts struct{ phrase.Phrases }

func textsFor(o phrase.Options) texts { return texts{phrase.For(o)} }

// entry is one finding with its assessment and rule.
type entry struct {
	*assessment.Assessment
	result  *assessment.Result
	finding *assessment.Finding
}

// counts reports whether the finding counts: waived and stale ones are shown but do not count.
func (e entry) counts() bool { return e.finding.Counts() }

// findings yields all findings of a report in order, including waived ones.
func findings(r *assessment.Report) iter.Seq[entry] {
	return func(yield func(entry) bool) {
		for _, a := range r.Assessments {
			for i := range a.Results {
				for k := range a.Results[i].Findings {
					if !yield(entry{a, &a.Results[i], &a.Results[i].Findings[k]}) {
						return
					}
				}
			}
		}
	}
}

// broken yields the rules that could not be evaluated.
func broken(r *assessment.Report) iter.Seq2[*assessment.Assessment, *assessment.Result] {
	return func(yield func(*assessment.Assessment, *assessment.Result) bool) {
		for _, a := range r.Assessments {
			for i := range a.Results {
				if a.Results[i].Outcome == rule.Error && !yield(a, &a.Results[i]) {
					return
				}
			}
		}
	}
}

// place is a range in an input. Lines and columns count from 1; the end is exclusive.
type place struct{ line, column, endLine, endColumn int }

// start is the place of findings without a place.
var start = place{1, 1, 1, 1}

// primary returns the finding's first location in the input, or else its first location.
func (e entry) primary() assessment.Location {
	for _, l := range e.finding.Locations {
		if l.Line > 0 {
			return l
		}
	}
	if len(e.finding.Locations) > 0 {
		return e.finding.Locations[0]
	}
	return assessment.Location{}
}

// place returns the place of a finding, with columns in characters.
func (e entry) place() place { return placeOf(e.primary()) }

func placeOf(l assessment.Location) place {
	switch {
	case l.Line == 0:
		return start
	case l.EndLine == 0: // the end of the value is unknown
		return place{l.Line, l.Column, l.Line, l.Column}
	}
	return place{l.Line, l.Column, l.EndLine, l.EndColumn}
}

// placeOfFailure returns the place of an error in an input.
func placeOfFailure(f assessment.Failure) place {
	return placeOf(assessment.Location{Line: f.Line, Column: max(f.Column, 1)})
}

// inUTF16 returns a place with columns in UTF-16 code units, as editors and code hosts count them.
func (t texts) inUTF16(source string, p place) place {
	p.column, p.endColumn = t.utf16Column(source, p.line, p.column), t.utf16Column(source, p.endLine, p.endColumn)
	return p
}

// utf16Column converts a column in characters to UTF-16 code units.
func (t texts) utf16Column(source string, line, column int) int {
	if t.Profiles == nil {
		return column
	}
	units, left := 1, column-1
	for _, r := range t.Profiles.Line(source, line) {
		if left == 0 {
			return units
		}
		units += utf16.RuneLen(r)
		left--
	}
	return units + left // past the end of the line, or the text is unknown
}

// path returns the path of an input as the code host sees it.
func (t texts) path(source string) string {
	if t.Path == nil {
		return source
	}
	return t.Path(source)
}
