package lsp

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/diligo/diligo/internal/amend"
	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/jsonpointer"
	"github.com/diligo/diligo/internal/pack"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/source"
	"github.com/diligo/diligo/internal/waiver"
	"github.com/diligo/diligo/internal/words"
)

// minimalEdit returns the least edit that makes a text of another.
func minimalEdit(t *text, to string) []textEdit {
	from := t.body
	if from == to {
		return nil
	}
	start := 0
	for start < len(from) && start < len(to) && from[start] == to[start] {
		start++
	}
	for start > 0 && (start < len(from) && !utf8.RuneStart(from[start]) || start < len(to) && !utf8.RuneStart(to[start]) || from[start-1] == '\r') {
		start--
	}
	tail := 0
	for tail < len(from)-start && tail < len(to)-start && from[len(from)-1-tail] == to[len(to)-1-tail] {
		tail++
	}
	for tail > 0 && (!utf8.RuneStart(from[len(from)-tail]) || from[len(from)-tail] == '\n') {
		tail--
	}
	return []textEdit{{t.span(start, len(from)-tail), to[start : len(to)-tail]}}
}

// edit returns a change of one open document, at the version that it was made for.
func (a *analysis) edit(edits []textEdit) workspaceEdit {
	return workspaceEdit{Changes: map[string][]textEdit{a.document.uri: edits}}
}

// formatted returns the text as fmt lays it out; nil where that is not possible, or nothing changes.
func (s *Server) formatted(a *analysis) ([]textEdit, error) {
	switch {
	case a.document.kind == aPolicy:
		out, err := pack.Format(a.document.name(), []byte(a.text.body))
		if err != nil {
			return nil, nil //nolint:nilerr // the diagnostics say why
		}
		return minimalEdit(a.text, string(out)), nil
	case a.document.kind != aProfile || a.document.format != profile.FormatJSON:
		return nil, nil
	}
	_, aids, err := s.now()
	if err != nil {
		return nil, err
	}
	out, err := aids.tidier.Format(a.document.name(), []byte(a.text.body))
	if err != nil {
		return nil, nil //nolint:nilerr // the diagnostics say why
	}
	return minimalEdit(a.text, string(out)), nil
}

// format lays a document out.
func (s *Server) format(ctx context.Context, d *document, _ question) ([]textEdit, error) {
	edits, err := s.formatted(d.now())
	if edits == nil {
		edits = []textEdit{}
	}
	return edits, errors.Join(err, ctx.Err())
}

// actions returns what can be done at a place: spell what is spelt otherwise, lay out, name the source of a fact, accept a finding.
func (s *Server) actions(ctx context.Context, d *document, q question) ([]codeAction, error) {
	out := []codeAction{}
	a, err := d.latest(ctx)
	if err != nil {
		return nil, err
	}
	wanted := func(kind string) bool {
		return len(q.Context.Only) == 0 || slices.ContainsFunc(q.Context.Only, func(only string) bool { return kind == only || strings.HasPrefix(kind, only+".") })
	}
	if d.kind == aProfile {
		if wanted("quickfix") || wanted("source.fixAll") {
			fixes, err := s.fixes(a, q)
			if err != nil {
				return nil, err
			}
			out = append(out, fixes...)
		}
		if wanted("quickfix") {
			out = append(out, s.waive(a, q)...)
		}
		if wanted("refactor") {
			more, err := s.addProvenance(a, q)
			if err != nil {
				return nil, err
			}
			out = append(out, more...)
		}
	}
	if wanted("source.format") {
		edits, err := s.formatted(a)
		if err != nil {
			return nil, err
		}
		if len(edits) > 0 {
			out = append(out, codeAction{Title: words.Say(s.o.Lang, "Format as diligo fmt does"), Kind: "source.format", Edit: a.edit(edits)})
		}
	}
	return slices.DeleteFunc(out, func(x codeAction) bool { return !wanted(x.Kind) }), ctx.Err()
}

// touches reports whether ranges have a place in common.
func touches(a, b textRange) bool { return !before(a.End, b.Start) && !before(b.End, a.Start) }

func before(a, b position) bool {
	return a.Line < b.Line || a.Line == b.Line && a.Character < b.Character
}

// fixes spell dates, words and amounts as the schema does, one by one and all at once, as check --fix does.
func (s *Server) fixes(a *analysis, q question) ([]codeAction, error) {
	_, aids, err := s.now()
	if err != nil {
		return nil, err
	}
	fixed, err := aids.tidier.Fix(a.document.name(), []byte(a.text.body), a.document.format)
	if err != nil || len(fixed.Rewrites) == 0 {
		return nil, nil //nolint:nilerr // the diagnostics say why
	}
	var out []codeAction
	after := outline(string(fixed.Text), a.document.format)
	for _, c := range fixed.Rewrites {
		was, ok := a.root().find(c.Pointer)
		is, still := after.find(c.Pointer)
		if !ok || !still {
			continue
		}
		at := a.text.span(was.start, was.end)
		if !touches(at, q.Range) {
			continue
		}
		x := codeAction{
			Title: words.Say(s.o.Lang, "Write %s", c.New), Kind: "quickfix", IsPreferred: true,
			Edit: a.edit([]textEdit{{at, string(fixed.Text[is.start:is.end])}}),
		}
		for _, d := range q.Context.Diagnostics {
			if touches(d.Range, at) {
				x.Diagnostics = append(x.Diagnostics, d)
			}
		}
		out = append(out, x)
	}
	return append(out, codeAction{
		Title: words.Count(s.o.Lang, len(fixed.Rewrites), "Spell %d value as the schema does", "Spell all %d values as the schema does"), Kind: "source.fixAll",
		Edit: a.edit(minimalEdit(a.text, string(fixed.Text))),
	}), nil
}

