package assist

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/fact"
	"github.com/diligo/diligo/internal/jsonpointer"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/rule"
)

// CompaniesPage is a page of companies.
type CompaniesPage struct {
	Items []Company `json:"items"`
	Next  string    `json:"next,omitempty"`
}

// Listed is where a list of companies goes on.
type Listed struct {
	Cursor string `json:"cursor,omitempty" maxLength:"1000" doc:"next of the page before."`
	Limit  int    `json:"limit,omitempty" minimum:"1" maximum:"100"`
}

func companies(ctx context.Context, c *Clerk, in Listed) (out CompaniesPage, err error) {
	limit := Paged{Limit: in.Limit}.entries()
	all, err := c.desk.Companies(ctx, in.Cursor, limit+1)
	if err != nil {
		return out, err
	}
	for i := range all {
		all[i].Name = short(all[i].Name, shortText)
	}
	var next string
	if out.Items, next, err = page(all, "", limit, Budget-500); err == nil && next != "" {
		out.Next = out.Items[len(out.Items)-1].Company
	}
	return out, err
}

// FactRead is a fact that a rule reads, as it stands.
type FactRead struct {
	Pointer string `json:"pointer"`
	Present bool   `json:"present"`
	Value   any    `json:"value,omitempty"`
	Line    int    `json:"line,omitempty"`
	Column  int    `json:"column,omitempty"`
	Support string `json:"support,omitempty"`
}

// Facts returns the facts that a rule reads, with their values in the profile. A list of objects is represented by its length, followed by the
// facts of its entries.
func Facts(r *rule.Rule, p *profile.Profile) []FactRead {
	out := []FactRead{}
	seen := map[string]bool{}
	for _, pattern := range r.Facts {
		for _, pointer := range p.Instances(pattern) {
			if seen[pointer] {
				continue
			}
			seen[pointer] = true
			f := FactRead{Pointer: pointer}
			list, isRest := strings.CutSuffix(pointer, "/-")
			if isRest { // is the list whole?
				complete, _ := p.Lookup("/complete")
				names, _ := complete.([]any)
				f.Present = slices.Contains(names, any(list))
				f.Value = f.Present
			} else if value, ok := p.Lookup(pointer); ok && value != nil {
				f.Present, f.Value = true, value
				if place, ok := p.Range(pointer); ok {
					f.Line, f.Column = place.Line, place.Column
				}
				f.Support = LevelOf(p, pointer)
			}
			out = append(out, f)
		}
	}
	return out
}

// LevelOf returns the stated level of support of a fact, by the nearest entry at or above it; "" if there is none.
func LevelOf(p *profile.Profile, pointer string) string {
	for at := pointer; at != ""; at = jsonpointer.Parent(at) {
		if v, ok := p.Lookup("/provenance" + jsonpointer.Of(at) + "/level"); ok {
			level, _ := v.(string)
			return level
		}
	}
	return ""
}

// Explained is a rule, what it read, and what it concluded.
type Explained struct {
	About       *About        `json:"about,omitempty"`
	Rule        string        `json:"rule"`
	Title       string        `json:"title"`
	Category    string        `json:"category"`
	Severity    string        `json:"severity"`
	Description string        `json:"description"`
	Stages      []string      `json:"stages"`
	Items       []string      `json:"items" doc:"Of the article, or checks of our own."`
	Parameters  []Limit       `json:"parameters"`
	Sources     []SourceLine  `json:"sources" doc:"What the parameters rest on."`
	Facts       []FactRead    `json:"facts" doc:"What it reads, as it stands in the profile; patterns where no company is named."`
	FactsTotal  int           `json:"facts_total"`
	Outcome     string        `json:"outcome,omitempty"`
	Findings    []FindingLine `json:"findings,omitempty"`
	Missing     []string      `json:"missing,omitempty"`
	Questions   []string      `json:"questions,omitempty"`
}

// SourceLine is a source of a threshold.
type SourceLine struct {
	ID      string `json:"id"`
	Title   string `json:"title"`
	Address string `json:"address,omitempty"`
}

// Explain names a rule, and a company.
type Explain struct {
	Company string `json:"company,omitempty" maxLength:"1000" doc:"As the tool companies lists it; without it the rule alone is explained."`
	Rule    string `json:"rule" maxLength:"200" doc:"The ID of a rule."`
}

