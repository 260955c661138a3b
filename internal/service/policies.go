package service

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/queue"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/store"
	"github.com/diligo/diligo/internal/words"
)

// Errors about publishing.
var (
	// ErrSecondPerson means that somebody else must publish the change.
	ErrSecondPerson = words.New("the workspace asks for a second person: propose the change, and have another member publish it")
	// ErrNotTried means that the backtest of the proposal has no result.
	ErrNotTried = words.New("the backtest of the proposal has no result yet: wait for it, or propose again where it failed")
	// ErrNoChange means that the proposal would change nothing.
	ErrNoChange = words.New("the proposal changes nothing of what the program judges by")
	// ErrSeveralWorkspaces means that a backup would hold more than the actor's workspace.
	ErrSeveralWorkspaces = words.New("the store holds several workspaces: whoever runs the server backs it up, with diligo store backup")
)

// WorkspaceRules returns the rules for people in the workspace. It needs a viewer.
func (s *Service) WorkspaceRules(ctx context.Context, a Actor) (store.WorkspaceRules, error) {
	if err := a.may(store.RoleViewer); err != nil {
		return store.WorkspaceRules{}, err
	}
	return s.store.WorkspaceRules(ctx, a.workspace())
}

// SetWorkspaceRules sets them, if they still have the revision that the client saw. It needs an administrator.
func (s *Service) SetWorkspaceRules(ctx context.Context, a Actor, r store.WorkspaceRules) (store.WorkspaceRules, error) {
	if err := a.may(store.RoleAdministrator); err != nil {
		return r, err
	}
	err := s.update(ctx, a, func(t *store.Tx) (_ []queue.Job, err error) {
		r, err = t.SetWorkspaceRules(r)
		return nil, err
	})
	return r, err
}

// Policy is the part of a program's settings that a proposal changes.
type Policy struct {
	Judging   Judging `json:"judging"`
	Threshold string  `json:"severity_threshold,omitempty" enum:"critical,high,medium,low,info" doc:"Findings from here on make the verdict fail. High where it is not given."`
	AsOf      string  `json:"as_of,omitempty" enum:"profile,today" doc:"For which day a profile is judged."`
}

// policyOf returns what a program judges by.
func policyOf(settings Settings) Policy {
	return Policy{Judging: settings.Judging, Threshold: settings.Threshold, AsOf: settings.AsOf}
}

// text returns a canonical form for comparisons, with defaults filled in.
func (p Policy) text() string {
	if p.Threshold == "" {
		p.Threshold = rule.High.String()
	}
	if p.AsOf == "" {
		p.AsOf = "profile"
	}
	if len(p.Judging.Checklists) == 0 {
		p.Judging.Checklists = []string{rule.DefaultChecklist}
	}
	text, err := json.Marshal(p)
	if err != nil {
		panic(err) // strings and numbers always marshal
	}
	return string(text)
}

// tried is the data of a backtest: what the program would judge by, and the lowest severity that would make the verdict fail.
type tried struct {
	Judging
	Threshold string `json:"severity_threshold,omitempty"`
}

// judge opens what a program would judge by, starting from its present judge.
func (y tried) judge(ctx context.Context, s *Service, workspace string, before *app.Judge) (*app.Judge, error) {
	kept, err := s.archive(ctx, workspace, y.Judging)
	if err != nil {
		return nil, err
	}
	if y.Threshold == "" {
		p, err := kept.Policies()
		if err != nil {
			return nil, err
		}
		return before.Judging(p, kept.Choice())
	}
	o := before.Options()
	if err := o.Threshold.UnmarshalText([]byte(y.Threshold)); err != nil {
		return nil, err
	}
	_, digest, err := kept.Bytes()
	if err != nil {
		return nil, err
	}
	return s.judges.open(digest, kept, o)
}

// Proposal is a proposed change of what a program judges by.
type Proposal struct {
	store.Proposal
	Policy  Policy         `json:"policy" doc:"What the program would judge by."`
	Changes []PolicyChange `json:"changes" doc:"What it changes of what the program judges by now."`
	Tried   string         `json:"tried" enum:"waiting,done,failed" doc:"The state of the backtest."`
}

