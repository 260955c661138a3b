package replay

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/strict"
	"github.com/diligo/diligo/internal/words"
)

// IsReport reports whether an input is a saved report, as JSON or with one assessment per line, and not a profile.
func IsReport(content []byte) bool {
	var head struct {
		Schema  string          `json:"schema"`
		Results json.RawMessage `json:"results"`
		Summary json.RawMessage `json:"summary"`
	}
	if err := json.NewDecoder(bytes.NewReader(strict.Text(content))).Decode(&head); err != nil {
		return false
	}
	return strings.HasPrefix(head.Schema, "diligo.report/") || head.Results != nil && head.Summary != nil
}

// ReadReport reads a saved report.
func ReadReport(source string, content []byte) (*assessment.Report, error) {
	var head struct {
		Schema string `json:"schema"`
	}
	_ = json.NewDecoder(bytes.NewReader(strict.Text(content))).Decode(&head) // faults are found below
	r := &assessment.Report{}
	var err error
	switch head.Schema {
	case assessment.Schema, assessment.SchemaV1:
		err = assessment.Unmarshal(source, content, r)
	case "":
		r.Assessments, err = readLines(source, content)
	default:
		err = words.Errorf("a report of schema %s is needed, got %q", assessment.Schema, head.Schema)
	}
	if err != nil {
		return nil, err
	}
	for i, a := range r.Assessments {
		if a == nil || a.Profile.Source == "" {
			return nil, words.Errorf("/assessments/%d does not say which profile it is of", i)
		}
	}
	return r, nil
}

// readLines reads a report with one assessment per line.
func readLines(source string, content []byte) ([]*assessment.Assessment, error) {
	var out []*assessment.Assessment
	var above []byte // so that faults have the right line
	for line := range bytes.Lines(content) {
		if len(bytes.TrimSpace(line)) > 0 {
			var a assessment.Assessment
			if err := assessment.Unmarshal(source, slices.Concat(above, line), &a); err != nil {
				return nil, err
			}
			out = append(out, &a)
		}
		above = append(above, '\n')
	}
	return out, nil
}

// Misread returns the failure of a file that a program wrote and that is malformed.
func Misread(lang words.Lang, source string, err error) assessment.Failure {
	f := assessment.Failure{Source: source, Error: words.Error(lang, err)}
	var place *assessment.ReadError
	if errors.As(err, &place) {
		f.Line, f.Column, f.Error = place.Line, place.Column, words.Error(lang, place.Err)
	}
	return f
}
