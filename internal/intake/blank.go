package intake

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/fact"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
)

// Blank is a profile to begin with.
type Blank struct {
	Book     *fact.Book
	Name     string    // of the file, as the command to answer question by question takes it
	Purpose  rule.Text // the title of the checklist
	Patterns []string  // of the facts, as a checklist's form has them
	Value    func(f *fact.Fact) float64
	Schema   string            // address or path of the schema, for editors
	Given    map[string]string // what is known, by pattern, as YAML
}

// Told returns what somebody says of a company as a blank takes it, of texts as people write them, by pattern. An empty text says nothing.
func Told(book *fact.Book, texts map[string]string) (map[string]string, error) {
	given := map[string]string{}
	for _, pattern := range slices.Sorted(maps.Keys(texts)) {
		text := texts[pattern]
		if text == "" {
			continue
		}
		f, ok := book.Pattern(pattern)
		if !ok {
			return nil, words.Errorf("there is no fact %s", pattern)
		}
		value, err := f.Value(book, text, "")
		if err != nil {
			return nil, fmt.Errorf("%s: %q: %w", f.Name, text, err)
		}
		given[pattern] = fmt.Sprint(value)
	}
	return given, nil
}

// WriteBlank writes a commented profile in YAML with exactly the facts of the patterns, those of the highest value first: each with its
// question, its unit and an example, and empty, so that the profile is valid as it stands. Lists have a line of each of their facts as a
// comment. What is a checklist's core and what the value of a fact is the caller says.
func WriteBlank(w io.Writer, b Blank, lang rule.Lang) error {
	tree := &branch{}
	for _, pattern := range b.Patterns {
		for _, f := range b.Book.Within(pattern) {
			tree.add(b.Book, f)
		}
	}
	for pattern := range b.Given {
		if f, ok := b.Book.Pattern(pattern); ok {
			tree.add(b.Book, f)
		}
	}
	tree.sort(b.Value)
	t := &blankWriter{Blank: b, lang: lang}
	t.line(0, "# yaml-language-server: $schema=%s", b.Schema)
	t.line(0, "# "+phrases.head.In(lang), b.Purpose.In(lang))
	t.line(0, "# %s", phrases.headWhole.In(lang))
	if b.Name != "" {
		t.line(0, "# "+phrases.headEdit.In(lang), b.Name)
	}
	t.members(tree, 0)
	t.line(0, "")
	t.line(0, "# %s", phrases.complete.In(lang))
	var lists []string
	tree.lists(&lists)
	t.line(0, "# complete: [%s]", strings.Join(lists, ", "))
	_, err := io.WriteString(w, t.text.String())
	return err
}

// branch is a fact of a blank profile with those within it that it asks for.
type branch struct {
	fact     *fact.Fact // nil at the root
	within   []*branch
	priority float64 // the highest of what is within
}

// add puts a fact below the groups and tables around it.
func (b *branch) add(book *fact.Book, f *fact.Fact) {
	if f.Kind == fact.Table { // as a whole
		for _, m := range f.Members() {
			for _, inner := range book.Within(m.Pattern) {
				b.add(book, inner)
			}
		}
		return
	}
	here, at := b, ""
	for token := range strings.SplitSeq(f.Pattern[1:], "/") {
		at += "/" + token
		around, ok := book.Pattern(at)
		if !ok {
			continue // the entry of a table
		}
		i := slices.IndexFunc(here.within, func(w *branch) bool { return w.fact == around })
		if i < 0 {
			i = len(here.within)
			here.within = append(here.within, &branch{fact: around})
		}
		here = here.within[i]
	}
}

// sort puts the most valuable first, with what stays in the order of the schema where it is worth the same.
func (b *branch) sort(value func(*fact.Fact) float64) {
	for _, w := range b.within {
		w.sort(value)
		if len(w.within) == 0 {
			w.priority = value(w.fact)
		}
		b.priority = max(b.priority, w.priority)
	}
	if b.fact != nil && b.fact.Kind == fact.Table {
		b.priority = max(b.priority, value(b.fact))
		return // an entry reads in the order of the schema
	}
	slices.SortStableFunc(b.within, func(x, y *branch) int { return cmp.Compare(y.priority, x.priority) })
}

// lists are the pointers of the outermost tables.
func (b *branch) lists(all *[]string) {
	for _, w := range b.within {
		if w.fact.Kind == fact.Table {
			*all = append(*all, w.fact.Pattern)
			continue
		}
		w.lists(all)
	}
}

type blankWriter struct {
	Blank
	lang rule.Lang
	text strings.Builder
}

func (t *blankWriter) line(depth int, format string, args ...any) {
	text := strings.TrimRight(strings.Repeat("  ", depth)+fmt.Sprintf(format, args...), " ")
	t.text.WriteString(text + "\n")
}

func (t *blankWriter) members(b *branch, depth int) {
	for _, w := range b.within {
		f := w.fact
		if depth == 0 {
			t.line(0, "")
		}
		if f.Kind == fact.Group {
			t.line(depth, "%s:", f.Name)
			t.members(w, depth+1)
			continue
		}
		t.line(depth, "# %s", Open(f.Question).In(t.lang))
		if f.Kind == fact.Table {
			t.line(depth, "# %s", phrases.entry.In(t.lang))
			t.line(depth, "%s:", f.Name)
			t.entry(w, depth+1)
			continue
		}
		if help := f.Help.In(t.lang); help != "" {
			t.line(depth, "# %s", help)
		}
		t.line(depth, "# %s", t.how(f))
		t.line(depth, "%s: %s", f.Name, t.Given[f.Pattern])
	}
}

// entry writes the facts of a table's entry as comments that become one when their marks are taken away.
func (t *blankWriter) entry(b *branch, depth int) {
	first, comment := "- ", func(inner int, format string, args ...any) {
		t.line(depth, "# "+strings.Repeat("  ", inner)+format, args...)
	}
	var write func(b *branch, inner int)
	write = func(b *branch, inner int) {
		for _, w := range b.within {
			f := w.fact
			mark := first
			first = "  "
			switch f.Kind {
			case fact.Group:
				comment(inner, "%s%s:", mark, f.Name)
				write(w, inner+1)
			case fact.Table:
				comment(inner, "%s%s:  # %s", mark, f.Name, f.Label.In(t.lang))
				first = "- "
				write(w, inner+1)
			default:
				comment(inner, "%s%s:  # %s; %s", mark, f.Name, f.Label.In(t.lang), t.how(f))
			}
		}
	}
	write(b, 0)
}

// how says how a value is written in YAML, by an example or by what it may be.
func (t *blankWriter) how(f *fact.Fact) string {
	example := f.Example.In(t.lang)
	switch f.Kind {
	case fact.Boolean:
		return phrases.yesNo.In(t.lang)
	case fact.Word:
		if len(f.Words) > mostWords {
			break
		}
		return fmt.Sprintf(phrases.oneOf.In(t.lang), strings.Join(f.Words, ", "))
	case fact.Money:
		example = phrases.money.In(t.lang)
	case fact.Texts:
		if len(f.Words) > 0 {
			example = strings.Join(f.Words, ", ")
		}
		example = "[" + example + "]"
	}
	example = fmt.Sprintf(phrases.more.In(t.lang), example)
	if f.Unit != "" && f.Kind != fact.Date {
		example = KindName(f, t.lang) + ", " + example
	}
	return example
}
