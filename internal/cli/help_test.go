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
)

// helpTexts are the texts of every command's help, with where they stand.
func helpTexts(root *cobra.Command) map[string]string {
	texts := map[string]string{}
	eachCommand(root, func(cmd *cobra.Command) {
		if cmd.Name() == "completion" || cmd.HasParent() && cmd.Parent().Name() == "completion" {
			return
		}
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

// TestHelpIsTranslated demands the texts of every command and flag in every language.
func TestHelpIsTranslated(t *testing.T) {
	for text, where := range helpTexts(newRoot(&app{})) {
		for _, lang := range words.Langs()[1:] {
			if words.In(lang, text) == text {
				t.Errorf("%s: %s: no translation of %q: add it to internal/words/%s.go", where, lang, text, lang)
			}
		}
	}
}

// names are Latin words that Chinese texts may hold: of formats, files, programs, keys and units.
var names = regexp.MustCompile(`^(diligo|DILIGO|JSON|NDJSON|YAML|CSV|HTML|XLSX|SARIF|JUnit|GitHub|GitLab|Markdown|Rego|OPA|ID|IDs|PEM|HMAC|UTC|UTF|NUMBER|PATH|FILE|COMMAND|[A-Z]{2,}|[A-Z]+(_[A-Z]+)+|[a-z0-9_]*[_.][a-z0-9_.]*)$`)

var latin = regexp.MustCompile(`[A-Za-z][A-Za-z0-9_.'-]*`)

// shown are the parts of a help that are the same in every language: what is typed, and names in brackets.
var typed = regexp.MustCompile(`<[^>]*>|--?[a-z][a-z-]*|'[^']*'|"[^"]*"|\{[^}]*\}|diligo( [a-z][a-z-]*)+|\([a-z0-9_., 、|]+\)|[a-z_]+/[a-z_*]+`)

func TestHelpInChineseIsChinese(t *testing.T) {
	a := &app{args: []string{"--lang", "zh"}}
	root := newRoot(a)
	eachCommand(root, func(cmd *cobra.Command) {
		if strings.HasPrefix(cmd.CommandPath(), "diligo completion") {
			return
		}
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
				for _, word := range latin.FindAllString(typed.ReplaceAllString(rest, " "), -1) {
					if !names.MatchString(strings.TrimRight(word, ".")) && !allowed[word] {
						t.Errorf("%q in %q", word, line)
					}
				}
			}
		})
	})
}

// allowed are more names: commands, values of flags, keys and words of files, formats, algorithms, programs.
var allowed = func() map[string]bool {
	all := map[string]bool{}
	for _, group := range []string{
		"check fmt import map founder finance legal engineering interview migrate opa screen target template whatif new", "auto always never plan topdown en zh pretty text row cell shipped default",
		"critical high medium low info growth expansion none all standard pari waterfall forecast today ics", "json ndjson csv xlsx html markdown compact junit sarif github gitlab zip gz zst yaml yml md ocf diff",
		"params only skip gates severity rounds amount company date currency id input journal null schema scope i m q h form export restore store get claimed documented verified provenance screening", "RS256 ES256 HS256 Ed25519 SHA-256 in toto YYYY-MM YYYY-MM-DD LC_ALL LC_MESSAGES red committee",
		"crunchbase sec windows-1252 gb18030 Form C C-U C-AR D Carta QuickBooks Online Xero SAFE", "Open Cap Table Format Manifest.ocf.json JSON Schema VS Code JetBrains Neovim DILIGO_DB PostgreSQL SQLite postgres README.md X-Forwarded-For parts MiB",
	} {
		for word := range strings.FieldsSeq(group) {
			all[word] = true
		}
	}
	return all
}()

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
