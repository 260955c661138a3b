// Package mirror synchronizes the profiles of a program on a server with a folder, such as a git repository: Pull fetches what has changed
// on the server, Push sends what has changed in the folder. Neither overwrites the work of others: a file that has changed on both sides is
// a conflict, and both versions stay. The folder records the server's version of each file in .diligo/remote.json, which should be
// committed with the files.
package mirror

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/diligo/diligo/internal/outfile"
	"github.com/diligo/diligo/internal/words"
)

// Paths in the folder.
const (
	stateFile = ".diligo/remote.json"
	theirs    = ".diligo/theirs" // the server's versions of files in conflict
)

// schema is the version of the state's format.
const schema = "diligo.remote/v1"

// maxBody bounds a response of the server, in bytes.
const maxBody = 64 << 20

// state is what the folder records of the server.
type state struct {
	Schema  string            `json:"schema"`
	Server  string            `json:"server"`
	Program string            `json:"program"`
	Files   map[string]synced `json:"files"` // by path in the folder, with slashes
}

// synced describes a file as it was when both sides last agreed on it.
type synced struct {
	Company string `json:"company"`
	Ident   string `json:"ident"`
	Seq     int64  `json:"seq"`
	SHA256  string `json:"sha256"`
}

// Folder is a folder of profiles that belongs to a program on a server.
type Folder struct {
	dir   string
	key   string
	ident func(name string, content []byte) (string, error)
	http  *http.Client
	state state
}

// Status is the result for one file.
type Status string

// The statuses.
const (
	Fetched   Status = "fetched"   // the file has the server's version now
	Sent      Status = "sent"      // the server has the file's version now
	Conflict  Status = "conflict"  // both sides have changed; nothing was written
	Refused   Status = "refused"   // the server refused the file
	Waiting   Status = "waiting"   // the file has changed: push sends it
	Unchanged Status = "unchanged" // both sides are equal
)

// Outcome is the result for one file.
type Outcome struct {
	File   string
	Status Status
	Detail words.Message // the reason, or where the other version is
}

// Open opens a folder. Where server or program is "", the folder's state supplies it; otherwise both must agree. ident returns the
// identifier by which a profile names its company.
func Open(dir, server, program, key string, ident func(name string, content []byte) (string, error)) (*Folder, error) {
	f := &Folder{dir: dir, key: key, ident: ident, http: &http.Client{Timeout: 5 * time.Minute}, state: state{Schema: schema, Files: map[string]synced{}}}
	text, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(stateFile)))
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return nil, err
	default:
		if err := json.Unmarshal(text, &f.state); err != nil || f.state.Schema != schema {
			return nil, words.Errorf("%s is not of the form %s: restore it from git, or remove it and pull again", filepath.Join(dir, stateFile), schema)
		}
	}
	server = strings.TrimRight(server, "/")
	if f.state.Server != "" && (server != "" && server != f.state.Server || program != "" && program != f.state.Program) {
		return nil, words.Errorf("the folder belongs to the program %s on %s: use another folder", f.state.Program, f.state.Server)
	}
	if f.state.Server == "" {
		f.state.Server, f.state.Program = server, program
	}
	if f.state.Server == "" || f.state.Program == "" {
		return nil, words.New("name the server and the program the first time: --server https://... --program ID")
	}
	u, err := url.Parse(f.state.Server)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
		return nil, words.Errorf("%q is not an address of a server: write https://host", f.state.Server)
	}
	return f, nil
}

func (f *Folder) save() error {
	text, err := json.MarshalIndent(f.state, "", "  ")
	if err != nil {
		return err
	}
	return f.write(stateFile, append(text, '\n'))
}

