package pack

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/rule"
)

func TestAddCategory(t *testing.T) {
	name := rule.Text{EN: "ours: all", ZH: "自定"}
	tests := []struct{ name, terms, want, err string }{
		{"nothing yet", "", "categories:\n  ours: {en: 'ours: all', zh: 自定}\n", ""},
		{"others and comments stay", "# Words.\nwords:\n  a: {en: a, zh: 甲} # one\n", "# Words.\nwords:\n  a: {en: a, zh: 甲} # one\ncategories:\n  ours: {en: 'ours: all', zh: 自定}\n", ""},
		{"one more", "categories:\n  b: {en: b, zh: 乙}\n", "categories:\n  b: {en: b, zh: 乙}\n  ours: {en: 'ours: all', zh: 自定}\n", ""},
		{"there already", "categories: {ours: {}}   # as it is\n", "categories: {ours: {}}   # as it is\n", ""},
		{"a list", "[]", "", "an object is needed"},
		{"categories that are a list", "categories: []", "", "an object is needed"},
		{"no YAML", "a: [", "", "lib/terms/data.yaml"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := AddCategory([]byte(tt.terms), "ours", name)
			wantError(t, err, tt.err)
			if diff := cmp.Diff(tt.want, string(got)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestScaffold_Titles: whatever a title is, the rule keeps to the contract and its files are formatted.
func TestScaffold_Titles(t *testing.T) {
	tree := fstest.MapFS{TermsFile: {Data: []byte("categories: {ours: {en: ours, zh: 自定}}")}}
	for i, title := range []rule.Text{
		{}, {EN: `"quoted" {x} # no: comment %s`, ZH: "“引号”：{x} # 注释"}, {EN: "two\nlines\t- and\\", ZH: "两\n行"}, {EN: "=1+1, 'a' | b <b>", ZH: "}，乙: ["},
	} {
		files, err := Scaffold(rule.ID(fmt.Sprintf("ours/few_%c", 'a'+i)), title)
		if err != nil {
			t.Fatal(err)
		}
		for name, content := range files {
			tree[name] = &fstest.MapFile{Data: []byte(content)}
			if !strings.HasSuffix(name, ".rego") {
				continue
			}
			formatted, err := Format(name, []byte(content))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(formatted), content); diff != "" {
				t.Errorf("%s is not formatted (-formatted +scaffold):\n%s", name, diff)
			}
		}
	}
	r := Check([]policy.Source{base(t)}, []policy.Source{{Name: "mine", FS: tree}}, schemaOf(t))
	if len(r.Errors)+len(r.Warnings) > 0 || len(r.Rules) != 4 {
		t.Errorf("%d rules: %v%v", len(r.Rules), r.Errors, r.Warnings)
	}
}

func TestScaffoldFor(t *testing.T) {
	c := &rule.Catalogue{Rules: []*rule.Rule{{ID: "runway/short_runway"}}, Vocabulary: rule.Vocabulary{Categories: map[string]rule.Text{"runway": {EN: "Runway", ZH: "现金跑道"}}}}
	for _, tt := range []struct {
		name  string
		id    rule.ID
		terms string
		files int
		want  string // what the terms file says, or the error
	}{
		{"a category that is known", "runway/other", "", 3, ""},
		{"one of its own", "our_criteria/few_customers", "", 4, "our_criteria: {en: our criteria, zh: 待命名：our criteria}"},
		{"one that the pack has named", "our_criteria/few_customers", "categories: {our_criteria: {en: Ours, zh: 自定}}\n", 3, ""},
		{"a rule that is there", "runway/short_runway", "", 0, "there is a rule runway/short_runway"},
		{"a name that is taken", "ours/short_runway", "", 0, "the name is taken by runway/short_runway"},
		{"no ID", "Short Runway", "", 0, "is not a rule ID"},
		{"broken terms", "ours/few", "a: [", 0, "ours: lib/terms/data.yaml"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			files, err := ScaffoldFor(c, tt.id, rule.Text{}, "ours", []byte(tt.terms))
			if got := files[TermsFile]; tt.files > 0 && (err != nil || len(files) != tt.files || !strings.Contains(got, tt.want)) {
				t.Errorf("%d files, %q, %v", len(files), got, err)
			}
			if tt.files == 0 && (err == nil || !strings.Contains(err.Error(), tt.want)) {
				t.Errorf("%v, want %q", err, tt.want)
			}
		})
	}
}
