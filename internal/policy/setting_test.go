package policy

import (
	"encoding/json"
	"testing"

	"github.com/diligo/diligo/internal/rule"
)

// FuzzSettings: a file of parameters or data, whatever it holds, is refused or applied, and a parameter that it sets keeps its type.
func FuzzSettings(f *testing.F) {
	for _, seed := range []string{
		`params: {a/x: {most: 7}}`, `params: {a/x: {by: {growth: 2}}}`, `params: {a/x: {by: 2}}`, `params: {a/none: {most: 1}}`, `params: 5`,
		`{"rules": {"a": {"x": {"params": {"most": 9}}}}}`, `{"rules": {"a": {"x": {"params": 5}}}}`, `{"rules": {"a": {"x": 5}}}`, `{"rules": null}`,
		`{"own": [1, 2]}`, `disabled: [a/x]`, "a: &a [*a]", "\xff\xfe", "- 1", "params: {a/x: {most: 1e400}}", "params: {a/x: {most: null}}",
	} {
		f.Add([]byte(seed), "a/x.most=7")
	}
	f.Add([]byte("{}"), "a/x.by.growth=3")
	f.Fuzz(func(t *testing.T, content []byte, set string) {
		settings, err := ParseSettings("x.yaml", content)
		if err != nil {
			return
		}
		if s, err := ParseSetting(set); err == nil {
			settings = append(settings, s)
		}
		c := &rule.Catalogue{Rules: []*rule.Rule{{ID: "a/x", Params: []rule.Param{
			{Name: "most", Value: json.Number("5")}, {Name: "by", Value: map[string]any{"growth": json.Number("1")}},
		}}}}
		data := map[string]any{"rules": map[string]any{"a": map[string]any{"x": map[string]any{"params": map[string]any{
			"most": json.Number("5"), "by": map[string]any{"growth": json.Number("1")},
		}}}}}
		changes, err := apply(settings, c, data)
		if err != nil {
			return
		}
		for _, change := range changes {
			if settings[0].data == nil && kind(change.Value).String() != kind(change.Default).String() {
				t.Errorf("%s is %v now, which was %v", change.Name, change.Value, change.Default)
			}
		}
	})
}
