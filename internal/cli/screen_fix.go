package cli

import (
	"context"

	"github.com/diligo/diligo/internal/source"
)

// fix fixes the rules of the run by its first profiles.
func (s *screening) fix(ctx context.Context, head []source.Record) (err error) {
	if s.judge, s.fixed, err = s.judge.Fix(ctx, head, s.Gates); err != nil {
		return err
	}
	if s.fixed != nil && len(head) > 0 {
		if _, table := s.tables()[source.Ending(head[0].Source)]; table {
			s.fixed.By = "columns"
		}
	}
	return nil
}

// fixes reports whether the rules of the run are fixed by its first profiles: if the user selects none.
func (s *screening) fixes() bool {
	return len(s.config.Checklists)+len(s.config.Only) == 0
}
