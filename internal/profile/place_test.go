package profile

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/diligo/diligo/internal/jsonpointer"
	"github.com/diligo/diligo/internal/plan"
)

// TestText_Position: columns equal a count from the start of the line, even in texts that are not UTF-8.
func TestText_Position(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	parts := []string{"a", "b", "启", "\U0001F600", "\x80", "\x80\x80\x80\x80\x80", "\xe4\xb8", "\xff", "é"}
	for range 300 {
		var b strings.Builder
		for range random.IntN(400) {
			if random.IntN(100) == 0 {
				b.WriteByte('\n')
			}
			b.WriteString(parts[random.IntN(len(parts))])
		}
		text := newText("", []byte(b.String()))
		for offset := range len(text.body) + 1 {
			before := b.String()[:offset]
			start := strings.LastIndexByte(before, '\n') + 1
			wantLine, wantColumn := 1+strings.Count(before, "\n"), 1+utf8.RuneCountInString(before[start:])
			if line, column := text.position(offset); line != wantLine || column != wantColumn {
				t.Fatalf("%q at %d: %d:%d, want %d:%d", text.body, offset, line, column, wantLine, wantColumn)
			}
		}
	}
}

// TestOutliner: every value of the fixtures is found at its position.
func TestOutliner(t *testing.T) {
	files, err := filepath.Glob("../../fixtures/profiles/*/profile.json")
	if err != nil || len(files) == 0 {
		t.Fatal(err)
	}
	for _, file := range files {
		body, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		document, err := plan.Decode(body)
		if err != nil {
			t.Fatal(err)
		}
		o := newOutliner(body)
		var visit func(pointer string, v plan.Value)
		visit = func(pointer string, v plan.Value) {
			place, ok := o.find(pointer)
			if !ok {
				t.Fatalf("%s: %s is not found", file, pointer)
			}
			if got, err := plan.Decode(body[place.start:place.end]); err != nil || plan.Compare(got, v) != 0 {
				t.Errorf("%s: at %s stands %s", file, pointer, body[place.start:place.end])
			}
			for i := range v.Len() {
				if v.Kind() == plan.Array {
					visit(pointer+jsonpointer.Of(strconv.Itoa(i)), v.At(i))
					continue
				}
				key, member := v.Pair(i)
				name, _ := key.Str()
				visit(pointer+jsonpointer.Of(name), member)
			}
		}
		visit("", document)
	}
}
