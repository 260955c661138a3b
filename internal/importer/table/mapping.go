package table

import (
	"embed"
	"errors"
	"io/fs"
	"maps"
	"math/big"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/importer/grid"
	"github.com/diligo/diligo/internal/words"
)

//go:embed mappings/*.yaml
var shipped embed.FS

// Mapping says which column of which table is which fact.
type Mapping struct {
	file     string
	tables   map[string]*tableSpec
	company  string // the table with one company per row
	facts    []*entry
	joins    []*join
	complete []string
}

// join is a table with several rows per company.
type join struct {
	*joinSpec
	to    []string
	facts []*entry
}

// entry is one fact that a mapping provides.
type entry struct {
	*factSpec
	to     []string // tokens of the pointer
	full   string   // pointer from the root of the profile
	fact   *importer.Fact
	style  importer.Style
	absent map[string]bool
	within []string // path of the fact in the list entry that each part of the cell becomes; nil if the cell is the fact
	times  *big.Rat // factor of a value computed from several columns
}

// ShippedMappings returns the names of the mappings shipped with diligo, sorted.
func ShippedMappings() []string {
	files, _ := fs.Glob(shipped, "mappings/*.yaml") // the pattern is valid
	var names []string
	for _, file := range files {
		names = append(names, strings.TrimSuffix(path.Base(file), ".yaml"))
	}
	return names
}

// ShippedMapping returns the text of a mapping shipped with diligo.
func ShippedMapping(name string) (file string, text []byte, ok bool) {
	file = "mappings/" + name + ".yaml"
	text, err := shipped.ReadFile(file)
	return file, text, err == nil
}

// ParseMapping reads a mapping and checks it against the profile schema. Errors give file, line and column.
func ParseMapping(im *importer.Importer, file string, text []byte) (*Mapping, error) {
	spec, err := parseMapping(file, text)
	if err != nil {
		return nil, err
	}
	m := &Mapping{file: file, tables: spec.Tables, company: spec.Table, complete: spec.Complete}
	if m.tables == nil {
		m.tables = map[string]*tableSpec{"": {}}
	}
	c := &checker{importer: im, spec: spec}
	c.tables(m)
	m.facts = c.facts(im.Root, "", spec.Facts)
	for _, j := range spec.Joins {
		m.joins = append(m.joins, c.join(m, j))
	}
	for _, pointer := range spec.Complete {
		if f, err := im.Root.At(pointer); err != nil || f.Kind != importer.KindEntries && f.Kind != importer.KindTexts {
			c.wrong(spec.place, "complete: %s is not a list of a profile", pointer)
		}
	}
	if err := errors.Join(c.errs...); err != nil {
		return nil, err
	}
	return m, nil
}

// Joins reports whether the mapping joins several tables.
func (m *Mapping) Joins() bool { return len(m.joins) > 0 }

// checker collects the errors in a mapping that its schema can't detect.
type checker struct {
	importer *importer.Importer
	spec     *mappingSpec
	errs     []error
}

func (c *checker) wrong(p place, format string, args ...any) {
	c.errs = append(c.errs, &MappingError{c.spec.file, p.line, p.column, words.Text(format, args...)})
}

func (c *checker) tables(m *Mapping) {
	if m.company == "" && len(m.tables) == 1 {
		for name := range m.tables {
			m.company = name
		}
	}
	if m.tables[m.company] == nil {
		c.wrong(c.spec.place, "table: say which of the tables has one company a row: %s", strings.Join(slices.Sorted(maps.Keys(m.tables)), ", "))
	}
	for _, name := range slices.Sorted(maps.Keys(m.tables)) {
		t := m.tables[name]
		for _, one := range slices.Concat(t.Rows, t.SkipRows) {
			c.condition(one, t.place)
		}
		if name != m.company && len(t.Group) > 0 {
			c.wrong(t.place, "group: means something only for the table of companies")
		}
		if encoding := m.tables[name].Encoding; encoding != "" {
			if _, _, err := grid.EncodingNamed(encoding); err != nil {
				c.wrong(m.tables[name].place, "encoding: %s", err)
			}
		}
		for _, glob := range m.tables[name].Files {
			if _, err := path.Match(glob, ""); err != nil {
				c.wrong(m.tables[name].place, "files: %q is not a glob", glob)
			}
		}
	}
}

