package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestTwoAttemptsAtOnce leave the same bytes, and tell the same.
func TestTwoAttemptsAtOnce(t *testing.T) {
	b := newBatch(t, 16)
	to := t.TempDir()
	if r := b.run(t, to, nil, nil, nil); r.code != b.code {
		t.Fatal(r.says)
	}
	want := map[string]string{}
	for _, name := range files(t, filepath.Join(to, "parts")) {
		content, err := os.ReadFile(filepath.Join(to, "parts", name))
		if err != nil {
			t.Fatal(err)
		}
		want[name] = string(content)
	}
	for _, name := range []string{"0000000.done.json", "0000000.cohort.ndjson.zst"} {
		if err := os.Remove(filepath.Join(to, "parts", name)); err != nil {
			t.Fatal(err)
		}
	}
	var both sync.WaitGroup
	both.Add(2)
	reached = func(int) { both.Done(); both.Wait() } // until the other is there too
	defer func() { reached = func(int) {} }()
	var ends sync.WaitGroup
	var parts [2]Part
	for i := range parts {
		ends.Go(func() {
			f := &taskFn{worker{From: fileURL(b.in), To: fileURL(to), Jobs: 1}}
			if err := f.Setup(t.Context()); err != nil {
				t.Error(err)
				both.Done()
				return
			}
			if err := f.ProcessElement(t.Context(), 0, func(p Part) { parts[i] = p }); err != nil {
				t.Error(err)
			}
			if err := f.Teardown(); err != nil {
				t.Error(err)
			}
		})
	}
	ends.Wait()
	if parts[0] != parts[1] || parts[0].Digest == "" || parts[0].Panic != "" {
		t.Errorf("told %+v and %+v", parts[0], parts[1])
	}
	got := map[string]string{}
	for _, name := range files(t, filepath.Join(to, "parts")) {
		content, err := os.ReadFile(filepath.Join(to, "parts", name))
		if err != nil {
			t.Fatal(err)
		}
		got[name] = string(content)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("parts (-want +got):\n%s", diff)
	}
}

// TestMerge_OnlyOfWhatWorkersTold: a part that is not there, or is another than the worker told, is no part.
func TestMerge_OnlyOfWhatWorkersTold(t *testing.T) {
	b := newBatch(t, 8)
	to := t.TempDir()
	if r := b.run(t, to, nil, nil, nil); r.code != b.code {
		t.Fatal(r.says)
	}
	f := &mergeFn{worker: worker{From: fileURL(b.in), To: fileURL(to)}, Formats: []string{"json"}, Outputs: []string{"again.json"}}
	if err := f.Setup(t.Context()); err != nil {
		t.Fatal(err)
	}
	defer f.Teardown()
	told := Account{map[int]Part{}}
	for task := range f.manifest.Tasks {
		digest, err := f.marked(t.Context(), task)
		if err != nil {
			t.Fatal(err)
		}
		told.Parts[task] = Part{Task: task, Digest: digest}
	}
	merge := func(a Account) (code int, r result) {
		t.Helper()
		if err := f.ProcessElement(t.Context(), a, func(n int) { code = n }); err != nil {
			t.Fatal(err)
		}
		content, err := os.ReadFile(filepath.Join(to, resultKey))
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(content, &r); err != nil {
			t.Fatal(err)
		}
		if r.Code != code || r.Manifest != f.manifest.Digest() {
			t.Errorf("result %+v, emitted %d", r, code)
		}
		return code, r
	}
	for name, part := range map[string]Part{"none": {}, "another": {Task: 1, Digest: "0"}, "two": {Task: 1, Differ: true}} {
		t.Run(name, func(t *testing.T) {
			a := Account{map[int]Part{}}
			for task, p := range told.Parts {
				a.Parts[task] = p
			}
			a.Parts[1] = part
			if part == (Part{}) {
				delete(a.Parts, 1)
			}
			code, r := merge(a)
			if code != 2 || !strings.HasPrefix(r.Says, "task 1: ") || exists(filepath.Join(to, "again.json")) {
				t.Errorf("%+v", r)
			}
		})
	}
	if code, r := merge(told); code != b.code {
		t.Errorf("%+v", r)
	}
	got, err := os.ReadFile(filepath.Join(to, "again.json"))
	if err != nil || string(got) != string(b.screen["report.json"]) {
		t.Errorf("another report than of screen: %v", err)
	}
}
