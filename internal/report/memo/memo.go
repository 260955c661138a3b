// Package memo writes memos for decision makers, two printed pages each: the red-flag memo of a deal team and the memo of an investment
// committee. A memo is derived from an assessment and adds no conclusions. Each sentence cites the findings it rests on, which are appended
// with their evidence.
package memo

import (
	"cmp"
	"slices"
	"strings"

	"github.com/clipperhouse/displaywidth"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/report/phrase"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
)

// Schema names the version of a memo's JSON form.
const Schema = "diligo.memo/v1"

// Kind is the audience of a memo.
type Kind string

// The kinds of memos.
const (
	RedFlag   Kind = "red-flag"  // for the deal team: what is serious, and what would clear it
	Committee Kind = "committee" // for the committee: what to agree on for each finding
)

// Kinds returns the kinds of memos.
func Kinds() []Kind { return []Kind{RedFlag, Committee} }

// ParseKind parses the name of a kind.
func ParseKind(name string) (Kind, error) {
	if k := Kind(name); slices.Contains(Kinds(), k) {
		return k, nil
	}
	return RedFlag, words.Errorf("unknown kind of memo %q: use red-flag or committee", name)
}

// Options supply what a memo says beyond the assessment.
type Options struct {
	phrase.Options
	Kind     Kind
	Remedies rule.Remedies
	Date     string    // of the memo; "" if unknown
	Prepared string    // author; "" leaves a line to sign
	Requests []Request // questions put to the company and not answered
	Decision *Decision // nil if none was made, or the reader may not see it
}

// Request is an open question.
type Request struct {
	Question string `json:"question"`
	Fact     string `json:"fact,omitempty" doc:"The pointer of the fact that it asks for."`
	Asked    bool   `json:"asked" doc:"The company was asked; else it is only known what to ask."`
	Status   string `json:"status,omitempty" doc:"Of the request, in words."`
	Due      string `json:"due,omitempty" format:"date"`
	Rules    int    `json:"rules,omitempty" doc:"How many rules wait for the answer."`
}

// Decision is a decision that was made.
type Decision struct {
	Outcome  string `json:"outcome" enum:"accept,refuse,defer"`
	Reason   string `json:"reason" doc:"The code."`
	Text     string `json:"text,omitempty"`
	By       string `json:"by,omitempty"`
	On       string `json:"on" format:"date"`
	Reopened bool   `json:"reopened,omitempty" doc:"What it was decided on has changed since."`
}

// Sentence is a sentence with the findings it rests on.
type Sentence struct {
	Text string `json:"text"`
	Refs []int  `json:"refs,omitempty" doc:"The numbers of the findings that it rests on."`
	To   string `json:"to,omitempty" enum:"requests,waived,decision" doc:"The part of the memo that it sums up, where it rests on no finding."`
}

// Row is a finding in the matrix, or several with the same request.
type Row struct {
	Refs     []int         `json:"refs" doc:"The numbers of the findings; several where the same is to be agreed on for each."`
	Severity rule.Severity `json:"severity"`
	Title    string        `json:"title"`
	Text     string        `json:"text" doc:"What was found, or what to agree on."`
	Remedy   rule.Remedy   `json:"remedy" enum:"price,indemnity,condition"`
}

// Finding is a finding with its evidence, to which sentences link.
type Finding struct {
	N           int           `json:"n"`
	Fingerprint string        `json:"fingerprint"`
	Rule        rule.ID       `json:"rule"`
	Severity    rule.Severity `json:"severity"`
	Title       string        `json:"title"`
	Message     string        `json:"message"`
	Compared    string        `json:"compared,omitempty" doc:"Thresholds with their sources, exchange rates, facts that were derived."`
	Rests       string        `json:"rests,omitempty" doc:"How well its facts are supported."`
	Places      []string      `json:"places" doc:"Where its facts stand."`
	Suggestions []string      `json:"suggestions,omitempty"`
	Waived      string        `json:"waived,omitempty" doc:"Why it does not count."`
}

