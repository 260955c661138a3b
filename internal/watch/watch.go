// Package watch reports what has changed about companies since the last run: only changes, one digest per run, and nothing twice. It
// compares assessments with a state that the caller stores; it reads no clock and no file, and sends nothing by itself (see Deliver).
//
// Changes from new facts are reported at once, one by one. If a company's facts are the same as before, only time has passed: then serious
// findings are reported at once, and everything else (facts too old, reviews overdue, minor findings fallen due) is summed up in one line
// per company, at most every QuietDays days, so that inaction does not cause daily reminders. A finding that lapses because facts are missing
// or have become too old has not gone: it stands, and is no news when fresh facts show it again.
package watch

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/outlook"
	"github.com/diligo/diligo/internal/rule"
)

// Schema is the version of the state's format.
const Schema = "diligo.watch/v1"

// QuietDays is the least number of days between reports on a company about nothing but the passage of time.
const QuietDays = 30

// State is what was known after the last run.
type State struct {
	Schema    string              `json:"schema"`
	Day       string              `json:"day,omitempty"` // of the last run
	Companies map[string]*Company `json:"companies"`
	Pending   []Pending           `json:"pending,omitempty"` // digests not delivered yet
}

// Company is what was known about a company.
type Company struct {
	Name     string                   `json:"name,omitempty"`
	SHA256   string                   `json:"sha256"`            // of the profile
	Findings map[string]rule.Severity `json:"findings"`          // that stand, or stood until facts were missing or too old
	Unknown  []rule.ID                `json:"unknown,omitempty"` // rules that are unknown because facts are too old
	Warned   map[string]string        `json:"warned,omitempty"`  // announced days of coming changes, by rule and class
	Spoken   string                   `json:"spoken,omitempty"`  // the day of the last report
	Quiet    Quiet                    `json:"quiet"`             // not reported yet
	Gone     bool                     `json:"gone,omitempty"`    // its profile has disappeared, which was reported
}

// Quiet counts what the passage of time alone has caused and was not reported yet.
type Quiet struct {
	Stale    int `json:"stale,omitempty"`    // rules that became unknown because facts are too old
	Overdue  int `json:"overdue,omitempty"`  // new findings below the threshold
	Resolved int `json:"resolved,omitempty"` // findings that have disappeared
	// Came holds the titles of the first findings below the threshold, without duplicates.
	Came []string `json:"came,omitempty"`
}

// named bounds the titles in Came.
const named = 3

func (q *Quiet) came(title string) {
	q.Overdue++
	if len(q.Came) < named && !slices.Contains(q.Came, title) {
		q.Came = append(slices.Clip(q.Came), title)
	}
}

func (q Quiet) some() bool { return q.Stale+q.Overdue+q.Resolved > 0 }

// Class is the kind of an item.
type Class string

// Classes of items, the worst first.
const (
	Worse    Class = "worse"    // a new finding, or a more severe one
	Ahead    Class = "ahead"    // a verdict that will worsen
	Resolved Class = "resolved" // a finding that is gone; where its rule has become unknown, it is not
	Passed   Class = "time"     // a summary of what the passage of time alone has caused
	Lost     Class = "lost"     // the profile has disappeared
	First    Class = "first"    // the company's first assessment
)

// Item is one piece of news.
type Item struct {
	Class    Class         `json:"class"`
	Rule     rule.ID       `json:"rule,omitempty"`
	Title    string        `json:"title,omitempty"`
	Severity rule.Severity `json:"severity"`
	Message  string        `json:"message,omitempty"`
	Date     string        `json:"date,omitempty"` // of a coming change
	Quiet    *Quiet        `json:"quiet,omitempty"`
	Count    int           `json:"count,omitempty"` // of findings, on the first assessment
}

// Entry is the news about one company.
type Entry struct {
	Company  string        `json:"company"`
	Name     string        `json:"name,omitempty"`
	Source   string        `json:"source,omitempty"`
	Severity rule.Severity `json:"severity"` // of the worst item
	Items    []Item        `json:"items"`
}

// Digest is the news of a run, the worst company first.
type Digest struct {
	Schema    string  `json:"schema"`
	ID        string  `json:"id"`
	Day       string  `json:"day"`
	Watched   int     `json:"watched"` // number of companies
	Companies []Entry `json:"companies"`
}

