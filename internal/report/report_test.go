package report

import (
	"bytes"
	"strings"
	"testing"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/report/phrase"
	"github.com/diligo/diligo/internal/report/reporttest"
	"github.com/diligo/diligo/internal/report/term"
	"github.com/diligo/diligo/internal/rule"
)

// TestWrite compares each format with its golden file; make golden rewrites them.
func TestWrite(t *testing.T) {
	verbose, color := reporttest.Options(rule.English), reporttest.Options(rule.English)
	verbose.Verbose = true
	verbose.Explain = true
	color.Color = true
	tests := []struct {
		file, format string
		options      phrase.Options
	}{
		{"pretty.en.txt", "pretty", reporttest.Options(rule.English)},
		{"pretty.zh.txt", "pretty", reporttest.Options(rule.Chinese)},
		{"pretty.verbose.txt", "pretty", verbose},
		{"pretty.color.txt", "pretty", color},
		{"report.json", "json", reporttest.Options(rule.English)},
		{"report.ndjson", "ndjson", reporttest.Options(rule.English)},
		{"compact.txt", "compact", reporttest.Options(rule.English)},
		{"compact.zh.txt", "compact", reporttest.Options(rule.Chinese)},
		{"report.csv", "csv", reporttest.Options(rule.English)},
		{"report.verbose.csv", "csv", verbose},
		{"report.zh.csv", "csv", reporttest.Options(rule.Chinese)},
		{"github.txt", "github", reporttest.Options(rule.English)},
		{"github.zh.txt", "github", reporttest.Options(rule.Chinese)},
		{"gitlab.json", "gitlab", reporttest.Options(rule.English)},
		{"junit.xml", "junit", reporttest.Options(rule.English)},
		{"junit.zh.xml", "junit", reporttest.Options(rule.Chinese)},
		{"report.md", "markdown", reporttest.Options(rule.English)},
		{"report.explained.md", "markdown", verbose},
		{"report.zh.md", "markdown", reporttest.Options(rule.Chinese)},
		{"report.sarif", "sarif", reporttest.Options(rule.English)},
		{"report.verbose.sarif", "sarif", verbose},
		{"report.zh.sarif", "sarif", reporttest.Options(rule.Chinese)},
	}
	for _, tt := range tests {
		t.Run(tt.file, func(t *testing.T) {
			var b bytes.Buffer
			if err := Write(&b, tt.format, reporttest.Sample(), tt.options); err != nil {
				t.Fatal(err)
			}
			reporttest.Golden(t, tt.file, b.Bytes())
			if strings.HasPrefix(tt.file, "pretty") {
				for line := range strings.SplitSeq(b.String(), "\n") {
					if term.Visible(line) > 80 {
						t.Errorf("%d columns: %s", term.Visible(line), line)
					}
				}
			}
		})
	}
}

func TestWriteLetter(t *testing.T) {
	a := reporttest.Sample().Assessments[0]
	for _, lang := range []rule.Lang{rule.English, rule.Chinese} {
		var b bytes.Buffer
		if err := WriteLetter(&b, a, reporttest.Options(lang).Vocabulary, lang); err != nil {
			t.Fatal(err)
		}
		reporttest.Golden(t, "letter."+string(lang)+".md", b.Bytes())
	}
	var b bytes.Buffer
	if err := WriteLetter(&b, &assessment.Assessment{}, rule.Vocabulary{}, rule.English); err != nil || !strings.Contains(b.String(), "nothing further") {
		t.Errorf("without questions: %v\n%s", err, &b)
	}
}

func TestCheckFormat(t *testing.T) {
	for _, f := range Formats() {
		if err := CheckFormat(f); err != nil {
			t.Error(err)
		}
	}
	if err := CheckFormat("xml"); err == nil {
		t.Error("xml is a format")
	}
	if err := Write(&bytes.Buffer{}, "xml", reporttest.Sample(), reporttest.Options(rule.English)); err == nil {
		t.Error("xml was written")
	}
}
