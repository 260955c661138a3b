package main

import (
	"fmt"
	"io"
	"strings"
)

// table writes a Markdown table; all columns but the first are numbers.
func table(w io.Writer, header []string, rows [][]string) {
	line := func(cells []string) { fmt.Fprintf(w, "| %s |\n", strings.Join(cells, " | ")) }
	line(header)
	rule := make([]string, len(header))
	for i := range rule {
		rule[i] = "--:"
	}
	rule[0] = ":--"
	line(rule)
	for _, r := range rows {
		line(r)
	}
	fmt.Fprintln(w)
}

// figure returns a number with about three digits.
func figure(f float64) string {
	switch {
	case f < 0:
		return "-" + figure(-f)
	case f < 0.0995:
		return fmt.Sprintf("%.4f", f)
	case f < 0.9995:
		return fmt.Sprintf("%.3f", f)
	case f < 9.995:
		return fmt.Sprintf("%.2f", f)
	case f < 99.95:
		return fmt.Sprintf("%.1f", f)
	}
	return fmt.Sprintf("%.0f", f)
}

// ratio returns how many times b goes into a; "-" where that says nothing.
func ratio(a, b float64) string {
	if a <= 0 || b <= 0 {
		return "-"
	}
	return figure(a / b)
}

const (
	milli = 1e3
	micro = 1e6
	mebi  = 1 << 20
)

// memory returns a peak in MiB. Below the floor only that much is known.
func memory(peak, floor float64) string {
	switch {
	case peak == 0:
		return "-"
	case peak <= floor:
		return "≤ " + figure(floor/mebi)
	}
	return figure(peak / mebi)
}
