// Command steady runs the commands that take the longest on made-up companies and writes the CPU profile that the compiler builds
// diligo by: cmd/diligo/steady.pgo. See `make pgo`.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/pprof"
	"strconv"
	"strings"

	"github.com/diligo/diligo/internal/cli"
)

func main() {
	output := flag.String("o", "cmd/diligo/steady.pgo", "the profile to write")
	count := flag.Int("count", 3000, "companies to make up")
	flag.Parse()
	if err := run(*output, *count); err != nil {
		fmt.Fprintln(os.Stderr, "steady:", err)
		os.Exit(1)
	}
}

// run writes the profile of a steady run over so many companies.
func run(output string, count int) (err error) {
	dir, err := os.MkdirTemp("", "steady")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	companies := filepath.Join(dir, "companies.ndjson")
	if err := do("generate", "--count", strconv.Itoa(count), "--seed", "1", "-o", companies); err != nil {
		return err
	}
	f, err := os.Create(filepath.Join(dir, "cpu"))
	if err != nil {
		return err
	}
	defer f.Close()
	if err := pprof.StartCPUProfile(f); err != nil {
		return err
	}
	for _, args := range [][]string{
		{"screen", companies, "-f", "csv", "-o", filepath.Join(dir, "ranking.csv")},
		{"check", companies, "-f", "ndjson", "-o", filepath.Join(dir, "assessments.ndjson")},
		{"screen", companies, "-f", "json", "-o", filepath.Join(dir, "ranking.json"), "--jobs", "1"},
	} {
		if err := do(args...); err != nil {
			return err
		}
	}
	pprof.StopCPUProfile()
	profile, err := os.ReadFile(f.Name())
	if err != nil {
		return err
	}
	return os.WriteFile(output, profile, 0o644)
}

// do runs a command of diligo. That it has findings is not a fault.
func do(args ...string) error {
	var stderr strings.Builder
	const findings = 1
	if code := cli.Main(args, strings.NewReader(""), io.Discard, &stderr); code > findings {
		return fmt.Errorf("diligo %s: exit code %d: %s", strings.Join(args, " "), code, stderr.String())
	}
	return nil
}
