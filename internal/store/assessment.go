package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"time"
)

// Assessment is what a program concluded about a version of a company's profile.
type Assessment struct {
	ID      string          `json:"id"`
	Program string          `json:"program"`
	Company string          `json:"company"`
	Version string          `json:"version"`
	Archive string          `json:"archive" doc:"The digest of all that it was judged by: policies, parameters, checklist, rates, schema."`
	Waivers string          `json:"waivers,omitempty" doc:"The digest of the waivers."`
	AsOf    string          `json:"as_of" doc:"The day for which it was judged, where the program gives one in place of the profile's."`
	Shadow  bool            `json:"shadow,omitempty" doc:"Made by policies that are tried beside, and counts nowhere."`
	Current bool            `json:"current" doc:"The latest of its company in its program."`
	RankKey string          `json:"-"` // sorts assessments in the order of the ranking
	Verdict string          `json:"verdict"`
	Created time.Time       `json:"created"`
	Entry   json.RawMessage `json:"-"` // what a ranking shows, a cohort.Entry as JSON
	Content []byte          `json:"-"` // the whole assessment as JSON
}

const assessmentColumns = `assessments.id, assessments.program, assessments.company, assessments.version, assessments.archive, assessments.waivers,
	assessments.as_of, assessments.shadow, assessments.current, assessments.rank_key, assessments.verdict, assessments.created, assessments.entry`

func scanAssessment(scan func(...any) error) (a Assessment, err error) {
	var shadow, current, created int64
	var entry []byte
	err = scan(&a.ID, &a.Program, &a.Company, &a.Version, &a.Archive, &a.Waivers, &a.AsOf, &shadow, &current, &a.RankKey, &a.Verdict, &created, &entry)
	a.Shadow, a.Current, a.Created, a.Entry = shadow == 1, current == 1, fromMillis(created), entry
	return a, err
}

func scanWholeAssessment(scan func(...any) error) (a Assessment, err error) {
	var packed []byte
	a, err = scanAssessment(func(into ...any) error { return scan(append(into, &packed)...) })
	if err == nil {
		a.Content, err = Unpack(packed)
	}
	return a, err
}

// HasAssessment reports whether a current assessment of the same version by the same archive, waivers and day exists.
func (s *Store) HasAssessment(ctx context.Context, a Assessment) (bool, error) {
	ids, err := all(ctx, s, s.read, scanText, `SELECT id FROM assessments WHERE program = ? AND version = ? AND archive = ? AND waivers = ? AND as_of = ? AND shadow = ? AND current = 1`,
		a.Program, a.Version, a.Archive, a.Waivers, a.AsOf, number(a.Shadow))
	return len(ids) > 0, err
}

