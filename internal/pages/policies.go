package pages

import (
	"cmp"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/diligo/diligo/internal/report/phrase"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/service"
	"github.com/diligo/diligo/internal/store"
	"github.com/diligo/diligo/internal/words"
)

// registerPolicies registers what a program judges by and how that changes: proposed, backtested, published.
func (p *Pages) registerPolicies() {
	p.program("GET /programs/{program}/policies", func(v *Visit) error { return p.policies(v) })
	p.program("POST /programs/{program}/policies", p.propose)
	p.program("POST /programs/{program}/policies/files", p.addPolicyFile)
	p.program("GET /programs/{program}/policies/{proposal}", func(v *Visit) error { return p.proposal(v) })
	p.program("POST /programs/{program}/policies/{proposal}", p.closeProposal)
}

var (
	proposed  = done("proposed", said("Proposed. The backtest runs."))
	published = done("published", said("Published. The companies are assessed again."))
	withdrawn = done("withdrawn", said("Withdrawn."))
)

// changeOf returns a change of policies in words, as a line.
func (v *Visit) changeOf(c service.PolicyChange, titles map[string]string) string {
	name := cmp.Or(titles[c.Name], c.Name)
	before, after := cmp.Or(titles[c.Before], c.Before), cmp.Or(titles[c.After], c.After)
	switch c.Kind {
	case "checklist", "pack", "rates", "gate":
		if c.After != "" {
			return v.Say("%s: %s added", v.policyKind(c.Kind), name)
		}
		return v.Say("%s: %s taken away", v.policyKind(c.Kind), name)
	case "threshold":
		name, before, after = v.policyKind(c.Kind), v.severityWord(before), v.severityWord(after)
	case "as_of":
		name, before, after = v.policyKind(c.Kind), v.asOf(before), v.asOf(after)
	case "weight":
		name = v.policyKind(c.Kind) + " " + name
	}
	switch {
	case c.Before == "":
		return v.Say("%s = %s", name, after)
	case c.After == "":
		return v.Say("%s as shipped again, before %s", name, before)
	}
	return v.Say("%s = %s, before %s", name, after, before)
}

func (v *Visit) policyKind(kind string) string {
	switch kind {
	case "checklist":
		return v.Say("Checklist")
	case "pack":
		return v.Say("Pack")
	case "rates":
		return v.Say("Exchange rates")
	case "gate":
		return v.Say("Gate")
	case "threshold":
		return v.Say("Findings fail from")
	case "as_of":
		return v.Say("Assessed as of")
	case "weight":
		return v.Say("Weight of")
	}
	return kind
}

func (v *Visit) severityWord(name string) string {
	s, err := rule.ParseSeverity(name)
	if err != nil {
		return name
	}
	return phrase.SeverityWord(s, v.Lang)
}

func (v *Visit) asOf(name string) string {
	if name == "today" {
		return v.Say("the day of the look")
	}
	return v.Say("the profile's own day")
}

// ground is the data of pages about policies: what a program judges by now, the checklists and packs to choose from, and the titles of all
// of them by the names in settings.
type ground struct {
	now          service.InForce
	packs, lists []store.Content
	titles       map[string]string
	second       bool // publishing requires a second person
}

func (p *Pages) ground(v *Visit) (g ground, err error) {
	if g.now, err = p.service.InForce(v.Context(), v.Actor, v.Program.ID, v.Lang); err != nil {
		return g, err
	}
	if g.packs, err = p.contents(v, store.KindPack); err != nil {
		return g, err
	}
	if g.lists, err = p.contents(v, store.KindChecklist); err != nil {
		return g, err
	}
	asks, err := p.service.WorkspaceRules(v.Context(), v.Actor)
	g.second, g.titles = asks.SecondPerson, map[string]string{}
	for _, l := range g.now.Checklists {
		g.titles[l.Name] = l.Title
	}
	for _, c := range slices.Concat(g.packs, g.lists) {
		g.titles[c.Digest] = c.Name
	}
	return g, err
}

func (p *Pages) contents(v *Visit, kind store.Kind) ([]store.Content, error) {
	return p.service.Contents(v.Context(), v.Actor, kind, store.Page{Limit: 1000})
}