// Propose proposes a change of what a program judges by, and requests its backtest, without which it can't be published. It needs a manager
// of all companies of the program.
func (s *Service) Propose(ctx context.Context, a Actor, program string, would Policy, reason string, r store.Request) (Proposal, error) {
	if err := a.may(store.RoleManager); err != nil {
		return Proposal{}, err
	}
	if _, err := s.store.WholeProgram(ctx, a.reader(), program); err != nil {
		return Proposal{}, err
	}
	p, err := s.Program(ctx, a, program)
	if err != nil {
		return Proposal{}, err
	}
	if would.text() == policyOf(p.Settings).text() {
		return Proposal{}, ErrNoChange
	}
	if _, _, err := s.archived(ctx, a.workspace(), would.Judging, p.Settings); err != nil {
		return Proposal{}, err
	}
	content, err := json.Marshal(would)
	if err != nil {
		return Proposal{}, err
	}
	text, err := json.Marshal(tried{Judging: would.Judging, Threshold: would.Threshold})
	if err != nil {
		return Proposal{}, err
	}
	id, err := once(ctx, s, a, r, func(t *store.Tx) (string, []queue.Job, error) {
		b, err := t.AddBacktest(program, text)
		if err != nil {
			return "", nil, err
		}
		done, err := t.AddProposal(store.Proposal{Program: program, Base: p.Archive, Content: content, Reason: reason, Backtest: b.ID})
		return done.ID, []queue.Job{job(jobBacktest, reference{Workspace: t.Workspace(), ID: b.ID})}, err
	})
	if err != nil {
		return Proposal{}, err
	}
	return s.Proposal(ctx, a, id)
}

// Proposals lists the proposals of a program, oldest first. It needs a viewer of all its companies.
func (s *Service) Proposals(ctx context.Context, a Actor, program string, p store.Page) ([]Proposal, error) {
	if err := a.may(store.RoleViewer); err != nil {
		return nil, err
	}
	if _, err := s.store.WholeProgram(ctx, a.reader(), program); err != nil {
		return nil, err
	}
	stored, err := s.store.Proposals(ctx, a.reader(), program, p)
	if err != nil {
		return nil, err
	}
	out := []Proposal{}
	for _, one := range stored {
		q, err := s.proposal(ctx, a, one)
		if err != nil {
			return nil, err
		}
		out = append(out, q)
	}
	return out, nil
}

// Proposal returns one proposal. It needs a viewer of all companies of its program.
func (s *Service) Proposal(ctx context.Context, a Actor, id string) (Proposal, error) {
	if err := a.may(store.RoleViewer); err != nil {
		return Proposal{}, err
	}
	stored, err := s.store.Proposal(ctx, a.reader(), id)
	if err != nil {
		return Proposal{}, err
	}
	return s.proposal(ctx, a, stored)
}

func (s *Service) proposal(ctx context.Context, a Actor, stored store.Proposal) (Proposal, error) {
	out := Proposal{Proposal: stored}
	if err := json.Unmarshal(stored.Content, &out.Policy); err != nil {
		return out, err
	}
	b, err := s.store.Backtest(ctx, a.reader(), stored.Backtest)
	if err != nil {
		return out, err
	}
	out.Tried = b.Status
	was, err := s.policyBehind(ctx, a, stored)
	if err != nil {
		return out, err
	}
	out.Changes = policyChanges(was, out.Policy)
	return out, nil
}

// policyBehind returns what the program judged by when the change was proposed.
func (s *Service) policyBehind(ctx context.Context, a Actor, of store.Proposal) (was Policy, err error) {
	all, err := s.store.ProgramRevisions(ctx, a.reader(), of.Program)
	if err != nil {
		return was, err
	}
	for _, r := range all {
		if r.Created.After(of.Created) {
			break
		}
		var settings Settings
		if err := json.Unmarshal(r.Settings, &settings); err != nil {
			return was, err
		}
		was = policyOf(settings)
	}
	return was, nil
}

