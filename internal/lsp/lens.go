package lsp

import (
	"context"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/diligo/diligo/internal/interview"
	"github.com/diligo/diligo/internal/report/inert"
	"github.com/diligo/diligo/internal/words"
)

// lensesShown is how many questions are shown above facts.
const lensesShown = 12

// lenses returns the questions whose answers settle something, where the answers would stand.
func (s *Server) lenses(ctx context.Context, d *document, _ question) ([]codeLens, error) {
	out := []codeLens{}
	if d.kind != aProfile {
		return out, nil
	}
	a, err := d.latest(ctx)
	if err != nil || a.profile == nil || a.assessment == nil {
		return out, err
	}
	_, aids, err := s.now()
	if err != nil {
		return nil, err
	}
	step, err := interview.New(a.judge, aids.book, interview.Options{Lang: s.o.Lang, All: true}).Begin(ctx, a.profile)
	if err != nil {
		return nil, err
	}
	for _, q := range step.Pending() {
		if len(out) == lensesShown {
			break
		}
		if q.Settles == 0 && !q.Core {
			continue
		}
		n, _ := a.root().find(q.Pointer)
		r := a.text.span(n.from(), n.from())
		var title string
		if q.Settles > 0 {
			title = words.Count(s.o.Lang, q.Settles, "answering this settles %d rule: %s (%s)", "answering this settles %d rules: %s (%s)", inert.Clean(q.Text), q.Pointer)
		} else {
			title = words.Say(s.o.Lang, "there is no verdict without this: %s (%s)", inert.Clean(q.Text), q.Pointer)
		}
		out = append(out, codeLens{Range: r, Command: command{Title: title}})
	}
	return out, nil
}

// links returns the documents and pages that a profile names.
func (s *Server) links(ctx context.Context, d *document, _ question) ([]documentLink, error) {
	out := []documentLink{}
	if d.kind != aProfile {
		return out, nil
	}
	a := d.now()
	a.root().each(func(n *node) {
		if n.shape != scalar || n.end <= n.start {
			return
		}
		value := a.text.body[n.start:n.end]
		inset := 0
		if q := value[0]; (q == '"' || q == '\'') && len(value) > 1 {
			value, inset = unquoted(value), 1
		}
		r := a.text.span(n.start+inset, n.end-inset)
		switch {
		case strings.HasPrefix(value, "https://"), strings.HasPrefix(value, "http://"):
			if u, err := url.Parse(value); err == nil && u.Host != "" {
				out = append(out, documentLink{Range: r, Target: u.String()})
			}
		case d.path != "" && strings.HasPrefix(n.pointer(), "/provenance/") && (n.token == "document" || n.token == "source"):
			if file, ok := beside(d.path, value); ok {
				out = append(out, documentLink{Range: r, Target: uriOf(file), Tooltip: words.Say(s.o.Lang, "Open the document")})
			}
		}
	})
	return out, ctx.Err()
}

// beside returns a file in the folder of another, or below it.
func beside(file, name string) (string, bool) {
	local, err := filepath.Localize(filepath.ToSlash(name))
	if err != nil {
		return "", false
	}
	found := filepath.Join(filepath.Dir(file), local)
	info, err := os.Stat(found)
	return found, err == nil && info.Mode().IsRegular()
}
