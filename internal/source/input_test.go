package source

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
)

// tree writes files into a new folder, which is the working folder of the test.
func tree(t *testing.T, files map[string]string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, content := range files {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestResolve(t *testing.T) {
	const profile = `{"company": {"name": "a"}}`
	tree(t, map[string]string{
		"in/b.json": profile, "in/a.ndjson": profile, "in/c.yaml.gz": "", "in/note.txt": "", "in/.hidden.json": profile, "in/.git/x.json": profile,
		"in/t.csv": "a", "in/own/profile.yaml": "company: {}", "in/own/other.json": profile,
		"in/pack/rules/a/x/rule.rego": "package x", "in/pack/rules/a/x/data.json": profile, "in/signed/.manifest": "{}", "in/signed/data.json": profile,
		"in/mixed/a.json": profile, "in/mixed/sub/policy.rego": "package y", "in/mixed/sub/b.json": profile,
		"ignored/.diligoignore": "# drafts\n\ndraft-*\nold/\n!draft-kept.json\n/top.json\n", "ignored/draft-a.json": profile, "ignored/draft-kept.json": profile,
		"ignored/old/a.json": profile, "ignored/old/draft-kept.json": profile, "ignored/top.json": profile, "ignored/sub/top.json": profile,
		"ignored/sub/draft-b.json": profile, "ignored/sub/deep/.diligoignore": "*\n!x.json", "ignored/sub/deep/x.json": profile, "ignored/sub/deep/y.json": profile,
		"odd[1].json": profile, "a:3": profile, "one.json": profile,
	})
	plain := Selection{Endings: ProfileEndings}
	for _, tt := range []struct {
		name      string
		selection Selection
		paths     []string
		want      []string
		skipped   string
		failures  []string
	}{
		{"a folder", plain, []string{"in"}, []string{"in/a.ndjson", "in/b.json", "in/c.yaml.gz", "in/mixed/a.json", "in/own/profile.yaml"}, "3 policy packs", nil},
		{"tables too", Selection{Endings: []string{".csv"}}, []string{"in"}, []string{"in/t.csv"}, "3 policy packs", nil},
		{"nothing compressed", Selection{Endings: []string{".yaml"}, Plain: true}, []string{"in"}, []string{"in/own/profile.yaml"}, "3 policy packs", nil},
		{"named ones, whatever they are", plain, []string{"in/note.txt", "in/note.txt", "-", "in/.hidden.json"}, []string{"in/note.txt", "-", "in/.hidden.json"}, "", nil},
		{"a pack by its name", plain, []string{"in/mixed/sub"}, []string{"in/mixed/sub/b.json"}, "", nil},
		{"a glob", plain, []string{"in/*.json"}, []string{"in/.hidden.json", "in/b.json"}, "", nil},
		{"a name that looks like a glob", plain, []string{"odd[1].json"}, []string{"odd[1].json"}, "", nil},
		{"a line", plain, []string{"in/a.ndjson:1", "in/a.ndjson:2"}, []string{"in/a.ndjson:1", "in/a.ndjson:2"}, "", nil},
		{"a name that looks like a line", plain, []string{"a:3"}, []string{"a:3"}, "", nil},
		{"no line", plain, []string{"in/a.ndjson:0", "in/b.json:1", "none.ndjson:1"}, nil, "", []string{
			"in/a.ndjson:0: stat in/a.ndjson:0: no such file or directory",
			"in/b.json:1: only of a file that holds one profile a line (*.ndjson, *.jsonl) a line can be named: leave out the number",
			"none.ndjson:1: stat none.ndjson:1: no such file or directory",
		}},
		{"one bad path beside others", plain, []string{"none.json", "in/x*.json", "one.json", "[a"}, []string{"one.json"}, "", []string{
			"none.json: stat none.json: no such file or directory", "in/x*.json: no file matches", "[a: syntax error in pattern",
		}},
		{"ignored", plain, []string{"ignored"}, []string{"ignored/draft-kept.json", "ignored/sub/deep/x.json", "ignored/sub/top.json"}, "5 entries of .diligoignore", nil},
		{"ignored in a glob", plain, []string{"ignored/**/*.json"}, []string{"ignored/draft-kept.json", "ignored/sub/deep/x.json", "ignored/sub/top.json"},
			"6 entries of .diligoignore", nil},
		{"ignored, but named", plain, []string{"ignored/draft-a.json"}, []string{"ignored/draft-a.json"}, "", nil},
		{"below the ignored folder", plain, []string{"ignored/sub/deep"}, []string{"ignored/sub/deep/x.json"}, "1 entry of .diligoignore", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := tt.selection.Resolve(tt.paths)
			var got, failures []string
			for _, in := range r.Inputs {
				got = append(got, filepath.ToSlash(in.String()))
			}
			for _, f := range r.Failures {
				failures = append(failures, f.Path+": "+f.Err.Error())
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("inputs (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.skipped, r.Skipped.In(rule.English)); diff != "" {
				t.Errorf("skipped (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.failures, failures); diff != "" {
				t.Errorf("failures (-want +got):\n%s", diff)
			}
		})
	}
}

func TestKindOfText(t *testing.T) {
	for text, want := range map[string]Kind{
		`{"schema": "diligo.report/v1", "assessments": []}`:                         Report,
		"\xef\xbb\xbf\n {\"schema\": \"diligo.cohort/v1\"}":                         Report,
		`{"profile": {"source": "a"}, "policy": {}, "summary": {}}`:                 Report,
		`{"schema": "diligo.baseline/v1", "findings": [`:                            Baseline,
		"mapping: diligo.mapping/v1\nfacts: []\n":                                   Mapping,
		"# by hand\n\"mapping\": 'diligo.mapping/v1'\n":                             Mapping,
		`{"$schema": "https://json-schema.org/draft/2020-12/schema", "type": 1}`:    Schema,
		"waivers:\n  - rule: a/x\n":                                                 Waivers,
		"params: {a/x: {most: 1}}":                                                  Parameters,
		`{"source": "a.csv", "row": 3, "error": "no number"}`:                       DeadLetters,
		`{"company": {"name": "a"}, "schema": "diligo.report/v1"}`:                  Profile,
		`{"$schema": "https://diligo.dev/schema/profile.schema.json", "company": 1`: Profile,
		`{"$schema": "https://json-schema.org/x", "company": {}}`:                   Profile,
		"company:\n  name: a\nparams: 5\n":                                          Profile,
		"rounds: []\nwaivers: []\n":                                                 Profile,
		"mapping: 5\n":                                                              Profile,
		`{"cmpany"`:                                                                 Profile,
		"":                                                                          Profile,
		"[1]":                                                                       Profile,
	} {
		if got := kindOfText([]byte(text)); got != want {
			t.Errorf("%s: %d, want %d", text, got, want)
		}
	}
}

func TestSkipped_In(t *testing.T) {
	s := Skipped{Report: 2, Mapping: 1, Irregular: 1}
	if got := s.In(rule.English); got != "2 reports, 1 mapping, 1 file that is not regular" {
		t.Error(got)
	}
	if got := s.In(rule.Chinese); got != "2 份报告、1 份映射、1 个非普通文件" {
		t.Error(got)
	}
	names := map[string]Kind{}
	for kind := Profile + 1; kind < kinds; kind++ {
		for _, lang := range words.Langs() {
			name := kind.count(lang, 2)
			if other, ok := names[name]; ok {
				t.Errorf("kinds %d and %d are both called %q", other, kind, name)
			}
			names[name] = kind
		}
	}
}

// FuzzKindOfText: what names a company at its top is never taken for anything but a profile, a report or a mapping.
func FuzzKindOfText(f *testing.F) {
	f.Add([]byte(`{"waivers": [], "company": {}}`))
	f.Add([]byte(`{"schema": "diligo.report/v1", "company": {}}`))
	f.Add([]byte("mapping: diligo.mapping/v1"))
	f.Fuzz(func(t *testing.T, content []byte) {
		kind := kindOfText(content)
		var object map[string]json.RawMessage
		if len(content) > headSize || json.Unmarshal(content, &object) != nil || object["company"] == nil {
			return
		}
		if kind != Profile && kind != Report && kind != Baseline && kind != Mapping {
			t.Errorf("kind %d", kind)
		}
	})
}

// FuzzParseIgnore: every line of an IgnoreFile is a rule, an error, a comment or blank, and every rule can be held against a path.
func FuzzParseIgnore(f *testing.F) {
	f.Add([]byte("# a\n*.json\n!b.json\nold/\n/top\n[a\n\xef\xbb\xbf"), "old/a.json")
	f.Add([]byte("!\n/\n!/\n\\!x\n**\n{a,b}/**/c\n"), "a")
	f.Fuzz(func(t *testing.T, content []byte, path string) {
		rules, errs := parseIgnore(content)
		if lines := strings.Count(string(content), "\n") + 1; len(rules)+len(errs) > lines {
			t.Errorf("%d rules and %d errors of %d lines", len(rules), len(errs), lines)
		}
		all := isIgnored([]ignoreFile{{dir: ".", rules: append(rules, ignoreRule{glob: "**"})}}, path, false)
		none := isIgnored([]ignoreFile{{dir: ".", rules: append(rules, ignoreRule{glob: "**", again: true})}}, path, false)
		if local := filepath.IsLocal(path); local && (!all || none) {
			t.Errorf("%q: the last line does not decide: %v, %v", path, all, none)
		}
	})
}