// Publish makes a program judge by what was proposed; all its companies are assessed again. The backtest must have a result, and the
// program must still judge by what it did when the change was proposed; otherwise the error is store.ErrChanged. If the workspace requires
// a second person, a member publishes what another member has proposed. It needs a manager of all companies of the program.
func (s *Service) Publish(ctx context.Context, a Actor, id string) (Program, error) {
	if err := a.may(store.RoleManager); err != nil {
		return Program{}, err
	}
	proposed, err := s.Proposal(ctx, a, id)
	if err != nil {
		return Program{}, err
	}
	if proposed.Status != store.ProposalOpen {
		return Program{}, store.ErrChanged
	}
	if proposed.Tried != "done" {
		return Program{}, ErrNotTried
	}
	p, err := s.Program(ctx, a, proposed.Program)
	if err != nil {
		return Program{}, err
	}
	if p.Archive != proposed.Base {
		return Program{}, store.ErrChanged
	}
	settings := p.Settings
	settings.Judging, settings.Threshold, settings.AsOf = proposed.Policy.Judging, proposed.Policy.Threshold, proposed.Policy.AsOf
	stored, keep, err := s.prepare(ctx, a.workspace(), p.Name, settings)
	if err != nil {
		return Program{}, err
	}
	stored.ID, stored.Revision = p.ID, p.Revision
	err = s.update(ctx, a, func(t *store.Tx) ([]queue.Job, error) {
		asks, err := t.WorkspaceRules()
		if err != nil {
			return nil, err
		}
		if asks.SecondPerson && (a.Member == nil || !strings.HasPrefix(proposed.Author, "member:") || proposed.Author == a.Name()) {
			return nil, ErrSecondPerson
		}
		if err := keep(t); err != nil {
			return nil, err
		}
		if err := t.CloseProposal(id, store.ProposalPublished); err != nil {
			return nil, err
		}
		if _, err := t.ChangeProgram(stored); err != nil {
			return nil, err
		}
		return []queue.Job{job(jobSpread, spread{Workspace: t.Workspace(), Program: p.ID})}, nil
	})
	if err != nil {
		return Program{}, err
	}
	return s.Program(ctx, a, p.ID)
}

// WithdrawProposal closes a proposal that is not published. It needs a manager of all companies of the program.
func (s *Service) WithdrawProposal(ctx context.Context, a Actor, id string) (Proposal, error) {
	if err := a.may(store.RoleManager); err != nil {
		return Proposal{}, err
	}
	if _, err := s.Proposal(ctx, a, id); err != nil {
		return Proposal{}, err
	}
	if err := s.update(ctx, a, func(t *store.Tx) ([]queue.Job, error) { return nil, t.CloseProposal(id, store.ProposalWithdrawn) }); err != nil {
		return Proposal{}, err
	}
	return s.Proposal(ctx, a, id)
}

// guarded returns ErrSecondPerson if the settings would change what the program judges by and the workspace requires a second person.
func guarded(t *store.Tx, id string, settings Settings) error {
	asks, err := t.WorkspaceRules()
	if err != nil || !asks.SecondPerson {
		return err
	}
	was, err := t.Program(id)
	if err != nil {
		return err
	}
	before, err := programOf(was)
	if err != nil {
		return err
	}
	if policyOf(before.Settings).text() != policyOf(settings).text() {
		return ErrSecondPerson
	}
	return nil
}

// PolicyChange is one difference between two policies.
type PolicyChange struct {
	Kind   string `json:"kind" enum:"parameter,checklist,pack,rates,weight,gate,threshold,as_of"`
	Name   string `json:"name,omitempty" doc:"Of the parameter, the category or the file."`
	Before string `json:"before,omitempty" doc:"Empty where it was not set."`
	After  string `json:"after,omitempty" doc:"Empty where it is not set any more."`
}

// policyChanges returns the differences between two policies.
func policyChanges(was, is Policy) []PolicyChange {
	out := []PolicyChange{}
	pairs := func(kind string, was, is map[string]string) {
		names := slices.Collect(maps.Keys(was))
		for n := range is {
			if _, ok := was[n]; !ok {
				names = append(names, n)
			}
		}
		slices.Sort(names)
		for _, n := range names {
			if was[n] != is[n] {
				out = append(out, PolicyChange{Kind: kind, Name: n, Before: was[n], After: is[n]})
			}
		}
	}
	set := func(names []string) map[string]string {
		m := map[string]string{}
		for _, n := range names {
			m[n] = n
		}
		return m
	}
	pairs("parameter", parametersOf(was.Judging), parametersOf(is.Judging))
	lists := func(j Judging) map[string]string {
		if len(j.Checklists) == 0 {
			return set([]string{rule.DefaultChecklist})
		}
		return set(j.Checklists)
	}
	pairs("checklist", lists(was.Judging), lists(is.Judging))
	pairs("pack", set(was.Judging.Packs), set(is.Judging.Packs))
	pairs("rates", set(was.Judging.Rates), set(is.Judging.Rates))
	weights := func(all map[string]int) map[string]string {
		m := map[string]string{}
		for category, n := range all {
			m[category] = itoa(n)
		}
		return m
	}
	pairs("weight", weights(was.Judging.Weights), weights(is.Judging.Weights))
	pairs("gate", set(was.Judging.Gates), set(is.Judging.Gates))
	one := func(kind, was, is, otherwise string) {
		if was == "" {
			was = otherwise
		}
		if is == "" {
			is = otherwise
		}
		if was != is {
			out = append(out, PolicyChange{Kind: kind, Before: was, After: is})
		}
	}
	one("threshold", was.Threshold, is.Threshold, rule.High.String())
	one("as_of", was.AsOf, is.AsOf, "profile")
	return out
}

