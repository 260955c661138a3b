// Package source finds the inputs that paths name, for all commands, and reads them as records of one profile each: a JSON or YAML file is one
// record, an NDJSON file one per line. Files ending in .gz or .zst are decompressed. Only one record is held in memory at a time, and input that
// can't be read yields a record with the error.
package source

import (
	"bufio"
	"bytes"
	"cmp"
	"compress/gzip"
	"errors"
	"io"
	"iter"
	"os"
	"path"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/klauspost/compress/zstd"

	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/words"
)

// Stdin is the path that stands for the standard input.
const Stdin = "-"

// Unnamed is the source of a standard input that was given no name.
const Unnamed = "<stdin>"

// Record is one profile as it stands in an input, or the error that kept it from being read.
type Record struct {
	Source string // the input, as people know it
	Line   int    // from 1, where the input holds one profile a line; else 0
	Data   []byte // of this record alone: it does not change when reading goes on
	Format profile.Format
	Err    error // then there are no data
	Part   Part  // what Err is about, if that is not a profile: whether profiles were lost with it, Lost says
	Lost   int   // so many profiles of the input were lost to errors of parts; there is nothing else in this record
}

// Part is a part of a table.
type Part string

// The parts of which an error may be.
const (
	Row  Part = "row"
	Cell Part = "cell"
)

// Reader reads the records of one input. After a record with an error it continues if possible.
type Reader func(name string, content io.Reader) iter.Seq[Record]

// Files reads records from files and from the standard input.
type Files struct {
	In        io.Reader // the standard input
	StdinName string    // tells its format; empty when nothing is known of it
	Lines     bool      // an input of unknown format holds one profile a line, not one profile
	// Readers read further formats, keyed by file name extension with its dot, in lower case.
	Readers map[string]Reader
	// Open opens a file; nil opens any.
	Open func(name string) (io.ReadCloser, error)
	// Reports are accepted: an input that is a report may be larger than a profile.
	Reports bool
	// Bytes counts what was read of all inputs, before decompression, for showing progress.
	Bytes atomic.Int64
}

// Records reads the inputs in their order.
func (f *Files) Records(inputs []Input) iter.Seq[Record] {
	return func(yield func(Record) bool) {
		for _, in := range inputs {
			for r := range f.input(in) {
				if !yield(r) {
					return
				}
			}
		}
	}
}

func (f *Files) input(input Input) iter.Seq[Record] {
	return func(yield func(Record) bool) {
		name, in := input.Path, io.NopCloser(f.In)
		if name == Stdin {
			name = cmp.Or(f.StdinName, Unnamed)
		} else {
			open := f.Open
			if open == nil {
				open = openFile
			}
			file, err := open(name)
			if err != nil {
				yield(Record{Source: name, Line: input.Line, Err: err})
				return
			}
			in = file
		}
		defer in.Close()
		content, err := decompressed(name, &counted{Reader: in, all: &f.Bytes})
		if err != nil {
			yield(Record{Source: name, Line: input.Line, Err: err})
			return
		}
		defer content.Close()
		records := f.reader(name)(name, content)
		if input.Line > 0 {
			records = only(records, name, input.Line)
		}
		records(yield)
	}
}

func openFile(name string) (io.ReadCloser, error) { return os.Open(name) }

// only returns the record of one line.
func only(records iter.Seq[Record], name string, line int) iter.Seq[Record] {
	return func(yield func(Record) bool) {
		last := 0
		for r := range records {
			if r.Line == line || r.Line == 0 { // a failure of the whole input
				yield(r)
				return
			}
			if last = r.Line; last > line {
				break
			}
		}
		problem := words.Errorf("line %d is blank", line)
		if last < line {
			problem = words.Errorf("there is no line %d: the last one with a profile is %d", line, last)
		}
		yield(Record{Source: name, Line: line, Err: problem})
	}
}

// Open opens a file, decompressing it if its name says so, and limits the size of the result.
func Open(name string) (io.ReadCloser, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	content, err := decompressed(name, &counted{Reader: file})
	if err != nil {
		file.Close()
		return nil, err
	}
	return both{content, file}, nil
}

// both is a reader with what else has to be closed.
type both struct {
	io.ReadCloser
	file io.Closer
}

