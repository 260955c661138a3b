package target

import (
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/rule"
)

// identity is what makes two findings of two assessments the same.
type identity struct{ rule, kind, subject, places string }

func identify(r assessment.Result, f assessment.Finding) identity {
	var places []string
	for _, l := range f.Locations {
		places = append(places, l.Pointer)
	}
	slices.Sort(places)
	return identity{string(r.Rule), f.Kind, f.Subject, strings.Join(places, " ")}
}

// effects compares the assessment before with one after: which findings have gone beside the one that was to clear, which
// have come, and which rules have lost their answer.
func (s *search) effects(after *assessment.Assessment) (clears, breaks []assessment.Change, unknown []rule.ID) {
	own := identify(s.result, s.finding)
	was, is := findings(s.before), findings(after)
	for _, r := range s.before.Results {
		for _, f := range r.Findings {
			if id := identify(r, f); !is[id] && id != own {
				clears = append(clears, changeOf(r, f))
			}
		}
	}
	outcomes := map[rule.ID]rule.Outcome{}
	for _, r := range s.before.Results {
		outcomes[r.Rule] = r.Outcome
	}
	for _, r := range after.Results {
		for _, f := range r.Findings {
			if !was[identify(r, f)] {
				breaks = append(breaks, changeOf(r, f))
			}
		}
		if lost := r.Outcome == rule.Unknown || r.Outcome == rule.Error; lost && outcomes[r.Rule] != r.Outcome {
			unknown = append(unknown, r.Rule)
		}
	}
	return without(clears, breaks), without(breaks, clears), unknown
}

// without drops the findings that another list has of the same rule, subject and severity: they stand, on other facts.
func without(changes, others []assessment.Change) []assessment.Change {
	return slices.DeleteFunc(slices.Clone(changes), func(c assessment.Change) bool {
		return slices.ContainsFunc(others, func(o assessment.Change) bool {
			return o.Rule == c.Rule && o.Subject == c.Subject && o.Severity == c.Severity
		})
	})
}

func findings(a *assessment.Assessment) map[identity]bool {
	all := map[identity]bool{}
	for _, r := range a.Results {
		for _, f := range r.Findings {
			all[identify(r, f)] = true
		}
	}
	return all
}

func changeOf(r assessment.Result, f assessment.Finding) assessment.Change {
	return assessment.Change{Rule: r.Rule, Title: r.Title, Severity: f.Severity, Kind: f.Kind, Subject: f.Subject}
}
