package cohort

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// frameSize is the number of inputs after which a run can go on: outputs end a frame there.
const frameSize = 64

// checkpointEvery is how long the work of a run may be lost when it is killed.
const checkpointEvery = 250 * time.Millisecond

// Journal is a folder in which a run keeps what it needs to go on after an interruption: what was asked of it (run.json), the
// entry of every input done (rows.ndjson), and a checkpoint that says up to where these and the outputs are whole. The
// checkpoint is replaced in one step, after the files it speaks of are on disk; what stands behind it is cut off and done anew.
// So an interrupted run ends with the same bytes as one that was not.
type Journal struct {
	dir     string
	outputs map[string]*output // rows and what the user asked for, by role
	names   map[string]string  // of the outputs, by role
	last    checkpoint
	written time.Time
}

// checkpoint is the end of a frame.
type checkpoint struct {
	Inputs  int              `json:"inputs"`
	Hash    string           `json:"hash"` // of these inputs
	Offsets map[string]int64 `json:"offsets"`
	Done    bool             `json:"done"` // there are no more inputs
}

const (
	runFile        = "run.json"
	checkpointFile = "checkpoint.json"
	rowsFile       = "rows.ndjson"
	rowsRole       = "rows"
)

// Roles of the outputs.
const (
	Assessments = "assessments"  // an assessment a line
	DeadLetters = "dead letters" // a failure a line
)

// ErrUnfinished says that the folder holds a run that did not end.
var ErrUnfinished = errors.New("an unfinished run is kept here")

// OpenJournal opens or begins a journal. asked names all that the outcome depends on but the inputs: a run goes on only where
// it is the same. outputs are the names of the files that the run writes, by role. To go on is for the caller to want (resume);
// without a run to go on with, one begins.
func OpenJournal(dir string, asked, outputs map[string]string, resume bool) (*Journal, error) {
	j := &Journal{dir: dir, outputs: map[string]*output{}, names: maps.Clone(outputs), last: checkpoint{Offsets: map[string]int64{}}}
	if j.names == nil {
		j.names = map[string]string{}
	}
	j.names[rowsRole] = filepath.Join(dir, rowsFile)
	before, err := os.ReadFile(filepath.Join(dir, runFile))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if err := j.begin(asked); err != nil {
			return nil, err
		}
	case err != nil:
		return nil, err
	case !resume:
		return nil, fmt.Errorf("%s: %w", dir, ErrUnfinished)
	default:
		if err := sameRun(before, asked); err != nil {
			return nil, fmt.Errorf("%s: %w", dir, err)
		}
		content, err := os.ReadFile(filepath.Join(dir, checkpointFile))
		if err == nil {
			err = json.Unmarshal(content, &j.last)
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("%s: %w", filepath.Join(dir, checkpointFile), err)
		}
	}
	return j, j.open()
}

func (j *Journal) begin(asked map[string]string) error {
	if err := os.MkdirAll(j.dir, 0o700); err != nil {
		return err
	}
	if err := j.clear(); err != nil {
		return err
	}
	return j.replace(runFile, asked)
}

// clear removes the journal's own files, whatever else stands in its folder. A run without its runFile is no run, so that one
// goes first.
func (j *Journal) clear() error {
	for _, name := range []string{runFile, checkpointFile, rowsFile} {
		own, err := filepath.Glob(filepath.Join(escapeGlob(j.dir), name+"*"))
		if err != nil {
			return err
		}
		for _, name := range own {
			if err := os.Remove(name); err != nil {
				return err
			}
		}
	}
	return nil
}

