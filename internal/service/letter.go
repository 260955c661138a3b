package service

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/queue"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/store"
	"github.com/diligo/diligo/internal/words"
)

// Kinds of letters.
const (
	Invitation = "invitation"
	Refusal    = "refusal"
)

// letterFindings and letterQuestions bound what a draft names.
const (
	letterFindings  = 5
	letterQuestions = 3
)

// reasonIn returns the sentence for a reason code.
func reasonIn(lang rule.Lang, kind, reason string) (string, bool) {
	if kind == Invitation {
		switch reason {
		case "merit":
			return words.Say(lang, "We were impressed by what you have shown us."), true
		case "other":
			return "", true
		}
		return "", false
	}
	switch reason {
	case "stage":
		return words.Say(lang, "Your company is at a stage that we do not invest in."), true
	case "fit":
		return words.Say(lang, "Your company is outside our investment focus."), true
	case "evidence":
		return words.Say(lang, "What we have seen does not yet support what the application says."), true
	case "risk":
		return words.Say(lang, "We see risks that we are not able to take at this time."), true
	case "capacity":
		return words.Say(lang, "We received more strong applications than we had places."), true
	case "other":
		return "", true
	}
	return "", false
}

// DraftLetter drafts a letter to a company from its present findings, in a language, for a person to edit. It names findings by title and
// open points by question, but no threshold, no score and no opinion of a reviewer. It needs a manager.
func (s *Service) DraftLetter(ctx context.Context, a Actor, l store.Letter, r store.Request) (store.Letter, error) {
	if err := s.sees(ctx, a, store.RoleManager, l.Program, l.Company); err != nil {
		return l, err
	}
	lang, err := words.ParseLang(l.Lang)
	if err != nil {
		return l, invalid("%s", err)
	}
	because, ok := reasonIn(lang, l.Kind, l.Reason)
	if !ok {
		return l, invalid("the reason %q does not go with the kind %q", l.Reason, l.Kind)
	}
	p, err := s.Program(ctx, a, l.Program)
	if err != nil {
		return l, err
	}
	company, err := s.store.Company(ctx, a.reader(), l.Company)
	if err != nil {
		return l, err
	}
	made, err := s.assessedIn(ctx, p, l.Company, lang)
	if err != nil {
		return l, err
	}
	l.Text = letterText(lang, l.Kind, company.Name, p.Name, because, made)
	id, err := once(ctx, s, a, r, func(t *store.Tx) (string, []queue.Job, error) {
		done, err := t.AddLetter(l)
		return done.ID, nil, err
	})
	if err != nil {
		return l, err
	}
	return s.store.Letter(ctx, a.reader(), id)
}

// judgeIn opens what a program judges by now, with texts in a language.
func (s *Service) judgeIn(ctx context.Context, p Program, lang rule.Lang) (*programJudge, error) {
	settings := p.Settings
	settings.Lang = string(lang)
	text, err := json.Marshal(settings)
	if err != nil {
		return nil, err
	}
	in := p.Program
	in.Settings = text
	return s.judgeOf(ctx, in, false)
}

// assessedIn returns what a program concludes of a company now, in a language.
func (s *Service) assessedIn(ctx context.Context, p Program, company string, lang rule.Lang) (*assessment.Assessment, error) {
	j, err := s.judgeIn(ctx, p, lang)
	if err != nil {
		return nil, err
	}
	v, err := s.store.LatestOf(ctx, p.ID, company)
	if err != nil {
		return nil, err
	}
	read, err := decode(j.Judge, v)
	if err != nil {
		return nil, err
	}
	defer read.Release()
	made, err := j.Assess(ctx, read)
	if err != nil {
		return nil, err
	}
	text, err := json.Marshal(made) // so that it keeps no text of the profile, which is released
	if err != nil {
		return nil, err
	}
	own := &assessment.Assessment{}
	return own, json.Unmarshal(text, own)
}

