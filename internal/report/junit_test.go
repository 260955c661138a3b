package report

import (
	"bytes"
	"encoding/xml"
	"os/exec"
	"regexp"
	"testing"

	"github.com/jstemmer/go-junit-report/v2/junit"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/report/reporttest"
	"github.com/diligo/diligo/internal/rule"
)

// skippedMessage matches the one thing that the published schema predates: the message of a skipped test case, which JUnit's Ant task,
// Jenkins and GitLab read.
var skippedMessage = regexp.MustCompile(`<skipped message="[^"]*">`)

// TestWriteJUnit_Schema validates the output against the schema published by Jenkins (testdata/README.md).
func TestWriteJUnit_Schema(t *testing.T) {
	xmllint, err := exec.LookPath("xmllint")
	if err != nil {
		t.Skip("xmllint is not installed (Debian: libxml2-utils): JUnit reports are not held against their schema")
	}
	valid := func(report []byte) (string, bool) {
		cmd := exec.Command(xmllint, "--noout", "--schema", "testdata/junit-4.xsd", "-")
		cmd.Stdin = bytes.NewReader(skippedMessage.ReplaceAll(report, []byte("<skipped>")))
		out, err := cmd.CombinedOutput()
		return string(out), err == nil
	}
	for name, r := range map[string]*assessment.Report{"sample": reporttest.Sample(), "empty": {}} {
		var b bytes.Buffer
		if err := Write(&b, "junit", r, reporttest.Options(rule.English)); err != nil {
			t.Fatal(err)
		}
		if out, ok := valid(b.Bytes()); !ok {
			t.Errorf("%s: %s", name, out)
		}
	}
	if _, ok := valid([]byte(`<testsuites><testcase/></testsuites>`)); ok {
		t.Error("the schema lets anything pass")
	}
}

// TestWriteJUnit_Totals: the totals written first match the suites that follow.
func TestWriteJUnit_Totals(t *testing.T) {
	r := reporttest.Sample()
	r.Assessments = append(r.Assessments, reporttest.Sample().Assessments...)
	r.Failures = append(r.Failures, assessment.Failure{Source: "bad.json", Error: "too"}, assessment.Failure{Source: "worse.json", Error: "empty"})
	var b bytes.Buffer
	if err := Write(&b, "junit", r, reporttest.Options(rule.English)); err != nil {
		t.Fatal(err)
	}
	var got junit.Testsuites
	if err := xml.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	var sum junit.Testsuites
	for i, s := range got.Suites {
		if s.ID != i || s.Tests != len(s.Testcases) {
			t.Errorf("suite %d: id %d, tests %d", i, s.ID, s.Tests)
		}
		sum.AddSuite(s)
	}
	if len(got.Suites) != 4 || got.Tests != sum.Tests || got.Failures != sum.Failures || got.Errors != sum.Errors || got.Errors != 4 {
		t.Errorf("%d suites; %d tests, %d failures, %d errors, want %d, %d, %d", len(got.Suites), got.Tests, got.Failures, got.Errors, sum.Tests, sum.Failures, sum.Errors)
	}
}
