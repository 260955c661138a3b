package pack

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing/fstest"

	"github.com/open-policy-agent/opa/v1/bundle"

	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/words"
)

// What a bundle may have. The shipped policies take 2 MB in some 250 files.
const (
	MaxBundle  = 16 << 20 // bytes of the tarball
	maxContent = 64 << 20 // bytes of all files
	maxFiles   = 10_000
	maxControl = 4 << 20 // bytes of .manifest or .signatures.json; a line of 200 bytes for each of maxFiles
)

const (
	signatures = ".signatures.json"
	manifest   = ".manifest"
)

// Verification is what the signature of a bundle must be.
type Verification struct {
	Key       string // the public key as PEM, or the secret
	Algorithm string
	KeyID     string // when given, the key's ID in the signature
	Scope     string
}

// defaultKeyID stands for any key ID.
const defaultKeyID = "default"

// IsBundle reports whether content is a tarball, from its first bytes.
func IsBundle(content []byte) bool { return bytes.HasPrefix(content, []byte{0x1f, 0x8b}) }

// Open reads a bundle as a source of policies. With a verification, a bundle without a signature, with another one, or with a
// file that its signature does not know is refused; without one a signature is not looked at.
func Open(name string, content []byte, v *Verification) (policy.Source, error) {
	files, err := unpack(content)
	if err != nil {
		return policy.Source{}, words.Errorf("bundle %s: %w", name, err)
	}
	if v != nil {
		if err := v.verify(files); err != nil {
			return policy.Source{}, words.Errorf("bundle %s: %w", name, err)
		}
	}
	delete(files, signatures)
	if err := usable(files); err != nil {
		return policy.Source{}, words.Errorf("bundle %s: %w", name, err)
	}
	tree := fstest.MapFS{} // the one file system in memory that there is
	for path, content := range files {
		tree[path] = &fstest.MapFile{Data: content}
	}
	return policy.Source{Name: name, FS: tree, Bundle: true}, nil
}

// unpack reads the files of a tarball.
func unpack(content []byte) (map[string][]byte, error) {
	if len(content) > MaxBundle {
		return nil, words.Errorf("larger than %d MB", MaxBundle>>20)
	}
	unzipped, err := gzip.NewReader(bytes.NewReader(content))
	if err != nil {
		return nil, words.Errorf("no gzipped tarball: %w", err)
	}
	limited := &io.LimitedReader{R: unzipped, N: maxContent + 1}
	archive := tar.NewReader(limited)
	files := map[string][]byte{}
	fail := func(err error) (map[string][]byte, error) {
		switch {
		case limited.N <= 0:
			return nil, words.Errorf("its files have more than %d MB", maxContent>>20)
		case errors.Is(err, io.ErrUnexpectedEOF):
			return nil, words.New("the tarball is cut short")
		}
		return nil, words.Errorf("damaged tarball: %w", err)
	}
	for entries := 0; ; entries++ {
		header, err := archive.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return fail(err)
		}
		if entries == maxFiles {
			return nil, words.Errorf("more than %d files", maxFiles)
		}
		if header.Typeflag == tar.TypeDir || header.Typeflag == tar.TypeXGlobalHeader {
			continue
		}
		name, err := pathOf(header)
		if err != nil {
			return nil, err
		}
		if _, ok := files[name]; ok {
			return nil, words.Errorf("the file %q occurs twice in it", name)
		}
		if (name == manifest || name == signatures) && header.Size > maxControl {
			return nil, words.Errorf("%s has more than %d MB", name, maxControl>>20)
		}
		if files[name], err = io.ReadAll(archive); err != nil {
			return fail(err)
		}
	}
	if _, err := io.Copy(io.Discard, limited); err != nil { // up to the checksum
		return fail(err)
	}
	if limited.N <= 0 {
		return fail(nil)
	}
	return files, nil
}

// pathOf returns the path of a regular file that stays in the bundle.
func pathOf(header *tar.Header) (string, error) {
	if header.Typeflag != tar.TypeReg {
		return "", words.Errorf("%q is not a regular file: a bundle has no links and no devices", header.Name)
	}
	name := strings.TrimPrefix(strings.TrimPrefix(header.Name, "."), "/") // OPA writes /x, tar writes ./x
	if strings.HasPrefix(header.Name, ".") && !strings.HasPrefix(header.Name, "./") {
		name = header.Name // .manifest
	}
	if !fs.ValidPath(name) || name == "." || strings.ContainsAny(name, `\:`) || policy.Printable(name) != name || strings.Contains(name, "\n") {
		return "", words.Errorf("%q is not a path in a bundle", header.Name)
	}
	return name, nil
}

// usable refuses bundles that are none of policies as text.
func usable(files map[string][]byte) error {
	if _, ok := files["patch.json"]; ok {
		return words.New("a delta bundle holds no policies: give the whole bundle")
	}
	raw, ok := files[manifest]
	if !ok {
		return nil
	}
	var m struct {
		RegoVersion *int `json:"rego_version"`
	}
	if err := json.Unmarshal(raw, &m); err != nil {
		return fmt.Errorf("%s: %w", manifest, err)
	}
	if m.RegoVersion != nil && *m.RegoVersion != 1 {
		return words.Errorf("it is written in Rego v%d: Rego v1 is needed", *m.RegoVersion)
	}
	return nil
}

// checkKey refuses a key of another kind than the algorithm's. A public key is not a secret: taken as the secret of an HMAC it would let
// everybody sign who has it.
func (v *Verification) checkKey() error {
	isPEM := strings.Contains(v.Key, "-----BEGIN ")
	switch symmetric := strings.HasPrefix(v.Algorithm, "HS"); {
	case symmetric && isPEM:
		return words.Errorf("--verify-alg %s takes a secret, and --verify-key is a PEM key, which is not a secret: name the algorithm of the key, such as RS256 or ES256", v.Algorithm)
	case !symmetric && !isPEM:
		return words.Errorf("--verify-alg %s takes a public key in PEM, and --verify-key is not one", v.Algorithm)
	}
	return nil
}

// verify demands that the files are those that were signed, as OPA does.
func (v *Verification) verify(files map[string][]byte) error {
	if err := v.checkKey(); err != nil {
		return err
	}
	raw, ok := files[signatures]
	if !ok {
		return words.New("it is not signed, and --verify-key demands a signature")
	}
	var signed bundle.SignaturesConfig
	if err := json.Unmarshal(raw, &signed); err != nil {
		return fmt.Errorf("%s: %w", signatures, err)
	}
	id, config := v.KeyID, &bundle.VerificationConfig{Scope: v.Scope}
	if id == "" {
		id, config.KeyID = defaultKeyID, defaultKeyID // whatever ID the signature names
	}
	config.PublicKeys = map[string]*bundle.KeyConfig{id: {Key: v.Key, Algorithm: v.Algorithm, Scope: v.Scope}}
	known, err := bundle.VerifyBundleSignature(signed, config)
	if err != nil {
		return words.Errorf("its signature is not good for this key and --verify-alg %s: %w", v.Algorithm, err)
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if name == signatures {
			continue
		}
		if err := bundle.VerifyBundleFile(name, *bytes.NewBuffer(files[name]), known); err != nil {
			return words.Errorf("its files are not those that were signed: %w", err)
		}
	}
	if len(known) > 0 {
		return words.Errorf("signed files are missing: %s", words.List(slices.Sorted(maps.Keys(known))))
	}
	return nil
}
