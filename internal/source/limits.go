package source

import (
	"bufio"
	"io"
	"io/fs"
	"os"

	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/words"
)

// Limit bounds a file that is read whole.
type Limit struct {
	Bytes int64
	Of    words.Message // what has this limit, with its article
	Hint  words.Message // what to do
}

// The limits. Each is many times what the largest file of its kind has had; they bound the memory that a file can claim.
var (
	ConfigurationLimit = Limit{1 << 20, words.Text("a configuration"), words.Text("check that this is the file that was meant")}
	IgnoreLimit        = Limit{1 << 20, words.Text("a .diligoignore"), words.Text("name folders instead of single files")}
	WaiversLimit       = Limit{4 << 20, words.Text("a file of waivers"), words.Text("remove the waivers that are over: diligo waivers audit lists them")}
	MappingLimit       = Limit{4 << 20, words.Text("a mapping"), words.Text("check that this is the file that was meant")}
	KeyLimit           = Limit{1 << 20, words.Text("a key"), words.Text("check that this is the file that was meant")}
	ParametersLimit    = Limit{16 << 20, words.Text("a file of parameters or data"), words.Text("keep what no policy reads outside of it")}
	BaselineLimit      = Limit{64 << 20, words.Text("a baseline"), words.Text("keep one for each portfolio")}
	ReportLimit        = Limit{256 << 20, words.Text("a saved report"), words.Text("save it in parts, one for each folder of profiles")}
)

// ErrTooLarge is why a file was not read to its end.
var ErrTooLarge = words.New("too large")

// Read reads a file, unless it is larger than the limit.
func (l Limit) Read(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	content, err := l.ReadAll(f)
	if err != nil {
		return nil, &fs.PathError{Op: "read", Path: name, Err: err}
	}
	return content, nil
}

// ReadAll reads all of r, unless that is more than the limit.
func (l Limit) ReadAll(r io.Reader) ([]byte, error) {
	content, err := io.ReadAll(io.LimitReader(r, l.Bytes+1))
	if err != nil {
		return nil, err
	}
	if int64(len(content)) > l.Bytes {
		return nil, words.Errorf("%w: it is larger than %d MiB, the limit for %s; %s", ErrTooLarge, l.Bytes>>20, l.Of, l.Hint)
	}
	return content, nil
}

// ReadReport reads a saved report up to the size limit. Of a file that is not a report it reads no more than the limit of profiles.
func ReadReport(r io.Reader) ([]byte, error) {
	in := bufio.NewReaderSize(r, headSize)
	head, _ := in.Peek(headSize) // an error comes again with the rest
	if kindOfText(head) == Report {
		return ReportLimit.ReadAll(in)
	}
	return io.ReadAll(io.LimitReader(in, profile.MaxSize+1))
}

// Limits of what a compressed input may expand to. Profiles shrink to a tenth or a thirtieth; gzip can expand a thousandfold at most,
// zstd far more. The ratio counts from ratioFrom bytes on, so that a short text of much the same is not a bomb.
const (
	maxExpanded = 64 << 30
	maxRatio    = 250
	ratioFrom   = 64 << 20
)

// expanding is a decompressed text that ends with an error where it gets too long.
type expanding struct {
	io.Reader
	packed *counted
	n      int64
}

func (e *expanding) Read(p []byte) (int, error) {
	n, err := e.Reader.Read(p)
	e.n += int64(n)
	switch {
	case e.n > maxExpanded:
		return n, words.Errorf("%w: it expands to more than %d GiB, the limit; split it", ErrTooLarge, maxExpanded>>30)
	case e.n > ratioFrom && e.n/maxRatio > e.packed.own:
		return n, words.Errorf("%w: it expands more than %d-fold, the limit for a compressed input, and was not read on; if that is intended, decompress it first", ErrTooLarge, maxRatio)
	}
	return n, err
}

// sizeOf returns the limit of a profile in a format.
func sizeOf(format profile.Format) int64 {
	if format == profile.FormatYAML {
		return profile.MaxYAMLSize
	}
	return profile.MaxSize
}