func escapeGlob(name string) string {
	return strings.NewReplacer(`*`, `\*`, `?`, `\?`, `[`, `\[`, `\`, `\\`).Replace(name)
}

// open opens the outputs at the checkpoint. An output that has its name already was finished with the run.
func (j *Journal) open() error {
	for _, role := range slices.Sorted(maps.Keys(j.names)) {
		name, offset := j.names[role], j.last.Offsets[role]
		if j.last.Done {
			if _, err := os.Stat(name + partial); errors.Is(err, fs.ErrNotExist) {
				continue
			}
		}
		o, err := openOutput(name, offset)
		if err != nil {
			return err
		}
		j.outputs[role] = o
	}
	return nil
}

// sameRun says in what the run that is kept differs from the one that is asked for.
func sameRun(before []byte, asked map[string]string) error {
	var kept map[string]string
	if err := json.Unmarshal(before, &kept); err != nil {
		return fmt.Errorf("%s: %w", runFile, err)
	}
	var differ []string
	for _, name := range slices.Compact(slices.Sorted(slices.Values(append(slices.Collect(maps.Keys(kept)), slices.Collect(maps.Keys(asked))...)))) {
		if kept[name] != asked[name] {
			differ = append(differ, fmt.Sprintf("%s (%q, now %q)", name, kept[name], asked[name]))
		}
	}
	if len(differ) > 0 {
		return fmt.Errorf("the unfinished run was another one: %s; run it as before, or remove the folder to start over", strings.Join(differ, ", "))
	}
	return nil
}

// Inputs is the number of inputs that are done.
func (j *Journal) Inputs() int { return j.last.Inputs }

// replay hands over the entries of the inputs that are done.
func (j *Journal) replay(add func(*Entry)) error {
	name := j.names[rowsRole] + partial
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	in := bufio.NewReaderSize(f, 1<<20)
	for i := range j.last.Inputs {
		content, err := in.ReadBytes('\n')
		if err != nil {
			return fmt.Errorf("%s: line %d: %w", name, i+1, err)
		}
		e := &Entry{}
		if err := json.Unmarshal(content, e); err != nil {
			return fmt.Errorf("%s: line %d: %w", name, i+1, err)
		}
		add(e)
	}
	return nil
}

// write adds lines to an output that is open.
func (j *Journal) write(role string, lines []byte) error {
	if o, ok := j.outputs[role]; ok {
		return o.write(lines)
	}
	return nil
}

// end ends the frame of all outputs behind so many inputs with that hash. The checkpoint is saved now and then, and when done.
func (j *Journal) end(inputs int, hash string, done bool) error {
	next := checkpoint{Inputs: inputs, Hash: hash, Offsets: maps.Clone(j.last.Offsets), Done: done}
	for role, o := range j.outputs {
		offset, err := o.end()
		if err != nil {
			return err
		}
		next.Offsets[role] = offset
	}
	j.last = next
	if done || time.Since(j.written) >= checkpointEvery {
		return j.save()
	}
	return nil
}

// save puts on disk what was done up to the end of the last frame.
func (j *Journal) save() error {
	for _, o := range j.outputs {
		if err := o.file.Sync(); err != nil {
			return err
		}
	}
	err := j.replace(checkpointFile, j.last)
	j.written = time.Now()
	return err
}

// Finish gives the outputs their names and removes the journal. It is for after the report is written.
func (j *Journal) Finish() error {
	for role, o := range j.outputs {
		if role == rowsRole {
			o.file.Close()
			continue
		}
		if err := o.finish(); err != nil {
			return err
		}
	}
	if err := j.clear(); err != nil {
		return err
	}
	_ = os.Remove(j.dir) // unless something else is in it
	return nil
}

// Discard removes the journal and what the outputs hold so far.
func (j *Journal) Discard() error {
	var errs []error
	for _, o := range j.outputs {
		errs = append(errs, o.file.Close(), os.Remove(o.name+partial))
	}
	errs = append(errs, j.clear())
	_ = os.Remove(j.dir) // unless something else is in it
	return errors.Join(errs...)
}

// replace writes a file of the journal in one step.
func (j *Journal) replace(name string, content any) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(content); err != nil {
		return err
	}
	f, err := os.CreateTemp(j.dir, name)
	if err != nil {
		return err
	}
	_, err = f.Write(b.Bytes())
	err = errors.Join(err, f.Sync(), f.Close())
	if err != nil {
		os.Remove(f.Name())
		return err
	}
	return os.Rename(f.Name(), filepath.Join(j.dir, name))
}
