package service

import (
	"context"
	"encoding/json"
	"errors"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/diligo/diligo/internal/panel"
	"github.com/diligo/diligo/internal/queue"
	"github.com/diligo/diligo/internal/redact"
	"github.com/diligo/diligo/internal/store"
	"github.com/diligo/diligo/internal/words"
)

func itoa(n int) string { return strconv.Itoa(n) }

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// overall is the criterion of a program that defines none.
const overall = "overall"

// rubric returns what reviewers of a program rate.
func (s Settings) rubric() []Criterion {
	if len(s.Rubric) == 0 {
		return []Criterion{{Name: overall, Weight: 1}}
	}
	return s.Rubric
}

// Criteria returns what reviewers rate: the rubric, or one overall score.
func (s Settings) Criteria() []Criterion { return s.rubric() }

// PerCompany returns the number of reviewers per company.
func (s Settings) PerCompany() int { return s.reviewers() }

// reviewers returns the number of reviewers per company.
func (s Settings) reviewers() int {
	if s.Reviewers == 0 {
		return 2
	}
	return s.Reviewers
}

// checkSettings refuses invalid settings of how people work.
func (s *Service) checkSettings(ctx context.Context, settings Settings) error {
	seen := map[string]bool{}
	for _, c := range settings.Rubric {
		if seen[c.Name] {
			return invalid("the rubric has %q twice", c.Name)
		}
		seen[c.Name] = true
	}
	if len(settings.Masks) == 0 {
		return nil
	}
	book, err := s.book(ctx)
	if err != nil {
		return err
	}
	for _, p := range settings.Masks {
		if f, ok := book.Pattern(p); !ok || !redact.Maskable(f) {
			return invalid("%q can't be masked: use the pattern of a text or a word, as diligo facts lists them", p)
		}
	}
	return nil
}

// ReviewBody is the content of a review.
type ReviewBody struct {
	Points     map[string]int `json:"points" doc:"From 1 to 5 for each criterion of the rubric; for \"overall\" where the program has none."`
	Confidence int            `json:"confidence" minimum:"1" maximum:"5" doc:"How sure the reviewer is, from 1 to 5."`
	Text       string         `json:"text,omitempty" maxLength:"20000"`
}

// Review is a review with its content.
type Review struct {
	store.Review
	ReviewBody
	Score float64 `json:"score" doc:"The mean of the points by the weights of the rubric."`
}

// score returns the weighted mean of points, over the criteria that have some.
func score(rubric []Criterion, points map[string]int) (float64, bool) {
	sum, weights := 0, 0
	for _, c := range rubric {
		if n, ok := points[c.Name]; ok {
			w := max(c.Weight, 1)
			sum, weights = sum+n*w, weights+w
		}
	}
	if weights == 0 {
		return 0, false
	}
	return float64(sum) / float64(weights), true
}

func reviewOf(r store.Review, rubric []Criterion) (Review, error) {
	out := Review{Review: r}
	err := json.Unmarshal(r.Content, &out.ReviewBody)
	out.Score, _ = score(rubric, out.Points)
	return out, err
}

