package policy

import (
	"encoding/json"
	"errors"
	"maps"
	"reflect"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/rule"
)

// TestCompile_RoundTrip: what is written is read again, and compiling the same twice gives the same.
func TestCompile_RoundTrip(t *testing.T) {
	source := shipped()
	compiled, err := Compile(source)
	if err != nil {
		t.Fatal(err)
	}
	from := newOrigin([]Source{source})
	b, err := from.build()
	if err != nil {
		t.Fatal(err)
	}
	f, ok := decodeForm(compiled)
	if !ok || !intact(compiled) {
		t.Fatal("not read")
	}
	if f.data != b.data || f.modules != b.digest {
		t.Error("data or digest differ")
	}
	got, err := f.decodeCatalogue()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(b.catalogue, got); diff != "" {
		t.Errorf("catalogue (-want +got):\n%s", diff)
	}
	want, err := from.plan()
	if err != nil {
		t.Fatal(err)
	}
	p, err := f.rulePlan(nil)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, p, cmp.AllowUnexported(rulePlan{})); diff != "" {
		t.Errorf("plan (-want +got):\n%.2000s", diff)
	}
}

// TestCompile_Shipped: what is read of the shipped policies is written as it was.
func TestCompile_Shipped(t *testing.T) {
	f, ok := decodeForm(readCompiled(t))
	if !ok {
		t.Fatal("not read")
	}
	p, err := f.rulePlan(nil)
	if err != nil {
		t.Fatal(err)
	}
	c := newWriter()
	if p.code(c); string(c.out) != f.plan {
		t.Error("the plan is written differently the second time")
	}
	known, err := f.decodeCatalogue()
	if err != nil {
		t.Fatal(err)
	}
	c = newWriter()
	if catalogue(c, known); string(c.out) != f.catalogue {
		t.Error("the catalogue is written differently the second time")
	}
}

// TestCodec_Malformed: whatever is read, it ends with an error at worst.
func TestCodec_Malformed(t *testing.T) {
	compiled, err := Compile(shipped())
	if err != nil {
		t.Fatal(err)
	}
	f, ok := decodeForm(compiled)
	if !ok {
		t.Fatal("not read")
	}
	for n := range len(f.plan) {
		if _, err := (&form{plan: f.plan[:n]}).rulePlan(newOrigin([]Source{shipped()})); n > 0 && !errors.Is(err, errMalformed) {
			t.Fatalf("a plan of %d bytes: %v", n, err)
		}
		spoilt := []byte(f.plan)
		spoilt[n] ^= 0x55
		_, _ = (&form{plan: string(spoilt)}).rulePlan(nil)
	}
	for n := range len(f.catalogue) {
		if _, err := (&form{catalogue: f.catalogue[:n]}).decodeCatalogue(); !errors.Is(err, errMalformed) {
			t.Fatalf("a catalogue of %d bytes: %v", n, err)
		}
		spoilt := []byte(f.catalogue)
		spoilt[n] ^= 0x55
		_, _ = (&form{catalogue: string(spoilt)}).decodeCatalogue()
	}
	for n := range len(compiled) {
		if intact(compiled[:n]) {
			t.Fatalf("%d bytes of %d are intact", n, len(compiled))
		}
	}
}

// memoryCache is a cache that counts.
type memoryCache struct {
	sync.Mutex
	content    map[string]string
	hits, puts int
}

func (c *memoryCache) Get(key string) (string, bool) {
	c.Lock()
	defer c.Unlock()
	content, ok := c.content[key]
	if ok {
		c.hits++
	}
	return content, ok
}

func (c *memoryCache) Put(key, content string) {
	c.Lock()
	defer c.Unlock()
	c.puts++
	c.content[key] = content
}

