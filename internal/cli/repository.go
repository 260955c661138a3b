package cli

import (
	"bytes"
	"os"
	"path/filepath"

	"github.com/diligo/diligo/internal/words"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/report"
	"github.com/diligo/diligo/internal/report/phrase"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/source"
)

// pathInRepository returns a function that gives the path of an input below the root of the working folder's repository, as code hosts
// expect it, with slashes; without a repository, below the working folder. An input elsewhere keeps its name.
func pathInRepository() func(source string) string {
	dir, err := os.Getwd()
	if err != nil {
		return filepath.ToSlash
	}
	root := repository(dir)
	return func(name string) string {
		if name == source.Unnamed {
			return name
		}
		path := name
		if !filepath.IsAbs(path) {
			path = filepath.Join(dir, path)
		}
		inside, err := filepath.Rel(root, path)
		if err != nil || !filepath.IsLocal(inside) {
			return filepath.ToSlash(name)
		}
		return filepath.ToSlash(inside)
	}
}

// repository returns the nearest folder from dir upwards that is a git repository, else dir.
func repository(dir string) string {
	for at := dir; ; at = filepath.Dir(at) {
		if _, err := os.Stat(filepath.Join(at, ".git")); err == nil {
			return at
		}
		if at == filepath.Dir(at) {
			return dir
		}
	}
}

// summaryLimit is GitHub's limit for the summary of a step, in bytes. It drops a longer one completely.
const summaryLimit = 1 << 20

// appendSummary appends the report as Markdown to the summary of a GitHub step, cut at the end of a line if it is too long.
func appendSummary(name string, r *assessment.Report, options phrase.Options) (err error) {
	f, err := os.OpenFile(name, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	defer func() {
		if closing := f.Close(); err == nil {
			err = closing
		}
	}()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := report.Write(&b, "markdown", r, options); err != nil {
		return err
	}
	_, err = f.Write(cut(b.Bytes(), summaryLimit-int(info.Size()), options.Lang))
	return err
}

// cut shortens a text to a number of bytes, at the end of a line, and says so.
func cut(text []byte, limit int, lang rule.Lang) []byte {
	if len(text) <= limit {
		return text
	}
	note := "\n" + words.In(lang, "The rest does not fit here: write it to a file with `-f markdown -o FILE`.") + "\n"
	if limit < len(note) {
		return nil
	}
	end := bytes.LastIndexByte(text[:limit-len(note)], '\n') + 1
	return append(text[:end:end], note...)
}