func letterText(lang rule.Lang, kind, company, program, because string, made *assessment.Assessment) string {
	say := func(english string, values ...any) string { return words.Say(lang, english, values...) }
	var b strings.Builder
	line := func(text string) { b.WriteString(text + "\n\n") }
	line(say("Dear team of %s,", company))
	if kind == Invitation {
		line(say("Thank you for your application to %s. We would like to invite you to the next step.", program))
	} else {
		line(say("Thank you for your application to %s. We have decided not to proceed at this time.", program))
	}
	if because != "" {
		line(because)
	}
	list := func(head string, items []string) {
		if len(items) == 0 {
			return
		}
		line(head)
		for _, i := range items {
			b.WriteString("- " + i + "\n")
		}
		b.WriteString("\n")
	}
	if kind == Invitation {
		list(say("We would like to discuss these points:"), foundTitles(made))
		list(say("Please have answers to these questions ready:"), openQuestions(made))
	} else {
		list(say("This stood out to us, and may help you:"), foundTitles(made))
		list(say("The application left these questions open:"), openQuestions(made))
	}
	line(say("Kind regards,"))
	return strings.TrimSpace(b.String()) + "\n"
}

// foundTitles returns the titles of rules with findings that count, the worst first.
func foundTitles(made *assessment.Assessment) (out []string) {
	type found struct {
		title    string
		severity rule.Severity
	}
	var all []found
	for i := range made.Results {
		r := &made.Results[i]
		if r.Outcome != rule.Fail || !slices.ContainsFunc(r.Findings, func(f assessment.Finding) bool { return f.Counts() }) {
			continue
		}
		all = append(all, found{r.Title, r.Severity})
	}
	slices.SortStableFunc(all, func(a, b found) int { return int(b.severity) - int(a.severity) })
	for _, f := range all[:min(letterFindings, len(all))] {
		out = append(out, f.title)
	}
	return out
}

func openQuestions(made *assessment.Assessment) (out []string) {
	for _, q := range made.Questions[:min(letterQuestions, len(made.Questions))] {
		out = append(out, q.Text)
	}
	return out
}

// EditLetter replaces the text of a draft, if it still has the revision that the person saw. It needs a manager, a person.
func (s *Service) EditLetter(ctx context.Context, a Actor, id string, revision int64, text string) (store.Letter, error) {
	if _, err := a.person(store.RoleManager); err != nil {
		return store.Letter{}, err
	}
	if _, err := s.store.Letter(ctx, a.reader(), id); err != nil {
		return store.Letter{}, err
	}
	if strings.TrimSpace(text) == "" {
		return store.Letter{}, invalid("the letter is empty")
	}
	if err := s.update(ctx, a, func(t *store.Tx) ([]queue.Job, error) { return nil, t.EditLetter(id, revision, text) }); err != nil {
		return store.Letter{}, err
	}
	return s.store.Letter(ctx, a.reader(), id)
}

// SendLetter records that a letter was sent; it can't be changed afterwards. The error is store.ErrDraft for a draft that no person has
// edited. The team sends the letter itself by its own means. It needs a manager, a person.
func (s *Service) SendLetter(ctx context.Context, a Actor, id string, revision int64) (store.Letter, error) {
	if _, err := a.person(store.RoleManager); err != nil {
		return store.Letter{}, err
	}
	if _, err := s.store.Letter(ctx, a.reader(), id); err != nil {
		return store.Letter{}, err
	}
	if err := s.update(ctx, a, func(t *store.Tx) ([]queue.Job, error) { return nil, t.SendLetter(id, revision) }); err != nil {
		return store.Letter{}, err
	}
	return s.store.Letter(ctx, a.reader(), id)
}

// Letters lists the letters of a case. It needs an analyst.
func (s *Service) Letters(ctx context.Context, a Actor, program, company string, p store.Page) ([]store.Letter, error) {
	if err := s.sees(ctx, a, store.RoleAnalyst, program, company); err != nil {
		return nil, err
	}
	return s.store.Letters(ctx, a.reader(), program, company, p)
}

// Letter returns one letter. It needs an analyst.
func (s *Service) Letter(ctx context.Context, a Actor, id string) (store.Letter, error) {
	if err := a.may(store.RoleAnalyst); err != nil {
		return store.Letter{}, err
	}
	return s.store.Letter(ctx, a.reader(), id)
}
