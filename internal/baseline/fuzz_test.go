package baseline

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// FuzzRead: a baseline, whatever it holds, is refused or is the same after it was written again.
func FuzzRead(f *testing.F) {
	f.Add([]byte(`{"schema": "diligo.baseline/v1", "findings": [{"fingerprint": "0123456789abcdef", "rule": "a/x", "profile": "p", "subject": "s"}]}`))
	f.Add([]byte(`{"schema": "diligo.baseline/v1", "findings": null}`))
	f.Add([]byte(`{"schema": "diligo.report/v1"}`))
	f.Add([]byte(`{"schema": "diligo.baseline/v1", "findings": [{"fingerprint": 5}]} x`))
	f.Fuzz(func(t *testing.T, content []byte) {
		b, err := Read("x.json", content)
		if err != nil {
			return
		}
		var out bytes.Buffer
		if err := b.Write(&out); err != nil {
			t.Fatal(err)
		}
		again, err := Read("x.json", out.Bytes())
		if err != nil {
			t.Fatalf("%v of\n%s", err, out.Bytes())
		}
		if len(b.Findings) > 0 {
			if diff := cmp.Diff(b.Findings, again.Findings); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		}
	})
}
