package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
)

// evalFiles is how many files a contestant is asked about that takes one at a time.
const evalFiles = 5

// agreement is an error unless all contestants find the same failing rules in all files of a folder, and find any: what does not
// do the same work can't be compared.
func (b *bench) agreement(ctx context.Context, all []contestant, dir string) error {
	files, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil {
		return err
	}
	var want failures
	for i, c := range all {
		progress("agreement: %s", c.name)
		got, err := b.judged(ctx, c, dir, files)
		if err != nil {
			return fmt.Errorf("agreement: %s: %w", c.name, err)
		}
		if i == 0 {
			if want = got; len(want) != len(files) {
				return fmt.Errorf("agreement: %s judged %d of %d files", c.name, len(want), len(files))
			}
			continue
		}
		if c.oneFile {
			err = agree(only(want, slices.Collect(maps.Keys(got))), got)
		} else {
			err = agree(want, got)
		}
		if err != nil {
			return fmt.Errorf("agreement: %s and %s: %w", all[0].name, c.name, err)
		}
	}
	return nil
}

func (b *bench) judged(ctx context.Context, c contestant, dir string, files []string) (failures, error) {
	if !c.oneFile {
		out, err := b.output(ctx, c.on(dir))
		if err != nil {
			return nil, err
		}
		return c.failures(out)
	}
	found := failures{}
	for _, file := range files[:min(evalFiles, len(files))] {
		out, err := b.output(ctx, c.on(file))
		if err != nil {
			return nil, err
		}
		one, err := c.failures(out)
		if err != nil {
			return nil, err
		}
		for _, rules := range one {
			found[filepath.Base(file)] = rules
		}
	}
	return found, nil
}

func only(f failures, names []string) failures {
	out := failures{}
	for _, name := range names {
		out[name] = f[name]
	}
	return out
}

// agree is an error unless both name the same failing rules for the same files, and any at all.
func agree(want, got failures) error {
	var errs []error
	var failing int
	for _, name := range slices.Sorted(maps.Keys(want)) {
		rules, ok := got[name]
		switch {
		case !ok:
			errs = append(errs, fmt.Errorf("%s: judged by the first only", name))
		case !slices.Equal(want[name], rules):
			errs = append(errs, fmt.Errorf("%s: the rules that fail differ: %v and %v", name, want[name], rules))
		}
		failing += len(want[name])
	}
	if len(got) > len(want) {
		errs = append(errs, fmt.Errorf("judged by the second only: %d files", len(got)-len(want)))
	}
	if failing == 0 {
		errs = append(errs, errors.New("no rule fails anywhere, which proves nothing"))
	}
	return errors.Join(errs...)
}
