package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"github.com/diligo/diligo/internal/importer/form"
	"github.com/diligo/diligo/internal/words"

	core "github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/config"
	"github.com/diligo/diligo/internal/report/inert"
	"github.com/diligo/diligo/internal/source"
)

// dash is the path that stands for standard input and standard output.
const dash = source.Stdin

// What commands read from folders.
var (
	// profileFiles are for commands that assess.
	profileFiles = source.Selection{Endings: source.ProfileEndings, Names: namedFiles}
	// screenedFiles are for a screening: tables too.
	screenedFiles = source.Selection{Endings: slices.Concat(source.ProfileEndings, form.Endings), Names: namedFiles}
	// sideFiles are for a comparison: saved reports too.
	sideFiles = source.Selection{Endings: source.ProfileEndings, Names: namedFiles, Takes: []source.Kind{source.Report}}
	// controlFiles are the files that control how profiles are judged.
	controlFiles = source.Selection{
		Endings: []string{".json", ".yaml", ".yml"}, Plain: true, Whole: true,
		Takes: []source.Kind{source.Waivers, source.Parameters, source.Configuration, source.Baseline},
	}
	// writtenFiles are for rewriting: one profile per file, uncompressed.
	writtenFiles = source.Selection{Endings: []string{".json", ".yaml", ".yml"}, Plain: true, Names: namedFiles}

	namedFiles = map[string]source.Kind{config.File: source.Configuration}
)

// expand turns paths into the inputs that they name, and reports what it skipped.
func (a *app) expand(s source.Selection, paths []string) ([]source.Input, []assessment.Failure) {
	r := s.Resolve(paths)
	var failures []assessment.Failure
	for _, f := range r.Failures {
		failure := assessment.Failure{Source: f.Path, Error: words.Error(a.config.Lang, f.Err)}
		if _, isPath := errors.AsType[*fs.PathError](f.Err); isPath {
			failure = core.Unreadable(a.config.Lang, f.Path, f.Err)
		}
		failures = append(failures, failure)
	}
	if skipped := r.Skipped.In(a.config.Lang); skipped != "" {
		a.remark(words.In(a.config.Lang, "skipped: %s"), skipped)
	}
	return r.Inputs, failures
}

// files returns a reader of inputs; without --stdin-path standard input is one profile.
func (a *app) files() *source.Files { return &source.Files{In: a.in, StdinName: a.config.StdinPath} }

// sayFailures prints failures for people, each with its place, and what to do on the next line.
func (a *app) sayFailures(failures []assessment.Failure) {
	for _, f := range failures {
		place := f.Source
		if f.Line > 0 {
			place = fmt.Sprintf("%s:%d:%d", f.Source, f.Line, f.Column)
		}
		if f.Pointer != "" {
			place += ": " + f.Pointer
		}
		fmt.Fprintf(a.err, "%s: %s\n", inert.Clean(place), inert.Clean(f.Error))
		if f.Hint != "" {
			fmt.Fprintf(a.err, "    %s\n", f.Hint)
		}
	}
}
