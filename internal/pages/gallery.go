package pages

import (
	"strconv"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/report/page"
	"github.com/diligo/diligo/internal/report/timeline"
	"github.com/diligo/diligo/internal/rule"
)

// registerComponents registers the page that shows all components.
func (p *Pages) registerComponents() { p.show("GET /components", p.components) }

func (p *Pages) components(v *Visit) error {
	sort := v.Query("sort")
	known := 70
	table := Table{
		Caption: v.Say("Companies"),
		Head: []Column{
			{Name: v.Say("Company"), Sort: "name"}, {Name: v.Say("Verdict")}, {Name: v.Say("Score"), Sort: "score", First: true},
			{Name: v.Say("share|Known"), Number: true, Sort: "known", First: true}, {Name: v.Say("Worst finding")},
		},
		Sort: sort, Down: v.Query("down") != "", Link: v.sorting,
	}
	for _, row := range []struct {
		name    string
		verdict assessment.Verdict
		score   assessment.Score
		known   int
		worst   rule.Severity
	}{
		{"Acme Vision", assessment.VerdictPass, assessment.Score{Low: 78, High: 96, Known: &known}, 71, rule.Medium},
		{"Boreal Loom", assessment.VerdictFail, assessment.Score{Low: 12, High: 31}, 88, rule.Critical},
		{"Cedar Gate", assessment.VerdictIncomplete, assessment.Score{Low: 20, High: 90}, 24, rule.High},
		{"Delta Works", assessment.VerdictInsufficient, assessment.Score{Low: 0, High: 100}, 3, rule.Low},
	} {
		table.Rows = append(table.Rows, Row{Cells: []Cell{
			linked(row.name, "#"), v.verdict(row.verdict), v.score(row.score), figure(decimal(float64(row.known), 0) + "%"), v.severity(row.worst),
		}})
	}
	form := v.form("/components", v.Say("Save"),
		Field{Name: "text", Label: v.Say("Name"), Required: true, Help: v.Say("The name in everyday use.")},
		Field{Name: "wrong", Label: v.Say("Date"), Kind: "date", Wrong: v.Say("A date is needed.")},
		Field{Name: "area", Label: v.Say("Remark"), Kind: "textarea"},
		Field{Name: "pick", Label: v.Say("Language"), Kind: "select", Options: choices("en", "English", "zh", "中文")},
		Field{Name: "radio", Label: v.Say("Points"), Kind: "radio", Options: choices("1", "1", "2", "2", "3", "3", "4", "4", "5", "5"), Value: "3"},
		Field{Name: "slide", Label: v.Say("Threshold"), Kind: "range", Min: "0", Max: "36", Step: "1", Value: "12", Unit: v.Say("months")},
		Field{Name: "check", Label: v.Say("Include decided companies"), Kind: "checkbox"},
		Field{Name: "file", Label: v.Say("File"), Kind: "file"},
	)
	cells := Table{Caption: v.Say("Cells"), Head: []Column{{Name: v.Say("Company")}, {Name: v.Say("Select")}, {Name: v.Say("Findings")}, {Name: v.Say("Because of")}}, Rows: []Row{{Cells: []Cell{
		{Text: "Acme Vision", Href: "#", Note: v.Say("assessed again soon")}, {Check: "company", Text: "1", Label: v.Say("Select %s", "Acme Vision"), Marked: true},
		{Text: v.counts(assessment.FindingCounts{Critical: 1, High: 2})}, {Text: v.Say("another day"), Lines: []string{v.Say("other waivers"), v.Say("and %d more", 3)}},
	}}}}
	heat := Table{Caption: v.Say("Scores by category"), Wide: true, Head: []Column{{Name: v.Say("Company")}}}
	shades := Row{Cells: []Cell{linked("Acme Vision", "#")}}
	for i, class := range []string{"h0", "h1", "h2", "h3", "h4", "hx"} {
		heat.Head = append(heat.Head, Column{Name: v.Say("Category %d", i+1), Number: true})
		shade := Cell{Text: strconv.Itoa(10 + 20*i), Class: class}
		if class == "hx" {
			shade.Text = "–"
		}
		shades.Cells = append(shades.Cells, shade)
	}
	heat.Rows = []Row{shades}
	trend := page.Trend(v.Lang, []page.Point{{Day: "2026-01-31", Score: assessment.Score{Low: 20, High: 80}}, {Day: "2026-04-30", Score: assessment.Score{Low: 45, High: 70}}, {Day: "2026-07-31", Score: assessment.Score{Low: 60, High: 66}}})
	return v.Page("components", v.Say("Components"), map[string]any{
		"Trail": []Link{{v.Say("Programs"), "#"}, {v.Say("Name of the program"), "#"}}, "Figures": []Named{{Name: v.Say("count|Companies"), Text: "800"}, {Name: v.Say("Assessed"), Text: "793"}},
		"Cells": cells, "Heat": heat, "Trend": trend, "Secret": "https://diligo.example/invitation?token=1f9c",
		"Sides":   []Named{{Name: "pass", Text: v.verdict(assessment.VerdictPass).Text}, {Name: "fail", Text: v.verdict(assessment.VerdictFail).Text}},
		"Coming":  []timeline.Coming{{Date: "2027-01-31", In: v.Count(63, "%d day", "%d days"), Change: v.outcome(rule.Pass) + " → " + v.outcome(rule.Fail), Title: v.Say("What would flip"), Why: v.Say("cause|time has passed")}},
		"Said":    []string{v.date("2026-10-31") + " · Ann", v.Say("As you would write it: 4.2m CNY, yes, 2026-10."), v.Say("What stands there") + "…", "4.2m CNY"},
		"Entry":   []Field{{Name: "row-name", Label: v.Say("Name"), Value: "Li Wei"}, {Name: "row-full", Label: v.Say("Language"), Kind: "select", Options: choices("en", "English", "zh", "中文")}},
		"Notices": []Notice{{Text: v.Say("Saved.")}, {Text: v.Say("Something went wrong"), Bad: true, Lines: []string{v.Say("line %d, column %d", 12, 9)}}},
		"Tabs":    []Tab{{Link: Link{v.Say("Ranking"), "#"}, Here: true, N: "800"}, {Link: Link{v.Say("Heat map"), "#"}}, {Link: Link{v.Say("Duplicates"), "#"}, N: "3"}},
		"Filter":  v.filter(nil, Field{Name: "q", Label: v.Say("Search"), Kind: "search"}, Field{Name: "verdict", Label: v.Say("Verdict"), Kind: "select", Options: choices("", v.Say("all|All"))}),
		"Table":   table, "Pager": v.pager(100, 100, 800, 100), "Nothing": Table{Empty: v.Say("No company is here yet.")},
		"Pairs": []Named{{Name: v.Say("Policy"), Text: "3f2c9a1d"}, {Name: v.Say("As of"), Text: v.date("2026-10-31")}},
		"Form":  form, "Careful": v.form("/components", v.Say("Close the program")).careful(v.Say("Close the program …"), v.Say("Founders can't fill in forms any more.")),
	})
}

// sorting returns the address that sorts the table of this page by a column.
func (v *Visit) sorting(sort string, down bool) string {
	way := ""
	if down {
		way = "down"
	}
	return v.Here("sort", sort, "down", way, "from", "")
}
