package tidy

import (
	"cmp"
	"slices"
	"strings"

	"github.com/clipperhouse/displaywidth"
	"github.com/tailscale/hujson"
)

// Format writes a JSON profile in one way: the keys in the order of the schema and those that it does not know behind them in
// their own, two spaces of indentation, no trailing comma and no byte order mark. An object or list stays on one line if it was
// on one and fits; the profile itself never does. Comments stay with the value that they stand at; numbers and texts keep
// every character. What Format gives, it gives again. The error is a profile.Errors with the place.
func (t *Tidier) Format(source string, data []byte) ([]byte, error) {
	data = withoutMarks(data)
	parsed, err := parse(source, data)
	if err != nil {
		return nil, err
	}
	b := builder{value: value{open: ' '}}
	b.member(parsed.BeforeExtra, nil, nil, member{value: build(&parsed, at(t.root))})
	b.end(parsed.AfterExtra)
	b.members[0].value.spread = len(b.members[0].value.members) > 0 || b.members[0].value.spread
	var p printer
	p.body(b.value, 0)
	return []byte(strings.TrimPrefix(p.String(), "\n") + "\n"), nil
}

// value is a JSON value as it will be written.
type value struct {
	literal string // of what is neither object nor list
	open    byte   // the bracket, or 0
	members []member
	below   []comment // behind the last member
	spread  bool      // over several lines
}

// member is a member of an object, or an entry of a list, with the comments that belong to it.
type member struct {
	rank   int // in the order of the schema
	above  []comment
	blank  bool   // an empty line between those and the name
	name   string // with its quotes; "" in a list
	value  value
	beside []string // comments behind it on its line
}

// comment is a comment on a line of its own.
type comment struct {
	blank bool // an empty line before it
	text  string
}

// build takes a value apart.
func build(v *hujson.Value, p schemaPlace) value {
	switch x := v.Value.(type) {
	case *hujson.Object:
		b := builder{value: value{open: '{'}}
		for i := range x.Members {
			m := &x.Members[i]
			name := m.Name.Value.(hujson.Literal)
			b.member(m.Name.BeforeExtra, slices.Concat(m.Name.AfterExtra, m.Value.BeforeExtra), m.Value.AfterExtra, member{
				rank: p.rank(name.String()), name: string(name), value: build(&m.Value, p.member(name.String())),
			})
		}
		b.end(x.AfterExtra)
		slices.SortStableFunc(b.members, func(a, b member) int { return cmp.Compare(a.rank, b.rank) })
		return b.value
	case *hujson.Array:
		b := builder{value: value{open: '['}}
		for i := range x.Elements {
			e := &x.Elements[i]
			b.member(e.BeforeExtra, nil, e.AfterExtra, member{value: build(e, p.entry())})
		}
		b.end(x.AfterExtra)
		return b.value
	}
	return value{literal: string(v.Value.(hujson.Literal))}
}

// builder gathers the members of an object or list and gives each comment to the member that it stands at.
type builder struct{ value }

// member adds a member, given what stands before it, between its name and its value, and between its value and the comma.
func (b *builder) member(before, within, after hujson.Extra, m member) {
	lead := read(before)
	m.blank = lead.newlines > 1
	if lead.lines() {
		lead.comments = b.beside(lead.comments)
	}
	for _, c := range slices.Concat(lead.comments, read(within).comments) {
		m.above = append(m.above, comment{blank: c.newlines > 1, text: c.text})
	}
	b.spread = b.spread || lead.lines() || len(m.above) > 0 || m.value.spread
	b.members = append(b.members, m)
	b.own(b.beside(read(after).comments), &b.members[len(b.members)-1].above)
}

// end takes what stands behind the last member.
func (b *builder) end(after hujson.Extra) {
	rest := read(after)
	b.spread = b.spread || rest.lines()
	b.own(b.beside(rest.comments), &b.below)
}

// beside gives the last member the comments on its line, and returns the others. Nothing can follow a comment that ends with
// its line.
func (b *builder) beside(comments []found) []found {
	if len(b.members) == 0 {
		return comments
	}
	last := &b.members[len(b.members)-1]
	for i, c := range comments {
		if c.newlines > 0 || len(last.beside) > 0 && strings.HasPrefix(last.beside[len(last.beside)-1], "//") {
			return comments[i:]
		}
		last.beside = append(last.beside, c.text)
		b.spread = true
	}
	return nil
}

// own puts comments on lines of their own.
func (b *builder) own(comments []found, place *[]comment) {
	for _, c := range comments {
		*place = append(*place, comment{blank: c.newlines > 1, text: c.text})
		b.spread = true
	}
}

// gap is what stands between two tokens.
type gap struct {
	comments []found
	newlines int // behind the last comment
}

// found is a comment with the number of line ends before it.
type found struct {
	newlines int
	text     string
}

// lines reports whether the gap goes over several lines.
func (g gap) lines() bool {
	return g.newlines > 0 || slices.ContainsFunc(g.comments, func(c found) bool { return c.newlines > 0 })
}

func read(extra hujson.Extra) gap {
	var g gap
	text := strings.ReplaceAll(strings.ReplaceAll(string(extra), "\r\n", "\n"), "\r", " ")
	for text != "" {
		switch {
		case text[0] == '\n':
			g.newlines++
			text = text[1:]
		case text[0] != '/':
			text = text[1:]
		default:
			end := strings.IndexByte(text, '\n')
			if text[1] == '*' {
				end = strings.Index(text[2:], "*/") + 4
			}
			g.comments = append(g.comments, found{newlines: g.newlines, text: strings.TrimRight(text[:end], " \t")})
			g.newlines, text = 0, text[end:]
		}
	}
	return g
}

// lineWidth is how many columns a line may have before its object or list goes over several.
const lineWidth = 130

// printer writes values with their layout.
type printer struct{ strings.Builder }

// body writes the members of a spread object or list, each from a new line on.
func (p *printer) body(v value, depth int) {
	first := true
	line := func(blank bool) {
		if blank && !first {
			p.WriteByte('\n')
		}
		first = false
		p.WriteString("\n" + strings.Repeat("  ", depth))
	}
	for i, m := range v.members {
		for _, c := range m.above {
			line(c.blank)
			p.WriteString(c.text)
		}
		line(m.blank)
		used := 2*depth + 1 // and a comma
		if m.name != "" {
			p.WriteString(m.name + ": ")
			used += displaywidth.String(m.name) + 2
		}
		p.value(m.value, depth, used)
		if i < len(v.members)-1 {
			p.WriteByte(',')
		}
		for _, c := range m.beside {
			p.WriteString(" " + c)
		}
	}
	for _, c := range v.below {
		line(c.blank)
		p.WriteString(c.text)
	}
}

// value writes a value on a line of which some columns are used.
func (p *printer) value(v value, depth, used int) {
	if !v.spread {
		if line := v.line(); v.open == 0 || used+displaywidth.String(line) <= lineWidth {
			p.WriteString(line)
			return
		}
	}
	p.WriteByte(v.open)
	p.body(v, depth+1)
	p.WriteString("\n" + strings.Repeat("  ", depth))
	p.WriteByte(v.open + 2)
}

// line returns a value without comments on one line.
func (v value) line() string {
	if v.open == 0 {
		return v.literal
	}
	parts := make([]string, len(v.members))
	for i, m := range v.members {
		parts[i] = m.value.line()
		if m.name != "" {
			parts[i] = m.name + ": " + parts[i]
		}
	}
	return string(v.open) + strings.Join(parts, ", ") + string(v.open+2)
}
