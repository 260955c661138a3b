// Package policy loads, checks and compiles Rego policies and evaluates them on documents. It is the only importer of OPA's
// compiler, and it knows no company: a document is any JSON object.
//
// A rule is a package data.rules.<category>.<name> that keeps to the contract in policies/README.md. Every public name of a
// rule is an entry point of its own, and all of them are evaluated in one context per document, so that what rules share is
// computed once while an error stays in its rule.
package policy

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/storage/inmem"

	"github.com/diligo/diligo/internal/rule"
)

// The public names of a rule's package. All others start with an underscore.
const (
	nameNotApplicable = "not_applicable"
	nameMissing       = "missing"
	nameFinding       = "finding"
	namePass          = "pass"
	nameSuggestion    = "suggestion"
)

var publicNames = []string{nameNotApplicable, nameMissing, nameFinding, namePass, nameSuggestion}

// Set is a compiled set of policies. It is immutable and safe for concurrent use.
type Set struct {
	catalogue  *rule.Catalogue
	revision   string
	parameters []Parameter
	evaluator  *topdownEvaluator
}

// Load reads, checks and compiles the policies of all sources, with the user's settings of parameters. Modules are compiled
// strictly and with restricted capabilities (see capabilities). Errors point at file:line.
func Load(sources []Source, settings []Setting) (*Set, error) {
	t, err := read(sources)
	if err != nil {
		return nil, err
	}
	modules, err := t.parse()
	if err != nil {
		return nil, located("parse policies", err)
	}
	if len(modules) == 0 {
		return nil, errors.New("load policies: no Rego module found")
	}
	data, err := t.document()
	if err != nil {
		return nil, fmt.Errorf("load policies: %w", err)
	}
	catalogue, err := newCatalogue(modules, data)
	if err != nil {
		return nil, fmt.Errorf("load policies: %w", err)
	}
	parameters, err := apply(settings, catalogue, data)
	if err != nil {
		return nil, err
	}
	compiler := newCompiler()
	if compiler.Compile(modules); compiler.Failed() {
		return nil, located("compile policies", compiler.Errors)
	}
	store := inmem.NewFromObjectWithOpts(data, inmem.OptRoundTripOnWrite(false), inmem.OptReturnASTValuesOnRead(true))
	return &Set{
		catalogue: catalogue, revision: t.revision(data), parameters: parameters,
		evaluator: newTopdown(compiler, store, modules),
	}, nil
}

// Catalogue is all that is known of the rules without evaluating them.
func (s *Set) Catalogue() *rule.Catalogue { return s.catalogue }

// Revision identifies modules, data and parameters: the same revision gives the same outcomes.
func (s *Set) Revision() string { return s.revision }

// Parameters are the parameters that the user set to another value than the shipped one.
func (s *Set) Parameters() []Parameter { return s.parameters }

// Evaluator evaluates the rules of the set.
func (s *Set) Evaluator() Evaluator { return s.evaluator }

func newCompiler() *ast.Compiler {
	return ast.NewCompiler().
		WithCapabilities(capabilities()).
		WithStrict(true).
		WithEnablePrintStatements(false).
		WithKeepModules(false)
}

// capabilities are OPA's, less what would let a policy see more than the document: the network, the clock, randomness, the
// environment, files. The same document then always gives the same outcomes, and confidential data can't leave.
func capabilities() *ast.Capabilities {
	c := ast.CapabilitiesForThisVersion()
	c.AllowNet = []string{}
	c.Builtins = slices.DeleteFunc(c.Builtins, func(b *ast.Builtin) bool {
		return b.Nondeterministic || b.Name == ast.Trace.Name || b.Name == "rego.parse_module"
	})
	return c
}

// ruleID is the rule whose package this is: data.rules.<category>.<name>, nothing below.
func ruleID(p *ast.Package) (rule.ID, bool) {
	if len(p.Path) != 4 {
		return "", false
	}
	var parts []string
	for _, term := range p.Path[1:] {
		s, ok := term.Value.(ast.String)
		if !ok {
			return "", false
		}
		parts = append(parts, string(s))
	}
	if parts[0] != "rules" {
		return "", false
	}
	return rule.ID(parts[1] + "/" + parts[2]), true
}