// Memo is the content of a memo.
type Memo struct {
	Schema     string     `json:"schema"`
	Kind       Kind       `json:"kind" enum:"red-flag,committee"`
	Lang       rule.Lang  `json:"lang" enum:"en,zh"`
	Title      string     `json:"title"`
	Company    string     `json:"company"`
	Facts      []string   `json:"facts" doc:"Stage, as-of date, date of the memo."`
	Verdict    string     `json:"verdict"`
	Bottom     []Sentence `json:"bottom"`
	Rows       []Row      `json:"rows"`
	RowsLeft   int        `json:"rows_left,omitempty" doc:"Findings that are not in the matrix, for want of room or because they are not serious."`
	Requests   []Request  `json:"requests"`
	Left       int        `json:"requests_left,omitempty" doc:"Open questions that are not listed for want of room."`
	Waived     []Sentence `json:"waived,omitempty"`
	WaivedLeft int        `json:"waived_left,omitempty"`
	Decision   *Decision  `json:"decision,omitempty"`
	Signatures []string   `json:"signatures"`
	Basis      []string   `json:"basis" doc:"What it was judged by."`
	Findings   []Finding  `json:"findings"`
	verdict    assessment.Verdict
}

// Capacity of two pages of A4 or Letter with this style sheet, without headings and signatures, in lines and columns; a test prints full
// memos.
const (
	allLines    = 84
	rowLines    = 52 // maximum for the matrix
	waivedLines = 8
	fullColumns = 96
	rowColumns  = 64
	shownRefs   = 8
)

// room counts the remaining lines.
type room struct{ left float64 }

// fits reports whether texts fit into the remaining lines, and if so takes the lines.
func (r *room) fits(columns int, more float64, texts ...string) bool {
	need := more
	for _, t := range texts {
		need += float64((displaywidth.String(t) + columns - 1) / columns)
	}
	if need > r.left {
		return false
	}
	r.left -= need
	return true
}

// maker builds a memo.
type maker struct {
	phrase.Phrases
	o Options
	a *assessment.Assessment
	m *Memo
}

// New returns the memo of an assessment.
func New(a *assessment.Assessment, o Options) *Memo {
	k := maker{Phrases: phrase.For(o.Options), o: o, a: a, m: &Memo{
		Schema: Schema, Kind: o.Kind, Lang: o.Lang, Company: cmp.Or(a.Profile.Name, a.Profile.ID, a.Profile.Place()), verdict: a.Summary.Verdict,
		Decision: o.Decision, Rows: []Row{}, Requests: []Request{}, Findings: []Finding{},
	}}
	k.m.Verdict = k.Words.Verdict[a.Summary.Verdict]
	k.head()
	k.findings()
	k.bottom()
	k.fill()
	k.foot()
	return k.m
}

func (k *maker) head() {
	k.m.Title = words.Say(k.Lang, "Red-flag memo")
	if k.o.Kind == Committee {
		k.m.Title = words.Say(k.Lang, "Memo for the committee")
	}
	p := k.a.Profile
	if p.Stage != "" {
		k.m.Facts = append(k.m.Facts, rule.Capitalized(k.Vocabulary.Word("stage", p.Stage, k.Lang)))
	}
	if p.AsOf != "" {
		k.m.Facts = append(k.m.Facts, k.Words.AsOf(p.AsOf))
	}
	if k.o.Date != "" {
		k.m.Facts = append(k.m.Facts, words.Say(k.Lang, "written on %s", rule.Date(k.o.Date, k.Lang)))
	}
}

// findings numbers the findings, worst first and waived ones last. Stale findings do not count and are left out.
func (k *maker) findings() {
	for i := range k.a.Results {
		r := &k.a.Results[i]
		for j := range r.Findings {
			f := &r.Findings[j]
			if f.Stale {
				continue
			}
			one := Finding{
				Fingerprint: f.Fingerprint, Rule: r.Rule, Severity: f.Severity, Title: r.Title, Message: f.Message, Compared: k.ComparedWith(*r, *f), Rests: k.RestsOn(r.Rests), Places: []string{},
			}
			if f.Waiver != nil {
				one.Waived = k.Waiver(*f.Waiver)
			}
			for _, l := range f.Locations {
				one.Places = append(one.Places, l.Pointer)
			}
			for _, s := range f.Suggestions {
				one.Suggestions = append(one.Suggestions, s.Text)
			}
			k.m.Findings = append(k.m.Findings, one)
		}
	}
	slices.SortStableFunc(k.m.Findings, func(a, b Finding) int {
		if (a.Waived == "") != (b.Waived == "") {
			return map[bool]int{true: -1, false: 1}[a.Waived == ""]
		}
		return cmp.Compare(b.Severity, a.Severity)
	})
	for i := range k.m.Findings {
		k.m.Findings[i].N = i + 1
	}
}

