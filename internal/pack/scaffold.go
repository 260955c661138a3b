package pack

import (
	"bytes"
	"embed"
	"fmt"
	"path"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
)

//go:embed scaffold
var scaffold embed.FS

// Scaffold returns the files of a new rule, by their path in the pack: a rule that keeps to the contract as it stands, with tests that
// cover it, around one number in the profile's extensions. An empty title is made of the name.
func Scaffold(id rule.ID, title rule.Text) (map[string]string, error) {
	if !ValidID(id) {
		return nil, words.Errorf("%q is not a rule ID: use <category>/<rule> in lower_snake_case, such as %s; it names the bad state", id, suggestedID(id))
	}
	words := strings.ReplaceAll(id.Name(), "_", " ")
	if title.EN == "" {
		title.EN = rule.Capitalized(words)
	}
	if title.ZH == "" {
		title.ZH = "待命名：" + words
	}
	fill := strings.NewReplacer("<<category>>", id.Category(), "<<name>>", id.Name(), "<<title>>", quoted(title.EN), "<<title_zh>>", quoted(title.ZH))
	files := map[string]string{}
	for _, name := range []string{"rule.rego", "rule_test.rego", "data.yaml"} {
		content, err := scaffold.ReadFile("scaffold/" + name + ".tmpl")
		if err != nil {
			return nil, err
		}
		files[path.Join("rules", string(id), name)] = fill.Replace(string(content))
	}
	return files, nil
}

// ScaffoldFor is Scaffold for a pack beside the policies of a catalogue, whose IDs and names must not be taken. Where nobody has named the
// category, the pack's terms file, of which terms is the text as it stands, names it too. The folder of the pack is for errors.
func ScaffoldFor(c *rule.Catalogue, id rule.ID, title rule.Text, folder string, terms []byte) (map[string]string, error) {
	files, err := Scaffold(id, title)
	if err != nil {
		return nil, err
	}
	for _, r := range c.Rules {
		switch {
		case r.ID == id:
			return nil, words.Errorf("there is a rule %s: to replace it, start from its own folder; to add one, choose another name", id)
		case r.ID.Name() == id.Name():
			return nil, words.Errorf("the name is taken by %s: names are unique, choose another", r.ID)
		}
	}
	if _, known := c.Vocabulary.Categories[id.Category()]; known {
		return files, nil
	}
	name := strings.ReplaceAll(id.Category(), "_", " ")
	added, err := AddCategory(terms, id.Category(), rule.Text{EN: name, ZH: "待命名：" + name})
	if err != nil {
		return nil, fmt.Errorf("%s: %w", folder, err)
	}
	if !bytes.Equal(added, terms) {
		files[TermsFile] = string(added)
	}
	return files, nil
}

// suggestedID returns what somebody may have meant, or an example.
func suggestedID(id rule.ID) string {
	fold := func(r rune) rune {
		switch {
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9', r == '/':
			return r
		case 'A' <= r && r <= 'Z':
			return r - 'A' + 'a'
		}
		return '_'
	}
	s := rule.ID(strings.Map(fold, strings.Trim(string(id), "/ ")))
	if !strings.Contains(string(s), "/") {
		s = "our_criteria/" + s
	}
	if ValidID(s) {
		return string(s)
	}
	return "our_criteria/few_customers"
}

// quoted returns a text as a YAML scalar in one line.
func quoted(text string) string {
	node := yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Style: yaml.DoubleQuotedStyle, Value: strings.Join(strings.Fields(text), " ")}
	out, err := yaml.Marshal(&node)
	if err != nil { // no string is one
		panic(err)
	}
	return strings.TrimSpace(string(out))
}

// TermsFile is where a pack names its categories.
const TermsFile = "lib/terms/data.yaml"

// AddCategory returns the terms file of a pack with the name of a category, unless it has one; comments and order stay.
func AddCategory(terms []byte, category string, name rule.Text) ([]byte, error) {
	var document yaml.Node
	if err := yaml.Unmarshal(terms, &document); err != nil {
		return nil, fmt.Errorf("%s: %w", TermsFile, err)
	}
	if len(document.Content) == 0 {
		document = yaml.Node{Kind: yaml.DocumentNode, Content: []*yaml.Node{{Kind: yaml.MappingNode}}}
	}
	top := document.Content[0]
	if top.Kind != yaml.MappingNode {
		return nil, words.Errorf("%s: an object is needed at the top", TermsFile)
	}
	_, categories := memberOf(top, "categories")
	if categories == nil {
		categories = &yaml.Node{Kind: yaml.MappingNode}
		top.Content = append(top.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: "categories"}, categories)
	}
	if categories.Kind != yaml.MappingNode {
		return nil, words.Errorf("%s:%d:%d: categories: an object is needed", TermsFile, categories.Line, categories.Column)
	}
	if key, _ := memberOf(categories, category); key != nil {
		return terms, nil
	}
	var text yaml.Node
	if err := text.Encode(map[string]string{"en": name.EN, "zh": name.ZH}); err != nil {
		return nil, err
	}
	text.Style = yaml.FlowStyle
	categories.Content = append(categories.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: category}, &text)
	var out bytes.Buffer
	e := yaml.NewEncoder(&out)
	e.SetIndent(2)
	if err := e.Encode(&document); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
