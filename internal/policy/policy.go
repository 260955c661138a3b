// Package policy loads, checks and compiles Rego policies and evaluates them on documents. It is the only importer of OPA's
// compiler, and it knows no company: a document is any JSON object.
//
// A rule is a package data.rules.<category>.<name> that keeps to the contract in policies/README.md. Every public name of a
// rule is an entry point of its own, and all of them are evaluated in one context per document, so that what rules share is
// computed once while an error stays in its rule.
//
// OPA parses, checks and plans policies (origin, planner); package plan evaluates the plan, and OPA's topdown what it can't
// (plan, topdown). Catalogue, data and plan together are a compiled form (compiled, codec), which is quickly read: that of the
// shipped policies is part of the program, that of a user's policies is kept in a cache. Nothing is then parsed or compiled,
// unless topdown is needed.
package policy

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/util"

	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
)

// publicName is one of the public names of a rule's package. All other names there start with an underscore.
type publicName int

// The public names.
const (
	nameNotApplicable publicName = iota
	nameMissing
	nameFinding
	namePass
	nameSuggestion
	nameRates
	nameDerived
)

// publicNames are the public names as policies write them.
var publicNames = [...]string{"not_applicable", "missing", "finding", "pass", "suggestion", "rates", "derived"}

func (n publicName) String() string { return publicNames[n] }

// Set is a compiled set of policies. It is immutable and safe for concurrent use.
type Set struct {
	catalogue  *rule.Catalogue
	revision   string
	base       string // the revision before the settings
	parameters []rule.Override
	packs      []rule.Pack
	replaced   []rule.ID
	disabled   []rule.ID
	documents  bool // the settings hold data other than parameters
	evaluator  Evaluator
}

// Option changes how policies are loaded.
type Option func(*options)

type options struct {
	mode  Mode
	cache Cache
	steps int
}

// WithEvaluator chooses the evaluator; without it the mode is Auto.
func WithEvaluator(m Mode) Option { return func(o *options) { o.mode = m } }

// WithSteps limits the steps that rules take for one document; without it the limit is generous.
func WithSteps(n int) Option { return func(o *options) { o.steps = n } }

// WithCache keeps what is compiled, so that the next run need not compile the same policies again.
func WithCache(c Cache) Option { return func(o *options) { o.cache = c } }

// Cache keeps compiled policies under keys that say what they were made from. It may lose or damage what it keeps.
type Cache interface {
	Get(key string) (content string, ok bool)
	Put(key, content string)
}

// Load reads, checks and compiles the policies of all sources, with the user's settings of parameters. What was compiled before,
// when the program was built or in an earlier run, is not compiled again.
func Load(sources []Source, settings []Setting, opts ...Option) (*Set, error) {
	o := options{mode: Auto, steps: stepBudget}
	for _, option := range opts {
		option(&o)
	}
	from := newOrigin(sources)
	f, err := o.form(from, sources)
	if err != nil {
		return nil, err
	}
	c, err := f.decodeCatalogue()
	if err != nil && f.found { // as if nothing had been found
		if f, err = from.form(); err == nil {
			c, err = f.decodeCatalogue()
		}
	}
	if err != nil {
		return nil, words.Errorf("load policies: %w", err)
	}
	s := &Set{catalogue: c, revision: f.revision, base: f.revision}
	if err := s.addPacks(sources); err != nil {
		return nil, err
	}
	if len(settings) > 0 {
		if err := s.set(settings, f); err != nil {
			return nil, err
		}
	}
	topdown := sync.OnceValues(func() (*topdownEvaluator, error) {
		b, err := from.build()
		if err != nil {
			return nil, err
		}
		return newTopdown(b, f.data, c.Domains, o.steps)
	})
	if o.mode == Topdown {
		if s.evaluator, err = topdown(); err != nil {
			return nil, err
		}
		return s, nil
	}
	s.evaluator = &planEvaluator{strict: o.mode == Plan, domains: c.Domains, steps: o.steps, topdown: topdown, program: sync.OnceValues(func() (*program, error) {
		if f.found { // what is wrong with it is as if nothing had been found
			if p, err := f.rulePlan(from); err == nil {
				if made, err := newProgram(p, f.data, c); err == nil {
					return made, nil
				}
			}
			f.plan = ""
		}
		p, err := f.rulePlan(from)
		if err != nil {
			return nil, err
		}
		return newProgram(p, f.data, c)
	})}
	return s, nil
}

