package cli

import (
	"bytes"
	"encoding/base64"
	"io"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/diligo/diligo/internal/browsertest"
	"github.com/diligo/diligo/internal/thorough"
)

// TestMemoInBrowser: the memos of the example companies with the most findings and questions print to at most two pages, on A4 and Letter;
// they load nothing, log nothing, and fit a phone.
func TestMemoInBrowser(t *testing.T) {
	thorough.Only(t)
	b := browsertest.Start(t)
	most := 0
	for _, name := range []string{"loose_ends_us", "unsound_models", "leaky_evaluation"} {
		profile := filepath.Join("../../fixtures/profiles", name, "profile.json")
		for _, lang := range []string{"en", "zh"} {
			for _, kind := range []string{"red-flag", "committee"} {
				file := filepath.Join(t.TempDir(), "memo.html")
				var errs bytes.Buffer
				if code := Main([]string{"memo", "--lang", lang, "--kind", kind, "-f", "html", "-o", file, profile}, strings.NewReader(""), io.Discard, &errs); code != 0 {
					t.Fatalf("%s: exit code %d: %s", name, code, &errs)
				}
				for _, view := range []view{{375, "light", "screen"}, {1280, "dark", "screen"}} {
					show(t, b, "file://"+file, view)
				}
				b.Do(t, "Emulation.setEmulatedMedia", map[string]any{"media": "print"}, nil)
				for paper, size := range map[string][2]float64{"A4": {8.27, 11.69}, "Letter": {8.5, 11}} {
					var printed struct{ Data string }
					b.Do(t, "Page.printToPDF", map[string]any{"paperWidth": size[0], "paperHeight": size[1], "preferCSSPageSize": false}, &printed)
					pdf, err := base64.StdEncoding.DecodeString(printed.Data)
					if err != nil {
						t.Fatal(err)
					}
					count := regexp.MustCompile(`/Count (\d+)`).FindSubmatch(pdf)
					if count == nil {
						t.Fatalf("%s: the print has no count of pages", name)
					}
					pages, err := strconv.Atoi(string(count[1]))
					if err != nil || pages > 2 {
						t.Errorf("%s, %s, %s: %d pages on %s", name, lang, kind, pages, paper)
					}
					most = max(most, pages)
				}
			}
		}
	}
	if most != 2 {
		t.Errorf("no memo is full: the longest has %d pages", most)
	}
}
