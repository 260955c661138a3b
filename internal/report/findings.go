package report

import (
	"iter"
	"unicode/utf16"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/report/phrase"
	"github.com/diligo/diligo/internal/rule"
)

// inputRule stands where a rule's ID stands, for an input that could not be read.
const inputRule = "input"

// policyRule stands where a rule's ID stands, for the policies that a report rests on beside the shipped ones.
const policyRule = "policies"

// coreRule stands where a rule's category stands, for a core fact that lacks.
const coreRule = "core"

// coreResults stand for the core facts that are missing: rules that are not known, whose question asks for the fact.
func (t texts) coreResults(a *assessment.Assessment) []assessment.Result {
	var results []assessment.Result
	for _, f := range a.Summary.Core.Missing {
		results = append(results, assessment.Result{
			Rule: rule.ID(coreRule + "/" + f.Name), Category: coreRule, Outcome: rule.Unknown, Title: t.Words.LacksCore(f.Title), Questions: []string{f.Question},
		})
	}
	return results
}

// packs are what a report says of policies beside the shipped ones, each line once, at the first input that was judged by them.
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

// texts are what the formats for machines say and where: the phrases, and places as code hosts count them.
type texts struct{ phrase.Phrases }

func textsFor(o phrase.Options) texts { return texts{phrase.For(o)} }

// entry is one finding with what it belongs to.
type entry struct {
	*assessment.Assessment
	result  *assessment.Result
	finding *assessment.Finding
}

// counts reports whether the finding counts: a waived or stale one stays visible and does not.
func (e entry) counts() bool { return e.finding.Counts() }

// findings are all findings of a report in its order, the waived ones too.
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

// broken are the rules that could not be evaluated.
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

// place is a stretch of an input. Lines and columns count from 1; the end is exclusive.
type place struct{ line, column, endLine, endColumn int }

// start is the place of what has none of its own.
var start = place{1, 1, 1, 1}

// primary is the first location of a finding that stands in the input, else its first of all.
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

// place is where a finding stands, with columns in characters.
func (e entry) place() place { return placeOf(e.primary()) }

func placeOf(l assessment.Location) place {
	switch {
	case l.Line == 0:
		return start
	case l.EndLine == 0: // where the value ends is not known
		return place{l.Line, l.Column, l.Line, l.Column}
	}
	return place{l.Line, l.Column, l.EndLine, l.EndColumn}
}

// placeOfFailure is where an input is wrong.
func placeOfFailure(f assessment.Failure) place {
	return placeOf(assessment.Location{Line: f.Line, Column: max(f.Column, 1)})
}

// inUTF16 is a place in an input with columns that count UTF-16 code units, as editors and code hosts do.
func (t texts) inUTF16(source string, p place) place {
	p.column, p.endColumn = t.utf16Column(source, p.line, p.column), t.utf16Column(source, p.endLine, p.endColumn)
	return p
}

// utf16Column turns a column in characters into one in UTF-16 code units.
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
	return units + left // the end of the line is meant, or its text is not known
}

// path is where an input lies for a code host.
func (t texts) path(source string) string {
	if t.Path == nil {
		return source
	}
	return t.Path(source)
}
