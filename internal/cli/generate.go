package cli

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/diligo/diligo/internal/generator"
	"github.com/diligo/diligo/internal/heap"
	"github.com/diligo/diligo/internal/words"
)

// newGenerate generates profiles for benchmarks and tests. It is hidden: the companies do not exist.
func newGenerate(a *app) *cobra.Command {
	var (
		count             int
		seed              uint64
		dir, name, output string
		mixed             bool
	)
	cmd := &cobra.Command{
		Use:    "generate",
		Short:  "Make up profiles for trials: the same for the same seed, on every machine",
		Hidden: true,
		Example: "  diligo generate --count 20000 --seed 7 -o cohort.ndjson\n" +
			"  diligo generate --count 1000 --dir profiles",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 || len(args) == 1 && args[0] != dash {
				return words.New("generate: takes no arguments; name a folder with --dir or a file with -o")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error {
			heap.Grow(heap.Steady)
			make := generator.Profile
			if mixed {
				make = generator.Mixed
			}
			switch {
			case count < 0:
				return words.Errorf("generate: --count %d: at least 0 is needed", count)
			case dir != "" && output != dash:
				return words.New("generate: --dir and --output exclude each other")
			case dir != "":
				return generateFiles(cmd.Context(), dir, name, seed, count, make)
			case output != dash:
				return writeFile(output, func(w io.Writer) error { return generateLines(cmd.Context(), w, seed, count, make) })
			}
			return generateLines(cmd.Context(), a.out, seed, count, make)
		},
	}
	flags := cmd.Flags()
	flags.IntVar(&count, "count", 100, "how many profiles")
	flags.Uint64Var(&seed, "seed", 1, "profile i of a seed is always the same")
	flags.BoolVar(&mixed, "mixed", false, "put part of the amounts into other currencies")
	flags.StringVar(&dir, "dir", "", "write a file for each profile into this folder")
	flags.StringVar(&name, "name", "company", "how the names of the files begin")
	flags.StringVarP(&output, "output", "o", dash, "write one profile a line into this file; - is the standard output")
	return cmd
}

func generateLines(ctx context.Context, w io.Writer, seed uint64, count int, make func(seed uint64, i int) []byte) error {
	out := bufio.NewWriter(w)
	for i := range count {
		if err := ctx.Err(); err != nil {
			return err
		}
		if _, err := out.Write(append(make(seed, i), '\n')); err != nil {
			return err
		}
	}
	return out.Flush()
}

func generateFiles(ctx context.Context, dir, name string, seed uint64, count int, make func(seed uint64, i int) []byte) error {
	if name != filepath.Base(name) {
		return words.Errorf("generate: --name %q: a name without a folder is needed", name)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for i := range count {
		if err := ctx.Err(); err != nil {
			return err
		}
		file := filepath.Join(dir, fmt.Sprintf("%s-%06d.json", name, i+1))
		if err := writeFile(file, func(w io.Writer) error {
			_, err := w.Write(append(make(seed, i), '\n'))
			return err
		}); err != nil {
			return err
		}
	}
	return nil
}