// changesOf returns changes as lines of a cell.
func (v *Visit) changesOf(all []service.PolicyChange, titles map[string]string) Cell {
	c := text("")
	for _, one := range all {
		c.Lines = append(c.Lines, v.changeOf(one, titles))
	}
	return c
}

// policies shows the rules with their parameters, who changed what, the proposals, and a form for one.
func (p *Pages) policies(v *Visit) error {
	if !v.Manages() {
		return service.ErrForbidden
	}
	g, err := p.ground(v)
	if err != nil {
		return err
	}
	data := map[string]any{"Second": g.second, "Figures": v.policyFigures(g.now, g.titles)}
	if data["Proposals"], err = p.proposals(v, g.titles); err != nil {
		return err
	}
	if data["History"], err = p.policyHistory(v, g.titles); err != nil {
		return err
	}
	data["Rules"], data["Pager"], data["Filter"] = p.rulesInForce(v, g.now)
	data["Propose"] = p.proposing(v, g.now, g.packs, g.lists)
	if v.May(store.RoleManager) {
		options := choices("checklist", v.Say("Checklist"))
		if v.May(store.RoleAdministrator) {
			options = append(options, Option{"pack", v.Say("Pack")})
		}
		f := v.form(v.at("/policies/files"), v.Say("Keep the file"),
			Field{Name: "kind", Label: v.Say("What it is"), Kind: "select", Options: options},
			Field{Name: "file", Label: v.Say("File"), Kind: "file", Required: true, Accept: ".yaml,.yml,.gz", Help: v.Say("A checklist (.yaml), or a bundle of policies (.tar.gz) as diligo policy bundle makes it. Kept files can be chosen in a proposal.")},
		)
		f.Files = true
		data["Keep"] = f
	}
	contents := Table{Caption: v.Say("Kept checklists and packs"), Head: []Column{{Name: v.Say("Name")}, {Name: v.Say("What it is")}, {Name: v.Say("Digest")}, {Name: v.Say("By")}, {Name: v.Say("When")}}}
	list := func(kind string, all []store.Content) {
		for _, c := range all {
			contents.Rows = append(contents.Rows, Row{Cells: []Cell{
				linked(c.Name, "/api/v1/"+kind+"s/"+c.Digest), text(v.policyKind(kind)), text(c.Digest[:min(12, len(c.Digest))]), text(p.author(v, c.Author)), text(v.when(c.Created)),
			}})
		}
	}
	list("checklist", g.lists)
	list("pack", g.packs)
	slices.SortStableFunc(contents.Rows, func(a, b Row) int { return cmp.Compare(a.Cells[0].Text, b.Cells[0].Text) })
	data["Kept"] = contents
	return v.Page("policies", v.Program.Name, data)
}

func (v *Visit) policyFigures(now service.InForce, titles map[string]string) []Named {
	var lists, packs []string
	for _, l := range now.Policy.Judging.Checklists {
		lists = append(lists, cmp.Or(titles[l], l))
	}
	if len(lists) == 0 {
		lists = []string{cmp.Or(titles[rule.DefaultChecklist], rule.DefaultChecklist)}
	}
	for _, c := range now.Packs {
		packs = append(packs, c.Name)
	}
	runs, set := 0, 0
	for _, r := range now.Rules {
		if r.Runs {
			runs++
		}
		for _, x := range r.Params {
			if x.Set {
				set++
			}
		}
	}
	sep := v.Say(", ")
	return []Named{
		{Name: v.Say("Checklist"), Text: strings.Join(lists, sep)}, {Name: v.Say("Rules that run"), Text: v.Say("%d of %d", runs, len(now.Rules))},
		{Name: v.Say("Parameters set"), Text: strconv.Itoa(set)}, {Name: v.Say("Findings fail from"), Text: v.severityWord(cmp.Or(now.Policy.Threshold, rule.High.String()))},
		{Name: v.Say("Assessed as of"), Text: v.asOf(now.Policy.AsOf)}, {Name: v.Say("Packs"), Text: cmp.Or(strings.Join(packs, sep), "–")},
		{Name: v.Say("Digest"), Text: now.Archive[:min(12, len(now.Archive))]},
	}
}