func TestLoad_Cache(t *testing.T) {
	cache := &memoryCache{content: map[string]string{}}
	load := func(sources ...Source) *Set {
		t.Helper()
		s, err := Load(sources, nil, WithCache(cache))
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	expect := func(what string, hits, puts int) {
		t.Helper()
		if cache.hits != hits || cache.puts != puts {
			t.Errorf("%s: %d hits and %d puts, want %d and %d", what, cache.hits, cache.puts, hits, puts)
		}
		cache.hits, cache.puts = 0, 0
	}
	fresh := load(shipped())
	expect("first", 0, 1)
	cached := load(shipped())
	expect("second", 1, 0)
	if diff := cmp.Diff(fresh.Catalogue(), cached.Catalogue()); diff != "" || fresh.Revision() != cached.Revision() {
		t.Errorf("revision %s, %s (-fresh +cached):\n%s", fresh.Revision(), cached.Revision(), diff)
	}
	evaluateBoth := func(s *Set) Result { return evaluateX(t, s, map[string]any{"x": nil}) }
	if diff := cmp.Diff(evaluateBoth(fresh), evaluateBoth(cached), errorsByText); diff != "" {
		t.Errorf("(-fresh +cached):\n%s", diff)
	}

	other := shipped()
	other.FS.(fstest.MapFS)["rules/a/x/rule.rego"].Data = []byte(ruleOf("x", body) + "\n")
	load(other)
	expect("other content", 0, 1)
	renamed := shipped()
	renamed.Name = "yours"
	load(renamed)
	expect("another name", 0, 1)

	for what, spoil := range map[string]func(string) string{
		"empty":     func(string) string { return "" },
		"foreign":   func(string) string { return "{}" },
		"truncated": func(s string) string { return s[:len(s)-1] },
		"damaged":   func(s string) string { return s[:len(s)/2] + "x" + s[len(s)/2+1:] },
		"another version": func(s string) string {
			return strings.Replace(s, "OPA 1", "OPA 0", 1)
		},
		"of other policies": func(string) string {
			s, err := Compile(other)
			if err != nil {
				t.Fatal(err)
			}
			return s
		},
	} {
		for key, content := range maps.Clone(cache.content) {
			cache.content[key] = spoil(content)
		}
		evaluateBoth(load(shipped()))
		expect(what, 1, 1)
	}
}

// TestLoad_Compiled: the compiled form is used instead of the source, settings work on it, and topdown still finds the source.
func TestLoad_Compiled(t *testing.T) {
	source := shipped()
	var err error
	if source.Compiled, err = Compile(source); err != nil {
		t.Fatal(err)
	}
	set, err := ParseSetting("a/x.most=7")
	if err != nil {
		t.Fatal(err)
	}
	want, err := Load([]Source{shipped()}, []Setting{set})
	if err != nil {
		t.Fatal(err)
	}
	for _, mode := range []Mode{Auto, Plan, Topdown} {
		s, err := Load([]Source{source}, []Setting{set}, WithEvaluator(mode))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want.Catalogue(), s.Catalogue()); diff != "" {
			t.Errorf("%s: catalogue (-want +got):\n%s", mode, diff)
		}
		if diff := cmp.Diff(want.Parameters(), s.Parameters()); diff != "" || want.Revision() != s.Revision() {
			t.Errorf("%s: revision %s, %s, parameters (-want +got):\n%s", mode, want.Revision(), s.Revision(), diff)
		}
		document := map[string]any{"x": nil}
		if diff := cmp.Diff(evaluateX(t, want, document), evaluateX(t, s, document), errorsByText); diff != "" {
			t.Errorf("%s: (-want +got):\n%s", mode, diff)
		}
	}
	unread := Source{FS: fstest.MapFS{}, Compiled: source.Compiled}
	if _, err := Load([]Source{unread}, nil); err != nil {
		t.Errorf("the source was read: %v", err)
	}
	stale := Source{Name: source.Name, FS: source.FS, Compiled: "of another version"}
	if _, err := Load([]Source{stale}, nil); err != nil {
		t.Errorf("a form of another version: %v", err)
	}
}

// TestCodec_Catalogue: no member of what a catalogue holds is forgotten, now or when one is added.
func TestCodec_Catalogue(t *testing.T) {
	want := &rule.Catalogue{}
	fill(reflect.ValueOf(want).Elem())
	c := newWriter()
	catalogue(c, want)
	got := &rule.Catalogue{}
	r := newReader(string(c.out))
	if catalogue(r, got); c.err != nil || r.err != nil || r.pos != len(r.in) {
		t.Fatal(c.err, r.err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// fill gives every part of a value another value than zero.
func fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i))
		}
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem())
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fill(v.Index(0))
		fill(v.Index(1))
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		key, element := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
		fill(key)
		fill(element)
		v.SetMapIndex(key, element)
	case reflect.Interface:
		v.Set(reflect.ValueOf(map[string]any{"a": []any{nil, true, false, json.Number("-1.50"), "s"}}))
	case reflect.String:
		if v.CanSet() {
			v.SetString("text")
		}
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int32, reflect.Int64:
		if v.CanSet() {
			v.SetInt(-300)
		}
	case reflect.Uint32:
		v.SetUint(300)
	}
}
