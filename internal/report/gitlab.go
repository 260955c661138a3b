package report

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"strings"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/report/inert"
	"github.com/diligo/diligo/internal/report/phrase"
	"github.com/diligo/diligo/internal/rule"
)

// qualityIssue is an entry of GitLab's Code Quality report.
type qualityIssue struct {
	Description string          `json:"description"`
	CheckName   string          `json:"check_name"`
	Fingerprint string          `json:"fingerprint"`
	Severity    string          `json:"severity"`
	Location    qualityLocation `json:"location"`
}

type qualityLocation struct {
	Path  string       `json:"path"`
	Lines qualityLines `json:"lines"`
}

type qualityLines struct {
	Begin int `json:"begin"`
}

var qualitySeverity = map[rule.Severity]string{
	rule.Critical: "blocker", rule.High: "critical", rule.Medium: "major", rule.Low: "minor", rule.Info: "info",
}

// writeGitLab writes a Code Quality report. Waived and unknown results are left out, except for missing core facts. Unreadable inputs and
// rules that could not be evaluated are blockers, so that they never make a merge request look clean.
func writeGitLab(w io.Writer, r *assessment.Report, o phrase.Options) error {
	b := bufio.NewWriter(w)
	e := json.NewEncoder(b) // Encode ends each value with a newline
	e.SetEscapeHTML(false)
	b.WriteByte('[')
	first := true
	for issue := range textsFor(o).issues(r) {
		if !first {
			b.WriteByte(',')
		}
		first = false
		if err := e.Encode(issue); err != nil {
			return err
		}
	}
	b.WriteString("]\n")
	return b.Flush()
}

func (t texts) issues(r *assessment.Report) iter.Seq[qualityIssue] {
	return func(yield func(qualityIssue) bool) {
		seen := map[string]int{}
		issue := func(source string, p place, severity, check, identity, description string) bool {
			path := inert.Clean(t.path(source))
			key := strings.Join([]string{path, check, identity}, "\n")
			seen[key]++
			return yield(qualityIssue{
				Description: strings.ReplaceAll(description, "\n", " "), CheckName: check, Severity: severity,
				Fingerprint: hashed(key, seen[key]), Location: qualityLocation{Path: path, Lines: qualityLines{Begin: p.line}},
			})
		}
		for _, f := range r.Failures {
			if !issue(f.Source, placeOfFailure(f), "blocker", inputRule, f.Pointer+" "+f.Error, phrase.Problem(f)) {
				return
			}
		}
		for a, result := range broken(r) {
			if !issue(a.Profile.Source, start, "blocker", string(result.Rule), "", inert.Clean(result.Error)) {
				return
			}
		}
		for _, a := range r.Assessments {
			for _, lacking := range t.coreResults(a) {
				if !issue(a.Profile.Source, start, "info", string(lacking.Rule), "", lacking.Title+": "+lacking.Questions[0]) {
					return
				}
			}
		}
		for source, text := range packs(r, t.Lang) {
			if !issue(source, start, "info", policyRule, text, text) {
				return
			}
		}
		for e := range findings(r) {
			if e.counts() && !issue(e.Profile.Source, e.place(), qualitySeverity[e.finding.Severity], string(e.result.Rule), e.finding.Fingerprint, phrase.Detail(*e.finding)) {
				return
			}
		}
	}
}

// hashed returns the fingerprint of the nth issue with the same key: GitLab treats issues with equal fingerprints as one.
func hashed(key string, nth int) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\n%d", key, nth))
	return hex.EncodeToString(sum[:16])
}
