package service

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/archive"
	"github.com/diligo/diligo/internal/engine"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/store"
)

// Judging selects what companies are judged by.
type Judging struct {
	Checklists []string       `json:"checklists,omitempty" maxItems:"20" doc:"Names of shipped checklists or of the packs', or digests of kept ones; several are one. None is the checklist diligence." example:"[\"screening\"]"`
	Packs      []string       `json:"packs,omitempty" maxItems:"20" doc:"Digests of kept packs, in the order in which they are laid over the shipped policies."`
	Rates      []string       `json:"rates,omitempty" maxItems:"20" doc:"Digests of kept tables of exchange rates, laid over the shipped one."`
	Parameters []string       `json:"parameters,omitempty" maxItems:"1000" doc:"<rule>.<parameter>=<value>." example:"[\"runway/short_runway.minimum_months.growth=12\"]"`
	Weights    map[string]int `json:"weights,omitempty" doc:"Weights of categories, in hundredths."`
	Gates      []string       `json:"gates,omitempty" maxItems:"100" doc:"Globs over the IDs of rules that a company must pass."`
}

// Settings are the settings of a program.
type Settings struct {
	Judging   Judging  `json:"judging,omitzero" doc:"By what companies are judged; the checklist diligence where it is absent."`
	Shadow    *Judging `json:"shadow,omitempty" doc:"Policies that are tried beside. What they conclude is shown apart and decides nothing."`
	Lang      string   `json:"lang,omitempty" enum:"en,zh" doc:"The language of texts. English where it is not given."`
	Threshold string   `json:"severity_threshold,omitempty" enum:"critical,high,medium,low,info" doc:"Findings from here on make the verdict fail. High where it is not given."`
	AsOf      string   `json:"as_of,omitempty" enum:"profile,today" doc:"For which day a profile is judged: its own as-of date, or today, so that verdicts age; then every program is assessed again each day."`
	Opens     string   `json:"opens,omitempty" format:"date"`
	Closes    string   `json:"closes,omitempty" format:"date"`
	// How people work in the program.
	Rubric     []Criterion `json:"rubric,omitempty" maxItems:"6" doc:"What reviewers give points for, beside what the rules say. Without it one overall score."`
	Reviewers  int         `json:"reviewers,omitempty" minimum:"0" maximum:"20" doc:"How many review each company; two where it is not given."`
	Masks      []string    `json:"masks,omitempty" maxItems:"100" doc:"Patterns of facts that reviewers and viewers do not see, in profiles or in assessments; texts and words only. Documents are closed to them then." example:"[\"/company/name\", \"/company/legal_name\", \"/team/founders/*/name\"]"`
	RetainDays int         `json:"retain_refused_days,omitempty" minimum:"0" maximum:"36500" doc:"After so many days everything of a refused company is deleted, unless another program has it; never where it is not given."`
}

// Closed reports whether founders can't fill in forms at a time: no longer, or not yet.
func (s Settings) Closed(now time.Time) bool {
	day := now.UTC().Format(time.DateOnly)
	return s.Closes != "" && day > s.Closes || s.Opens != "" && day < s.Opens
}

// Criterion is something that reviewers rate, from 1 to 5.
type Criterion struct {
	Name   string `json:"name" minLength:"1" maxLength:"60" doc:"In the language of the program; the key of its points." example:"team"`
	Weight int    `json:"weight,omitempty" minimum:"0" maximum:"100" doc:"What it counts in the overall score; 1 where it is not given."`
}

// archive collects everything that a judging names.
func (s *Service) archive(ctx context.Context, workspace string, j Judging) (*archive.Archive, error) {
	a := &archive.Archive{Weights: j.Weights, Gates: j.Gates}
	a.Settings = j.Parameters
	take := func(kind store.Kind, digests []string, into *[]app.File) error {
		for _, d := range digests {
			name, content, err := s.store.ContentOf(ctx, workspace, kind, d)
			if errors.Is(err, store.ErrNotFound) {
				return invalid("there is no %s %q in this workspace: add it first", kind, d)
			}
			if err != nil {
				return err
			}
			*into = append(*into, app.File{Name: plainName(name), Content: content})
		}
		return nil
	}
	if err := errors.Join(take(store.KindPack, j.Packs, &a.Packs), take(store.KindRates, j.Rates, &a.Rates)); err != nil {
		return nil, err
	}
	for _, name := range j.Checklists {
		if len(name) != 64 {
			a.Checklists = append(a.Checklists, name)
			continue
		}
		if err := take(store.KindChecklist, []string{name}, &a.Files); err != nil {
			return nil, err
		}
		f := &a.Files[len(a.Files)-1]
		f.Name = checklistName(name, f.Name)
		a.Checklists = append(a.Checklists, f.Name)
	}
	return a, nil
}

// checklistName returns the name of a stored checklist in reports.
func checklistName(digest, name string) string { return digest[:12] + "-" + plainName(name) }

// plainName removes what would make a name a path.
func plainName(name string) string {
	name = strings.Map(func(r rune) rune {
		if r == '/' || r == '\\' || r < ' ' {
			return '_'
		}
		return r
	}, name)
	if name = strings.TrimLeft(name, "."); name == "" {
		return "file"
	}
	return name
}

