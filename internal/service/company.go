package service

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"io"
	"iter"
	"os"
	"strconv"
	"strings"

	"github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/queue"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/source"
	"github.com/diligo/diligo/internal/store"
	"github.com/diligo/diligo/internal/words"
)

// Companies lists the companies that the actor sees, of one program or, for "", of all. A search keeps those whose name contains the text.
// It needs a viewer.
func (s *Service) Companies(ctx context.Context, a Actor, program, search string, p store.Page) ([]store.Company, error) {
	if err := a.may(store.RoleViewer); err != nil {
		return nil, err
	}
	hidden, err := s.masksFor(ctx, a)
	if err != nil {
		return nil, err
	}
	if search != "" && hidden.names() {
		return nil, ErrMasked // a hit would reveal the name
	}
	all, err := s.store.Companies(ctx, a.reader(), program, search, p)
	for i := range all {
		hidden.company(&all[i])
	}
	return all, err
}

// Company returns one company. It needs a viewer.
func (s *Service) Company(ctx context.Context, a Actor, id string) (store.Company, error) {
	if err := a.may(store.RoleViewer); err != nil {
		return store.Company{}, err
	}
	hidden, err := s.masksFor(ctx, a)
	if err != nil {
		return store.Company{}, err
	}
	c, err := s.store.Company(ctx, a.reader(), id)
	hidden.company(&c)
	return c, err
}

// Submission is a profile as a client submits it.
type Submission struct {
	Content []byte
	Format  profile.Format
	Origin  string // upload, import, form, answer
	Line    int    // of the upload, from 1; 0 if the profile is the whole upload
	// Expect is the number of the version that the client takes for the latest, 0 for a company that does not exist yet; nil for any.
	Expect *int64
}

// Accepted is the result of a submission.
type Accepted struct {
	Line     int                  `json:"line,omitempty"`
	Company  string               `json:"company,omitempty" doc:"The ID of the company."`
	Version  string               `json:"version,omitempty" doc:"The ID of the version that is now the latest."`
	Seq      int64                `json:"seq,omitempty"`
	SHA256   string               `json:"sha256,omitempty"`
	Status   string               `json:"status" enum:"added,unchanged,refused" doc:"Unchanged: the latest version is the same."`
	Problems []assessment.Failure `json:"problems,omitempty" doc:"Why it was refused, with places."`
}

// inRequest names the profile in errors.
const inRequest = "profile"

// identify reads what the store must know of a submission.
func (s *Service) identify(sub Submission) (ident, name string, problems []assessment.Failure) {
	p, err := s.validator.Decode(inRequest, sub.Content, sub.Format)
	if err == nil && sub.Line > 0 {
		p = p.AtLine(sub.Line)
	}
	var faults profile.Errors
	if sub.Line > 0 && errors.As(err, &faults) {
		err = faults.AtLine(sub.Line)
	}
	if err != nil {
		return "", "", app.FailuresOf(rule.English, inRequest, err)
	}
	defer p.Release()
	if p.Company() == "" {
		return "", "", []assessment.Failure{{
			Source: inRequest, Line: max(1, sub.Line), Pointer: "/company", Error: "the profile does not say which company it is of",
			Hint: "give /company/id, /company/legal_name or /company/name",
		}}
	}
	// The strings may share the profile's memory, which is released.
	return strings.Clone(p.Company()), strings.Clone(cmp.Or(p.Name(), p.LegalName(), p.ID())), nil
}

// AddVersion adds a version of a company's profile to a program or, for "", to the workspace alone. An invalid profile is an Invalid error.
// It needs an analyst.
func (s *Service) AddVersion(ctx context.Context, a Actor, program string, sub Submission, r store.Request) (Accepted, error) {
	if err := a.may(store.RoleAnalyst); err != nil {
		return Accepted{}, err
	}
	ident, name, problems := s.identify(sub)
	if problems != nil {
		return Accepted{}, &Invalid{What: words.Text("the profile can't be read"), Failures: problems}
	}
	if program != "" {
		if _, err := s.store.WholeProgram(ctx, a.reader(), program); err != nil {
			return Accepted{}, err
		}
	}
	return once(ctx, s, a, r, func(t *store.Tx) (Accepted, []queue.Job, error) {
		if err := t.ExpectLatest(a.reader(), ident, sub.Expect); err != nil {
			return Accepted{}, nil, err
		}
		done, companies, err := addVersion(t, program, ident, name, sub)
		return done, s.assessJobs(t, companies), err
	})
}

