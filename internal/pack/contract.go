package pack

import (
	"bytes"
	"context"
	"maps"
	"path"
	"slices"
	"strings"
	"unicode"

	"github.com/open-policy-agent/opa/v1/ast"
	"go.yaml.in/yaml/v3"

	"github.com/diligo/diligo/internal/lazyregexp"
	"github.com/diligo/diligo/internal/plan"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
)

// checker holds rules to the contract in policies/README.md.
type checker struct {
	*policy.Inspection
	schema   map[string]any
	sources  []policy.Source
	first    int // source from which on modules are judged
	problems policy.Problems
}

var snake = lazyregexp.New(`^[a-z][a-z0-9]*(_[a-z0-9]+)*$`)

// empty refuses packs that hold nothing, such as a folder named by mistake.
func (j *checker) empty() {
	if len(j.Problems) > 0 { // what could not be read is not listed
		return
	}
	full := map[int]bool{}
	for _, m := range slices.Concat(j.Modules, j.Tests, j.Left) {
		full[m.Source] = true
	}
	for _, f := range j.Files {
		full[f.Source] = true
	}
	for i := j.first; i < len(j.sources); i++ {
		if !full[i] {
			j.problems = append(j.problems, policy.Problem{File: j.sources[i].Name, Text: words.Text("there are no policies here (*.rego, data.yaml)")})
		}
	}
}

// layout demands that packages stand in the folder of their name, since data stand at the path of their folder, and that data
// belong to a rule.
func (j *checker) layout() {
	known := map[string]bool{}
	for _, m := range j.Modules {
		known[folderOf(m)] = true
	}
	for _, m := range j.Left {
		known[folderOf(m)] = true
	}
	for _, m := range slices.Concat(j.Modules, j.Tests) {
		want := strings.TrimSuffix(folderOf(m), "_test")
		if m.Source < j.first || j.sources[m.Source].Bundle || !strings.HasPrefix(want+"/", "rules/") {
			continue
		}
		at := problem(m, m.Parsed.Package.Location.Row, m.Parsed.Package.Location.Col)
		switch got := path.Dir(m.Path); {
		case strings.Count(want, "/") != 2:
			at.Text = words.Text("package %s is not a rule", dotted(m))
			at.Hint = words.Text("A rule is a package rules.<category>.<rule>.")
		case got != want:
			at.Text = words.Text("package %s stands in %s, not in %s", dotted(m), got, want)
			at.Hint = words.Text("The path of a rule is its identity; name the folder that holds rules/ as the pack.")
		default:
			continue
		}
		j.problems = append(j.problems, at)
	}
	for _, f := range j.Files {
		dir := path.Dir(f.Path)
		if f.Source >= j.first && strings.Contains(dir, "/rules/") && !strings.HasPrefix(dir, "rules/") {
			j.problems = append(j.problems, policy.Problem{
				File: f.Name, Line: 1, Column: 1, Text: words.Text("no rule finds these data here"),
				Hint: words.Text("rules/ must be at the top of the pack, or of the tarball."),
			})
		}
		if f.Source >= j.first && strings.HasPrefix(dir, "rules/") && strings.Count(dir, "/") == 2 && !known[dir] && len(j.Problems) == 0 {
			j.problems = append(j.problems, policy.Problem{
				File: f.Name, Line: 1, Column: 1, Text: words.Text("there is no rule %s that these data belong to", strings.TrimPrefix(dir, "rules/")),
			})
		}
	}
}

// folderOf returns the folder in which a package belongs.
func folderOf(m policy.Module) string { return strings.ReplaceAll(dotted(m), ".", "/") }

// dotted returns a package as its module names it.
func dotted(m policy.Module) string {
	return strings.TrimPrefix(m.Parsed.Package.Path.String(), "data.")
}

func problem(m policy.Module, line, column int) policy.Problem {
	return policy.Problem{File: m.Name, Line: line, Column: column}
}

