package service

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/diligo/diligo/internal/words"

	"github.com/diligo/diligo/internal/outfile"
	"github.com/diligo/diligo/internal/queue"
	"github.com/diligo/diligo/internal/store"
)

// exported is export.json: the parts of an export that are not files of their own.
type exported struct {
	Schema    string            `json:"schema"`
	Workspace store.Workspace   `json:"workspace"`
	Programs  []exportedProgram `json:"programs"`
	Companies []exportedCompany `json:"companies"`
}

// exportSchema is the version of the export format.
const exportSchema = "diligo.export/v1"

type exportedProgram struct {
	Program
	Companies []string `json:"companies"` // IDs
	Waivers   string   `json:"waivers,omitempty"`
}

type exportedCompany struct {
	store.Company
	Versions    []exportedVersion `json:"versions"`
	Documents   []store.Document  `json:"documents"`
	Assessments []string          `json:"assessments"` // files
}

type exportedVersion struct {
	store.Version
	File string `json:"file"`
}

// Export writes a workspace into a new folder, as files that the command line reads: profiles, assessments, waivers, packs, documents,
// archives, what people did, and the audit log. diligo replay assessments/ID.json --root FOLDER --bundle FOLDER/archives/DIGEST.diligo
// reproduces an assessment.
func (s *Service) Export(ctx context.Context, workspace, folder string) error {
	if entries, err := os.ReadDir(folder); err == nil && len(entries) > 0 {
		return words.Errorf("export: %s is not empty: name a new folder", folder)
	}
	w, err := s.store.Workspace(ctx, workspace)
	if err != nil {
		return err
	}
	x := exported{Schema: exportSchema, Workspace: w, Programs: []exportedProgram{}, Companies: []exportedCompany{}}
	put := func(name string, content []byte) error {
		path := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return err
		}
		return outfile.Write(path, 0o600, func(w io.Writer) error {
			_, err := w.Write(content)
			return err
		})
	}
	archives := map[string]bool{}
	if err := s.exportPrograms(ctx, workspace, &x, put, archives); err != nil {
		return err
	}
	if err := s.exportCompanies(ctx, workspace, &x, put, archives); err != nil {
		return err
	}
	if err := s.exportPeople(ctx, workspace, x, put); err != nil {
		return err
	}
	for digest := range archives {
		content, err := s.store.Archive(ctx, workspace, digest)
		if err != nil {
			return err
		}
		if err := put("archives/"+digest+".diligo", content); err != nil {
			return err
		}
	}
	for _, kind := range []store.Kind{store.KindPack, store.KindChecklist, store.KindRates} {
		all, err := s.store.Contents(ctx, workspace, kind, store.Page{})
		if err != nil {
			return err
		}
		for _, c := range all {
			_, content, err := s.store.ContentOf(ctx, workspace, kind, c.Digest)
			if err != nil {
				return err
			}
			if err := put(string(kind)+"/"+c.Digest+"-"+plainName(c.Name), content); err != nil {
				return err
			}
			if kind == store.KindChecklist { // reports refer to it by this name
				if err := put(checklistName(c.Digest, c.Name), content); err != nil {
					return err
				}
			}
		}
	}
	var log strings.Builder
	for seq := int64(0); ; {
		page, err := s.store.Audit(ctx, workspace, seq, 1000)
		if err != nil {
			return err
		}
		for _, e := range page {
			seq = e.Seq
			line, err := json.Marshal(e)
			if err != nil {
				return err
			}
			log.Write(append(line, '\n'))
		}
		if len(page) == 0 {
			break
		}
	}
	if err := put("audit.ndjson", []byte(log.String())); err != nil {
		return err
	}
	text, err := json.MarshalIndent(x, "", "  ")
	if err != nil {
		return err
	}
	return put(exportFile, append(text, '\n')) // written last: without it an export is incomplete
}

const exportFile = "export.json"

func (s *Service) exportPrograms(ctx context.Context, workspace string, x *exported, put func(string, []byte) error, archives map[string]bool) error {
	programs, err := s.store.Programs(ctx, store.Whole(workspace), store.Page{})
	if err != nil {
		return err
	}
	for _, p := range programs {
		full, err := programOf(p)
		if err != nil {
			return err
		}
		e := exportedProgram{Program: full, Companies: []string{}}
		archives[p.Archive] = true
		for after := ""; ; {
			ids, err := s.store.Enrolled(ctx, p.ID, after, 1000)
			if err != nil {
				return err
			}
			if e.Companies = append(e.Companies, ids...); len(ids) == 0 {
				break
			}
			after = ids[len(ids)-1]
		}
		states, err := s.store.WaiversHistory(ctx, workspace, p.ID, store.Page{})
		if err != nil {
			return err
		}
		for _, state := range states {
			e.Waivers = waiversName(state.SHA256)
			if err := put(e.Waivers, []byte(state.Content)); err != nil {
				return err
			}
		}
		x.Programs = append(x.Programs, e)
	}
	return nil
}