// addVersion adds a version and returns the assessments that it requires, by program.
func addVersion(t *store.Tx, program, ident, name string, sub Submission) (Accepted, map[string][]string, error) {
	v, added, err := t.AddVersion(program, ident, name, store.Version{Content: sub.Content, Format: formatName(sub.Format), Origin: sub.Origin})
	if err != nil {
		return Accepted{}, nil, err
	}
	done := Accepted{Line: sub.Line, Company: v.Company, Version: v.ID, Seq: v.Seq, SHA256: v.SHA256, Status: "unchanged"}
	if !added {
		return done, nil, nil
	}
	done.Status = "added"
	programs, err := t.ProgramsOf(v.Company)
	if err != nil {
		return done, nil, err
	}
	companies := map[string][]string{}
	for _, p := range programs {
		companies[p] = []string{v.Company}
	}
	return done, companies, nil
}

// Line is a line of an upload, or the error that kept it from being read.
type Line struct {
	Number  int // from 1
	Content []byte
	Err     error
}

// batch is the number of profiles of an upload that are stored in one change.
const batch = 200

// Upload adds profiles to a program, one per line of NDJSON, and yields the results once they are stored: what was yielded is durable. An
// invalid line is refused and does not stop the others. It needs an analyst.
func (s *Service) Upload(ctx context.Context, a Actor, program, origin string, lines iter.Seq[Line], yield func([]Accepted) error) error {
	if err := a.may(store.RoleAnalyst); err != nil {
		return err
	}
	if _, err := s.store.WholeProgram(ctx, a.reader(), program); err != nil {
		return err
	}
	type read struct {
		sub         Submission
		ident, name string
		refused     *Accepted
	}
	var pending []read
	keep := func() error {
		if len(pending) == 0 {
			return nil
		}
		var done []Accepted
		err := s.update(ctx, a, func(t *store.Tx) ([]queue.Job, error) {
			done = done[:0]
			companies := map[string][]string{}
			for _, r := range pending {
				if r.refused != nil {
					done = append(done, *r.refused)
					continue
				}
				switch err := t.ExpectLatest(a.reader(), r.ident, nil); {
				case errors.Is(err, store.ErrExists):
					done = append(done, Accepted{Line: r.sub.Line, Status: "refused", Problems: []assessment.Failure{{
						Source: inRequest, Line: r.sub.Line, Pointer: "/company", Error: err.Error(), Hint: words.In(words.English, "ask an administrator for a grant"),
					}}})
					continue
				case err != nil:
					return nil, err
				}
				one, calls, err := addVersion(t, program, r.ident, r.name, r.sub)
				if err != nil {
					return nil, err
				}
				done = append(done, one)
				for p, ids := range calls {
					companies[p] = append(companies[p], ids...)
				}
			}
			return s.assessJobs(t, companies), nil
		})
		if err != nil {
			return err
		}
		pending = pending[:0]
		return yield(done)
	}
	for line := range lines {
		r := read{sub: Submission{Content: line.Content, Format: profile.FormatJSON, Origin: origin, Line: line.Number}}
		var problems []assessment.Failure
		switch {
		case line.Err != nil:
			problems = []assessment.Failure{{Source: inRequest, Line: line.Number, Column: 1, Error: line.Err.Error()}}
		case len(bytes.TrimSpace(line.Content)) == 0:
			continue
		default:
			r.ident, r.name, problems = s.identify(r.sub)
		}
		if problems != nil {
			r.refused = &Accepted{Line: line.Number, Status: "refused", Problems: problems}
		}
		if pending = append(pending, r); len(pending) == batch {
			if err := keep(); err != nil {
				return err
			}
		}
	}
	return keep()
}

