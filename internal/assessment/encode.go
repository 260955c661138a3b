package assessment

import (
	"bytes"
	"encoding/json"
	"io"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// WriteLine writes the assessment as one line of JSON: the bytes that encoding/json writes without escaping for HTML, with a third
// of the work. The error is that of w, or for a value that JSON can't write.
func (a *Assessment) WriteLine(w io.Writer) error {
	line := lines.Get().(*[]byte)
	defer lines.Put(line)
	b, err := a.appendJSON((*line)[:0])
	if err != nil {
		return err
	}
	*line = append(b, '\n')
	_, err = w.Write(*line)
	return err
}

// lines are buffers for one line each.
var lines = sync.Pool{New: func() any { return new([]byte) }}

func (a *Assessment) appendJSON(b []byte) ([]byte, error) {
	w := writer{b: b}
	w.raw(`{"profile":`)
	w.profile(&a.Profile)
	w.raw(`,"policy":`)
	w.policy(&a.Policy)
	if a.Checklist != (Checklist{}) {
		w.text(`,"checklist":{"name":`, a.Checklist.Name)
		w.text(`,"title":`, a.Checklist.Title)
		w.text(`,"revision":`, a.Checklist.Revision)
		w.raw("}")
	}
	if a.Support != nil {
		w.other(`,"support":`, a.Support)
	}
	if !reflect.ValueOf(a.Run).IsZero() {
		w.other(`,"run":`, a.Run)
	}
	if a.Waivers != nil {
		w.other(`,"waivers":`, a.Waivers)
	}
	if a.Baseline != nil {
		w.other(`,"baseline":`, a.Baseline)
	}
	w.raw(`,"summary":`)
	w.summary(&a.Summary)
	if len(a.Figures) > 0 {
		w.other(`,"figures":`, a.Figures)
	}
	w.raw(`,"results":`)
	list(&w, a.Results, (*writer).result)
	w.raw(`,"questions":`)
	list(&w, a.Questions, (*writer).question)
	w.raw("}")
	return w.b, w.err
}

// writer appends JSON. Members are given with what stands before them: a comma or the bracket, their name and the colon. What
// is rare is left to encoding/json.
type writer struct {
	b   []byte
	err error // the first
}

func (w *writer) raw(text string) { w.b = append(w.b, text...) }

func (w *writer) text(member, text string) {
	w.raw(member)
	w.b = appendText(w.b, text)
}

// some is text that is left out when it is empty.
func (w *writer) some(member, text string) {
	if text != "" {
		w.text(member, text)
	}
}

func (w *writer) number(member string, n int) {
	w.raw(member)
	w.b = strconv.AppendInt(w.b, int64(n), 10)
}

func (w *writer) value(member string, value any) {
	w.raw(member)
	w.any(value)
}

// other leaves a member to encoding/json.
func (w *writer) other(member string, value any) {
	w.raw(member)
	w.marshal(value)
}

// list writes a list, or null.
func list[T any](w *writer, entries []T, entry func(*writer, *T)) {
	if entries == nil {
		w.raw("null")
		return
	}
	w.raw("[")
	for i := range entries {
		if i > 0 {
			w.raw(",")
		}
		entry(w, &entries[i])
	}
	w.raw("]")
}

func texts[S ~string](w *writer, member string, all []S) {
	w.raw(member)
	list(w, all, func(w *writer, word *S) { w.b = appendText(w.b, string(*word)) })
}

// any writes a value of a profile or a policy.
func (w *writer) any(value any) {
	switch x := value.(type) {
	case nil:
		w.raw("null")
	case bool:
		w.b = strconv.AppendBool(w.b, x)
	case string:
		w.b = appendText(w.b, x)
	case json.Number:
		if !isPlain(x) {
			w.marshal(x)
			return
		}
		w.b = append(w.b, x...)
	case []any:
		list(w, x, func(w *writer, entry *any) { w.any(*entry) })
	case map[string]any:
		w.members(x)
	default:
		w.marshal(x)
	}
}

// isPlain reports whether a number is surely one as JSON writes it: without an exponent.
func isPlain(n json.Number) bool {
	whole, fraction, point := strings.Cut(strings.TrimPrefix(string(n), "-"), ".")
	return isNumber(whole) && (whole[0] != '0' || len(whole) == 1) && (!point || isNumber(fraction))
}

func (w *writer) members(object map[string]any) {
	if object == nil {
		w.raw("null")
		return
	}
	var room [16]string
	names := room[:0]
	for name := range object {
		names = append(names, name)
	}
	slices.Sort(names)
	w.raw("{")
	for i, name := range names {
		if i > 0 {
			w.raw(",")
		}
		w.b = append(appendText(w.b, name), ':')
		w.any(object[name])
	}
	w.raw("}")
}

func (w *writer) marshal(value any) {
	var err error
	if w.b, err = appendMarshalled(w.b, value); err != nil && w.err == nil {
		w.err = err
	}
}

// appendMarshalled appends what encoding/json writes.
func appendMarshalled(b []byte, value any) ([]byte, error) {
	var text bytes.Buffer
	e := json.NewEncoder(&text)
	e.SetEscapeHTML(false)
	err := e.Encode(value)
	return append(b, bytes.TrimSuffix(text.Bytes(), []byte("\n"))...), err
}

func (w *writer) profile(p *Profile) {
	w.text(`{"source":`, p.Source)
	if p.Line != 0 {
		w.number(`,"line":`, p.Line)
	}
	w.text(`,"sha256":`, p.SHA256)
	w.some(`,"company":`, p.Company)
	w.some(`,"id":`, p.ID)
	w.some(`,"name":`, p.Name)
	w.some(`,"stage":`, p.Stage)
	w.some(`,"as_of":`, p.AsOf)
	w.raw("}")
}

func (w *writer) policy(p *Policy) {
	w.text(`{"revision":`, p.Revision)
	w.some(`,"base":`, p.Base)
	w.number(`,"rules":`, p.Rules)
	w.text(`,"evaluator":`, p.Evaluator)
	if len(p.Parameters) > 0 {
		w.other(`,"parameters":`, p.Parameters)
	}
	if len(p.Packs) > 0 {
		w.other(`,"packs":`, p.Packs)
	}
	if len(p.Replaced) > 0 {
		w.other(`,"replaced":`, p.Replaced)
	}
	if len(p.Disabled) > 0 {
		w.other(`,"disabled":`, p.Disabled)
	}
	if len(p.Rates) > 0 {
		w.other(`,"rates":`, p.Rates)
	}
	w.raw("}")
}

func (w *writer) summary(s *Summary) {
	w.text(`{"verdict":`, string(s.Verdict))
	w.text(`,"severity_threshold":`, s.Threshold.String())
	w.score(s.Score)
	w.number(`,"coverage":`, s.Coverage)
	w.number(`,"minimum_coverage":`, s.MinimumCoverage)
	w.number(`,"core":{"of":`, s.Core.Of)
	w.raw(`,"missing":`)
	list(w, s.Core.Missing, (*writer).core)
	w.raw("}")
	w.outcomes(s.Outcomes)
	w.number(`,"findings":{"critical":`, s.Findings.Critical)
	w.number(`,"high":`, s.Findings.High)
	w.number(`,"medium":`, s.Findings.Medium)
	w.number(`,"low":`, s.Findings.Low)
	w.number(`,"info":`, s.Findings.Info)
	w.number(`,"waived":`, s.Findings.Waived)
	if s.Findings.Stale != 0 {
		w.number(`,"stale":`, s.Findings.Stale)
	}
	if s.Findings.Known != 0 {
		w.number(`,"known":`, s.Findings.Known)
	}
	w.raw("}")
	w.raw(`,"categories":`)
	list(w, s.Categories, (*writer).category)
	w.raw(`,"factors":`)
	list(w, s.Factors, (*writer).factor)
	w.raw("}")
}

func (w *writer) core(m *MissingCore) {
	w.text(`{"name":`, m.Name)
	w.text(`,"title":`, m.Title)
	texts(w, `,"pointers":`, m.Pointers)
	w.text(`,"question":`, m.Question)
	w.raw("}")
}

func (w *writer) score(s Score) {
	if s.Known == nil {
		w.raw(`,"score":{"known":null`)
	} else {
		w.number(`,"score":{"known":`, *s.Known)
	}
	w.number(`,"low":`, s.Low)
	w.number(`,"high":`, s.High)
	w.raw("}")
}

func (w *writer) outcomes(o Outcomes) {
	w.number(`,"outcomes":{"pass":`, o.Pass)
	w.number(`,"fail":`, o.Fail)
	w.number(`,"unknown":`, o.Unknown)
	w.number(`,"not_applicable":`, o.NotApplicable)
	w.number(`,"error":`, o.Error)
	w.raw("}")
}

func (w *writer) category(c *CategorySummary) {
	w.text(`{"category":`, c.Category)
	w.score(c.Score)
	w.number(`,"coverage":`, c.Coverage)
	w.outcomes(c.Outcomes)
	w.raw("}")
}

func (w *writer) factor(f *Factor) {
	w.text(`{"item":`, f.Item)
	w.text(`,"title":`, f.Title)
	w.text(`,"outcome":`, string(f.Outcome))
	w.number(`,"coverage":`, f.Coverage)
	texts(w, `,"rules":`, f.Rules)
	w.raw("}")
}

func (w *writer) result(r *Result) {
	w.text(`{"rule":`, string(r.Rule))
	w.text(`,"category":`, r.Category)
	w.text(`,"outcome":`, string(r.Outcome))
	w.text(`,"severity":`, r.Severity.String())
	w.text(`,"title":`, r.Title)
	if r.Unproven {
		w.value(`,"unproven":`, true)
	}
	texts(w, `,"chapters":`, r.Chapters)
	if len(r.Findings) > 0 {
		w.raw(`,"findings":`)
		list(w, r.Findings, (*writer).finding)
	}
	if len(r.Rates) > 0 {
		w.other(`,"rates":`, r.Rates)
	}
	if len(r.Derived) > 0 {
		w.other(`,"derived":`, r.Derived)
	}
	if len(r.Missing) > 0 {
		texts(w, `,"missing":`, r.Missing)
	}
	if len(r.Aged) > 0 {
		w.other(`,"aged":`, r.Aged)
	}
	if len(r.Questions) > 0 {
		texts(w, `,"questions":`, r.Questions)
	}
	w.some(`,"error":`, r.Error)
	if r.Rests != nil {
		w.other(`,"rests_on":`, r.Rests)
	}
	w.raw("}")
}

func (w *writer) finding(f *Finding) {
	w.text(`{"fingerprint":`, f.Fingerprint)
	w.text(`,"severity":`, f.Severity.String())
	w.some(`,"kind":`, f.Kind)
	w.some(`,"subject":`, f.Subject)
	w.text(`,"message":`, f.Message)
	w.raw(`,"evidence":`)
	w.members(f.Evidence)
	if len(f.Thresholds) > 0 {
		w.raw(`,"thresholds":`)
		list(w, f.Thresholds, (*writer).threshold)
	}
	w.some(`,"as_of":`, f.AsOf)
	if f.Stale {
		w.value(`,"stale":`, true)
	}
	w.raw(`,"locations":`)
	list(w, f.Locations, (*writer).location)
	if len(f.Suggestions) > 0 {
		w.raw(`,"suggestions":`)
		list(w, f.Suggestions, (*writer).suggestion)
	}
	if f.Known {
		w.value(`,"known":`, true)
	}
	if len(f.Targets) > 0 {
		w.other(`,"targets":`, f.Targets)
	}
	if f.Waiver != nil {
		w.other(`,"waiver":`, f.Waiver)
	}
	if f.Outgrown != nil {
		w.other(`,"outgrown":`, f.Outgrown)
	}
	w.raw("}")
}

func (w *writer) threshold(t *Threshold) {
	w.text(`{"name":`, t.Name)
	w.value(`,"value":`, t.Value)
	texts(w, `,"sources":`, t.Sources)
	w.raw("}")
}

func (w *writer) location(l *Location) {
	w.text(`{"pointer":`, l.Pointer)
	w.number(`,"line":`, l.Line)
	w.number(`,"column":`, l.Column)
	if l.Value != nil {
		w.value(`,"value":`, l.Value)
	}
	w.raw("}")
}

func (w *writer) suggestion(s *Suggestion) {
	w.text(`{"action":`, s.Action)
	w.text(`,"text":`, s.Text)
	if len(s.Values) > 0 {
		w.raw(`,"values":`)
		w.members(s.Values)
	}
	w.raw("}")
}

func (w *writer) question(q *Question) {
	w.text(`{"pointer":`, q.Pointer)
	w.text(`,"text":`, q.Text)
	texts(w, `,"rules":`, q.Rules)
	w.number(`,"settles":`, q.Settles)
	w.raw("}")
}
