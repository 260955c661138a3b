package cli

import (
	"bytes"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/diligo/diligo/internal/words"
	"github.com/diligo/diligo/internal/words/wordstest"
)

// helpTexts returns the texts of every command's help, with their places.
func helpTexts(root *cobra.Command) map[string]string {
	texts := map[string]string{}
	eachCommand(root, func(cmd *cobra.Command) {
		add := func(what, text string) {
			if text != "" {
				texts[text] = cmd.CommandPath() + ": " + what
			}
		}
		add("short", cmd.Short)
		add("long", cmd.Long)
		cmd.LocalFlags().VisitAll(func(f *pflag.Flag) {
			if f.Name != "help" {
				add("--"+f.Name, f.Usage)
			}
		})
	})
	return texts
}

// TestHelpIsTranslated requires the texts of every command and flag in every language.
func TestHelpIsTranslated(t *testing.T) {
	for text, where := range helpTexts(newRoot(&app{})) {
		for _, lang := range words.Langs()[1:] {
			if words.In(lang, text) == text {
				t.Errorf("%s: %s: no translation of %q: add it to internal/words/%s.go", where, lang, text, lang)
			}
		}
	}
}

func TestHelpInChineseIsChinese(t *testing.T) {
	a := &app{args: []string{"--lang", "zh"}}
	root := newRoot(a)
	eachCommand(root, func(cmd *cobra.Command) {
		t.Run(cmd.CommandPath(), func(t *testing.T) {
			var b bytes.Buffer
			example, use := cmd.Example, cmd.UseLine()
			cmd.Example = ""
			a.writeHelp(&b, cmd)
			cmd.Example = example
			text := strings.ReplaceAll(b.String(), strings.ReplaceAll(use, " [flags]", ""), "")
			for line := range strings.SplitSeq(text, "\n") {
				rest := line
				if m := regexp.MustCompile(`^ {2}[a-z-]+ {2,}`).FindString(rest); m != "" { // the name of a command
					rest = rest[len(m):]
				}
				if left := wordstest.English(rest); len(left) > 0 {
					t.Errorf("%q in %q: translate it, or list the name in internal/words/wordstest/names.txt", left, line)
				}
			}
		})
	})
}

func TestLocaleChoosesTheLanguage(t *testing.T) {
	tests := []struct {
		name string
		env  map[string]string
		args []string
		want words.Lang
	}{
		{"nothing says so", nil, nil, words.English},
		{"LANG", map[string]string{"LANG": "zh_CN.UTF-8"}, nil, words.Chinese},
		{"LC_MESSAGES beats LANG", map[string]string{"LC_MESSAGES": "en_US.UTF-8", "LANG": "zh_CN.UTF-8"}, nil, words.English},
		{"LC_ALL beats LC_MESSAGES", map[string]string{"LC_ALL": "zh_CN.UTF-8", "LC_MESSAGES": "C"}, nil, words.Chinese},
		{"a flag beats all", map[string]string{"LC_ALL": "zh_CN.UTF-8"}, []string{"--lang", "en"}, words.English},
		{"DILIGO_LANG beats the locale", map[string]string{"LANG": "zh_CN", "DILIGO_LANG": "en"}, nil, words.English},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG", "DILIGO_LANG"} {
				t.Setenv(name, tt.env[name])
				if tt.env[name] == "" {
					os.Unsetenv(name)
				}
			}
			var out, errs bytes.Buffer
			Main(append([]string{"nonesuch"}, tt.args...), strings.NewReader(""), &out, &errs)
			if isChinese := strings.Contains(errs.String(), "命令"); isChinese != (tt.want == words.Chinese) {
				t.Errorf("an unknown command is told by %q", errs.String())
			}
			out.Reset()
			Main(append([]string{"check", "--help"}, tt.args...), strings.NewReader(""), &out, &errs)
			if isChinese := strings.Contains(out.String(), "用法"); isChinese != (tt.want == words.Chinese) {
				t.Errorf("the help is\n%.200s", out.String())
			}
		})
	}
}
