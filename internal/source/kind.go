package source

import (
	"bytes"
	"encoding/json"
	"io"
	"iter"
	"strings"

	"github.com/diligo/diligo/internal/words"

	"github.com/diligo/diligo/internal/rule"
)

// Kind is what a file of a folder is.
type Kind int

// The kinds. What is nothing else is taken for a profile, so that a broken one is told of.
const (
	Profile Kind = iota
	Report       // saved by any command
	Baseline
	Pack // a folder with policies
	Mapping
	Schema
	Waivers
	Parameters
	Configuration
	DeadLetters
	Journal   // of a screening
	Ignored   // by an IgnoreFile
	Irregular // a FIFO, a socket, a device
	kinds
)

// count says how many inputs of a kind there are.
func (k Kind) count(lang rule.Lang, n int) string {
	switch k {
	case Report:
		return words.Count(lang, n, "%d report", "%d reports")
	case Baseline:
		return words.Count(lang, n, "%d baseline", "%d baselines")
	case Pack:
		return words.Count(lang, n, "%d policy pack", "%d policy packs")
	case Mapping:
		return words.Count(lang, n, "%d mapping", "%d mappings")
	case Schema:
		return words.Count(lang, n, "%d schema", "%d schemas")
	case Waivers:
		return words.Count(lang, n, "%d waiver file", "%d waiver files")
	case Parameters:
		return words.Count(lang, n, "%d parameter file", "%d parameter files")
	case Configuration:
		return words.Count(lang, n, "%d configuration", "%d configurations")
	case DeadLetters:
		return words.Count(lang, n, "%d dead-letter file", "%d dead-letter files")
	case Journal:
		return words.Count(lang, n, "%d journal", "%d journals")
	case Ignored:
		return words.Count(lang, n, "%d entry of %s", "%d entries of %s", IgnoreFile)
	}
	return words.Count(lang, n, "%d file that is not regular", "%d files that are not regular")
}

// Skipped counts what was left alone, by kind.
type Skipped map[Kind]int

// In returns the counts as text, such as "2 reports, 1 mapping"; "" if there are none.
func (s Skipped) In(lang rule.Lang) string {
	var parts words.List
	for kind := range kinds {
		if n := s[kind]; n > 0 {
			parts = append(parts, kind.count(lang, n))
		}
	}
	return parts.In(lang)
}

// headSize is how much of a file is looked at to tell its kind.
const headSize = 64 << 10

// kindOf tells what a file is by the keys at its top.
func kindOf(path string) Kind {
	f, err := Open(path)
	if err != nil {
		return Profile // reading it says what is wrong
	}
	defer f.Close()
	head, _ := io.ReadAll(io.LimitReader(f, headSize)) // a broken rest is told of when it is read
	return kindOfText(head)
}

func kindOfText(head []byte) Kind {
	head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n")
	keys := keysOfYAML(head)
	if bytes.HasPrefix(head, []byte("{")) {
		keys = keysOfJSON(head)
	}
	kind, seen := Profile, map[string]bool{}
	for key, value := range keys {
		first := len(seen) == 0
		seen[key] = true
		switch {
		case key == "company":
			return Profile
		case key == "schema" && strings.HasPrefix(value, "diligo.baseline/"):
			return Baseline
		case key == "schema" && strings.HasPrefix(value, "diligo."):
			return Report
		case key == "$schema" && strings.Contains(value, "json-schema.org/"):
			kind = Schema
		case key == "mapping" && strings.HasPrefix(value, "diligo."):
			return Mapping
		case key == "waivers" && first:
			kind = Waivers
		case key == "params" && first:
			kind = Parameters
		}
	}
	switch {
	case kind != Profile:
		return kind
	case seen["profile"] && seen["policy"]: // an assessment a line
		return Report
	case seen["source"] && seen["error"]: // a failure a line
		return DeadLetters
	}
	return Profile
}

// keysOfJSON returns the keys of the first object with their texts ("" for other values), as far as the head goes.
func keysOfJSON(head []byte) iter.Seq2[string, string] {
	return func(yield func(key, text string) bool) {
		d := json.NewDecoder(bytes.NewReader(head))
		if _, err := d.Token(); err != nil {
			return
		}
		for d.More() {
			key, err := d.Token()
			name, ok := key.(string)
			if err != nil || !ok {
				return
			}
			var value json.RawMessage
			var text string
			err = d.Decode(&value)
			_ = json.Unmarshal(value, &text) // no text is ""
			if !yield(name, text) || err != nil {
				return
			}
		}
	}
}

// keysOfYAML returns the keys that stand at the start of a line, with the text behind them.
func keysOfYAML(head []byte) iter.Seq2[string, string] {
	return func(yield func(key, text string) bool) {
		for line := range bytes.Lines(head) {
			if strings.ContainsRune(" \t#-", rune(line[0])) {
				continue
			}
			key, text, ok := strings.Cut(string(line), ":")
			if ok && !yield(strings.Trim(key, `"' `), strings.Trim(strings.TrimSpace(text), `"'`)) {
				return
			}
		}
	}
}
