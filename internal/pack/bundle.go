package pack

import (
	"bytes"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/bundle"

	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
)

// BundleOptions say what a bundle holds.
type BundleOptions struct {
	Settings []policy.Setting
	Include  func(rule.ID) bool // the rules to take; all when nil
	Tests    bool               // take the tests of the packs too
	Signing  *Signing           // nil: the bundle is not signed
}

// Signing is how a bundle is signed, as with opa build.
type Signing struct {
	Key       string // the PEM file of a private key, or for HMAC a file with the secret or the secret itself
	Algorithm string // such as RS256, ES256 or HS256
	KeyID     string
	Claims    string // a file with more claims, such as a scope; may be empty
}

// Bundle is a bundle that was made.
type Bundle struct {
	Content  []byte
	Revision string
	Rules    int
}

// NewBundle makes an OPA bundle of sources, of which the first is the shipped one and later ones override earlier ones, and of
// settings. A stock OPA gives the
// same outcomes with it at data.diligo.outcomes. The same policies give the same bytes, unless the signature's algorithm has
// something random in it (ES*, PS*).
func NewBundle(sources []policy.Source, o BundleOptions) (Bundle, error) {
	sources = slices.Clone(sources)
	for i := range sources {
		sources[i].Compiled, sources[i].Tests = "", o.Tests && sources[i].Name != ""
	}
	in := policy.Inspect(sources)
	if err := in.Narrow(o.Include); err != nil {
		return Bundle{}, err
	}
	revision, err := in.Set(o.Settings)
	if err != nil {
		return Bundle{}, err
	}
	b := bundle.Bundle{Data: in.Data}
	out := Bundle{Revision: revision}
	taken := map[string]string{}
	for _, m := range slices.Concat(in.Modules, in.Tests) {
		if other, ok := taken[m.Path]; ok {
			return Bundle{}, words.Errorf("%s and %s have the same path in a bundle: rename one", other, m.Name)
		}
		taken[m.Path] = m.Name
		if _, isRule := m.Rule(); isRule && !strings.HasSuffix(m.Path, "_test.rego") {
			out.Rules++
		}
		b.Modules = append(b.Modules, bundle.ModuleFile{Path: "/" + m.Path, Raw: m.Content, Parsed: m.Parsed})
	}
	slices.SortFunc(b.Modules, func(x, y bundle.ModuleFile) int { return strings.Compare(x.Path, y.Path) })
	b.Manifest.Revision = revision
	b.Manifest.SetRegoVersion(ast.RegoV1)
	if s := o.Signing; s != nil {
		config := bundle.NewSigningConfig(s.Key, s.Algorithm, s.Claims)
		if err := b.GenerateSignature(config, s.KeyID, true); err != nil {
			return Bundle{}, words.Errorf("sign the bundle: %w", err)
		}
	}
	var content bytes.Buffer
	if err := bundle.NewWriter(&content).UseModulePath(true).DisableFormat(true).Write(b); err != nil {
		return Bundle{}, words.Errorf("write the bundle: %w", err)
	}
	out.Content = content.Bytes()
	return out, usableOver(sources[0], out.Content)
}

// usableOver makes sure that a bundle can be laid over the policies that it was made of: a rule may need one that was left out.
func usableOver(base policy.Source, content []byte) error {
	source, err := Open("the bundle", content, nil)
	if err != nil {
		return err
	}
	if in := policy.Inspect([]policy.Source{base, source}); len(in.Problems) > 0 {
		return words.Errorf("the bundle would be of no use:\n%w", in.Problems)
	}
	return nil
}

// algorithms are those of OPA.
var algorithms = []string{"ES256", "ES384", "ES512", "HS256", "HS384", "HS512", "PS256", "PS384", "PS512", "RS256", "RS384", "RS512"}

// CheckAlgorithm refuses the name of an unknown algorithm of signatures.
func CheckAlgorithm(name string) error {
	if !slices.Contains(algorithms, name) {
		return words.Errorf("unknown algorithm %q: use one of %s", name, words.List(algorithms))
	}
	return nil
}
