package source

import (
	"iter"
	"sync"
)

// InOrder processes items concurrently and yields the results in input order. At most twice as many items as are processed at a time are in
// flight. A panic of the work is raised in the goroutine that ranges over the results.
func InOrder[T, R any](jobs int, things iter.Seq[T], work func(T) R) iter.Seq[R] {
	if jobs == 1 {
		return func(yield func(R) bool) {
			for t := range things {
				if !yield(work(t)) {
					return
				}
			}
		}
	}
	return func(yield func(R) bool) {
		stop := make(chan struct{})
		var workers sync.WaitGroup
		defer workers.Wait() // nothing is under way any more when the caller goes on
		defer close(stop)
		queue := make(chan *job[T, R], 2*jobs)
		todo := make(chan *job[T, R])
		for range jobs {
			workers.Go(func() {
				for j := range todo {
					j.do(work)
				}
			})
		}
		go func() { // not waited for: an input may be long in coming
			defer close(queue)
			defer close(todo)
			for t := range things {
				j := &job[T, R]{thing: t, done: make(chan struct{})}
				select {
				case queue <- j:
				case <-stop:
					return
				}
				select {
				case todo <- j:
				case <-stop:
					close(j.done)
					return
				}
			}
		}()
		for j := range queue {
			<-j.done
			if j.fault != nil {
				panic(j.fault)
			}
			if !yield(j.result) {
				return
			}
		}
	}
}

// job is one thing to work on.
type job[T, R any] struct {
	thing  T
	result R
	fault  any // what the work panicked with
	done   chan struct{}
}

func (j *job[T, R]) do(work func(T) R) {
	defer close(j.done)
	defer func() { j.fault = recover() }()
	j.result = work(j.thing)
}
