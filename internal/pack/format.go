package pack

import (
	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/format"

	"github.com/diligo/diligo/internal/policy"
)

// Format returns a Rego file in the form of opa fmt. What can't be parsed is an error with its place.
func Format(name string, content []byte) ([]byte, error) {
	out, err := format.SourceWithOpts(name, content, format.Opts{
		RegoVersion:   ast.RegoV1,
		ParserOptions: &ast.ParserOptions{RegoVersion: ast.RegoV1, Capabilities: policy.Capabilities()},
	})
	if err != nil {
		return nil, policy.ProblemsOf(name, err)
	}
	return out, nil
}