// rules checks what is known of rules without evaluating them.
func (j *checker) rules(modules map[rule.ID]policy.Module) {
	c := j.Catalogue
	items := map[string]rule.Item{}
	for _, i := range c.Items {
		items[i.ID] = i
	}
	names := map[string]rule.ID{}
	asks := map[string]rule.ID{}
	for _, r := range c.Rules {
		if _, ok := modules[r.ID]; !ok {
			names[r.ID.Name()] = r.ID
			for pattern := range r.Questions.Names() {
				asks[pattern] = r.ID
			}
		}
	}
	for _, r := range c.Rules {
		m, ok := modules[r.ID]
		if !ok {
			continue
		}
		s := j.of(m)
		if r.WhenEmpty == "" && judgesEmptiness(m.Parsed) {
			s.say("not_applicable", "when_empty is missing: say unproven or neutral, since not_applicable looks at more than the stage")
		}
		if !ValidID(r.ID) {
			s.say("", "the ID is not lower_snake_case")
		}
		if other, ok := names[r.ID.Name()]; ok {
			s.say("", "the name is taken by %s", other)
		}
		names[r.ID.Name()] = r.ID
		if t, ok := c.Vocabulary.Categories[r.ID.Category()]; !ok || !t.IsWhole() {
			s.say("", "category %s has no name in both languages: give it one under categories in lib/terms/data.yaml", r.ID.Category())
		}
		s.texts(r)
		for pattern := range r.Questions.Names() {
			if strings.HasSuffix(pattern, "/-") { // what a list leaves out can be different things to different rules
				continue
			}
			if other, ok := asks[pattern]; ok {
				s.say(pattern, "%s asks about %s too: move the question to lib/questions", other, pattern)
			}
			asks[pattern] = r.ID
			if _, ok := c.Questions.Find(pattern); ok {
				s.say(pattern, "lib/questions asks about %s too", pattern)
			}
		}
		for _, chapter := range r.Chapters {
			if _, ok := items[chapter]; !ok {
				s.say(chapter, "chapter %s is not an item of lib/items", chapter)
			}
		}
		s.facts(r, c)
		computed := slices.ContainsFunc(r.Chapters, func(id string) bool { return items[id].Kind == rule.Computed })
		if computed && len(r.Levers) == 0 {
			s.say("chapters", "a computed rule must name its levers")
		}
		s.parameters(r, c)
	}
}

// subject is the rule that is judged.
type subject struct {
	*checker
	module  policy.Module
	lexicon lexicon
}

func (j *checker) of(m policy.Module) subject {
	return subject{checker: j, module: m, lexicon: wordsOf(m, j.Modules)}
}

// say adds a problem at the place in the metadata that has the needle; without one, or when it is not there, at the package.
func (s subject) say(needle, format string, values ...any) {
	at := s.module.Parsed.Package.Location
	p := problem(s.module, at.Row, at.Col)
	lines := strings.Split(string(s.module.Content), "\n")
	for i, line := range lines[:min(at.Row, len(lines))] {
		if needle == "" {
			break
		}
		if column := strings.Index(line, needle); column >= 0 {
			p.Line, p.Column = i+1, column+1
			break
		}
	}
	p.Text = words.Text(format, values...)
	s.problems = append(s.problems, p)
}

