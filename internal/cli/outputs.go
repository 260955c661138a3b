package cli

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/words"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/diligo/diligo/internal/config"
	"github.com/diligo/diligo/internal/outfile"
)

// outputFlags are the flags that name files to write, in all commands.
var outputFlags = []string{"output", "assessments", "dead-letters", "create-baseline", "reports", "out"}

// named is a file and what the command calls it; arguments have no name of their own.
type named struct{ file, as string }

func (n named) String() string {
	if n.as == "" {
		return n.file
	}
	return n.as + " " + n.file
}

// checkOutputs refuses to start a command that would overwrite its input, or write the same file twice. Every other flag and argument that
// names a file counts as input, so that a new one can't be forgotten.
func (a *app) checkOutputs(cmd *cobra.Command, args []string) error {
	outputs := a.outputs(cmd)
	if len(outputs) == 0 {
		return nil
	}
	for i, o := range outputs {
		for _, other := range outputs[:i] {
			if outfile.Same(o.file, other.file) {
				return a.clash(cmd, o, other, true)
			}
		}
	}
	inputs := a.inputs(cmd, args)
	for _, o := range outputs {
		info, err := os.Stat(o.file)
		if err != nil || !info.Mode().IsRegular() {
			continue // nothing is lost
		}
		for _, in := range inputs {
			if outfile.Same(o.file, in.file) || holds(in.file, info, a.isRead(cmd, in)) {
				return a.clash(cmd, o, in, false)
			}
		}
	}
	return nil
}

// pairOne sets the format of a command that writes one file by the file's name, and refuses an ambiguous combination. For commands that
// write several files package config does so.
func pairOne(cmd *cobra.Command, args []string) error {
	o, f := cmd.Flags().Lookup("output"), cmd.Flags().Lookup("format")
	if o == nil || !o.Changed || f != nil && f.Value.Type() == "stringArray" {
		return nil
	}
	output := o.Value.String()
	if list, ok := o.Value.(pflag.SliceValue); ok {
		names := list.GetSlice()
		if len(names) > 1 {
			return words.Errorf("output: %s writes one file, and %s are named", cmd.Name(), words.List(names))
		}
		output = names[0]
	}
	path := strings.TrimPrefix(cmd.CommandPath(), cmd.Root().Name()+" ")
	var formats []string
	usual, given := "", ""
	switch {
	case f == nil: // all files have the same format
		return nil
	case path == "template" && len(args) > 0 && args[0] != "form": // the kind is the format
		formats, usual, given = args[:1], args[0], args[0]
	default:
		formats, usual = formatsOf(path), f.DefValue
	}
	if given == "" && f.Changed {
		given = f.Value.String()
		if !slices.Contains(formats, given) {
			return nil // the command reports what it accepts
		}
	}
	format, err := config.One(formats, usual, given, output)
	if err != nil || given == format || format == usual {
		return err
	}
	return cmd.Flags().Set("format", format)
}

// refuseOnTerminal refuses to write binary output to a terminal.
func (a *app) refuseOnTerminal(cmd *cobra.Command, what words.Message, output string) error {
	if (output == dash || output == "") && isTerminal(a.out) {
		return words.Errorf("%s: %s: name a file with -o", strings.TrimPrefix(cmd.CommandPath(), cmd.Root().Name()+" "), what)
	}
	return nil
}

// aWorkbook and aBundle name kinds of binary output.
var (
	aWorkbook = words.Text("a workbook is not text for a terminal")
	aBundle   = words.Text("a bundle is not text for a terminal")
)

func (a *app) clash(cmd *cobra.Command, output, other named, both bool) error {
	if both {
		return words.Errorf("%s: %s is written twice (also as %s); nothing was written: name another file", cmd.Name(), output, other)
	}
	return words.Errorf("%s: %s is also read (%s); nothing was written: name another file", cmd.Name(), output, other)
}

// outputs returns the files that a command will write.
func (a *app) outputs(cmd *cobra.Command) []named {
	var out []named
	add := func(as string, files ...string) {
		for _, file := range files {
			if file != "" && file != dash {
				out = append(out, named{file, "--" + as})
			}
		}
	}
	for _, name := range outputFlags {
		f := cmd.Flags().Lookup(name)
		switch {
		case f == nil:
		case name == "output" && f.Value.Type() == "stringArray":
			add(name, a.config.Outputs...) // the configuration may name them too
		default:
			add(name, f.Value.String())
			if file := f.Value.String(); cmd.Flags().Lookup("journal") != nil && file != "" {
				add(name, file+".partial")
			}
		}
	}
	return out
}

// inputs returns the names of everything that a command may read.
func (a *app) inputs(cmd *cobra.Command, args []string) []named {
	var in []named
	add := func(as string, files ...string) {
		for _, file := range files {
			if file != "" && file != dash {
				in = append(in, named{file, as})
			}
		}
	}
	for _, path := range args {
		add("", path)
		if !exists(path) { // a glob, or a line of a file
			for _, found := range screenedFiles.Resolve([]string{path}).Inputs {
				add("", found.Path)
			}
		}
	}
	cmd.Flags().Visit(func(f *pflag.Flag) {
		if f.Name == "format" || slices.Contains(outputFlags, f.Name) {
			return
		}
		values := []string{f.Value.String()}
		if list, ok := f.Value.(pflag.SliceValue); ok {
			values = list.GetSlice()
		}
		for _, value := range values {
			add("--"+f.Name, value)
			if _, file, found := strings.Cut(value, "="); found {
				add("--"+f.Name, file)
			}
		}
	})
	c := a.config
	if cmd.Flags().Lookup("config") != nil && !cmd.Flags().Changed("config") {
		add("--config", config.File)
	}
	add("--policy", c.Policies...)
	add("--data", c.Data...)
	add("--verify-key", c.Verify.Key)
	add("--waivers", waiversFile(c))
	add("--baseline", c.Baseline)
	return in
}

// isRead returns which files a command reads in a folder that it is given.
func (a *app) isRead(cmd *cobra.Command, in named) func(name string) bool {
	switch {
	case in.as != "" || cmd.HasParent() && cmd.Parent().Name() == "policy":
		return func(name string) bool { // of a pack
			return slices.Contains([]string{".rego", ".json", ".yaml", ".yml"}, filepath.Ext(name))
		}
	case cmd.Name() == "screen" || cmd.HasParent() && cmd.Parent().Name() == "import":
		return screenedFiles.Reads
	}
	return profileFiles.Reads
}

// holds reports whether a folder contains a file, by this or by another name, that the command reads.
func holds(dir string, file fs.FileInfo, isRead func(name string) bool) bool {
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return false
	}
	found := false
	_ = filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return nil //nolint:nilerr // reported when it is read
		}
		if info, err := os.Stat(path); err == nil && os.SameFile(info, file) && isRead(path) {
			found = true
			return fs.SkipAll
		}
		return nil
	})
	return found
}
