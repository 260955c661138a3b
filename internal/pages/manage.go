package pages

import (
	"cmp"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"net/http"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/diligo/diligo/internal/backtest"
	"github.com/diligo/diligo/internal/report/inert"
	"github.com/diligo/diligo/internal/report/memo"
	"github.com/diligo/diligo/internal/report/phrase"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/service"
	"github.com/diligo/diligo/internal/store"
	"github.com/diligo/diligo/internal/words"
)

// registerManaging registers the management of a program: import, invitations, trials of thresholds, settings, closing.
func (p *Pages) registerManaging() {
	p.program("GET /programs/{program}/import", func(v *Visit) error { return p.importPage(v, nil) })
	p.program("POST /programs/{program}/import", p.importTable)
	p.program("GET /programs/{program}/founders", func(v *Visit) error { return p.founders(v, nil) })
	p.program("POST /programs/{program}/founders", p.inviteFounders)
	p.program("GET /programs/{program}/what-if", p.whatIf)
	p.program("POST /programs/{program}/what-if", p.tryThreshold)
	p.program("GET /programs/{program}/settings", p.settingsPage)
	p.program("POST /programs/{program}/settings", p.changeProgram)
	p.program("POST /programs/{program}/close", p.closeProgram)
}

func (p *Pages) importPage(v *Visit, done *service.Imported) error {
	if !v.May(store.RoleAnalyst) {
		return service.ErrForbidden
	}
	f := v.form(v.at("/import"), v.Say("Import"),
		Field{Name: "table", Label: v.Say("Spreadsheet"), Kind: "file", Required: true, Accept: ".xlsx,.csv,.tsv", Help: v.Say("A table with a company a row (.xlsx or .csv), or a form of diligo that came back. Columns are recognized by their names, in English or Chinese.")},
		Field{Name: "currency", Label: v.Say("Currency of amounts that state none"), Value: v.Field("currency"), MaxLength: 3, Help: v.Say("Three letters, such as CNY or USD. Without it such amounts are left out.")},
		Field{Name: "sheet", Label: v.Say("Sheet of the workbook"), Value: v.Field("sheet"), Help: v.Say("The first one that is not hidden, where nothing is given.")},
	)
	f.Files = true
	f.Extra = []Button{{"try", "yes", v.Say("Preview only")}}
	data := map[string]any{"Form": f, "Done": done, "Tried": v.Field("try") != ""}
	if done != nil {
		columns := Table{Caption: v.Say("What the columns were taken for"), Head: []Column{{Name: v.Say("Column")}, {Name: v.Say("Fact")}, {Name: v.Say("A cell of it")}, {Name: v.Say("Cells read"), Number: true}, {Name: v.Say("Doubtful")}}}
		for _, c := range done.Columns {
			taken := text(cmp.Or(c.Label.In(v.Lang), c.Fact))
			taken.Note = c.Fact
			if c.Fact == "" {
				taken = text(v.Say("left out"))
			}
			doubts := text("")
			for _, d := range c.Doubts {
				doubts.Lines = append(doubts.Lines, d.In(v.Lang))
			}
			name := text(c.Letter + " · " + c.Name)
			columns.Rows = append(columns.Rows, Row{Cells: []Cell{name, taken, text(c.Sample), figure(v.Say("%d of %d", c.Read, c.Filled)), doubts}})
		}
		refused := Table{Caption: v.Say("What could not be read, and was left out"), Head: []Column{{Name: v.Say("Place")}, {Name: v.Say("Column")}, {Name: v.Say("Cell")}, {Name: v.Say("Problem")}, {Name: v.Say("What to do")}}}
		for _, r := range done.Refused {
			place := cmp.Or(r.Place.In(v.Lang), v.Say("row %d", r.Row))
			refused.Rows = append(refused.Rows, Row{Cells: []Cell{text(place), text(r.Header), text(r.Cell), text(r.Error.In(v.Lang)), text(r.Hint.In(v.Lang))}})
		}
		var notes []string
		for _, n := range done.Notes {
			notes = append(notes, n.In(v.Lang))
		}
		data["Columns"], data["Refused"], data["Notes"] = columns, refused, notes
	}
	return v.Page("import", v.Program.Name, data)
}

