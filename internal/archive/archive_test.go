package archive

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/klauspost/compress/zstd"

	"github.com/diligo/diligo/internal/app"
)

func sample() *Archive {
	a := &Archive{Checklists: []string{"screening", "ours.yaml"}, Weights: map[string]int{"runway": 300, "legal": 50}, Gates: []string{"runway/*"}}
	a.Settings = []string{"runway/short_runway.minimum_months.growth=12"}
	a.Data = []app.File{{Name: "params.yaml", Content: []byte("params: {runway/short_runway: {minimum_months: {growth: 11}}}")}}
	a.Files = []app.File{{Name: "ours.yaml", Content: []byte("x: 1")}}
	return a
}

// TestArchive_RoundTrip: an archive opens with the contents it was made of; the same contents make the same bytes, other contents another
// digest.
func TestArchive_RoundTrip(t *testing.T) {
	content, digest, err := sample().Bytes()
	if err != nil {
		t.Fatal(err)
	}
	again, same, err := sample().Bytes()
	if err != nil || !bytes.Equal(content, again) || digest != same {
		t.Fatalf("not the same bytes: %s %s %v", digest, same, err)
	}
	got, opened, err := Open(content)
	if err != nil || opened != digest || !got.Own() {
		t.Fatalf("%s %v, own policies: %t", opened, err, got != nil && got.Own())
	}
	if diff := cmp.Diff(sample(), got, cmpopts.IgnoreUnexported(Archive{})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	rewritten, third, err := got.Bytes()
	if err != nil || third != digest || !bytes.Equal(rewritten, content) {
		t.Errorf("written again it is %s, %v", third, err)
	}
	other := sample()
	other.Settings = []string{"runway/short_runway.minimum_months.growth=13"}
	if _, d, err := other.Bytes(); err != nil || d == digest {
		t.Errorf("another parameter, the same digest: %v", err)
	}
}

// TestArchive_OfAnEarlierProgram: an archive opens with the policies it holds, not those of this program.
func TestArchive_OfAnEarlierProgram(t *testing.T) {
	own, err := ownPolicies()
	if err != nil {
		t.Fatal(err)
	}
	a := &Archive{shipped: map[string][]byte{}}
	for name, content := range own {
		if !strings.HasPrefix(name, "rules/runway/short_runway/") {
			a.shipped[name] = content
		}
	}
	content, _, err := a.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	opened, _, err := Open(content)
	if err != nil || opened.Own() {
		t.Fatal(err, opened != nil && opened.Own())
	}
	p, err := opened.Policies()
	if err != nil {
		t.Fatal(err)
	}
	set, err := p.Load()
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := set.Catalogue().Rule("runway/short_runway"); ok {
		t.Error("a rule that the archive does not have")
	}
	if _, ok := set.Catalogue().Rule("runway/no_runway_plan"); len(set.Catalogue().Rules) < 100 && !ok {
		t.Errorf("only %d rules", len(set.Catalogue().Rules))
	}
}

func TestOpen_Refuses(t *testing.T) {
	content, _, err := sample().Bytes()
	if err != nil {
		t.Fatal(err)
	}
	for name, bad := range map[string][]byte{
		"nothing": nil, "a text": []byte("hello"), "half of one": content[:len(content)/2],
	} {
		if _, _, err := Open(bad); err == nil || !strings.Contains(err.Error(), "archive") {
			t.Errorf("%s: %v", name, err)
		}
	}
	a := sample()
	a.Data[0].Name = "../params.yaml"
	if _, _, err := a.Bytes(); err == nil {
		t.Error("a name that is a path")
	}
}

func FuzzOpen(f *testing.F) {
	small := sample() // other policies than ours, which are large: a few of them are opened and written in no time
	small.shipped = map[string][]byte{"rules/a/b/rule.rego": []byte("package rules.a.b"), "manifest.yaml": []byte("{}")}
	content, _, err := small.Bytes()
	if err != nil {
		f.Fatal(err)
	}
	unpack, err := zstd.NewReader(nil)
	if err != nil {
		f.Fatal(err)
	}
	plain, err := unpack.DecodeAll(content, nil)
	if err != nil {
		f.Fatal(err)
	}
	pack, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(plain, true)
	f.Add(content, false)
	f.Add([]byte("x"), false)
	f.Fuzz(func(t *testing.T, content []byte, isPlain bool) {
		if isPlain { // behind the compression, whose sums tell nearly any change
			content = pack.EncodeAll(content, nil)
		}
		if a, _, err := Open(content); err == nil {
			if _, _, err := a.Bytes(); err != nil {
				t.Errorf("what was opened can't be written: %v", err)
			}
		}
	})
}
