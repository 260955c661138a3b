package cli

import (
	"errors"
	"fmt"
	"strings"

	"github.com/diligo/diligo/internal/words"

	core "github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/report/inert"
)

// candidatesShown bounds the companies that are listed if one must be chosen.
const candidatesShown = 10

// isAsked reports whether --company names a company, by its ID, name or legal name. Without the flag it returns true.
func (a *app) isAsked(names ...string) bool {
	return strings.TrimSpace(a.config.Company) == "" || core.IsCalled(a.config.Company, names...)
}

// readOne reads the one profile that a path names, or the one of --company if there are several, and reports what is wrong with it.
func (a *app) readOne(j *core.Judge, path string) (*profile.Profile, error) {
	inputs, failures := a.expand(profileFiles, []string{path})
	var found []*profile.Profile
	var candidates []string
	records, companies := 0, 0
	for r := range a.files().Records(inputs) {
		if records++; records > candidatesShown && a.config.Company == "" {
			break
		}
		p, unread := j.Decode(r)
		failures = append(failures, unread...)
		if p == nil {
			continue
		}
		if companies > candidatesShown || !a.isAsked(p.ID(), p.Name(), p.LegalName()) {
			p.Release()
			continue
		}
		companies++
		found = append(found, p)
		candidates = append(candidates, candidate(assessment.Profile{Source: r.Source, Line: r.Line, ID: p.ID(), Name: p.Name()}))
	}
	switch {
	case companies == 1 && (records == 1 && len(failures) == 0 || a.config.Company != ""):
		if len(failures) > 0 {
			a.remark(words.In(a.config.Lang, "%d of the other inputs could not be read"), len(failures))
		}
		return found[0], nil
	case records > 1 && companies > 0:
		return nil, a.several(path, candidates)
	case len(failures) > 0:
		a.sayFailures(failures)
		return nil, exit(exitIncomplete)
	case a.config.Company != "":
		return nil, a.noCompany(path)
	}
	return nil, words.Errorf("%s: one profile is needed, there is none", path)
}

func (a *app) noCompany(path string) error {
	return words.Errorf("%s: no company is called %q there, by ID, name or legal name", path, a.config.Company)
}

// candidate returns a company with its place, for a list of candidates.
func candidate(p assessment.Profile) string {
	return "  " + strings.Join(nonEmpty(inert.Clean(p.Place()), inert.Clean(p.Name), inert.Clean(p.ID)), "  ")
}

// several returns the error that a path leads to several companies.
func (a *app) several(path string, candidates []string) error {
	more := ""
	if len(candidates) >= candidatesShown {
		candidates, more = candidates[:candidatesShown], words.In(a.config.Lang, "\n  and perhaps more")
	}
	what := words.In(a.config.Lang, "%s: one profile is needed, there are several; name one with --company ID, or as FILE:LINE:")
	if a.config.Company != "" {
		what = words.In(a.config.Lang, "%s: several companies go by that name; name one with --company ID, or as FILE:LINE:")
	}
	return errors.New(fmt.Sprintf(what, path) + "\n" + strings.Join(candidates, "\n") + more)
}
