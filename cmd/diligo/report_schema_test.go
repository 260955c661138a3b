package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/cli"
	"github.com/diligo/diligo/internal/schema/schematest"
	"github.com/diligo/diligo/internal/thorough"
)

// TestReportsKeepTheirSchema: an independent implementation of JSON Schema accepts what check writes for every fixture, with all options.
// The quick run takes some of the fixtures.
func TestReportsKeepTheirSchema(t *testing.T) {
	reference, err := schematest.Reference(assessment.JSONSchema, nil)
	if err != nil {
		t.Fatal(err)
	}
	all, err := filepath.Glob("../../fixtures/profiles/*")
	if err != nil {
		t.Fatal(err)
	}
	if !thorough.Wanted() {
		all = all[:8]
	}
	for name, flags := range map[string]string{
		"plain": "", "Chinese, of documents": "--lang zh --support documented", "another day, a part": "--as-of 2027-03-31 --only runway/* --set runway/short_runway.minimum_months.growth=9",
		"targets": "--targets --only runway/*",
	} {
		t.Run(name, func(t *testing.T) {
			var out, errs bytes.Buffer
			args := append([]string{"check", "-f", "json", "-q"}, all...)
			if code := cli.Main(append(args, strings.Fields(flags)...), strings.NewReader(""), &out, &errs); code > 1 {
				t.Fatal(code, errs.String())
			}
			document, err := jsonschema.UnmarshalJSON(&out)
			if err != nil {
				t.Fatal(err)
			}
			if got := len(document.(map[string]any)["assessments"].([]any)); got < 8 {
				t.Errorf("only %d assessments were looked at", got)
			}
			if err := reference.Validate(document); err != nil {
				t.Error(err)
			}
		})
	}
}