// those returns the numbers of the findings that satisfy a condition.
func (k *maker) those(of func(Finding) bool) (refs []int) {
	for _, f := range k.m.Findings {
		if of(f) {
			refs = append(refs, f.N)
		}
	}
	return refs
}

func counts(f Finding) bool { return f.Waived == "" }

func (k *maker) remedy(f Finding) rule.Remedy { return k.o.Remedies.Of(f.Rule) }

// bottom writes the bottom line, for readers who read no further.
func (k *maker) bottom() {
	s := k.a.Summary
	add := func(x Sentence) { k.m.Bottom = append(k.m.Bottom, x) }
	serious := k.those(func(f Finding) bool { return counts(f) && f.Severity >= s.Threshold })
	severity := k.Words.Severity[s.Threshold]
	if reason := k.Words.Reasons[s.Verdict]; reason != nil {
		add(Sentence{Text: words.Say(k.Lang, "%s: %s.", k.m.Verdict, reason(s)), To: "requests"})
	}
	switch {
	case len(serious) > 0 && s.Verdict == assessment.VerdictFail:
		add(Sentence{Text: words.Say(k.Lang, "%s: %s.", k.m.Verdict, words.Count(k.Lang, len(serious), "%d finding of severity %s or above", "%d findings of severity %s or above", severity)), Refs: serious})
	case len(serious) > 0: // no verdict, but these were found
		add(Sentence{Text: words.Say(k.Lang, "Found nevertheless: %s.", words.Count(k.Lang, len(serious), "%d finding of severity %s or above", "%d findings of severity %s or above", severity)), Refs: serious})
	}
	open := s.Outcomes.Unknown + s.Outcomes.Error
	known := words.Say(k.Lang, "%d%% of what applies is known, and %s.", s.Coverage, words.Count(k.Lang, open, "%d check is open", "%d checks are open"))
	if s.Score.Low == s.Score.High {
		add(Sentence{Text: words.Say(k.Lang, "The score is %d of 100; %s", s.Score.Low, known), To: "requests"})
	} else {
		add(Sentence{Text: words.Say(k.Lang, "The score lies between %d and %d of 100; %s", s.Score.Low, s.Score.High, known), To: "requests"})
	}
	for _, remedy := range rule.AllRemedies() {
		if refs := k.those(func(f Finding) bool { return counts(f) && k.remedy(f) == remedy }); len(refs) > 0 {
			add(Sentence{Text: k.bears(remedy, len(refs)), Refs: refs})
		}
	}
	if refs := k.those(func(f Finding) bool { return !counts(f) }); len(refs) > 0 {
		add(Sentence{Text: words.Count(k.Lang, len(refs), "%d finding is waived and does not count.", "%d findings are waived and do not count."), Refs: refs, To: "waived"})
	}
	if d := k.o.Decision; d != nil {
		add(Sentence{Text: k.decided(*d), To: "decision"})
	}
}

// bears says how many findings call for a remedy.
func (k *maker) bears(remedy rule.Remedy, n int) string {
	switch remedy {
	case rule.Price:
		return words.Count(k.Lang, n, "%d finding bears on the price.", "%d findings bear on the price.")
	case rule.Indemnity:
		return words.Count(k.Lang, n, "%d finding calls for an indemnity.", "%d findings call for an indemnity.")
	}
	return words.Count(k.Lang, n, "%d finding can be put right before closing.", "%d findings can be put right before closing.")
}

func (k *maker) decided(d Decision) string {
	on, by := rule.Date(d.On, k.Lang), d.By
	var text string
	switch d.Outcome {
	case "accept":
		text = words.Say(k.Lang, "Accepted on %s.", on)
	case "refuse":
		text = words.Say(k.Lang, "Refused on %s.", on)
	default:
		text = words.Say(k.Lang, "Deferred on %s.", on)
	}
	if by != "" {
		text = words.Say(k.Lang, "%s Decided by %s.", text, by)
	}
	if d.Reopened {
		text = words.Say(k.Lang, "%s What it was decided on has changed since: it is open again.", text)
	}
	return text
}

// Remedied returns the matrix heading of a remedy.
func Remedied(lang rule.Lang, r rule.Remedy) string {
	switch r {
	case rule.Price:
		return words.In(lang, "Price")
	case rule.Indemnity:
		return words.In(lang, "Indemnity")
	}
	return words.In(lang, "Condition precedent")
}

