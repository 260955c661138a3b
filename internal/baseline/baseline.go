// Package baseline keeps the findings that are known, so that a run can tell what is new. It opens no file.
package baseline

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/lazyregexp"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
)

// Schema names the version of a baseline's JSON form.
const Schema = "diligo.baseline/v1"

// Baseline is a set of known findings.
type Baseline struct {
	Schema   string    `json:"schema"`
	Findings []Finding `json:"findings"`

	file     assessment.File
	known    map[string]bool
	followed map[place]bool
}

// Finding is a known finding. The fingerprint alone decides, and the rest is for people; without one, as migrate leaves it, rule, profile
// and subject decide.
type Finding struct {
	Fingerprint string  `json:"fingerprint,omitempty"`
	Rule        rule.ID `json:"rule"`
	Profile     string  `json:"profile,omitempty"`
	Subject     string  `json:"subject,omitempty"`
}

// place is what a finding of a rule that was replaced is known by: its fingerprint was made with the old ID.
type place struct {
	rule             rule.ID
	profile, subject string
}

// Follow takes the findings along to the rules that replaced theirs, and says which those are.
func (b *Baseline) Follow(c *rule.Catalogue) []rule.Replacement {
	var followed []rule.Replacement
	if b.followed == nil {
		b.followed = map[place]bool{}
	}
	for _, f := range b.Findings {
		now, ok := c.Replaced(f.Rule)
		if !ok || f.Profile == "" {
			continue
		}
		followed = append(followed, now)
		b.followed[place{now.New, f.Profile, cmp.Or(now.Subject, f.Subject)}] = true
	}
	return followed
}

// Of returns the findings of these assessments that count. A waived one is left out: it is new again when its waiver ends. So is
// one of a company without a name: it could be any.
func Of(assessments []*assessment.Assessment) *Baseline {
	b := &Baseline{Schema: Schema, Findings: []Finding{}}
	for _, a := range assessments {
		for _, r := range a.Results {
			for _, f := range r.Findings {
				if f.Waiver == nil && a.Profile.Company != "" {
					b.Findings = append(b.Findings, Finding{Fingerprint: f.Fingerprint, Rule: r.Rule, Profile: a.Profile.Company, Subject: f.Subject})
				}
			}
		}
	}
	slices.SortFunc(b.Findings, func(x, y Finding) int {
		return cmp.Or(cmp.Compare(x.Profile, y.Profile), cmp.Compare(x.Rule, y.Rule), cmp.Compare(x.Subject, y.Subject),
			cmp.Compare(x.Fingerprint, y.Fingerprint))
	})
	b.Findings = slices.CompactFunc(b.Findings, func(x, y Finding) bool { return x.Fingerprint == y.Fingerprint })
	return b
}

// Write writes the baseline as JSON, a line for each finding, so that a change of it reads well.
func (b *Baseline) Write(w io.Writer) error {
	var out bytes.Buffer
	fmt.Fprintf(&out, "{\"schema\": %q, \"findings\": [", b.Schema)
	for i, f := range b.Findings {
		if i > 0 {
			out.WriteByte(',')
		}
		var line bytes.Buffer
		e := json.NewEncoder(&line)
		e.SetEscapeHTML(false)
		if err := e.Encode(f); err != nil {
			return err
		}
		fmt.Fprintf(&out, "\n  %s", bytes.TrimSpace(line.Bytes()))
	}
	out.WriteString("\n]}\n")
	_, err := w.Write(out.Bytes())
	return err
}

var fingerprint = lazyregexp.New(`^[0-9a-f]{16}$`)

// Read reads a baseline. The source is its name as shown to people.
func Read(source string, content []byte) (*Baseline, error) {
	b := &Baseline{known: map[string]bool{}, followed: map[place]bool{}}
	sum := sha256.Sum256(content)
	b.file = assessment.File{Source: source, SHA256: hex.EncodeToString(sum[:])}
	if err := assessment.Unmarshal(source, content, b); err != nil {
		return nil, err
	}
	if b.Schema != Schema {
		return nil, words.Errorf("%s: a baseline of schema %s is needed, got %q; write one with diligo check --create-baseline", source, Schema, b.Schema)
	}
	for i, f := range b.Findings {
		if f.Fingerprint == "" && f.Rule != "" && f.Profile != "" {
			b.followed[place{f.Rule, f.Profile, f.Subject}] = true
			continue
		}
		if !fingerprint.MatchString(f.Fingerprint) {
			return nil, words.Errorf("%s: /findings/%d/fingerprint: 16 hexadecimal digits are needed, got %q", source, i, f.Fingerprint)
		}
		b.known[f.Fingerprint] = true
	}
	return b, nil
}

// Mark marks the findings that the baseline holds.
func (b *Baseline) Mark(a *assessment.Assessment) {
	a.Baseline = &b.file
	if a.Profile.Company == "" {
		return
	}
	for _, r := range a.Results {
		for i := range r.Findings {
			f := &r.Findings[i]
			f.Known = b.known[f.Fingerprint] || b.followed[place{r.Rule, a.Profile.Company, f.Subject}]
		}
	}
}
