package config

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/spf13/pflag"

	"github.com/diligo/diligo/internal/rule"
)

// FuzzLoad: a configuration, whatever it holds, is refused or gives settings that the commands can rely on.
func FuzzLoad(f *testing.F) {
	for _, seed := range []string{
		"lang: zh\nseverity_threshold: medium\n", "policy: [a, b]\nformat: [json, pretty]\noutput: [x.json]\n", "gates: [runway/*]\nweights: {runway: 2.5}\n",
		"weights: 5", "weights: {a: {b: 1}}", "lang: [en]", "quiet: maybe", "unknown: 1", "a: &a [*a]", "- 1", "\xff", "{", "only: {a: b}", "as_of: 2026-01-01",
		"weights.runway: 1", "? [a]\n: 1", "Lang: en", "1: 2", "~: 1", "true: x",
	} {
		f.Add([]byte(seed))
	}
	name := filepath.Join(f.TempDir(), File)
	f.Fuzz(func(t *testing.T, content []byte) {
		if err := os.WriteFile(name, content, 0o600); err != nil {
			t.Fatal(err)
		}
		flags := pflag.NewFlagSet("diligo", pflag.ContinueOnError)
		AddFlags(flags)
		AddReportFlags(flags)
		if err := flags.Set("config", name); err != nil {
			t.Fatal(err)
		}
		c, err := Load(flags)
		if err != nil {
			return
		}
		if c.Lang != rule.English && c.Lang != rule.Chinese {
			t.Errorf("language %q", c.Lang)
		}
		if len(c.Formats) == 0 || len(c.Outputs) > len(c.Formats) || len(c.Formats) > len(c.Outputs)+1 {
			t.Errorf("formats %q with outputs %q", c.Formats, c.Outputs)
		}
		for category, weight := range c.Screen.Weights {
			if category == "" || weight < 0 || weight > 100*100 {
				t.Errorf("weight %d of %q", weight, category)
			}
		}
	})
}