// SaveReview stores the actor's review of a company assigned to them, as a draft or finally; a draft may lack points. It needs a reviewer,
// a person, without a conflict of interest.
func (s *Service) SaveReview(ctx context.Context, a Actor, program, company string, body ReviewBody, submit bool) (Review, error) {
	m, err := a.person(store.RoleReviewer)
	if err != nil {
		return Review{}, err
	}
	p, err := s.Program(ctx, a, program)
	if err != nil {
		return Review{}, err
	}
	if _, err := s.store.Case(ctx, a.reader(), program, company); err != nil {
		return Review{}, err
	}
	rubric := p.Settings.rubric()
	for name, n := range body.Points {
		if n < 1 || n > 5 || !slices.ContainsFunc(rubric, func(c Criterion) bool { return c.Name == name }) {
			return Review{}, invalid("points are from 1 to 5, for a criterion of the rubric: %q", name)
		}
	}
	if submit && len(body.Points) < len(rubric) {
		return Review{}, invalid("the review lacks points: give some for each criterion of the rubric, or save it as a draft")
	}
	if submit {
		found, err := s.conflicts(ctx, *m, company)
		if err != nil {
			return Review{}, err
		}
		if len(found) > 0 {
			return Review{}, conflictError(found)
		}
	}
	content, err := json.Marshal(body)
	if err != nil {
		return Review{}, err
	}
	var kept store.Review
	if err := s.update(ctx, a, func(t *store.Tx) ([]queue.Job, error) {
		kept, err = t.SaveReview(store.Review{Program: program, Company: company, Member: m.ID, Content: content}, submit)
		return nil, err
	}); err != nil {
		return Review{}, err
	}
	return reviewOf(kept, rubric)
}

// Reviews lists the reviews that the actor sees: their own, and those of others once their own is in. It needs a viewer.
func (s *Service) Reviews(ctx context.Context, a Actor, program, company string, p store.Page) ([]Review, error) {
	of, err := s.Program(ctx, a, program)
	if err != nil {
		return nil, err
	}
	stored, err := s.store.Reviews(ctx, a.reader(), program, company, p)
	out := []Review{}
	for _, r := range stored {
		one, err := reviewOf(r, of.Settings.rubric())
		if err != nil {
			return nil, err
		}
		out = append(out, one)
	}
	return out, err
}

// Standing summarizes the reviews of a company that the actor sees.
type Standing struct {
	Company  string             `json:"company"`
	Reviews  int                `json:"reviews" doc:"Submitted, of those that the caller sees."`
	Raw      float64            `json:"raw" doc:"The mean of their scores."`
	Adjusted float64            `json:"adjusted" doc:"Once it is taken off how much stricter or more lenient than the others each reviewer is (least squares of score = company + reviewer)."`
	Spread   *float64           `json:"spread,omitempty" doc:"The standard deviation of their scores; absent for one review."`
	Points   map[string]float64 `json:"points" doc:"The mean of the points for each criterion."`
}

// Alpha is the agreement of reviewers on a criterion.
type Alpha struct {
	Criterion string   `json:"criterion,omitempty" doc:"Absent for the overall score."`
	Alpha     *float64 `json:"alpha,omitempty" doc:"Krippendorff's alpha, interval for scores and ordinal for points; absent where nothing can be paired or everybody gave the same."`
	Companies int      `json:"companies" doc:"With at least two reviews."`
}

// Leniency is how much higher than the others a reviewer scores.
type Leniency struct {
	Member   string  `json:"member"`
	Reviews  int     `json:"reviews"`
	Leniency float64 `json:"leniency" doc:"In points; negative for a strict reviewer."`
}

// Scores summarizes the reviews of a program.
type Scores struct {
	Companies []Standing `json:"companies" doc:"The best adjusted score first."`
	Agreement []Alpha    `json:"agreement"`
	Reviewers []Leniency `json:"reviewers"`
	Groups    int        `json:"groups" doc:"Groups of companies without a reviewer in common: adjusted scores of two groups can't be compared."`
}

// round rounds to thousandths, so that the order of summation does not show.
func round(x float64) float64 { return math.Round(x*1000) / 1000 }

