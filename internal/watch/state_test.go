package watch

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/rule"
)

func TestReadState_ReadsWhatWriteKept(t *testing.T) {
	kept := &State{
		Schema: Schema, Day: "2026-11-29", Companies: map[string]*Company{"acme": {Name: "Acme", SHA256: "aa", Findings: map[string]rule.Severity{"a/b": rule.High}}},
		Pending: []Pending{{ID: "1", Body: []byte(`{}`)}},
	}
	var b bytes.Buffer
	if err := kept.Write(&b); err != nil {
		t.Fatal(err)
	}
	got, err := ReadState("state.json", &b)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(kept, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestReadState_RefusesWhatIsNone(t *testing.T) {
	for name, text := range map[string]string{
		"nothing": "", "a list": "[]", "a report": `{"schema": "diligo.report/v2"}`, "half a state": `{"schema": "` + Schema + `", "companies": {`,
	} {
		t.Run(name, func(t *testing.T) {
			if s, err := ReadState("other.json", strings.NewReader(text)); err == nil || !strings.Contains(err.Error(), "other.json: this is not a state of diligo watch") {
				t.Errorf("%+v, %v", s, err)
			}
		})
	}
}