// Worsened reports whether the digest contains a new finding at or above a severity.
func (d *Digest) Worsened(threshold rule.Severity) bool {
	return slices.ContainsFunc(d.Companies, func(e Entry) bool {
		return slices.ContainsFunc(e.Items, func(i Item) bool {
			return i.Class == Worse && i.Severity >= threshold || i.Class == First && i.Severity >= threshold
		})
	})
}

// Run compares all companies with the state, once. It is for one goroutine.
type Run struct {
	Day       string
	Threshold rule.Severity // findings at or above it are reported at once
	seen      map[string]bool
	digest    *Digest
	state     *State
}

// NewRun begins a run on a state, which it modifies.
func NewRun(state *State, day string, threshold rule.Severity) *Run {
	if state.Companies == nil {
		state.Companies = map[string]*Company{}
	}
	state.Schema = Schema
	return &Run{Day: day, Threshold: threshold, seen: map[string]bool{}, state: state, digest: &Digest{Schema: Schema, Day: day}}
}

// Add compares an assessment, which is as of the day, with the state. ahead holds the coming changes, soonest first; only those for the
// worse are reported. A company that was added before is ignored.
func (run *Run) Add(a *assessment.Assessment, ahead []outlook.Transition) {
	key := cmp.Or(a.Profile.Company, a.Profile.Place())
	if run.seen[key] {
		return
	}
	run.seen[key] = true
	run.digest.Watched++
	e := Entry{Company: key, Name: a.Profile.Name, Source: a.Profile.Place()}
	was, known := run.state.Companies[key]
	now := companyOf(a)
	if known {
		now.Warned, now.Spoken, now.Quiet = was.Warned, was.Spoken, was.Quiet
		run.compare(&e, was, now, a)
	} else if n, worst := serious(now.Findings, run.Threshold); n > 0 {
		e.Items = append(e.Items, Item{Class: First, Title: worstTitle(a, worst), Severity: worst, Count: n})
	}
	run.warn(&e, now, ahead)
	run.state.Companies[key] = now
	if len(e.Items) == 0 && !(now.Quiet.some() && run.due(now.Spoken)) {
		return
	}
	if now.Quiet.some() {
		q := now.Quiet
		e.Items = append(e.Items, Item{Class: Passed, Quiet: &q})
		now.Quiet = Quiet{}
	}
	now.Spoken = run.Day
	run.put(e)
}

func (run *Run) put(e Entry) {
	for _, i := range e.Items {
		e.Severity = max(e.Severity, i.Severity)
	}
	run.digest.Companies = append(run.digest.Companies, e)
}

// key identifies a finding within its company.
func key(r *assessment.Result, f *assessment.Finding) string {
	return fmt.Sprintf("%s|%s|%s", r.Rule, f.Kind, f.Subject)
}

func companyOf(a *assessment.Assessment) *Company {
	c := &Company{Name: a.Profile.Name, SHA256: a.Profile.SHA256, Findings: map[string]rule.Severity{}}
	for i := range a.Results {
		r := &a.Results[i]
		if r.Outcome == rule.Unknown && len(r.Aged) > 0 {
			c.Unknown = append(c.Unknown, r.Rule)
		}
		for k := range r.Findings {
			if f := &r.Findings[k]; f.Counts() {
				c.Findings[key(r, f)] = max(f.Severity, c.Findings[key(r, f)])
			}
		}
	}
	slices.Sort(c.Unknown)
	return c
}

func serious(findings map[string]rule.Severity, threshold rule.Severity) (n int, worst rule.Severity) {
	for _, s := range findings {
		if s >= threshold {
			n++
			worst = max(worst, s)
		}
	}
	return n, worst
}

// worstTitle returns the title of the first rule with a finding of a severity.
func worstTitle(a *assessment.Assessment, severity rule.Severity) string {
	for i := range a.Results {
		if slices.ContainsFunc(a.Results[i].Findings, func(f assessment.Finding) bool { return f.Counts() && f.Severity == severity }) {
			return a.Results[i].Title
		}
	}
	return ""
}

