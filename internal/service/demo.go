package service

import (
	"context"
	"errors"
	"iter"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/source"
	"github.com/diligo/diligo/internal/store"
)

// Demo is a demonstration workspace.
type Demo struct {
	Key       string // of its administrator; it is shown only once
	Program   string // the ID of its program
	Companies int
}

// FillDemo makes a workspace with a program of the given profiles, judged in a language. Errors of a profile are passed to unread and do
// not stop the others; a record that could not be read at all is skipped.
func (s *Service) FillDemo(ctx context.Context, lang rule.Lang, profiles iter.Seq[source.Record], unread func([]assessment.Failure)) (Demo, error) {
	_, k, err := s.store.NewWorkspace(ctx, "Demo", "setup")
	if err != nil {
		return Demo{}, err
	}
	actor := Actor{Key: k.Key}
	p, err := s.AddProgram(ctx, actor, "Demo", Settings{Lang: string(lang)}, store.Request{})
	if err != nil {
		return Demo{}, err
	}
	made := Demo{Key: k.Secret, Program: p.ID}
	for r := range profiles {
		if r.Err != nil {
			continue
		}
		done, err := s.AddVersion(ctx, actor, p.ID, Submission{Content: r.Data, Format: r.Format, Origin: "import"}, store.Request{})
		var bad *Invalid
		if errors.As(err, &bad) {
			unread(bad.Failures)
			continue
		}
		if err != nil {
			return Demo{}, err
		}
		if done.Status == "added" {
			made.Companies++
		}
	}
	return made, nil
}
