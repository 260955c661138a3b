package cohort

import (
	"bufio"
	"compress/gzip"
	"io"
	"io/fs"
	"os"
	"strings"

	"github.com/klauspost/compress/zstd"

	"github.com/diligo/diligo/internal/outfile"
	"github.com/diligo/diligo/internal/words"
)

// partial is the suffix of an output while the run lasts.
const partial = ".partial"

// output is a file of lines that can be truncated to the end of a frame. With .gz and .zst every frame is a separate member, which readers
// of these formats concatenate, so that the bytes do not depend on where a run was interrupted.
type output struct {
	name  string // after the run
	part  string // during the run; for the owner alone
	file  *os.File
	to    *counter
	frame frame
	begun bool // the frame is not empty
}

// frame is a writer that can end a member and begin the next.
type frame interface {
	io.WriteCloser
	Reset(io.Writer)
}

// openOutput opens the partial file of an output, truncated to an offset at which a frame ends.
func openOutput(name, part string, offset int64) (*output, error) {
	if info, err := os.Lstat(part); err == nil && !info.Mode().IsRegular() {
		return nil, &fs.PathError{Op: "write", Path: part, Err: words.New("this is not a regular file: move it away")}
	}
	file, err := os.OpenFile(part, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	info, err := file.Stat()
	if err == nil && info.Size() < offset {
		err = &fs.PathError{Op: "resume", Path: part, Err: words.New("the file is shorter than it was")}
	}
	if err == nil {
		err = file.Truncate(offset)
	}
	if err == nil {
		_, err = file.Seek(offset, io.SeekStart)
	}
	if err != nil {
		file.Close()
		return nil, err
	}
	o := &output{name: name, part: part, file: file, to: &counter{bufio.NewWriterSize(file, 256<<10), offset}}
	switch {
	case strings.HasSuffix(strings.ToLower(name), ".gz"):
		o.frame = gzip.NewWriter(o.to)
	case strings.HasSuffix(strings.ToLower(name), ".zst"):
		z, err := zstd.NewWriter(o.to, zstd.WithEncoderConcurrency(1), zstd.WithEncoderLevel(zstd.SpeedFastest))
		if err != nil {
			return nil, err
		}
		o.frame = z
	default:
		o.frame = plain{o.to}
	}
	return o, nil
}

func (o *output) write(lines []byte) error {
	if len(lines) == 0 {
		return nil
	}
	o.begun = true
	_, err := o.frame.Write(lines)
	return err
}

// end ends the frame, flushes it to the file, and returns the offset after it.
func (o *output) end() (int64, error) {
	if o.begun {
		if err := o.frame.Close(); err != nil {
			return 0, err
		}
		o.frame.Reset(o.to)
		o.begun = false
	}
	return o.to.n, o.to.Flush()
}

// finish gives the file its name, or copies it to the device or FIFO of that name.
func (o *output) finish() error {
	if o.to.n == 0 {
		o.begun = true // a compressed file without content is not empty
	}
	if _, err := o.end(); err != nil {
		return err
	}
	if err := o.file.Close(); err != nil {
		return err
	}
	t, err := outfile.Find(o.name, 0o644)
	if err != nil {
		return err
	}
	return t.Publish(o.part)
}

// counter tracks the offset in the file.
type counter struct {
	*bufio.Writer
	n int64
}

func (c *counter) Write(p []byte) (int, error) {
	n, err := c.Writer.Write(p)
	c.n += int64(n)
	return n, err
}

// plain is a frame without compression.
type plain struct{ io.Writer }

func (plain) Close() error    { return nil }
func (plain) Reset(io.Writer) {}
