package internal

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "draw packages.svg anew")

// floors are the rooms of the program from its top to its ground, and the packages of each. Which room needs which is not written here: the
// imports say it.
var floors = [][]room{
	{{"Command line", "cli"}},
	{{"Server and pages", "server pages"}, {"Assistants and editors", "mcp assist assist/team lsp"}},
	{{"Team", "service store queue panel redact"}},
	{{"Sessions", "app replay archive forecast config attest"}, {"Asking", "interview intake merge"}, {"Reports", "report report/phrase report/page report/ranking report/compare report/memo report/timeline report/news report/term report/inert"}},
	{{"Import", "importer importer/grid importer/table importer/form importer/propose importer/statement importer/captable importer/ocf importer/sec fact quote exchange"}, {"Judgement", "engine assessment waiver baseline target diff cohort outlook watch backtest"}},
	{{"Profiles", "profile tidy amend source"}, {"Rules", "rule policy plan pack support schema jsonpointer policies"}},
	{{"Ground", "words nearest strict lazyregexp heap outfile rpc shard waterfall mirror generator"}},
}

// apart are packages that no part of the program imports: they serve tests, or are programs of their own.
var apart = strings.Fields("internal cmd/diligo browsertest thorough steady exchange/shipped benchpeers benchpeers/byhand benchpeers/hello " +
	"cli/clitest fact/facttest importer/importertest report/reporttest schema/schematest store/storetest words/wordstest")

// room is a part of the program: packages that do one thing together.
type room struct{ name, packages string }

