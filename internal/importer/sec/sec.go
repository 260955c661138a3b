// Package sec makes profiles of filings with the US Securities and Exchange Commission in EDGAR's XML: Form C with its progress updates and
// annual reports (crowdfunding offerings), and Form D (notices of exempt offerings). Names and meanings of elements follow the SEC's
// technical specifications. Each filing makes one profile; every element with text is either used or counted as one without a fact.
package sec

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"math/big"
	"slices"
	"strings"
	"time"

	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/words"
)

const (
	maxBytes = 16 << 20
	maxDepth = 64
)

// leaf is an element with text.
type leaf struct {
	path string // local names below edgarSubmission, such as offeringData/investors/totalNumberAlreadyInvested
	text string
	line int
}

// filing is the state of one filing's import.
type filing struct {
	source   string
	form     string // such as C-AR/A
	leaves   []leaf
	taken    map[string]bool
	document map[string]any
	problems []*importer.DeadLetter
	notes    []error
	about    map[string]any // provenance of the facts in the filing
}

// Import writes one profile per filing. A filing with an unreadable element is refused; with Output.ByCell it only loses the facts of that
// element, unless the element names the company.
func Import(im *importer.Importer, sources []importer.Source, out importer.Output) (*importer.Summary, error) {
	r := im.Start(out)
	r.Alone = len(sources) == 1
	defer r.Summary.Sort()
	seen := map[string]string{}
	for _, s := range sources {
		f, err := read(s)
		if err != nil {
			if err := r.Unread(s.Name, nil, err); err != nil {
				return nil, err
			}
			continue
		}
		count := r.Count(importer.Table{Source: s.Name, Read: 1})
		whole := f.facts()
		refused := map[string]bool{}
		for _, d := range f.problems {
			refused[d.Header] = true
			if err := r.Refuse(d); err != nil {
				return nil, err
			}
		}
		for _, l := range f.leaves {
			count.Cells.Read++
			switch {
			case refused[l.path]:
				count.Cells.Refused++
			case f.taken[l.path]:
				count.Cells.Taken++
			default:
				count.Cells.Absent++
				absent(r.Summary, s.Name, l.path)
			}
		}
		if !whole || len(f.problems) > 0 && !out.ByCell {
			count.DeadLettered++
			continue
		}
		written, err := r.WriteWhole(s.Name, f.document)
		if err != nil {
			return nil, err
		}
		if !written {
			count.DeadLettered++
			continue
		}
		count.Imported++
		for _, note := range f.notes {
			r.Summary.Note("%s: %s", s.Name, note)
		}
		id, _ := importer.Lookup(f.document, []string{"company", "id"}).(string)
		if other, ok := seen[id]; ok && id != "" {
			r.Summary.Note("%s: a filing of the same company as %s: diligo merge makes one profile of both", s.Name, other)
		}
		seen[id] = s.Name
	}
	return r.Summary, nil
}

// unread is what the account calls the elements without a fact; their names take the place of cell texts.
const unread = "elements without a fact"

// absent counts an element without a fact.
func absent(s *importer.Summary, source, name string) {
	for _, a := range s.Absent {
		if a.Source == source && a.Text == name {
			a.Count++
			return
		}
	}
	s.Absent = append(s.Absent, &importer.Absent{Source: source, Header: unread, Text: name, Count: 1, Label: words.Text("elements without a fact")})
}

// read reads the elements of a filing.
func read(s importer.Source) (*filing, error) {
	in, err := s.Open()
	if err != nil {
		return nil, err
	}
	defer in.Close()
	text, err := io.ReadAll(io.LimitReader(in, maxBytes+1))
	if err != nil {
		return nil, err
	}
	if len(text) > maxBytes {
		return nil, words.Errorf("the file is larger than %d MB", maxBytes>>20)
	}
	f := &filing{source: s.Name, taken: map[string]bool{}, document: map[string]any{}, about: importer.Documented(s.Name, text)}
	d := xml.NewDecoder(bytes.NewReader(text))
	var at []string
	var here strings.Builder
	begun := 0
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, words.Errorf("not readable as XML: %w", err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			if len(at) == 0 && t.Name.Local != "edgarSubmission" {
				return nil, words.Errorf("no filing in EDGAR's XML: its first element is %q, and edgarSubmission is needed", t.Name.Local)
			}
			if text := strings.TrimSpace(here.String()); text != "" {
				return nil, words.Errorf("line %d: text beside elements", begun)
			}
			if len(at) >= maxDepth {
				return nil, words.Errorf("elements nest deeper than %d levels", maxDepth)
			}
			at = append(at, t.Name.Local)
			here.Reset()
			begun, _ = d.InputPos()
		case xml.CharData:
			if here.Len() == 0 && len(bytes.TrimSpace(t)) > 0 {
				begun, _ = d.InputPos()
			}
			here.Write(t)
		case xml.EndElement:
			if text := strings.TrimSpace(here.String()); text != "" {
				f.leaves = append(f.leaves, leaf{strings.Join(at[1:], "/"), text, begun})
			}
			at = at[:len(at)-1]
			here.Reset()
		}
	}
	if f.leaves == nil {
		return nil, words.New("the filing is empty")
	}
	return f, nil
}

