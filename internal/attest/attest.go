// Package attest signs saved reports and verifies them: an in-toto statement (https://in-toto.io/Statement/v1) that names the report and
// its files by SHA-256, and states what the report concludes of which profile under which policies, in a DSSE envelope. Keys are read from
// PEM; no network is used. A signature does not show that a report follows from its inputs: that is for replay.
package attest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"slices"

	"github.com/secure-systems-lab/go-securesystemslib/dsse"
	"github.com/secure-systems-lab/go-securesystemslib/signerverifier"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/strict"
	"github.com/diligo/diligo/internal/words"
)

// Types and names of statements and envelopes.
const (
	PayloadType   = "application/vnd.in-toto+json"
	StatementType = "https://in-toto.io/Statement/v1"
	PredicateType = "https://github.com/diligo/diligo/report/v1"
)

// Statement is the signed statement.
type Statement struct {
	Type          string    `json:"_type"`
	Subject       []Subject `json:"subject"`
	PredicateType string    `json:"predicateType"`
	Predicate     Predicate `json:"predicate"`
}

// Subject is a file by its digest. The name is for people; only the digest counts.
type Subject struct {
	Name   string `json:"name"`
	Digest Digest `json:"digest"`
}

// Digest is the SHA-256 of a file, in hex.
type Digest struct {
	SHA256 string `json:"sha256"`
}

// Predicate is what the report concludes.
type Predicate struct {
	Assessments []Conclusion `json:"assessments"`
}

// Conclusion is the conclusion about one company and what it was judged by.
type Conclusion struct {
	Company   string             `json:"company,omitempty"` // its ID, else its legal name, else its name
	Profile   Digest             `json:"profile"`
	AsOf      string             `json:"as_of,omitempty"`
	Policy    string             `json:"policy"` // revision
	Checklist string             `json:"checklist,omitempty"`
	Support   rule.Level         `json:"support,omitempty"` // the floor
	Verdict   assessment.Verdict `json:"verdict"`
	Score     assessment.Score   `json:"score"`
	Coverage  int                `json:"coverage"` // percent
}

// Of returns the statement of a report: its file first, then files that belong to it, such as the page or the profile.
func Of(report *assessment.Report, files ...Subject) Statement {
	s := Statement{Type: StatementType, Subject: files, PredicateType: PredicateType, Predicate: Predicate{Assessments: []Conclusion{}}}
	for _, a := range report.Assessments {
		c := Conclusion{
			Company: a.Profile.Company, Profile: Digest{a.Profile.SHA256}, AsOf: a.Profile.AsOf, Policy: a.Policy.Revision, Checklist: a.Checklist.Name,
			Verdict: a.Summary.Verdict, Score: a.Summary.Score, Coverage: a.Summary.Coverage,
		}
		if a.Support != nil {
			c.Support = a.Support.Floor
		}
		s.Predicate.Assessments = append(s.Predicate.Assessments, c)
	}
	return s
}

// DigestOf reads a file to its end.
func DigestOf(file io.Reader) (Digest, error) {
	sum := sha256.New()
	if _, err := io.Copy(sum, file); err != nil {
		return Digest{}, err
	}
	return Digest{hex.EncodeToString(sum.Sum(nil))}, nil
}

// Sign puts a statement into an envelope, signed with a private key in PEM (PKCS #8; Ed25519, ECDSA or RSA with PSS). The bytes are
// reproducible for Ed25519 only; the other algorithms are randomized.
func Sign(ctx context.Context, s Statement, key []byte) ([]byte, error) {
	signer, private, err := load(key)
	if err != nil {
		return nil, err
	}
	if !private {
		return nil, words.New("it is a public key; a private one signs")
	}
	payload, err := json.Marshal(s)
	if err != nil {
		return nil, err
	}
	envelope, err := dsse.NewEnvelopeSigner(signer)
	if err != nil {
		return nil, err
	}
	signed, err := envelope.SignPayload(ctx, PayloadType, payload)
	if err != nil {
		return nil, err
	}
	return json.MarshalIndent(signed, "", "  ")
}

// ErrSignature means that the envelope is not signed by the key.
var ErrSignature = words.Errorf("the signature is not one of this key: the statement was changed, or somebody else signed it")

// Verify checks an envelope against a public key, or the public half of a private one, and returns its statement. The error is ErrSignature
// if the signature does not match; any other error means that the envelope, the key or the statement can't be read.
func Verify(ctx context.Context, envelope, key []byte) (Statement, error) {
	verifier, _, err := load(key)
	if err != nil {
		return Statement{}, err
	}
	var e dsse.Envelope
	if err := decode(envelope, &e); err != nil {
		return Statement{}, words.Errorf("it is not an envelope: %w", err)
	}
	if e.PayloadType != PayloadType {
		return Statement{}, words.Errorf("it is not an envelope of a statement: its payload is %q, not %q", e.PayloadType, PayloadType)
	}
	by, err := dsse.NewEnvelopeVerifier(verifier)
	if err != nil {
		return Statement{}, err
	}
	_, payload, err := by.VerifyAndDecode(ctx, &e)
	if err != nil {
		return Statement{}, ErrSignature
	}
	var s Statement
	if err := decode(payload, &s); err != nil {
		return Statement{}, words.Errorf("the statement can't be read: %w", err)
	}
	if s.Type != StatementType || s.PredicateType != PredicateType {
		return Statement{}, words.Errorf("the statement is of type %q about %q, not one about a report of diligo", s.Type, s.PredicateType)
	}
	return s, nil
}

// decode reads JSON and rejects duplicate keys.
func decode(text []byte, into any) error {
	if err := strict.JSON("", text); err != nil {
		return err
	}
	return json.Unmarshal(text, into)
}

// Holds reports whether the statement names a file with this digest.
func (s Statement) Holds(d Digest) bool {
	return slices.ContainsFunc(s.Subject, func(subject Subject) bool { return subject.Digest == d })
}

// load reads a key in PEM.
func load(pem []byte) (key dsse.SignerVerifier, private bool, err error) {
	loaded, err := signerverifier.LoadKey(pem)
	if err != nil {
		return nil, false, words.New("it is not a key in PEM: an unencrypted private key (PKCS #8) or a public key, Ed25519, ECDSA or RSA")
	}
	switch loaded.KeyType {
	case signerverifier.ED25519KeyType:
		key, err = signerverifier.NewED25519SignerVerifierFromSSLibKey(loaded)
	case signerverifier.ECDSAKeyType:
		key, err = signerverifier.NewECDSASignerVerifierFromSSLibKey(loaded)
	case signerverifier.RSAKeyType:
		key, err = signerverifier.NewRSAPSSSignerVerifierFromSSLibKey(loaded)
	default:
		err = errors.ErrUnsupported
	}
	return key, loaded.KeyVal.Private != "", err
}