// TestArchitecture draws packages.svg of what imports what, and holds that every package has a room, that rooms import only what is on
// their own floor or below, and no two each other, and that README.md names every package.
func TestArchitecture(t *testing.T) {
	text, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	where, level := map[string]string{}, map[string]int{}
	for i, floor := range floors {
		for _, r := range floor {
			level[r.name] = i
			for _, p := range strings.Fields(r.packages) {
				where[p] = r.name
			}
		}
	}
	needs := map[string]map[string]bool{}
	placed := 0
	for _, p := range list(t) {
		short := strings.TrimPrefix(p.path(), "internal/")
		if slices.Contains(apart, short) {
			continue
		}
		from, ok := where[short]
		if !ok {
			t.Errorf("%s has no room: name it in floors", short)
			continue
		}
		placed++
		if _, last, ok := strings.Cut(short, "/"); !strings.Contains(string(text), "`"+short+"`") && !(ok && strings.Contains(string(text), "`"+last+"`")) {
			t.Errorf("README.md does not name %s", short)
		}
		for _, imported := range p.Imports {
			to, ok := where[strings.TrimPrefix(strings.TrimPrefix(imported, module), "internal/")]
			if !ok || to == from || !strings.HasPrefix(imported, module) {
				continue
			}
			if level[to] < level[from] {
				t.Errorf("%s (%s) imports %s (%s), which is above it", short, from, imported, to)
			}
			if needs[from] == nil {
				needs[from] = map[string]bool{}
			}
			needs[from][to] = true
		}
	}
	if placed != len(where) {
		t.Errorf("the rooms have %d packages, the program %d", len(where), placed)
	}
	for from, all := range needs {
		for to := range all {
			if reaches(needs, to, from) {
				t.Errorf("%s and %s import each other", from, to)
			}
		}
	}
	if t.Failed() {
		return
	}
	drawn := draw(needs)
	const file = "packages.svg"
	if *update {
		if err := os.WriteFile(file, []byte(drawn), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if there, err := os.ReadFile(file); err != nil || string(there) != drawn {
		t.Errorf("%s is not of these imports: make generate (%v)", file, err)
	}
}

// reaches reports whether one room needs another, itself or through others.
func reaches(needs map[string]map[string]bool, from, to string) bool {
	for next := range needs[from] {
		if next == to || reaches(needs, next, to) {
			return true
		}
	}
	return false
}

// Sizes of the picture, in pixels.
const (
	wide, gap, margin   = 1040, 28, 20
	line, between, head = 19, 46, 30
	letter              = 7.4 // of a package's name
)

// draw is the picture: rooms on their floors, and an arrow to each room that is needed, unless another that is needed needs it too.
func draw(needs map[string]map[string]bool) string {
	type box struct{ x, y, w, h float64 }
	boxes := map[string]box{}
	var rooms strings.Builder
	y := float64(margin)
	for _, floor := range floors {
		w := (wide - 2*margin - float64(len(floor)-1)*gap) / float64(len(floor))
		if len(floor) == 1 {
			w = (wide - 2*margin) * 0.7
		}
		lines, tallest := make([][]string, len(floor)), 0
		for i, r := range floor {
			row := ""
			for _, p := range strings.Fields(r.packages) {
				if row != "" && float64(len(row)+2+len(p))*letter > w-24 {
					lines[i], row = append(lines[i], row), ""
				}
				row = strings.TrimPrefix(row+"  "+p, "  ")
			}
			lines[i] = append(lines[i], row)
			tallest = max(tallest, len(lines[i]))
		}
		h := float64(head + tallest*line + 8)
		x := (wide - w*float64(len(floor)) - float64(len(floor)-1)*gap) / 2
		for i, r := range floor {
			boxes[r.name] = box{x, y, w, h}
			fmt.Fprintf(&rooms, `<rect x="%.0f" y="%.0f" width="%.0f" height="%.0f" rx="6" fill="#f4f6f8" stroke="#1f4e79"/>`+"\n", x, y, w, h)
			fmt.Fprintf(&rooms, `<text x="%.0f" y="%.0f" font-weight="bold" fill="#1f4e79">%s</text>`+"\n", x+12, y+21, r.name)
			for j, row := range lines[i] {
				fmt.Fprintf(&rooms, `<text x="%.0f" y="%.0f" class="p" xml:space="preserve">%s</text>`+"\n", x+12, y+head+float64(j+1)*line-6, row)
			}
			x += w + gap
		}
		y += h + between
	}
	var arrows strings.Builder
	for _, floor := range floors {
		for _, r := range floor {
			var direct []string
			for to := range needs[r.name] {
				if !slices.ContainsFunc(sorted(needs[r.name]), func(other string) bool { return other != to && reaches(needs, other, to) }) {
					direct = append(direct, to)
				}
			}
			slices.Sort(direct)
			a := boxes[r.name]
			for i, to := range direct {
				b := boxes[to]
				at := a.x + a.w*float64(i+1)/float64(len(direct)+1)
				if a.y == b.y { // neighbours: from side to side
					x1, x2 := a.x, b.x+b.w+6
					if a.x < b.x {
						x1, x2 = a.x+a.w, b.x-6
					}
					fmt.Fprintf(&arrows, `<path d="M%.0f %.0fH%.0f" marker-end="url(#to)"/>`+"\n", x1, a.y+a.h/2, x2)
					continue
				}
				end := min(max(at, b.x+24), b.x+b.w-24)
				top, bottom := a.y+a.h, b.y-7
				fmt.Fprintf(&arrows, `<path d="M%.0f %.0fC%.0f %.0f %.0f %.0f %.0f %.0f" marker-end="url(#to)"/>`+"\n", at, top, at, top+26, end, bottom-26, end, bottom)
			}
		}
	}
	return fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %.0f" font-family="system-ui, sans-serif" font-size="15" role="img">
<title>The packages of diligo: each room imports those that its arrows lead to, and what these import</title>
<style>.p{font-family:ui-monospace,monospace;font-size:12px;fill:#1c2733}path{fill:none;stroke:#7a8896;stroke-width:1.5}</style>
<defs><marker id="to" viewBox="0 0 8 8" refX="2" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" style="fill:#7a8896;stroke:none"/></marker></defs>
<rect width="100%%" height="100%%" fill="#fff"/>
%s%s</svg>
`, wide, y-between+margin, arrows.String(), rooms.String())
}

func sorted(set map[string]bool) []string {
	var all []string
	for name := range set {
		all = append(all, name)
	}
	slices.Sort(all)
	return all
}
