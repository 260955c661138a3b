package cli

import (
	"errors"
	"fmt"
	"io"
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
	include, err := selection(c, set.Catalogue())
	if err != nil {
		return nil, err
	}
	mark, err := loadMarks(c, set.Catalogue())
	if err != nil {
		return nil, err
	}
	e, err := engine.New(set, engine.Options{
		Lang: c.Lang, Threshold: c.Threshold, Include: include, Run: runOf(c), Mark: mark, Listed: listsFacts(c, set),
	})
	if errors.Is(err, engine.ErrNoRules) {
		if c.AllowEmpty {
			return nil, nil
		}
		return nil, errors.New("no rule matches --only and --skip: see diligo rules list, or use --allow-empty")
	}
	return e, err
}

// listsFacts tells whether the rules are known to list all facts that they read: those shipped do, with the data that is shipped.
func listsFacts(c *config.Config, set *policy.Set) bool {
	return len(c.Policies) == 0 && !set.HasDocuments()
}

// selection is the rules that --only and --skip leave.
func selection(c *config.Config, catalogue *rule.Catalogue) (func(rule.ID) bool, error) {
	if err := checkGlobs(slices.Concat(c.Only, c.Skip)); err != nil {
		return nil, err
	}
	return func(id rule.ID) bool { return chosen(c, catalogue, id) }, nil
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