// form finds the compiled form of the sources: in the source itself, in the cache, or by compiling.
func (o options) form(from *origin, sources []Source) (*form, error) {
	if len(sources) == 1 {
		if f, ok := decodeForm(sources[0].Compiled); ok {
			return f, nil
		}
	}
	if o.cache == nil {
		return from.form()
	}
	key, err := keyOf(sources)
	if err != nil {
		return nil, err
	}
	if content, ok := o.cache.Get(key); ok && intact(content) {
		if f, ok := decodeForm(content); ok && f.key == key {
			// What is said of the policies comes from them, whatever the cache says.
			if digest, data, ok := measured(sources); ok && f.modules == digest && f.data == data {
				f.found, f.revision = true, revision(digest, data)
				return f, nil
			}
		}
	}
	f, err := from.form()
	if err != nil {
		return nil, err
	}
	f.key = key
	if err := f.addPlan(from); err == nil { // else there is still topdown, and nothing worth keeping
		o.cache.Put(key, f.encode())
	}
	return f, nil
}

// set applies the user's settings to the catalogue and to the data.
func (s *Set) set(settings []Setting, f *form) error {
	var data map[string]any
	if err := util.UnmarshalJSON([]byte(f.data), &data); err != nil {
		return words.Errorf("load policies: %w", err)
	}
	var err error
	if s.parameters, err = apply(settings, s.catalogue, data); err != nil {
		return err
	}
	document, err := json.Marshal(data)
	if err != nil {
		return words.Errorf("load policies: %w", err)
	}
	f.data = string(document)
	s.revision = revision(f.modules, f.data)
	s.documents = slices.ContainsFunc(settings, func(setting Setting) bool { return setting.data != nil })
	return nil
}

// Catalogue returns all that is known of the rules without evaluating them.
func (s *Set) Catalogue() *rule.Catalogue { return s.catalogue }

// Revision identifies modules, data and parameters: the same revision gives the same outcomes.
func (s *Set) Revision() string { return s.revision }

// Base returns the revision without the user's settings.
func (s *Set) Base() string { return s.base }

// Parameters returns the parameters that the user set to another value than the shipped one.
func (s *Set) Parameters() []rule.Override { return s.parameters }

// addPacks finds what the sources behind the first, the shipped one, are and do to its rules.
func (s *Set) addPacks(sources []Source) error {
	if len(sources) < 2 {
		return nil
	}
	for _, source := range sources[1:] {
		t, err := read([]Source{source})
		if err != nil {
			return err
		}
		h := sha256.New()
		for _, f := range slices.Concat(t.modules, t.data) {
			fmt.Fprintf(h, "%q %d\n", f.path, len(f.content))
			h.Write(f.content)
		}
		s.packs = append(s.packs, rule.Pack{Name: source.Name, Digest: hex.EncodeToString(h.Sum(nil))})
	}
	shipped, ok := decodeForm(sources[0].Compiled)
	if !ok {
		var err error
		if shipped, err = newOrigin(sources[:1]).form(); err != nil {
			return err
		}
	}
	before, err := shipped.decodeCatalogue()
	if err != nil {
		return err
	}
	now := map[rule.ID]string{}
	for _, r := range s.catalogue.Rules {
		now[r.ID] = r.File
	}
	for _, r := range before.Rules {
		if file, ok := now[r.ID]; !ok {
			s.disabled = append(s.disabled, r.ID)
		} else if file != r.File {
			s.replaced = append(s.replaced, r.ID)
		}
	}
	return nil
}

// Packs returns the sources behind the shipped one, with the shipped rules that they replace and leave out.
func (s *Set) Packs() (packs []rule.Pack, replaced, disabled []rule.ID) {
	return s.packs, s.replaced, s.disabled
}

// HasDocuments reports whether the user's settings hold data other than parameters of rules.
func (s *Set) HasDocuments() bool { return s.documents }

// Evaluator evaluates the rules of the set.
func (s *Set) Evaluator() Evaluator { return s.evaluator }

// Prepare gets the evaluator ready. The first evaluation does it otherwise; a caller that has other things to do before it can
// let another goroutine do this meanwhile.
func (s *Set) Prepare() {
	if p, ok := s.evaluator.(*planEvaluator); ok {
		_, _ = p.program() // an error is reported by the first evaluation
	}
}

func newCompiler() *ast.Compiler {
	return ast.NewCompiler().
		SetErrorLimit(0).
		WithCapabilities(Capabilities()).
		WithStrict(true).
		WithEnablePrintStatements(false).
		WithKeepModules(false)
}

// Capabilities are OPA's, less what would let a policy see more than the document: the network, the clock, randomness, the
// environment, files. The same document then always gives the same outcomes, and confidential data can't leave.
func Capabilities() *ast.Capabilities {
	c := ast.CapabilitiesForThisVersion()
	c.AllowNet = []string{}
	c.Builtins = slices.DeleteFunc(c.Builtins, forbidden)
	return c
}

func forbidden(b *ast.Builtin) bool {
	return b.Nondeterministic || b.Name == ast.Trace.Name || b.Name == "rego.parse_module"
}

func isForbidden(name string) bool {
	return slices.ContainsFunc(ast.Builtins, func(b *ast.Builtin) bool { return b.Name == name && forbidden(b) })
}