func (p *Pages) proposals(v *Visit, titles map[string]string) (t Table, err error) {
	t = Table{Head: []Column{{Name: v.Say("proposal|Reason")}, {Name: v.Say("By")}, {Name: v.Say("When")}, {Name: v.Say("What changes")}, {Name: v.Say("Backtest")}, {Name: v.Say("State")}}, Empty: v.Say("Nothing was proposed yet.")}
	all, err := p.service.Proposals(v.Context(), v.Actor, v.Program.ID, store.Page{Limit: 1000})
	if err != nil {
		return t, err
	}
	slices.Reverse(all)
	for _, one := range all {
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			linked(one.Reason, v.at("/policies/"+one.ID)), text(p.author(v, one.Author)), text(v.when(one.Created)), v.changesOf(one.Changes, titles), text(v.backtestState(one.Tried)), text(v.proposalState(one.Status)),
		}})
	}
	return t, nil
}

func (v *Visit) proposalState(s string) string {
	switch s {
	case store.ProposalPublished:
		return v.Say("published")
	case store.ProposalWithdrawn:
		return v.Say("withdrawn")
	}
	return v.Say("proposal|open")
}

func (p *Pages) policyHistory(v *Visit, titles map[string]string) (t Table, err error) {
	t = Table{Head: []Column{{Name: v.Say("When")}, {Name: v.Say("By")}, {Name: v.Say("What changed")}, {Name: v.Say("Digest")}}}
	all, err := p.service.PolicyHistory(v.Context(), v.Actor, v.Program.ID)
	if err != nil {
		return t, err
	}
	for i, r := range all {
		what := v.changesOf(r.Changes, titles)
		switch {
		case i == len(all)-1:
			what.Text = v.Say("The program was created.")
		case r.Shipped:
			what.Text = v.Say("The shipped policies are of another version.")
		}
		by := v.Say("not known any more")
		if r.Author != "" {
			by = p.author(v, r.Author)
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{text(v.when(r.Created)), text(by), what, text(r.Archive[:min(12, len(r.Archive))])}})
	}
	return t, nil
}

// rulesInForce returns the rules that the filter selects, with their parameters.
func (p *Pages) rulesInForce(v *Visit, now service.InForce) (Table, Pager, Form) {
	categories := []Option{{"", v.Say("all|All")}}
	seen := map[string]bool{}
	var chosen []service.RuleInForce
	q := strings.ToLower(v.Query("q"))
	for _, r := range now.Rules {
		if c := r.Rule.Category(); !seen[c] {
			seen[c] = true
			categories = append(categories, Option{c, r.Category})
		}
		set := slices.ContainsFunc(r.Params, func(x service.ParameterInForce) bool { return x.Set })
		switch show := v.Query("which"); {
		case v.Query("category") != "" && r.Rule.Category() != v.Query("category"),
			q != "" && !strings.Contains(strings.ToLower(string(r.Rule)+" "+r.Title), q),
			show == "set" && !set, show == "runs" && !r.Runs, show == "pack" && !r.Pack:
			continue
		}
		chosen = append(chosen, r)
	}
	f := v.filter(nil,
		Field{Name: "q", Label: v.Say("Search"), Kind: "search"}, Field{Name: "category", Label: v.Say("Category"), Kind: "select", Options: categories},
		Field{Name: "which", Label: v.Say("Which"), Kind: "select", Options: choices("", v.Say("all|All"), "runs", v.Say("those that run"), "set", v.Say("those with a parameter that was set"), "pack", v.Say("those of packs"))},
	)
	const shown = 25
	from := min(v.Offset(), len(chosen))
	t := Table{
		Empty: v.Say("No rule matches."),
		Head:  []Column{{Name: v.Say("Rule")}, {Name: v.Say("Category")}, {Name: v.Say("Severity")}, {Name: v.Say("Asks of the deal")}, {Name: v.Say("Parameters")}, {Name: v.Say("Runs")}},
	}
	for _, r := range chosen[from:min(len(chosen), from+shown)] {
		name := text(r.Title)
		name.Lines = []string{string(r.Rule)}
		params := text("")
		for _, x := range r.Params {
			line := v.Say("%s = %s", x.Name, rule.FormatValue(x.Value, v.Lang))
			if x.Shipped != nil {
				line = v.Say("%s, shipped %s", line, rule.FormatValue(x.Shipped, v.Lang))
			}
			if x.Set {
				line = v.Say("%s; set by %s on %s", line, p.author(v, x.Author), v.date(x.Changed.Format("2006-01-02")))
			} else {
				line = v.Say("%s (%s)", line, strings.Join(x.Sources, v.Say(", ")))
			}
			params.Lines = append(params.Lines, line)
		}
		if len(r.Params) == 0 {
			params.Text = "–"
		}
		runs := v.Say("no")
		if r.Runs {
			runs = v.Say("yes")
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{name, text(r.Category), v.severity(r.Severity), text(v.remedy(r.Remedy)), params, text(runs)}})
	}
	return t, v.pager(from, len(t.Rows), len(chosen), shown), f
}