// Versions lists the versions of a company, without contents. It needs a viewer.
func (s *Service) Versions(ctx context.Context, a Actor, company string, after int64, limit int) ([]store.Version, error) {
	if _, err := s.Company(ctx, a, company); err != nil {
		return nil, err
	}
	return s.store.Versions(ctx, a.reader(), company, after, limit)
}

// Version returns a version of a company with its content; seq 0 means the latest. It needs a viewer.
func (s *Service) Version(ctx context.Context, a Actor, company string, seq int64) (store.Version, error) {
	if err := a.may(store.RoleViewer); err != nil {
		return store.Version{}, err
	}
	hidden, err := s.masksFor(ctx, a)
	if err != nil {
		return store.Version{}, err
	}
	v, err := s.store.Version(ctx, a.reader(), company, seq)
	if err != nil || len(hidden) == 0 {
		return v, err
	}
	return s.maskedVersion(v, hidden)
}

// Purge deletes everything about a company except a trace in the audit log. It needs an administrator.
func (s *Service) Purge(ctx context.Context, a Actor, company string) error {
	if err := a.may(store.RoleAdministrator); err != nil {
		return err
	}
	if err := s.update(ctx, a, func(t *store.Tx) ([]queue.Job, error) { return nil, t.Purge(company) }); err != nil {
		return err
	}
	return s.store.SweepDocuments(ctx, a.workspace(), 0)
}

// MaxDocument bounds a document, in bytes.
const MaxDocument = 64 << 20

// AddDocument stores a document about a company. It needs an analyst.
func (s *Service) AddDocument(ctx context.Context, a Actor, company, name, mediaType string, content io.Reader) (d store.Document, err error) {
	if err := a.may(store.RoleAnalyst); err != nil {
		return d, err
	}
	if _, err := s.store.Company(ctx, a.reader(), company); err != nil {
		return d, err
	}
	return s.addDocument(ctx, a, company, name, mediaType, content)
}

func (s *Service) addDocument(ctx context.Context, a Actor, company, name, mediaType string, content io.Reader) (d store.Document, err error) {
	sha, size, err := s.store.SaveDocument(a.workspace(), content, MaxDocument)
	if errors.Is(err, store.ErrTooLarge) {
		return d, invalid("the document has more than %d MB", MaxDocument>>20)
	}
	if err != nil {
		return d, err
	}
	err = s.update(ctx, a, func(t *store.Tx) ([]queue.Job, error) {
		d, err = t.AddDocument(store.Document{Company: company, SHA256: sha, Name: name, Type: mediaType, Size: size})
		return nil, err
	})
	return d, err
}

// Documents lists the documents about a company. It needs a viewer.
func (s *Service) Documents(ctx context.Context, a Actor, company string, p store.Page) ([]store.Document, error) {
	if err := s.unmasked(ctx, a); err != nil {
		return nil, err
	}
	if _, err := s.Company(ctx, a, company); err != nil {
		return nil, err
	}
	return s.store.Documents(ctx, a.reader(), company, p)
}

// Document returns one document and its file. It needs a viewer.
func (s *Service) Document(ctx context.Context, a Actor, id string) (store.Document, *os.File, error) {
	if err := s.unmasked(ctx, a); err != nil {
		return store.Document{}, nil, err
	}
	return s.store.Document(ctx, a.reader(), id)
}

// sourceOf returns the path of a version's profile in an export of the workspace, by which assessments name it.
func sourceOf(v store.Version) string {
	return "profiles/" + v.Company + "/" + strconv.FormatInt(v.Seq, 10) + "." + v.Format
}

// formatName is how the store names a format.
func formatName(f profile.Format) string { return strings.ToLower(f.String()) }

func formatOf(v store.Version) profile.Format { return profile.FormatOf("." + v.Format) }

// decode reads a version as a judge does. What was accepted once and can't be read now is *Invalid. The caller releases the profile.
func decode(j *app.Judge, v store.Version) (*profile.Profile, error) {
	p, failures := j.Decode(source.Record{Source: sourceOf(v), Data: v.Content, Format: formatOf(v)})
	if len(failures) > 0 {
		return nil, &Invalid{What: words.Text("the profile can't be read"), Failures: failures}
	}
	return p, nil
}