// upload returns the uploaded file of a form.
func (v *Visit) upload(field string) (name string, content []byte, err error) {
	if v.MultipartForm == nil {
		return "", nil, words.New("choose a file first")
	}
	f, head, err := v.FormFile(field)
	if errors.Is(err, http.ErrMissingFile) {
		return "", nil, words.New("choose a file first")
	}
	if err != nil {
		return "", nil, err
	}
	defer f.Close()
	content, err = io.ReadAll(f)
	return path.Base(strings.ReplaceAll(head.Filename, `\`, "/")), content, err
}

func (p *Pages) importTable(v *Visit) error {
	again := func() error { return p.importPage(v, nil) }
	name, content, err := v.upload("table")
	if err != nil {
		return v.Wrong(err, again)
	}
	done, err := p.service.ImportSpreadsheet(v.Context(), v.Actor, v.Program.ID, service.Spreadsheet{
		Name: name, Content: content, Sheet: v.Field("sheet"), Currency: strings.ToUpper(v.Field("currency")), Try: v.Field("try") != "",
	})
	if err != nil {
		return v.Wrong(err, again)
	}
	return p.importPage(v, &done)
}

// invited is a founder's link just made.
type invited struct{ Company, Name, Address string }

// founders shows who can be invited, and the links just made, which are shown only once.
func (p *Pages) founders(v *Visit, made []invited) error {
	if !v.Manages() {
		return service.ErrForbidden
	}
	list, err := p.service.List(v.Context(), v.Actor, v.Program.ID, service.Listing{Search: v.Query("q"), Sort: service.SortName, From: v.Offset(), Limit: 1000})
	if err != nil {
		return err
	}
	t := Table{Head: []Column{{Name: v.Say("Company")}, {Name: v.Say("Invite")}, {Name: v.Say("share|Known"), Number: true}, {Name: v.Say("Asked first")}}, Empty: v.Say("No company has been assessed here yet. Import a spreadsheet, or upload profiles through the API.")}
	for _, r := range list.Rows {
		ask := "–"
		if r.Entry.Lack != nil {
			ask = r.Entry.Lack.Ask
		}
		name := nameOf(r)
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			linked(name, v.at("/companies/"+r.Company)), {Check: "company", Text: r.Company, Label: v.Say("Invite %s", name), Marked: v.Query("all") != ""}, figure(strconv.Itoa(r.Entry.Coverage) + "%"), text(ask),
		}})
	}
	links := Table{Caption: v.Say("Copy these links now: they are shown only once."), Head: []Column{{Name: v.Say("Company")}, {Name: v.Say("Link")}}}
	for _, m := range made {
		links.Rows = append(links.Rows, Row{Cells: []Cell{text(m.Name), {Text: m.Address, Href: m.Address}}})
	}
	return v.Page("founders", v.Program.Name, map[string]any{
		"Table": t, "Made": links, "Days": "30", "List": list, "Pager": v.pager(v.Offset(), len(list.Rows), list.Found, 1000), "All": v.Here("all", "yes"),
		"Filter": v.filter(nil, Field{Name: "q", Label: v.Say("Name"), Kind: "search"}),
	})
}

// base returns the address of this server as the browser knows it.
func (v *Visit) base() string {
	scheme := "http://"
	if v.pages.secure {
		scheme = "https://"
	}
	return scheme + v.Host
}

func (p *Pages) inviteFounders(v *Visit) error {
	again := func() error { return p.founders(v, nil) }
	chosen := v.PostForm["company"]
	if len(chosen) == 0 {
		return v.Wrong(words.New("choose at least one company"), again)
	}
	days, err := v.Number("days")
	if err != nil {
		return v.Wrong(err, again)
	}
	links, err := p.service.AddLinks(v.Context(), v.Actor, v.Program.ID, chosen, days)
	if err != nil {
		return v.Wrong(err, again)
	}
	var made []invited
	for _, l := range links {
		c, err := p.service.Company(v.Context(), v.Actor, l.Company)
		if err != nil {
			return err
		}
		made = append(made, invited{l.Company, c.Name, v.base() + "/f/" + l.Secret})
	}
	if v.Field("csv") != "" {
		v.w.Header().Set("Content-Type", "text/csv; charset=utf-8")
		v.w.Header().Set("Content-Disposition", `attachment; filename="links.csv"`)
		out := csv.NewWriter(v.w)
		_ = out.Write([]string{v.Say("Company"), v.Say("Link")})
		for _, m := range made {
			_ = out.Write([]string{inert.Cell(m.Name), m.Address})
		}
		out.Flush()
		return nil // the client may be gone
	}
	return p.founders(v, made)
}

// threshold is a numeric parameter of a rule.
type threshold struct {
	Name, Title string // rule.parameter[.stage], and for people
	Value       float64
	Sources     []string
}

// thresholds returns those of the rules that run.
func (v *Visit) thresholds(w service.Wording) (out []threshold) {
	for _, r := range w.Rules {
		for _, param := range r.Params {
			add := func(name, note string, x any) {
				n, ok := x.(json.Number)
				if !ok {
					return
				}
				value, err := n.Float64()
				if err != nil {
					return
				}
				title := r.Title.In(v.Lang) + " · " + param.Name
				if note != "" {
					title += " · " + note
				}
				out = append(out, threshold{string(r.ID) + "." + name, title, value, param.Sources})
			}
			add(param.Name, "", param.Value)
			if by, ok := param.Value.(map[string]any); ok {
				for _, key := range slices.Sorted(maps.Keys(by)) {
					add(param.Name+"."+key, v.stage(w, key), by[key])
				}
			}
		}
	}
	return out
}

// whatIf tries another threshold on all companies of a program, and lists those whose verdict would flip.
func (p *Pages) whatIf(v *Visit) error {
	if !v.Manages() {
		return service.ErrForbidden
	}
	w, err := p.service.Wording(v.Context(), v.Actor, v.Program.ID)
	if err != nil {
		return err
	}
	all := v.thresholds(w)
	var options []Option
	var chosen *threshold
	for i, t := range all {
		options = append(options, Option{t.Name, t.Title})
		if t.Name == v.Query("threshold") {
			chosen = &all[i]
		}
	}
	data := map[string]any{"Choose": v.filter(nil, Field{Name: "threshold", Label: v.Say("Threshold"), Kind: "select", Options: append([]Option{{"", v.Say("choose one")}}, options...)})}
	if chosen != nil {
		now := strconv.FormatFloat(chosen.Value, 'f', -1, 64)
		top, step := 2*max(chosen.Value, 1), "1"
		if chosen.Value < 5 && chosen.Value != float64(int(chosen.Value)) || chosen.Value < 1 {
			step = "0.01"
		}
		if chosen.Value <= 1 && chosen.Value > 0 {
			top = 2 * chosen.Value
		}
		f := v.form(v.at("/what-if"), v.Say("Try"), Field{Name: "value", Label: chosen.Title, Kind: "range", Min: "0", Max: strconv.FormatFloat(top, 'f', -1, 64), Step: step, Value: now,
			Help: v.Say("Now %s. Nothing changes by trying.", now)}).hidden("threshold", chosen.Name)
		data["Try"] = f
	}
	recent, err := p.service.Backtests(v.Context(), v.Actor, v.Program.ID, store.Page{Limit: 500})
	if err != nil {
		return err
	}
	slices.Reverse(recent)
	tried := Table{Head: []Column{{Name: v.Say("Threshold")}, {Name: v.Say("When")}, {Name: v.Say("State")}}}
	for _, b := range recent[:min(20, len(recent))] {
		var by service.Judging
		if err := json.Unmarshal(b.Settings, &by); err != nil {
			return err
		}
		name := b.ID
		if n := len(by.Parameters); n > 0 {
			name = by.Parameters[n-1]
		}
		tried.Rows = append(tried.Rows, Row{Cells: []Cell{linked(name, v.Here("run", b.ID)), text(v.when(b.Created)), text(v.backtestState(b.Status))}})
	}
	data["Tried"] = tried
	if id := v.Query("run"); id != "" {
		b, err := p.service.Backtest(v.Context(), v.Actor, id)
		if err != nil {
			return err
		}
		data["State"], data["Status"] = v.backtestState(b.Status), b.Status
		if b.Status == "done" {
			if err := p.flips(v, w, b, data); err != nil {
				return err
			}
		}
	}
	return v.Page("what-if", v.Program.Name, data)
}

func (v *Visit) backtestState(s string) string {
	switch s {
	case "done":
		return v.Say("done")
	case "failed":
		return v.Say("failed")
	}
	return v.Say("waiting")
}

// flips lists the companies whose verdict another threshold would change, by name, with the rules that change it.
func (p *Pages) flips(v *Visit, w service.Wording, b store.Backtest, data map[string]any) error {
	var r backtest.Report
	if err := json.Unmarshal(b.Result, &r); err != nil {
		return err
	}
	t := Table{Caption: v.Say("Companies whose verdict flips"), Empty: v.Say("No verdict would flip."), Head: []Column{{Name: v.Say("Company")}, {Name: v.Say("Now")}, {Name: v.Say("Then")}, {Name: v.Say("By the rule")}}}
	more := 0
	for _, f := range r.Verdicts {
		more += f.Count - len(f.Companies)
		for _, c := range f.Companies {
			of, err := p.service.Company(v.Context(), v.Actor, c.Company)
			if err != nil {
				return err
			}
			by := text("")
			for _, id := range c.Rules {
				by.Lines = append(by.Lines, v.ruleTitle(w, id))
			}
			t.Rows = append(t.Rows, Row{Cells: []Cell{linked(of.Name, v.at("/companies/"+c.Company)), v.verdict(f.Before), v.verdict(f.After), by}})
		}
	}
	rules := Table{Caption: v.Say("Outcomes that change, by rule"), Empty: v.Say("No outcome of a rule would change."), Head: []Column{{Name: v.Say("Rule")}, {Name: v.Say("Now")}, {Name: v.Say("Then")}, {Name: v.Say("count|Companies"), Number: true}}}
	for _, f := range r.Rules {
		rules.Rows = append(rules.Rows, Row{Cells: []Cell{text(v.ruleTitle(w, f.Rule)), text(v.outcome(f.Before)), text(v.outcome(f.After)), number(f.Count)}})
	}
	var lines []string
	for _, c := range r.Policies {
		for _, param := range c.Parameters {
			lines = append(lines, v.Say("%s: %s, now %s", string(c.Rule)+"."+param.Name, rule.FormatValue(param.After, v.Lang), rule.FormatValue(param.Before, v.Lang)))
		}
	}
	data["Flips"], data["Rules"], data["Report"], data["More"], data["Said"] = t, rules, r, more, lines
	return nil
}

func (p *Pages) tryThreshold(v *Visit) error {
	name, value := v.Field("threshold"), v.Field("value")
	if _, err := strconv.ParseFloat(value, 64); err != nil || name == "" {
		return words.New("choose a threshold and a number for it")
	}
	by := v.Program.Settings.Judging
	by.Parameters = append(slices.Clone(by.Parameters), name+"="+value)
	b, err := p.service.AddBacktest(v.Context(), v.Actor, v.Program.ID, by, store.Request{})
	if err != nil {
		return err
	}
	return v.Go("", v.at("/what-if?threshold="+name+"&run="+b.ID))
}

// settingsPage shows the settings of a program.
func (p *Pages) settingsPage(v *Visit) error {
	if !v.Manages() {
		return service.ErrForbidden
	}
	f, err := p.programForm(v, v.at("/settings"), v.Say("Save"), v.Program)
	if err != nil {
		return err
	}
	f = f.hidden("revision", strconv.FormatInt(v.Program.Revision, 10))
	closing := v.form(v.at("/close"), v.Say("Close the program")).careful(v.Say("Close the program …"), v.Say("From now on founders can't fill in forms. Reviews, decisions and letters go on. It can be opened again by another closing day.")).
		hidden("revision", strconv.FormatInt(v.Program.Revision, 10))
	return v.Page("settings", v.Program.Name, map[string]any{"Form": f, "Close": closing, "Closed": v.Program.Settings.Closed(v.pages.now())})
}

func (p *Pages) changeProgram(v *Visit) error {
	name, err := v.programName()
	if err != nil {
		return v.Wrong(err, func() error { return p.settingsPage(v) })
	}
	s, err := v.settings(v.Program.Settings)
	if err == nil {
		_, err = p.service.ChangeProgram(v.Context(), v.Actor, v.Program.ID, v.Revision(), name, s)
	}
	if err != nil {
		return v.Wrong(err, func() error { return p.settingsPage(v) })
	}
	return v.Go(saved, v.at("/settings"))
}

var closed = done("closed", said("The program is closed: founders can't fill in forms any more."))

func (p *Pages) closeProgram(v *Visit) error {
	s := v.Program.Settings
	s.Closes = v.pages.now().UTC().AddDate(0, 0, -1).Format(time.DateOnly)
	if s.Opens > s.Closes {
		s.Opens = s.Closes
	}
	if _, err := p.service.ChangeProgram(v.Context(), v.Actor, v.Program.ID, v.Revision(), v.Program.Name, s); err != nil {
		return err
	}
	return v.Go(closed, v.at("/settings"))
}

// writeDecisions writes the decision on each company and what reviewers think of it, as far as the reader may see them.
func (p *Pages) writeDecisions(v *Visit, w io.Writer) error {
	if !v.Manages() {
		return service.ErrForbidden
	}
	scores, err := p.service.Scores(v.Context(), v.Actor, v.Program.ID)
	if err != nil {
		return err
	}
	standing := map[string]service.Standing{}
	for _, s := range scores.Companies {
		standing[s.Company] = s
	}
	decided, err := p.service.Decided(v.Context(), v.Actor, v.Program.ID)
	if err != nil {
		return err
	}
	out := csv.NewWriter(w)
	if err := out.Write([]string{v.Say("Company"), "ID", v.Say("Rank"), v.Say("Verdict"), v.Say("Reviews"), v.Say("Raw score"), v.Say("Adjusted score"), v.Say("Decision"), v.Say("decision|Reason"), v.Say("State"), v.Say("Assessment"), v.Say("Facts (SHA-256)"), v.Say("Policy")}); err != nil {
		return err
	}
	for from := 0; ; from += 1000 {
		list, err := p.service.List(v.Context(), v.Actor, v.Program.ID, service.Listing{From: from, Limit: 1000})
		if err != nil {
			return err
		}
		for _, r := range list.Rows {
			s := standing[r.Company]
			row := []string{inert.Cell(r.Entry.Name), r.Company, strconv.Itoa(r.Place), phrase.WordsIn(v.Lang).Verdict[r.Entry.Verdict], strconv.Itoa(s.Reviews), "", "", "", "", "", "", "", ""}
			if s.Reviews > 0 {
				row[5], row[6] = decimal(s.Raw, 3), decimal(s.Adjusted, 3)
			}
			if d, ok := decided[r.Company]; ok {
				row[7], row[8], row[9], row[10], row[11], row[12] = v.decision(d.Outcome), memo.ReasonWord(v.Lang, d.Reason), v.decisionState(d), d.Assessment, d.Facts, d.Archive
			}
			if err := out.Write(row); err != nil {
				return err
			}
		}
		if len(list.Rows) < 1000 {
			break
		}
	}
	out.Flush()
	return out.Error()
}
