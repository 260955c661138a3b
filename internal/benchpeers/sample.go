package main

import (
	"context"
	"fmt"
	"os"
	"regexp"
	"strconv"
)

// cost is what a Go benchmark says of one operation.
type cost struct{ nanoseconds, bytes, allocations float64 }

var benchmarkLine = regexp.MustCompile(
	`(?m)^BenchmarkSample/(\w+)\S*\s+\d+\s+([\d.]+) ns/op(?:\s+[\d.]+ MB/s)?\s+(\d+) B/op\s+(\d+) allocs/op`)

// parseBenchmark reads the output of BenchmarkSample, by contestant.
func parseBenchmark(out []byte) map[string]cost {
	costs := map[string]cost{}
	for _, m := range benchmarkLine.FindAllSubmatch(out, -1) {
		var numbers [3]float64
		for i := range numbers {
			numbers[i], _ = strconv.ParseFloat(string(m[2+i]), 64) // the expression allows nothing else
		}
		costs[string(m[1])] = cost{numbers[0], numbers[1], numbers[2]}
	}
	return costs
}

// sample measures a sample of rules by hand and by our evaluator, in one process on one core.
func (s *session) sample(ctx context.Context) error {
	run := task{
		name: "sample of rules", pin: true,
		args: []string{s.p.sample, "-test.run", "^$", "-test.bench", "BenchmarkSample", "-test.benchtime", "2s"},
	}
	contestants := []struct{ key, name string }{
		{"byhand", "written by hand in Go on encoding/json"},
		{"plan", "diligo's evaluator"},
	}
	runs := map[string][]cost{}
	for round := range s.o.rounds {
		progress("sample: round %d of %d", round+1, s.o.rounds)
		out, err := s.b.output(ctx, run)
		if err != nil {
			return err
		}
		costs := parseBenchmark(out)
		for _, c := range contestants {
			got, ok := costs[c.key]
			if !ok {
				return fmt.Errorf("sample: no figures of %s in\n%s", c.key, out)
			}
			runs[c.key] = append(runs[c.key], got)
		}
	}
	var rows [][]string
	var first float64
	for i, c := range contestants {
		of := func(figure func(cost) float64) float64 {
			var all []float64
			for _, r := range runs[c.key] {
				all = append(all, figure(r))
			}
			return median(all)
		}
		time := of(func(c cost) float64 { return c.nanoseconds })
		if i == 0 {
			first = time
		}
		rows = append(rows, []string{
			c.name, figure(time / 1000), ratio(time, first),
			figure(of(func(c cost) float64 { return c.allocations })), figure(of(func(c cost) float64 { return c.bytes }) / 1024),
		})
	}
	fmt.Printf("**A sample of rules, from the bytes of a profile to results, one core**\n\n")
	table(os.Stdout, []string{"", "µs per profile", "× by hand", "allocations", "KiB"}, rows)
	return nil
}
