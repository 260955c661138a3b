package shard

import (
	"bytes"
	"encoding/hex"
	"hash"
	"strconv"
	"strings"

	"github.com/diligo/diligo/internal/words"
)

// cutter divides the bytes written to it into tasks. A task ends with the line in which it reaches its size, however long that line is.
type cutter struct {
	input       int
	most        int64
	whole       bool
	tasks       []Task
	from, at    int64
	line, lines int // of the task's first byte, and of the next byte
	all, part   hash.Hash
}

func (c *cutter) Write(p []byte) (int, error) {
	n := len(p)
	c.all.Write(p)
	for len(p) > 0 {
		end := len(p)
		full := false
		if left := max(c.most-(c.at-c.from), 1); !c.whole && left <= int64(len(p)) {
			if i := bytes.IndexByte(p[left-1:], '\n'); i >= 0 {
				end, full = int(left)+i, true
			}
		}
		c.part.Write(p[:end])
		c.lines += bytes.Count(p[:end], []byte{'\n'})
		c.at += int64(end)
		p = p[end:]
		if full {
			c.cut()
		}
	}
	return n, nil
}

// cut ends a task, if there is one.
func (c *cutter) cut() {
	if c.at == c.from {
		return
	}
	c.tasks = append(c.tasks, Task{Input: c.input, From: c.from, To: c.at, Line: c.line, SHA256: hex.EncodeToString(c.part.Sum(nil))})
	c.from, c.line = c.at, c.lines
	c.part.Reset()
}

// ParseBytes parses a number of bytes such as 1000, 64KiB, 64MiB or 1GiB.
func ParseBytes(text string) (int64, error) {
	number, factor := text, int64(1)
	for i, unit := range []string{"KiB", "MiB", "GiB"} {
		if cut, ok := strings.CutSuffix(text, unit); ok {
			number, factor = cut, 1<<(10*(i+1))
		}
	}
	n, err := strconv.ParseInt(strings.TrimSpace(number), 10, 64)
	if err != nil || n < 1 || n > (1<<50)/factor {
		return 0, words.Errorf("%q: want a number of bytes, such as 1000000, 512KiB, 64MiB or 1GiB", text)
	}
	return n * factor, nil
}