// Scores summarizes the reviews of a program that the actor sees, and no others. It needs a viewer.
func (s *Service) Scores(ctx context.Context, a Actor, program string) (Scores, error) {
	of, err := s.Program(ctx, a, program)
	if err != nil {
		return Scores{}, err
	}
	rubric := of.Settings.rubric()
	byCompany := map[string][]Review{}
	var all []panel.Score
	for after := ""; ; {
		page, err := s.store.Reviews(ctx, a.reader(), program, "", store.Page{After: after})
		if err != nil {
			return Scores{}, err
		}
		if len(page) == 0 {
			break
		}
		for _, r := range page {
			after = r.ID
			if r.Submitted == nil {
				continue
			}
			one, err := reviewOf(r, rubric)
			if err != nil {
				return Scores{}, err
			}
			byCompany[r.Company] = append(byCompany[r.Company], one)
			all = append(all, panel.Score{Person: r.Member, Thing: r.Company, Value: one.Score})
		}
	}
	adjusted := panel.Adjust(all)
	out := Scores{Companies: []Standing{}, Agreement: []Alpha{}, Reviewers: []Leniency{}, Groups: adjusted.Groups}
	var scores [][]float64
	points := map[string][][]float64{}
	reviews := map[string]int{}
	for _, company := range sortedKeys(byCompany) {
		st := Standing{Company: company, Reviews: len(byCompany[company]), Adjusted: round(adjusted.Things[company]), Points: map[string]float64{}}
		var values []float64
		for _, r := range byCompany[company] {
			values = append(values, r.Score)
			reviews[r.Member]++
		}
		for _, c := range rubric {
			var given []float64
			for _, r := range byCompany[company] {
				if n, ok := r.Points[c.Name]; ok {
					given = append(given, float64(n))
				}
			}
			points[c.Name] = append(points[c.Name], given)
			if mean, _, _ := panel.Spread(given); len(given) > 0 {
				st.Points[c.Name] = round(mean)
			}
		}
		scores = append(scores, values)
		mean, deviation, known := panel.Spread(values)
		if st.Raw = round(mean); known {
			d := round(deviation)
			st.Spread = &d
		}
		out.Companies = append(out.Companies, st)
	}
	slices.SortStableFunc(out.Companies, func(a, b Standing) int {
		switch {
		case a.Adjusted > b.Adjusted:
			return -1
		case a.Adjusted < b.Adjusted:
			return 1
		}
		return 0
	})
	out.Agreement = append(out.Agreement, alphaOf("", scores, panel.Interval))
	for _, c := range rubric {
		out.Agreement = append(out.Agreement, alphaOf(c.Name, points[c.Name], panel.Ordinal))
	}
	for _, p := range sortedKeys(adjusted.Persons) {
		out.Reviewers = append(out.Reviewers, Leniency{Member: p, Reviews: reviews[p], Leniency: round(adjusted.Persons[p])})
	}
	return out, nil
}

func alphaOf(criterion string, units [][]float64, metric panel.Metric) Alpha {
	out := Alpha{Criterion: criterion}
	for _, u := range units {
		if len(u) > 1 {
			out.Companies++
		}
	}
	if alpha, ok := panel.Agreement(units, metric); ok {
		alpha = round(alpha)
		out.Alpha = &alpha
	}
	return out
}

// ErrConflict means that a member has a conflict of interest.
var ErrConflict = words.New("the member has a conflict of interest with this company")

func conflictError(found []Conflict) error {
	var by []string
	for _, c := range found {
		by = append(by, strings.TrimSpace(c.By+" "+c.Pointer))
	}
	return &Conflicted{By: by}
}

// Conflicted is an ErrConflict with its reasons.
type Conflicted struct{ By []string }

// Error returns the conflict and its reasons.
func (c *Conflicted) Error() string { return ErrConflict.Error() + ": " + strings.Join(c.By, ", ") }

// conflicts returns the conflicts between a member and a company as it is now, without checking rights.
func (s *Service) conflicts(ctx context.Context, m store.Member, company string) ([]Conflict, error) {
	v, err := s.store.Version(ctx, store.Whole(m.Workspace), company, 0)
	if errors.Is(err, store.ErrNotFound) {
		return []Conflict{}, nil
	}
	if err != nil {
		return nil, err
	}
	document, err := s.documentOf(v)
	if err != nil {
		return nil, err
	}
	return conflictsOf(m, document), nil
}

