package pages

import (
	"cmp"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/diligo/diligo/internal/report/compare"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/service"
)

// registerComparing registers the comparison of companies.
func (p *Pages) registerComparing() {
	p.program("GET /programs/{program}/compare", p.compare)
}

// comparing returns the address of a comparison.
func (v *Visit) comparing(companies []string) string {
	if len(companies) == 0 {
		return v.at("/compare")
	}
	return v.at("/compare?") + url.Values{"company": companies}.Encode()
}

// compareData is companies side by side as a page shows them.
type compareData struct {
	Columns  []comparedColumn
	Sections []compare.Section
	Note     string
	Files    []Link
	Find     *Form
	Found    Table
	Full     bool
}

// comparedColumn is the header of a company's column, with the address of the comparison without it.
type comparedColumn struct {
	Link
	Without string
}

// foundShown bounds the further companies that a search lists.
const foundShown = 10

// compare shows companies side by side: figures, scores, findings, and what reviewers and deciders concluded.
func (p *Pages) compare(v *Visit) error {
	chosen := v.URL.Query()["company"]
	data := compareData{Full: len(chosen) >= service.MostCompared}
	if len(chosen) > 0 {
		w, err := p.service.Wording(v.Context(), v.Actor, v.Program.ID)
		if err != nil {
			return err
		}
		c, err := p.service.Compare(v.Context(), v.Actor, v.Program.ID, chosen, v.Lang)
		if err != nil {
			return err
		}
		for i, one := range c.People {
			without := slices.Delete(slices.Clone(chosen), i, i+1)
			data.Columns = append(data.Columns, comparedColumn{Link{c.Companies[i].Profile.Name, v.at("/companies/" + one.Company)}, v.comparing(without)})
		}
		data.Sections = append(compare.Sections(c.Comparison, v.phrase(w)), v.people(c.People))
		for s, section := range data.Sections {
			if section.Title != "" {
				data.Sections[s].Title = rule.Capitalized(section.Title)
			}
			for i := range section.Rows {
				section.Rows[i].Label = rule.Capitalized(section.Rows[i].Label)
				for _, cell := range section.Rows[i].Cells {
					for n, line := range cell.Lines {
						cell.Lines[n] = dashed(line)
					}
				}
			}
		}
		data.Note = compare.Note(v.Lang)
		for _, f := range []string{"csv", "markdown", "json"} {
			q := url.Values{"company": chosen, "format": {f}, "lang": {string(v.Lang)}}
			data.Files = append(data.Files, Link{map[string]string{"csv": v.Say("As CSV"), "markdown": v.Say("As Markdown"), "json": v.Say("As JSON")}[f], "/api/v1" + v.at("/comparison?") + q.Encode()})
		}
	}
	if err := p.further(v, chosen, &data); err != nil {
		return err
	}
	return v.Page("compare", v.Program.Name, data)
}

// dashed replaces the hyphen of terminals in an interval of scores by the dash of pages.
func dashed(line string) string {
	low, rest, ok := strings.Cut(line, "-")
	if _, err := strconv.Atoi(low); ok && err == nil && rest != "" && rest[0] >= '0' && rest[0] <= '9' && len(low) <= 3 {
		return low + "–" + rest
	}
	return line
}

// people returns what people concluded about companies, as a section of the table.
func (v *Visit) people(all []service.Compared) compare.Section {
	s := compare.Section{Title: v.Say("what people made of it")}
	row := func(label string, of func(service.Compared) string) {
		r := compare.Row{Label: label}
		for _, one := range all {
			r.Cells = append(r.Cells, compare.Cell{Lines: []string{cmp.Or(of(one), "–")}})
		}
		s.Rows = append(s.Rows, r)
	}
	points := func(x *float64) string {
		if x == nil {
			return ""
		}
		return decimal(*x, 2)
	}
	row(v.Say("reviews"), func(c service.Compared) string { return fmt.Sprint(c.Reviews) })
	row(v.Say("score of the reviewers"), func(c service.Compared) string { return points(c.Raw) })
	row(v.Say("adjusted score"), func(c service.Compared) string { return points(c.Adjusted) })
	row(v.Say("case"), func(c service.Compared) string { return v.status(c.Status) })
	row(v.Say("decision"), func(c service.Compared) string {
		if c.Decision == "" {
			return ""
		}
		return v.decision(c.Decision)
	})
	return s
}

// further offers companies to add: those found by name or, without one, the best ranked.
func (p *Pages) further(v *Visit, chosen []string, data *compareData) error {
	if data.Full {
		return nil
	}
	list, err := p.service.List(v.Context(), v.Actor, v.Program.ID, service.Listing{Search: v.Query("q"), Limit: foundShown + len(chosen)})
	masked := errors.Is(err, service.ErrMasked)
	if masked {
		list, err = p.service.List(v.Context(), v.Actor, v.Program.ID, service.Listing{Limit: foundShown + len(chosen)})
	}
	if err != nil {
		return err
	}
	f := v.filter(nil, Field{Name: "q", Label: v.Say("Name"), Kind: "search"})
	for _, c := range chosen {
		f = f.hidden("company", c)
	}
	f.Button = v.Say("Search")
	data.Find = &f
	data.Found = Table{Caption: v.Say("Companies to compare"), Empty: v.Say("No company matches."), Head: []Column{{Name: v.Say("Company")}, {Name: v.Say("Rank"), Number: true}, {Name: v.Say("Verdict")}, {Name: v.Say("Add")}}}
	for _, r := range list.Rows {
		if slices.Contains(chosen, r.Company) || len(data.Found.Rows) == foundShown {
			continue
		}
		name := nameOf(r)
		add := linked(v.Say("add to the comparison"), v.comparing(append(slices.Clone(chosen), r.Company)))
		add.Label = v.Say("add %s to the comparison", name)
		data.Found.Rows = append(data.Found.Rows, Row{Cells: []Cell{text(name), ranked(r.Place), v.verdict(r.Entry.Verdict), add}})
	}
	return nil
}
