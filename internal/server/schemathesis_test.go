package server_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/diligo/diligo/internal/thorough"
)

// TestSchemathesis lets schemathesis send what the description of the API allows and what it forbids: no response may be a server error or
// one that the description lacks. It runs under make test-all if schemathesis is installed.
func TestSchemathesis(t *testing.T) {
	thorough.Only(t)
	program, err := exec.LookPath("schemathesis")
	if err != nil {
		t.Skip("schemathesis is not installed: pip install schemathesis")
	}
	b := small(t)
	p := b.program(map[string]any{})
	b.upload(p.ID, generated(20))
	b.settle()
	c := exec.Command(program, "run", b.http.URL+"/openapi.json", "-H", "Authorization: Bearer "+b.key, "--continue-on-failure", "-n", "15",
		"--checks", "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance,response_headers_conformance",
		// schemathesis can't generate the media type of an upload's stream.
		"--exclude-operation-id", "upload-profiles",
		"--phases", "examples,coverage,fuzzing", "--warnings", "off", "--seed", "1")
	c.Dir = t.TempDir()
	c.Env = append(os.Environ(), "HOME="+filepath.Join(c.Dir, "home"))
	if out, err := c.CombinedOutput(); err != nil {
		t.Errorf("%v\n%.20000s", err, out)
	}
}
