package report

import (
	"io"
	"iter"
	"maps"
	"net/url"
	"slices"
	"strings"
	"unicode"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/report/inert"
	"github.com/diligo/diligo/internal/report/phrase"
	"github.com/diligo/diligo/internal/rule"
)

const (
	// homepage is where the project and the pages of the shipped rules are.
	homepage = "https://github.com/diligo/diligo"
	// maxResults is the number of results that GitHub accepts in one run.
	maxResults = 25_000
)

// writeSARIF writes one SARIF 2.1.0 run for all profiles: findings, with waived ones suppressed, and missing core facts as results to
// review. Verbose adds rules that passed, do not apply or are unknown, which code hosts would show as faults. Inputs and rules that could
// not be read or evaluated become notifications of the tool.
func writeSARIF(w io.Writer, r *assessment.Report, o phrase.Options) error {
	s := newSARIF(r, o)
	log := struct {
		Schema  string `json:"$schema"`
		Version string `json:"version"`
		Runs    []any  `json:"runs"`
	}{"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json", "2.1.0", []any{struct {
		*sarif.Run
		Results sarifResults `json:"results"`
	}{s.run(), sarifResults{s}}}}
	if err := json.MarshalWrite(w, log, sarifOptions); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

// sarifOptions omit fields for which the library has no value.
var sarifOptions = json.JoinOptions(json.OmitZeroStructFields(true), json.Deterministic(true), jsontext.WithIndent("  "), jsontext.AllowInvalidUTF8(true))

// sarifWriter builds the parts of a run.
type sarifWriter struct {
	texts
	report *assessment.Report
	rules  []*sarif.ReportingDescriptor // sorted by ID
	index  map[rule.ID]int              // of each rule in rules
	quota  map[sarifRank]int            // number of results to write
	left   int                          // number of results beyond the limit
	waived bool                         // a finding is waived
	hashed string                       // source of the cached hashes
	hashes []string
}

// sarifRank orders results by importance: a severity, or below all severities for results that are not findings.
type sarifRank int

const noFinding sarifRank = -1

func newSARIF(r *assessment.Report, o phrase.Options) *sarifWriter {
	s := &sarifWriter{texts: textsFor(o), report: r, index: map[rule.ID]int{}, quota: map[sarifRank]int{}}
	s.describeRules()
	for e := range s.all() {
		s.quota[e.rank()]++
		s.waived = s.waived || e.finding != nil && e.finding.Waiver != nil
	}
	room := maxResults
	for rank := sarifRank(rule.Critical); rank >= noFinding; rank-- {
		kept := min(s.quota[rank], room)
		s.left += s.quota[rank] - kept
		s.quota[rank] = kept
		room -= kept
	}
	return s
}

// all yields the missing core facts, the findings and, with Verbose, the rules without findings. Entries other than findings have a nil
// finding.
func (s *sarifWriter) all() iter.Seq[entry] {
	return func(yield func(entry) bool) {
		for _, a := range s.report.Assessments {
			for _, lacking := range s.coreResults(a) {
				if !yield(entry{a, &lacking, nil}) {
					return
				}
			}
			for i := range a.Results {
				result := &a.Results[i]
				for k := range result.Findings {
					if !yield(entry{a, result, &result.Findings[k]}) {
						return
					}
				}
				if s.Verbose && sarifKind[result.Outcome] != "" && !yield(entry{a, result, nil}) {
					return
				}
			}
		}
	}
}

// sarifKind maps outcomes to the kind of results without findings.
var sarifKind = map[rule.Outcome]string{rule.Pass: "pass", rule.NotApplicable: "notApplicable", rule.Unknown: "review"}

func (e entry) rank() sarifRank {
	if e.finding == nil {
		return noFinding
	}
	return sarifRank(e.finding.Severity)
}

var sarifLevel = map[rule.Severity]string{
	rule.Critical: sarif.LevelError, rule.High: sarif.LevelError, rule.Medium: sarif.LevelWarning, rule.Low: sarif.LevelNote, rule.Info: sarif.LevelNote,
}

// run returns the run without its results.
func (s *sarifWriter) run() *sarif.Run {
	tag := map[rule.Lang]string{rule.English: "en-US", rule.Chinese: "zh-CN"}[s.Lang]
	driver := new(sarif.ToolComponent).WithName("diligo").WithInformationURI(homepage).WithLanguage(tag).WithRules(s.rules)
	if s.Version != "" {
		driver.WithVersion(s.Version)
	}
	run := new(sarif.Run).WithTool(new(sarif.Tool).WithDriver(driver)).WithColumnKind("utf16CodeUnits").WithLanguage(tag)
	run.AddInvocation(s.invocation())
	for _, a := range s.report.Assessments {
		artifact := new(sarif.Artifact).WithLocation(s.artifact(a.Profile.Source)).AddRole("analysisTarget")
		run.AddArtifact(artifact.WithHashes(map[string]string{"sha-256": a.Profile.SHA256}))
	}
	if len(s.report.Assessments) > 0 {
		policy := s.report.Assessments[0].Policy
		properties := sarif.NewPropertyBag().Add("policy", policy.Revision)
		if len(policy.Parameters) > 0 {
			properties.Add("parameters", policy.Parameters)
		}
		if len(policy.Packs) > 0 {
			properties.Add("packs", policy.Packs).Add("replaced", policy.Replaced).Add("disabled", policy.Disabled)
		}
		if len(policy.Rates) > 0 {
			properties.Add("rates", policy.Rates)
		}
		run.WithProperties(properties)
	}
	return run
}

// invocation reports what went wrong in the run itself.
func (s *sarifWriter) invocation() *sarif.Invocation {
	i := new(sarif.Invocation)
	for _, f := range s.report.Failures {
		i.AddToolExecutionNotification(notification(sarif.LevelError, phrase.Problem(f)).
			WithDescriptor(new(sarif.ReportingDescriptorReference).WithID(inputRule)).
			AddLocation(s.location(f.Source, placeOfFailure(f), f.Pointer)))
	}
	for a, result := range broken(s.report) {
		i.AddToolExecutionNotification(notification(sarif.LevelError, inert.Clean(result.Error)).
			WithAssociatedRule(new(sarif.ReportingDescriptorReference).WithID(string(result.Rule))).
			AddLocation(s.location(a.Profile.Source, start, "")))
	}
	i.WithExecutionSuccessful(len(i.ToolExecutionNotifications) == 0)
	if s.left > 0 {
		i.AddToolExecutionNotification(notification(sarif.LevelWarning, s.Words.LeftOut(s.left, maxResults)))
	}
	return i
}

func notification(level, text string) *sarif.Notification {
	return new(sarif.Notification).WithLevel(level).WithMessage(sarifMessage(text))
}

// describeRules lists every evaluated rule.
func (s *sarifWriter) describeRules() {
	titles := map[rule.ID]assessment.Result{}
	for _, a := range s.report.Assessments {
		for _, r := range slices.Concat(s.coreResults(a), a.Results) {
			titles[r.Rule] = r
		}
	}
	for i, id := range slices.Sorted(maps.Keys(titles)) {
		s.index[id] = i
		s.rules = append(s.rules, s.descriptor(titles[id]))
	}
}

func (s *sarifWriter) descriptor(result assessment.Result) *sarif.ReportingDescriptor {
	text := func(text string) *sarif.MultiformatMessageString {
		return new(sarif.MultiformatMessageString).WithText(text)
	}
	d := new(sarif.ReportingDescriptor).WithID(string(result.Rule)).WithShortDescription(text(result.Title)).
		WithDefaultConfiguration(new(sarif.ReportingConfiguration).WithLevel(sarifLevel[result.Severity])).
		WithProperties(sarif.NewPropertyBag().WithTags(append([]string{result.Category}, result.Chapters...)).Add("severity", result.Severity.String()))
	r, ok := s.RuleOf(result.Rule)
	if !ok {
		return d
	}
	why := s.Description(r.ID)
	help := []string{why}
	for _, p := range r.Params {
		help = append(help, s.Words.Threshold+s.Threshold(p.Name, p.Value, p.Sources))
	}
	var page strings.Builder
	writeRule(&page, s.Vocabulary, s.Sources, r, s.Lang)
	if strings.HasPrefix(r.File, "rules/") { // a shipped rule, which has a page
		d.WithHelpURI(homepage + map[rule.Lang]string{
			rule.English: "/blob/main/policies/RULES.md#", rule.Chinese: "/blob/main/policies/RULES.zh.md#",
		}[s.Lang] + url.PathEscape(anchor(r.Title.In(s.Lang))))
	}
	return d.WithFullDescription(text(why)).WithHelp(text(strings.Join(help, "\n")).WithMarkdown(page.String()))
}

// anchor returns the anchor that code hosts generate for a heading.
func anchor(heading string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-' || r == '_':
			return unicode.ToLower(r)
		}
		return -1
	}, heading)
}

