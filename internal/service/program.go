package service

import (
	"context"
	"encoding/json"
	"errors"

	"github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/cohort"
	"github.com/diligo/diligo/internal/pack"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/queue"
	"github.com/diligo/diligo/internal/store"
	"github.com/diligo/diligo/internal/waiver"
)

// Program is a program with its settings.
type Program struct {
	store.Program
	Settings Settings `json:"settings"`
}

func programOf(p store.Program) (Program, error) {
	out := Program{Program: p}
	return out, json.Unmarshal(p.Settings, &out.Settings)
}

// Programs lists the programs. It needs a viewer.
func (s *Service) Programs(ctx context.Context, a Actor, p store.Page) ([]Program, error) {
	if err := a.may(store.RoleViewer); err != nil {
		return nil, err
	}
	stored, err := s.store.Programs(ctx, a.reader(), p)
	out := []Program{}
	for _, one := range stored {
		q, err := programOf(one)
		if err != nil {
			return nil, err
		}
		out = append(out, q)
	}
	return out, err
}

// Program returns one program. It needs a viewer.
func (s *Service) Program(ctx context.Context, a Actor, id string) (Program, error) {
	if err := a.may(store.RoleViewer); err != nil {
		return Program{}, err
	}
	p, err := s.store.Program(ctx, a.reader(), id)
	if err != nil {
		return Program{}, err
	}
	return programOf(p)
}

// AddProgram makes a program. It needs a manager.
func (s *Service) AddProgram(ctx context.Context, a Actor, name string, settings Settings, r store.Request) (Program, error) {
	if err := a.may(store.RoleManager); err != nil {
		return Program{}, err
	}
	stored, keep, err := s.prepare(ctx, a.workspace(), name, settings)
	if err != nil {
		return Program{}, err
	}
	p, err := once(ctx, s, a, r, func(t *store.Tx) (string, []queue.Job, error) {
		if err := keep(t); err != nil {
			return "", nil, err
		}
		p, err := t.AddProgram(stored)
		if err != nil || a.reader().All {
			return p.ID, nil, err
		}
		_, err = t.AddGrant(store.Grant{Member: a.Member.ID, Kind: store.GrantProgram, Object: p.ID})
		return p.ID, nil, err
	})
	if err != nil {
		return Program{}, err
	}
	return s.Program(ctx, a, p)
}

// prepare returns a program as it is stored, and a function that stores its archives.
func (s *Service) prepare(ctx context.Context, workspace, name string, settings Settings) (p store.Program, keep func(*store.Tx) error, err error) {
	text, err := json.Marshal(settings)
	if err != nil {
		return p, nil, err
	}
	if err := s.checkSettings(ctx, settings); err != nil {
		return p, nil, err
	}
	p = store.Program{Name: name, Settings: text}
	archives := map[string]packedArchive{}
	k, digest, err := s.archived(ctx, workspace, settings.Judging, settings)
	if err != nil {
		return p, nil, err
	}
	p.Archive, archives[digest] = digest, k
	if settings.Shadow != nil {
		if k, digest, err = s.archived(ctx, workspace, *settings.Shadow, settings); err != nil {
			return p, nil, err
		}
		p.Shadow, archives[digest] = digest, k
	}
	return p, func(t *store.Tx) error {
		for digest, k := range archives {
			if err := t.KeepArchive(digest, k.content, k.rules); err != nil {
				return err
			}
		}
		return nil
	}, nil
}

// ChangeProgram sets the name and settings of a program, if it still has the revision that the client saw. All its companies are assessed
// again. If the workspace requires a second person, it can't change what the program judges by: that takes Propose and Publish. It needs a
// manager.
func (s *Service) ChangeProgram(ctx context.Context, a Actor, id string, revision int64, name string, settings Settings) (Program, error) {
	if err := a.may(store.RoleManager); err != nil {
		return Program{}, err
	}
	if _, err := s.store.WholeProgram(ctx, a.reader(), id); err != nil {
		return Program{}, err
	}
	stored, keep, err := s.prepare(ctx, a.workspace(), name, settings)
	if err != nil {
		return Program{}, err
	}
	stored.ID, stored.Revision = id, revision
	err = s.update(ctx, a, func(t *store.Tx) ([]queue.Job, error) {
		if err := guarded(t, id, settings); err != nil {
			return nil, err
		}
		if err := keep(t); err != nil {
			return nil, err
		}
		if _, err := t.ChangeProgram(stored); err != nil {
			return nil, err
		}
		return []queue.Job{job(jobSpread, spread{Workspace: t.Workspace(), Program: id})}, nil
	})
	if err != nil {
		return Program{}, err
	}
	return s.Program(ctx, a, id)
}

