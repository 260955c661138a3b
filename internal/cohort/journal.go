package cohort

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/gofrs/flock"

	"github.com/diligo/diligo/internal/outfile"
	"github.com/diligo/diligo/internal/words"
)

// frameSize is the number of inputs after which outputs end a frame, where a run can be resumed.
const frameSize = 64

// checkpointEvery bounds the work that is lost when a run is killed.
const checkpointEvery = 250 * time.Millisecond

// Journal is a folder in which a run keeps what it needs to be resumed: its terms (run.json), the entry of every input done (rows.ndjson),
// and a checkpoint up to which these and the outputs are complete. The checkpoint is replaced atomically after the files that it covers are
// on disk; what follows it is truncated and done again. So an interrupted run ends with the same bytes as an uninterrupted one.
//
// The folder belongs to the journal: it contains a marker, which is locked until the process ends, however it ends. In a folder without the
// marker nothing is read, written or removed. Folder and files are accessible to the owner alone.
type Journal struct {
	dir     string
	lock    *flock.Flock
	rows    hash.Hash          // of the rows so far
	outputs map[string]*output // rows and the user's outputs, by role
	names   map[string]string  // of the outputs, by role
	parts   map[string]string  // of their partial files
	last    checkpoint
	written time.Time
}

// checkpoint is the end of a frame.
type checkpoint struct {
	Inputs  int              `json:"inputs"`
	Hash    string           `json:"hash"` // of these inputs
	Rows    string           `json:"rows"` // hash of their rows
	Offsets map[string]int64 `json:"offsets"`
	Done    bool             `json:"done"` // there are no more inputs
}

const (
	markerFile     = ".diligo-journal"
	runFile        = "run.json"
	checkpointFile = "checkpoint.json"
	rowsFile       = "rows.ndjson"
	rowsRole       = "rows"
)

// Roles of outputs.
const (
	Assessments = "assessments"  // an assessment per line
	DeadLetters = "dead letters" // a failure per line
)

// ErrForeign means that a folder holds files and is not a journal.
var ErrForeign = words.New("this folder is not empty and is not a journal of diligo")

// ErrLocked means that another process uses the journal.
var ErrLocked = words.New("another run uses this journal")

// ErrUnfinished means that the folder holds a run that did not end.
var ErrUnfinished = words.New("an unfinished run is kept here")

// OpenJournal opens or begins a journal. asked holds everything that the result depends on except the inputs: a run can only be resumed
// with the same. outputs are the names of the files that the run writes, by role. If the folder holds an unfinished run, it is resumed;
// without resume the error is then ErrUnfinished.
func OpenJournal(dir string, asked, outputs map[string]string, resume bool) (_ *Journal, err error) {
	j := &Journal{
		dir: dir, rows: sha256.New(), outputs: map[string]*output{}, names: maps.Clone(outputs), parts: map[string]string{},
		last: checkpoint{Offsets: map[string]int64{}},
	}
	if j.names == nil {
		j.names = map[string]string{}
	}
	j.names[rowsRole] = filepath.Join(dir, rowsFile)
	for role, name := range j.names {
		t, err := outfile.Find(name, 0o644)
		if err != nil {
			return nil, err
		}
		j.parts[role] = t.Name + partial
		if t.Stream { // no partial files beside a device
			j.parts[role] = filepath.Join(dir, streamParts[role])
		}
	}
	if err := j.claim(); err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			j.Close()
		}
	}()
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

// streamParts are the names in the journal of what will be written to a device or FIFO.
var streamParts = map[string]string{Assessments: "assessments" + partial, DeadLetters: "dead_letters" + partial}

// claim takes possession of the folder and locks it.
func (j *Journal) claim() error {
	marker := filepath.Join(j.dir, markerFile)
	entries, err := os.ReadDir(j.dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if err := os.MkdirAll(j.dir, 0o700); err != nil {
			return err
		}
	case err != nil:
		return err
	case len(entries) > 0:
		if info, err := os.Lstat(marker); err != nil || !info.Mode().IsRegular() {
			return fmt.Errorf("%s: %w", j.dir, ErrForeign)
		}
	}
	j.lock = flock.New(marker, flock.SetPermissions(0o600))
	locked, err := j.lock.TryLock()
	if err != nil {
		return err
	}
	// A run that ended just now may have removed the marker that is locked here.
	ours, errOurs := j.lock.Stat()
	there, errThere := os.Stat(marker)
	if !locked || errOurs != nil || errThere != nil || !os.SameFile(ours, there) {
		return errors.Join(fmt.Errorf("%s: %w", j.dir, ErrLocked), j.lock.Close())
	}
	return nil
}

// Close closes the journal. An unfinished run is kept and can be resumed.
func (j *Journal) Close() {
	for _, o := range j.outputs {
		o.file.Close()
	}
	j.lock.Close()
}

func (j *Journal) begin(asked map[string]string) error {
	if err := j.clear(); err != nil {
		return err
	}
	return j.replace(runFile, asked)
}

