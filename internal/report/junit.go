package report

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"iter"
	"slices"
	"strconv"
	"strings"

	"github.com/jstemmer/go-junit-report/v2/junit"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/report/inert"
	"github.com/diligo/diligo/internal/report/phrase"
	"github.com/diligo/diligo/internal/rule"
)

// writeJUnit writes a test suite per profile with a test case per rule, and a suite with an error per unreadable input. The root's totals
// precede the suites, so the suites are generated twice rather than kept in memory.
func writeJUnit(w io.Writer, r *assessment.Report, o phrase.Options) error {
	t := textsFor(o)
	var total junit.Testsuites
	for s := range t.suites(r) {
		total.AddSuite(s)
		total.Suites = nil
	}
	b := bufio.NewWriter(w)
	b.WriteString(xml.Header)
	e := xml.NewEncoder(b)
	e.Indent("", "  ")
	attribute := func(name string, n int) xml.Attr {
		return xml.Attr{Name: xml.Name{Local: name}, Value: strconv.Itoa(n)}
	}
	root := xml.StartElement{Name: xml.Name{Local: "testsuites"}, Attr: []xml.Attr{
		attribute("tests", total.Tests), attribute("failures", total.Failures), attribute("errors", total.Errors),
	}}
	if err := e.EncodeToken(root); err != nil {
		return err
	}
	for s := range t.suites(r) {
		if err := e.EncodeElement(s, xml.StartElement{Name: xml.Name{Local: "testsuite"}}); err != nil {
			return err
		}
	}
	if err := e.EncodeToken(root.End()); err != nil {
		return err
	}
	if err := e.Close(); err != nil {
		return err
	}
	b.WriteByte('\n')
	return b.Flush()
}

// suites yields the test suites of a report: first the unreadable inputs, each with all its problems, then the profiles.
func (t texts) suites(r *assessment.Report) iter.Seq[junit.Testsuite] {
	return func(yield func(junit.Testsuite) bool) {
		id := 0
		suite := func(source string) junit.Testsuite {
			id++
			return junit.Testsuite{Name: inert.Clean(source), ID: id - 1, Time: "0"} // nothing is timed, so the time is 0
		}
		for i := 0; i < len(r.Failures); {
			source := r.Failures[i].Source
			var lines []string
			for ; i < len(r.Failures) && r.Failures[i].Source == source; i++ {
				p := placeOfFailure(r.Failures[i])
				lines = append(lines, fmt.Sprintf("%s:%d:%d: %s", inert.Clean(source), p.line, p.column, phrase.Problem(r.Failures[i])))
			}
			s := suite(source)
			s.AddTestcase(junit.Testcase{
				Name: t.Words.Unreadable, Classname: inputRule,
				Error: &junit.Result{Message: lines[0], Type: inputRule, Data: strings.Join(lines, "\n")},
			})
			if !yield(s) {
				return
			}
		}
		for _, a := range r.Assessments {
			s := suite(a.Profile.Place())
			for _, p := range t.properties(a) {
				if p.Value != "" {
					s.AddProperty(p.Name, inert.Clean(p.Value))
				}
			}
			for _, result := range slices.Concat(t.coreResults(a), a.Results) {
				s.AddTestcase(t.testcase(a, result))
			}
			if !yield(s) {
				return
			}
		}
	}
}

func (t texts) properties(a *assessment.Assessment) []junit.Property {
	properties := []junit.Property{
		{Name: "company", Value: a.Profile.Name}, {Name: "stage", Value: a.Profile.Stage}, {Name: "as_of", Value: a.Profile.AsOf},
		{Name: "sha256", Value: a.Profile.SHA256}, {Name: "policy", Value: a.Policy.Revision},
		{Name: "verdict", Value: string(a.Summary.Verdict)}, {Name: "score", Value: phrase.Interval(a.Summary.Score.Low, a.Summary.Score.High)},
		{Name: "coverage", Value: fmt.Sprintf("%d%%", a.Summary.Coverage)}, {Name: "checklist", Value: a.Checklist.Name},
	}
	for _, c := range a.Policy.Parameters {
		properties = append(properties, junit.Property{Name: "parameter", Value: t.Parameter(c)})
	}
	for _, line := range phrase.PackLines(a.Policy, t.Lang) {
		properties = append(properties, junit.Property{Name: "policy pack", Value: line})
	}
	return properties
}

// testcase returns the test case of a rule. A rule that neither passed nor failed is skipped with the reason.
func (t texts) testcase(a *assessment.Assessment, r assessment.Result) junit.Testcase {
	c := junit.Testcase{Name: fmt.Sprintf("%s: %s", r.Rule, inert.Clean(r.Title)), Classname: r.Category}
	switch r.Outcome {
	case rule.Error:
		c.Error = &junit.Result{Message: inert.Clean(r.Error), Type: string(rule.Error)}
	case rule.Unknown:
		c.Skipped = &junit.Result{Message: inert.Clean(strings.Join(append([]string{t.Words.Outcome[r.Outcome] + ":"}, r.Questions...), " "))}
	case rule.NotApplicable:
		c.Skipped = &junit.Result{Message: t.Words.Outcome[r.Outcome]}
	case rule.Fail:
		var counted, waived []string // waived includes stale findings
		for _, f := range r.Findings {
			p := entry{a, &r, &f}.place()
			at := fmt.Sprintf("%s:%d:%d: ", inert.Clean(a.Profile.Source), p.line, p.column)
			if f.Waiver != nil {
				waived = append(waived, at+inert.Clean(f.Message)+t.Aside(t.Waiver(*f.Waiver)))
				continue
			}
			if f.Stale {
				waived = append(waived, at+inert.Clean(f.Message))
				continue
			}
			text := at + t.Words.Severity[f.Severity] + ": " + phrase.Detail(f)
			if basis := t.ComparedWith(r, f); basis != "" {
				text += "\n" + basis
			}
			counted = append(counted, text)
		}
		if len(counted) == 0 {
			c.Skipped = &junit.Result{Message: strings.Join(waived, "\n")}
			break
		}
		first := slices.IndexFunc(r.Findings, func(f assessment.Finding) bool { return f.Counts() })
		c.Failure = &junit.Result{
			Message: inert.Clean(r.Findings[first].Message), Type: r.Worst().String(), Data: strings.Join(append(counted, waived...), "\n\n"),
		}
	}
	return c
}
