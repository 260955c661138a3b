package source

import (
	"context"
	"iter"
)

// Head reads the first records, up to most, of whichever input comes first. It returns an iterator over all records, including these, and stop,
// which releases the inputs. ok is false if the context ends first: a pending read of an input can't be interrupted and is abandoned.
func Head(ctx context.Context, records iter.Seq[Record], most int) (head []Record, all iter.Seq[Record], stop func(), ok bool) {
	type answer struct {
		head []Record
		all  iter.Seq[Record]
		stop func()
	}
	found := make(chan answer, 1)
	go func() {
		head, all, stop := first(records, most)
		found <- answer{head, all, stop}
	}()
	select {
	case f := <-found:
		return f.head, f.all, f.stop, true
	case <-ctx.Done():
		return nil, nil, nil, false
	}
}

// first is Head without an end to its patience.
func first(records iter.Seq[Record], most int) (head []Record, all iter.Seq[Record], stop func()) {
	next, stop := iter.Pull(records)
	var beyond []Record // the first record of the next input
	for len(head) < most {
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
	return head, func(yield func(Record) bool) {
		for _, records := range [...][]Record{head, beyond} {
			for i, r := range records {
				records[i] = Record{} // its text is not held longer than any other's
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
