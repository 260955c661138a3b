package watch

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/diligo/diligo/internal/words"
)

// Pending is a digest that has not reached its recipient yet.
type Pending struct {
	ID      string          `json:"id"`      // the same at each attempt, so that recipients can drop duplicates
	Channel string          `json:"channel"` // "webhook" or "command"
	Body    json.RawMessage `json:"body"`
}

// MaxPending bounds the pending digests; the oldest are dropped.
const MaxPending = 100

// Queue adds a digest for each channel to the pending ones. Its ID is the digest of its content: the same news is never queued twice.
func (s *State) Queue(d *Digest, channels ...string) error {
	d.ID = ""
	body, err := json.Marshal(d)
	if err != nil {
		return err
	}
	sum := sha256.Sum256(body)
	d.ID = "msg_" + base64.RawURLEncoding.EncodeToString(sum[:18])
	if body, err = json.Marshal(d); err != nil {
		return err
	}
	for _, channel := range channels {
		s.Pending = append(s.Pending, Pending{ID: d.ID, Channel: channel, Body: body})
	}
	s.Pending = s.Pending[max(0, len(s.Pending)-MaxPending):]
	return nil
}

// Deliver sends the pending digests, oldest first, and removes those that arrived. A channel that fails gets nothing more in this run, so
// that the order is preserved; the rest is tried again in the next run. Channels without a sender are left alone.
func (s *State) Deliver(senders map[string]func(Pending) error) (errs []error) {
	failed := map[string]bool{}
	var left []Pending
	for _, p := range s.Pending {
		send := senders[p.Channel]
		if send == nil || failed[p.Channel] {
			left = append(left, p)
			continue
		}
		if err := send(p); err != nil {
			failed[p.Channel] = true
			errs = append(errs, err)
			left = append(left, p)
		}
	}
	s.Pending = left
	return errs
}

// Webhook sends digests to a URL. With a secret they are signed according to https://www.standardwebhooks.com.
type Webhook struct {
	URL    string
	Secret string // "whsec_" and base64, or the bytes themselves; "" sends unsigned
	Client *http.Client
	Now    func() int64 // seconds since 1970
}

// attempts bounds the attempts to send a digest in one run.
const attempts = 3

// Send sends one digest. The error names only the host: a path or a query may hold a secret.
func (w Webhook) Send(ctx context.Context, p Pending) (err error) {
	for range attempts {
		var again bool
		if again, err = w.once(ctx, p); err == nil || !again || ctx.Err() != nil {
			return err
		}
	}
	return err
}

func (w Webhook) once(ctx context.Context, p Pending) (again bool, err error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, w.URL, bytes.NewReader(p.Body))
	if err != nil {
		return false, words.New("webhook: the address is not valid")
	}
	stamp := strconv.FormatInt(w.Now(), 10)
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Webhook-Id", p.ID)
	r.Header.Set("Webhook-Timestamp", stamp)
	if w.Secret != "" {
		signature, err := Sign(w.Secret, p.ID, stamp, p.Body)
		if err != nil {
			return false, err
		}
		r.Header.Set("Webhook-Signature", signature)
	}
	answer, err := w.Client.Do(r)
	if err != nil {
		var of *url.Error
		if errors.As(err, &of) {
			err = of.Err // without the address
		}
		return true, words.Errorf("webhook %s: %w", Redacted(w.URL), err)
	}
	defer answer.Body.Close()
	_, _ = io.Copy(io.Discard, io.LimitReader(answer.Body, 1<<16))
	if answer.StatusCode/100 == 2 {
		return false, nil
	}
	return answer.StatusCode/100 == 5 || answer.StatusCode == http.StatusTooManyRequests, words.Errorf("webhook %s: %s", Redacted(w.URL), answer.Status)
}

// Sign returns the signature of a message: version 1 of Standard Webhooks, HMAC-SHA256 over ID, time and body.
func Sign(secret, id, stamp string, body []byte) (string, error) {
	key := []byte(secret)
	if encoded, ok := strings.CutPrefix(secret, "whsec_"); ok {
		var err error
		if key, err = base64.StdEncoding.DecodeString(encoded); err != nil {
			return "", words.New("webhook: the secret after whsec_ is not a base64")
		}
	}
	mac := hmac.New(sha256.New, key)
	fmt.Fprintf(mac, "%s.%s.%s", id, stamp, body)
	return "v1," + base64.StdEncoding.EncodeToString(mac.Sum(nil)), nil
}

// Redacted returns the scheme and host of a URL, without anything that may be secret.
func Redacted(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return "(address)"
	}
	return u.Scheme + "://" + u.Hostname() + "/..."
}