// fill adds as much of the matrix, the requests and the waived findings as fits on two pages.
func (k *maker) fill() {
	page := room{left: allLines}
	for _, s := range k.m.Bottom {
		page.left -= float64((displaywidth.String(s.Text)+5*min(len(s.Refs), shownRefs)+fullColumns-1)/fullColumns) + .2
	}
	if k.m.Decision != nil {
		page.left -= float64(displaywidth.String(k.m.Decision.Text)/fullColumns + 2)
	}
	matrix := room{left: min(rowLines, page.left)}
	before := matrix.left
	for _, f := range k.m.Findings {
		if !counts(f) {
			continue
		}
		row := Row{Refs: []int{f.N}, Severity: f.Severity, Title: f.Title, Text: k.told(f), Remedy: k.remedy(f)}
		if i := slices.IndexFunc(k.m.Rows, func(r Row) bool {
			return r.Severity == row.Severity && r.Title == row.Title && r.Text == row.Text && r.Remedy == row.Remedy && len(r.Refs) < shownRefs
		}); i >= 0 {
			k.m.Rows[i].Refs = append(k.m.Rows[i].Refs, f.N)
			continue
		}
		if k.m.RowsLeft > 0 || k.o.Kind == RedFlag && f.Severity < k.a.Summary.Threshold || !matrix.fits(rowColumns, .6, row.Title+row.Text+strings.Repeat(" ", 16)) {
			k.m.RowsLeft++
			continue
		}
		k.m.Rows = append(k.m.Rows, row)
	}
	page.left -= before - matrix.left
	waived := room{left: min(waivedLines, page.left/2)}
	before = waived.left
	for _, f := range k.m.Findings {
		if counts(f) {
			continue
		}
		text := words.Say(k.Lang, "%s: %s", f.Title, f.Waived)
		if k.m.WaivedLeft > 0 || !waived.fits(fullColumns, .2, text) {
			k.m.WaivedLeft++
			continue
		}
		k.m.Waived = append(k.m.Waived, Sentence{Text: text, Refs: []int{f.N}})
	}
	page.left -= before - waived.left
	for _, r := range k.open() {
		if k.m.Left > 0 || !page.fits(fullColumns, .2, r.Question+r.Status+r.Due+strings.Repeat(" ", 40)) {
			k.m.Left++
			continue
		}
		k.m.Requests = append(k.m.Requests, r)
	}
}

// told returns what the matrix says of a finding: what was found, or for the committee what would clear it.
func (k *maker) told(f Finding) string {
	if k.o.Kind == Committee && len(f.Suggestions) > 0 {
		return f.Suggestions[0]
	}
	return f.Message
}

// open returns the open requests, followed by the questions that were not asked yet.
func (k *maker) open() []Request {
	all := slices.Clone(k.o.Requests)
	asked := map[string]bool{}
	for _, r := range all {
		asked[strings.TrimSuffix(r.Fact, "/-")] = r.Fact != ""
	}
	for _, q := range k.a.Questions {
		if !asked[strings.TrimSuffix(q.Pointer, "/-")] {
			all = append(all, Request{Question: q.Text, Fact: q.Pointer, Rules: len(q.Rules)})
		}
	}
	return all
}

func (k *maker) foot() {
	k.m.Signatures = []string{words.Say(k.Lang, "Prepared by"), words.Say(k.Lang, "Reviewed by")}
	if k.o.Kind == Committee {
		k.m.Signatures = []string{words.Say(k.Lang, "Prepared by"), words.Say(k.Lang, "Chair of the committee"), words.Say(k.Lang, "Member of the committee"), words.Say(k.Lang, "Member of the committee")}
	}
	if k.o.Prepared != "" {
		k.m.Signatures[0] = words.Say(k.Lang, "Prepared by %s", k.o.Prepared)
	}
	k.m.Basis = []string{k.Basis(k.a), words.Say(k.Lang, "Facts: SHA-256 %s", k.a.Profile.SHA256[:min(16, len(k.a.Profile.SHA256))])}
	if len(k.o.Remedies.Sources) > 0 {
		k.m.Basis = append(k.m.Basis, words.Say(k.Lang, "Columns of the matrix: %s", phrase.SourceNames(k.o.Remedies.Sources, k.Options)))
	}
}