// clear removes the journal's own files, whatever else is in the folder. runFile goes first: without it a run does not exist.
func (j *Journal) clear() error {
	for _, name := range []string{
		runFile, runFile + unsaved, checkpointFile, checkpointFile + unsaved, rowsFile + partial,
		streamParts[Assessments], streamParts[DeadLetters],
	} {
		if err := os.Remove(filepath.Join(j.dir, name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// remove removes the journal, and its folder unless it contains anything else.
func (j *Journal) remove() error {
	err := j.clear()
	marker := filepath.Join(j.dir, markerFile)
	held := os.Remove(marker) // while it is locked, so that no other run can claim it
	err = errors.Join(err, j.lock.Close())
	if held != nil { // Windows does not remove open files
		err = errors.Join(err, os.Remove(marker))
	}
	_ = os.Remove(j.dir)
	return err
}

// open opens the outputs at the checkpoint. An output that has its final name was finished by the run.
func (j *Journal) open() error {
	for _, role := range slices.Sorted(maps.Keys(j.names)) {
		name, part, offset := j.names[role], j.parts[role], j.last.Offsets[role]
		if j.last.Done {
			if _, err := os.Stat(part); errors.Is(err, fs.ErrNotExist) {
				continue
			}
		}
		o, err := openOutput(name, part, offset)
		if err != nil {
			return err
		}
		j.outputs[role] = o
	}
	return nil
}

// sameRun returns an error that says how the stored run differs from the requested one.
func sameRun(before []byte, asked map[string]string) error {
	var kept map[string]string
	if err := json.Unmarshal(before, &kept); err != nil {
		return fmt.Errorf("%s: %w", runFile, err)
	}
	var differ words.Messages
	for _, name := range slices.Compact(slices.Sorted(slices.Values(append(slices.Collect(maps.Keys(kept)), slices.Collect(maps.Keys(asked))...)))) {
		if kept[name] != asked[name] {
			differ = append(differ, words.Text("%s (%q, now %q)", TermName(name), kept[name], asked[name]))
		}
	}
	if len(differ) > 0 {
		return words.Errorf("the unfinished run was another one: %s; run it as before, or remove the folder to start over", differ)
	}
	return nil
}

// TermName returns the name for people of a term of a run, by its name in journals and manifests.
func TermName(name string) words.Message {
	switch name {
	case "policies":
		return words.Text("term|policies")
	case "policies of the what-if":
		return words.Text("term|policies of the what-if")
	case "rules":
		return words.Text("term|rules")
	case "sources":
		return words.Text("term|sources")
	case "language":
		return words.Text("term|language")
	case "severity threshold":
		return words.Text("term|severity threshold")
	case "support":
		return words.Text("term|support")
	case "as-of date":
		return words.Text("term|as-of date")
	case "evaluator":
		return words.Text("term|evaluator")
	case "expression":
		return words.Text("term|expression")
	case "gates":
		return words.Text("term|gates")
	case "reports":
		return words.Text("term|reports")
	case "shown facts":
		return words.Text("term|shown facts")
	case "weights":
		return words.Text("term|weights")
	case "outputs":
		return words.Text("term|outputs")
	case "waivers":
		return words.Text("term|waivers")
	case "mapping":
		return words.Text("term|mapping")
	}
	return words.Verbatim(name)
}

// Inputs returns the number of inputs that are done.
func (j *Journal) Inputs() int { return j.last.Inputs }

// replay passes on the entries of the inputs that are done.
func (j *Journal) replay(add func(*Entry)) error {
	name := j.parts[rowsRole]
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	// The hash is checked first, so that rows that were changed are never used.
	if _, err := io.CopyN(j.rows, f, j.last.Offsets[rowsRole]); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if j.last.Inputs > 0 && j.rowsHash() != j.last.Rows {
		return words.Errorf("%s: the rows have been changed since the run was interrupted; remove the folder %s to start over", name, j.dir)
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return err
	}
	in := bufio.NewReaderSize(f, 1<<20)
	for i := range j.last.Inputs {
		content, err := in.ReadBytes('\n')
		if err != nil {
			return words.Errorf("%s: line %d: %w", name, i+1, err)
		}
		e := &Entry{}
		if err := json.Unmarshal(content, e); err != nil {
			return words.Errorf("%s: line %d: %w", name, i+1, err)
		}
		add(e)
	}
	return nil
}

func (j *Journal) rowsHash() string { return hex.EncodeToString(j.rows.Sum(nil)) }

// write appends lines to an open output.
func (j *Journal) write(role string, lines []byte) error {
	if o, ok := j.outputs[role]; ok {
		if role == rowsRole {
			j.rows.Write(lines)
		}
		return o.write(lines)
	}
	return nil
}

// end ends the frame of all outputs after a number of inputs with that hash. The checkpoint is saved from time to time, and when done.
func (j *Journal) end(inputs int, hash string, done bool) error {
	next := checkpoint{Inputs: inputs, Hash: hash, Rows: j.rowsHash(), Offsets: maps.Clone(j.last.Offsets), Done: done}
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

// save syncs everything up to the end of the last frame to disk.
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

// Finish gives the outputs their final names and removes the journal. It is called after the report is written.
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
	return j.remove()
}

// Discard removes the journal and the partial outputs.
func (j *Journal) Discard() error {
	var errs []error
	for _, o := range j.outputs {
		errs = append(errs, o.file.Close(), os.Remove(o.part))
	}
	return errors.Join(append(errs, j.remove())...)
}

// unsaved is the suffix of a file before it is on disk.
const unsaved = ".tmp"

// replace writes a file of the journal atomically.
func (j *Journal) replace(name string, content any) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(content); err != nil {
		return err
	}
	to := filepath.Join(j.dir, name)
	f, err := os.OpenFile(to+unsaved, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(b.Bytes())
	err = errors.Join(err, f.Sync(), f.Close())
	if err != nil {
		os.Remove(f.Name())
		return err
	}
	return os.Rename(f.Name(), to)
}