// texts demands every text in both languages, over values that the rule gives as evidence.
func (s subject) texts(r *rule.Rule) {
	s.text("title", "title", r.Title)
	s.text("description", "description", r.Description)
	for _, message := range r.Messages {
		kind := message.Name
		what, needle := "message "+kind, kind+":"
		if kind == "" {
			what, needle = "message", "message:"
		}
		s.template(what, needle, message.Text, r)
		if kind != "" && !s.lexicon.all[kind] && !s.lexicon.openKinds {
			s.say(needle, "%s: the rule gives no finding of this kind", what)
		}
	}
	for _, kind := range slices.Sorted(maps.Keys(s.lexicon.kinds)) {
		if _, ok := r.Messages.Find(kind); !ok {
			s.say("message:", "there is no message for findings of the kind %q", kind)
		}
	}
	for _, suggestion := range r.Suggestions {
		action := suggestion.Name
		s.template("suggestion "+action, action+":", suggestion.Text, r)
		if !s.lexicon.all[action] && !s.lexicon.openActions {
			s.say(action+":", "suggestion %s: the rule gives no suggestion with this action", action)
		}
	}
	for _, action := range slices.Sorted(maps.Keys(s.lexicon.actions)) {
		if _, ok := r.Suggestions.Find(action); !ok {
			s.say("suggestion:", "there is no text for the suggestion %q", action)
		}
	}
	for _, question := range r.Questions {
		s.text("question "+question.Name, question.Name, question.Text)
	}
}

func (s subject) template(what, needle string, t rule.Text, r *rule.Rule) {
	s.text(what, needle, t)
	names := func(template string) []string {
		return slices.Compact(slices.Sorted(slices.Values(rule.Placeholders(template))))
	}
	en, zh := names(t.EN), names(t.ZH)
	if t.IsWhole() && !slices.Equal(en, zh) {
		s.say(needle, "%s names other values in English (%s) than in Chinese (%s)", what, strings.Join(en, " "), strings.Join(zh, " "))
	}
	for _, name := range slices.Compact(slices.Sorted(slices.Values(slices.Concat(en, zh)))) {
		isParam := slices.ContainsFunc(r.Params, func(p rule.Param) bool { return p.Name == name || hasMember(p.Value, name) })
		if !s.lexicon.all[name] && !isParam && !s.lexicon.openValues {
			s.say(needle, "%s names {%s}, which the rule never gives as evidence", what, name)
		}
	}
	for _, text := range []string{t.EN, t.ZH} {
		if strings.Count(text, "{") != len(rule.Placeholders(text)) {
			s.say(needle, "%s has a brace that begins no {name} or {name:format}: %s", what, text)
		}
	}
}

// hasMember reports whether a value has a member of that name at any depth.
func hasMember(value any, name string) bool {
	object, _ := value.(map[string]any)
	for k, v := range object {
		if k == name || hasMember(v, name) {
			return true
		}
	}
	return false
}

func (s subject) text(what, needle string, t rule.Text) {
	if !t.IsWhole() {
		s.say(needle, "%s is not there in both languages", what)
		return
	}
	han := 0
	for _, r := range t.EN {
		if unicode.Is(unicode.Han, r) {
			han++
		}
	}
	if 10*han > len([]rune(t.EN)) { // a quoted word or unit is all right
		s.say(needle, "%s: the English text is Chinese: %s", what, t.EN)
	}
	if !strings.ContainsFunc(t.ZH, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		s.say(needle, "%s: the Chinese text has no Chinese characters: %s", what, t.ZH)
	}
}

