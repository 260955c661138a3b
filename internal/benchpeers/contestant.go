package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path"
	"path/filepath"
	"slices"
	"strconv"
)

// contestant judges files by our policies.
type contestant struct {
	name     string
	slow     bool // measured on fewer files
	oneFile  bool // takes no more than one file
	exits    []int
	command  func(input string) []string // a file or a folder
	failures func(out []byte) (failures, error)
}

// failures are the rules that fail, sorted, by the name of the file.
type failures map[string][]string

func (c contestant) on(input string) task {
	return task{name: c.name, args: c.command(input), exits: c.exits}
}

// contestants returns all that judge; diligo is the first.
func (p programs) contestants() []contestant {
	diligo := func(name string, slow bool, flags ...string) contestant {
		return contestant{
			name: name, slow: slow, exits: []int{0, 1}, failures: diligoFailures,
			command: func(input string) []string {
				return append(append([]string{p.diligo, "check", "-f", "ndjson"}, flags...), input)
			},
		}
	}
	return []contestant{
		diligo("diligo check", false),
		diligo("diligo check --evaluator topdown", true, "--evaluator", "topdown"),
		{
			name: "conftest test", slow: true, exits: []int{0, 1}, failures: conftestFailures,
			command: func(input string) []string {
				return []string{p.conftest, "test", "-p", p.policies, "-p", p.adaptor, "-d", p.policies, "-o", "json", input}
			},
		},
		{
			name: "opa exec", slow: true, failures: opaExecFailures,
			command: func(input string) []string {
				return []string{p.opa, "exec", "-b", p.policies, "--decision", "diligo/outcomes", input}
			},
		},
		{
			name: "opa eval", slow: true, oneFile: true,
			command: func(input string) []string {
				return []string{p.opa, "eval", "-b", p.policies, "-f", "raw", "-i", input, "data.diligo.outcomes"}
			},
			failures: opaEvalFailures,
		},
	}
}

// screen returns how diligo judges a file of one profile a line; out takes all assessments, compressed if it ends in .zst.
func (p programs) screen(lines string, jobs int, out string) task {
	return task{
		name: fmt.Sprintf("diligo screen --jobs %d", jobs), pin: jobs == 1,
		args: []string{p.diligo, "screen", lines, "--jobs", strconv.Itoa(jobs), "--assessments", out},
	}
}

func diligoFailures(out []byte) (failures, error) {
	found := failures{}
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var a struct {
			Profile struct{ Source string }
			Results []struct{ Rule, Outcome string }
		}
		if err := d.Decode(&a); errors.Is(err, io.EOF) {
			return found, nil
		} else if err != nil {
			return nil, err
		}
		rules := []string{}
		for _, r := range a.Results {
			if r.Outcome == "fail" {
				rules = append(rules, r.Rule)
			}
		}
		slices.Sort(rules)
		found[filepath.Base(a.Profile.Source)] = rules
	}
}

func conftestFailures(out []byte) (failures, error) {
	var files []struct {
		Filename string
		Failures []struct{ Msg string }
	}
	if err := json.Unmarshal(out, &files); err != nil {
		return nil, err
	}
	found := failures{}
	for _, f := range files {
		rules := []string{}
		for _, failure := range f.Failures {
			rules = append(rules, failure.Msg)
		}
		slices.Sort(rules)
		found[filepath.Base(f.Filename)] = rules
	}
	return found, nil
}

// outcomes is what data.diligo.outcomes holds, by category and rule.
type outcomes map[string]map[string]struct{ Outcome string }

func (o outcomes) failing() []string {
	rules := []string{}
	for category, of := range o {
		for name, r := range of {
			if r.Outcome == "fail" {
				rules = append(rules, path.Join(category, name))
			}
		}
	}
	slices.Sort(rules)
	return rules
}

func opaExecFailures(out []byte) (failures, error) {
	var all struct {
		Result []struct {
			Path   string
			Result outcomes
			Error  any
		}
	}
	if err := json.Unmarshal(out, &all); err != nil {
		return nil, err
	}
	found := failures{}
	for _, r := range all.Result {
		if r.Error != nil {
			return nil, fmt.Errorf("%s: %v", r.Path, r.Error)
		}
		found[filepath.Base(r.Path)] = r.Result.failing()
	}
	return found, nil
}

// opaEvalFailures has no name for the only file.
func opaEvalFailures(out []byte) (failures, error) {
	var o outcomes
	if err := json.Unmarshal(out, &o); err != nil {
		return nil, err
	}
	return failures{"": o.failing()}, nil
}
