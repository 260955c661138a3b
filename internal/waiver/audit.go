package waiver

import (
	"slices"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/rule"
)

// Entry is a waiver with what it does.
type Entry struct {
	Waiver
	Status assessment.WaiverStatus
	Judged bool // a company that it is for was assessed by its rule; else the status says nothing of its use
}

// Audit says what each waiver does for these assessments. Where one waiver does several things the first of expired, not
// waivable, active, outgrown, ambiguous, unused counts.
func (l *List) Audit(assessments []*assessment.Assessment, t Terms) Audit {
	entries := make(Audit, 0, len(l.Waivers))
	for _, w := range l.Waivers {
		e := Entry{Waiver: w, Status: assessment.WaiverActive}
		var seen []assessment.WaiverStatus
		for _, a := range assessments {
			if status, _ := l.match(w, a, t); status != "" {
				seen = append(seen, status)
			}
		}
		e.Judged = len(seen) > 0
		switch {
		case w.Expires < t.Today:
			e.Status = assessment.WaiverExpired
		case t.Waivable != nil && !t.Waivable(w.Rule):
			e.Status = assessment.WaiverNotAllowed
		case len(assessments) == 0 || slices.Contains(seen, assessment.WaiverActive):
		case slices.Contains(seen, assessment.WaiverOutgrown):
			e.Status = assessment.WaiverOutgrown
		case slices.Contains(seen, assessment.WaiverAmbiguous):
			e.Status = assessment.WaiverAmbiguous
		default:
			e.Status = assessment.WaiverUnused
		}
		entries = append(entries, e)
	}
	return entries
}

// Audit is all waivers of a file with what each does, in its order.
type Audit []Entry

// Active reports whether every waiver holds and is used.
func (a Audit) Active() bool {
	return !slices.ContainsFunc(a, func(e Entry) bool { return e.Status != assessment.WaiverActive })
}

// Counted is how many waivers of an audit have one status.
type Counted struct {
	Status  assessment.WaiverStatus
	Waivers int
}

// Counts counts the waivers by their status, without those that none has; the active ones come first.
func (a Audit) Counts() (counts []Counted) {
	for _, s := range []assessment.WaiverStatus{
		assessment.WaiverActive, assessment.WaiverExpired, assessment.WaiverOutgrown, assessment.WaiverUnused, assessment.WaiverAmbiguous,
		assessment.WaiverNotAllowed,
	} {
		n := 0
		for _, e := range a {
			if e.Status == s {
				n++
			}
		}
		if n > 0 {
			counts = append(counts, Counted{s, n})
		}
	}
	return counts
}

// Row is a waiver with what it does, as JSON.
type Row struct {
	Line        int                     `json:"line"`
	Status      assessment.WaiverStatus `json:"status"`
	Judged      bool                    `json:"judged"` // false: no profile that it is for was assessed
	Rule        rule.ID                 `json:"rule"`
	Profile     string                  `json:"profile,omitempty"`
	Subject     string                  `json:"subject,omitempty"`
	Fingerprint string                  `json:"fingerprint,omitempty"`
	assessment.Waiver
}

// Rows returns the waivers as JSON; empty, not nil, where there is none.
func (a Audit) Rows() []Row {
	rows := make([]Row, 0, len(a))
	for _, e := range a {
		rows = append(rows, Row{
			Line: e.Line, Status: e.Status, Judged: e.Judged, Rule: e.Rule, Profile: e.Profile, Subject: e.Subject,
			Fingerprint: e.Fingerprint, Waiver: e.Waiver.Waiver,
		})
	}
	return rows
}
