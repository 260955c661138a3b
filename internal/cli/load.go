package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"

	"github.com/diligo/diligo/internal/config"
	"github.com/diligo/diligo/internal/engine"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/policies"
)

// loadPolicies loads the shipped policies with the user's. Settings given here come before those of the configuration.
func loadPolicies(c *config.Config, settings ...policy.Setting) (*policy.Set, error) {
	sources := []policy.Source{{FS: policies.FS, Compiled: policies.Compiled}}
	for _, dir := range c.Policies {
		info, err := os.Stat(dir)
		if err != nil {
			return nil, fmt.Errorf("policy: %w", err)
		}
		if !info.IsDir() {
			return nil, fmt.Errorf("policy %s: a folder is needed", dir)
		}
		sources = append(sources, policy.Source{Name: dir, FS: os.DirFS(dir)})
	}
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
	return policy.Load(sources, settings, policy.WithEvaluator(policy.Mode(c.Evaluator)), policy.WithCache(userCache()))
}

// newEngine makes the engine for a run. Without a rule to run it is nil if that is allowed.
func newEngine(c *config.Config, set *policy.Set) (*engine.Engine, error) {
	include, err := selection(c)
	if err != nil {
		return nil, err
	}
	mark, err := loadMarks(c)
	if err != nil {
		return nil, err
	}
	e, err := engine.New(set, engine.Options{Lang: c.Lang, Threshold: c.Threshold, Include: include, Mark: mark})
	if errors.Is(err, engine.ErrNoRules) {
		if c.AllowEmpty {
			return nil, nil
		}
		return nil, errors.New("no rule matches --only and --skip: see diligo rules list, or use --allow-empty")
	}
	return e, err
}

// selection is the rules that --only and --skip leave.
func selection(c *config.Config) (func(rule.ID) bool, error) {
	if err := checkGlobs(slices.Concat(c.Only, c.Skip)); err != nil {
		return nil, err
	}
	return func(id rule.ID) bool {
		return (len(c.Only) == 0 || matchesAny(c.Only, id)) && !matchesAny(c.Skip, id)
	}, nil
}

func newValidator() (*profile.Validator, error) {
	schema, err := fs.ReadFile(policies.FS, policies.SchemaFile)
	if err != nil {
		return nil, err
	}
	return profile.NewValidator(schema)
}
