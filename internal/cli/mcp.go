package cli

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	core "github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/assist"
	"github.com/diligo/diligo/internal/config"
	"github.com/diligo/diligo/internal/heap"
	"github.com/diligo/diligo/internal/mcp"
	"github.com/diligo/diligo/internal/outfile"
	"github.com/diligo/diligo/internal/source"
	"github.com/diligo/diligo/internal/words"
)

func newMCP(a *app) *cobra.Command {
	var readOnly bool
	cmd := &cobra.Command{
		Use:   "mcp [PATH...]",
		Short: "Serve assistants that speak the Model Context Protocol, on standard input and output",
		Long: "Serve an assistant the profiles that paths name (the working folder where none is named): check, findings, explain, facts,\n" +
			"next_question and answer (an interview), whatif, target, forecast, compare, rules_search, and propose_facts, which takes what\n" +
			"a document says word for word and gives a diff for a person to accept. Answers are structured and short. What an assistant\n" +
			"enters counts as claimed, never as more. internal/mcp/README.md shows the set-up and a session.",
		Example: "  diligo mcp profiles/\n  diligo mcp --read-only acme.yaml beta.json",
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				args = []string{"."}
			}
			d, err := a.newDesk(args, !readOnly)
			if err != nil {
				return err
			}
			heap.Grow(heap.Steady)
			return mcp.New(assist.New(d, a.config.Lang), ownVersion()).Serve(cmd.Context(), a.in, a.out)
		},
	}
	cmd.Flags().BoolVar(&readOnly, "read-only", false, "offer nothing that writes into a profile")
	config.AddCheckFlags(cmd.Flags())
	config.AddWaiverFlags(cmd.Flags())
	return cmd
}

// desk is an assistant's desk over files.
type desk struct {
	app             *app
	paths           []string
	judge, timeless *core.Judge
	writes          bool
}

func (a *app) newDesk(paths []string, writes bool) (*desk, error) {
	b := *a
	quiet := *a.config
	quiet.Quiet = true // other commands report skipped inputs
	b.config = &quiet
	d := &desk{app: &b, paths: paths, writes: writes}
	var err error
	if d.judge, err = b.newJudge("mcp"); err != nil {
		return nil, err
	}
	d.timeless = d.judge
	if a.config.AsOf != "" {
		d.timeless, err = b.newTimelessJudge("mcp")
	}
	return d, err
}

// Judge implements assist.Desk.
func (d *desk) Judge(context.Context) (*core.Judge, error) { return d.judge, nil }

// Writes implements assist.Desk.
func (d *desk) Writes() bool { return d.writes }

// Today implements assist.Desk.
func (d *desk) Today() string { return cmp.Or(d.app.asOf(), d.app.today()) }

// placeOf returns the name of a record at the desk.
func placeOf(r source.Record) string { return source.Input{Path: r.Source, Line: r.Line}.String() }

// Companies implements assist.Desk.
func (d *desk) Companies(ctx context.Context, after string, limit int) ([]assist.Company, error) {
	inputs, _ := d.app.expand(profileFiles, d.paths)
	all := []assist.Company{}
	skipping := after != ""
	for r := range d.app.files().Records(inputs) {
		switch {
		case ctx.Err() != nil:
			return nil, ctx.Err()
		case len(all) == limit:
			return all, nil
		case skipping:
			skipping = placeOf(r) != after
			continue
		}
		c := assist.Company{Company: placeOf(r)}
		if p, _ := d.judge.Decode(r); p != nil {
			c.Name = strings.Clone(cmp.Or(p.Name(), p.LegalName(), p.ID()))
			p.Release()
		}
		all = append(all, c)
	}
	return all, nil
}

// Open implements assist.Desk: by place, else by the company's ID, name or legal name.
func (d *desk) Open(ctx context.Context, company string) (*assist.Case, error) {
	inputs, _ := d.app.expand(profileFiles, d.paths)
	var file source.Input
	for _, in := range inputs {
		if company == in.String() || strings.HasPrefix(company, in.Path+":") {
			file = in
		}
	}
	if file.Path != "" {
		for r := range d.app.files().Records([]source.Input{file}) {
			if placeOf(r) == company {
				return d.open(r)
			}
		}
	}
	var found *source.Record
	for r := range d.app.files().Records(inputs) {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		p, _ := d.judge.Decode(r)
		if p == nil {
			continue
		}
		named := core.IsCalled(company, p.ID(), p.Name(), p.LegalName())
		p.Release()
		if !named {
			continue
		}
		if found != nil {
			return nil, words.Errorf("several companies are called %q: use their places, which the tool companies lists", company)
		}
		one := r
		found = &one
	}
	if found == nil {
		return nil, words.Errorf("there is no company %q: the tool companies lists those that there are", company)
	}
	return d.open(*found)
}

func (d *desk) open(r source.Record) (*assist.Case, error) {
	p, failures := d.judge.Decode(r)
	if len(failures) > 0 {
		f := failures[0]
		return nil, words.Errorf("%s:%d:%d: the profile can't be read: %s", placeOf(r), f.Line, f.Column, f.Error)
	}
	return &assist.Case{Name: placeOf(r), Judge: d.judge, Timeless: d.timeless, Profile: p, Text: r.Data, Format: r.Format, Revision: int64(r.Line)}, nil
}

// documentLimit bounds the text of a document.
var documentLimit = source.Limit{Bytes: 4 << 20, Of: words.Text("the text of a document"), Hint: words.Text("give the page alone")}

// Document implements assist.Desk: a text file in the company's folder, or below it.
func (d *desk) Document(_ context.Context, company, name string) (text, sum string, err error) {
	root, err := os.OpenRoot(filepath.Dir(company))
	if err != nil {
		return "", "", err
	}
	defer root.Close()
	f, err := root.Open(filepath.FromSlash(name))
	if err != nil {
		return "", "", words.Errorf("document: %w", err)
	}
	defer f.Close()
	content, err := documentLimit.ReadAll(f)
	if err != nil {
		return "", "", words.Errorf("document: %w", err)
	}
	if !assist.IsText(content) {
		return "", "", words.Errorf("document: %s is not a file of text: give its text along", name)
	}
	digest := sha256.Sum256(content)
	return string(content), hex.EncodeToString(digest[:]), nil
}

// Keep implements assist.Desk.
func (d *desk) Keep(_ context.Context, c *assist.Case, text []byte) error {
	if c.Revision > 0 || source.IsCompressed(c.Name) {
		return words.Errorf("%s: a file with one profile is needed, .yaml or .json", c.Name)
	}
	now, err := profileLimit.Read(c.Name)
	if err != nil {
		return err
	}
	if !bytes.Equal(now, c.Text) {
		return words.Errorf("%s was changed meanwhile by somebody else: nothing was written", c.Name)
	}
	return outfile.Write(c.Name, 0o644, func(w io.Writer) error { _, err := w.Write(text); return err })
}
