package strict

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestYAML(t *testing.T) {
	tests := []struct {
		name, text string
		want       any
		err        string
	}{
		{"nothing", "", nil, ""},
		{"only a comment", "# a\n", nil, ""},
		{"a byte order mark", "\ufeffa: 1\n", map[string]any{"a": 1}, ""},
		{"an unquoted date", "a: 2026-11-28\n", map[string]any{"a": "2026-11-28"}, ""},
		{"numbers", "a: [0, -1, 1.5, 1e3]\n", map[string]any{"a": []any{0, -1, 1.5, 1000.0}}, ""},
		{"a text of digits", "a: '0123'\n", map[string]any{"a": "0123"}, ""},
		{"a key twice", "a: 1\nb:\n  c: 1\n  c: 2\n", nil, `f.yaml:4:3: the key "c" occurs twice`},
		{"a second document", "a: 1\n---\nb: 1\n", nil, "f.yaml:2:1: a second document begins here"},
		{"octal", "a: 0123\n", nil, "f.yaml:1:4: 0123 is read as different numbers"},
		{"octal of YAML 1.2", "a: 0o17\n", nil, "f.yaml:1:4: 0o17 is read"},
		{"hexadecimal", "a: 0x1f\n", nil, "f.yaml:1:4: 0x1f is read"},
		{"underscores", "a: 1_000\n", nil, "f.yaml:1:4: 1_000 is read"},
		{"an anchor", "a: &x 1\nb: *x\n", nil, "f.yaml:1:4: anchors"},
		{"deep", "a: " + strings.Repeat("[", 200) + strings.Repeat("]", 200), nil, "nested deeper"},
		{"no YAML", "a: [\n", nil, "f.yaml:1:1: this is not YAML: "},
		{"a merge", "a:\n  <<: {b: 1}\n", nil, "f.yaml:2:3: << merges"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			root, err := YAML("f.yaml", []byte(tt.text))
			if tt.err != "" {
				if err == nil || !strings.HasPrefix(err.Error(), tt.err) && !strings.Contains(err.Error(), tt.err) {
					t.Errorf("got %v, want %s", err, tt.err)
				}
				return
			}
			var got any
			if root != nil {
				if derr := root.Decode(&got); derr != nil {
					t.Fatal(derr)
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" || err != nil {
				t.Errorf("%v (-want +got)\n%s", err, diff)
			}
		})
	}
}

func TestJSON(t *testing.T) {
	for text, want := range map[string]string{
		`{"a": 1, "b": {"a": 2}}`:          "",
		"\ufeff[1]\n":                      "",
		"{\"a\": 1,\n \"ä\": 2, \"a\": 3}": `f:2:10: the key "a" occurs twice`,
		`{"a": {"b\u0062": 1, "bb": 2}}`:   `f:1:22: the key "bb" occurs twice`,
		"{}\n{}":                           "f:2:1: there is more behind the end",
		"":                                 "f:1:1: the file is empty",
		`{"a": `:                           "f:1:7: the file ends too early",
		"{'a': 1}":                         "f:1:2: invalid character '\\''",
	} {
		t.Run(text, func(t *testing.T) {
			got := ""
			if err := JSON("f", []byte(text)); err != nil {
				got = err.Error()
			}
			if got == "" != (want == "") || !strings.HasPrefix(got, want) {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

func TestData(t *testing.T) {
	for text, want := range map[string]string{
		"\ufeff{\"a\": \"\\ud83d\\ude00\",\n\t\"b\": 1}": "", // JSON that is not YAML
		"{a: 1}":                        "",
		"":                              "",
		`{"a": 1, "a": 2}`:              `f:1:10: the key "a" occurs twice`,
		"{a: 1, a: 2}":                  `f:1:8: the key "a" occurs twice`,
		"{\"a\": 1,\n \"b\": 0x}\t\x01": "f:2:8: invalid character",
		"a: 1\na: 2":                    `f:2:1: the key "a" occurs twice`,
		"a: off":                        "f:1:4: true or false is needed, got off",
		"y: 1\nno: 2":                   "", // keys are texts to OPA
		"a: 010":                        "f:1:4: 010 is read as different numbers",
		"a: 2026-01-31":                 "",
		"a: 1\n---\na: 2\n":             "f:2:1: a second document",
	} {
		t.Run(text, func(t *testing.T) {
			read, err := Data("f", []byte(text))
			got := ""
			if err != nil {
				got = err.Error()
			} else if string(read) != strings.TrimPrefix(text, "\ufeff") {
				t.Errorf("the text became %q", read)
			}
			if got == "" != (want == "") || !strings.HasPrefix(got, want) {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

func TestSwitches(t *testing.T) {
	for text, want := range map[string]string{
		"a: yes": "f:1:4: true or false is needed, got yes", "a: {b: [Off]}": "f:1:9: true or false is needed, got Off",
		"a: true": "", "a: 'yes'": "", "no: false": "", "a: none": "",
	} {
		t.Run(text, func(t *testing.T) {
			root, err := YAML("f", []byte(text))
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			if err := Switches("f", root); err != nil {
				got = err.Error()
			}
			if got == "" != (want == "") || !strings.HasPrefix(got, want) {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

// TestYAML_Variants: of 200 documents with one doubtful value or key somewhere within them, every one is refused at its line, and
// without it read as it was made.
func TestYAML_Variants(t *testing.T) {
	r := rand.New(rand.NewPCG(19, 4))
	doubtful := []string{"0%d", "0o%d", "0x%d", "1_%03d", "&a %d"}
	for i := range 200 {
		n := 1 + r.IntN(8)
		at := r.IntN(n)
		var good, bad strings.Builder
		want := map[string]any{}
		for k := range n {
			line := fmt.Sprintf("k%d: {v: %d}\n", k, k)
			good.WriteString(line)
			want[fmt.Sprint("k", k)] = map[string]any{"v": k}
			if k == at {
				if kind := r.IntN(len(doubtful) + 1); kind < len(doubtful) {
					line = fmt.Sprintf("k%d: {v: %s}\n", k, fmt.Sprintf(doubtful[kind], 1+r.IntN(7)))
				} else {
					line = fmt.Sprintf("k%d: {v: 1, v: 2}\n", k)
				}
			}
			bad.WriteString(line)
		}
		if _, err := YAML("f", []byte(bad.String())); err == nil || !strings.HasPrefix(err.Error(), fmt.Sprintf("f:%d:", at+1)) {
			t.Errorf("%d: %v for\n%s", i, err, bad.String())
		}
		root, err := YAML("f", []byte(good.String()))
		var got map[string]any
		if err == nil {
			err = root.Decode(&got)
		}
		if diff := cmp.Diff(want, got); diff != "" || err != nil {
			t.Errorf("%v (-want +got)\n%s", err, diff)
		}
	}
}

// FuzzYAML: any text is read or refused with the file's name.
func FuzzYAML(f *testing.F) {
	for _, text := range []string{"a: 1\n", "\ufeff- 0123\n---\n", "a: &x [*x]\n", "? {a: b}\n: c\n", "a: 2026-01-01T00:00:00Z"} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		root, err := YAML("f.yaml", text)
		if err != nil && !strings.HasPrefix(err.Error(), "f.yaml") {
			t.Error(err)
		}
		if err == nil && root != nil {
			_ = Switches("f.yaml", root) // must not panic
		}
	})
}