func number(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

// AddAssessment adds an assessment, which becomes the current one. It is not added, and added is false, if the version is no longer the
// company's latest, the company has left the program, or the program judges by something else by now; another job then does it. An
// assessment that was made before becomes current again.
func (t *Tx) AddAssessment(a Assessment) (_ Assessment, previous *Assessment, added bool, err error) {
	column := "archive"
	if a.Shadow {
		column = "shadow"
	}
	valid, err := all(t.ctx, t.store, t.tx, scanText, `SELECT versions.id FROM versions JOIN companies ON companies.id = versions.company AND companies.latest = versions.seq
		JOIN enrolments ON enrolments.company = companies.id JOIN programs ON programs.id = enrolments.program
		WHERE versions.id = ? AND programs.id = ? AND programs.workspace = ? AND programs.`+column+" = ?", a.Version, a.Program, t.workspace, a.Archive)
	if err != nil || len(valid) == 0 {
		return a, nil, false, err
	}
	switch w, err := t.store.waivers(t.ctx, t.tx, t.workspace, a.Program); {
	case err == nil && w.SHA256 != a.Waivers:
		return a, nil, false, nil
	case err != nil && !errors.Is(err, ErrNotFound):
		return a, nil, false, err
	}
	was, err := one(t.ctx, t.store, t.tx, scanAssessment, "SELECT "+assessmentColumns+" FROM assessments WHERE program = ? AND company = ? AND shadow = ? AND current = 1", a.Program, a.Company, number(a.Shadow))
	switch {
	case err == nil:
		previous = &was
	case !errors.Is(err, ErrNotFound):
		return a, nil, false, err
	}
	same, err := all(t.ctx, t.store, t.tx, scanText, `SELECT id FROM assessments WHERE program = ? AND version = ? AND archive = ? AND waivers = ? AND as_of = ? AND shadow = ?`,
		a.Program, a.Version, a.Archive, a.Waivers, a.AsOf, number(a.Shadow))
	if err != nil {
		return a, nil, false, err
	}
	if previous != nil && len(same) > 0 && same[0] == previous.ID {
		return *previous, previous, false, nil
	}
	if err := t.exec("UPDATE assessments SET current = 0, holds = 0 WHERE program = ? AND company = ? AND shadow = ? AND current = 1", a.Program, a.Company, number(a.Shadow)); err != nil {
		return a, nil, false, err
	}
	if len(same) > 0 {
		a.ID = same[0]
		if err := t.exec("UPDATE assessments SET current = 1, holds = 1 WHERE id = ?", a.ID); err != nil {
			return a, nil, false, err
		}
		return a, previous, true, t.audit("assessment.restore", a.ID, "", a.Version)
	}
	a.ID, a.Created, a.Current = newID(), t.now, true
	if err := t.exec(`INSERT INTO assessments (id, program, company, version, archive, waivers, as_of, shadow, current, holds, rank_key, verdict, entry, content, created)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, 1, ?, ?, ?, ?, ?)`, a.ID, a.Program, a.Company, a.Version, a.Archive, a.Waivers, a.AsOf, number(a.Shadow),
		a.RankKey, a.Verdict, []byte(a.Entry), Pack(a.Content), millis(a.Created)); err != nil {
		return a, nil, false, err
	}
	return a, previous, true, t.audit("assessment.add", a.ID, "", digestOf(string(a.Content)))
}

// rehold recomputes which assessments hold: those that are current, of their company's latest version, and by what their program judges by.
// program "" means all programs.
func (s *Store) rehold(ctx context.Context, tx *sql.Tx, program string) error {
	_, err := tx.ExecContext(ctx, s.engine.rebind(`UPDATE assessments SET holds = CASE WHEN current = 1 AND EXISTS (SELECT 1 FROM versions
		JOIN companies ON companies.id = versions.company AND companies.latest = versions.seq JOIN programs ON programs.id = assessments.program
		WHERE versions.id = assessments.version AND assessments.archive = CASE WHEN assessments.shadow = 1 THEN programs.shadow ELSE programs.archive END)
		THEN 1 ELSE 0 END WHERE current = 1 AND (program = ? OR ? = '')`), program, program)
	return err
}

// Ranking lists the current assessments of a program in the order of its ranking, after a rank key.
func (s *Store) Ranking(ctx context.Context, by Reader, program string, shadow bool, p Page) ([]Assessment, error) {
	seen, args := by.cases("assessments.program")
	return all(ctx, s, s.read, scanAssessment, "SELECT "+assessmentColumns+` FROM assessments JOIN companies ON companies.id = assessments.company
		WHERE `+seen+` AND assessments.program = ? AND assessments.shadow = ? AND assessments.current = 1 AND assessments.rank_key > ?
		ORDER BY assessments.rank_key LIMIT ?`, with(args, program, number(shadow), p.After, p.limit())...)
}

// Current returns the current assessments of a program by company, for companies whose IDs are greater than after and at most last.
func (s *Store) Current(ctx context.Context, program, after, last string) (map[string]Assessment, error) {
	list, err := all(ctx, s, s.read, scanAssessment, "SELECT "+assessmentColumns+` FROM assessments
		WHERE program = ? AND company > ? AND company <= ? AND shadow = 0 AND current = 1`, program, after, last)
	of := make(map[string]Assessment, len(list))
	for _, a := range list {
		of[a.Company] = a
	}
	return of, err
}

// Count returns how many companies of a program the reader sees, and how many of them are assessed by what it judges by now. The caller
// must have checked that the reader may see the program.
func (s *Store) Count(ctx context.Context, by Reader, program string) (companies, assessed int, err error) {
	from, seen, args := "", "", []any(nil)
	if !by.All {
		from = " JOIN companies ON companies.id = enrolments.company"
		seen, args = by.cases("enrolments.program")
		seen += " AND "
	}
	if err = s.read.QueryRowContext(ctx, s.engine.rebind("SELECT count(*) FROM enrolments"+from+" WHERE "+seen+"enrolments.program = ?"), with(args, program)...).Scan(&companies); err != nil {
		return 0, 0, err
	}
	if !by.All {
		from = " JOIN companies ON companies.id = assessments.company"
		seen, args = by.cases("assessments.program")
		seen += " AND "
	}
	err = s.read.QueryRowContext(ctx, s.engine.rebind("SELECT count(*) FROM assessments"+from+" WHERE "+seen+"assessments.program = ? AND assessments.shadow = 0 AND assessments.holds = 1"),
		with(args, program)...).Scan(&assessed)
	return companies, assessed, err
}

// Assessments lists the assessments of a company, except those by shadow policies, oldest first.
func (s *Store) Assessments(ctx context.Context, by Reader, company string, p Page) ([]Assessment, error) {
	seen, args := by.cases("assessments.program")
	return all(ctx, s, s.read, scanAssessment, "SELECT "+assessmentColumns+` FROM assessments JOIN companies ON companies.id = assessments.company
		WHERE `+seen+` AND companies.id = ? AND assessments.shadow = 0 AND assessments.id > ? ORDER BY assessments.id LIMIT ?`, with(args, company, p.After, p.limit())...)
}

// Assessment returns the assessment with an ID, with its content.
func (s *Store) Assessment(ctx context.Context, by Reader, id string) (Assessment, error) {
	seen, args := by.cases("assessments.program")
	return one(ctx, s, s.read, scanWholeAssessment, "SELECT "+assessmentColumns+`, assessments.content FROM assessments JOIN companies ON companies.id = assessments.company
		WHERE `+seen+` AND assessments.id = ?`, with(args, id)...)
}

// CurrentOf returns the current assessment of a company in a program, with its content and the digest of the assessed version.
func (s *Store) CurrentOf(ctx context.Context, by Reader, program, company string) (Assessment, error) {
	seen, args := by.cases("assessments.program")
	return one(ctx, s, s.read, scanWholeAssessment, "SELECT "+assessmentColumns+`, assessments.content FROM assessments JOIN companies ON companies.id = assessments.company
		WHERE `+seen+` AND assessments.program = ? AND assessments.company = ? AND assessments.shadow = 0 AND assessments.current = 1`, with(args, program, company)...)
}

// RankKey returns the key by which the ranking of a program sorts an assessment.
func (s *Store) RankKey(ctx context.Context, by Reader, program, id string) (string, error) {
	seen, args := by.cases("assessments.program")
	return one(ctx, s, s.read, scanText, `SELECT assessments.rank_key FROM assessments JOIN companies ON companies.id = assessments.company
		WHERE `+seen+` AND assessments.program = ? AND assessments.id = ?`, with(args, program, id)...)
}

// Previous returns the assessment of the same company before another one in its program; ErrNotFound if it is the first.
func (s *Store) Previous(ctx context.Context, a Assessment) (Assessment, error) {
	return one(ctx, s, s.read, scanAssessment, "SELECT "+assessmentColumns+" FROM assessments WHERE program = ? AND company = ? AND shadow = ? AND id < ? ORDER BY id DESC LIMIT 1",
		a.Program, a.Company, number(a.Shadow), a.ID)
}

// Made lists the assessments of a program, oldest first, after an ID.
func (s *Store) Made(ctx context.Context, by Reader, program string, p Page) ([]Assessment, error) {
	seen, args := by.cases("assessments.program")
	return all(ctx, s, s.read, scanAssessment, "SELECT "+assessmentColumns+` FROM assessments JOIN companies ON companies.id = assessments.company
		WHERE `+seen+` AND assessments.program = ? AND assessments.shadow = 0 AND assessments.id > ? ORDER BY assessments.id LIMIT ?`, with(args, program, p.After, p.limit())...)
}