func (c *checker) join(m *Mapping, s *joinSpec) *join {
	if m.tables[s.Table] == nil {
		c.wrong(s.place, "table: there is no table %q", s.Table)
	}
	j := &join{joinSpec: s}
	if len(s.Key) == 0 != (len(s.Matches) == 0) {
		c.wrong(s.place, "key and matches go together: both, or neither for a single company")
	}
	if s.One && s.To == "" {
		j.facts = c.facts(c.importer.Root, "", s.Facts)
		return j
	}
	list, err := c.importer.Root.At(s.To)
	switch {
	case s.One:
		c.wrong(s.place, "one: a table with one row a company fills the profile itself: leave to out")
		return j
	case s.To == "":
		c.wrong(s.place, "to: say the list, or one: true")
		return j
	case err != nil:
		c.wrong(s.place, "to: %s", err)
		return j
	case list.Kind != importer.KindEntries && list.Kind != importer.KindFree:
		c.wrong(s.place, "to: %s is not a list of a profile", s.To)
		return j
	}
	j.to = importer.Tokens(s.To)
	entry := list
	if list.Kind == importer.KindEntries {
		entry = list.Entry()
	}
	j.facts = c.facts(entry, s.To+"/-", s.Facts)
	return j
}

// facts checks facts whose pointers are relative to from: the entry of a list, or the root.
func (c *checker) facts(from *importer.Fact, at string, specs []*factSpec) []*entry {
	var all []*entry
	seen := map[string]int{}
	for _, s := range specs {
		e := &entry{factSpec: s, to: importer.Tokens(s.To), full: at + s.To, absent: map[string]bool{}}
		if line, twice := seen[s.To]; twice && s.When == nil {
			c.wrong(s.place, "to: %s is filled in line %d already; of several, all but one need a when", s.To, line)
		}
		seen[s.To] = s.place.line
		f, err := from.At(s.To)
		if err != nil {
			c.wrong(s.place, "to: %s", err)
			continue
		}
		if s.Each != "" && f.Kind == importer.KindEntries {
			inner, err := f.Entry().At(s.Each)
			if err != nil || s.Split == "" {
				c.wrong(s.place, "each: needs split, and a fact of the entries of %s%s", s.To, f.Entry().FieldsHint())
				continue
			}
			e.within, f = importer.Tokens(s.Each), inner
		} else if s.Each != "" {
			c.wrong(s.place, "each: %s is not a list of entries", s.To)
		}
		e.fact = c.kind(f, s)
		if s.When != nil {
			c.condition(s.When, s.place)
		}
		c.computed(e)
		if at != "" && s.Latest != nil {
			c.wrong(s.place, "latest: only a company's own fact can be taken from a list")
		}
		if s.Latest != nil {
			c.latest(s)
		}
		for _, text := range slices.Concat(c.spec.Absent, s.Absent) {
			e.absent[strings.ToLower(strings.TrimSpace(text))] = true
		}
		e.style = c.style(e)
		all = append(all, e)
	}
	return all
}

// condition checks and compiles a condition.
func (c *checker) condition(one *condition, at place) {
	if one.Matches == "" {
		return
	}
	pattern, err := regexp.Compile("(?i)" + one.Matches)
	if err != nil {
		c.wrong(at, "matches: %s", err)
	}
	one.pattern = pattern
}

// computed checks a fact computed from several columns, and its factor.
func (c *checker) computed(e *entry) {
	s := e.factSpec
	if len(s.Sum)+len(s.Difference)+len(s.Ratio) == 0 {
		if s.Times != "" {
			c.wrong(s.place, "times: needs sum, difference or ratio")
		}
		return
	}
	if len(s.Difference) > 2 || len(s.Ratio) > 2 {
		c.wrong(s.place, "difference and ratio: two columns are needed")
	}
	if !e.fact.IsNumber() {
		c.wrong(s.place, "to: %s is not a number, which sum, difference and ratio make", s.To)
	}
	e.times = big.NewRat(1, 1)
	if s.Times != "" {
		times, ok := new(big.Rat).SetString(s.Times)
		if !ok || times.Sign() == 0 {
			c.wrong(s.place, "times: %q is not a number: use such as 12, 0.5, or -1/12", s.Times)
			return
		}
		e.times = times
	}
}

// kind returns the fact with its kind; for a fact below one of KindFree, the kind is that stated in the mapping.
func (c *checker) kind(f *importer.Fact, s *factSpec) *importer.Fact {
	switch {
	case (s.To == "/provenance" || strings.HasPrefix(s.To, "/provenance/")) && !s.claims():
		c.wrong(s.place, "to: how well a fact is supported is not for a table to say: what it holds is claimed")
	case f.Kind == importer.KindFree && s.Kind == "":
		c.wrong(s.place, "kind: the profile schema does not say what %s is: add kind: text, date, number, money ...", s.To)
	case f.Kind == importer.KindFree:
		return &importer.Fact{Name: f.Name, Pointer: s.To, Kind: importer.KindNames[s.Kind]}
	case s.Kind != "":
		c.wrong(s.place, "kind: the profile schema says what %s is: leave kind out", s.To)
	case f.Kind == importer.KindObject || f.Kind == importer.KindEntries:
		c.wrong(s.place, "to: %s is not a single fact%s", s.To, f.FieldsHint())
	}
	return f
}