// Upgrade makes every program judge by the shipped policies of this version of diligo, if an earlier version had others, and assesses its
// companies again. A server calls it at its start. Programs whose settings this version no longer understands are left as they are and
// returned.
func (s *Service) Upgrade(ctx context.Context) (left []string, err error) {
	workspaces, err := s.store.Workspaces(ctx)
	if err != nil {
		return nil, err
	}
	for _, w := range workspaces {
		programs, err := s.store.Programs(ctx, store.Whole(w.ID), store.Page{})
		if err != nil {
			return left, err
		}
		for _, p := range programs {
			was, err := programOf(p)
			if err != nil {
				return left, err
			}
			now, keep, err := s.prepare(ctx, w.ID, p.Name, was.Settings)
			var bad *Invalid
			if errors.As(err, &bad) {
				left = append(left, p.ID)
				continue
			}
			if err != nil {
				return left, err
			}
			if now.Archive == p.Archive && now.Shadow == p.Shadow {
				continue
			}
			now.ID, now.Revision = p.ID, p.Revision
			err = s.store.Update(ctx, w.ID, "job:upgrade", func(t *store.Tx) error {
				if err := keep(t); err != nil {
					return err
				}
				if _, err := t.ChangeProgram(now); err != nil {
					return err
				}
				return s.queue.Add(t.Context(), t.SQL(), job(jobSpread, spread{Workspace: w.ID, Program: p.ID}))
			})
			if err != nil && !errors.Is(err, store.ErrChanged) { // another server was faster
				return left, err
			}
		}
	}
	return left, nil
}

// AddPack stores a bundle of policies. It needs an administrator.
func (s *Service) AddPack(ctx context.Context, a Actor, name string, content []byte) (store.Content, error) {
	return s.addContent(ctx, a, store.KindPack, store.RoleAdministrator, name, content, func() error {
		source, err := pack.Open(name, content, nil)
		if err != nil {
			return err
		}
		_, err = policy.Load([]policy.Source{app.Shipped(), source}, nil)
		return err
	})
}

// AddChecklist stores a checklist. It needs a manager.
func (s *Service) AddChecklist(ctx context.Context, a Actor, name string, content []byte) (store.Content, error) {
	return s.addContent(ctx, a, store.KindChecklist, store.RoleManager, name, content, func() error {
		set, err := policy.Load([]policy.Source{app.Shipped()}, nil)
		if err != nil {
			return err
		}
		_, err = policy.ReadChecklist(name, content, set.Catalogue())
		return err
	})
}

// AddRates stores a table of exchange rates. It needs a manager.
func (s *Service) AddRates(ctx context.Context, a Actor, name string, content []byte) (store.Content, error) {
	return s.addContent(ctx, a, store.KindRates, store.RoleManager, name, content, func() error {
		_, err := app.Contents{Rates: []app.File{{Name: name, Content: content}}}.Policies()
		return err
	})
}

func (s *Service) addContent(ctx context.Context, a Actor, kind store.Kind, role store.Role, name string, content []byte, check func() error) (c store.Content, err error) {
	if err := a.may(role); err != nil {
		return c, err
	}
	if err := check(); err != nil {
		return c, invalid("%s", err)
	}
	err = s.update(ctx, a, func(t *store.Tx) ([]queue.Job, error) {
		c, err = t.AddContent(kind, name, content)
		return nil, err
	})
	return c, err
}

// Contents lists what is stored of a kind. It needs a viewer.
func (s *Service) Contents(ctx context.Context, a Actor, kind store.Kind, p store.Page) ([]store.Content, error) {
	if err := a.may(store.RoleViewer); err != nil {
		return nil, err
	}
	return s.store.Contents(ctx, a.workspace(), kind, p)
}

// Content returns the bytes of a stored content. It needs a viewer.
func (s *Service) Content(ctx context.Context, a Actor, kind store.Kind, digest string) (name string, content []byte, err error) {
	if err := a.may(store.RoleViewer); err != nil {
		return "", nil, err
	}
	return s.store.ContentOf(ctx, a.workspace(), kind, digest)
}