func (f *Folder) write(name string, content []byte) error {
	path := filepath.Join(f.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return outfile.Write(path, 0o644, func(w io.Writer) error {
		_, err := w.Write(content)
		return err
	})
}

// read returns a file's content, nil if it does not exist.
func (f *Folder) read(name string) ([]byte, error) {
	content, err := os.ReadFile(filepath.Join(f.dir, filepath.FromSlash(name)))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if content == nil && err == nil {
		content = []byte{}
	}
	return content, err
}

func digest(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}

// problem is an error response of the server.
type problem struct {
	Status int
	Detail string
	Errors []struct {
		Detail, Pointer string
		Line, Column    int
	}
}

// Error returns the server's message.
func (p *problem) Error() string {
	text := p.Detail
	for _, e := range p.Errors {
		text += fmt.Sprintf("; %d:%d %s %s", e.Line, e.Column, e.Pointer, e.Detail)
	}
	return text
}

// call sends a request to the server.
func (f *Folder) call(ctx context.Context, method, path string, body []byte, headers ...string) (content []byte, header http.Header, err error) {
	r, err := http.NewRequestWithContext(ctx, method, f.state.Server+"/api/v1"+path, bytes.NewReader(body))
	if err != nil {
		return nil, nil, err
	}
	r.Header.Set("Authorization", "Bearer "+f.key)
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	answer, err := f.http.Do(r)
	if err != nil {
		return nil, nil, words.Errorf("the server does not answer: %w", err)
	}
	defer answer.Body.Close()
	content, err = io.ReadAll(io.LimitReader(answer.Body, maxBody))
	if err != nil {
		return nil, nil, words.Errorf("the server does not answer: %w", err)
	}
	if answer.StatusCode/100 != 2 {
		p := &problem{Status: answer.StatusCode}
		if json.Unmarshal(content, p) != nil || p.Detail == "" {
			p.Detail = answer.Status
		}
		return nil, nil, p
	}
	return content, answer.Header, nil
}

// company is a company on the server.
type company struct {
	ID     string `json:"id"`
	Ident  string `json:"ident"`
	Latest int64  `json:"latest"`
}

func (f *Folder) companies(ctx context.Context) (all []company, err error) {
	for cursor := ""; ; {
		text, _, err := f.call(ctx, http.MethodGet, "/programs/"+url.PathEscape(f.state.Program)+"/companies?limit=1000&cursor="+url.QueryEscape(cursor), nil)
		if err != nil {
			return nil, err
		}
		var page struct {
			Items []company
			Next  string
		}
		if err := json.Unmarshal(text, &page); err != nil {
			return nil, words.Errorf("the server answers what no diligo does: %w", err)
		}
		if all = append(all, page.Items...); page.Next == "" {
			return all, nil
		}
		cursor = page.Next
	}
}

// fileOf returns the file of a company: the one recorded, or a new name that is not taken.
func (f *Folder) fileOf(c company, format string) string {
	for name, k := range f.state.Files {
		if k.Company == c.ID {
			return name
		}
	}
	plain := strings.Map(func(r rune) rune {
		if r <= ' ' || strings.ContainsRune(`/\:*?"<>|`, r) {
			return '_'
		}
		return r
	}, c.Ident)
	if plain = strings.Trim(plain, "._"); plain == "" || len(plain) > 100 {
		plain = c.ID
	}
	for name := range f.state.Files {
		if strings.EqualFold(strings.TrimSuffix(name, filepath.Ext(name)), plain) {
			plain += "-" + c.ID[:min(8, len(c.ID))]
			break
		}
	}
	return plain + "." + format
}

// Pull fetches what has changed on the server. A file that has changed locally too stays, and the server's version is written to
// .diligo/theirs.
func (f *Folder) Pull(ctx context.Context, tell func(Outcome)) error {
	all, err := f.companies(ctx)
	if err != nil {
		return err
	}
	slices.SortFunc(all, func(a, b company) int { return strings.Compare(a.Ident, b.Ident) })
	for _, c := range all {
		name := f.fileOf(c, "json")
		is := f.state.Files[name]
		local, err := f.read(name)
		if err != nil {
			return err
		}
		if is.Seq == c.Latest && is.Company == c.ID && local != nil {
			continue
		}
		remote, header, err := f.call(ctx, http.MethodGet, "/companies/"+url.PathEscape(c.ID)+"/versions/"+strconv.FormatInt(c.Latest, 10), nil)
		if err != nil {
			return err
		}
		if is.Company == "" && strings.Contains(header.Get("Content-Type"), "yaml") {
			name = f.fileOf(c, "yaml")
			if local, err = f.read(name); err != nil {
				return err
			}
		}
		switch {
		case local == nil || digest(local) == is.SHA256:
			if err := f.write(name, remote); err != nil {
				return err
			}
			tell(Outcome{File: name, Status: Fetched})
		case bytes.Equal(local, remote):
			tell(Outcome{File: name, Status: Unchanged})
		default:
			aside := theirs + "/" + name
			if err := f.write(aside, remote); err != nil {
				return err
			}
			tell(Outcome{File: name, Status: Conflict, Detail: words.Verbatim(filepath.Join(f.dir, filepath.FromSlash(aside)))})
			continue
		}
		f.state.Files[name] = synced{Company: c.ID, Ident: c.Ident, Seq: c.Latest, SHA256: digest(remote)}
		if err := f.save(); err != nil {
			return err
		}
	}
	return f.save()
}

// files lists the profiles in the folder by path, with slashes. Names that begin with a dot are skipped.
func (f *Folder) files() (names []string, err error) {
	err = filepath.WalkDir(f.dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if path != f.dir && strings.HasPrefix(d.Name(), ".") {
			if d.IsDir() {
				return filepath.SkipDir
			}
			return nil
		}
		switch strings.ToLower(filepath.Ext(path)) {
		case ".json", ".yaml", ".yml":
		default:
			return nil
		}
		if d.IsDir() {
			return nil
		}
		name, err := filepath.Rel(f.dir, path)
		names = append(names, filepath.ToSlash(name))
		return err
	})
	slices.Sort(names)
	return names, err
}

