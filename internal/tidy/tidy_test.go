package tidy_test

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/thorough"
	"github.com/diligo/diligo/internal/tidy"
	"github.com/diligo/diligo/policies"
)

func schema(t testing.TB) []byte {
	t.Helper()
	content, err := fs.ReadFile(policies.FS, policies.SchemaFile)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// tidier knows the shipped schema and vocabulary.
func tidier(t testing.TB) *tidy.Tidier {
	t.Helper()
	set, err := policy.Load([]policy.Source{{FS: policies.FS, Compiled: policies.Compiled}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	td, err := tidy.New(schema(t), set.Catalogue().Vocabulary)
	if err != nil {
		t.Fatal(err)
	}
	return td
}

func validator(t testing.TB, schema []byte) *profile.Validator {
	t.Helper()
	v, err := profile.NewValidator(schema)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// fixtures returns the shipped profiles in JSON and YAML by name: every third, unless everything is asked for.
func fixtures(t testing.TB) map[string][]byte {
	t.Helper()
	names, err := filepath.Glob("../../fixtures/profiles/*/profile.*")
	if err != nil || len(names) < 50 {
		t.Fatalf("%d fixtures, %v", len(names), err)
	}
	all := map[string][]byte{}
	for _, name := range thorough.Some(names, 3) {
		if all[name], err = os.ReadFile(name); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

func TestNew_Errors(t *testing.T) {
	for _, schema := range []string{``, `[]x`, `{"$ref": "other.json"}`, `{"properties": {"a": {"$ref": "#/$defs/none"}}}`} {
		if _, err := tidy.New([]byte(schema), rule.Vocabulary{}); err == nil {
			t.Errorf("no error for %q", schema)
		}
	}
}

// refusals are what neither Format nor Fix can read, with the place.
var refusals = map[string]string{
	"{\"company\": \n {\"name\": }}": "x.json:2:11: this is not JSON: invalid character '}' at start of value",
	`{"公司": "智能", x}`:                "x.json:1:14: this is not JSON: invalid literal \"x\"",
	``:                               "x.json:1:1: this is not JSON: parsing value: unexpected EOF",
	`{"a": 1} {}`:                    "x.json:1:10: this is not JSON: invalid character '{' after top-level value",
	"{\"a\": \"\x1b[31m" + strings.Repeat("x", 99) + "\"}": `x.json:1:7: this is not JSON: invalid literal "\"\x1b[31m` + strings.Repeat("x", 34) + `…"`,
	"// no end":                                "x.json:1:1: this is not JSON: parsing comment: unexpected EOF",
	"{\"a\": \"\xff\"}":                        "x.json:1:8: byte 7 (0xFF) is not UTF-8",
	strings.Repeat("[", 1<<20):                 "x.json:1:1001: brackets are nested too deep",
	strings.Repeat(" ", profile.MaxSize) + "1": "x.json:1:1: the input is larger than 16 MiB",
}

func TestRefusals(t *testing.T) {
	td := tidier(t)
	for in, want := range refusals {
		_, formatErr := td.Format("x.json", []byte(in))
		_, fixErr := td.Fix("x.json", []byte(in), profile.FormatJSON)
		for _, err := range []error{formatErr, fixErr} {
			var errs profile.Errors
			if !errors.As(err, &errs) || err.Error() != want || errs[0].Hint.IsZero() {
				t.Errorf("%.40q: got %v, want %s", in, err, want)
			}
		}
	}
}

func TestFormat(t *testing.T) {
	td := tidier(t)
	for _, tt := range []struct{ name, in, want string }{
		{"empty", `{}`, "{}\n"},
		{"no object", ` [1,2] `, "[\n  1,\n  2\n]\n"},
		{
			"keys in the order of the schema, others behind",
			`{"zzz":1,"financials":{"cash":{"currency":"CNY","amount":1e3}},"company":{"stage":"growth","x":[],"name":"A"},"aaa":2}`,
			"{\n  \"company\": {\"name\": \"A\", \"stage\": \"growth\", \"x\": []},\n" +
				"  \"financials\": {\"cash\": {\"amount\": 1e3, \"currency\": \"CNY\"}},\n  \"zzz\": 1,\n  \"aaa\": 2\n}\n",
		},
		{"keys of extensions keep their order", `{"extensions": {"b": 1, "a": {"stage": 1, "name": 2}}}`, "{\n  \"extensions\": {\"b\": 1, \"a\": {\"stage\": 1, \"name\": 2}}\n}\n"},
		{
			"numbers, escapes and nulls as they are", "\ufeff{\"a\":[-0,1.50,1E+2,12345678901234567890.10,\"\\u4e2d\\/\\n\",null,true]}",
			"{\n  \"a\": [-0, 1.50, 1E+2, 12345678901234567890.10, \"\\u4e2d\\/\\n\", null, true]\n}\n",
		},
		{"a line stays a line, lines stay lines", "{\"rounds\":[{\"name\":\"A\"},\n{\n\"name\":\"B\"}]}", "{\n  \"rounds\": [\n    {\"name\": \"A\"},\n    {\n      \"name\": \"B\"\n    }\n  ]\n}\n"},
		{"what spreads within spreads around it", "{\"a\": [[[\n1]]]}", "{\n  \"a\": [\n    [\n      [\n        1\n      ]\n    ]\n  ]\n}\n"},
		{
			"wide characters count twice", `{"a": ["` + strings.Repeat("宽", 59) + `"]}`,
			"{\n  \"a\": [\"" + strings.Repeat("宽", 59) + "\"]\n}\n",
		},
		{"too long for a line", `{"a": ["` + strings.Repeat("宽", 60) + `"]}`, "{\n  \"a\": [\n    \"" + strings.Repeat("宽", 60) + "\"\n  ]\n}\n"},
		{"carriage returns, tabs, trailing comma", "{\r\n\t\"a\" :\r\n 1 ,\r\n}\r\n", "{\n  \"a\": 1\n}\n"},
		{"empty lines, one at most, none at the edges", "\n\n{\n\n\"a\":1,\n\n\n\n\"b\":2\n\n}\n\n", "{\n  \"a\": 1,\n\n  \"b\": 2\n}\n"},
		{
			"comments go with their values",
			"// top\n{ // first\n\"zzz\": 1, // of zzz\n\n/* of company,\n two lines */\n\"company\": {\"name\": /* was B */ \"A\" /* now */},\n// below\n} // end\n// last",
			"// top\n{\n  /* of company,\n two lines */\n  \"company\": {\n    /* was B */\n    \"name\": \"A\" /* now */\n  },\n" +
				"  // first\n  \"zzz\": 1 // of zzz\n  // below\n} // end\n// last\n",
		},
		{"a comment at a comma", "[1 // one\n, /* two */ 2, 3 /* a */, // b\n 4]", "[\n  1, // one\n  /* two */\n  2,\n  3, /* a */ // b\n  4\n]\n"},
		{"an empty list with a comment", "{\"a\": [ /* none */ ]}", "{\n  \"a\": [\n    /* none */\n  ]\n}\n"},
		{"a slash and an asterisk in a comment", "[/*/ x */1]", "[\n  /*/ x */\n  1\n]\n"},
		{"a key twice keeps its order", `{"company": {"name": "B", "id": "x", "name": "A"}}`, "{\n  \"company\": {\"id\": \"x\", \"name\": \"B\", \"name\": \"A\"}\n}\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			in := tt.in
			if strings.HasSuffix(in, "// last") {
				in += "\n"
			}
			got, err := td.Format("x.json", []byte(in))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, string(got)); diff != "" {
				t.Error(diff)
			}
			again, err := td.Format("x.json", got)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(got), string(again)); diff != "" {
				t.Errorf("once more: %s", diff)
			}
		})
	}
}

// TestFormat_Fixtures holds that the shipped profiles are formatted.
func TestFormat_Fixtures(t *testing.T) {
	td := tidier(t)
	for name, content := range fixtures(t) {
		if profile.FormatOf(name) != profile.FormatJSON {
			continue
		}
		got, err := td.Format(name, content)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(content), string(got)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// TestFormat_Facts holds that a profile says the same after it was minified, turned round and formatted.
func TestFormat_Facts(t *testing.T) {
	td, v := tidier(t), validator(t, schema(t))
	for name, content := range fixtures(t) {
		if profile.FormatOf(name) != profile.FormatJSON {
			continue
		}
		before, err := v.Decode(name, content, profile.FormatJSON)
		if err != nil {
			t.Fatal(err)
		}
		shuffled, err := json.Marshal(before.Document()) // the keys by letter, all on one line
		if err != nil {
			t.Fatal(err)
		}
		formatted, err := td.Format(name, shuffled)
		if err != nil {
			t.Fatal(err)
		}
		after, err := v.Decode(name, formatted, profile.FormatJSON)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(before.Document(), after.Document()); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}
