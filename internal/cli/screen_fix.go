package cli

import (
	"context"
	"iter"

	"github.com/diligo/diligo/internal/source"
)

// sampled is the number of profiles, the first ones, whose facts say which rules rank a cohort when no checklist is named.
const sampled = 500

// firstUnless is first, unless the context ends meanwhile: an input may be long in coming. Then ok is false, and who reads is left to
// read, since nobody can stop it.
func firstUnless(ctx context.Context, records iter.Seq[source.Record]) (head []source.Record, all iter.Seq[source.Record], stop func(), ok bool) {
	type answer struct {
		head []source.Record
		all  iter.Seq[source.Record]
		stop func()
	}
	found := make(chan answer, 1)
	go func() {
		head, all, stop := first(records)
		found <- answer{head, all, stop}
	}()
	select {
	case f := <-found:
		return f.head, f.all, f.stop, true
	case <-ctx.Done():
		return nil, nil, nil, false
	}
}

// first takes the first records of the input that comes first, and answers them with all records, these included.
func first(records iter.Seq[source.Record]) (head []source.Record, all iter.Seq[source.Record], stop func()) {
	next, stop := iter.Pull(records)
	var beyond []source.Record // the first record of the next input
	for len(head) < sampled {
		r, ok := next()
		if !ok {
			break
		}
		if len(head) > 0 && r.Source != head[0].Source {
			beyond = append(beyond, r)
			break
		}
		head = append(head, r)
	}
	return head, func(yield func(source.Record) bool) {
		for _, records := range [...][]source.Record{head, beyond} {
			for i, r := range records {
				records[i] = source.Record{} // its text is not held longer than any other's
				if !yield(r) {
					return
				}
			}
		}
		for {
			r, ok := next()
			if !ok || !yield(r) {
				return
			}
		}
	}, stop
}

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

// fixes tells whether the rules of the run are fixed by its first profiles: where the user selects none.
func (s *screening) fixes() bool {
	return len(s.config.Checklists)+len(s.config.Only) == 0
}