func explain(ctx context.Context, c *Clerk, in Explain) (out Explained, err error) {
	var k *Case
	var j *app.Judge
	if in.Company != "" {
		if k, err = c.open(ctx, in.Company); err != nil {
			return out, err
		}
		defer k.Release()
		j = k.Judge
	} else if j, err = c.desk.Judge(ctx); err != nil {
		return out, err
	}
	r, err := j.Catalogue().Find(in.Rule)
	if err != nil {
		return out, err
	}
	out = c.ruleOf(j, r)
	if k == nil {
		for _, pattern := range firstOf(r.Facts, 60) {
			out.Facts = append(out.Facts, FactRead{Pointer: pattern})
		}
		out.FactsTotal = len(r.Facts)
		return out, nil
	}
	a, err := j.AssessOne(ctx, k.Profile, r.ID)
	if err != nil {
		return out, err
	}
	result := &a.Results[0]
	whole := aboutOf(k, a)
	out.About, out.Outcome = &whole, string(result.Outcome)
	out.Missing = firstOf(result.Missing, 30)
	for _, q := range firstOf(result.Questions, 10) {
		out.Questions = append(out.Questions, short(q, longText))
	}
	if len(result.Findings) > 0 || result.Error != "" {
		out.Findings, _, _ = page(linesOf(result), "", 20, Budget/2-sizeOf(out)/2)
	}
	facts := Facts(r, k.Profile)
	out.FactsTotal = len(facts)
	for i := range facts {
		facts[i].Value = brief(facts[i].Value)
	}
	out.Facts, _, err = page(facts, "", 80, Budget-500-sizeOf(out))
	return out, err
}

// ruleOf returns a rule in the clerk's language.
func (c *Clerk) ruleOf(j *app.Judge, r *rule.Rule) Explained {
	out := Explained{
		Rule: string(r.ID), Title: r.Title.In(c.lang), Category: r.ID.Category(), Severity: r.Severity.String(), Description: short(r.Description.In(c.lang), 3000),
		Stages: firstOf(r.Stages, 10), Items: firstOf(r.Chapters, 30), Parameters: []Limit{}, Sources: []SourceLine{}, Facts: []FactRead{},
	}
	for _, p := range r.Params {
		l := Limit{p.Name, brief(p.Value), []string{}}
		if p.Default {
			l.Sources = firstOf(p.Sources, mostPointers)
		}
		out.Parameters = append(out.Parameters, l)
		for _, id := range l.Sources {
			s, ok := j.Catalogue().Sources[id]
			if ok && !slices.ContainsFunc(out.Sources, func(x SourceLine) bool { return x.ID == id }) {
				out.Sources = append(out.Sources, SourceLine{id, s.Title.In(c.lang), s.Address})
			}
		}
	}
	return out
}

// FactsWanted chooses facts.
type FactsWanted struct {
	Company string `json:"company,omitempty" maxLength:"1000" doc:"With it, what the profile has; without it, what a profile may have."`
	Under   string `json:"under,omitempty" maxLength:"2000" doc:"A pointer or pattern: /financials."`
	Search  string `json:"search,omitempty" maxLength:"200" doc:"Words of the pointer, the label or the question."`
	Missing bool   `json:"missing,omitempty" doc:"Only those that the profile lacks and rules read."`
	Paged
}

// FactLine is a fact that a profile may have, or has.
type FactLine struct {
	Pointer  string   `json:"pointer" doc:"With * for an entry of a list where no company is named, or the list is empty."`
	Label    string   `json:"label"`
	Question string   `json:"question,omitempty"`
	Kind     string   `json:"kind"`
	Unit     string   `json:"unit,omitempty"`
	Words    []string `json:"words,omitempty" doc:"What it may be."`
	Example  string   `json:"example,omitempty"`
	Who      string   `json:"who,omitempty" doc:"Who knows it."`
	Rules    int      `json:"rules" doc:"How many rules read it."`
	Value    any      `json:"value,omitempty"`
	Present  bool     `json:"present,omitempty"`
	Line     int      `json:"line,omitempty"`
	Support  string   `json:"support,omitempty"`
}

// FactsPage is a page of facts.
type FactsPage struct {
	Total int        `json:"total"`
	Items []FactLine `json:"items"`
	Next  string     `json:"next,omitempty"`
}

