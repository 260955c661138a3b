package profile_test

import (
	"encoding/json"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/profile"
)

// free is a schema that accepts every object, so that fuzzing gets past it.
const free = `{"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object"}`

func fuzzed(f *testing.F) [2]*profile.Validator {
	open, err := profile.NewValidator([]byte(free))
	if err != nil {
		f.Fatal(err)
	}
	return [2]*profile.Validator{open, validator(f)}
}

func FuzzDecodeJSON(f *testing.F) {
	for _, seed := range []string{
		acme, `{}`, `{"a": [1, 2.50, -0, 1e3, true, false, null, "\u4e2d\ud83d\ude00\n", {}, []]}`, `{"a": 1, "a": 2}`,
		`{"a/b": {"~": {"": 1}}}`, `{"a": 1e400}`, `{"company": {"stage": "seed", "headcount": "5"}, "x": 1}`, "\ufeff{\r\n\t\"a\": \"é\"\r\n}",
		`{"a":1,}`, `{'a': 1}`, `{"a": [1`, `{"a": tru`, `{"a": "\ud800"}`, `{} {}`, `[1]`, `{"a" 1}`, `{"a": ]}`, "", "\x00", "\xff\xfe",
		`{"rates": {"usd": 1}, "asked": {"x": "2026-02-30"}, "complete": ["/x", "/rounds"]}`, strings.Repeat("[", 100),
	} {
		f.Add([]byte(seed))
	}
	validators := fuzzed(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, v := range validators {
			p, err := v.Decode("fuzz.json", data, profile.FormatJSON)
			again, errAgain := v.DecodeThoroughly("fuzz.json", data)
			if (err == nil) != (errAgain == nil) {
				t.Fatalf("quickly: %v\nthoroughly: %v", err, errAgain)
			}
			if err == nil {
				if diff := cmp.Diff(again.Document(), p.Document()); diff != "" {
					t.Fatalf("(-thoroughly +quickly)\n%s", diff)
				}
			}
			if err != nil {
				checkErrors(t, err)
				continue
			}
			eachLeaf(p.Document(), "", func(pointer string, want any) {
				r, ok := p.Range(pointer)
				if !ok {
					t.Fatalf("no place for %q", pointer)
				}
				decoder := json.NewDecoder(strings.NewReader(cut(p, r)))
				decoder.UseNumber()
				var got any
				if err := decoder.Decode(&got); err != nil {
					t.Fatalf("%q at %v is %q: %v", pointer, r, cut(p, r), err)
				}
				if diff := cmp.Diff(want, got); diff != "" {
					t.Fatalf("%q at %v: %s", pointer, r, diff)
				}
			})
		}
	})
}

func FuzzDecodeYAML(f *testing.F) {
	for _, seed := range []string{
		acme, "a: b\n", "- a\n- b\n", "a: &x 1\nb: *x\n", "<<: {a: b}\n", "a: !!str 5\n", "? [a]\n: b\n", "a: 1\na: 2\n",
		"a: |\n  x\n\n  y\nb: >-\n  z\n", "a: 'it''s'\nb: \"\\u4e2d\\\"\"\nc: x\n  y\n", "a: [1, .inf, 0x1F, {b: c}] # ]\n",
		"a:\n\tb: c\n", "a: b: c\n", "---\na: 1\n---\nb: 2\n", "a: \"x\n", "\ufeffa: 1\r\nb: \u2028 2\r\n", "{a: b, c: }", "a: [\n", "# only\n",
		"company:\n  stage: Growth\n  as_of: 2023-02-30\n", "%YAML 1.1\n---\na: 1\n...\n", "a:\n- b\n-\n- - c\n", "a: # x\n  # y\n  b\n",
	} {
		f.Add([]byte(seed))
	}
	validators := fuzzed(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, v := range validators {
			p, err := v.Decode("fuzz.yaml", data, profile.FormatYAML)
			if err != nil {
				checkErrors(t, err)
				continue
			}
			eachLeaf(p.Document(), "", func(pointer string, want any) {
				r, ok := p.Range(pointer)
				if !ok {
					t.Fatalf("no place for %q", pointer)
				}
				checkInside(t, p, r)
				if number, ok := want.(json.Number); ok && cut(p, r) != number.String() {
					t.Fatalf("%q at %v is %q, want %s", pointer, r, cut(p, r), number)
				}
			})
		}
	})
}

// checkErrors checks the invariants of every refusal.
func checkErrors(t *testing.T, err error) {
	t.Helper()
	errs, ok := err.(profile.Errors)
	if !ok || len(errs) == 0 || len(errs) > 20 {
		t.Fatalf("%d errors: %v", len(errs), err)
	}
	for i, e := range errs {
		if e.Line < 1 || e.Column < 1 || e.Problem.IsZero() || e.Hint.IsZero() || strings.Contains(e.Error(), "\n") {
			t.Fatalf("%#v", e)
		}
		if i > 0 && (e.Line < errs[i-1].Line || e.Line == errs[i-1].Line && e.Column < errs[i-1].Column) {
			t.Fatalf("%v comes after %v", e, errs[i-1])
		}
	}
}

// checkInside checks that a range is within the text and does not end before it starts.
func checkInside(t *testing.T, p *profile.Profile, r profile.Range) {
	t.Helper()
	if r.Line < 1 || r.Column < 1 || r.EndLine < r.Line || r.EndLine == r.Line && r.EndColumn < r.Column ||
		r.Column > len([]rune(p.Line(r.Line)))+1 {
		t.Fatalf("%v", r)
	}
}

// eachLeaf visits every scalar.
func eachLeaf(value any, pointer string, visit func(pointer string, value any)) {
	switch value := value.(type) {
	case map[string]any:
		for key, child := range value {
			eachLeaf(child, pointer+"/"+strings.NewReplacer("~", "~0", "/", "~1").Replace(key), visit)
		}
	case []any:
		for i, child := range value {
			eachLeaf(child, pointer+"/"+strconv.Itoa(i), visit)
		}
	default:
		visit(pointer, value)
	}
}