// packedArchive is an archive as the store holds it, with the IDs of the rules that it runs.
type packedArchive struct {
	content []byte
	rules   []string
}

// archived returns the archive of a judging and its digest, after checking that it can be judged by.
func (s *Service) archived(ctx context.Context, workspace string, by Judging, settings Settings) (k packedArchive, digest string, err error) {
	a, err := s.archive(ctx, workspace, by)
	if err != nil {
		return k, "", err
	}
	if settings.Threshold != rule.High.String() { // so that another threshold, which changes verdicts, causes new assessments
		a.Threshold = settings.Threshold
	}
	if k.content, digest, err = a.Bytes(); err != nil {
		return k, "", invalid("%s", err)
	}
	j, err := s.judges.open(digest, a, s.options(settings, "", nil))
	if err != nil {
		return k, "", err
	}
	for _, r := range j.Cohort().Rules {
		k.rules = append(k.rules, string(r.ID))
	}
	return k, digest, nil
}

// options returns the options of a session, except its policies.
func (s *Service) options(settings Settings, asOf string, waivers *store.Waivers) app.Options {
	o := app.Options{Version: s.version, Lang: rule.English, Threshold: rule.High, AsOf: asOf, Today: s.today}
	if settings.Lang == "zh" {
		o.Lang = rule.Chinese
	}
	if settings.Threshold != "" {
		if err := o.Threshold.UnmarshalText([]byte(settings.Threshold)); err != nil {
			o.Threshold = rule.High // the schema of the API has refused other values
		}
	}
	if waivers != nil {
		o.Waivers = &app.File{Name: waiversName(waivers.SHA256), Content: []byte(waivers.Content)}
	}
	return o
}

func waiversName(sha string) string { return "waivers/" + sha + ".yaml" }

func (s *Service) today() string { return s.now().UTC().Format(time.DateOnly) }

// programJudge is what a program judges by, and as of which day.
type programJudge struct {
	*app.Judge
	program store.Program
	archive string
	waivers string // their digest
	asOf    string
	gates   []rule.ID
}

// judgeOf opens what a program, or its shadow, judges by now.
func (s *Service) judgeOf(ctx context.Context, p store.Program, shadow bool) (*programJudge, error) {
	var settings Settings
	if err := json.Unmarshal(p.Settings, &settings); err != nil {
		return nil, err
	}
	by, digest := settings.Judging, p.Archive
	if shadow {
		by, digest = *settings.Shadow, p.Shadow
	}
	j := &programJudge{program: p, archive: digest}
	if settings.AsOf == "today" {
		j.asOf = s.today()
	}
	var waivers *store.Waivers
	w, err := s.store.Waivers(ctx, p.Workspace, p.ID)
	switch {
	case err == nil:
		waivers, j.waivers = &w, w.SHA256
	case !errors.Is(err, store.ErrNotFound):
		return nil, err
	}
	a, err := s.archive(ctx, p.Workspace, by)
	if err != nil {
		return nil, err
	}
	if j.Judge, err = s.judges.open(digest, a, s.options(settings, j.asOf, waivers)); err != nil {
		return nil, err
	}
	j.gates, err = app.Gates(a.Gates, j.Cohort().Rules)
	return j, err
}

// judgeCache keeps the judges that were used last.
type judgeCache struct {
	mu     sync.Mutex
	cached []cachedJudge // least recently used first
}

type cachedJudge struct {
	key   string
	judge *app.Judge
}

// judgeCacheSize is how many judges are kept: each takes some 20 MB.
const judgeCacheSize = 8

func newJudgeCache() *judgeCache { return &judgeCache{} }

// open opens what an archive judges by. Errors in the archive are the client's.
func (k *judgeCache) open(digest string, a *archive.Archive, o app.Options) (*app.Judge, error) {
	waivers := ""
	if o.Waivers != nil {
		waivers = o.Waivers.Name
	}
	key := fmt.Sprint(digest, " ", o.Lang, " ", o.Threshold, " ", o.AsOf, " ", waivers)
	k.mu.Lock()
	defer k.mu.Unlock()
	for i, cached := range k.cached {
		if cached.key == key {
			k.cached = append(append(k.cached[:i:i], k.cached[i+1:]...), cached)
			return cached.judge, nil
		}
	}
	var err error
	if o.Policies, err = a.Policies(); err != nil {
		return nil, invalid("%s", err)
	}
	o.Checklist = a.Choice()
	session, err := app.Open(o)
	if errors.Is(err, engine.ErrNoRules) {
		return nil, invalid("no rule is left to run: choose another checklist")
	}
	if err != nil {
		return nil, invalid("%s", err)
	}
	j := session.Judge()
	if _, err := app.Gates(a.Gates, j.Cohort().Rules); err != nil {
		return nil, invalid("%s", err)
	}
	if unknown := j.Unknown(); len(unknown) > 0 && unknown[0].Origin != "waivers" && o.Waivers == nil {
		return nil, invalid("%s: there is no rule %q", unknown[0].Origin, unknown[0].ID)
	}
	k.cached = append(k.cached, cachedJudge{key, j})
	if len(k.cached) > judgeCacheSize {
		k.cached = k.cached[1:]
	}
	return j, nil
}