// compare adds what is new since was.
func (run *Run) compare(e *Entry, was, now *Company, a *assessment.Assessment) {
	fresh := was.SHA256 != now.SHA256 || was.Gone
	for i := range a.Results {
		r := &a.Results[i]
		told := map[string]bool{}
		for k := range r.Findings {
			f := &r.Findings[k]
			id := key(r, f)
			before, there := was.Findings[id]
			if !f.Counts() || told[id] || there && before >= f.Severity {
				continue
			}
			told[id] = true
			if !fresh && f.Severity < run.Threshold {
				now.Quiet.came(r.Title)
				continue
			}
			e.Items = append(e.Items, Item{Class: Worse, Rule: r.Rule, Title: r.Title, Severity: f.Severity, Message: f.Message})
		}
	}
	for _, id := range now.Unknown {
		if !slices.Contains(was.Unknown, id) {
			now.Quiet.Stale++
		}
	}
	for _, id := range slices.Sorted(maps.Keys(was.Findings)) {
		if _, there := now.Findings[id]; there {
			continue
		}
		severity := was.Findings[id]
		r := ruleOf(a, id)
		if r.Outcome == rule.Unknown || r.Outcome == rule.NotApplicable && !fresh {
			now.Findings[id] = severity // nothing shows that it is mended; when it is found again, that is no news
			continue
		}
		if !fresh || severity < run.Threshold {
			now.Quiet.Resolved++
			continue
		}
		e.Items = append(e.Items, Item{Class: Resolved, Rule: r.Rule, Title: r.Title, Severity: rule.Info})
	}
	slices.SortStableFunc(e.Items, func(x, y Item) int { return cmp.Compare(y.Severity, x.Severity) })
}

// ruleOf returns the result of the rule in a finding's key.
func ruleOf(a *assessment.Assessment, id string) assessment.Result {
	for i := range a.Results {
		if r := a.Results[i]; len(id) > len(r.Rule) && id[:len(r.Rule)] == string(r.Rule) && id[len(r.Rule)] == '|' {
			return r
		}
	}
	return assessment.Result{Title: id}
}

// again is by how many days a coming change must draw nearer to be reported again.
const again = 14

// warn reports each coming change once: again only if it comes at least two weeks sooner than announced, or if the announced day has passed
// without it. A later day is not reported.
func (run *Run) warn(e *Entry, now *Company, ahead []outlook.Transition) {
	warned := map[string]string{}
	for _, c := range ahead {
		if c.Class != outlook.Worsens && c.Class != outlook.FallsDue || c.To.Outcome != rule.Fail || c.To.Severity < run.Threshold {
			continue
		}
		id := fmt.Sprintf("%s|%s", c.Rule, c.To.Severity)
		if _, twice := warned[id]; twice {
			continue
		}
		before, told := now.Warned[id]
		if told {
			if days, ok := between(before, c.Date); ok && days > -again && before >= run.Day {
				warned[id] = before
				continue
			}
		}
		warned[id] = c.Date
		item := Item{Class: Ahead, Rule: c.Rule, Title: c.Title, Severity: c.To.Severity, Date: c.Date}
		if len(c.To.Messages) > 0 {
			item.Message = c.To.Messages[0]
		}
		e.Items = append(e.Items, item)
	}
	now.Warned = warned
}

// due reports whether a company may be reported again although nothing serious has happened.
func (run *Run) due(spoken string) bool {
	days, ok := between(spoken, run.Day)
	return !ok || days >= QuietDays
}

func between(a, b string) (days int, ok bool) {
	x, err := time.Parse(time.DateOnly, a)
	y, err2 := time.Parse(time.DateOnly, b)
	return int(y.Sub(x).Hours() / 24), err == nil && err2 == nil
}

// End returns the digest of the run and updates the state. If all profiles could be read, companies that have disappeared are reported,
// once.
func (run *Run) End(all bool) *Digest {
	for _, id := range slices.Sorted(maps.Keys(run.state.Companies)) {
		c := run.state.Companies[id]
		if !all || run.seen[id] || c.Gone {
			continue
		}
		c.Gone = true
		run.put(Entry{Company: id, Name: c.Name, Items: []Item{{Class: Lost, Severity: rule.Info}}})
	}
	run.state.Day = run.Day
	slices.SortStableFunc(run.digest.Companies, func(a, b Entry) int {
		return cmp.Or(cmp.Compare(b.Severity, a.Severity), cmp.Compare(a.Company, b.Company))
	})
	return run.digest
}
