package pack

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/hmac"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/open-policy-agent/opa/v1/bundle"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/util"

	"github.com/diligo/diligo/internal/plan"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/thorough"
	"github.com/diligo/diligo/policies"
)

func shipped() policy.Source { return policy.Source{FS: policies.FS, Compiled: policies.Compiled} }

// base is the shipped policies: in make test the libraries and a few of the rules, which are sooner compiled.
func base(t *testing.T) policy.Source {
	t.Helper()
	if thorough.Wanted() {
		return shipped()
	}
	few := fstest.MapFS{}
	err := fs.WalkDir(policies.FS, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		if strings.HasPrefix(path, "rules/") && !strings.HasPrefix(path, "rules/runway/") && !strings.HasPrefix(path, "rules/market/") {
			return nil
		}
		content, err := policies.FS.ReadFile(path)
		few[path] = &fstest.MapFile{Data: content}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return policy.Source{FS: few}
}

// scaffolded returns a pack with a rule of its own, with one that replaces ours, and with one of ours disabled.
func scaffolded(t testing.TB) policy.Source {
	t.Helper()
	files, err := Scaffold("our_criteria/few_customers", rule.Text{})
	if err != nil {
		t.Fatal(err)
	}
	terms, err := AddCategory(nil, "our_criteria", rule.Text{EN: "our criteria", ZH: "自定标准"})
	if err != nil {
		t.Fatal(err)
	}
	files[TermsFile] = string(terms)
	files["data.yaml"] = "disabled: [market/competitors_too_few]\n"
	replacing := strings.ReplaceAll(files["rules/our_criteria/few_customers/rule.rego"], "rules.our_criteria.few_customers", "rules.runway.short_runway")
	files["rules/runway/short_runway/rule.rego"] = strings.ReplaceAll(replacing, "extensions/few_customers", "extensions/other")
	files["rules/runway/short_runway/rule.rego"] = strings.ReplaceAll(files["rules/runway/short_runway/rule.rego"], "extensions.few_customers", "extensions.other")
	files["rules/runway/short_runway/data.yaml"] = files["rules/our_criteria/few_customers/data.yaml"]
	tree := fstest.MapFS{}
	for name, content := range files {
		tree[name] = &fstest.MapFile{Data: []byte(content)}
	}
	return policy.Source{Name: "ours", FS: tree}
}

func settings(t *testing.T, texts ...string) (list []policy.Setting) {
	t.Helper()
	for _, text := range texts {
		s, err := policy.ParseSetting(text)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, s)
	}
	return list
}

func schemaOf(t *testing.T) map[string]any {
	t.Helper()
	raw, err := fs.ReadFile(policies.FS, policies.SchemaFile)
	if err != nil {
		t.Fatal(err)
	}
	var schema map[string]any
	if err := json.Unmarshal(raw, &schema); err != nil {
		t.Fatal(err)
	}
	return schema
}

func build(t *testing.T, o BundleOptions) Bundle {
	t.Helper()
	return buildOf(t, []policy.Source{shipped(), scaffolded(t)}, o)
}

// small returns a source that is quickly compiled.
func small() policy.Source {
	return policy.Source{FS: fstest.MapFS{"lib/a/a.rego": {Data: []byte("package lib.a\n\nx := 1\n")}, "lib/a/data.yaml": {Data: []byte("y: 1.50\n")}}}
}

