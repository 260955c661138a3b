// Package waiver says which findings a waiver covers, and which waivers are expired, unused or not allowed. It knows no clock
// and opens no file.
//
// A finding is evaluated first and marked then: a waived finding stays visible and does not count. What is worse than what was
// accepted counts again, and its message says so.
package waiver

import (
	"slices"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
)

// FileName is the file of waivers that is read from the working folder when no other is named.
const FileName = ".diligo-waivers.yaml"

// Waiver says that a finding is accepted, by whom, why and how long.
type Waiver struct {
	Line int // in the file, from 1

	Rule        rule.ID
	Profile     string // what the company is known by (assessment.Profile.Company); may be empty beside a fingerprint
	Subject     string // empty: every finding of the rule
	Fingerprint string // exactly this finding; then the subject is only a remark
	assessment.Waiver
}

// List is the waivers of one file, in its order.
type List struct {
	File    assessment.File
	Waivers []Waiver
}

// Terms are what decides whether a waiver holds.
type Terms struct {
	Today       string                // in UTC, YYYY-MM-DD
	NonWaivable []string              // globs over rule IDs; kept for the record
	Waivable    func(id rule.ID) bool // whether they leave a rule; nil: every rule
}

// Follow takes the waivers along to the rules that replaced theirs, and says which those are. A fingerprint is of the old rule and covers
// nothing any more: the waiver then needs the company's name.
func (l *List) Follow(c *rule.Catalogue) []rule.Replacement {
	var followed []rule.Replacement
	for i := range l.Waivers {
		w := &l.Waivers[i]
		w.Rule = c.Named(w.Rule)
		now, ok := c.Replaced(w.Rule)
		if !ok {
			continue
		}
		followed = append(followed, now)
		w.Rule = now.New
		if now.Subject != "" {
			w.Subject = now.Subject
		}
		if w.Profile != "" {
			w.Fingerprint = ""
		}
	}
	return followed
}

// Mark marks the findings that the waivers cover and notes the waivers for this company that cover nothing. A waiver whose
// rule was not run is not judged.
func (l *List) Mark(a *assessment.Assessment, t Terms) {
	a.Waivers = &assessment.Waivers{File: l.File, Today: t.Today, NonWaivable: t.NonWaivable}
	for _, w := range l.Waivers {
		status, covered := l.match(w, a, t)
		for _, f := range covered {
			switch by := outgrown(w.Accepted, f); {
			case len(by) > 0 && f.Outgrown == nil && f.Waiver == nil:
				f.Outgrown = &assessment.Outgrown{Line: w.Line, By: by}
				f.Message += remark(&w, by, a.Run.Lang)
			case len(by) == 0 && f.Waiver == nil:
				f.Waiver = &w.Waiver
			}
		}
		if status != "" && status != assessment.WaiverActive {
			a.Waivers.Idle = append(a.Waivers.Idle, assessment.IdleWaiver{
				Line: w.Line, Rule: w.Rule, Subject: w.Subject, Fingerprint: w.Fingerprint, Expires: w.Expires, Status: status,
			})
		}
	}
}

// match returns the status of a waiver in one assessment, and the findings that it covers. The status is "" when the waiver is for
// another company, or its rule was not run. A company without a name has no waivers: it could be any.
func (l *List) match(w Waiver, a *assessment.Assessment, t Terms) (assessment.WaiverStatus, []*assessment.Finding) {
	if a.Profile.Company == "" || w.Profile != "" && w.Profile != a.Profile.Company {
		return "", nil
	}
	i := slices.IndexFunc(a.Results, func(r assessment.Result) bool { return r.Rule == w.Rule })
	if i < 0 {
		return "", nil
	}
	covered, ambiguous := w.covers(&a.Results[i])
	switch {
	case w.Profile == "" && len(covered) == 0: // a fingerprint says nothing of the company that it is for
		return "", nil
	case w.Expires < t.Today:
		return assessment.WaiverExpired, nil
	case t.Waivable != nil && !t.Waivable(w.Rule):
		return assessment.WaiverNotAllowed, nil
	case len(covered) > 0 && !slices.ContainsFunc(covered, func(f *assessment.Finding) bool { return len(outgrown(w.Accepted, f)) == 0 }):
		return assessment.WaiverOutgrown, covered
	case len(covered) > 0:
		return assessment.WaiverActive, covered
	case ambiguous:
		return assessment.WaiverAmbiguous, nil
	case a.Results[i].Outcome == rule.Unknown || a.Results[i].Outcome == rule.Error: // the finding may come back
		return "", nil
	}
	return assessment.WaiverUnused, nil
}

// covers finds the findings that the waiver names. A subject names a finding only if it is a name, and that of one entry: a place
// in a list is somebody else's after the next edit.
func (w *Waiver) covers(r *assessment.Result) (covered []*assessment.Finding, ambiguous bool) {
	for i := range r.Findings {
		f := &r.Findings[i]
		switch {
		case w.Fingerprint != "":
			if f.Fingerprint == w.Fingerprint {
				covered = append(covered, f)
			}
		case w.Subject == "":
			covered = append(covered, f)
		case w.Subject == f.Subject && IsNamed(r, f):
			covered = append(covered, f)
		case w.Subject == f.Subject:
			ambiguous = true
		}
	}
	return covered, ambiguous
}

// IsNamed reports whether the finding's subject tells it from the rule's other findings however the profile's lists are ordered.
func IsNamed(r *assessment.Result, f *assessment.Finding) bool {
	name, named := f.Name()
	return named && name == f.Subject && !slices.ContainsFunc(r.Findings, func(other assessment.Finding) bool {
		namesake, _ := other.Name()
		return other.Subject != f.Subject && namesake == name
	})
}

// Named returns the findings of a result that somebody may mean who names one by its subject or its fingerprint; all of them for "".
func Named(r *assessment.Result, name string) (found []*assessment.Finding) {
	for i := range r.Findings {
		if f := &r.Findings[i]; name == "" || f.Subject == name || f.Fingerprint == name {
			found = append(found, f)
		}
	}
	return found
}

// For returns a waiver of a finding as bad as it is now, so that what is worse counts again. By whom, why and how long is for whoever accepts it.
func For(company string, r *assessment.Result, f *assessment.Finding, today string) Waiver {
	w := Waiver{Rule: r.Rule, Profile: company, Subject: f.Subject, Waiver: assessment.Waiver{Created: today, Accepted: AcceptedOf(f)}}
	if !IsNamed(r, f) {
		w.Fingerprint = f.Fingerprint
	}
	return w
}

// CheckExpiry reports as an error that a waiver can't hold until a day: it is no date (YYYY-MM-DD), or before today.
func CheckExpiry(day, today string) error {
	if err := CheckDate(day); err != nil {
		return err
	}
	if day < today {
		return words.Errorf("%s is over", day)
	}
	return nil
}

// Covering finds a waiver of the list that names the finding, whether or not it still holds.
func (l *List) Covering(company string, r *assessment.Result, f *assessment.Finding) (Waiver, bool) {
	for _, w := range l.Waivers {
		if w.Rule != r.Rule || w.Profile != "" && w.Profile != company {
			continue
		}
		if covered, _ := w.covers(r); slices.Contains(covered, f) {
			return w, true
		}
	}
	return Waiver{}, false
}
