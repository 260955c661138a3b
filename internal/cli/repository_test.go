package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/report/phrase"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/source"
)

func TestPathInRepository(t *testing.T) {
	root := t.TempDir()
	sub := filepath.Join(root, "repo", "a", "b")
	if err := os.MkdirAll(sub, 0o755); err != nil {
		t.Fatal(err)
	}
	check := func(source, want string) {
		t.Helper()
		if got := pathInRepository()(source); got != want {
			t.Errorf("%s: %s, want %s", source, got, want)
		}
	}
	t.Chdir(sub)
	check("x.json", "x.json")
	check("../x.json", "../x.json")
	if err := os.Mkdir(filepath.Join(root, "repo", ".git"), 0o755); err != nil {
		t.Fatal(err)
	}
	check("x.json", "a/b/x.json")
	check("./x.json", "a/b/x.json")
	check("../x.json", "a/x.json")
	check(filepath.Join(root, "repo", "x.json"), "x.json")
	check("../../../x.json", "../../../x.json")
	check(filepath.Join(root, "x.json"), filepath.ToSlash(filepath.Join(root, "x.json")))
	check(source.Unnamed, source.Unnamed)
}

func TestAppendSummary(t *testing.T) {
	name := filepath.Join(t.TempDir(), "summary.md")
	r := &assessment.Report{}
	for range 20_000 {
		r.Failures = append(r.Failures, assessment.Failure{Source: "acme.json", Error: strings.Repeat("x", 80)})
	}
	options := phrase.Options{Lang: rule.English}
	if err := os.WriteFile(name, []byte("before\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for range 2 { // the second has no room left and must not damage the first
		if err := appendSummary(name, r, options); err != nil {
			t.Fatal(err)
		}
	}
	content, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	text := string(content)
	if len(text) > summaryLimit || len(text) < summaryLimit-1000 {
		t.Errorf("%d bytes", len(text))
	}
	if !strings.HasPrefix(text, "before\n# Assessments\n") || !strings.HasSuffix(text, "x\n\nThe rest does not fit here: write it to a file with `-f markdown -o FILE`.\n") {
		t.Errorf("starts with %.40q, ends with %q", text, text[len(text)-120:])
	}
}
