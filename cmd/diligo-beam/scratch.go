package main

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
)

// scratch are the folders of this process. They hold what companies told, so that none may outlive the work that it is for; where a process
// is ended in the middle of work, dispose removes them.
var scratch struct {
	sync.Mutex
	dirs map[string]bool
	over bool
}

// folder makes a folder that remove removes.
func folder() (dir string, remove func(), err error) {
	scratch.Lock()
	defer scratch.Unlock()
	if scratch.over {
		return "", nil, os.ErrClosed
	}
	if dir, err = os.MkdirTemp("", "diligo-beam-"); err != nil {
		return "", nil, err
	}
	if scratch.dirs == nil {
		scratch.dirs = map[string]bool{}
	}
	scratch.dirs[dir] = true
	return dir, func() {
		scratch.Lock()
		defer scratch.Unlock()
		os.RemoveAll(dir)
		delete(scratch.dirs, dir)
	}, nil
}

// dispose removes the folders of this process, which is about to end: no other is made.
func dispose() {
	scratch.Lock()
	defer scratch.Unlock()
	scratch.over = true
	for dir := range scratch.dirs {
		os.RemoveAll(dir)
	}
}

// without returns what was said, with names of files in a folder as the keys that they have in a bucket.
func without(dir, says string) string {
	return strings.ReplaceAll(says, dir+string(filepath.Separator), "")
}