func buildOf(t *testing.T, sources []policy.Source, o BundleOptions) Bundle {
	t.Helper()
	b, err := NewBundle(sources, o)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestBundle_StockOPA: a stock OPA that loads the bundle gives the outcomes that diligo gives with the folder, and so does diligo
// with the bundle; the revision is the same too.
func TestBundle_StockOPA(t *testing.T) {
	thorough.Only(t)
	set := settings(t, "our_criteria/few_customers.minimum=5")
	b := build(t, BundleOptions{Settings: set})
	folder, err := policy.Load([]policy.Source{shipped(), scaffolded(t)}, set)
	if err != nil {
		t.Fatal(err)
	}
	opened, err := Open("ours.tar.gz", b.Content, nil)
	if err != nil {
		t.Fatal(err)
	}
	bundled, err := policy.Load([]policy.Source{shipped(), opened}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if folder.Revision() != b.Revision || bundled.Revision() != b.Revision {
		t.Errorf("revision %s, of the folder %s, of the opened bundle %s", b.Revision, folder.Revision(), bundled.Revision())
	}
	if n := len(folder.Catalogue().Rules); n != b.Rules {
		t.Errorf("%d rules, the folder has %d", b.Rules, n)
	}
	file := filepath.Join(t.TempDir(), "ours.tar.gz")
	if err := os.WriteFile(file, b.Content, 0o600); err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	query, err := rego.New(rego.LoadBundle(file), rego.Query("data.diligo.outcomes")).PrepareForEval(ctx)
	if err != nil {
		t.Fatal(err)
	}
	documents := map[string]map[string]any{"few": {"extensions": map[string]any{"few_customers": json.Number("4"), "other": json.Number("12")}}}
	for _, name := range []string{"healthy_growth", "seed_short_runway", "name_only"} {
		raw, err := os.ReadFile("../../fixtures/profiles/" + name + "/profile.json")
		if err != nil {
			t.Fatal(err)
		}
		var document map[string]any
		if err := util.UnmarshalJSON(raw, &document); err != nil {
			t.Fatal(err)
		}
		documents[name] = document
	}
	for name, document := range documents {
		answer, err := query.Eval(ctx, rego.EvalInput(document))
		if err != nil {
			t.Fatal(err)
		}
		stock := map[rule.ID]rule.Outcome{}
		for category, rules := range answer[0].Expressions[0].Value.(map[string]any) {
			for name, r := range rules.(map[string]any) {
				stock[rule.ID(category+"/"+name)] = rule.Outcome(r.(map[string]any)["outcome"].(string))
			}
		}
		for what, set := range map[string]*policy.Set{"folder": folder, "bundle": bundled} {
			if diff := cmp.Diff(outcomes(t, set, document), stock); diff != "" {
				t.Errorf("%s: stock OPA differs from the %s (-diligo +OPA):\n%s", name, what, diff)
			}
		}
		if _, ok := stock["market/competitors_too_few"]; ok {
			t.Error("the disabled rule ran")
		}
	}
}

func outcomes(t *testing.T, set *policy.Set, document map[string]any) map[rule.ID]rule.Outcome {
	t.Helper()
	var ids []rule.ID
	for _, r := range set.Catalogue().Rules {
		ids = append(ids, r.ID)
	}
	value, err := plan.FromInterface(document)
	if err != nil {
		t.Fatal(err)
	}
	results, err := set.Evaluator().Evaluate(context.Background(), value, ids)
	if err != nil {
		t.Fatal(err)
	}
	out := map[rule.ID]rule.Outcome{}
	for _, r := range results {
		out[r.Rule] = r.Outcome
	}
	return out
}

// TestBundle_SameBytes: the same policies make the same bytes.
func TestBundle_SameBytes(t *testing.T) {
	tests := map[string][]policy.Source{"small": {small()}}
	if thorough.Wanted() {
		tests["shipped and ours"] = []policy.Source{shipped(), scaffolded(t)}
	}
	for name, sources := range tests {
		t.Run(name, func(t *testing.T) {
			if a, b := buildOf(t, sources, BundleOptions{}), buildOf(t, sources, BundleOptions{}); !bytes.Equal(a.Content, b.Content) {
				t.Error("other bytes the second time")
			}
		})
	}
}

// TestBundle_Narrow: what --only and --skip leave out is not in the bundle, nor comes it back when the bundle is laid over ours.
func TestBundle_Narrow(t *testing.T) {
	ours := base(t)
	b := buildOf(t, []policy.Source{ours, scaffolded(t)}, BundleOptions{Include: func(id rule.ID) bool { return id.Category() == "our_criteria" || id.Category() == "runway" }})
	opened, err := Open("ours.tar.gz", b.Content, nil)
	if err != nil {
		t.Fatal(err)
	}
	set, err := policy.Load([]policy.Source{ours, opened}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"our_criteria", "runway"}, set.Catalogue().Categories()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestBundle_Tests: tests are in the bundle when they are wanted.
func TestBundle_Tests(t *testing.T) {
	mine := small()
	mine.Name = "mine"
	mine.FS.(fstest.MapFS)["lib/a/a_test.rego"] = &fstest.MapFile{Data: []byte("package lib.a_test\n\ntest_x if data.lib.a.x == 1\n")}
	for _, wanted := range []bool{false, true} {
		files, err := unpack(buildOf(t, []policy.Source{small(), mine}, BundleOptions{Tests: wanted}).Content)
		if err != nil {
			t.Fatal(err)
		}
		if _, ok := files["lib/a/a_test.rego"]; ok != wanted {
			t.Errorf("tests wanted %t, there %t", wanted, ok)
		}
	}
}

// TestBundle_SamePath: two packages at one path can't be bundled.
func TestBundle_SamePath(t *testing.T) {
	other := policy.Source{Name: "other", FS: fstest.MapFS{"lib/a/a.rego": {Data: []byte("package other\n\nx := 1\n")}}}
	_, err := NewBundle([]policy.Source{small(), other}, BundleOptions{})
	wantError(t, err, "lib/a/a.rego and other/lib/a/a.rego have the same path")
}

// key is a pair of keys: the file of the private one, and the public one as PEM.
type key struct{ private, public string }

func keys(t *testing.T, algorithm string) key {
	t.Helper()
	var private, public any
	switch algorithm {
	case "RS256":
		k, err := rsa.GenerateKey(rand.Reader, 2048)
		if err != nil {
			t.Fatal(err)
		}
		private, public = k, &k.PublicKey
	case "ES256":
		k, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		private, public = k, &k.PublicKey
	}
	der, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	spki, err := x509.MarshalPKIXPublicKey(public)
	if err != nil {
		t.Fatal(err)
	}
	k := key{private: filepath.Join(t.TempDir(), "private.pem")}
	k.public = string(pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: spki}))
	if err := os.WriteFile(k.private, pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der}), 0o600); err != nil {
		t.Fatal(err)
	}
	return k
}

