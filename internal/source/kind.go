package source

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"strings"

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

// kindWords are the names of the kinds: one and several in English, and Chinese with its measure word.
var kindWords = [kinds]struct{ one, several, zh string }{
	Report: {"report", "reports", "份报告"}, Baseline: {"baseline", "baselines", "份基线"}, Pack: {"policy pack", "policy packs", "个规则包"},
	Mapping: {"mapping", "mappings", "份映射"}, Schema: {"schema", "schemas", "份模式文件"}, Waivers: {"waiver file", "waiver files", "份豁免文件"},
	Parameters: {"parameter file", "parameter files", "份参数文件"}, Configuration: {"configuration", "configurations", "份配置文件"},
	DeadLetters: {"dead-letter file", "dead-letter files", "份死信文件"}, Journal: {"journal", "journals", "个筛选日志"},
	Ignored:   {"entry of " + IgnoreFile, "entries of " + IgnoreFile, "项（" + IgnoreFile + "）"},
	Irregular: {"file that is not regular", "files that are not regular", "个非普通文件"},
}

// Skipped counts what was left alone, by kind.
type Skipped map[Kind]int

// In is the counts in words: "2 reports, 1 mapping"; empty for nothing.
func (s Skipped) In(lang rule.Lang) string {
	var parts []string
	for kind, words := range kindWords {
		n := s[Kind(kind)]
		switch {
		case n == 0:
		case lang == rule.Chinese:
			parts = append(parts, fmt.Sprintf("%d %s", n, words.zh))
		case n == 1:
			parts = append(parts, "1 "+words.one)
		default:
			parts = append(parts, fmt.Sprintf("%d %s", n, words.several))
		}
	}
	if lang == rule.Chinese {
		return strings.Join(parts, "、")
	}
	return strings.Join(parts, ", ")
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

// keysOfJSON are the keys of the first object with their texts ("" for other values), as far as the head goes.
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

// keysOfYAML are the keys that stand at the start of a line, with the text behind them.
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
