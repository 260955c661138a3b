// Package source reads inputs as records of one profile each: JSON and YAML files are one record, NDJSON files one a line. What
// ends in .gz or .zst is decompressed. Memory holds one record at a time, and what can't be read is a record that says so.
package source

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/klauspost/compress/zstd"

	"github.com/diligo/diligo/internal/profile"
)

// Stdin is the path that stands for the standard input.
const Stdin = "-"

// Record is one profile as it stands in an input, or what kept it from being read.
type Record struct {
	Source string // the input, as people know it
	Line   int    // from 1, where the input holds one profile a line; else 0
	Data   []byte // of this record alone: it does not change when reading goes on
	Format profile.Format
	Err    error // then there are no data
	Part   Part  // what Err is about, if that is no profile: whether profiles were lost with it, Lost says
	Lost   int   // so many profiles of the input were lost to errors of parts; there is nothing else in this record
}

// Part is a part of a table.
type Part string

// The parts of which an error may be.
const (
	Row  Part = "row"
	Cell Part = "cell"
)

// Reader reads the records of one input. Reading goes on behind a record with an error, as far as it can.
type Reader func(name string, content io.Reader) iter.Seq[Record]

// Files reads records from files and from the standard input.
type Files struct {
	In        io.Reader // the standard input
	StdinName string    // tells its format; empty when nothing is known of it
	Lines     bool      // an input of unknown format holds one profile a line, not one profile
	// Readers read further formats, by the ending of the file's name with its dot, in lower case.
	Readers map[string]Reader
	// Bytes counts what was read of all inputs, before decompression, for those who show progress.
	Bytes atomic.Int64
}

// Records reads the inputs in their order.
func (f *Files) Records(names []string) iter.Seq[Record] {
	return func(yield func(Record) bool) {
		for _, name := range names {
			for r := range f.input(name) {
				if !yield(r) {
					return
				}
			}
		}
	}
}

func (f *Files) input(name string) iter.Seq[Record] {
	return func(yield func(Record) bool) {
		in := f.In
		if name == Stdin {
			if name = f.StdinName; name == "" {
				name = "<stdin>"
			}
		} else {
			file, err := os.Open(name)
			if err != nil {
				yield(Record{Source: name, Err: err})
				return
			}
			defer file.Close()
			in = file
		}
		content, stop, err := decompressed(name, &counted{in, &f.Bytes})
		if err != nil {
			yield(Record{Source: name, Err: err})
			return
		}
		defer stop()
		f.reader(name)(name, content)(yield)
	}
}

func (f *Files) reader(name string) Reader {
	ending := Ending(name)
	if r, ok := f.Readers[ending]; ok {
		return r
	}
	known := slices.Contains([]string{".json", ".yaml", ".yml"}, ending)
	if IsLines(name) || f.Lines && !known {
		return lines
	}
	return whole
}

// IsLines reports whether a file of this name holds one profile a line.
func IsLines(name string) bool { return slices.Contains([]string{".ndjson", ".jsonl"}, Ending(name)) }

// Ending is the ending of the name below a compression, in lower case.
func Ending(name string) string { return strings.ToLower(path.Ext(uncompressed(name))) }

func uncompressed(name string) string {
	lower := strings.ToLower(name)
	for _, compression := range []string{".gz", ".zst"} {
		if strings.HasSuffix(lower, compression) {
			return name[:len(name)-len(compression)]
		}
	}
	return name
}

// decompressed undoes the compression that the name tells.
func decompressed(name string, r io.Reader) (content io.Reader, stop func(), err error) {
	switch strings.ToLower(path.Ext(name)) {
	case ".gz":
		z, err := gzip.NewReader(r)
		if err != nil {
			return nil, nil, fmt.Errorf("not gzip: %w", err)
		}
		return z, func() { z.Close() }, nil
	case ".zst":
		z, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(256<<20))
		if err != nil {
			return nil, nil, fmt.Errorf("not zstd: %w", err)
		}
		return z, z.Close, nil
	}
	return r, func() {}, nil
}

type counted struct {
	io.Reader
	n *atomic.Int64
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.n.Add(int64(n))
	return n, err
}

// whole reads an input that is one profile, though no more of it than a profile may have.
func whole(name string, content io.Reader) iter.Seq[Record] {
	return func(yield func(Record) bool) {
		data, err := io.ReadAll(io.LimitReader(content, profile.MaxSize+1))
		if err != nil {
			yield(Record{Source: name, Err: err})
			return
		}
		yield(Record{Source: name, Data: data, Format: profile.FormatOf(uncompressed(name))})
	}
}

// lines reads an input that holds one profile a line. Blank lines are left out, but counted.
func lines(name string, content io.Reader) iter.Seq[Record] {
	return func(yield func(Record) bool) {
		in := bufio.NewReaderSize(content, 256<<10)
		if start, _ := in.Peek(2); string(start) == "\xff\xfe" || string(start) == "\xfe\xff" {
			yield(Record{Source: name, Err: errors.New("the text is UTF-16, not UTF-8: save it as UTF-8, or convert it: iconv -f UTF-16 -t UTF-8")})
			return
		}
		for n := 1; ; n++ {
			data, err := line(in)
			switch {
			case errors.Is(err, errTooLong):
				if !yield(Record{Source: name, Line: n, Err: err}) {
					return
				}
				continue
			case err != nil && err != io.EOF:
				yield(Record{Source: name, Line: n, Err: err})
				return
			}
			if len(bytes.TrimSpace(data)) > 0 && !yield(Record{Source: name, Line: n, Data: data}) {
				return
			}
			if err == io.EOF {
				return
			}
		}
	}
}

var errTooLong = fmt.Errorf("the line is longer than %d MiB, the limit for a profile", profile.MaxSize>>20)

// line reads one line, without its end, into memory of its own. A line that is too long is passed over.
func line(in *bufio.Reader) ([]byte, error) {
	var data []byte
	for long := false; ; {
		part, err := in.ReadSlice('\n')
		if long = long || len(data)+len(part) > profile.MaxSize+1; long {
			data = nil
		} else {
			data = append(data, part...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
		case err != nil && err != io.EOF:
			return nil, err
		case long:
			return nil, errTooLong
		default:
			return bytes.TrimRight(data, "\r\n"), err
		}
	}
}