// Push sends what has changed in the folder. A file of which the server has a newer version is a conflict, and is not sent.
func (f *Folder) Push(ctx context.Context, dryRun bool, tell func(Outcome)) error {
	names, err := f.files()
	if err != nil {
		return err
	}
	for _, name := range names {
		content, err := f.read(name)
		if err != nil {
			return err
		}
		is, there := f.state.Files[name]
		if there && digest(content) == is.SHA256 {
			continue
		}
		ident, err := f.ident(name, content)
		if err != nil {
			tell(Outcome{File: name, Status: Refused, Detail: words.Text("%s", err)})
			continue
		}
		if there && ident != is.Ident {
			tell(Outcome{File: name, Status: Refused, Detail: words.Text("it is of %q now, and was of %q: give another company a file of its own", ident, is.Ident)})
			continue
		}
		if dryRun {
			tell(Outcome{File: name, Status: Waiting})
			continue
		}
		headers := []string{"Content-Type", "application/json", "If-None-Match", "*"}
		if there {
			headers[2], headers[3] = "If-Match", strconv.Quote(strconv.FormatInt(is.Seq, 10))
		}
		if strings.ToLower(filepath.Ext(name)) != ".json" {
			headers[1] = "application/yaml"
		}
		text, _, err := f.call(ctx, http.MethodPost, "/programs/"+url.PathEscape(f.state.Program)+"/profiles", content, headers...)
		var p *problem
		switch {
		case errors.As(err, &p) && p.Status == http.StatusPreconditionFailed:
			tell(Outcome{File: name, Status: Conflict})
			continue
		case errors.As(err, &p) && (p.Status == http.StatusUnprocessableEntity || p.Status == http.StatusConflict):
			tell(Outcome{File: name, Status: Refused, Detail: words.Text("%s", p)})
			continue
		case err != nil:
			return err
		}
		var done struct {
			Company string
			Seq     int64
			SHA256  string
		}
		if err := json.Unmarshal(text, &done); err != nil {
			return words.Errorf("the server answers what no diligo does: %w", err)
		}
		f.state.Files[name] = synced{Company: done.Company, Ident: ident, Seq: done.Seq, SHA256: digest(content)}
		if err := f.save(); err != nil { // what was sent is not sent again, whatever happens to the next one
			return err
		}
		tell(Outcome{File: name, Status: Sent})
	}
	return f.save()
}