// proposing returns the form for a proposal, filled in with what the program judges by.
func (p *Pages) proposing(v *Visit, now service.InForce, packs, lists []store.Content) Form {
	typed := v.Method == "POST"
	checklist := rule.DefaultChecklist
	if l := now.Policy.Judging.Checklists; len(l) > 0 {
		checklist = l[0]
	}
	parameters := strings.Join(now.Policy.Judging.Parameters, "\n")
	threshold, asOf := cmp.Or(now.Policy.Threshold, rule.High.String()), cmp.Or(now.Policy.AsOf, "profile")
	pack := ""
	if l := now.Policy.Judging.Packs; len(l) > 0 {
		pack = l[0]
	}
	if typed {
		checklist, parameters, threshold, asOf, pack = v.Field("checklist"), v.Field("parameters"), v.Field("threshold"), v.Field("as_of"), v.Field("pack")
	}
	var options []Option
	for _, l := range now.Checklists {
		options = append(options, Option{l.Name, l.Title})
	}
	for _, c := range lists {
		options = append(options, Option{c.Digest, c.Name})
	}
	bundles := []Option{{"", v.Say("none")}}
	for _, c := range packs {
		bundles = append(bundles, Option{c.Digest, c.Name})
	}
	return v.form(v.at("/policies"), v.Say("Propose and backtest"),
		Field{Name: "parameters", Label: v.Say("Parameters that are set"), Kind: "textarea", Rows: 5, Value: parameters, Help: v.Say("One a line, such as runway/short_runway.minimum_months.growth=12. All others are as shipped, or as the packs have them.")},
		Field{Name: "checklist", Label: v.Say("Checklist"), Kind: "select", Options: options, Value: checklist},
		Field{Name: "pack", Label: v.Say("Pack"), Kind: "select", Options: bundles, Value: pack},
		Field{Name: "threshold", Label: v.Say("Findings fail from"), Kind: "select", Options: v.severities(), Value: threshold},
		Field{Name: "as_of", Label: v.Say("Assessed as of"), Kind: "select", Options: choices("profile", v.asOf("profile"), "today", v.asOf("today")), Value: asOf, Help: v.Say("A backtest judges as of the days of now, whatever is chosen here.")},
		Field{Name: "reason", Label: v.Say("proposal|Reason"), Kind: "textarea", Rows: 2, Value: v.Field("reason"), Required: true, MaxLength: 2000, Help: v.Say("For whoever publishes it, and for later ones.")},
	)
}

// single returns a list with its first entry replaced; the others stay.
func single(were []string, first string) []string {
	if first == "" {
		return nil
	}
	if len(were) > 0 && were[0] == first {
		return were
	}
	return []string{first}
}

func (p *Pages) propose(v *Visit) error {
	again := func() error { return p.policies(v) }
	would := service.Policy{Judging: v.Program.Settings.Judging, Threshold: v.Field("threshold"), AsOf: v.Field("as_of")}
	would.Judging.Parameters = nil
	for line := range strings.SplitSeq(v.Field("parameters"), "\n") {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		if !strings.Contains(line, "=") {
			return v.Wrong(words.Errorf("%q sets no parameter: write rule.parameter=value", line), again)
		}
		would.Judging.Parameters = append(would.Judging.Parameters, line)
	}
	would.Judging.Checklists = single(would.Judging.Checklists, v.Field("checklist"))
	would.Judging.Packs = single(would.Judging.Packs, v.Field("pack"))
	if _, err := rule.ParseSeverity(would.Threshold); err != nil {
		return v.Wrong(err, again)
	}
	if would.AsOf != "profile" && would.AsOf != "today" {
		return v.Wrong(words.New("choose as of which day is judged"), again)
	}
	reason := v.Field("reason")
	if reason == "" || len([]rune(reason)) > 2000 {
		return v.Wrong(words.New("a proposal has a reason of at most 2000 characters"), again)
	}
	made, err := p.service.Propose(v.Context(), v.Actor, v.Program.ID, would, reason, store.Request{})
	if err != nil {
		return v.Wrong(err, again)
	}
	return v.Go(proposed, v.at("/policies/"+made.ID))
}

