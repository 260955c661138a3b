package watch

import (
	"encoding/json"
	"io"

	"github.com/diligo/diligo/internal/words"
)

// maxState bounds a stored state, in bytes.
const maxState = 256 << 20

// ReadState reads a state that Write has written. The name is for errors.
func ReadState(name string, r io.Reader) (*State, error) {
	text, err := io.ReadAll(io.LimitReader(r, maxState+1))
	if err != nil {
		return nil, err
	}
	if len(text) > maxState {
		return nil, words.Errorf("%s: larger than %d MB: this is not a state of diligo watch", name, maxState>>20)
	}
	state := &State{}
	if err := json.Unmarshal(text, state); err != nil || state.Schema != Schema {
		return nil, words.Errorf("%s: this is not a state of diligo watch: name another file, or remove it to start over", name)
	}
	return state, nil
}

// Write writes the state as JSON.
func (s *State) Write(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetIndent("", " ")
	return e.Encode(s)
}