// parametersOf returns the parameters that a judging sets, by <rule>.<parameter>.
func parametersOf(j Judging) map[string]string {
	m := map[string]string{}
	for _, p := range j.Parameters {
		name, value, _ := strings.Cut(p, "=")
		m[name] = value
	}
	return m
}

// Revision is one change of what a program judges by.
type Revision struct {
	Revision   int64          `json:"revision"`
	Author     string         `json:"author,omitempty" doc:"As in the audit log; empty where it is not known any more."`
	AuthorName string         `json:"author_name,omitempty"`
	Created    time.Time      `json:"created"`
	Archive    string         `json:"archive" doc:"The digest of all that it judged by from then on."`
	Changes    []PolicyChange `json:"changes"`
	Shipped    bool           `json:"shipped,omitempty" doc:"The shipped policies were others, with a new version of the server."`
}

// PolicyHistory lists who changed what a program judges by, latest change first; the last entry is what it began with. It needs a viewer of
// all companies of the program.
func (s *Service) PolicyHistory(ctx context.Context, a Actor, program string) ([]Revision, error) {
	if err := a.may(store.RoleViewer); err != nil {
		return nil, err
	}
	if _, err := s.store.WholeProgram(ctx, a.reader(), program); err != nil {
		return nil, err
	}
	all, err := s.store.ProgramRevisions(ctx, a.reader(), program)
	if err != nil {
		return nil, err
	}
	out := []Revision{}
	was, archive := Policy{}, ""
	for i, r := range all {
		var settings Settings
		if err := json.Unmarshal(r.Settings, &settings); err != nil {
			return nil, err
		}
		is := policyOf(settings)
		v := Revision{Revision: r.Revision, Author: r.Author, Created: r.Created, Archive: r.Archive, Changes: policyChanges(was, is)}
		v.Shipped = i > 0 && len(v.Changes) == 0 && archive != r.Archive
		if v.AuthorName, err = s.nameOf(ctx, a, r.Author); err != nil {
			return nil, err
		}
		was, archive = is, r.Archive
		if i == 0 || len(v.Changes) > 0 || v.Shipped {
			out = append(out, v)
		}
	}
	slices.Reverse(out)
	return out, nil
}

// RuleInForce is a rule with the parameters by which a program judges.
type RuleInForce struct {
	Rule     rule.ID            `json:"rule"`
	Title    string             `json:"title"`
	Category string             `json:"category"`
	Severity rule.Severity      `json:"severity"`
	Runs     bool               `json:"runs" doc:"Whether the checklist of the program has it."`
	Pack     bool               `json:"pack,omitempty" doc:"It is of a pack, and not shipped."`
	Remedy   rule.Remedy        `json:"remedy" enum:"price,indemnity,condition" doc:"What a finding asks of a deal."`
	Params   []ParameterInForce `json:"parameters"`
}

// ParameterInForce is a parameter with its value.
type ParameterInForce struct {
	Name       string     `json:"name"`
	Value      any        `json:"value"`
	Shipped    any        `json:"shipped,omitempty" doc:"The shipped value, where another one is set; absent for what is not shipped."`
	Sources    []string   `json:"sources" doc:"Where the value comes from."`
	Set        bool       `json:"set,omitempty" doc:"The program sets it."`
	Author     string     `json:"author,omitempty" doc:"Who set it, as in the audit log."`
	AuthorName string     `json:"author_name,omitempty"`
	Changed    *time.Time `json:"changed,omitempty" doc:"When it was set to this value."`
}

// ListInForce is a checklist that a program can judge by.
type ListInForce struct {
	Name    string `json:"name"`
	Title   string `json:"title"`
	Purpose string `json:"purpose"`
	Chosen  bool   `json:"chosen"`
}

// InForce is what a program judges by now.
type InForce struct {
	Program    string          `json:"program"`
	Revision   int64           `json:"revision"`
	Archive    string          `json:"archive"`
	Policy     Policy          `json:"policy"`
	Checklists []ListInForce   `json:"checklists" doc:"Shipped ones and those of the packs in force; kept ones are named by their digests."`
	Packs      []store.Content `json:"packs" doc:"Those in force, in their order."`
	Rules      []RuleInForce   `json:"rules"`
}

