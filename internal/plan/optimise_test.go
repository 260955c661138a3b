package plan

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestOptimise shows the code of a few functions.
func TestOptimise(t *testing.T) {
	source, err := os.ReadFile(filepath.Join("testdata", "code", "code.rego"))
	if err != nil {
		t.Fatal(err)
	}
	p := planModules(t, "x := data.code", map[string]string{"code.rego": string(source)})
	var b strings.Builder
	fns := make([]*function, 0, len(p.functions))
	for i := range p.functions {
		fns = append(fns, &p.functions[i])
	}
	slices.SortFunc(fns, func(a, b *function) int { return strings.Compare(a.name, b.name) })
	for _, fn := range fns {
		if _, err := p.entry(fn); err != nil {
			t.Fatal(err)
		}
	}
	for _, fn := range fns {
		fmt.Fprintf(&b, "%s\n%s\n", shortName(fn.name), p.compiled(fn))
	}
	golden := filepath.Join("testdata", "code", "code.golden")
	if *update {
		if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), b.String()); diff != "" {
		t.Errorf("(-want +got; go test -update writes it anew):\n%s", diff)
	}
}
