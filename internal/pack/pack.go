// Package pack is for people who write policies of their own. A pack is a folder, or a bundle made of it, that holds rules as
// policies/README.md wants them; it is laid over the shipped policies. This package checks packs against the contract, runs their
// tests, formats them, makes OPA bundles of them, opens such bundles, and scaffolds new rules.
//
// It uses what of OPA package policy does not need to assess a profile, so that policy stays small. Apart from the keys and claims
// of a signature, which OPA reads itself, it reads no file: it takes sources and bytes.
package pack

import (
	"maps"
	"slices"

	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/rule"
)

// Report is what checking packs found.
type Report struct {
	Rules    []rule.ID       `json:"rules"` // of the packs, sorted
	Errors   policy.Problems `json:"errors"`
	Warnings policy.Problems `json:"warnings"`
}

// Check reads, parses, compiles and checks packs that are laid over base, and says everything that is wrong: what OPA finds, what
// the contract demands of every rule, and, as warnings, what of the base or of an earlier pack they replace or disable. The
// schema of a profile says which facts exist.
func Check(base, packs []policy.Source, schema map[string]any) Report {
	_, r := check(base, packs, schema)
	return r
}

// check inspects packs with their tests and judges what comes of them.
func check(base, packs []policy.Source, schema map[string]any) (*policy.Inspection, Report) {
	sources := slices.Clone(base)
	for _, p := range packs {
		p.Compiled, p.Tests = "", true
		sources = append(sources, p)
	}
	in, first := policy.Inspect(sources), len(base)
	j := &checker{Inspection: in, schema: schema, sources: sources, first: first}
	j.empty()
	j.layout()
	rules := map[rule.ID]policy.Module{}
	for _, m := range in.Modules {
		if id, ok := m.Rule(); ok && m.Source >= first {
			rules[id] = m
		}
	}
	j.rules(rules)
	if len(in.Problems) == 0 { // else there is nothing to evaluate
		j.outcomes(rules)
	}
	r := Report{
		Rules: slices.Sorted(maps.Keys(rules)), Errors: slices.Concat(in.Problems, j.problems).Sort(), Warnings: j.overrides().Sort(),
	}
	if r.Rules == nil { // lists in JSON are never null
		r.Rules = []rule.ID{}
	}
	return in, r
}
