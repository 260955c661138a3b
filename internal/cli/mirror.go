package cli

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	core "github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/mirror"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/report/inert"
	"github.com/diligo/diligo/internal/words"
)

// keyVariable is the environment variable with the key of a server, which does not belong on a command line.
const keyVariable = "DILIGO_KEY"

type mirrorFlags struct{ server, program string }

func (f *mirrorFlags) add(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.server, "server", "", "address of the server; the folder remembers it")
	cmd.Flags().StringVar(&f.program, "program", "", "ID of the program on the server; the folder remembers it")
}

func newPull(a *app) *cobra.Command {
	var f mirrorFlags
	cmd := &cobra.Command{
		Use:   "pull [FOLDER]",
		Short: "Fetch profiles that have changed on a server into a folder, such as one in git",
		Long: "Fetch the profiles of a program of a server (diligo serve) that have changed there. The key is read from DILIGO_KEY. A file that\n" +
			"has changed too is a conflict: it stays, and the server's version is put under .diligo/theirs; diligo merge makes one of both. What\n" +
			"the folder knows of the server stands in .diligo/remote.json, which belongs into git. Exit code 1: conflicts.",
		Example: "  DILIGO_KEY=diligo_... diligo pull profiles --server https://diligo.example --program 0193...\n  diligo pull profiles",
		Args:    oneArgument,
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.mirror(args, f, func(m *mirror.Folder, tell func(mirror.Outcome)) error { return m.Pull(cmd.Context(), tell) })
		},
	}
	f.add(cmd)
	return cmd
}

func newPush(a *app) *cobra.Command {
	var f mirrorFlags
	var dry bool
	cmd := &cobra.Command{
		Use:   "push [FOLDER]",
		Short: "Hand profiles that have changed in a folder, such as one in git, over to a server",
		Long: "Hand the profiles of a folder that have changed since they were pulled or pushed over to a program of a server (diligo serve), each\n" +
			"as another version. The key is read from DILIGO_KEY. Where the server has a later version that is a conflict, and nothing is sent:\n" +
			"pull first. Exit code 1: conflicts; 3: the server refuses a profile.",
		Example: "  diligo push profiles --dry-run\n  DILIGO_KEY=diligo_... diligo push profiles --server https://diligo.example --program 0193...",
		Args:    oneArgument,
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.mirror(args, f, func(m *mirror.Folder, tell func(mirror.Outcome)) error { return m.Push(cmd.Context(), dry, tell) })
		},
	}
	f.add(cmd)
	cmd.Flags().BoolVar(&dry, "dry-run", false, "say what would be sent; send nothing")
	return cmd
}

// mirror runs a pull or a push, and reports the result for each file.
func (a *app) mirror(args []string, f mirrorFlags, run func(*mirror.Folder, func(mirror.Outcome)) error) error {
	dir := "."
	if len(args) > 0 {
		dir = args[0]
	}
	key := os.Getenv(keyVariable)
	if key == "" {
		return words.Errorf("set %s to a key of the server", keyVariable)
	}
	validator := core.NewValidator()
	m, err := mirror.Open(dir, f.server, f.program, key, func(name string, content []byte) (string, error) {
		p, err := validator.Decode(name, content, profile.FormatOf(name))
		if err != nil {
			return "", err
		}
		defer p.Release()
		return string([]byte(p.Company())), nil
	})
	if err != nil {
		return err
	}
	counts := map[mirror.Status]int{}
	err = run(m, func(o mirror.Outcome) {
		counts[o.Status]++
		a.sayMirrored(o)
	})
	switch {
	case err != nil:
		return err
	case counts[mirror.Refused] > 0:
		return exit(exitIncomplete)
	case counts[mirror.Conflict] > 0:
		return exit(exitFindings)
	}
	return nil
}

func (a *app) sayMirrored(o mirror.Outcome) {
	say := func(english string, values ...any) { fmt.Fprint(a.out, words.Say(a.lang(), english, values...)) }
	file := inert.Clean(o.File)
	switch o.Status {
	case mirror.Fetched:
		say("%s: fetched\n", file)
	case mirror.Sent:
		say("%s: sent\n", file)
	case mirror.Waiting:
		say("%s: would be sent\n", file)
	case mirror.Unchanged:
		say("%s: alike on both sides\n", file)
	case mirror.Refused:
		say("%s: refused: %s\n", file, inert.Clean(o.Detail.In(a.lang())))
	case mirror.Conflict:
		if o.Detail.IsZero() {
			say("%s: conflict: the server has another version; pull first\n", file)
			return
		}
		say("%s: conflict: both sides have changed; the server's version is in %s\n", file, inert.Clean(o.Detail.In(a.lang())))
	}
}