// claims reports whether what a mapping says about a fact's support is no stronger than a claim: that it is claimed, as of when, and its
// source.
func (s *factSpec) claims() bool {
	switch member := s.To[strings.LastIndexByte(s.To, '/')+1:]; member {
	case "level":
		return s.Value != nil && *s.Value == "claimed"
	case "source", "as_of":
		return strings.Count(s.To, "/") == 3
	}
	return false
}

func (c *checker) latest(s *factSpec) {
	list, err := c.importer.Root.At(s.Latest.Of)
	switch {
	case err != nil:
		c.wrong(s.place, "latest: %s", err)
	case list.Kind != importer.KindEntries || list.Field(s.Latest.Field) == nil || list.Field(s.Latest.By) == nil:
		c.wrong(s.place, "latest: %s has no entries with %s and %s", s.Latest.Of, s.Latest.Field, s.Latest.By)
	}
}

// style returns the options of a fact; an option that does not apply to the fact's kind is an error.
func (c *checker) style(e *entry) importer.Style {
	s, k := e.factSpec, e.fact.Kind
	isNumber := e.fact.IsNumber()
	for _, option := range []struct {
		name  string
		given bool
		fits  bool
	}{
		{"date", s.Date != "", k == importer.KindDate},
		{"decimal", s.Decimal != "", isNumber},
		{"unit", s.Unit != "", isNumber && k != importer.KindPercent},
		{"percent", s.Percent != "", k == importer.KindPercent},
		{"currency", s.Currency != "", k == importer.KindMoney},
		{"currency_column", len(s.CurrencyColumn) > 0, k == importer.KindMoney && s.Currency == ""},
		{"as_written", s.AsWritten, k == importer.KindMoney},
		{"about", s.About != "", isNumber},
		{"range", s.Range != "", isNumber},
		{"signs", s.Signs != nil, k == importer.KindMoney && s.Currency == ""},
		{"split", s.Split != "", k == importer.KindTexts || e.within != nil},
		{"others", s.Others != "", s.Words != nil},
	} {
		if option.given && !option.fits {
			c.wrong(s.place, "%s: means nothing for %s", option.name, s.To)
		}
	}
	out := importer.Style{
		Date: s.Date, Decimal: s.Decimal, Fraction: s.Percent == "fraction", Points: s.Percent == "points", Currency: s.Currency,
		Pass: s.Others == "absent", Read: s.Others == "read", Split: s.Split, AsWritten: s.AsWritten,
		About: s.About, Range: s.Range, Signs: s.Signs,
	}
	for _, sign := range slices.Sorted(maps.Keys(s.Signs)) {
		if _, could := importer.CutCurrency(sign, nil, true); sign != "" && !slices.Contains(could, s.Signs[sign]) {
			c.wrong(s.place, "signs: %q does not stand for %s", sign, s.Signs[sign])
		}
		if !slices.Contains(c.importer.Currencies, s.Signs[sign]) {
			c.wrong(s.place, "signs: %s is not an ISO 4217 code", s.Signs[sign])
		}
	}
	if s.Currency != "" && !slices.Contains(c.importer.Currencies, s.Currency) {
		c.wrong(s.place, "currency: %s is not an ISO 4217 code", s.Currency)
	}
	if s.Unit != "" {
		unit, ok := importer.Units[strings.ToLower(s.Unit)]
		out.Unit = new(big.Rat).SetInt64(unit)
		if !ok {
			if out.Unit, ok = new(big.Rat).SetString(s.Unit); !ok || out.Unit.Sign() <= 0 {
				c.wrong(s.place, "unit: %q is not a unit: use k, m, bn, thousand, million, billion, 万, 亿 or a number", s.Unit)
				out.Unit = nil
			}
		}
	}
	if s.Words != nil {
		out.Words = map[string]string{}
		for _, text := range slices.Sorted(maps.Keys(s.Words)) {
			word := s.Words[text]
			out.Words[strings.ToLower(strings.TrimSpace(text))] = word
			if word != "" && e.fact.Words != nil && !slices.Contains(e.fact.Words, word) {
				c.wrong(s.place, "words: %s can't be %q: use one of %s", s.To, word, strings.Join(e.fact.Words, ", "))
			}
		}
	}
	return out
}
