package app

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/exchange"
	"github.com/diligo/diligo/internal/pack"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/source"
	"github.com/diligo/diligo/internal/words"
	"github.com/diligo/diligo/policies"
)

// Files names, by paths and texts, what policies are loaded from.
type Files struct {
	Packs     []string // folders and bundles with further policies
	Verify    Verify
	Data      []string // files with parameters or data
	Settings  []string // "<rule>.<parameter>=<value>"; they come after the data
	Rates     []string // files with exchange rates, laid over the shipped ones
	Evaluator policy.Mode
}

// Verify is how signatures of bundles are verified. Without a key they are not.
type Verify struct {
	Key       string // the PEM file of a public key; for HMAC a file with the secret, or the secret itself
	Algorithm string // such as RS256
	KeyID     string // the key's ID in the signature; "" means any
	Scope     string
}

// Open opens the policies: the shipped ones and those named.
func (f Files) Open() (Policies, error) {
	p := Policies{Sources: []policy.Source{Shipped()}, Evaluator: f.Evaluator}
	for _, name := range f.Packs {
		s, err := OpenPack(name, f.Verify)
		if err != nil {
			return Policies{}, err
		}
		p.Sources = append(p.Sources, s)
	}
	settings, rates, err := f.openSettings()
	if err != nil {
		return Policies{}, err
	}
	p.Settings, p.Rates = settings, rates
	if f.Verify.Key == "" { // signed policies must be compiled from their signed sources
		if cache := userCache(); cache != nil {
			p.Cache = cache
		}
	}
	return p, nil
}

// OpenSettings reads the user's settings of parameters: files, then texts.
func (f Files) OpenSettings() ([]policy.Setting, error) {
	settings, _, err := f.openSettings()
	return settings, err
}

// openSettings is OpenSettings; it also returns the tables of exchange rates among the settings as files.
func (f Files) openSettings() (settings []policy.Setting, rates []assessment.File, err error) {
	c := Contents{Settings: f.Settings}
	for _, name := range f.Data {
		content, err := source.ParametersLimit.Read(name)
		if err != nil {
			return nil, nil, words.Errorf("data: %w", err)
		}
		c.Data = append(c.Data, File{Name: name, Content: content})
	}
	if c.Rates, err = f.readRates(); err != nil {
		return nil, nil, err
	}
	return c.settings()
}

// OpenRates reads the user's tables of exchange rates.
func (f Files) OpenRates() ([]*exchange.Table, error) {
	files, err := f.readRates()
	if err != nil {
		return nil, err
	}
	var tables []*exchange.Table
	for _, file := range files {
		t, err := tableOf(file.Name, file.Content)
		if err != nil {
			return nil, err
		}
		tables = append(tables, t)
	}
	return tables, nil
}

func (f Files) readRates() ([]File, error) {
	var files []File
	for _, name := range f.Rates {
		content, err := ReadAtMost(name, exchange.MaxSize)
		if err != nil {
			return nil, fmt.Errorf("rates: %w", err)
		}
		files = append(files, File{Name: name, Content: content})
	}
	return files, nil
}

// RatesOf returns a table of exchange rates as a setting that overlays the shipped one, and as reports name it.
func RatesOf(name string, content []byte) (policy.Setting, assessment.File, error) {
	t, err := tableOf(name, content)
	if err != nil {
		return policy.Setting{}, assessment.File{}, err
	}
	sum := sha256.Sum256(content)
	return policy.Document(t.Origin, map[string]any{
		"lib": map[string]any{"money": map[string]any{"rates": t.Document()}},
	}), assessment.File{Source: name, SHA256: hex.EncodeToString(sum[:])}, nil
}

func tableOf(name string, content []byte) (*exchange.Table, error) {
	t, err := exchange.Read(name, content)
	if err != nil {
		return nil, fmt.Errorf("rates: %w", err)
	}
	return t, t.Over(policies.Rates)
}

// OpenPack opens a folder or a bundle of policies. With a key it accepts only bundles signed by that key.
func OpenPack(name string, verify Verify) (policy.Source, error) {
	info, err := os.Stat(name)
	if err != nil {
		return policy.Source{}, fmt.Errorf("policy: %w", err)
	}
	if info.IsDir() {
		if verify.Key != "" {
			return policy.Source{}, words.Errorf("policy %s: a folder has no signature to verify: make a signed bundle of it", name)
		}
		return policy.Source{Name: name, FS: os.DirFS(name)}, nil
	}
	content, err := ReadAtMost(name, pack.MaxBundle)
	if err != nil {
		return policy.Source{}, fmt.Errorf("policy: %w", err)
	}
	if !pack.IsBundle(content) {
		return policy.Source{}, words.Errorf("policy %s: a folder or a bundle (.tar.gz) is needed", name)
	}
	var v *pack.Verification
	if verify.Key != "" {
		if err := pack.CheckAlgorithm(verify.Algorithm); err != nil {
			return policy.Source{}, fmt.Errorf("verify-alg: %w", err)
		}
		key, err := KeyMaterial(verify.Key, verify.Algorithm)
		if err != nil {
			return policy.Source{}, fmt.Errorf("verify-key: %w", err)
		}
		v = &pack.Verification{Key: key, Algorithm: verify.Algorithm, KeyID: verify.KeyID, Scope: verify.Scope}
	}
	return pack.Open(name, content, v)
}

// KeyMaterial returns a key: PEM text as it is, else the content of the file; for HMAC also a secret that is not the name of a file.
func KeyMaterial(key, algorithm string) (string, error) {
	if strings.HasPrefix(key, "-----BEGIN") {
		return key, nil
	}
	content, err := source.KeyLimit.Read(key)
	if err != nil && strings.HasPrefix(algorithm, "HS") {
		return key, nil
	}
	return string(content), err
}

// ReadAtMost reads a file, but not much more than limit bytes of it.
func ReadAtMost(name string, limit int64) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, limit+1))
}

// OpenFile opens a file for reading, whatever its name.
func OpenFile(name string) (io.ReadCloser, error) { return os.Open(name) }

// OpenWaivers reads a file of waivers. If it is not required and does not exist, the result is nil.
func OpenWaivers(name string, required bool) (*File, error) {
	content, err := source.WaiversLimit.Read(name)
	if errors.Is(err, fs.ErrNotExist) && !required {
		return nil, nil
	}
	if err != nil {
		return nil, words.Errorf("waivers: %w", err)
	}
	return &File{Name: name, Content: content}, nil
}

// OpenBaseline reads a file of known findings; nil if name is "".
func OpenBaseline(name string) (*File, error) {
	if name == "" {
		return nil, nil
	}
	content, err := source.BaselineLimit.Read(name)
	if err != nil {
		return nil, words.Errorf("baseline: %w", err)
	}
	return &File{Name: name, Content: content}, nil
}