func (s *Service) exportCompanies(ctx context.Context, workspace string, x *exported, put func(string, []byte) error, archives map[string]bool) error {
	for after := ""; ; {
		companies, err := s.store.Companies(ctx, store.Whole(workspace), "", "", store.Page{After: after})
		if err != nil || len(companies) == 0 {
			return err
		}
		for _, c := range companies {
			after = c.ID
			if c.Purged != nil {
				continue
			}
			e, err := s.exportCompany(ctx, workspace, c, put, archives)
			if err != nil {
				return err
			}
			x.Companies = append(x.Companies, e)
		}
	}
}

func (s *Service) exportCompany(ctx context.Context, workspace string, c store.Company, put func(string, []byte) error, archives map[string]bool) (exportedCompany, error) {
	e := exportedCompany{Company: c, Versions: []exportedVersion{}, Documents: []store.Document{}, Assessments: []string{}}
	for seq := int64(1); seq <= c.Latest; seq++ {
		v, err := s.store.Version(ctx, store.Whole(workspace), c.ID, seq)
		if err != nil {
			return e, err
		}
		if err := put(sourceOf(v), v.Content); err != nil {
			return e, err
		}
		e.Versions = append(e.Versions, exportedVersion{v, sourceOf(v)})
	}
	var err error
	if e.Documents, err = s.store.Documents(ctx, store.Whole(workspace), c.ID, store.Page{}); err != nil {
		return e, err
	}
	for _, d := range e.Documents {
		if err := s.exportDocument(ctx, workspace, d, put); err != nil {
			return e, err
		}
	}
	for after := ""; ; {
		page, err := s.store.Assessments(ctx, store.Whole(workspace), c.ID, store.Page{After: after})
		if err != nil || len(page) == 0 {
			return e, err
		}
		for _, a := range page {
			after = a.ID
			whole, err := s.store.Assessment(ctx, store.Whole(workspace), a.ID)
			if err != nil {
				return e, err
			}
			archives[a.Archive] = true
			name := "assessments/" + a.ID + ".json"
			if err := put(name, reportOf(whole)); err != nil {
				return e, err
			}
			e.Assessments = append(e.Assessments, name)
		}
	}
}

// exportedCase is everything that people did about a company in a program.
type exportedCase struct {
	Case      store.Case          `json:"case"`
	Decisions []store.Decision    `json:"decisions"`
	Requests  []store.DataRequest `json:"requests"`
	Reviews   []Review            `json:"reviews"`
	Comments  []store.Comment     `json:"comments"`
	Letters   []store.Letter      `json:"letters"`
}

// exportPeople writes who works in the workspace and what they did, one file per case. An import does not read it, because decisions are
// bound to what was seen there. A backup keeps everything.
func (s *Service) exportPeople(ctx context.Context, workspace string, x exported, put func(string, []byte) error) error {
	by := store.Whole(workspace)
	members, err := everything(func(p store.Page) ([]store.Member, error) { return s.store.Members(ctx, workspace, p) }, func(m store.Member) string { return m.ID })
	if err != nil {
		return err
	}
	text, err := json.MarshalIndent(members, "", "  ")
	if err != nil {
		return err
	}
	if err := put("members.json", append(text, '\n')); err != nil {
		return err
	}
	for _, p := range x.Programs {
		for _, company := range p.Companies {
			c, err := s.store.Case(ctx, by, p.ID, company)
			if errors.Is(err, store.ErrNotFound) {
				continue // purged meanwhile
			}
			if err != nil {
				return err
			}
			e := exportedCase{Case: c, Requests: []store.DataRequest{}, Reviews: []Review{}}
			var errs [5]error
			e.Decisions, errs[0] = everything(func(q store.Page) ([]store.Decision, error) { return s.store.Decisions(ctx, by, p.ID, company, q) }, func(d store.Decision) string { return d.ID })
			e.Comments, errs[1] = everything(func(q store.Page) ([]store.Comment, error) { return s.store.Comments(ctx, by, p.ID, company, q) }, func(c store.Comment) string { return c.ID })
			e.Letters, errs[2] = everything(func(q store.Page) ([]store.Letter, error) { return s.store.Letters(ctx, by, p.ID, company, q) }, func(l store.Letter) string { return l.ID })
			requests, err := everything(func(q store.Page) ([]store.DataRequest, error) {
				return s.store.Requests(ctx, by, p.ID, company, "", q)
			}, func(r store.DataRequest) string { return r.ID })
			errs[3] = err
			reviews, err := everything(func(q store.Page) ([]store.Review, error) { return s.store.Reviews(ctx, by, p.ID, company, q) }, func(r store.Review) string { return r.ID })
			errs[4] = err
			if err := errors.Join(errs[:]...); err != nil {
				return err
			}
			for _, r := range requests {
				whole, err := s.store.Request(ctx, by, r.ID)
				if err != nil {
					return err
				}
				e.Requests = append(e.Requests, whole)
			}
			for _, r := range reviews {
				one, err := reviewOf(r, p.Settings.rubric())
				if err != nil {
					return err
				}
				e.Reviews = append(e.Reviews, one)
			}
			if text, err = json.MarshalIndent(e, "", "  "); err != nil {
				return err
			}
			if err := put("cases/"+p.ID+"/"+company+".json", append(text, '\n')); err != nil {
				return err
			}
		}
	}
	return nil
}