// facts demands that facts exist, that something asks for each, and that what else names facts names those.
func (s subject) facts(r *rule.Rule, c *rule.Catalogue) {
	if len(r.Stages) == 0 {
		s.say("custom:", "stages are missing")
	}
	for _, stage := range r.Stages {
		if !slices.Contains(rule.Stages, stage) {
			s.say(stage, "stage %s is not one of %s", stage, strings.Join(rule.Stages, ", "))
		}
	}
	if len(r.Facts) == 0 {
		s.say("custom:", "facts are missing")
	}
	for _, pattern := range r.Facts {
		if Field(s.schema, pattern) == nil {
			s.say(pattern, "fact %s is not in the schema: facts of your own go under /extensions", pattern)
		}
		if _, _, ok := c.Question(r, strings.ReplaceAll(pattern, "*", "0")); !ok {
			s.say(pattern, "no question asks for %s", pattern)
		}
	}
	for pattern := range r.Questions.Names() {
		if !slices.Contains(r.Facts, pattern) {
			s.say(pattern, "a question asks for %s, which is not among the facts", pattern)
		}
	}
	for _, pattern := range slices.Sorted(maps.Keys(r.Optional)) {
		if !slices.Contains(r.Facts, pattern) || r.Optional[pattern] == "" {
			s.say(pattern, "optional %s must be one of the facts, with a reason", pattern)
		}
	}
	if r.Statement != "" && (!slices.Contains(r.Facts, r.Statement) || r.Optional[r.Statement] == "") {
		s.say("statement", "statement %s must be one of the facts, and optional with a reason", r.Statement)
	}
	for _, old := range slices.Sorted(maps.Keys(r.Replaces)) {
		if _, there := c.Rule(old); there {
			s.say(string(old), "%s is declared replaced, but is there", old)
		}
		for _, other := range c.Rules {
			if _, too := other.Replaces[old]; too && other.ID < r.ID {
				s.say(string(old), "%s replaces %s too", other.ID, old)
			}
		}
	}
	for _, lever := range r.Levers {
		if Field(s.schema, lever.Pointer) == nil {
			s.say(lever.Pointer, "lever %s is not in the schema", lever.Pointer)
		}
	}
}

