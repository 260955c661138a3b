package engine

import (
	"context"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/thorough"
	"github.com/diligo/diligo/policies"
)

// TestFingerprints_Reordered: turning every list of a profile around leaves every fingerprint as it is. Rules with another outcome
// are left out: what a profile says of a list's entry by its place (complete, provenance, asked) is not turned around with it.
func TestFingerprints_Reordered(t *testing.T) {
	set, err := policy.Load([]policy.Source{{FS: policies.FS, Compiled: policies.Compiled}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	e, err := New(set, Options{Lang: rule.English, Threshold: rule.High})
	if err != nil {
		t.Fatal(err)
	}
	schema, err := fs.ReadFile(policies.FS, policies.SchemaFile)
	if err != nil {
		t.Fatal(err)
	}
	v, err := profile.NewValidator(schema)
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("../../fixtures/profiles/*/profile.json")
	if err != nil {
		t.Fatal(err)
	}
	compared := 0
	for _, file := range thorough.Some(files, 3) {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		assess := func(content []byte) *assessment.Assessment {
			p, err := v.Decode(file, content, profile.FormatJSON)
			if err != nil {
				t.Fatal(err)
			}
			a, err := e.Assess(context.Background(), p)
			if err != nil {
				t.Fatal(err)
			}
			return a
		}
		var document any
		if err := assessment.Unmarshal(file, content, &document); err != nil {
			t.Fatal(err)
		}
		turned, err := json.Marshal(reversed(document))
		if err != nil {
			t.Fatal(err)
		}
		before, after := assess(content), assess(turned)
		for _, r := range before.Results {
			i := slices.IndexFunc(after.Results, func(other assessment.Result) bool { return other.Rule == r.Rule })
			if after.Results[i].Outcome != r.Outcome {
				continue
			}
			for _, f := range r.Findings {
				compared++
				if !slices.ContainsFunc(after.Results[i].Findings, func(other assessment.Finding) bool { return other.Fingerprint == f.Fingerprint }) {
					t.Errorf("%s: %s %q has another fingerprint", file, r.Rule, f.Subject)
				}
			}
		}
	}
	if compared < thorough.Times(60, 200) {
		t.Errorf("only %d findings compared", compared)
	}
}

// reversed turns every list in a value around.
func reversed(value any) any {
	switch x := value.(type) {
	case map[string]any:
		out := map[string]any{}
		for k, member := range x {
			out[k] = reversed(member)
		}
		return out
	case []any:
		out := make([]any, 0, len(x))
		for _, entry := range slices.Backward(x) {
			out = append(out, reversed(entry))
		}
		return out
	}
	return value
}