func (p *Pages) addPolicyFile(v *Visit) error {
	again := func() error { return p.policies(v) }
	name, content, err := v.upload("file")
	if err != nil {
		return v.Wrong(err, again)
	}
	add := p.service.AddChecklist
	if v.Field("kind") == "pack" {
		add = p.service.AddPack
	}
	if _, err := add(v.Context(), v.Actor, path.Base(name), content); err != nil {
		return v.Wrong(err, again)
	}
	return v.Go(saved, v.at("/policies"))
}

// proposal shows what a proposal would change and the result of its backtest, with buttons to publish or withdraw it.
func (p *Pages) proposal(v *Visit) error {
	if !v.Manages() {
		return service.ErrForbidden
	}
	one, err := p.service.Proposal(v.Context(), v.Actor, v.Path("proposal"))
	if err != nil {
		return err
	}
	if one.Program != v.Program.ID {
		return store.ErrNotFound
	}
	g, err := p.ground(v)
	if err != nil {
		return err
	}
	data := map[string]any{"Status": one.Tried, "State": one.Status}
	data["Pairs"] = []Named{
		{Name: v.Say("proposal|Reason"), Text: one.Reason}, {Name: v.Say("By"), Text: p.author(v, one.Author)}, {Name: v.Say("When"), Text: v.when(one.Created)},
		{Name: v.Say("State"), Text: v.proposalState(one.Status)},
	}
	if one.Closed != nil {
		data["Pairs"] = append(data["Pairs"].([]Named), Named{Name: v.Say("Closed by"), Text: p.author(v, one.Closer)}, Named{Name: v.Say("Closed"), Text: v.when(*one.Closed)})
	}
	var changes []string
	for _, c := range one.Changes {
		changes = append(changes, v.changeOf(c, g.titles))
	}
	data["Changes"] = changes
	if one.Tried == "done" {
		b, err := p.service.Backtest(v.Context(), v.Actor, one.Backtest)
		if err != nil {
			return err
		}
		w, err := p.service.Wording(v.Context(), v.Actor, v.Program.ID)
		if err != nil {
			return err
		}
		if err := p.flips(v, w, b, data); err != nil {
			return err
		}
	}
	if one.Status == store.ProposalOpen {
		f := v.form(v.at("/policies/"+one.ID), v.Say("Publish")).hidden("do", "publish")
		switch {
		case g.now.Archive != one.Base:
			f.Disabled = v.Say("The program judges by something else by now: propose again.")
		case one.Tried != "done":
			f.Disabled = v.Say("The backtest has no result yet.")
		case g.second && (one.Author == v.Actor.Name() || !v.Person()):
			f.Disabled = v.Say("Another member publishes it: the workspace asks for a second person.")
		}
		data["Publish"] = f
		data["Withdraw"] = v.form(v.at("/policies/"+one.ID), v.Say("Withdraw")).hidden("do", "withdraw").careful(v.Say("Withdraw the proposal …"), v.Say("It can't be published any more."))
	}
	v.Crumbs = append(v.Crumbs, Link{v.Program.Name, v.at("")}, Link{v.Say("Policies"), v.at("/policies")})
	return v.Page("proposal", v.Say("Proposal"), data)
}

func (p *Pages) closeProposal(v *Visit) error {
	again := func() error { return p.proposal(v) }
	if v.Field("do") == "withdraw" {
		if _, err := p.service.WithdrawProposal(v.Context(), v.Actor, v.Path("proposal")); err != nil {
			return v.Wrong(err, again)
		}
		return v.Go(withdrawn, v.at("/policies"))
	}
	if _, err := p.service.Publish(v.Context(), v.Actor, v.Path("proposal")); err != nil {
		return v.Wrong(err, again)
	}
	return v.Go(published, v.at("/policies"))
}
