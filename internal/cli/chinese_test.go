package cli

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/diligo/diligo/internal/lazyregexp"
	"github.com/diligo/diligo/internal/thorough"
	"github.com/diligo/diligo/internal/words/wordstest"
)

var (
	// expecting matches the lines of a script that state expectations, and those that choose the language.
	expecting = lazyregexp.New(`^(\[[^\]]*\] )*(! |\? )?(stdout|stderr|cmp|cmpenv|grep|exists)\b|^env DILIGO_LANG`)
	// starting matches the beginning of a line that runs diligo, after its conditions.
	starting = lazyregexp.New(`^((?:\[[^\]]*\] )*)(?:exits \d+|[!?] exec|exec) diligo\b`)
	// inLanguage matches the flag of the language.
	inLanguage = lazyregexp.New(` --lang[ =]\w+`)
)

// TestScriptsInChinese runs the scripts' commands in Chinese, and compares everything on standard error, which is every error, hint,
// account and progress that the scripts reach, with the list of names: no Latin word may occur that is not on the list, typed in the
// script, or in its files. The quick run does one script.
func TestScriptsInChinese(t *testing.T) {
	fixtures, err := filepath.Abs("../../fixtures")
	if err != nil {
		t.Fatal(err)
	}
	only := "strict_files.txtar"
	if thorough.Wanted() {
		only = "*.txtar"
	}
	scripts, err := filepath.Glob(filepath.Join(fixtures, "scripts", only))
	if err != nil || len(scripts) == 0 {
		t.Fatal(err, scripts)
	}
	dir := t.TempDir()
	given := map[string][]string{} // by script
	for _, script := range scripts {
		archive, err := txtar.ParseFile(script)
		if err != nil {
			t.Fatal(err)
		}
		given[strings.TrimSuffix(filepath.Base(script), ".txtar")] = ownWords(archive)
		var b bytes.Buffer
		for line := range strings.SplitSeq(string(archive.Comment), "\n") {
			if !expecting.MatchString(line) {
				b.WriteString(inLanguage.ReplaceAllString(starting.ReplaceAllString(line, "${1}speaks diligo"), "") + "\n")
			}
		}
		archive.Comment = b.Bytes()
		if err := os.WriteFile(filepath.Join(dir, filepath.Base(script)), txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	params := scriptParams(fixtures)
	params.Dir = dir
	params.ContinueOnError = true
	setup := params.Setup
	params.Setup = func(e *testscript.Env) error {
		e.Setenv("DILIGO_LANG", "zh")
		return setup(e)
	}
	params.Cmds["speaks"] = func(ts *testscript.TestScript, _ bool, args []string) {
		_ = ts.Exec(args[0], args[1:]...) // failures are the point
		if slices.ContainsFunc(args, func(arg string) bool { return strings.HasPrefix(arg, "__complete") }) {
			return
		}
		known := append(wordstest.Words(strings.Join(args, " ")), given[strings.TrimPrefix(ts.Name(), "script-")]...)
		failed := false
		for line := range strings.SplitSeq(ts.ReadFile("stderr"), "\n") {
			if strings.HasPrefix(line, "{") || candidates.MatchString(line) { // an account for programs, or candidate companies
				continue
			}
			if left := wordstest.English(line, known...); len(left) > 0 {
				ts.Logf("%s", strings.Join(args, " "))
				failed = true
				ts.Logf("%q in %q: translate it, or list the name in internal/words/wordstest/names.txt", left, line)
			}
		}
		if failed {
			ts.Fatalf("not all is Chinese")
		}
	}
	testscript.Run(t, params)
}

// candidates matches a line in a list of companies: place, name, ID.
var candidates = lazyregexp.New(`^  \S+  \S`)

// ownWords returns the names in the files of a script, which begin with a capital or contain a digit, and the names of the files.
func ownWords(archive *txtar.Archive) []string {
	own := map[string]bool{}
	for _, f := range archive.Files {
		for _, word := range wordstest.Words(f.Name) {
			own[word] = true
		}
		for _, word := range wordstest.Words(string(f.Data)) {
			if word = strings.TrimRight(word, ".-'"); unicode.IsUpper(rune(word[0])) || strings.ContainsAny(word, "0123456789") {
				own[word] = true
			}
		}
	}
	return slices.Collect(maps.Keys(own))
}