// everything collects all pages of a list.
func everything[T any](page func(store.Page) ([]T, error), id func(T) string) ([]T, error) {
	all := []T{}
	for after := ""; ; {
		items, err := page(store.Page{After: after})
		if err != nil || len(items) == 0 {
			return all, err
		}
		all = append(all, items...)
		after = id(items[len(items)-1])
	}
}

func (s *Service) exportDocument(ctx context.Context, workspace string, d store.Document, put func(string, []byte) error) error {
	_, f, err := s.store.Document(ctx, store.Whole(workspace), d.ID)
	if err != nil {
		return err
	}
	defer f.Close()
	content, err := io.ReadAll(f)
	if err != nil {
		return err
	}
	return put("documents/"+d.ID+"-"+plainName(d.Name), content)
}

// Import makes a workspace from an export: programs with their settings, packs, waivers, and all versions of all profiles in order.
// Assessments are made again; those of the export stay in its files. The new workspace starts an audit log of its own. It is created
// completely or not at all, except for documents, which are added last.
func (s *Service) Import(ctx context.Context, folder string) (w store.Workspace, k store.NewKey, err error) {
	text, err := os.ReadFile(filepath.Join(folder, exportFile))
	if err != nil {
		return w, k, fmt.Errorf("import: %w", err)
	}
	var x exported
	if err := json.Unmarshal(text, &x); err != nil || x.Schema != exportSchema {
		return w, k, errors.Join(words.Errorf("import: %s is not an export of the form %s", filepath.Join(folder, exportFile), exportSchema), err)
	}
	w, k, err = s.store.NewWorkspace(ctx, x.Workspace.Name, "import")
	if err != nil {
		return w, k, err
	}
	a := Actor{Key: k.Key}
	read := func(name string) ([]byte, error) {
		if !filepath.IsLocal(filepath.FromSlash(name)) {
			return nil, words.Errorf("import: %q lies outside of the export", name)
		}
		return os.ReadFile(filepath.Join(folder, filepath.FromSlash(name)))
	}
	if err := s.importContents(ctx, a, folder); err != nil {
		return w, k, err
	}
	programs := map[string][]string{} // of a company
	for _, p := range x.Programs {
		made, err := s.AddProgram(ctx, a, p.Name, p.Settings, store.Request{})
		if err != nil {
			return w, k, words.Errorf("import: program %s: %w", p.ID, err)
		}
		for _, c := range p.Companies {
			programs[c] = append(programs[c], made.ID)
		}
		if p.Waivers != "" {
			content, err := read(p.Waivers)
			if err != nil {
				return w, k, err
			}
			if _, err := s.SetWaivers(ctx, a, made.ID, string(content)); err != nil {
				return w, k, err
			}
		}
	}
	for _, c := range x.Companies {
		id, err := s.importCompany(ctx, a, c, programs[c.ID], read)
		if err != nil {
			return w, k, words.Errorf("import: company %s: %w", c.ID, err)
		}
		for _, d := range c.Documents {
			f, err := os.Open(filepath.Join(folder, "documents", d.ID+"-"+plainName(d.Name)))
			if err != nil {
				return w, k, err
			}
			_, err = s.AddDocument(ctx, a, id, d.Name, d.Type, f)
			f.Close()
			if err != nil {
				return w, k, err
			}
		}
	}
	return w, k, nil
}

func (s *Service) importContents(ctx context.Context, a Actor, folder string) error {
	for kind, add := range map[store.Kind]func(context.Context, Actor, string, []byte) (store.Content, error){
		store.KindPack: s.AddPack, store.KindChecklist: s.AddChecklist, store.KindRates: s.AddRates,
	} {
		entries, err := os.ReadDir(filepath.Join(folder, string(kind)))
		if errors.Is(err, os.ErrNotExist) {
			continue
		}
		if err != nil {
			return err
		}
		for _, e := range entries {
			content, err := os.ReadFile(filepath.Join(folder, string(kind), e.Name()))
			if err != nil {
				return err
			}
			_, name, _ := strings.Cut(e.Name(), "-")
			if _, err := add(ctx, a, name, content); err != nil {
				return fmt.Errorf("import: %s: %w", e.Name(), err)
			}
		}
	}
	return nil
}

func (s *Service) importCompany(ctx context.Context, a Actor, c exportedCompany, programs []string, read func(string) ([]byte, error)) (id string, err error) {
	if len(programs) == 0 {
		programs = []string{""}
	}
	err = s.update(ctx, a, func(t *store.Tx) ([]queue.Job, error) {
		calls := map[string][]string{}
		for _, v := range c.Versions {
			content, err := read(v.File)
			if err != nil {
				return nil, err
			}
			sub := Submission{Content: content, Format: formatOf(v.Version), Origin: v.Origin}
			for _, p := range programs {
				done, more, err := addVersion(t, p, c.Ident, c.Name, sub)
				if err != nil {
					return nil, err
				}
				id = done.Company
				for program := range more {
					calls[program] = []string{id}
				}
			}
		}
		return s.assessJobs(t, calls), nil
	})
	return id, err
}
