package app

import (
	"context"
	"slices"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/engine"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/rule"
)

// Trial is a profile before and after edits, each with its assessment.
type Trial struct {
	Before, After *assessment.Assessment
	Edited        *profile.Profile
}

// Try assesses a profile by one judge, and with edits by another, whose policies may differ only in settings. The edited profile is in no
// file, so its assessment has no lines. If the edits do not fit, the error is a profile.Errors.
func Try(ctx context.Context, is, would *Judge, p *profile.Profile, edits []profile.Edit) (t Trial, err error) {
	if t.Edited, err = is.validator.Edit(p, edits); err != nil {
		return t, err
	}
	if would.Empty() {
		return t, engine.ErrNoRules
	}
	evaluated, err := is.Evaluate(ctx, p)
	if err != nil {
		return t, err
	}
	again, err := would.engine.Again(ctx, evaluated, t.Edited, changesOf(edits, would.Catalogue()))
	if err != nil {
		return t, err
	}
	t.Before, t.After = evaluated.Assessment(), again.Assessment()
	unplace(t.After)
	return t, nil
}

// changesOf returns what edits and settings change. A parameter that is only written differently counts too, because the evidence of a
// finding shows it as written.
func changesOf(edits []profile.Edit, would *rule.Catalogue) engine.Changed {
	c := engine.Changed{Rules: func(id rule.ID) bool {
		r, ok := would.Rule(id)
		return ok && slices.ContainsFunc(r.Params, func(p rule.Param) bool { return !p.Default })
	}}
	for _, e := range edits {
		c.Facts = append(c.Facts, e.Pointer)
	}
	return c
}

// unplace removes the lines and columns from an assessment of a profile that is in no file.
func unplace(a *assessment.Assessment) {
	for _, r := range a.Results {
		for _, f := range r.Findings {
			for i := range f.Locations {
				f.Locations[i].Line, f.Locations[i].Column = 0, 0
			}
		}
	}
}
