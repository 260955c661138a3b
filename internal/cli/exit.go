package cli

import "errors"

// Exit codes. Where several apply, the first of this order says most about the run: 2, 3, 1, 0.
const (
	exitClean      = 0 // nothing at or above the threshold
	exitFindings   = 1 // findings at or above the threshold
	exitError      = 2 // usage, policy or internal error; no rules or no profiles
	exitIncomplete = 3 // an input could not be read, or rules lack facts under --fail-on-unknown
)

// exit ends a command with a code, after everything has been said.
type exit int

func (exit) Error() string { return "" }

// code is the exit code for what a command returned.
func code(err error) int {
	if err == nil {
		return exitClean
	}
	var e exit
	if errors.As(err, &e) {
		return int(e)
	}
	return exitError
}