// Archive returns an archive of the workspace, by its digest. It needs a viewer.
func (s *Service) Archive(ctx context.Context, a Actor, digest string) ([]byte, error) {
	if err := a.may(store.RoleViewer); err != nil {
		return nil, err
	}
	return s.store.Archive(ctx, a.workspace(), digest)
}

// SetWaivers replaces a program's file of waivers; its companies are assessed again. It needs a manager.
func (s *Service) SetWaivers(ctx context.Context, a Actor, program, content string) (w store.Waivers, err error) {
	if err := a.may(store.RoleManager); err != nil {
		return w, err
	}
	if _, err := s.store.WholeProgram(ctx, a.reader(), program); err != nil {
		return w, err
	}
	if _, err := waiver.Read("waivers.yaml", []byte(content)); err != nil {
		return w, invalid("%s", err)
	}
	err = s.update(ctx, a, func(t *store.Tx) ([]queue.Job, error) {
		if w, err = t.SetWaivers(program, content); err != nil {
			return nil, err
		}
		return []queue.Job{job(jobSpread, spread{Workspace: t.Workspace(), Program: program})}, nil
	})
	return w, err
}

// Waivers lists all versions of a program's waivers, the one in force last. It needs a viewer of all companies of the program.
func (s *Service) Waivers(ctx context.Context, a Actor, program string, p store.Page) ([]store.Waivers, error) {
	if err := s.unmasked(ctx, a); err != nil {
		return nil, err
	}
	if _, err := s.store.WholeProgram(ctx, a.reader(), program); err != nil {
		return nil, err
	}
	return s.store.WaiversHistory(ctx, a.workspace(), program, p)
}

// Ranked is a company in the ranking of a program.
type Ranked struct {
	Company    string        `json:"company" doc:"The ID of the company."`
	Assessment string        `json:"assessment" doc:"The ID of the assessment."`
	Stale      bool          `json:"stale,omitempty" doc:"It was judged by what the program judged by before; a job judges it anew."`
	Entry      *cohort.Entry `json:"summary"`
}

// Ranking lists the companies of a program in the order of its ranking, those that can't be ranked yet last. after is the ID of the last
// assessment of the page before. It needs a viewer.
func (s *Service) Ranking(ctx context.Context, a Actor, program string, shadow bool, after string, limit int) ([]Ranked, error) {
	p, err := s.Program(ctx, a, program)
	if err != nil {
		return nil, err
	}
	hidden, err := s.masksFor(ctx, a)
	if err != nil {
		return nil, err
	}
	key := ""
	if after != "" {
		if key, err = s.store.RankKey(ctx, a.reader(), program, after); err != nil {
			return nil, err
		}
	}
	rows, err := s.store.Ranking(ctx, a.reader(), program, shadow, store.Page{After: key, Limit: limit})
	if err != nil {
		return nil, err
	}
	by := p.Archive
	if shadow {
		by = p.Shadow
	}
	out := []Ranked{}
	for _, row := range rows {
		r := Ranked{Company: row.Company, Assessment: row.ID, Stale: row.Archive != by, Entry: &cohort.Entry{}}
		if err := json.Unmarshal(row.Entry, r.Entry); err != nil {
			return nil, err
		}
		hidden.entry(row.Company, r.Entry)
		out = append(out, r)
	}
	return out, nil
}

// Progress counts the assessed companies of a program.
type Progress struct {
	Companies int `json:"companies"`
	Assessed  int `json:"assessed" doc:"By what the program judges by now."`
}

// Progress returns how many companies of a program are assessed. It needs a viewer.
func (s *Service) Progress(ctx context.Context, a Actor, program string) (p Progress, err error) {
	if _, err := s.Program(ctx, a, program); err != nil {
		return p, err
	}
	p.Companies, p.Assessed, err = s.store.Count(ctx, a.reader(), program)
	return p, err
}

// Rules lists the rules of a program, in the order of the outcomes in entries. It needs a viewer.
func (s *Service) Rules(ctx context.Context, a Actor, program string) ([]cohort.Rule, error) {
	p, err := s.Program(ctx, a, program)
	if err != nil {
		return nil, err
	}
	j, err := s.judgeOf(ctx, p.Program, false)
	if err != nil {
		return nil, err
	}
	return j.Cohort().Rules, nil
}