// newCatalogue collects metadata and parameters of all rules and checks what the contract says about them.
func newCatalogue(modules map[string]*ast.Module, data map[string]any) (*rule.Catalogue, error) {
	c := &rule.Catalogue{Questions: map[string]rule.Text{}}
	var errs []error
	for _, name := range slices.Sorted(maps.Keys(modules)) {
		m := modules[name]
		id, isRule := ruleID(m.Package)
		annotation := packageAnnotation(m)
		if !isRule {
			if annotation != nil && len(annotation.Custom) > 0 {
				questions, err := rule.ParseQuestions(annotation.Custom)
				if err != nil {
					errs = append(errs, fmt.Errorf("%s: %w", m.Package.Location, err))
				}
				maps.Copy(c.Questions, questions)
			}
			continue
		}
		r, err := newRule(id, m, annotation)
		if err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", m.Package.Location, err))
			continue
		}
		if r.Params, err = paramsOf(id, data); err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", m.Package.Location, err))
			continue
		}
		c.Rules = append(c.Rules, r)
	}
	slices.SortFunc(c.Rules, func(a, b *rule.Rule) int { return cmp.Compare(a.ID, b.ID) })
	var lib struct {
		Lib struct {
			Terms struct {
				Words, Categories map[string]rule.Text
			}
			Sources struct{ Sources map[string]rule.Source }
			Items   struct{ Items []rule.Item }
		}
	}
	if err := decode(data, &lib); err != nil {
		errs = append(errs, fmt.Errorf("data of lib/terms, lib/sources or lib/items: %w", err))
	}
	c.Vocabulary = rule.Vocabulary{Words: lib.Lib.Terms.Words, Categories: lib.Lib.Terms.Categories}
	c.Items = lib.Lib.Items.Items
	c.Sources = map[string]rule.Source{}
	for id, s := range lib.Lib.Sources.Sources {
		s.ID = id
		c.Sources[id] = s
	}
	return c, errors.Join(errs...)
}

func newRule(id rule.ID, m *ast.Module, annotation *ast.Annotations) (*rule.Rule, error) {
	if annotation == nil {
		return nil, fmt.Errorf("rule %s has no METADATA on its package", id)
	}
	r, err := rule.Parse(id, annotation.Title, annotation.Description, annotation.Custom)
	if err != nil {
		return nil, err
	}
	r.File = m.Package.Location.File
	for _, resource := range annotation.RelatedResources {
		r.Resources = append(r.Resources, resource.Ref.String())
	}
	names := map[string]bool{}
	for _, statement := range m.Rules {
		name := string(statement.Head.Ref()[0].Value.(ast.Var))
		names[name] = true
		if !strings.HasPrefix(name, "_") && !slices.Contains(publicNames, name) {
			return nil, fmt.Errorf("%s: %s is not a public name of a rule: use one of %s, or start it with an underscore",
				statement.Location, name, strings.Join(publicNames, ", "))
		}
	}
	for _, name := range []string{nameMissing, nameFinding, namePass} {
		if !names[name] {
			return nil, fmt.Errorf("rule %s does not define %s", id, name)
		}
	}
	return r, nil
}

func packageAnnotation(m *ast.Module) *ast.Annotations {
	for _, a := range m.Annotations {
		if a.Scope == "package" {
			return a
		}
	}
	return nil
}

// paramsOf reads params and sources that the data holds for a rule.
func paramsOf(id rule.ID, data map[string]any) ([]rule.Param, error) {
	node := lookup(data, "rules", id.Category(), id.Name())
	object, _ := node.(map[string]any)
	params, _ := object["params"].(map[string]any)
	var sources map[string][]string
	if err := decode(object["sources"], &sources); err != nil {
		return nil, fmt.Errorf("sources of %s: a list of sources for each parameter is needed: %w", id, err)
	}
	var out []rule.Param
	for _, name := range slices.Sorted(maps.Keys(params)) {
		out = append(out, rule.Param{Name: name, Value: params[name], Sources: sources[name], Default: true})
	}
	return out, nil
}

// lookup follows members of objects; nil when one is not there.
func lookup(value any, path ...string) any {
	for _, member := range path {
		object, ok := value.(map[string]any)
		if !ok {
			return nil
		}
		value = object[member]
	}
	return value
}

func decode(value, into any) error {
	raw, err := json.Marshal(value)
	if err != nil {
		return err
	}
	return json.Unmarshal(raw, into)
}

// located says what OPA found, one problem a line, each with its file and line.
func located(doing string, err error) error {
	var problems ast.Errors
	if !errors.As(err, &problems) {
		return fmt.Errorf("%s: %w", doing, err)
	}
	lines := make([]string, 0, len(problems))
	for _, p := range problems {
		lines = append(lines, p.Error())
	}
	return fmt.Errorf("%s:\n%s", doing, strings.Join(lines, "\n"))
}
