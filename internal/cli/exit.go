package cli

import "errors"

// Exit codes. If several apply, the first in this order wins: 2, 3, 1, 0.
const (
	exitClean      = 0 // nothing at or above the threshold
	exitFindings   = 1 // findings at or above the threshold
	exitError      = 2 // usage, policy or internal error; no rules or no profiles
	exitIncomplete = 3 // an input could not be read, or rules lack facts under --fail-on-unknown
)

// exit ends a command with a code, without a further message.
type exit int

func (exit) Error() string { return "" }

// code returns the exit code for the error of a command.
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