// parameters demands a value and a known source for each parameter, no source for what is none, and a use.
func (s subject) parameters(r *rule.Rule, c *rule.Catalogue) {
	source := string(s.module.Content)
	for _, p := range r.Params {
		if p.Value == nil {
			s.data(r, "params", p.Name, "parameter %s has no value", p.Name)
		}
		if len(p.Sources) == 0 {
			s.data(r, "params", p.Name, "parameter %s has no source: name one of lib/sources under sources; default is your own judgement", p.Name)
		}
		for _, id := range p.Sources {
			if _, ok := c.Sources[id]; !ok {
				s.data(r, "sources", p.Name, "parameter %s: source %s is not in lib/sources", p.Name, id)
			}
		}
		if !usesParam(source, p.Name) {
			s.data(r, "params", p.Name, "parameter %s is never used", p.Name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(sourcesOf(r.ID, s.Data))) {
		if _, ok := r.Param(name); !ok {
			s.data(r, "sources", name, "a source for %s, which is not a parameter", name)
		}
	}
	for _, id := range r.Resources {
		if _, ok := c.Sources[id]; !ok && !strings.Contains(id, "://") {
			s.say(id, "resource %s is neither a source nor an address", id)
		}
	}
}

// usesParam reports whether a rule reads a parameter: by its name, or by handing all of them to a library.
func usesParam(source, name string) bool {
	return strings.Contains(source, "params."+name) || strings.Contains(source, `"`+name+`"`) ||
		strings.Contains(source, "params,") || strings.Contains(source, "params)")
}

func sourcesOf(id rule.ID, data map[string]any) map[string]any {
	value := any(data)
	for _, member := range []string{"rules", id.Category(), id.Name(), "sources"} {
		object, _ := value.(map[string]any)
		value = object[member]
	}
	object, _ := value.(map[string]any)
	return object
}

// data adds a problem at a member in the data of a rule, as far as its place is found.
func (s subject) data(r *rule.Rule, list, name, format string, values ...any) {
	text := words.Text(format, values...)
	for _, f := range slices.Backward(s.Files) {
		if path.Dir(f.Path) != "rules/"+string(r.ID) {
			continue
		}
		if line, column, ok := yamlPlace(f.Content, list, name); ok {
			if f.Source < s.first { // a rule that is replaced leaves its data
				return
			}
			s.problems = append(s.problems, policy.Problem{File: f.Name, Line: line, Column: column, Text: text})
			return
		}
	}
	s.say("", "%s", text)
}

// yamlPlace finds the key of a member of a mapping at the top of a YAML or JSON document.
func yamlPlace(content []byte, list, name string) (line, column int, ok bool) {
	var document yaml.Node
	if yaml.Unmarshal(content, &document) != nil || len(document.Content) == 0 {
		return 0, 0, false
	}
	_, members := memberOf(document.Content[0], list)
	key, _ := memberOf(members, name)
	if key == nil {
		return 0, 0, false
	}
	return key.Line, key.Column, true
}

// memberOf finds a member of a mapping; nil when it is not there.
func memberOf(mapping *yaml.Node, name string) (key, value *yaml.Node) {
	if mapping == nil || mapping.Kind != yaml.MappingNode {
		return nil, nil
	}
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		if mapping.Content[i].Value == name {
			return mapping.Content[i], mapping.Content[i+1]
		}
	}
	return nil, nil
}

// outcomes demands that an empty profile proves nothing, and that the stages in the metadata are what not_applicable proves from
// the stage alone.
func (j *checker) outcomes(modules map[rule.ID]policy.Module) {
	ids := slices.Sorted(maps.Keys(modules))
	evaluator, err := j.Evaluator()
	if err != nil {
		j.problems = append(j.problems, policy.Problem{File: "policies", Text: words.Text("%s", err)})
		return
	}
	evaluate := func(document map[string]any, check func(*rule.Rule, policy.Result) words.Message) {
		value, err := plan.FromInterface(document)
		var results []policy.Result
		if err == nil {
			results, err = evaluator.Evaluate(context.Background(), value, ids)
		}
		if err != nil {
			j.problems = append(j.problems, policy.Problem{File: "policies", Text: words.Text("%s", err)})
			return
		}
		for _, result := range results {
			r, ok := j.Catalogue.Rule(result.Rule)
			if !ok {
				continue
			}
			if text := check(r, result); !text.IsZero() {
				j.of(modules[r.ID]).say("", "%s", text)
			}
		}
	}
	evaluate(map[string]any{}, func(r *rule.Rule, result policy.Result) words.Message {
		switch {
		case result.Outcome == rule.NotApplicable && r.Statement != "":
			return words.Message{}
		case r.Statement != "":
			return words.Text("without its statement %s it must be not applicable, but is %s", r.Statement, result.Outcome)
		}
		switch result.Outcome {
		case rule.Unknown:
			return words.Message{}
		case rule.Error:
			return words.Text("an empty profile must be unknown, but is an error: %v", result.Err)
		}
		return words.Text("an empty profile must be unknown, since it proves nothing, but is %s", result.Outcome)
	})
	for _, stage := range rule.Stages {
		evaluate(map[string]any{"company": map[string]any{"stage": stage}}, func(r *rule.Rule, result policy.Result) words.Message {
			if r.Statement != "" {
				return words.Message{}
			}
			got := result.Outcome == rule.NotApplicable
			if want := !slices.Contains(r.Stages, stage); got == want || result.Outcome == rule.Error {
				return words.Message{}
			}
			return words.Text("stages are %s, but in the stage %s not_applicable is %t", words.List(r.Stages), stage, got)
		})
	}
}

// overrides warns of what the packs replace, set or disable.
func (j *checker) overrides() policy.Problems {
	warnings := policy.Problems{}
	modules := map[string]policy.Module{}
	rules := map[rule.ID]policy.Module{}
	for _, m := range j.Modules {
		modules[m.Name] = m
		if id, ok := m.Rule(); ok {
			rules[id] = m
		}
	}
	for _, r := range j.Replaced {
		if r.By.Source < j.first || bytes.Equal(r.By.Content, r.Of.Content) {
			continue
		}
		name := strings.TrimPrefix(r.Package.Path.String(), "data.")
		if m, ok := modules[r.By.Name]; ok {
			if id, isRule := m.Rule(); isRule {
				name = string(id)
			}
		}
		text := words.Text("replaces %s, the shipped one", name)
		if r.Of.Source >= 1 {
			text = words.Text("replaces %s, the one in %s", name, r.Of.Name)
		}
		warnings = append(warnings, policy.Problem{
			File: r.By.Name, Line: r.Package.Location.Row, Column: r.Package.Location.Col, Text: text,
		})
	}
	for _, f := range j.Files {
		id, ok := strings.CutPrefix(path.Dir(f.Path), "rules/")
		if m, stands := rules[rule.ID(id)]; ok && stands && f.Source >= j.first && m.Source < j.first {
			warnings = append(warnings, policy.Problem{
				File: f.Name, Line: 1, Column: 1, Text: words.Text("sets data of %s without saying so in reports", id),
				Hint: words.Text("Set parameters by -d or --set, and every report names them."),
			})
		}
	}
	for _, m := range j.Left {
		id, _ := m.Rule()
		at := m.Parsed.Package.Location
		warnings = append(warnings, policy.Problem{File: m.Name, Line: at.Row, Column: at.Col, Text: words.Text("%s is disabled", id)})
	}
	return warnings
}

// ValidID reports whether an ID is <category>/<rule> in lower_snake_case, and none that Rego or the tests have a use for.
func ValidID(id rule.ID) bool {
	if ast.IsKeyword(id.Category()) || ast.IsKeyword(id.Name()) || strings.HasSuffix(id.Name(), "_test") {
		return false
	}
	return strings.Count(string(id), "/") == 1 && snake.MatchString(id.Category()) && snake.MatchString(id.Name())
}

// Field follows a pointer pattern through the schema of a profile, or to a free place below /extensions; nil when it names
// nothing there.
func Field(schema map[string]any, pattern string) map[string]any {
	if strings.HasPrefix(pattern, "/extensions/") {
		return map[string]any{}
	}
	at := schema
	for _, token := range strings.Split(strings.TrimPrefix(pattern, "/"), "/") {
		at = resolve(schema, at)
		properties, _ := at["properties"].(map[string]any)
		if next, ok := properties[token].(map[string]any); ok {
			at = next
			continue
		}
		if more, ok := at["additionalProperties"].(map[string]any); ok && at["propertyNames"] != nil { // a map, whose members have any name
			at = more
			continue
		}
		if token == "*" || token == "-" {
			if items, ok := at["items"].(map[string]any); ok {
				at = items
				continue
			}
			if more, ok := at["additionalProperties"].(map[string]any); ok {
				at = more
				continue
			}
			if names, ok := at["propertyNames"]; ok && names != nil {
				return map[string]any{}
			}
		}
		return nil
	}
	return resolve(schema, at)
}

// resolve follows $ref and the anyOf that only adds null.
func resolve(schema, at map[string]any) map[string]any {
	if ref, ok := at["$ref"].(string); ok {
		return schema["$defs"].(map[string]any)[strings.TrimPrefix(ref, "#/$defs/")].(map[string]any)
	}
	if either, ok := at["anyOf"].([]any); ok && at["properties"] == nil {
		return resolve(schema, either[0].(map[string]any))
	}
	return at
}

// judgesEmptiness reports whether a rule does not apply for another reason than the company's stage.
func judgesEmptiness(m *ast.Module) bool {
	return slices.ContainsFunc(m.Rules, func(r *ast.Rule) bool {
		if r.Head.Name.String() != "not_applicable" && r.Head.Reference.String() != "not_applicable" {
			return false
		}
		others := false
		ast.WalkRefs(r.Body, func(ref ast.Ref) bool {
			others = others || !ref.IsNested() && ref.HasPrefix(ast.InputRootRef) && ref.String() != "input.company.stage"
			return false
		})
		ast.WalkTerms(r.Body, func(t *ast.Term) bool {
			name, isVar := t.Value.(ast.Var)
			others = others || isVar && strings.HasPrefix(string(name), "_") && !name.IsGenerated()
			return false
		})
		return others
	})
}