// TestBundle_Signed: what is signed here OPA verifies and so does Open, with the right key, algorithm, key ID and scope only.
func TestBundle_Signed(t *testing.T) {
	claims := filepath.Join(t.TempDir(), "claims.json")
	if err := os.WriteFile(claims, []byte(`{"scope": "write"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, algorithm := range []string{"RS256", "ES256"} {
		good, other := keys(t, algorithm), keys(t, algorithm)
		plain := buildOf(t, []policy.Source{small()}, BundleOptions{Signing: &Signing{Key: good.private, Algorithm: algorithm, KeyID: "default"}}).Content
		scoped := buildOf(t, []policy.Source{small()}, BundleOptions{Signing: &Signing{Key: good.private, Algorithm: algorithm, KeyID: "ours", Claims: claims}}).Content
		tests := []struct {
			name    string
			content []byte
			v       Verification
			want    string
		}{
			{"good", plain, Verification{Key: good.public, Algorithm: algorithm}, ""},
			{"good, with the ID", plain, Verification{Key: good.public, Algorithm: algorithm, KeyID: "default"}, ""},
			{"another key", plain, Verification{Key: other.public, Algorithm: algorithm}, "signature is not good"},
			{"another algorithm", plain, Verification{Key: good.public, Algorithm: "PS512"}, "signature is not good"},
			{"the public key as a secret", plain, Verification{Key: good.public, Algorithm: "HS256"}, "is a PEM key"},
			{"no algorithm", plain, Verification{Key: good.public, Algorithm: "none"}, "signature is not good"},
			{"no key", plain, Verification{Key: "nonsense", Algorithm: algorithm}, "takes a public key in PEM"},
			{"another ID", plain, Verification{Key: good.public, Algorithm: algorithm, KeyID: "theirs"}, "signature is not good"},
			{"another scope", plain, Verification{Key: good.public, Algorithm: algorithm, Scope: "write"}, "scope mismatch"},
			{"the scope", scoped, Verification{Key: good.public, Algorithm: algorithm, Scope: "write"}, ""},
			{"the scope and the ID", scoped, Verification{Key: good.public, Algorithm: algorithm, KeyID: "ours", Scope: "write"}, ""},
			{"no scope", scoped, Verification{Key: good.public, Algorithm: algorithm}, "scope mismatch"},
			{"not signed", buildOf(t, []policy.Source{small()}, BundleOptions{}).Content, Verification{Key: good.public, Algorithm: algorithm}, "not signed"},
		}
		for _, tt := range tests {
			t.Run(algorithm+"/"+tt.name, func(t *testing.T) {
				_, err := Open("ours.tar.gz", tt.content, &tt.v)
				wantError(t, err, tt.want)
			})
		}
		config := bundle.NewVerificationConfig(map[string]*bundle.KeyConfig{"default": {Key: good.public, Algorithm: algorithm}}, "default", "", nil)
		if _, err := bundle.NewReader(bytes.NewReader(plain)).WithBundleVerificationConfig(config).Read(); err != nil {
			t.Errorf("%s: OPA does not verify it: %v", algorithm, err)
		}
	}
}

func wantError(t *testing.T, err error, want string) {
	t.Helper()
	switch {
	case want == "" && err != nil:
		t.Error(err)
	case want != "" && (err == nil || !strings.Contains(err.Error(), want)):
		t.Errorf("%v, want an error with %q", err, want)
	}
}

// TestOpen_OfOPA: a bundle that OPA wrote and signed is accepted, wherever its modules stand.
func TestOpen_OfOPA(t *testing.T) {
	b := bundle.Bundle{Data: map[string]any{"a": "b"}, Modules: []bundle.ModuleFile{{Path: "/home/me/a.rego", URL: "/home/me/a.rego", Raw: []byte("package a\n\nx := 1\n")}}}
	b.Manifest.Init()
	b.Manifest.Revision = "1"
	if err := b.GenerateSignature(bundle.NewSigningConfig("secret", "HS256", ""), "theirs", true); err != nil {
		t.Fatal(err)
	}
	var content bytes.Buffer
	if err := bundle.NewWriter(&content).UseModulePath(true).DisableFormat(true).Write(b); err != nil {
		t.Fatal(err)
	}
	source, err := Open("theirs.tar.gz", content.Bytes(), &Verification{Key: "secret", Algorithm: "HS256"})
	if err != nil {
		t.Fatal(err)
	}
	if r := Check([]policy.Source{small()}, []policy.Source{source}, schemaOf(t)); len(r.Errors) > 0 {
		t.Error(r.Errors)
	}
}

// entry is a file of a tarball made by hand.
type entry struct {
	name, content string
	kind          byte
}

func tarball(t testing.TB, entries ...entry) []byte {
	t.Helper()
	var out bytes.Buffer
	zipped := gzip.NewWriter(&out)
	archive := tar.NewWriter(zipped)
	for _, e := range entries {
		h := &tar.Header{Name: e.name, Size: int64(len(e.content)), Mode: 0o600, Typeflag: e.kind}
		if e.kind == tar.TypeSymlink || e.kind == tar.TypeLink {
			h.Linkname, h.Size = "/etc/passwd", 0
		}
		if err := archive.WriteHeader(h); err != nil {
			t.Fatal(err)
		}
		if h.Size > 0 {
			if _, err := archive.Write([]byte(e.content)); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	if err := zipped.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestOpen_Refuses(t *testing.T) {
	good := tarball(t, entry{name: "/data.json", content: "{}"}, entry{name: "./a.rego", content: "package a"}, entry{name: ".manifest", content: "{}"})
	many := make([]entry, maxFiles+1)
	for i := range many {
		many[i] = entry{name: fmt.Sprintf("f%d", i)}
	}
	tests := []struct {
		name    string
		content []byte
		want    string
	}{
		{"good", good, ""},
		{"a folder", tarball(t, entry{name: "a/", kind: tar.TypeDir}, entry{name: "a/a.rego"}), ""},
		{"nothing", nil, "no gzipped tarball"},
		{"text", []byte("package a"), "no gzipped tarball"},
		{"cut short", good[:len(good)/2], "cut short"},
		{"cut before the checksum", good[:len(good)-6], "cut short"},
		{"a byte turned", append(append([]byte{}, good[:len(good)-6]...), 1, 2, 3, 4, 5, 6), "damaged"},
		{"above", tarball(t, entry{name: "../a.rego"}), "not a path in a bundle"},
		{"above, further on", tarball(t, entry{name: "a/../../a.rego"}), "not a path in a bundle"},
		{"above, from the root", tarball(t, entry{name: "/../a.rego"}), "not a path in a bundle"},
		{"a backslash", tarball(t, entry{name: `..\a.rego`}), "not a path in a bundle"},
		{"a drive", tarball(t, entry{name: "C:/a.rego"}), "not a path in a bundle"},
		{"a name that steers a terminal", tarball(t, entry{name: "a\x1b[2J.rego"}), "not a path in a bundle"},
		{"a name of two lines", tarball(t, entry{name: "a\n.rego"}), "not a path in a bundle"},
		{"a link", tarball(t, entry{name: "a.rego", kind: tar.TypeSymlink}), "no links"},
		{"a hard link", tarball(t, entry{name: "a.rego", kind: tar.TypeLink}), "no links"},
		{"a device", tarball(t, entry{name: "a.rego", kind: tar.TypeChar}), "no devices"},
		{"a FIFO", tarball(t, entry{name: "a.rego", kind: tar.TypeFifo}), "no devices"},
		{"twice", tarball(t, entry{name: "a.rego"}, entry{name: "/a.rego"}), "occurs twice in it"},
		{"twice, from here", tarball(t, entry{name: "a.rego"}, entry{name: "./a.rego"}), "occurs twice in it"},
		{"an empty folder's name before it", tarball(t, entry{name: "a.rego"}, entry{name: "//a.rego"}), "not a path in a bundle"},
		{"signatures twice", tarball(t, entry{name: signatures, content: "{}"}, entry{name: "./" + signatures, content: "{}"}), "occurs twice in it"},
		{"too much in it", tarball(t, entry{name: "a.rego", content: strings.Repeat(" ", maxContent)}), "more than 64 MB"},
		{"too many files", tarball(t, many...), "more than 10000 files"},
		{"too large", make([]byte, MaxBundle+1), "larger than 16 MB"},
		{"a delta", tarball(t, entry{name: "patch.json", content: "{}"}), "delta bundle"},
		{"Rego v0", tarball(t, entry{name: ".manifest", content: `{"rego_version": 0}`}), "Rego v1 is needed"},
		{"a manifest that is none", tarball(t, entry{name: ".manifest", content: "x"}), ".manifest"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Open("ours.tar.gz", tt.content, nil)
			wantError(t, err, tt.want)
		})
	}
}

// TestOpen_Tampered: a signature is for exactly these files.
func TestOpen_Tampered(t *testing.T) {
	signed := buildOf(t, []policy.Source{small()}, BundleOptions{Signing: &Signing{Key: "secret", Algorithm: "HS256", KeyID: "default"}}).Content
	files, err := unpack(signed)
	if err != nil {
		t.Fatal(err)
	}
	const module = "lib/a/a.rego"
	tests := []struct {
		name   string
		change func(map[string][]byte)
		want   string
	}{
		{"unchanged", func(map[string][]byte) {}, ""},
		{"a module changed", func(f map[string][]byte) { f[module] = append(f[module], '\n') }, "not those that were signed"},
		{"the data changed", func(f map[string][]byte) { f["data.json"] = []byte("{}") }, "not those that were signed"},
		{"a module more", func(f map[string][]byte) { f["a.rego"] = []byte("package a") }, "not those that were signed"},
		{"a text more", func(f map[string][]byte) { f["README"] = []byte("x") }, "not those that were signed"},
		{"a module less", func(f map[string][]byte) { delete(f, module) }, "signed files are missing: " + module},
		{"no signature", func(f map[string][]byte) { delete(f, signatures) }, "not signed"},
		{"a signature that is none", func(f map[string][]byte) { f[signatures] = []byte(`{"signatures": ["a.b.c"]}`) }, "not good"},
		{"no token", func(f map[string][]byte) { f[signatures] = []byte(`{}`) }, "not good"},
		{"no JSON", func(f map[string][]byte) { f[signatures] = []byte("x") }, signatures},
		{"a plug-in", func(f map[string][]byte) { f[signatures] = []byte(`{"plugin": "theirs", "signatures": [""]}`) }, "not good"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			changed := maps.Clone(files)
			tt.change(changed)
			var entries []entry
			for _, name := range slices.Sorted(maps.Keys(changed)) {
				entries = append(entries, entry{name: name, content: string(changed[name])})
			}
			_, err := Open("ours.tar.gz", tarball(t, entries...), &Verification{Key: "secret", Algorithm: "HS256"})
			wantError(t, err, tt.want)
		})
	}
}

// TestOpen_Forged: who has the public key and a signed bundle can't make a signature for others' files of them, by no algorithm that
// a token names, and a list of signatures holds exactly one.
func TestOpen_Forged(t *testing.T) {
	k := keys(t, "RS256")
	files, err := unpack(buildOf(t, []policy.Source{small()}, BundleOptions{Signing: &Signing{Key: k.private, Algorithm: "RS256", KeyID: "default"}}).Content)
	if err != nil {
		t.Fatal(err)
	}
	var signed struct{ Signatures []string }
	if err := json.Unmarshal(files[signatures], &signed); err != nil || len(signed.Signatures) != 1 {
		t.Fatalf("%v, %d signatures", err, len(signed.Signatures))
	}
	good := signed.Signatures[0]
	parts := strings.Split(good, ".")
	head := func(algorithm string) string {
		return base64.RawURLEncoding.EncodeToString([]byte(`{"alg":"` + algorithm + `","kid":"default","typ":"JWT"}`))
	}
	keyed := head("HS256") + "." + parts[1]
	mac := hmac.New(sha256.New, []byte(k.public))
	mac.Write([]byte(keyed))
	tests := []struct {
		name   string
		tokens []string
		want   string
	}{
		{"as signed", []string{good}, ""},
		{"no algorithm", []string{head("none") + "." + parts[1] + "."}, "not good"},
		{"no algorithm, spelt otherwise", []string{head("None") + "." + parts[1] + "." + parts[2]}, "not good"},
		{"the public key as a secret", []string{keyed + "." + base64.RawURLEncoding.EncodeToString(mac.Sum(nil))}, "not good"},
		{"none", []string{}, "not good"},
		{"two", []string{good, good}, "not good"},
		{"another end", []string{good[:len(good)-6] + "AAAAAA"}, "not good"},
		{"other claims", []string{parts[0] + "." + base64.RawURLEncoding.EncodeToString([]byte(`{"files":[]}`)) + "." + parts[2]}, "not good"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			forged := maps.Clone(files)
			content, err := json.Marshal(map[string]any{"signatures": tt.tokens})
			if err != nil {
				t.Fatal(err)
			}
			forged[signatures] = content
			var entries []entry
			for _, name := range slices.Sorted(maps.Keys(forged)) {
				entries = append(entries, entry{name: name, content: string(forged[name])})
			}
			_, err = Open("ours.tar.gz", tarball(t, entries...), &Verification{Key: k.public, Algorithm: "RS256"})
			wantError(t, err, tt.want)
		})
	}
}

// FuzzOpen: whatever the bytes are, opening ends, and what is opened can be read.
func FuzzOpen(f *testing.F) {
	f.Add(tarball(f, entry{name: "/data.json", content: "{}"}, entry{name: "a/b.rego", content: "package a"}), true)
	f.Add(tarball(f, entry{name: "../x", content: "{}"}), false)
	f.Add(tarball(f, entry{name: "a", content: "x"}, entry{name: "a/b", content: "x"}), false)
	f.Fuzz(func(t *testing.T, content []byte, signed bool) {
		var v *Verification
		if signed {
			v = &Verification{Key: "secret", Algorithm: "HS256"}
		}
		source, err := Open("x.tar.gz", content, v)
		if err != nil {
			return
		}
		if signed {
			t.Fatal("nobody signed it")
		}
		policy.Inspect([]policy.Source{source})
	})
}
