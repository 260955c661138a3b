package policies_test

import (
	"bytes"
	"flag"
	"os"
	"testing"

	"github.com/diligo/diligo/internal/report"
	"github.com/diligo/diligo/internal/rule"
)

var update = flag.Bool("update", false, "write what is generated or formatted anew")

// TestPages demands that the pages of the rules say what the metadata says; make generate writes them. The examples are the
// first findings on the fixtures.
func TestPages(t *testing.T) {
	s := load(t)
	for lang, file := range map[rule.Lang]string{rule.English: "RULES.md", rule.Chinese: "RULES.zh.md"} {
		examples, all := map[rule.ID]report.Example{}, assessmentsOf(t, lang)
		for i, f := range fixtures(t) {
			for _, r := range all[i].Results {
				if _, ok := examples[r.Rule]; !ok && len(r.Findings) > 0 {
					examples[r.Rule] = report.Example{Profile: f.name, Finding: r.Findings[0]}
				}
			}
		}
		var b bytes.Buffer
		if err := report.WriteRulePages(&b, s.Catalogue(), examples, lang); err != nil {
			t.Fatal(err)
		}
		if *update {
			if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		got, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, b.Bytes()) {
			t.Errorf("%s is stale: run make generate", file)
		}
	}
}