// InForce returns what a program judges by: its rules with their parameters, who set them and when, its packs and its checklists, with
// texts in a language. It needs a viewer.
func (s *Service) InForce(ctx context.Context, a Actor, program string, lang rule.Lang) (InForce, error) {
	p, err := s.Program(ctx, a, program)
	if err != nil {
		return InForce{}, err
	}
	j, err := s.judgeIn(ctx, p, lang)
	if err != nil {
		return InForce{}, err
	}
	shipped, err := s.shippedJudge(ctx)
	if err != nil {
		return InForce{}, err
	}
	out := InForce{Program: p.ID, Revision: p.Revision, Archive: p.Archive, Policy: policyOf(p.Settings), Checklists: []ListInForce{}, Packs: []store.Content{}, Rules: []RuleInForce{}}
	set, err := s.setBy(ctx, a, program)
	if err != nil {
		return out, err
	}
	runs := map[rule.ID]bool{}
	for _, r := range j.Cohort().Rules {
		runs[r.ID] = true
	}
	c := j.Catalogue()
	for _, r := range c.Rules {
		one := RuleInForce{
			Rule: r.ID, Title: r.Title.In(lang), Category: rule.Capitalized(c.Vocabulary.Category(r.ID.Category(), lang)), Severity: r.Severity, Runs: runs[r.ID], Remedy: c.Remedies.Of(r.ID),
			Params: []ParameterInForce{},
		}
		was, known := shipped.Catalogue().Rule(r.ID)
		one.Pack = !known
		for _, x := range r.Params {
			v := ParameterInForce{Name: x.Name, Value: x.Value, Sources: x.Sources}
			if by, ok := set[string(r.ID)+"."+x.Name]; ok {
				v.Set, v.Author, v.AuthorName, v.Changed = true, by.Author, by.AuthorName, &by.Created
			}
			if known {
				if y, ok := was.Param(x.Name); ok && rule.FormatValue(y.Value, rule.English) != rule.FormatValue(x.Value, rule.English) {
					v.Shipped = y.Value
				}
			}
			one.Params = append(one.Params, v)
		}
		out.Rules = append(out.Rules, one)
	}
	for _, l := range c.Checklists {
		out.Checklists = append(out.Checklists, ListInForce{
			Name: l.Name, Title: l.Title.In(lang), Purpose: l.Purpose.In(lang),
			Chosen: slices.Contains(p.Settings.Judging.Checklists, l.Name) || len(p.Settings.Judging.Checklists) == 0 && l.Name == rule.DefaultChecklist,
		})
	}
	for _, digest := range p.Settings.Judging.Packs {
		name, _, err := s.store.ContentOf(ctx, a.workspace(), store.KindPack, digest)
		if err != nil {
			return out, err
		}
		out.Packs = append(out.Packs, store.Content{Digest: digest, Name: name})
	}
	return out, nil
}

// setBy returns who set the present parameters of a program, by <rule>.<parameter>. A parameter that differs by stage counts as one. It is
// empty for actors who do not see the whole program.
func (s *Service) setBy(ctx context.Context, a Actor, program string) (map[string]Revision, error) {
	history, err := s.PolicyHistory(ctx, a, program)
	if errors.Is(err, store.ErrNotFound) {
		return nil, nil
	}
	set := map[string]Revision{}
	for _, r := range slices.Backward(history) { // oldest first
		for _, c := range r.Changes {
			if c.Kind != "parameter" {
				continue
			}
			id, rest, _ := strings.Cut(c.Name, ".")
			name, _, _ := strings.Cut(rest, ".")
			if c.After == "" {
				delete(set, id+"."+name)
			} else {
				set[id+"."+name] = r
			}
		}
	}
	return set, err
}

// Backup returns a function that writes everything in the store, as diligo store backup does, if the actor's workspace is the only one. It
// needs an administrator.
func (s *Service) Backup(ctx context.Context, a Actor) (func(io.Writer) error, error) {
	if err := a.may(store.RoleAdministrator); err != nil {
		return nil, err
	}
	all, err := s.store.Workspaces(ctx)
	if err != nil {
		return nil, err
	}
	if len(all) > 1 {
		return nil, ErrSeveralWorkspaces
	}
	return func(w io.Writer) error { return s.store.Backup(ctx, w) }, nil
}

// BackupName returns the file name of a backup made today.
func (s *Service) BackupName() string { return fmt.Sprintf("diligo-%s.backup", s.today()) }
