package cli

import (
	"io"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"go.yaml.in/yaml/v3"

	"github.com/diligo/diligo/internal/report"
)

// TestHooks checks that the pre-commit hooks are complete and run existing commands.
func TestHooks(t *testing.T) {
	var hooks []struct {
		ID, Name, Description, Entry, Language, Files string
		TypesOr                                       []string `yaml:"types_or"`
		PassFilenames                                 bool     `yaml:"pass_filenames"`
		RequireSerial                                 bool     `yaml:"require_serial"`
		MinimumVersion                                string   `yaml:"minimum_pre_commit_version"`
	}
	unmarshal(t, "../../.pre-commit-hooks.yaml", &hooks)
	var ids []string
	for _, h := range hooks {
		ids = append(ids, h.ID+" "+h.Language)
		if h.Name == "" || h.Description == "" || len(h.TypesOr) == 0 || !h.PassFilenames || !h.RequireSerial || h.MinimumVersion != "2.9.0" {
			t.Errorf("%s is not whole: %+v", h.ID, h)
		}
		isCommand(t, h.Entry+" acme.json")
		files, err := regexp.Compile(h.Files)
		if err != nil {
			t.Errorf("%s: %v", h.ID, err)
			continue
		}
		for name, want := range map[string]bool{
			"profile.json": true, "acme/profile.json": true, "acme.profile.json": true, "a/b.profile.json": true,
			"package.json": false, "profiles.json": false, "my-profile.json": false, "profile.json.bak": false, "profile/tsconfig.json": false,
			"acme/profile.yaml": slices.Contains(h.TypesOr, "yaml"), "acme.profile.yml": slices.Contains(h.TypesOr, "yaml"),
		} {
			if files.MatchString(name) != want {
				t.Errorf("%s: files %s takes %s: %v, want %v", h.ID, h.Files, name, !want, want)
			}
		}
	}
	if want := []string{"diligo-check golang", "diligo-fmt golang", "diligo-check-system system", "diligo-fmt-system system"}; !slices.Equal(ids, want) {
		t.Errorf("hooks %v, want %v", ids, want)
	}
}

// TestAction checks that the GitHub Action uses the inputs that it declares, and runs existing commands.
func TestAction(t *testing.T) {
	var action struct {
		Name, Description string
		Inputs            map[string]struct{ Description string }
		Runs              struct {
			Using string
			Steps []struct {
				Run, Shell string
				Env        map[string]string
			}
		}
	}
	unmarshal(t, "../../action.yml", &action)
	if action.Name == "" || action.Description == "" || action.Runs.Using != "composite" {
		t.Errorf("the action is not whole: %+v", action)
	}
	var env strings.Builder
	commands := 0
	for _, step := range action.Runs.Steps {
		for _, value := range step.Env {
			env.WriteString(value)
		}
		if strings.Contains(step.Run, "${{") {
			t.Errorf("an expression is pasted into a script: %s", step.Run)
		}
		if step.Run != "" && step.Shell == "" {
			t.Errorf("no shell for %s", step.Run)
		}
		for line := range strings.Lines(step.Run) {
			if _, command, ok := strings.Cut(line, `diligo-bin/diligo" `); ok {
				commands++
				isCommand(t, "diligo "+strings.NewReplacer(`"$RUNNER_TEMP/`, "", `"`, "", "$ARGS", "", "$PATHS", "acme.json").Replace(command))
			}
		}
	}
	if commands != 1 {
		t.Errorf("the action starts diligo %d times", commands)
	}
	for name, input := range action.Inputs {
		if input.Description == "" || !strings.Contains(env.String(), "inputs."+name+" ") {
			t.Errorf("input %s is not described or not used", name)
		}
	}
}

// isCommand checks that a line is a valid command, with existing flags, formats and arguments.
func isCommand(t *testing.T, line string) {
	t.Helper()
	cmd := namesCommand(t, line)
	if cmd == nil {
		return
	}
	formats, _ := cmd.Flags().GetStringArray("format")
	for _, format := range formats {
		if err := report.CheckFormat(format); err != nil {
			t.Errorf("%q: %v", line, err)
		}
	}
	if err := cmd.ValidateArgs(cmd.Flags().Args()); err != nil {
		t.Errorf("%q: %v", line, err)
	}
}

// namesCommand returns the command that a line begins with, with its flags parsed; nil, after an error, if the command or a flag does not
// exist.
func namesCommand(t *testing.T, line string) *cobra.Command {
	t.Helper()
	words := strings.Fields(line)
	root := newRoot(&app{in: strings.NewReader(""), out: io.Discard, err: io.Discard, terminal: io.Discard})
	cmd, args, err := root.Find(words[1:])
	if words[0] != "diligo" || err != nil || cmd == root || cmd.HasSubCommands() && len(args) > 0 && !strings.HasPrefix(args[0], "-") {
		t.Errorf("%q starts no command: %v", line, err)
		return nil
	}
	if err := cmd.ParseFlags(args); err != nil {
		t.Errorf("%q: %v", line, err)
		return nil
	}
	return cmd
}

func unmarshal(t *testing.T, name string, into any) {
	t.Helper()
	content, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.Unmarshal(content, into); err != nil {
		t.Fatal(err)
	}
}
