package config

import (
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"github.com/diligo/diligo/internal/words"
)

// written is a --format or --output as it stands in the command line.
type written struct {
	output bool
	value  string
}

// writtenFlags are the --format and --output flags in the order written, which pflag does not keep among several flags.
type writtenFlags struct{ all []written }

// ordered is a flag that notes when it is set.
type ordered struct {
	pflag.Value
	pflag.SliceValue
	output bool
	flags  *writtenFlags
}

func (o *ordered) Set(value string) error {
	o.flags.all = append(o.flags.all, written{o.output, value})
	return o.Value.Set(value)
}

// keepOrder notes the order of --format and --output.
func keepOrder(flags *pflag.FlagSet) {
	shared := &writtenFlags{}
	for _, name := range []string{"format", "output"} {
		f := flags.Lookup(name)
		f.Value = &ordered{f.Value, f.Value.(pflag.SliceValue), name == "output", shared}
	}
}

// pair is a format with its output; "" is the standard output.
type pair struct{ format, output string }

// writtenPairs pairs --format and --output as they were written; ok is false where the flags do not keep their order or none is there.
func writtenPairs(flags *pflag.FlagSet) (pairs []pair, ok bool, err error) {
	f := flags.Lookup("output")
	if f == nil || !f.Changed {
		return nil, false, nil
	}
	o, ok := f.Value.(*ordered)
	if !ok {
		return nil, false, nil
	}
	pairs, err = pairsOf(o.flags.all)
	return pairs, true, err
}

// pairsOf pairs formats and outputs: an output goes with the format before it that has none yet; of several with the one that its name
// fits; without any with the next, or with the one that its name says. What could be meant in two ways is refused.
func pairsOf(all []written) ([]pair, error) {
	var (
		pairs   []pair
		open    []int  // pairs without an output
		waiting string // an output without a format
	)
	close := func(at int, output string) error {
		if format := pairs[at].format; !fits(format, output) {
			return words.Errorf("output: %s is paired with the format %s, and its name says another: write each --output behind its --format, or name the file otherwise", output, format)
		}
		pairs[at].output = output
		open = slices.DeleteFunc(open, func(i int) bool { return i == at })
		return nil
	}
	alone := func(output string) error {
		formats := formatsOf(output)
		if len(formats) == 0 {
			return words.Errorf("output: %s has no format: write --format before it", output)
		}
		pairs = append(pairs, pair{formats[0], output})
		return nil
	}
	for _, w := range all {
		if !w.output {
			pairs = append(pairs, pair{format: w.value})
			open = append(open, len(pairs)-1)
			if waiting != "" && fits(w.value, waiting) {
				if err := close(len(pairs)-1, waiting); err != nil {
					return nil, err
				}
				waiting = ""
			}
			continue
		}
		if waiting != "" {
			if err := alone(waiting); err != nil {
				return nil, err
			}
			waiting = ""
		}
		candidates := slices.Clone(open)
		if len(candidates) > 1 && len(formatsOf(w.value)) > 0 {
			candidates = slices.DeleteFunc(candidates, func(at int) bool { return !fits(pairs[at].format, w.value) })
		}
		switch len(candidates) {
		case 0:
			if len(open) > 0 {
				return nil, words.Errorf("output: %s fits none of the formats before it: write each --output behind its --format", w.value)
			}
			waiting = w.value
		case 1:
			if err := close(candidates[0], w.value); err != nil {
				return nil, err
			}
		default:
			return nil, words.Errorf("output: %s could be of several formats: write each --output behind its --format", w.value)
		}
	}
	if waiting != "" {
		if err := alone(waiting); err != nil {
			return nil, err
		}
	}
	return pairs, nil
}

// One returns the format of a command that writes one file in one of these formats: the one that is given; without any the usual one, unless the
// name of the output says another of them. A name that says a format which is not given, or is none of the command's, is refused.
func One(formats []string, usual, given, output string) (string, error) {
	byName := formatsOf(output)
	if given == "" && len(byName) > 0 && !slices.Contains(byName, usual) {
		i := slices.IndexFunc(byName, func(f string) bool { return slices.Contains(formats, f) })
		if i < 0 {
			return "", words.Errorf("output: %s says by its name the format %s, which this command does not write: name the file otherwise, or use --format with one of %s", output, byName[0], words.Or(formats))
		}
		return byName[i], nil
	}
	if given == "" {
		given = usual
	}
	if !fits(given, output) {
		return "", words.Errorf("output: %s is paired with the format %s, and its name says another: name the file otherwise, or ask for the format that it says", output, given)
	}
	return given, nil
}

// formatsOf returns the formats that the name of a file says, the one that is meant without another first; none where it says nothing.
func formatsOf(name string) []string {
	name = strings.ToLower(name)
	if strings.HasSuffix(name, ".sarif.json") {
		return []string{"sarif"}
	}
	switch filepath.Ext(name) {
	case ".json":
		return []string{"json", "sarif", "gitlab"}
	case ".ndjson", ".jsonl":
		return []string{"ndjson"}
	case ".sarif":
		return []string{"sarif"}
	case ".html", ".htm":
		return []string{"html"}
	case ".md", ".markdown":
		return []string{"markdown", "text"} // a letter is Markdown too
	case ".ics":
		return []string{"ics"}
	case ".csv":
		return []string{"csv"}
	case ".xlsx":
		return []string{"xlsx"}
	case ".xml":
		return []string{"junit"}
	}
	return nil
}

// fits reports whether the name of a file does not speak against a format.
func fits(format, name string) bool {
	formats := formatsOf(name)
	return len(formats) == 0 || slices.Contains(formats, format)
}
