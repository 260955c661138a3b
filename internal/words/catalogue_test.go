package words

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/diligo/diligo/internal/words/wordstest"
)

// said is what the sources of the module say.
type said struct {
	texts    map[string]string // what must have a translation, and where it is said
	literals map[string]bool   // every constant text, for what is said by way of tables
}

// sayers are the functions whose constant texts must have translations, with the place of the English, from 0.
var sayers = map[string]int{"Say": 1, "In": 1, "Errorf": 0, "New": 0, "Text": 0, "Count": 3, "Said": 0, "Saying": 0, "say": 0}

// tellers are functions of ours, by the folder that they are of, which make a text of a format: the place of it among their arguments, from
// 0, or -1 where any of them may be one.
var tellers = map[string]map[string]int{
	"strict": {"wrong": -1}, "waiver": {"note": 2, "noteAt": 1}, "policy": {"problemAt": 1}, "pack": {"say": 1, "data": 3},
	"table": {"wrong": 1, "Note": 0}, "ocf": {"Note": 0}, "sec": {"Note": 0}, "app": {"leave": 1}, "service": {"invalid": 0},
	"pages": {"Say": 0, "Count": 2, "said": 0},
}

// quoted are the texts of templates.
var quoted = regexp.MustCompile(`say "((?:[^"\\]|\\.)*)"`)

// sources reads all Go files and templates of the module but tests.
func sources(t *testing.T) said {
	t.Helper()
	found := said{map[string]string{}, map[string]bool{}}
	root := filepath.Join("..", "..")
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		switch name := d.Name(); {
		case d.IsDir() && (name == "testdata" || name == "fixtures" || path != root && strings.HasPrefix(name, ".") && name != ".."):
			return filepath.SkipDir
		case strings.HasSuffix(name, ".html"):
			text, err := os.ReadFile(path)
			for _, m := range quoted.FindAllSubmatch(text, -1) {
				key, err := strconv.Unquote(`"` + string(m[1]) + `"`)
				if err != nil {
					return fmt.Errorf("%s: %s: %w", path, m[0], err)
				}
				found.texts[key], found.literals[key] = path, true
			}
			return err
		case strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go") && (name != "zh.go" || filepath.Base(filepath.Dir(path)) != "words"):
			return found.read(path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(found.texts) == 0 {
		t.Fatal("nothing is said")
	}
	return found
}

// read takes the texts of one Go file.
func (s said) read(path string) error {
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, path, nil, parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	ast.Inspect(file, func(n ast.Node) bool {
		if e, ok := n.(ast.Expr); ok {
			if text, ok := constantText(e); ok {
				s.literals[text] = true
			}
		}
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		name, folder := "", filepath.Base(filepath.Dir(path))
		switch f := call.Fun.(type) {
		case *ast.Ident:
			name = f.Name
			s.tell(set, call, folder, name)
			if _, ok := sayers[name]; !ok || name != "say" && file.Name.Name != "rule" {
				return true
			}
		case *ast.SelectorExpr:
			name = f.Sel.Name
			s.tell(set, call, folder, name)
			if from, ok := f.X.(*ast.Ident); !ok || from.Name != "words" && from.Name != "rule" {
				return true
			}
		}
		if at, ok := sayers[name]; ok && at < len(call.Args) {
			if text, ok := constantText(call.Args[at]); ok && says(text) {
				s.texts[text] = set.Position(call.Pos()).String()
			}
		}
		return true
	})
	return nil
}

// tell takes what a call of a teller has among its arguments.
func (s said) tell(set *token.FileSet, call *ast.CallExpr, folder, name string) {
	at, ok := tellers[folder][name]
	if !ok {
		return
	}
	for i, arg := range call.Args {
		if text, ok := constantText(arg); ok && says(text) && (i == at || at < 0) {
			s.texts[text] = set.Position(call.Pos()).String()
		}
	}
}

// says reports whether a text has words: places, values and punctuation alone need no translation.
func says(text string) bool {
	return regexp.MustCompile(`[A-Za-z]{2}`).MatchString(verbs.ReplaceAllString(text, ""))
}

// constantText returns the value of a text literal, or of several that are added.
func constantText(e ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		if e.Kind == token.STRING {
			return constant.StringVal(constant.MakeFromLiteral(e.Value, e.Kind, 0)), true
		}
	case *ast.ParenExpr:
		return constantText(e.X)
	case *ast.BinaryExpr:
		x, isX := constantText(e.X)
		y, isY := constantText(e.Y)
		return x + y, isX && isY && e.Op == token.ADD
	}
	return "", false
}

// translated reads the keys of a language out of its file, in their order.
func translated(t *testing.T, file string) []string {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	var keys []string
	ast.Inspect(f, func(n ast.Node) bool {
		if c, ok := n.(*ast.CaseClause); ok {
			for _, e := range c.List {
				if text, ok := constantText(e); ok {
					keys = append(keys, text)
				}
			}
		}
		return true
	})
	return keys
}

// TestEveryTextHasATranslation, in every language.
func TestEveryTextHasATranslation(t *testing.T) {
	found := sources(t)
	for _, lang := range Langs()[1:] {
		for text, where := range found.texts {
			if lang.translations()(text) == "" {
				t.Errorf("%s: %s: no translation of %q: add it to internal/words/%s.go", where, lang, text, lang)
			}
		}
	}
}

// TestEveryTranslationIsUsed: what nobody says any more has no place in a catalogue.
func TestEveryTranslationIsUsed(t *testing.T) {
	found := sources(t)
	for _, lang := range Langs()[1:] {
		for _, key := range translated(t, string(lang)+".go") {
			if !found.literals[key] && !found.begins(key) {
				t.Errorf("%s: nobody says %q", lang, key)
			}
		}
	}
}

// verbs are the values of a format.
var verbs = regexp.MustCompile(`%(?:\[(\d+)\])?[-+# 0]*[\d*]*(?:\.\d+)?(?:\[(\d+)\])?([a-zA-Z%])`)

// begins reports whether a text begins with a constant of the sources that says enough: the usage of a flag may end in a list of values.
func (s said) begins(text string) bool {
	for literal := range s.literals {
		if len(literal) >= 15 && strings.HasPrefix(text, literal) {
			return true
		}
	}
	return false
}

// TestTranslationsTakeTheSameValues as the English: each of them, as the same kind.
func TestTranslationsTakeTheSameValues(t *testing.T) {
	values := func(format string) []string {
		var all []string
		next := 1
		for _, m := range verbs.FindAllStringSubmatch(format, -1) {
			if m[3] == "%" {
				continue
			}
			if m[1] != "" {
				next, _ = strconv.Atoi(m[1])
			}
			all = append(all, fmt.Sprint(next, " ", strings.ReplaceAll(m[3], "w", "s")))
			next++
		}
		slices.Sort(all)
		return slices.Compact(all)
	}
	for _, lang := range Langs()[1:] {
		for _, key := range translated(t, string(lang)+".go") {
			text := lang.translations()(key)
			if text == "" {
				t.Errorf("%s: %q: empty", lang, key)
			}
			if !slices.Equal(values(key), values(text)) {
				t.Errorf("%s: %q takes the values %v, %q %v", lang, key, values(key), text, values(text))
			}
		}
	}
}

// programs are packages whose errors are for who works on diligo: a text there that reaches others is wrapped by one of the catalogue.
var programs = []string{"plan", "storetest", "queue", "benchpeers", "steady", "words", "generator", "waterfall"}

// prose is an error that says more than whose it is: "screen: %w" says nothing.
var prose = regexp.MustCompile(`[A-Za-z]{2,} [A-Za-z]{2,}`)

// TestErrorsAreInTheCatalogue: an error with prose is made by this package, so that it is said in every language.
func TestErrorsAreInTheCatalogue(t *testing.T) {
	checked := 0
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || slices.Contains(programs, filepath.Base(filepath.Dir(path))) {
			return err
		}
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		checked++
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) == 0 {
				return true
			}
			f, ok := call.Fun.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			if from, ok := f.X.(*ast.Ident); !ok || from.Name+"."+f.Sel.Name != "fmt.Errorf" && from.Name+"."+f.Sel.Name != "errors.New" {
				return true
			}
			text, _ := constantText(call.Args[0])
			// The names of commands and flags before a colon are the same in every language.
			if names := regexp.MustCompile(`^([a-z-]+( [a-z]+)?: )+`); prose.MatchString(names.ReplaceAllString(verbs.ReplaceAllString(text, ""), "")) {
				t.Errorf("%s: %q is said in English only: use words.Errorf or words.New", set.Position(call.Pos()), text)
			}
			return true
		})
		return nil
	})
	if err != nil || checked < 100 {
		t.Errorf("%d files, %v", checked, err)
	}
}

