package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/config"
	"github.com/diligo/diligo/internal/engine"
	"github.com/diligo/diligo/internal/pack"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/policies"
)

// loadPolicies loads the shipped policies with the user's. Settings given here come before those of the configuration.
func loadPolicies(c *config.Config, settings ...policy.Setting) (*policy.Set, error) {
	sources := []policy.Source{shipped()}
	for _, name := range c.Policies {
		s, err := openPack(c, name)
		if err != nil {
			return nil, err
		}
		sources = append(sources, s)
	}
	more, err := settingsOf(c)
	if err != nil {
		return nil, err
	}
	options := []policy.Option{policy.WithEvaluator(policy.Mode(c.Evaluator))}
	if c.Verify.Key == "" && !c.NoCache { // what was signed is compiled from what was signed
		if cache := userCache(); cache != nil {
			options = append(options, policy.WithCache(cache))
		}
	}
	return policy.Load(sources, append(settings, more...), options...)
}

func shipped() policy.Source { return policy.Source{FS: policies.FS, Compiled: policies.Compiled} }

// openPack opens a folder or a bundle of policies. With a key only bundles that it has signed will do.
func openPack(c *config.Config, name string) (policy.Source, error) {
	info, err := os.Stat(name)
	if err != nil {
		return policy.Source{}, fmt.Errorf("policy: %w", err)
	}
	if info.IsDir() {
		if c.Verify.Key != "" {
			return policy.Source{}, fmt.Errorf("policy %s: a folder has no signature to verify: make a signed bundle of it", name)
		}
		return policy.Source{Name: name, FS: os.DirFS(name)}, nil
	}
	content, err := readAtMost(name, pack.MaxBundle)
	if err != nil {
		return policy.Source{}, fmt.Errorf("policy: %w", err)
	}
	if !pack.IsBundle(content) {
		return policy.Source{}, fmt.Errorf("policy %s: a folder or a bundle (.tar.gz) is needed", name)
	}
	var v *pack.Verification
	if c.Verify.Key != "" {
		if err := pack.CheckAlgorithm(c.Verify.Algorithm); err != nil {
			return policy.Source{}, fmt.Errorf("verify-alg: %w", err)
		}
		key, err := keyMaterial(c.Verify.Key, c.Verify.Algorithm)
		if err != nil {
			return policy.Source{}, fmt.Errorf("verify-key: %w", err)
		}
		v = &pack.Verification{Key: key, Algorithm: c.Verify.Algorithm, KeyID: c.Verify.KeyID, Scope: c.Verify.Scope}
	}
	return pack.Open(name, content, v)
}

// keyMaterial is a key as it stands in its file, or the key itself, which for HMAC is any secret.
func keyMaterial(key, algorithm string) (string, error) {
	if strings.HasPrefix(key, "-----BEGIN") {
		return key, nil
	}
	content, err := os.ReadFile(key)
	if err != nil && strings.HasPrefix(algorithm, "HS") {
		return key, nil
	}
	return string(content), err
}

// readAtMost reads a file, though hardly more than limit bytes of it.
func readAtMost(name string, limit int64) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, limit+1))
}

// settingsOf reads the user's settings of parameters: files first, then --set.
func settingsOf(c *config.Config) ([]policy.Setting, error) {
	var settings []policy.Setting
	for _, name := range c.Data {
		content, err := os.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("data: %w", err)
		}
		s, err := policy.ParseSettings(name, content)
		if err != nil {
			return nil, fmt.Errorf("data: %w", err)
		}
		settings = append(settings, s...)
	}
	for _, text := range c.Settings {
		s, err := policy.ParseSetting(text)
		if err != nil {
			return nil, err
		}
		settings = append(settings, s)
	}
	return settings, nil
}

// newEngine makes the engine for a run. Without a rule to run it is nil if that is allowed.
func newEngine(c *config.Config, set *policy.Set) (*engine.Engine, error) {
	checklist, include, err := scopeOf(c, set)
	if err != nil {
		return nil, err
	}
	mark, err := loadMarks(c, set.Catalogue())
	if err != nil {
		return nil, err
	}
	e, err := engine.New(set, engine.Options{
		Lang: c.Lang, Threshold: c.Threshold, Checklist: checklist, Include: include, Run: runOf(c), Mark: mark, Listed: listsFacts(c, set),
	})
	if errors.Is(err, engine.ErrNoRules) {
		if c.AllowEmpty {
			return nil, nil
		}
		return nil, errors.New("no rule matches the checklist, --only and --skip: see diligo rules list, or use --allow-empty")
	}
	return e, err
}

