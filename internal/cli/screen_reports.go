package cli

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"

	core "github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/cohort"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/report"
	"github.com/diligo/diligo/internal/report/phrase"
	"github.com/diligo/diligo/internal/words"
)

// reportFolder is the folder for the reports of a screening's companies.
type reportFolder struct {
	path    string
	options phrase.Options

	mu      sync.Mutex
	written map[string]bool // names of files
}

// openReports creates the folder of --reports.
func (s *screening) openReports() (*reportFolder, error) {
	if err := os.MkdirAll(s.Reports, 0o755); err != nil {
		return nil, words.Errorf("screen: --reports %s: %w", s.Reports, err)
	}
	return &reportFolder{path: s.Reports, options: s.reportOptions(s.judge.Set()), written: map[string]bool{}}, nil
}

// file returns the file name of a company's report: its name as far as file names allow, and a suffix that makes it unique.
func (f *reportFolder) file(ref cohort.Ref) string {
	slug := strings.Trim(strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			return r
		case r >= 'A' && r <= 'Z':
			return r - 'A' + 'a'
		}
		return '-'
	}, ref.Name), "-")
	for strings.Contains(slug, "--") {
		slug = strings.ReplaceAll(slug, "--", "-")
	}
	if slug = slug[:min(len(slug), 40)]; slug == "" {
		slug = "company"
	}
	sum := sha256.Sum256([]byte(ref.Place()))
	return slug + "-" + hex.EncodeToString(sum[:5]) + ".html"
}

// write writes the report of one company, atomically. It is safe for concurrent use.
func (f *reportFolder) write(a *assessment.Assessment, p *profile.Profile) error {
	var behind core.Profiles
	behind.Add(a, p)
	options := f.options
	options.Profiles = &behind
	name := f.file(cohort.Ref{Name: a.Profile.Name, Source: a.Profile.Source, Line: a.Profile.Line})
	r := &assessment.Report{Assessments: []*assessment.Assessment{a}, Failures: []assessment.Failure{}}
	if err := writeFile(filepath.Join(f.path, name), func(w io.Writer) error { return report.Write(w, "html", r, options) }); err != nil {
		return words.Errorf("report: %w", err)
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.written[name] = true
	return nil
}

// keep removes the reports of this run that the ranking does not show: those of other stages, those that the expression excludes, and those
// after the first top.
func (f *reportFolder) keep(r *cohort.Report, top int) error {
	r.Show(top)
	shown := map[string]bool{}
	for c := range r.Companies() {
		shown[f.file(c.Ref)] = true
	}
	for name := range f.written {
		if shown[name] {
			continue
		}
		if err := os.Remove(filepath.Join(f.path, name)); err != nil {
			return words.Errorf("report: %w", err)
		}
		delete(f.written, name)
	}
	return nil
}

// linkFrom returns a function that finds the report of a company from a page in another file; nil without reports.
func (f *reportFolder) linkFrom(output string) func(cohort.Ref) string {
	if f == nil {
		return nil
	}
	from, err := filepath.Abs(filepath.Dir(output))
	if err != nil {
		return nil
	}
	to, err := filepath.Abs(f.path)
	if err != nil {
		return nil
	}
	way, err := filepath.Rel(from, to)
	if err != nil {
		return nil // on another volume
	}
	return func(ref cohort.Ref) string {
		name := f.file(ref)
		if _, err := os.Stat(filepath.Join(f.path, name)); err != nil {
			return ""
		}
		return (&url.URL{Path: "./" + filepath.ToSlash(filepath.Join(way, name))}).String()
	}
}