// addProvenance adds an entry that says where a fact comes from, for a person to fill in; it counts as claimed.
func (s *Server) addProvenance(a *analysis, q question) ([]codeAction, error) {
	_, aids, err := s.now()
	if err != nil || a.profile == nil {
		return nil, err
	}
	n, f := a.subject(aids.book, a.text.offset(q.Range.Start))
	if f == nil || !f.Asked() {
		return nil, nil
	}
	at := "/provenance" + jsonpointer.Of(n.pointer())
	if _, there := a.profile.Lookup(at); there {
		return nil, nil
	}
	edit := profile.Edit{Text: at, Pointer: at, Value: map[string]any{"level": rule.Claimed.String(), "source": ""}}
	edited, err := a.judge.Validator().Edit(a.profile, []profile.Edit{edit})
	if err != nil {
		return nil, nil //nolint:nilerr // a fact that can have none
	}
	defer edited.Release()
	body := []byte(a.text.body)
	written, err := amend.Text(body, a.document.format, []profile.Edit{edit})
	if err != nil {
		return nil, nil //nolint:nilerr // it is written in a way that people alone can change
	}
	if a.document.format == profile.FormatJSON {
		if laid, err := aids.tidier.Format(a.document.name(), body); err == nil && bytes.Equal(laid, body) {
			if laid, err = aids.tidier.Format(a.document.name(), written); err == nil {
				written = laid
			}
		}
	}
	return []codeAction{{Title: words.Say(s.o.Lang, "Add where %s comes from", n.pointer()), Kind: "refactor", Edit: a.edit(minimalEdit(a.text, string(written)))}}, nil
}

// waive adds the findings at a place to the file of waivers. Who accepts them, why and how long is for a person to fill in: as it is
// written, the file is refused, so that nothing is waived by a keystroke.
func (s *Server) waive(a *analysis, q question) []codeAction {
	if a.assessment == nil || s.o.Waivers == "" || a.assessment.Profile.Company == "" {
		return nil
	}
	file, err := filepath.Abs(s.o.Waivers)
	if err != nil {
		return nil
	}
	var now *text
	isNew := false
	if d, ok := s.documents[uriOf(file)]; ok {
		now = d.now().text
	} else if content, err := source.WaiversLimit.Read(file); err == nil {
		now = newText(string(content))
	} else if errors.Is(err, fs.ErrNotExist) {
		now, isNew = newText(""), true
	} else {
		return nil
	}
	var out []codeAction
	for i := range a.assessment.Results {
		r := &a.assessment.Results[i]
		if !a.judge.Terms().Waivable(r.Rule) {
			continue
		}
		for k := range r.Findings {
			f := &r.Findings[k]
			if !f.Counts() || len(f.Locations) == 0 || !touches(a.placeOf(f.Locations[0].Pointer), q.Range) {
				continue
			}
			if x, ok := s.waiveOne(a, r, f, file, now, isNew); ok {
				for _, d := range q.Context.Diagnostics {
					if d.Code == string(r.Rule) {
						x.Diagnostics = append(x.Diagnostics, d)
					}
				}
				out = append(out, x)
			}
		}
	}
	return out
}

// blank stands for what a person fills in while a waiver is written.
const blank = "zqblankqz"

func (s *Server) waiveOne(a *analysis, r *assessment.Result, f *assessment.Finding, file string, now *text, isNew bool) (codeAction, bool) {
	today := a.judge.Terms().Today
	w := waiver.For(a.assessment.Profile.Company, r, f, today)
	w.Reason, w.Owner, w.Expires = blank, blank, today
	after, err := waiver.Add(filepath.Base(file), []byte(now.body), w)
	if err != nil {
		return codeAction{}, false
	}
	to := strings.ReplaceAll(string(after), blank, `""`)
	uri := uriOf(file)
	x := codeAction{Title: words.Say(s.o.Lang, "Waive %s: fill in reason, owner and expiry", r.Rule), Kind: "quickfix"}
	edits := documentEdit{Edits: minimalEdit(now, to)}
	edits.TextDocument.URI = uri
	if isNew {
		x.Edit.DocumentChanges = append(x.Edit.DocumentChanges, createFile{Kind: "create", URI: uri, Options: map[string]any{"ignoreIfExists": true}})
	}
	x.Edit.DocumentChanges = append(x.Edit.DocumentChanges, edits)
	return x, true
}