// sarifResults encodes one result at a time, so that a report of any size takes little memory.
type sarifResults struct{ *sarifWriter }

// MarshalJSONTo writes the results within the limit.
func (s sarifResults) MarshalJSONTo(e *jsontext.Encoder) error {
	if err := e.WriteToken(jsontext.BeginArray); err != nil {
		return err
	}
	for entry := range s.all() {
		if s.quota[entry.rank()] == 0 {
			continue
		}
		s.quota[entry.rank()]--
		if err := json.MarshalEncode(e, s.result(entry)); err != nil {
			return err
		}
	}
	return e.WriteToken(jsontext.EndArray)
}

// sarifResult is a result whose index may be 0, and which has a list of suppressions, possibly empty, if any result of the run has one, as
// SARIF requires.
type sarifResult struct {
	*sarif.Result
	RuleIndex    *int                 `json:"ruleIndex"`
	Suppressions []*sarif.Suppression `json:"suppressions"`
}

func (s *sarifWriter) result(e entry) sarifResult {
	index := s.index[e.result.Rule]
	r := sarifResult{Result: new(sarif.Result).WithRuleID(string(e.result.Rule)), RuleIndex: &index}
	if s.waived {
		r.Suppressions = []*sarif.Suppression{}
	}
	source := e.Profile.Source
	if e.finding == nil {
		about := s.Words.Outcome[e.result.Outcome]
		if e.result.Category == coreRule {
			about = e.result.Title
		}
		text := strings.Join(append([]string{about}, e.result.Questions...), " · ")
		r.WithKind(sarifKind[e.result.Outcome]).WithLevel("none").WithMessage(sarifMessage(inert.Clean(text))).AddLocation(s.location(source, start, ""))
		return r
	}
	f := e.finding
	properties := sarif.NewPropertyBag().Add("severity", f.Severity.String())
	if f.Subject != "" {
		properties.Add("subject", inert.Clean(f.Subject))
	}
	r.WithKind("fail").WithLevel(sarifLevel[f.Severity]).WithMessage(sarifMessage(phrase.Detail(*f))).WithProperties(properties)
	if f.Stale { // shown, but not a current result
		r.WithKind("review").WithLevel("none")
		properties.Add("stale", true)
	}
	r.WithPartialFingerprints(map[string]string{"diligo/v1": f.Fingerprint})
	primary := e.primary()
	if hash := s.lineHash(source, placeOf(primary).line); hash != "" {
		r.PartialFingerprints["primaryLocationLineHash"] = hash
	}
	r.AddLocation(s.location(source, placeOf(primary), primary.Pointer))
	for i, l := range f.Locations {
		if l.Pointer != primary.Pointer {
			r.AddRelatedLocation(s.location(source, placeOf(l), l.Pointer).WithID(i + 1).WithMessage(sarifMessage(inert.Clean(l.Pointer))))
		}
	}
	if f.Waiver != nil {
		r.Suppressions = append(r.Suppressions, new(sarif.Suppression).WithKind("external").WithStatus("accepted").
			WithJustification(inert.Clean(f.Waiver.Reason)).
			WithProperties(sarif.NewPropertyBag().Add("owner", inert.Clean(f.Waiver.Owner)).Add("expires", f.Waiver.Expires)))
	}
	return r
}

