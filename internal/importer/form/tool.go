package form

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/rule"
)

// ToolFormats are the formats in which WriteTool lists the questions for a form tool.
var ToolFormats = []string{"markdown", "csv"}

var (
	toolHead   = rule.Said("Make one question of each line in the form tool, with exactly this text. The mapping reads its export by these texts.")
	toolNeeded = rule.Said("required")
	toolKinds  = map[string]rule.Text{
		"text": rule.Said("short text"), "number": rule.Said("number"), "date": rule.Said("date"),
		"choice": rule.Said("one choice"), "texts": rule.Said("long text, one a line"),
	}
	toolColumns = []rule.Text{
		rule.Said("No."), rule.Said("Question"), rule.Said("Kind"), rule.Said("Choices"), rule.Said("Required"), rule.Said("Help"), rule.Said("Fact"),
	}
)

// tool is a question to be entered in a form tool.
type tool struct {
	part
	to, text, kind, help string
	choices              []string
}

// tools returns the questions about the company, and those about the first entries of each list.
func (s Sheet) tools(im *importer.Importer, lang rule.Lang) ([]tool, error) {
	parts, err := s.parts(im)
	if err != nil {
		return nil, err
	}
	var all []tool
	seen := map[string]bool{}
	add := func(p part, to, text string) {
		for n := 2; seen[text]; n++ { // exports of form tools name columns by the question
			text = fmt.Sprintf("%s (%d)", strings.TrimSuffix(text, fmt.Sprintf(" (%d)", n-1)), n)
		}
		seen[text] = true
		o := &onePage{formWriter: &formWriter{Importer: im, lang: lang}}
		t := tool{part: p, to: to, text: text, help: o.help(p), kind: "text"}
		switch p.fact.Kind {
		case importer.KindEnum:
			if p.fact.Pointer != currencyPointer {
				t.kind, t.choices = "choice", choices(im, p.fact, lang)
			}
		case importer.KindBoolean:
			t.kind, t.choices = "choice", choices(im, p.fact, lang)
		case importer.KindDate:
			t.kind = "date"
		case importer.KindTexts:
			t.kind = "texts"
		case importer.KindText:
		default:
			t.kind = "number"
		}
		all = append(all, t)
	}
	for _, p := range parts {
		if p.list == "" {
			add(p, p.Pattern, p.Text.In(lang))
			continue
		}
		for entry := range cohortEach {
			for _, f := range p.fields {
				f.Required = f.Required && entry == 0
				add(f, strings.Replace(f.Pattern, "*", fmt.Sprint(entry), 1), fmt.Sprintf("%s %d: %s", p.Text.In(lang), entry+1, f.Label.In(lang)))
			}
		}
	}
	return all, nil
}

// WriteTool lists the questions to enter in a form tool, as Markdown or CSV.
func WriteTool(im *importer.Importer, w io.Writer, lang rule.Lang, format string, s Sheet) error {
	all, err := s.tools(im, lang)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if format == "csv" {
		b.WriteString("\ufeff")
		c := csv.NewWriter(&b)
		head := make([]string, len(toolColumns))
		for i, t := range toolColumns {
			head[i] = t.In(lang)
		}
		rows := [][]string{head}
		for i, t := range all {
			needed := ""
			if t.Required {
				needed = toolNeeded.In(lang)
			}
			rows = append(rows, []string{fmt.Sprint(i + 1), t.text, toolKinds[t.kind].In(lang), strings.Join(t.choices, "\n"), needed, t.help, t.to})
		}
		if err := c.WriteAll(rows); err != nil {
			return err
		}
		_, err = w.Write(b.Bytes())
		return err
	}
	fmt.Fprintf(&b, "# %s\n\n%s\n\n", s.Title.In(lang), toolHead.In(lang))
	for i, t := range all {
		kind := toolKinds[t.kind].In(lang)
		if t.Required {
			kind += ", " + toolNeeded.In(lang)
		}
		fmt.Fprintf(&b, "%d. %s\n   *%s*", i+1, t.text, kind)
		if t.help != "" {
			b.WriteString(" " + t.help)
		}
		b.WriteString("\n")
		for _, c := range t.choices {
			fmt.Fprintf(&b, "   - %s\n", c)
		}
	}
	_, err = w.Write(b.Bytes())
	return err
}

// WriteToolMapping writes the mapping for the export of a form tool that asks the questions of WriteTool.
func WriteToolMapping(im *importer.Importer, w io.Writer, lang rule.Lang, s Sheet) error {
	all, err := s.tools(im, lang)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "mapping: diligo.mapping/v1\ndescription: %s\nfacts:\n", quote(s.Title.In(lang)))
	currency := ""
	for _, t := range all {
		if t.to == currencyPointer {
			currency = t.text
		}
	}
	for _, t := range all {
		line := fmt.Sprintf("to: %s, column: %s", t.to, quote(t.text))
		switch t.fact.Kind {
		case importer.KindMoney:
			line += ", currency_column: " + quote(currency)
		case importer.KindPercent:
			line += ", percent: points"
		case importer.KindTexts:
			line += ", split: " + quote(im.FormStyle(t.fact).Split+";；")
		case importer.KindEnum:
			if t.choices == nil {
				break
			}
			words := map[string]string{}
			for _, l := range []rule.Lang{rule.English, rule.Chinese} {
				for word, text := range im.Shown(t.fact, l) {
					words[text] = word
				}
			}
			for _, word := range t.fact.Words {
				words[word] = word
			}
			var pairs []string
			for _, text := range slices.Sorted(maps.Keys(words)) {
				pairs = append(pairs, quote(text)+": "+quote(words[text]))
			}
			line += ", words: {" + strings.Join(pairs, ", ") + "}"
		}
		b.WriteString("  - {" + line + "}\n")
	}
	_, err = w.Write(b.Bytes())
	return err
}

// quote returns a text as a JSON string, which is also valid YAML.
func quote(text string) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(text) // a string always encodes
	return strings.TrimSuffix(b.String(), "\n")
}