func facts(ctx context.Context, c *Clerk, in FactsWanted) (out FactsPage, err error) {
	var p *profile.Profile
	j, err := c.desk.Judge(ctx)
	if in.Company != "" {
		var k *Case
		if k, err = c.open(ctx, in.Company); err != nil {
			return out, err
		}
		defer k.Release()
		p, j = k.Profile, k.Judge
	}
	if err != nil {
		return out, err
	}
	book, err := app.BookOf(j.Set())
	if err != nil {
		return out, err
	}
	under := strings.TrimSuffix(in.Under, "/")
	pattern := book.PatternOf(under)
	var all []FactLine
	for _, f := range book.All() {
		if !f.Asked() && f.Kind != fact.Table || under != "" && f.Pattern != pattern && !strings.HasPrefix(f.Pattern, pattern+"/") || !found(f, in.Search) {
			continue
		}
		l := c.factOf(book, f)
		if p == nil {
			if !in.Missing {
				all = append(all, l)
			}
			continue
		}
		for _, pointer := range p.Instances(f.Pattern) {
			if under != "" && !strings.HasPrefix(pointer+"/", under+"/") && !strings.Contains(pointer, "*") {
				continue
			}
			one := l
			one.Pointer = pointer
			if v, ok := p.Lookup(pointer); ok {
				one.Present, one.Value, one.Support = true, brief(v), LevelOf(p, pointer)
				if place, ok := p.Range(pointer); ok {
					one.Line = place.Line
				}
				one.Question, one.Example = "", ""
			}
			if !in.Missing || !one.Present && one.Rules > 0 {
				all = append(all, one)
			}
		}
	}
	out.Total = len(all)
	out.Items, out.Next, err = page(all, in.Cursor, in.entries(), Budget-200)
	return out, err
}

func (c *Clerk) factOf(b *fact.Book, f *fact.Fact) FactLine {
	l := FactLine{
		Pointer: f.Pattern, Label: f.Label.In(c.lang), Question: short(f.Question.In(c.lang), longText), Kind: string(f.Kind), Unit: f.Unit, Example: short(f.Example.In(c.lang), shortText),
		Who: string(f.Who), Rules: len(f.Rules),
	}
	if len(f.Words) <= 20 {
		l.Words = f.Words
	}
	return l
}

// found reports whether a fact has all words of a search.
func found(f *fact.Fact, search string) bool {
	return hasWords(search, f.Pattern, f.Label.EN, f.Label.ZH, f.Question.EN, f.Question.ZH)
}

func hasWords(search string, texts ...string) bool {
	all := strings.ToLower(strings.Join(texts, "\n"))
	for word := range strings.FieldsSeq(strings.ToLower(search)) {
		if !strings.Contains(all, word) {
			return false
		}
	}
	return true
}

// RulesWanted is a search for rules.
type RulesWanted struct {
	Query    string `json:"query,omitempty" maxLength:"200" doc:"Words of the ID, the title, the description or the facts, in English or Chinese."`
	Category string `json:"category,omitempty" maxLength:"100"`
	Severity string `json:"severity,omitempty" enum:"critical,high,medium,low,info" doc:"From here on."`
	Paged
}

// RuleLine is a rule in short.
type RuleLine struct {
	Rule        string   `json:"rule"`
	Title       string   `json:"title"`
	Category    string   `json:"category"`
	Severity    string   `json:"severity"`
	Description string   `json:"description"`
	Stages      []string `json:"stages"`
}

// RulesPage is a page of rules.
type RulesPage struct {
	Total int        `json:"total"`
	Items []RuleLine `json:"items"`
	Next  string     `json:"next,omitempty"`
}

func rulesSearch(ctx context.Context, c *Clerk, in RulesWanted) (out RulesPage, err error) {
	j, err := c.desk.Judge(ctx)
	if err != nil {
		return out, err
	}
	var all []RuleLine
	for _, r := range j.Catalogue().Rules {
		if in.Category != "" && r.ID.Category() != in.Category || in.Severity != "" && int(r.Severity) < rank(in.Severity) ||
			!hasWords(in.Query, string(r.ID), r.Title.EN, r.Title.ZH, r.Description.EN, r.Description.ZH, strings.Join(r.Facts, " ")) {
			continue
		}
		all = append(all, RuleLine{string(r.ID), r.Title.In(c.lang), r.ID.Category(), r.Severity.String(), short(r.Description.In(c.lang), 300), firstOf(r.Stages, 10)})
	}
	named := func(l RuleLine) int { // those whose ID or title has it first
		if hasWords(in.Query, l.Rule, l.Title) {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(all, func(a, b RuleLine) int { return cmp.Or(named(a)-named(b), rank(b.Severity)-rank(a.Severity)) })
	out.Total = len(all)
	out.Items, out.Next, err = page(all, in.Cursor, in.entries(), Budget-200)
	return out, err
}
