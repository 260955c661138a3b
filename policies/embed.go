// Package policies carries the shipped policies, their data and the schema of a profile.
package policies

import (
	"archive/zip"
	_ "embed"
	"io/fs"
	"strings"
	"sync"
	"unsafe"
)

// FS holds main.rego, the libraries, the rules, the checklists and the schema, as in the folder, but no tests. It is kept compressed, since
// few commands look into it: they judge by Compiled. It is written by make generate.
var FS ReadFS = shipped{}

// ReadFS is a file system whose files are read whole.
type ReadFS interface {
	fs.ReadFileFS
	fs.ReadDirFS
}

// shipped is what is in the archive, which is opened when that is first needed.
type shipped struct{}

//go:embed shipped.zip
var archive string

var files = sync.OnceValues(func() (*zip.Reader, error) { return zip.NewReader(strings.NewReader(archive), int64(len(archive))) })

// Open implements fs.FS.
func (shipped) Open(name string) (fs.File, error) {
	z, err := files()
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return z.Open(name)
}

// ReadFile implements fs.ReadFileFS.
func (shipped) ReadFile(name string) ([]byte, error) {
	z, err := files()
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return fs.ReadFile(z, name)
}

// ReadDir implements fs.ReadDirFS.
func (shipped) ReadDir(name string) ([]fs.DirEntry, error) {
	z, err := files()
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return fs.ReadDir(z, name)
}

// SchemaFile is the JSON Schema of a profile in FS.
const SchemaFile = "schema/profile.schema.json"

// SynonymsFile lists in FS what people call the facts of a profile.
const SynonymsFile = "schema/synonyms.yaml"

// FactsFile is what people need to answer for the facts of the schema, in FS.
const FactsFile = "schema/facts.yaml"

// Schema is the content of SchemaFile.
//
//go:embed schema/profile.schema.json
var Schema string

// Rates is the shipped table of exchange rates, data.lib.money.rates (see internal/exchange for its form). It is written by make rates.
//
//go:embed lib/money/rates/data.json
var Rates []byte

// Compiled is the compiled form of FS, which saves parsing and compiling it. It is written by make generate.
var Compiled = unsafe.String(unsafe.SliceData(compiled), len(compiled))

// compiled is a list, and not a string, because those lie at any place: code in it is used where it lies.
//
//go:embed compiled.bin
var compiled []byte