// Conflicts returns the conflicts of interest between a member and a company. It needs a manager who sees the company.
func (s *Service) Conflicts(ctx context.Context, a Actor, company, member string) ([]Conflict, error) {
	if err := a.may(store.RoleManager); err != nil {
		return nil, err
	}
	if _, err := s.store.Company(ctx, a.reader(), company); err != nil {
		return nil, err
	}
	m, err := s.store.Member(ctx, a.workspace(), member)
	if err != nil {
		return nil, err
	}
	return s.conflicts(ctx, m, company)
}

// mayReview returns nil for a member who may review a company: one with the role who sees it and has no conflict of interest.
func (s *Service) mayReview(ctx context.Context, m store.Member, program, company string) error {
	if m.Removed != nil || !m.Role.Includes(store.RoleReviewer) {
		return invalid("the member is not a reviewer")
	}
	if _, err := s.store.Case(ctx, Actor{Member: &m}.reader(), program, company); errors.Is(err, store.ErrNotFound) {
		return invalid("the member was not granted this company")
	} else if err != nil {
		return err
	}
	found, err := s.conflicts(ctx, m, company)
	if err == nil && len(found) > 0 {
		err = conflictError(found)
	}
	return err
}

// Assign assigns a company to a reviewer. It needs a manager.
func (s *Service) Assign(ctx context.Context, a Actor, program, company, member string) error {
	if err := a.may(store.RoleManager); err != nil {
		return err
	}
	if _, err := s.store.Case(ctx, a.reader(), program, company); err != nil {
		return err
	}
	m, err := s.store.Member(ctx, a.workspace(), member)
	if err != nil {
		return err
	}
	if err := s.mayReview(ctx, m, program, company); err != nil {
		return err
	}
	return s.update(ctx, a, func(t *store.Tx) ([]queue.Job, error) { return nil, t.Assign(program, company, member) })
}

// Withdraw ends the assignment of a company to a reviewer. It needs a manager.
func (s *Service) Withdraw(ctx context.Context, a Actor, program, company, member string) error {
	if err := a.may(store.RoleManager); err != nil {
		return err
	}
	if _, err := s.store.Case(ctx, a.reader(), program, company); err != nil {
		return err
	}
	return s.update(ctx, a, func(t *store.Tx) ([]queue.Job, error) {
		return nil, t.EndAssignment(program, company, member, store.Withdrawn, "")
	})
}

// DeclareConflict records that the actor has a conflict of interest with a company assigned to them: they no longer review it, and see no
// review of it. It needs a reviewer, a person.
func (s *Service) DeclareConflict(ctx context.Context, a Actor, program, company, text string) error {
	m, err := a.person(store.RoleReviewer)
	if err != nil {
		return err
	}
	if _, err := s.store.Case(ctx, a.reader(), program, company); err != nil {
		return err
	}
	return s.update(ctx, a, func(t *store.Tx) ([]queue.Job, error) {
		return nil, t.EndAssignment(program, company, m.ID, store.Conflicted, text)
	})
}

// Assignments lists the actor's queue in a program or, for a manager, all assignments. It needs a reviewer.
func (s *Service) Assignments(ctx context.Context, a Actor, program, after string, limit int) ([]store.Assignment, error) {
	if err := a.may(store.RoleReviewer); err != nil {
		return nil, err
	}
	if _, err := s.store.Program(ctx, a.reader(), program); err != nil {
		return nil, err
	}
	return s.store.Assignments(ctx, a.reader(), program, after, limit)
}

// Spreading is the result of an even assignment.
type Spreading struct {
	Assigned int             `json:"assigned"`
	Loads    []Load          `json:"loads"`
	Short    []ShortOfPeople `json:"short" doc:"Companies for which there are not enough people without a conflict of interest."`
}

// Load is the number of companies assigned to a member.
type Load struct {
	Member    string `json:"member"`
	Companies int    `json:"companies"`
}

