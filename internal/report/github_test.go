package report

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/report/reporttest"
	"github.com/diligo/diligo/internal/rule"
)

// command matches a workflow command as the runner parses it.
var command = regexp.MustCompile(`^::(error|warning|notice) file=[^,:]+,line=\d+,endLine=\d+,col=\d+,endColumn=\d+,title=[^,:]*::[^\r\n]+$`)

// TestWriteGitHub_Commands: whatever a name contains, every line is exactly one command.
func TestWriteGitHub_Commands(t *testing.T) {
	r := reporttest.Sample()
	r.Failures[0].Source = "a:b,c%\n::error::x.json"
	r.Assessments[0].Results[0].Title = "100%: a, b\r\n::stop-commands::x"
	var b bytes.Buffer
	if err := Write(&b, "github", r, reporttest.Options(rule.English)); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(b.String(), "\n"), "\n")
	if len(lines) != 6 {
		t.Errorf("%d commands", len(lines))
	}
	for _, line := range lines {
		if !command.MatchString(line) {
			t.Errorf("no command: %s", line)
		}
	}
	if want := "file=a folder/a%3Ab%2Cc%25 %3A%3Aerror%3A%3Ax.json,"; !strings.Contains(lines[0], want) {
		t.Errorf("%s has no %s", lines[0], want)
	}
}

// TestWriteGitHub_Order: GitHub shows only the first of each level, so the worst of all profiles come first.
func TestWriteGitHub_Order(t *testing.T) {
	r := reporttest.Sample()
	r.Failures = []assessment.Failure{}
	r.Assessments = append(r.Assessments, reporttest.Sample().Assessments...)
	var b bytes.Buffer
	if err := Write(&b, "github", r, reporttest.Options(rule.English)); err != nil {
		t.Fatal(err)
	}
	var titles []string
	for _, m := range regexp.MustCompile(`title=(.*?) \(`).FindAllStringSubmatch(b.String(), -1) {
		titles = append(titles, m[1])
	}
	want := "A rule with a fault,A rule with a fault,Runway too short,Runway too short"
	if got := strings.Join(titles, ","); !strings.HasPrefix(got, want) || !strings.HasSuffix(got, "Too few competitors,Too few competitors") {
		t.Errorf("got %s", got)
	}
}

// TestAnnotate: columns stay within a line.
func TestAnnotate(t *testing.T) {
	var b bytes.Buffer
	annotate(&b, "notice", "a.json", place{3, 5, 9, 2}, "T", "m")
	if want := "::notice file=a.json,line=3,endLine=3,col=5,endColumn=5,title=T::m\n"; b.String() != want {
		t.Errorf("got %swant %s", &b, want)
	}
}