// refuse records an element that can't be read.
func (f *filing) refuse(l leaf, what words.Message) {
	if slices.ContainsFunc(f.problems, func(d *importer.DeadLetter) bool { return d.Header == l.path && d.Row == l.line }) {
		return
	}
	f.problems = append(f.problems, &importer.DeadLetter{Source: f.source, Row: l.line, Header: l.path, Cell: l.text, Error: what})
}

// one returns the element at a path, which no filing may have twice.
func (f *filing) one(name string) (leaf, bool) {
	i := slices.IndexFunc(f.leaves, func(l leaf) bool { return l.path == name })
	if i < 0 {
		return leaf{}, false
	}
	if slices.ContainsFunc(f.leaves[i+1:], func(l leaf) bool { return l.path == name }) {
		f.refuse(f.leaves[i], words.Text("the element occurs more than once, and nothing says which counts"))
		return leaf{}, false
	}
	f.taken[name] = true
	return f.leaves[i], true
}

// all returns the elements at a path that may repeat.
func (f *filing) all(name string) []leaf {
	var found []leaf
	for _, l := range f.leaves {
		if l.path == name {
			found = append(found, l)
		}
	}
	f.taken[name] = true
	return found
}

func (f *filing) set(pointer string, value any) {
	importer.Set(f.document, importer.Tokens(pointer), value)
}

// support records the source of a fact.
func (f *filing) support(pointer string) {
	about, ok := f.document["provenance"].(map[string]any)
	if !ok {
		about = map[string]any{}
		f.document["provenance"] = about
	}
	about[pointer] = f.about
}

// text stores an element's text as a fact.
func (f *filing) text(name, pointer string) {
	if l, ok := f.one(name); ok {
		f.set(pointer, l.text)
	}
}

// number reads an element with a decimal number.
func (f *filing) number(name string) *big.Rat {
	l, ok := f.one(name)
	if !ok {
		return nil
	}
	digits := strings.TrimPrefix(l.text, "-")
	whole, part, dot := strings.Cut(digits, ".")
	if whole == "" || len(digits) > 30 || strings.Trim(whole+part, "0123456789") != "" || dot && part == "" {
		f.refuse(l, words.Text(`a decimal number is needed, such as "1000000.00"`))
		return nil
	}
	n, _ := new(big.Rat).SetString(l.text) // digits and a point
	return n
}

// count reads an element with a number of people.
func (f *filing) count(name, pointer string) {
	switch n := f.number(name); {
	case n == nil:
	case n.Sign() < 0 || !n.IsInt():
		l, _ := f.one(name)
		f.refuse(l, words.Text("a whole number of 0 or more is needed"))
	default:
		f.set(pointer, json.Number(n.Num().String()))
	}
}

func usd(n *big.Rat) map[string]any {
	return map[string]any{"amount": json.Number(importer.DecimalText(n)), "currency": "USD"}
}

// money reads an element with an amount in US dollars that can't be negative.
func (f *filing) money(name, pointer string) *big.Rat {
	n := f.number(name)
	if n == nil {
		return nil
	}
	if n.Sign() < 0 {
		l, _ := f.one(name)
		f.refuse(l, words.Text("the amount must not be negative"))
		return nil
	}
	f.set(pointer, usd(n))
	return n
}

// date reads an element with a date: 2018-05-31, or 05-31-2018 as in Form C.
func (f *filing) date(l leaf) string {
	for _, layout := range []string{"2006-01-02", "01-02-2006"} {
		if day, err := time.Parse(layout, l.text); err == nil {
			return day.Format("2006-01-02")
		}
	}
	f.refuse(l, words.Text("a day is needed, as EDGAR writes it: 2018-05-31 or 05-31-2018"))
	return ""
}

// signed returns the date of the last signature, or "".
func (f *filing) signed(name string) string {
	last := ""
	for _, l := range f.all(name) {
		last = max(last, f.date(l))
	}
	return last
}

// cite records in the provenance what was signed, and when.
func (f *filing) cite(signed string) {
	f.about["source"] = "SEC Form " + f.form
	if signed != "" {
		f.about["as_of"] = signed
		f.set("/company/as_of", signed)
	}
}