// scopeOf is what a run is about: its checklist, with the core facts that its rules read, and its rules.
func scopeOf(c *config.Config, set *policy.Set) (*rule.Checklist, func(rule.ID) bool, error) {
	checklist, err := checklistOf(c, set)
	if err != nil {
		return nil, nil, err
	}
	include, err := selection(c, set.Catalogue(), checklist)
	if err != nil {
		return nil, nil, err
	}
	return relevant(checklist, set.Catalogue(), include), include, nil
}

// listsFacts tells whether the rules are known to list all facts that they read: those shipped do, with the data that is shipped.
func listsFacts(c *config.Config, set *policy.Set) bool {
	return len(c.Policies) == 0 && !set.HasDocuments()
}

// relevant is the checklist without the core facts that no rule of the run reads, where the user leaves rules out: who asks about
// runway alone need not show a cap table.
func relevant(l *rule.Checklist, c *rule.Catalogue, include func(rule.ID) bool) *rule.Checklist {
	out, whole := *l, true
	read := map[string]bool{}
	for _, r := range c.Rules {
		switch {
		case include(r.ID):
			for _, pattern := range r.Facts {
				read[pattern] = true
			}
		case policy.Selects(l, r.ID):
			whole = false
		}
	}
	if whole {
		return l
	}
	out.Core = slices.DeleteFunc(slices.Clone(l.Core), func(f rule.CoreFact) bool {
		return !slices.ContainsFunc(f.Any, func(pointer string) bool { return read[pointer] || read[strings.TrimSuffix(pointer, "/amount")] })
	})
	return &out
}

// selection is the rules of a checklist, or of all where it is nil, that --only and --skip leave.
func selection(c *config.Config, catalogue *rule.Catalogue, checklist *rule.Checklist) (func(rule.ID) bool, error) {
	if err := checkGlobs(slices.Concat(c.Only, c.Skip)); err != nil {
		return nil, err
	}
	return func(id rule.ID) bool {
		return (checklist == nil || policy.Selects(checklist, id)) && chosen(c, catalogue, id)
	}, nil
}

// checklistOf is the checklist of a run: those that the user names, as one, else the default. Weights of the configuration are in it.
func checklistOf(c *config.Config, set *policy.Set) (*rule.Checklist, error) {
	catalogue := set.Catalogue()
	if c.Fixed != nil {
		return c.Fixed, nil
	}
	names := c.Checklists
	if len(names) == 0 {
		names = []string{rule.DefaultChecklist}
	}
	var lists []*rule.Checklist
	for _, name := range names {
		l, ok := catalogue.Checklist(name)
		if !ok {
			content, err := os.ReadFile(name)
			if errors.Is(err, fs.ErrNotExist) {
				return nil, fmt.Errorf("checklist: there is neither a checklist nor a file %q: use a file or one of %s", name, strings.Join(checklistNames(catalogue), ", "))
			}
			if err != nil {
				return nil, fmt.Errorf("checklist: %w", err)
			}
			if l, err = policy.ReadChecklist(name, content, catalogue); err != nil {
				return nil, err
			}
		}
		lists = append(lists, l)
	}
	return policy.UnionOf(lists, catalogue).With(c.Screen.Weights), nil
}

func checklistNames(c *rule.Catalogue) []string {
	var names []string
	for _, l := range c.Checklists {
		names = append(names, l.Name)
	}
	return names
}

func newValidator() *profile.Validator { return profile.TrustedValidator(policies.Schema) }

// judge is what assesses profiles: policies, an engine with the rules of the run, and the schema.
type judge struct {
	set       *policy.Set
	engine    *engine.Engine
	validator *profile.Validator
}

// newJudge makes a judge for a command that has nothing to say without a rule.
func (a *app) newJudge(command string) (j judge, err error) {
	if j.set, err = loadPolicies(a.config); err != nil {
		return j, err
	}
	if j.engine, err = newEngine(a.config, j.set); err != nil {
		return j, err
	}
	if j.engine == nil {
		return j, errors.New(command + ": no rule to evaluate")
	}
	if err := a.warnOfReplaced(j.set); err != nil {
		return j, err
	}
	j.validator = newValidator()
	return j, nil
}