// location returns a place in an input, with the pointer of the value if there is one.
func (s *sarifWriter) location(source string, p place, pointer string) *sarif.Location {
	p = s.inUTF16(source, p)
	l := new(sarif.Location).WithPhysicalLocation(new(sarif.PhysicalLocation).WithArtifactLocation(s.artifact(source)).WithRegion(
		new(sarif.Region).WithStartLine(p.line).WithStartColumn(p.column).WithEndLine(p.endLine).WithEndColumn(p.endColumn)))
	if pointer != "" {
		l.AddLogicalLocation(new(sarif.LogicalLocation).WithFullyQualifiedName(inert.Clean(pointer)))
	}
	return l
}

// artifact identifies an input by a relative reference, or by a file URI if it is outside the repository.
func (s *sarifWriter) artifact(source string) *sarif.ArtifactLocation {
	u := url.URL{Path: s.path(source)}
	if strings.HasPrefix(u.Path, "/") {
		u.Scheme = "file"
	}
	return new(sarif.ArtifactLocation).WithURI(u.String())
}

// lineHash returns the hash by which GitHub recognizes a line, or "". Results are grouped by source, so one source's hashes are cached.
func (s *sarifWriter) lineHash(source string, line int) string {
	if s.Profiles == nil {
		return ""
	}
	if s.hashed != source {
		s.hashed, s.hashes = source, nil
		if text := s.Profiles.Text(source); text != nil {
			s.hashes = lineHashes(text)
		}
	}
	if line > len(s.hashes) {
		return ""
	}
	return s.hashes[line-1]
}

// sarifMessage returns a message that shows a text literally: viewers turn [text](address) into links.
func sarifMessage(text string) *sarif.Message {
	return new(sarif.Message).WithText(strings.ReplaceAll(text, "](", "] ("))
}