func (b both) Close() error { return errors.Join(b.ReadCloser.Close(), b.file.Close()) }

func (f *Files) reader(name string) Reader {
	ending := Ending(name)
	if r, ok := f.Readers[ending]; ok {
		return r
	}
	known := slices.Contains([]string{".json", ".yaml", ".yml"}, ending)
	if IsLines(name) || f.Lines && !known {
		return lines
	}
	return f.whole
}

// IsLines reports whether a file of this name holds one profile a line.
func IsLines(name string) bool { return slices.Contains([]string{".ndjson", ".jsonl"}, Ending(name)) }

// Ending returns the file name extension in lower case, ignoring that of a compression.
func Ending(name string) string { return strings.ToLower(path.Ext(uncompressed(name))) }

// IsCompressed reports whether a file of this name is decompressed on reading.
func IsCompressed(name string) bool { return uncompressed(name) != name }

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
func decompressed(name string, r *counted) (io.ReadCloser, error) {
	switch strings.ToLower(path.Ext(name)) {
	case ".gz":
		z, err := gzip.NewReader(r)
		if err != nil {
			return nil, words.Errorf("not gzip: %w", err)
		}
		return closing{&expanding{Reader: z, packed: r}, func() { z.Close() }}, nil
	case ".zst":
		z, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(256<<20))
		if err != nil {
			return nil, words.Errorf("not zstd: %w", err)
		}
		return closing{&expanding{Reader: z, packed: r}, z.Close}, nil
	}
	return closing{r, func() {}}, nil
}

type closing struct {
	io.Reader
	end func()
}

func (c closing) Close() error { c.end(); return nil }

// counted counts what is read of one input, and of all.
type counted struct {
	io.Reader
	own int64
	all *atomic.Int64 // or nil
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.own += int64(n)
	if c.all != nil {
		c.all.Add(int64(n))
	}
	return n, err
}

// whole reads an input that is one profile, though no more of it than a profile may have.
func (f *Files) whole(name string, content io.Reader) iter.Seq[Record] {
	return func(yield func(Record) bool) {
		r := Record{Source: name, Format: profile.FormatOf(uncompressed(name))}
		if f.Reports && r.Format == profile.FormatJSON {
			r.Data, r.Err = ReadReport(content)
		} else {
			r.Data, r.Err = io.ReadAll(io.LimitReader(content, sizeOf(r.Format)+1)) // the profile's own reader tells of more
		}
		if r.Err != nil {
			r.Data, r.Format = nil, 0
		}
		yield(r)
	}
}

// lines reads an input that holds one profile a line. Blank lines are left out, but counted.
func lines(name string, content io.Reader) iter.Seq[Record] { return LinesFrom(1)(name, content) }

// LinesFrom reads part of an input with one profile per line, starting at the given line, from 1. Blank lines are skipped but counted.
func LinesFrom(first int) Reader {
	return func(name string, content io.Reader) iter.Seq[Record] { return linesFrom(name, content, first) }
}

func linesFrom(name string, content io.Reader, first int) iter.Seq[Record] {
	return func(yield func(Record) bool) {
		in := bufio.NewReaderSize(content, 256<<10)
		if start, _ := in.Peek(2); first == 1 && (string(start) == "\xff\xfe" || string(start) == "\xfe\xff") {
			yield(Record{Source: name, Err: words.New("the text is UTF-16, not UTF-8: save it as UTF-8, or convert it: iconv -f UTF-16 -t UTF-8")})
			return
		}
		for n := first; ; n++ {
			data, err := line(in)
			switch {
			case errors.Is(err, errTooLong):
				if !yield(Record{Source: name, Line: n, Err: err}) {
					return
				}
				continue
			case err != nil && !errors.Is(err, io.EOF):
				yield(Record{Source: name, Line: n, Err: err})
				return
			}
			if len(bytes.TrimSpace(data)) > 0 && !yield(Record{Source: name, Line: n, Data: data}) {
				return
			}
			if errors.Is(err, io.EOF) {
				return
			}
		}
	}
}

var errTooLong = words.Errorf("the line is longer than %d MiB, the limit for a profile; keep documents such as contracts outside of it", profile.MaxSize>>20)

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
