package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"github.com/diligo/diligo/internal/thorough"
)

// pairing is a command line with --format and --output, and its result: how each file begins, or the refusal.
type pairing struct {
	flags   string
	files   map[string]string
	refused string
}

// reports returns the pairings of commands that write several reports, with a third format of theirs.
func reports(other, begins string) []pairing {
	const doubtful = "could be of several formats"
	return []pairing{
		{"-f json -o a.out -f " + other + " -o b.out", map[string]string{"a.out": "{", "b.out": begins}, ""},
		{"-f " + other + " -o b.out -f json -o a.out", map[string]string{"a.out": "{", "b.out": begins}, ""},
		{"-f json -f html -o b.html -o a.json", map[string]string{"a.json": "{", "b.html": "<!"}, ""},
		{"-o a.json -o b.html", map[string]string{"a.json": "{", "b.html": "<!"}, ""},
		{"-f json -f html -o out", nil, doubtful},
		{"-f json -f " + other + " -o out -o b.html", nil, doubtful},
		{"-f json -o a.html", nil, "its name says another"},
		{"-f json -f " + other + " -o a.html", nil, "fits none of the formats"},
		{"-o out", nil, "has no format"},
	}
}

// pairings are those of every command with --format and --output.
var pairings = map[string][]pairing{
	"check":       reports("markdown", "#"),
	"compare":     reports("csv", "\ufeffsource,"),
	"screen":      append(reports("csv", "\ufeffrank,"), pairing{"-o a.xlsx -f json -o b", map[string]string{"a.xlsx": "PK", "b": "{"}, ""}),
	"shard merge": append(reports("csv", "\ufeffrank,"), pairing{"-o a.xlsx -f json -o b", map[string]string{"a.xlsx": "PK", "b": "{"}, ""}),
	"facts": {
		{"-f json -o out", map[string]string{"out": "["}, ""}, {"-o a.xlsx", map[string]string{"a.xlsx": "PK"}, ""}, {"-o a.csv", map[string]string{"a.csv": "\ufeffpointer,"}, ""},
		{"-o a.json", map[string]string{"a.json": "["}, ""}, {"-f json -o a.csv", nil, "its name says another"}, {"-o a.html", nil, "does not write"},
		{"-o a.csv -o b.csv", nil, "writes one file"},
	},
	"questions": {
		{"-o a.md", map[string]string{"a.md": "# "}, ""}, {"-o a.xlsx", map[string]string{"a.xlsx": "PK"}, ""}, {"-f json -o out", map[string]string{"out": "["}, ""},
		{"-f xlsx -o a.json", nil, "its name says another"}, {"-o a.csv", nil, "does not write"}, {"-o a.md -o b.md", nil, "writes one file"},
	},
	"memo": {
		{"-o a.html", map[string]string{"a.html": "<!"}, ""}, {"-o a.json", map[string]string{"a.json": "{"}, ""}, {"-f html -o out", map[string]string{"out": "<!"}, ""},
		{"-f html -o a.md", nil, "its name says another"}, {"-o a.csv", nil, "does not write"}, {"-o a.md -o b.md", nil, "writes one file"},
	},
	"forecast": {
		{"-o a.ics", map[string]string{"a.ics": "BEGIN:VCALENDAR"}, ""}, {"-o a.json", map[string]string{"a.json": "{"}, ""}, {"-f json -o out", map[string]string{"out": "{"}, ""},
		{"-f ics -o a.json", nil, "its name says another"}, {"-o a.xlsx", nil, "does not write"},
	},
	"template": {
		{"-o a.csv", map[string]string{"a.csv": "\ufeff"}, ""}, {"-o a.xlsx", nil, "its name says another"}, {"-o a.csv -o b.csv", nil, "writes one file"},
	},
}

// oneKind are the commands whose files are all of one kind, with that kind.
var oneKind = map[string]string{
	"import csv": "NDJSON", "import xlsx": "NDJSON", "import ocf": "NDJSON", "import sec": "NDJSON", "import statements": "NDJSON", "import captable": "NDJSON",
	"map": "a mapping", "merge": "a profile", "policy bundle": "a bundle", "report sign": "an envelope", "generate": "NDJSON",
}

// TestOutputsArePaired: every command that writes files pairs formats with them in the order written and by file name, and refuses an
// ambiguous combination before it reads anything.
func TestOutputsArePaired(t *testing.T) {
	enterFolder(t, callFiles(t))
	if thorough.Wanted() {
		called("shard plan --in l.ndjson --out manifest.json")
		called("shard run --manifest manifest.json --index 0")
	}
	seen := map[string]bool{}
	eachCommand(newRoot(&app{}), func(cmd *cobra.Command) {
		path := strings.TrimPrefix(cmd.CommandPath(), "diligo ")
		if f := cmd.Flags().Lookup("output"); f == nil || f.Hidden || !hasFlags(cmd) || oneKind[path] != "" {
			return
		}
		seen[path] = true
		if pairings[path] == nil {
			t.Errorf("%s writes files: say in pairings how, or of which kind in oneKind", path)
		}
		for _, p := range pairings[path] {
			if p.refused == "" && !thorough.Wanted() && p.flags != "-o a.csv" || path == "shard merge" && !thorough.Wanted() {
				continue
			}
			line := path + " " + calls[path] + " " + p.flags
			t.Run(line, func(t *testing.T) {
				code, said := called(line)
				if p.refused != "" {
					if code != exitError || !strings.Contains(said, p.refused) {
						t.Errorf("%d %q, want %q", code, said, p.refused)
					}
				} else if code == exitError {
					t.Error(said)
				}
				var written []string
				for _, pattern := range []string{"a*", "b*", "out"} {
					names, _ := filepath.Glob(pattern)
					written = append(written, names...)
				}
				n := 0
				for _, name := range written {
					if name == "answers.json" {
						continue
					}
					n++
					content, err := os.ReadFile(name)
					if begins, ok := p.files[name]; err != nil || !ok || !bytes.HasPrefix(bytes.ToLower(content), bytes.ToLower([]byte(begins))) {
						t.Errorf("%s begins with %.20q, %v, want %q", name, content, err, begins)
					}
					_ = os.Remove(name)
				}
				if n != len(p.files) {
					t.Errorf("%d files written, want %d: %q", n, len(p.files), written)
				}
			})
		}
	})
	for path := range pairings {
		if !seen[path] {
			t.Errorf("there is no command %s that writes files", path)
		}
	}
}
