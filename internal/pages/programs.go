package pages

import (
	"github.com/diligo/diligo/internal/store"
)

// registerPrograms registers what a workspace has: its programs.
func (p *Pages) registerPrograms() {
	p.show("GET /{$}", p.programs)
}

// Menu is what the top of every page leads to.
func (v *Visit) Menu() []Tab {
	entry := func(name, href string) Tab { return Tab{Link: Link{name, href}, Here: v.URL.Path == href} }
	return []Tab{entry(v.Say("Programs"), "/")}
}

// programs lists the programs.
func (p *Pages) programs(v *Visit) error {
	t := Table{
		Head:  []Column{{Name: v.Say("Program")}, {Name: v.Say("Companies"), Number: true}, {Name: v.Say("Judged"), Number: true}, {Name: v.Say("Opens")}, {Name: v.Say("Closes")}},
		Empty: v.Say("There is no program yet that you were granted."),
	}
	for after := ""; ; {
		page, err := p.service.Programs(v.Context(), v.Actor, store.Page{After: after, Limit: 200})
		if err != nil {
			return err
		}
		for _, one := range page {
			after = one.ID
			progress, err := p.service.Progress(v.Context(), v.Actor, one.ID)
			if err != nil {
				return err
			}
			t.Rows = append(t.Rows, Row{Cells: []Cell{
				linked(one.Name, "/programs/"+one.ID), number(progress.Companies), number(progress.Assessed), text(v.date(one.Settings.Opens)), text(v.date(one.Settings.Closes)),
			}})
		}
		if len(page) < 200 {
			break
		}
	}
	add := ""
	if v.Manages() {
		add = "/new"
	}
	return v.Page("programs", v.Say("Programs"), map[string]any{"Table": t, "Add": add})
}
