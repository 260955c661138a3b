package attest_test

import (
	"context"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/attest"
)

// pair is a private key and its public half, in PEM.
func pair(t *testing.T, private any, public any) (string, string) {
	t.Helper()
	p, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	q, err := x509.MarshalPKIXPublicKey(public)
	if err != nil {
		t.Fatal(err)
	}
	return string(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: p})), string(pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: q}))
}

func edwards(t *testing.T) (string, string) {
	t.Helper()
	public, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return pair(t, private, public)
}

func digest(t *testing.T, text string) attest.Digest {
	t.Helper()
	d, err := attest.DigestOf(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func statement(t *testing.T) attest.Statement {
	t.Helper()
	a := &assessment.Assessment{}
	a.Profile.Company, a.Profile.SHA256, a.Profile.AsOf = "Acme", strings.Repeat("ab", 32), "2026-06-30"
	a.Policy.Revision, a.Summary.Verdict = "b2b8bd61", assessment.VerdictFail
	a.Summary.Score, a.Summary.Coverage = assessment.Score{Low: 40, High: 61}, 79
	return attest.Of(&assessment.Report{Assessments: []*assessment.Assessment{a}}, attest.Subject{Name: "acme.json", Digest: digest(t, "report")})
}

func TestVerify_WhatWasSignedByEveryKindOfKey(t *testing.T) {
	curve, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	old, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	keys := map[string][2]string{}
	for name, key := range map[string][2]any{"ECDSA": {curve, curve.Public()}, "RSA": {old, old.Public()}} {
		private, public := pair(t, key[0], key[1])
		keys[name] = [2]string{private, public}
	}
	private, public := edwards(t)
	keys["Ed25519"] = [2]string{private, public}
	for name, key := range keys {
		t.Run(name, func(t *testing.T) {
			signed := statement(t)
			envelope, err := attest.Sign(context.Background(), signed, []byte(key[0]))
			if err != nil {
				t.Fatal(err)
			}
			got, err := attest.Verify(context.Background(), envelope, []byte(key[1]))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(signed, got); diff != "" {
				t.Error(diff)
			}
			if !got.Holds(digest(t, "report")) || got.Holds(digest(t, "report ")) {
				t.Error("a statement holds the bytes that were signed, and no others")
			}
			_, other := edwards(t)
			if _, err := attest.Verify(context.Background(), envelope, []byte(other)); !errors.Is(err, attest.ErrSignature) {
				t.Errorf("by another key: %v", err)
			}
		})
	}
}

// TestVerify_NothingChangedPasses changes every part of an envelope in turn.
func TestVerify_NothingChangedPasses(t *testing.T) {
	private, public := edwards(t)
	envelope, err := attest.Sign(context.Background(), statement(t), []byte(private))
	if err != nil {
		t.Fatal(err)
	}
	again, err := attest.Sign(context.Background(), statement(t), []byte(private))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(envelope), string(again)); diff != "" {
		t.Errorf("the same statement and key, other bytes: %s", diff)
	}
	var whole struct {
		PayloadType string              `json:"payloadType"`
		Payload     string              `json:"payload"`
		Signatures  []map[string]string `json:"signatures"`
	}
	if err := json.Unmarshal(envelope, &whole); err != nil {
		t.Fatal(err)
	}
	payload, err := base64.StdEncoding.DecodeString(whole.Payload)
	if err != nil {
		t.Fatal(err)
	}
	better := base64.StdEncoding.EncodeToString([]byte(strings.Replace(string(payload), `"fail"`, `"pass"`, 1)))
	if better == whole.Payload {
		t.Fatalf("the statement says no verdict: %s", payload)
	}
	for name, changed := range map[string]string{
		"verdict":             strings.Replace(string(envelope), whole.Payload, better, 1),
		"signature":           strings.Replace(string(envelope), whole.Signatures[0]["sig"][:8], "AAAAAAAA", 1),
		"type of the payload": strings.Replace(string(envelope), "in-toto+json", "in-toto+yaml", 1),
		"no signature":        strings.Replace(string(envelope), whole.Signatures[0]["sig"], "", 1),
		"a key twice":         strings.Replace(string(envelope), `"payload":`, `"payload": "", "payload":`, 1),
		"no JSON":             string(envelope[:len(envelope)/2]),
		"nothing":             "",
	} {
		t.Run(name, func(t *testing.T) {
			if changed == string(envelope) {
				t.Fatal("nothing was changed")
			}
			if s, err := attest.Verify(context.Background(), []byte(changed), []byte(public)); err == nil {
				t.Errorf("verified: %+v", s)
			}
		})
	}
}

func TestSign_RefusesWhatIsNoPrivateKey(t *testing.T) {
	private, public := edwards(t)
	for name, key := range map[string]string{
		"public": public, "empty": "", "text": "secret",
		"half": private[:len(private)/2],
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := attest.Sign(context.Background(), statement(t), []byte(key)); err == nil {
				t.Error("signed")
			} else if strings.Contains(err.Error(), private[40:60]) {
				t.Errorf("the error shows the key: %v", err)
			}
		})
	}
}
