package table

import (
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/words"

	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/importer/grid"
)

// index is a joined table by company key. It holds the entries made of its rows, not the rows.
type index struct {
	*join
	byKey map[string]*group
	order []*group // as their first rows stand in the table
	torn  bool     // a row is lost that may be anybody's
}

// group is the rows of one company.
type group struct {
	entries []joined
	lost    bool // a row was refused
	taken   bool // claimed by a company
}

// joined is one row of a joined table.
type joined struct {
	from  *sheet
	row   int
	value any
}

// load reads a joined table. Unreadable rows are refused individually.
func (r *reader) load(j *join, sheets []*sheet) (*index, error) {
	x := &index{join: j, byKey: map[string]*group{}}
	for _, s := range sheets {
		bound, err := r.bind(s, j.facts)
		if err != nil {
			return nil, err
		}
		key := -1
		if len(j.Key) > 0 {
			if key, err = s.find(j.Key); err != nil {
				return nil, s.mistake(j.place, "key", err)
			}
		}
		s.broken = func() { x.torn = true }
		err = s.each(r, func(row grid.Row) error {
			name := row.Cell(key).Text
			if key < 0 {
				name = onlyCompany
			}
			if name == "" {
				x.torn = true
				s.count.DeadLettered++
				return r.Refuse(s.letter(row.Number, key, row, importer.Fault(words.Text("the row names no company"), words.Text("fill in the key"))))
			}
			g := x.byKey[name]
			if g == nil {
				g = &group{}
				x.byKey[name] = g
				x.order = append(x.order, g)
			}
			value := map[string]any{}
			o, err := r.fill(value, bound, row)
			if err != nil {
				return err
			}
			g.lost = g.lost || o.lost
			switch {
			case o.wrong:
				s.count.DeadLettered++
				return nil
			case !o.filled && o.lost:
				s.count.DeadLettered++
				return nil
			case !o.filled:
				s.count.Skipped++
				return nil
			}
			g.entries = append(g.entries, joined{s, row.Number, value})
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return x, nil
}

// onlyCompany is the key in a table without a key column, all of whose rows belong to the only company.
const onlyCompany = "\x00"

// take returns the rows with a key. ok is false if another company has already taken them.
func (x *index) take(key string) (*group, bool) {
	g := x.byKey[key]
	if g == nil || g.taken {
		return &group{}, g == nil
	}
	g.taken = true
	return g, true
}

// mayStray reports whether a row of a joined table may have lost its company by a misspelt key, where it matters: for a list that is
// declared whole, and for the latest of it. With orphans: skip, rows of others are meant to be there.
func (m *Mapping) mayStray(x *index) bool {
	return len(x.Matches) > 0 && len(x.order) > 0 && x.Orphans != "skip" &&
		(slices.Contains(m.complete, x.To) || slices.ContainsFunc(m.facts, func(f *entry) bool { return f.Latest != nil && f.Latest.Of == x.To }))
}

// findStrays reads the tables of companies ahead, and tears the joined tables that have a row whose key no company has: it may be any
// company's. So does one whose companies are more than can be held.
func (r *reader) findStrays(m *Mapping, joins []*index, sheets []*sheet) error {
	keys := make([]map[string]bool, len(joins))
	for i := range keys {
		keys[i] = map[string]bool{}
	}
	whole := true
	for _, s := range sheets {
		whole = s.table.hold() && whole
		at, group, err := s.companyColumns(m, joins)
		if err != nil {
			return err
		}
		seen := map[string]bool{}
		for row := range s.ahead() {
			if group >= 0 {
				name := row.Cell(group).Text
				if seen[name] {
					continue // its rows are joined by the key of the first
				}
				seen[name] = true
			}
			for i := range joins {
				keys[i][row.Cell(at[i]).Text] = true
			}
		}
	}
	for i, x := range joins {
		if x.torn || !m.mayStray(x) {
			continue
		}
		for key := range x.byKey {
			x.torn = x.torn || !whole || !keys[i][key]
		}
		if x.torn {
			r.Summary.Note("a row of %s may belong to any company: no company's %s is declared complete, and its latest entry is not used", x.Table, x.To)
		}
	}
	return nil
}

// settle accounts for the rows that no company took.
func (r *reader) settle(x *index) error {
	for _, g := range x.order {
		if g.taken {
			continue
		}
		for _, e := range g.entries {
			if x.Orphans == "skip" {
				e.from.count.Skipped++
				continue
			}
			e.from.count.DeadLettered++
			err := r.Refuse(e.from.letter(e.row, -1, grid.Row{}, importer.Fault(
				words.Text("no company has the key of the row"), words.Text("check the key, or say in the mapping: orphans: skip"),
			)))
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// each calls do for every row that is not blank and can be split into cells.
func (s *sheet) each(r *reader, do func(grid.Row) error) error {
	for {
		row, err := s.table.Next()
		var broken *grid.RowError
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case errors.As(err, &broken):
			s.count.Read++
			s.count.DeadLettered++
			d := s.letter(broken.Row, -1, row, importer.Fault(broken.What, broken.Hint))
			d.Class = words.Text("the row can't be split into cells")
			if s.broken != nil {
				s.broken()
			}
			if err := r.Refuse(d); err != nil {
				return err
			}
		case err != nil:
			if s.broken != nil {
				s.broken()
			}
			return r.Unread(s.count.Source, s.count, err)
		case row.Blank():
			s.count.Blank++
		case s.own && strings.HasPrefix(row.Cell(0).Text, "#"): // the form's description of its columns
		default:
			s.count.Read++
			if !s.chosen(row) || s.latest != nil && !s.latest[row.Number] {
				s.count.Skipped++
				continue
			}
			s.fillDown(row)
			if err := do(row); err != nil {
				return err
			}
		}
	}
}