// ShortOfPeople is a company with too few reviewers.
type ShortOfPeople struct {
	Company string `json:"company"`
	Lack    int    `json:"lack"`
}

// companiesOf lists the companies of a program that a reader sees.
func (s *Service) companiesOf(ctx context.Context, by store.Reader, program string) (all []string, err error) {
	for after := ""; ; {
		cases, err := s.store.Cases(ctx, by, program, "", store.Page{After: after})
		if err != nil || len(cases) == 0 {
			return all, err
		}
		for _, c := range cases {
			after = c.Company
			all = append(all, c.Company)
		}
	}
}

// AssignEvenly assigns the companies of a program that the actor sees to members, so that each company has as many reviewers as the program
// requires and loads are as even as conflicts of interest and grants allow. Earlier assignments stay. It needs a manager.
func (s *Service) AssignEvenly(ctx context.Context, a Actor, program string, members []string) (Spreading, error) {
	out := Spreading{Loads: []Load{}, Short: []ShortOfPeople{}}
	if err := a.may(store.RoleManager); err != nil {
		return out, err
	}
	p, err := s.Program(ctx, a, program)
	if err != nil {
		return out, err
	}
	people := map[string]store.Member{}
	for _, id := range members {
		m, err := s.store.Member(ctx, a.workspace(), id)
		if err != nil {
			return out, err
		}
		if m.Removed != nil || !m.Role.Includes(store.RoleReviewer) {
			return out, invalid("the member %s is not a reviewer", id)
		}
		people[id] = m
	}
	work := panel.Work{People: sortedKeys(people), Each: p.Settings.reviewers(), Given: map[string][]string{}}
	allowed := map[string]bool{}
	if work.Things, err = s.companiesOf(ctx, a.reader(), program); err != nil {
		return out, err
	}
	for id, m := range people {
		seen, err := s.companiesOf(ctx, Actor{Member: &m}.reader(), program)
		if err != nil {
			return out, err
		}
		for _, c := range seen {
			allowed[id+c] = true
		}
	}
	for _, c := range work.Things {
		v, err := s.store.Version(ctx, a.reader(), c, 0)
		if err != nil {
			return out, err
		}
		document, err := s.documentOf(v)
		if err != nil {
			return out, err
		}
		for id, m := range people {
			if allowed[id+c] && len(conflictsOf(m, document)) > 0 {
				allowed[id+c] = false
			}
		}
	}
	manages := a.reader()
	manages.Manages = true
	for after := ""; ; {
		given, err := s.store.Assignments(ctx, manages, program, after, 0)
		if err != nil {
			return out, err
		}
		if len(given) == 0 {
			break
		}
		for _, g := range given {
			after = g.Company + " " + g.Member
			switch g.Status {
			case store.Assigned:
				work.Given[g.Company] = append(work.Given[g.Company], g.Member)
			case store.Conflicted:
				allowed[g.Member+g.Company] = false
			}
		}
	}
	work.Allowed = func(person, thing string) bool { return allowed[person+thing] }
	added, short := panel.Assign(work)
	if err := s.update(ctx, a, func(t *store.Tx) ([]queue.Job, error) {
		for _, c := range sortedKeys(added) {
			for _, m := range added[c] {
				if err := t.Assign(program, c, m); err != nil {
					return nil, err
				}
			}
		}
		return nil, nil
	}); err != nil {
		return out, err
	}
	loads := map[string]int{}
	for _, m := range work.People {
		loads[m] = 0
	}
	for _, lists := range []map[string][]string{work.Given, added} {
		for _, list := range lists {
			for _, m := range list {
				loads[m]++
			}
		}
	}
	for _, list := range added {
		out.Assigned += len(list)
	}
	for _, m := range sortedKeys(loads) {
		out.Loads = append(out.Loads, Load{m, loads[m]})
	}
	for _, c := range sortedKeys(short) {
		out.Short = append(out.Short, ShortOfPeople{c, short[c]})
	}
	return out, nil
}