// TestTranslationsAreChinese: no text of the catalogue holds a Latin word but names. With the tests above, every error and hint that can be
// said is Chinese but for the values in it; TestScriptsInChinese of package cli sees to these.
func TestTranslationsAreChinese(t *testing.T) {
	for _, key := range translated(t, "zh.go") {
		if left := wordstest.English(chinese(key)); len(left) > 0 {
			t.Errorf("%q: %q in %q: translate it, or list the name in wordstest/names.txt", key, left, chinese(key))
		}
	}
}

// translationese are turns of phrase that no native writes, and what is written instead.
var translationese = []struct{ pattern, instead string }{
	{`\b(is|are) (no|none|neither of) `, "is not a, is not one of"}, // but «there is no»
	{`\bso many\b`, "that many, or the number"},
	{`\btells whether\b`, "reports whether"},
	{`\btoo dear\b|\bdearer\b`, "too expensive"},
	{`\bsaid to be\b`, "declared, recorded as"},
	{`\bcan't be meant\b`, "is almost certainly an error"},
	{`\banew\b`, "again"},
	{`\bmend(s|ed|ing)?\b`, "fix"},
	{`\b[Oo]n which day\b`, "when, what date"},
	{`\bin doubt\b`, "if unsure"},
	{`\bby one (person )?only\b`, "by only one"},
	{`[«»]`, "quotation marks"},
}

// there is how a text says that something does not exist.
var there = regexp.MustCompile(`(?i)\bthere (is|are|was) no|\b(is|are) no (longer|more)\b`)

// TestEnglishIsNative: no English text of the catalogue has a turn of phrase that gives a translation away.
func TestEnglishIsNative(t *testing.T) {
	s := sources(t)
	for _, f := range translationese {
		pattern := regexp.MustCompile(f.pattern)
		for text, where := range s.texts {
			if found := pattern.FindString(there.ReplaceAllString(text, "")); found != "" {
				t.Errorf("%s: %q in %q: write %s", where, found, text, f.instead)
			}
		}
	}
	if len(s.texts) < 3000 {
		t.Errorf("only %d texts were looked at", len(s.texts))
	}
}
