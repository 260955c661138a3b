package cli

import (
	"bytes"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/diligo/diligo/internal/thorough"
)

// TestCompletion: the shell gets the existing names, from the policies and from the inputs on the line.
func TestCompletion(t *testing.T) {
	t.Chdir(t.TempDir())
	for name, text := range map[string]string{
		"two.ndjson": `{"company": {"id": "a-1", "name": "Acme Robotics"}}` + "\n" + `{"company": {"name": "Beta"}}` + "\nbroken\n",
		"ours/rules/ours/many_customers/rule.rego": "package rules.ours.many_customers\n", "deeper/pack/x.rego": "package x\n", "plain.txt": "", "signed.tar.gz": "",
	} {
		if i := strings.LastIndexByte(name, '/'); i >= 0 {
			if err := os.MkdirAll(name[:i], 0o755); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	tests := []struct {
		name string
		line []string
		want []string // lines, in any order
		not  string
	}{
		{"companies by their IDs", []string{"explain", "runway/short_runway", "two.ndjson", "--company", ""}, []string{"a-1\tAcme Robotics", "Beta"}, ""},
		{"companies that begin so", []string{"questions", "two.ndjson", "--company", "A"}, []string{"a-1\tAcme Robotics"}, "Beta"},
		{"packs and folders on the way to some", []string{"check", "-p", ""}, []string{"ours", "deeper/", "signed.tar.gz"}, "plain.txt"},
		{"packs further down", []string{"policy", "test", "deeper/"}, []string{"deeper/pack"}, ""},
		{"rules", []string{"target", "two.ndjson", "runway/short"}, []string{"runway/short_runway"}, "checklist"},
		{"parameters", []string{"whatif", "two.ndjson", "--set", "runway/short"}, []string{"runway/short_runway.minimum_months="}, ""},
		{"facts", []string{"screen", "--show", "/company/c"}, []string{"/company/country"}, "/company/name"},
		{"checklists", []string{"check", "--checklist", "scr"}, []string{"screening"}, ""},
		{"categories", []string{"questions", "--category", "run"}, []string{"runway"}, ""},
		{"weights", []string{"screen", "--weight", "run"}, []string{"runway="}, ""},
		{"formats", []string{"screen", "-f", ""}, []string{"xlsx"}, "sarif"},
		{"levels of support", []string{"check", "--support", ""}, []string{"verified"}, ""},
		{"mappings", []string{"import", "csv", "--mapping", ""}, []string{"crunchbase"}, ""},
		{"languages", []string{"check", "--lang", ""}, []string{"zh"}, ""},
		{"who knows", []string{"interview", "--who", ""}, []string{"finance"}, ""},
		{"commands", []string{"whati"}, []string{"whatif\t" + newWhatif(&app{}).Short}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var out, errs bytes.Buffer
			if code := Main(append([]string{cobra.ShellCompRequestCmd}, tt.line...), strings.NewReader(""), &out, &errs); code != 0 {
				t.Fatalf("%d: %s", code, errs.String())
			}
			lines := strings.Split(out.String(), "\n")
			for _, want := range tt.want {
				if !slices.Contains(lines, want) {
					t.Errorf("no line %q in\n%s", want, out.String())
				}
			}
			if tt.not != "" && slices.ContainsFunc(lines, func(line string) bool { return strings.HasPrefix(line, tt.not) }) {
				t.Errorf("%q is in\n%s", tt.not, out.String())
			}
		})
	}
}

// free are the flags whose values only the user knows: files, URLs, texts, numbers, days.
var free = strings.Fields("addr ahead approved-by as-of assessments baseline bundle claims-file config country create-baseline currency data db dead-letters demo dir documents encoding exit expires in into " +
	"journal key manifest name notify-cmd oidc-client oidc-issuer out output owner prepared-by program public-url rates reason reports root search seed server sheet signing-alg signing-key signing-key-id state " +
	"stdin-filepath subject task-bytes title title-zh tls-cert tls-key today until verify-alg verify-key verify-key-id verify-scope waivers webhook what-if-data where with-data workspace")

// TestFlagsWithNamesAreCompleted: every flag with a value is completed, or is in free.
func TestFlagsWithNamesAreCompleted(t *testing.T) {
	a := &app{}
	root := newRoot(a)
	a.addCompletions(root)
	checked := 0
	eachCommand(root, func(cmd *cobra.Command) {
		cmd.LocalFlags().VisitAll(func(f *pflag.Flag) {
			if kind := f.Value.Type(); kind == "bool" || kind == "int" || kind == "float64" || slices.Contains(free, f.Name) {
				return
			}
			checked++
			if _, ok := cmd.GetFlagCompletionFunc(f.Name); !ok {
				t.Errorf("%s --%s: nothing completes it: add it to addCompletions, or to those that take anything", cmd.CommandPath(), f.Name)
			}
		})
	})
	if checked < 60 {
		t.Errorf("only %d flags were looked at", checked)
	}
}

// TestCompletedFormatsAreTaken: completion offers the formats that the command accepts.
func TestCompletedFormatsAreTaken(t *testing.T) {
	files := callFiles(t)
	files[".diligo-waivers.yaml"] = "waivers: []\n"
	enterFolder(t, files)
	run := func(line string) string {
		var out, errs bytes.Buffer
		Main(strings.Fields(line), strings.NewReader(""), &out, &errs)
		return errs.String()
	}
	run("check p.json -f json -o report.json")
	if thorough.Wanted() {
		run("policy new ours/many_customers --dir pack --title a --title-zh 甲")
	}
	listed := regexp.MustCompile(`unknown format "none": use one of ([a-z, ]+)`)
	root := newRoot(&app{})
	eachCommand(root, func(cmd *cobra.Command) {
		path := strings.TrimPrefix(cmd.CommandPath(), "diligo ")
		if cmd.LocalNonPersistentFlags().Lookup("format") == nil || path == "check" || strings.HasPrefix(path, "shard ") { // those of a screening
			return
		}
		if strings.HasPrefix(path, "policy ") && !thorough.Wanted() {
			return
		}
		t.Run(path, func(t *testing.T) {
			args := calls[path]
			if path == "template" {
				args = "form" // other templates have no formats
			}
			said := run(path + " " + args + " --format none")
			m := listed.FindStringSubmatch(said)
			if m == nil {
				t.Fatalf("it does not say which formats there are: %s", said)
			}
			want := formatsOf(path)
			if got := strings.Split(m[1], ", "); !slices.Equal(got, want) {
				t.Errorf("completed are %v, taken %v", want, got)
			}
		})
	})
}
