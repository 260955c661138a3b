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

// effects compares the assessment before with the results after of the rules that could see the edits: which findings have gone beside
// the one that was to clear, which are less severe, which have come or are worse, and which rules have lost their answer.
func (s *search) effects(after []assessment.Result) (clears, eases, breaks []assessment.Change, unknown []rule.ID) {
	own := identify(s.result, s.finding)
	is, now := map[identity]bool{}, map[rule.ID]bool{}
	for _, r := range after {
		now[r.Rule] = true
		for _, f := range r.Findings {
			is[identify(r, f)] = true
		}
	}
	was, outcomes := map[identity]bool{}, map[rule.ID]rule.Outcome{}
	for _, r := range s.before.Results {
		if !now[r.Rule] {
			continue
		}
		outcomes[r.Rule] = r.Outcome
		for _, f := range r.Findings {
			id := identify(r, f)
			was[id] = true
			if !is[id] && id != own {
				clears = append(clears, changeOf(r, f))
			}
		}
	}
	for _, r := range after {
		for _, f := range r.Findings {
			if was[identify(r, f)] {
				continue
			}
			came := changeOf(r, f)
			i := slices.IndexFunc(clears, func(gone assessment.Change) bool { return gone.Rule == came.Rule && gone.Subject == came.Subject })
			if i < 0 {
				breaks = append(breaks, came)
				continue
			}
			// It is the same finding, of another kind or on other facts.
			switch gone := clears[i]; {
			case came.Severity < gone.Severity:
				eases = append(eases, came)
			case came.Severity > gone.Severity:
				breaks = append(breaks, came)
			}
			clears = slices.Delete(clears, i, i+1)
		}
		if lost := r.Outcome == rule.Unknown || r.Outcome == rule.Error; lost && outcomes[r.Rule] != r.Outcome {
			unknown = append(unknown, r.Rule)
		}
	}
	return clears, eases, breaks, unknown
}

func changeOf(r assessment.Result, f assessment.Finding) assessment.Change {
	return assessment.Change{Rule: r.Rule, Title: r.Title, Severity: f.Severity, Kind: f.Kind, Subject: f.Subject}
}
