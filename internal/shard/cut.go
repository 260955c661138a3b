package shard

import (
	"bytes"
	"encoding/hex"
	"hash"
)

// cutter cuts what is written into it. A task ends with the line in which it reaches its size, however long that line is.
type cutter struct {
	input       int
	most        int64
	whole       bool
	tasks       []Task
	from, at    int64
	line, lines int // of the first byte of the task, and of the next byte
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
