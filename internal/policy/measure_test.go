package policy

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/diligo/diligo/internal/rule"
)

// TestMeasured: what is measured of sources is what compiling says, whatever one source replaces or disables of another.
func TestMeasured(t *testing.T) {
	base := shipped()
	base.FS.(fstest.MapFS)["lib/more/more.rego"] = &fstest.MapFile{Data: []byte("# A library.\r\npackage lib.more # so it is\r\n\nx := 1\n")}
	base.FS.(fstest.MapFS)["rules/a/y/rule.rego"] = &fstest.MapFile{Data: []byte(ruleOf("y", body))}
	carried := base
	var err error
	if carried.Compiled, err = Compile(base); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name    string
		sources []Source
		unknown bool
	}{
		{"one", []Source{base}, false},
		{"a library replaced", []Source{base, files(map[string]string{"m.rego": "package lib.more\n\nx := 2\n"})}, false},
		{"rules replaced and disabled", []Source{base,
			files(map[string]string{"rules/a/x/rule.rego": ruleOf("x", body) + "\n", "data.yaml": "disabled: [a/y]\nlib: {n: 1.50, m: [1e2]}"}),
			files(map[string]string{"own/data.json": `{"k": {"deep": [null, 3]}}`, "own/own.rego": "package own\n\nz := 1\n"})}, false},
		{"both disable", []Source{base, files(map[string]string{"data.yaml": "disabled: [a/y]"}), files(map[string]string{"data.yaml": "disabled: [a/x]"})}, false},
		{"a package in brackets", []Source{base, files(map[string]string{"m.rego": "package lib[\"more\"]\n\nx := 2\n"})}, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b, err := newOrigin(tt.sources).build()
			if err != nil {
				t.Fatal(err)
			}
			for name, first := range map[string]Source{"as written": base, "compiled": carried} {
				sources := append([]Source{first}, tt.sources[1:]...)
				digest, data, ok := measured(sources)
				if ok == tt.unknown {
					t.Fatalf("%s: known: %t", name, ok)
				}
				if ok && (digest != b.digest || data != b.data) {
					t.Errorf("%s: digest %s, data\n%s\nwant %s\n%s", name, digest, data, b.digest, b.data)
				}
			}
		})
	}
}

// TestLoad_CacheForged: a form with a right key and a right sum, that was made of other policies, is not used: neither with its own revision
// nor with one that was put in.
func TestLoad_CacheForged(t *testing.T) {
	good, evil := shipped(), shipped()
	evil.FS.(fstest.MapFS)["rules/a/x/rule.rego"].Data = []byte(ruleOf("x", strings.ReplaceAll(body, "params.most", "params.most + 100")))
	want, err := Load([]Source{good}, nil)
	if err != nil {
		t.Fatal(err)
	}
	key, err := keyOf([]Source{good})
	if err != nil {
		t.Fatal(err)
	}
	digest, data, ok := measured([]Source{good})
	if !ok {
		t.Fatal("not measured")
	}
	content, err := Compile(evil)
	if err != nil {
		t.Fatal(err)
	}
	for name, forge := range map[string]func(f *form){
		"key":              func(*form) {},
		"key and revision": func(f *form) { f.revision = want.Revision() },
		"catalogue":        func(f *form) { f.catalogue, f.modules, f.data = "\xff\xff\xff\xff\xff", digest, data },
		"all digests":      func(f *form) { f.revision, f.modules = want.Revision(), "" },
	} {
		t.Run(name, func(t *testing.T) {
			f, ok := decodeForm(content)
			if !ok {
				t.Fatal("not read")
			}
			f.key = key
			forge(f)
			got, err := Load([]Source{good}, nil, WithCache(&memoryCache{content: map[string]string{key: f.encode()}}))
			if err != nil {
				t.Fatal(err)
			}
			document := map[string]any{"x": 7}
			a, b := evaluateX(t, want, document), evaluateX(t, got, document)
			if got.Revision() != want.Revision() || a.Outcome != b.Outcome || b.Outcome == rule.Pass {
				t.Errorf("%s under revision %s, want %s under %s", b.Outcome, got.Revision(), a.Outcome, want.Revision())
			}
		})
	}
	// What only the program shows is never worse than another answer: a spoilt image is made anew.
	made, err := Compile(good)
	if err != nil {
		t.Fatal(err)
	}
	f, ok := decodeForm(made)
	if !ok {
		t.Fatal("not read")
	}
	f.plan = f.plan[:len(f.plan)-1] + "\xff"
	got, err := Load([]Source{good}, nil, WithEvaluator(Plan), WithCache(&memoryCache{content: map[string]string{key: f.encode()}}))
	if err != nil {
		t.Fatal(err)
	}
	if a, b := evaluateX(t, want, map[string]any{"x": 7}), evaluateX(t, got, map[string]any{"x": 7}); a.Outcome != b.Outcome {
		t.Errorf("%s (%v), want %s", b.Outcome, b.Err, a.Outcome)
	}
}