// ruleID returns the rule whose package this is: data.rules.<category>.<name>, nothing below.
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

// usages are words and what US readers say for them, longer ones first, so that one within another gives way.
func usages(words map[string]string) []rule.Usage {
	all := make([]rule.Usage, 0, len(words))
	for word, instead := range words {
		all = append(all, rule.Usage{Word: word, Instead: instead})
	}
	slices.SortFunc(all, func(a, b rule.Usage) int {
		return cmp.Or(cmp.Compare(len(b.Word), len(a.Word)), cmp.Compare(a.Word, b.Word))
	})
	return all
}

// newCatalogue collects metadata and parameters of all rules and checks what the contract says about them.
func newCatalogue(modules []Module, data map[string]any) (*rule.Catalogue, Problems) {
	c := &rule.Catalogue{}
	questions := map[string]rule.Text{}
	var problems Problems
	for _, m := range modules {
		id, isRule := m.Rule()
		annotation := packageAnnotation(m.Parsed)
		at := m.Parsed.Package.Location
		if annotation != nil && annotation.Location != nil {
			at = annotation.Location
		}
		if !isRule {
			if annotation != nil && len(annotation.Custom) > 0 {
				shared, err := rule.ParseQuestions(annotation.Custom)
				if err != nil {
					problems = append(problems, problemAt(at, "%s", err))
				}
				maps.Copy(questions, shared)
			}
			continue
		}
		problems = append(problems, publicProblems(id, m.Parsed)...)
		r, err := newRule(id, m.Parsed, annotation)
		if err != nil {
			problems = append(problems, problemAt(at, "%s", err))
			continue
		}
		if r.Params, err = paramsOf(id, data); err != nil {
			problems = append(problems, problemAt(at, "%s", err))
			continue
		}
		c.Rules = append(c.Rules, r)
	}
	c.Questions = rule.TextsOf(questions)
	slices.SortFunc(c.Rules, func(a, b *rule.Rule) int { return cmp.Compare(a.ID, b.ID) })
	var lib struct {
		Lib struct {
			Terms struct {
				Words, Categories map[string]rule.Text
				American          map[string]string
			}
			Names   struct{ Names map[string]rule.Text }
			Sources struct{ Sources map[string]rule.Source }
			Items   struct{ Items []rule.Item }
			Domains struct{ Words map[string][]string }
			// Remedies are what findings ask of a deal.
			Remedies struct{ Remedies rule.Remedies }
		}
	}
	if err := decode(data, &lib); err != nil {
		problems = append(problems, Problem{File: "lib/{terms,names,sources,items,domains,remedies}/data.yaml", Text: words.Text("%s", err)})
	}
	c.Vocabulary = rule.Vocabulary{Words: lib.Lib.Terms.Words, Categories: lib.Lib.Terms.Categories, Names: lib.Lib.Names.Names, American: usages(lib.Lib.Terms.American)}
	c.Items = lib.Lib.Items.Items
	c.Domains = lib.Lib.Domains.Words
	c.Remedies = lib.Lib.Remedies.Remedies
	c.Checklists, problems = checklistsOf(c, data, problems)
	c.Sources = map[string]rule.Source{}
	for id, s := range lib.Lib.Sources.Sources {
		s.ID = id
		c.Sources[id] = s
	}
	return c, problems
}

func newRule(id rule.ID, m *ast.Module, annotation *ast.Annotations) (*rule.Rule, error) {
	if annotation == nil {
		return nil, words.Errorf("rule %s has no METADATA on its package", id)
	}
	r, err := rule.Parse(id, annotation.Title, annotation.Description, annotation.Custom)
	if err != nil {
		return nil, err
	}
	r.File = m.Package.Location.File
	for _, resource := range annotation.RelatedResources {
		r.Resources = append(r.Resources, resource.Ref.String())
	}
	return r, nil
}

// publicProblems says which public names of a rule are not known and which are missing.
func publicProblems(id rule.ID, m *ast.Module) (problems Problems) {
	names := map[string]bool{}
	for _, statement := range m.Rules {
		name := string(statement.Head.Ref()[0].Value.(ast.Var))
		if !names[name] && !strings.HasPrefix(name, "_") && !slices.Contains(publicNames[:], name) {
			problems = append(problems, problemAt(statement.Location,
				"%s is not a public name of a rule: use one of %s, or start it with an underscore", name, strings.Join(publicNames[:], ", ")))
		}
		names[name] = true
	}
	for _, name := range []publicName{nameMissing, nameFinding, namePass} {
		if !names[name.String()] {
			problems = append(problems, problemAt(m.Package.Location, "rule %s does not define %s", id, name))
		}
	}
	return problems
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
		return nil, words.Errorf("sources of %s: a list of sources for each parameter is needed: %w", id, err)
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
