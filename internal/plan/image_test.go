package plan

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/thorough"
)

// reloaded returns the program after a way through its image.
func reloaded(p *Program) (*Program, error) {
	image, err := p.Image()
	if err != nil {
		return nil, err
	}
	return Load(image)
}

// TestImage: all that an image keeps of functions is read as it was, and the same program makes the same image.
func TestImage(t *testing.T) {
	c, err := loadCorpus()
	if err != nil {
		t.Fatal(err)
	}
	first, err := c.prog.Image()
	if err != nil {
		t.Fatal(err)
	}
	again, err := c.prog.Image()
	if err != nil {
		t.Fatal(err)
	}
	if first != again {
		t.Error("the second image differs from the first")
	}
	p, err := Load(first)
	if err != nil {
		t.Fatal(err)
	}
	for i := range c.prog.functions {
		want := &c.prog.functions[i]
		got := p.lookup(want.name)
		if got == nil || got.number != i {
			t.Fatalf("%s is found as %v", want.name, got)
		}
		if got.memo != want.memo || got.callMemo != want.callMemo || got.pure != want.pure || got.params != want.params ||
			!slices.Equal(p.image.path(i), want.source.path) {
			t.Errorf("%s: %+v, want %+v", want.name, got, want)
		}
		if (got.unsupported == nil) != (want.unsupported == nil) {
			t.Errorf("%s: unsupported: %v, want %v", want.name, got.unsupported, want.unsupported)
		}
		if want.unsupported != nil {
			continue
		}
		a, b := c.prog.compiled(want), p.compiled(got)
		if diff := cmp.Diff(a.String(), b.String()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", want.name, diff)
		}
		if a.size != b.size || a.memo != b.memo || !slices.Equal(a.places, b.places) {
			t.Errorf("%s: size %d, memo %t, places %v, want %d, %t, %v", want.name, b.size, b.memo, b.places, a.size, a.memo, a.places)
		}
	}
	for i := range p.functions {
		if fn := &p.functions[i]; fn.unsupported == nil {
			// As it lies where numbers can't be used in place.
			moved := functionCode{params: fn.params}
			if body := strings.Clone(" " + fn.body)[1:]; inPlace(body) || !moved.load(body) || !slices.Equal(moved.instrs, p.compiled(fn).instrs) ||
				!slices.Equal(moved.args, p.compiled(fn).args) || !slices.Equal(moved.places, p.compiled(fn).places) {
				t.Errorf("%s is read otherwise where it lies askew", fn.name)
			}
		}
	}
	if fn := p.lookup("g0.data.corpus.nothing"); fn != nil {
		t.Errorf("found %s", fn.name)
	}
	if _, err := p.Image(); err == nil {
		t.Error("a loaded program makes an image")
	}
}

// FuzzLoad: whatever an image is, reading it, and running what was read, ends with an error at worst.
func FuzzLoad(f *testing.F) {
	c, err := loadCorpus()
	if err != nil {
		f.Fatal(err)
	}
	image, err := c.prog.Image()
	if err != nil {
		f.Fatal(err)
	}
	input := mustDecode(f, corpusInputs[8])
	f.Add(0, byte(0))
	for at := 0; at < len(image); at += len(image)/thorough.Times(70, 200) + 1 {
		f.Add(at, byte(0x55))
		f.Add(at, byte(0xff))
	}
	f.Fuzz(func(t *testing.T, at int, flip byte) {
		spoilt := []byte(image)
		if at < 0 || at >= len(spoilt) {
			_, _ = Load(image[:max(0, min(-at, len(image)))])
			return
		}
		spoilt[at] ^= flip
		p, err := LoadFound(string(spoilt))
		if err != nil {
			return
		}
		for i := range p.functions {
			fn := &p.functions[i]
			if p.analyse(fn) == nil {
				_ = p.compiled(fn).String()
			}
		}
		e := p.WithData(c.prog.data).NewEval(context.Background(), input, StepBudget(20_000))
		for i := range p.functions {
			if fn := &p.functions[i]; fn.memo >= 0 && fn.unsupported == nil {
				if v, ok, err := e.Call(Entry{fn}); err == nil && ok {
					_ = v.String()
				}
			}
		}
	})
}
