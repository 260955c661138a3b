package app

import (
	"context"
	"slices"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/engine"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/rule"
)

// Trial is a profile as it is and as edits have made it, each with its assessment.
type Trial struct {
	Before, After *assessment.Assessment
	Edited        *profile.Profile
}

// Try assesses a profile as it is by one judge, and with edits by another, whose policies differ from those of the first by settings
// alone. The edited profile stands in no file, so that its assessment has no lines. Where the edits do not fit, the error is a
// profile.Errors.
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

// changesOf says what edits change, and parameters that are set. A parameter that is only written otherwise counts as well, for the
// evidence of a finding shows it as it is written.
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

// unplace takes the lines and columns out of an assessment of a profile that stands in no file.
func unplace(a *assessment.Assessment) {
	for _, r := range a.Results {
		for _, f := range r.Findings {
			for i := range f.Locations {
				f.Locations[i].Line, f.Locations[i].Column = 0, 0
			}
		}
	}
}
