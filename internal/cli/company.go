package cli

import (
	"errors"
	"fmt"
	"strings"

	core "github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/report/inert"
	"github.com/diligo/diligo/internal/rule"
)

// candidatesShown is how many companies are listed where one is needed.
const candidatesShown = 10

// isAsked reports whether a company is the one that --company names: by its ID, its name or its legal name. Without the flag every
// company is.
func (a *app) isAsked(names ...string) bool {
	asked := strings.TrimSpace(a.config.Company)
	if asked == "" {
		return true
	}
	for _, name := range names {
		if strings.EqualFold(strings.TrimSpace(name), asked) {
			return true
		}
	}
	return false
}

// readOne reads the one profile that a path names, the one of --company where there are several, and says what is wrong with it.
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
			a.remark(a.text("%d of the other inputs could not be read", "另有 %d 处输入无法读取"), len(failures))
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
	return nil, fmt.Errorf(a.text("%s: one profile is needed, there is none", "%s：需要一份公司资料，但没有找到"), path)
}

func (a *app) noCompany(path string) error {
	return fmt.Errorf(a.text("%s: no company is called %q there, by ID, name or legal name", "%s：其中没有 ID、名称或法定名称为 %q 的公司"), path, a.config.Company)
}

// candidate is a company with its place, for a list of those that could be meant.
func candidate(p assessment.Profile) string {
	return "  " + strings.Join(nonEmpty(inert.Clean(p.Place()), inert.Clean(p.Name), inert.Clean(p.ID)), "  ")
}

// several says that a path leads to several companies where one is needed.
func (a *app) several(path string, candidates []string) error {
	more := ""
	if len(candidates) >= candidatesShown {
		candidates, more = candidates[:candidatesShown], a.text("\n  and perhaps more", "\n  可能还有其他")
	}
	what := a.text("%s: one profile is needed, there are several; name one with --company ID, or as FILE:LINE:",
		"%s：需要一份公司资料，但有多份；请用 --company ID 或 文件:行号 指定其一：")
	if a.config.Company != "" {
		what = a.text("%s: several companies go by that name; name one with --company ID, or as FILE:LINE:",
			"%s：有多家公司同名；请用 --company ID 或 文件:行号 指定其一：")
	}
	return errors.New(fmt.Sprintf(what, path) + "\n" + strings.Join(candidates, "\n") + more)
}

// text is a text in the language of the run.
func (a *app) text(english, chinese string) string {
	return rule.Text{EN: english, ZH: chinese}.In(a.config.Lang)
}
