package shard

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"hash"
	"io"
	"iter"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/klauspost/compress/zstd"

	"github.com/diligo/diligo/internal/words"
)

// Parts reads the parts of all tasks, one after the other.
type Parts struct {
	dir   string
	marks []*Mark
	whole bool
	open  [3]*text // the files of the current part
}

// ends are the suffixes of the files of a part, in the order of Parts.open.
var ends = [3]string{rowsEnd, assessmentsEnd, deadLettersEnd}

// Ranges writes sorted numbers as schedulers accept them: 3,7-9.
func Ranges(numbers []int) string {
	var out []string
	for i := 0; i < len(numbers); {
		k := i
		for k+1 < len(numbers) && numbers[k+1] == numbers[k]+1 {
			k++
		}
		text := strconv.Itoa(numbers[i])
		if k > i {
			text += "-" + strconv.Itoa(numbers[k])
		}
		out = append(out, text)
		i = k + 1
	}
	return strings.Join(out, ",")
}

// Parts finds the parts of all tasks: exactly one each, of this manifest. Assessments are read only if whole is true.
func (m *Manifest) Parts(dir string, whole bool) (*Parts, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	p := &Parts{dir: dir, marks: make([]*Mark, len(m.Tasks)), whole: whole}
	for _, e := range entries {
		number, ok := strings.CutSuffix(e.Name(), markEnd)
		if !ok || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		name := filepath.Join(dir, e.Name())
		task, err := strconv.Atoi(number)
		if err != nil || task < 0 || task >= len(m.Tasks) || e.Name() != nameOf(task, markEnd) {
			return nil, words.Errorf("%s: the manifest has no task of this name: the part is foreign, or there twice; move it away", name)
		}
		mark, err := readMark(name)
		if err != nil {
			return nil, err
		}
		if err := m.own(name, mark, task); err != nil {
			return nil, err
		}
		p.marks[task] = mark
	}
	var missing []int
	for task, mark := range p.marks {
		if mark == nil {
			missing = append(missing, task)
		}
	}
	if len(missing) > 0 {
		return nil, words.Errorf("%d tasks have no part: %s: run them, then merge again", len(missing), Ranges(missing))
	}
	return p, nil
}

// Rows yields the lines of the cohort in all parts. Between two of them, Assessment and DeadLetter return the further lines of the input.
// At the end of a part, all its content must have been read and match its mark.
func (p *Parts) Rows() iter.Seq2[[]byte, error] {
	return func(yield func([]byte, error) bool) {
		for task, mark := range p.marks {
			if err := p.begin(task, mark); err != nil {
				_ = p.end() // the first error counts
				yield(nil, err)
				return
			}
			for range mark.Inputs {
				row, err := p.open[0].line()
				if !yield(row, err) || err != nil {
					_ = p.end() // stopped early: the rest is not checked
					return
				}
			}
			if err := p.end(); err != nil {
				yield(nil, err)
				return
			}
		}
	}
}

// Assessment returns the next assessment of the part.
func (p *Parts) Assessment() ([]byte, error) { return p.open[1].line() }

// DeadLetter returns the next failure of the part.
func (p *Parts) DeadLetter() ([]byte, error) { return p.open[2].line() }

func (p *Parts) begin(task int, mark *Mark) (err error) {
	for i, end := range ends {
		if end == assessmentsEnd && !p.whole {
			continue
		}
		if p.open[i], err = openText(filepath.Join(p.dir, nameOf(task, end)), mark.Files[end]); err != nil {
			return err
		}
	}
	return nil
}

func (p *Parts) end() (err error) {
	for i, t := range p.open {
		if t != nil {
			err = errors.Join(err, t.end())
			p.open[i] = nil
		}
	}
	return err
}

// text is a file of lines that is being read.
type text struct {
	name string
	want Lines
	file *os.File
	z    *zstd.Decoder
	in   *bufio.Reader
	hash hash.Hash
	n    int64
}

func openText(name string, want Lines) (*text, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	z, err := zstd.NewReader(file, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(256<<20))
	if err != nil {
		file.Close()
		return nil, err
	}
	return &text{name: name, want: want, file: file, z: z, in: bufio.NewReaderSize(z, 256<<10), hash: sha256.New()}, nil
}

// spoilt returns the error that a part does not match its mark.
func (t *text) spoilt(err error) error {
	reason := words.Text("it is not what was written")
	if err != nil {
		reason = words.Text("%s", err)
	}
	return words.Errorf("%s: the part is damaged (%s): remove its mark (%s), and run the task again", t.name, reason, markEnd)
}

func (t *text) line() ([]byte, error) {
	line, err := t.in.ReadBytes('\n')
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	if err != nil {
		return nil, t.spoilt(err)
	}
	if t.n += int64(len(line)); t.n > t.want.Bytes {
		return nil, t.spoilt(nil)
	}
	t.hash.Write(line)
	return line, nil
}

// end closes the file, which must have been read completely.
func (t *text) end() error {
	defer t.file.Close()
	defer t.z.Close()
	if _, err := t.in.ReadByte(); err != io.EOF || t.n != t.want.Bytes || hex.EncodeToString(t.hash.Sum(nil)) != t.want.SHA256 {
		if err == io.EOF {
			err = nil
		}
		return t.spoilt(err)
	}
	return nil
}

// Inputs returns the number of inputs in all parts.
func (p *Parts) Inputs() (n int) {
	for _, m := range p.marks {
		n += m.Inputs
	}
	return n
}

// Tasks returns the number of parts.
func (p *Parts) Tasks() int { return len(p.marks) }
