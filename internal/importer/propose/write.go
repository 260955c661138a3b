package propose

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/rule"
)

// Counts returns the number of columns that became facts, became free text, and were left out.
func (p *Proposal) Counts() (facts, texts, left int) {
	for _, c := range p.Columns {
		switch {
		case !c.Taken():
			left++
		case c.synonym.Text:
			texts++
		default:
			facts++
		}
	}
	return facts, texts, left
}

// YAML returns the mapping, commented in the given language.
func (p *Proposal) YAML(lang rule.Lang) []byte {
	var b bytes.Buffer
	names := make([]string, len(p.Sources))
	for i, name := range p.Sources {
		names[i] = path.Base(strings.ReplaceAll(name, `\`, "/"))
	}
	comment := func(t rule.Text) { fmt.Fprintf(&b, "# %s\n", oneLine(t.In(lang))) }
	facts, texts, left := p.Counts()
	comment(text(wordsHead, strings.Join(names, ", "), len(p.Columns), facts, texts, left, p.Rows))
	comment(wordsTell)
	for _, note := range p.Notes {
		b.WriteString("# ? " + oneLine(note.In(lang)) + "\n")
	}
	b.WriteString("mapping: diligo.mapping/v1\n")
	fmt.Fprintf(&b, "description: %s\n", quote(text(wordsDescribe, strings.Join(names, ", ")).In(lang)))
	if table := p.table(); table != "" {
		b.WriteString("tables:\n  companies: {" + table + "}\n")
	}
	if len(p.Absent) > 0 {
		fmt.Fprintf(&b, "absent: %s\n", list(p.Absent))
	}
	b.WriteString("facts:\n")
	for _, c := range p.Columns {
		if c.To == "" {
			continue
		}
		fmt.Fprintf(&b, "  # %s %s: %s\n", c.Letter, quote(short(c.Sample)), text(wordsCells, c.Read, c.Filled).In(lang))
		for _, d := range c.Doubts {
			b.WriteString("  # ? " + oneLine(d.In(lang)) + "\n")
		}
		line := "  - {" + c.entry() + "}\n"
		if c.off {
			line = "  # - {" + c.entry() + "}\n"
		}
		b.WriteString(line)
	}
	if facts+texts == 0 {
		b.WriteString("  []\n")
	}
	head := false
	for _, c := range p.Columns {
		if c.To != "" || c.Name == "" && c.Filled == 0 {
			continue
		}
		if !head {
			b.WriteString("# " + wordsLeft.In(lang) + "\n")
			head = true
		}
		fmt.Fprintf(&b, "#   %s %s: %s\n", c.Letter, quote(short(c.Name)), quote(short(c.Sample)))
		for _, d := range c.Doubts {
			b.WriteString("#     ? " + oneLine(d.In(lang)) + "\n")
		}
	}
	return b.Bytes()
}

// table returns the mapping's options of the table; "" if there are none.
func (p *Proposal) table() string {
	var parts []string
	if p.Sheet != "" {
		parts = append(parts, "sheet: "+quote(p.Sheet))
	}
	if p.HeaderRow > 1 {
		parts = append(parts, fmt.Sprintf("header_row: %d", p.HeaderRow))
	}
	if len(p.Totals) > 0 {
		parts = append(parts, fmt.Sprintf("skip_rows: [{column: %s, is: %s}]", quote(p.named.Name), list(p.Totals)))
	}
	return strings.Join(parts, ", ")
}

// entry returns the mapping's entry for the column, without braces.
func (c *Column) entry() string {
	parts := []string{"to: " + c.To}
	add := func(name, value string) {
		if value != "" {
			parts = append(parts, name+": "+value)
		}
	}
	if c.synonym.Times != 0 {
		add("sum", "["+quote(c.Name)+"]")
		add("times", fmt.Sprint(c.synonym.Times))
	} else {
		add("column", quote(c.Name))
	}
	if c.synonym.Text {
		add("kind", "text")
	}
	if c.synonym.Each != "" {
		add("each", c.synonym.Each)
		add("split", quote(c.synonym.Split))
	}
	h := c.how
	add("date", h.date)
	add("currency", h.currency)
	if h.currencyColumn != "" {
		add("currency_column", quote(h.currencyColumn))
	}
	add("unit", h.unit)
	add("decimal", h.decimal)
	add("percent", h.percent)
	add("about", h.about)
	add("range", h.span)
	if h.signs != nil {
		add("signs", object(h.signs))
	}
	if h.words != nil {
		add("words", object(h.words))
		add("others", h.others)
	}
	if h.absent != nil {
		add("absent", list(h.absent))
	}
	return strings.Join(parts, ", ")
}

// quote returns a text as a JSON string, which is also valid YAML.
func quote(text string) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(text) // a string always encodes
	return strings.TrimSuffix(b.String(), "\n")
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

func list(texts []string) string {
	quoted := make([]string, len(texts))
	for i, text := range texts {
		quoted[i] = quote(text)
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}

func object(words map[string]string) string {
	var parts []string
	for _, text := range slices.Sorted(maps.Keys(words)) {
		word := quote(words[text])
		if words[text] == "" {
			word = "null"
		}
		parts = append(parts, quote(text)+": "+word)
	}
	return "{" + strings.Join(parts, ", ") + "}"
}
