package service

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"time"

	"github.com/diligo/diligo/internal/words"

	"crypto/rand"

	webhooks "github.com/standard-webhooks/standard-webhooks/libraries/go"

	"github.com/diligo/diligo/internal/queue"
	"github.com/diligo/diligo/internal/store"
)

// ActorOf returns the owner of a key or of a founder's link. The error is store.ErrNotFound if the secret is unknown, revoked or expired.
func (s *Service) ActorOf(ctx context.Context, secret string) (Actor, error) {
	if l, err := s.store.LinkOf(ctx, secret); !errors.Is(err, store.ErrNotFound) {
		return Actor{Link: &l}, err
	}
	k, err := s.store.KeyOf(ctx, secret)
	return Actor{Key: k}, err
}

// ActorOfKey returns the owner of a key by its ID, for sessions opened with it; store.ErrNotFound once it is no longer valid.
func (s *Service) ActorOfKey(ctx context.Context, workspace, id string) (Actor, error) {
	k, err := s.store.Key(ctx, workspace, id)
	return Actor{Key: k}, err
}

// Workspace returns the actor's workspace. It needs a viewer.
func (s *Service) Workspace(ctx context.Context, a Actor) (store.Workspace, error) {
	if err := a.may(store.RoleViewer); err != nil {
		return store.Workspace{}, err
	}
	return s.store.Workspace(ctx, a.workspace())
}

// Keys lists the keys of the workspace. It needs an administrator.
func (s *Service) Keys(ctx context.Context, a Actor, p store.Page) ([]store.Key, error) {
	if err := a.may(store.RoleAdministrator); err != nil {
		return nil, err
	}
	return s.store.Keys(ctx, a.workspace(), p)
}

// AddKey makes a key. It needs an administrator.
func (s *Service) AddKey(ctx context.Context, a Actor, name string, scopes []store.Scope, expires time.Time) (k store.NewKey, err error) {
	if err := a.may(store.RoleAdministrator); err != nil {
		return k, err
	}
	if !expires.IsZero() && !expires.After(s.now()) {
		return k, invalid("the key would have expired already")
	}
	err = s.update(ctx, a, func(t *store.Tx) ([]queue.Job, error) {
		k, err = t.AddKey(name, scopes, expires)
		return nil, err
	})
	return k, err
}

// RevokeKey revokes a key, but not the actor's own. It needs an administrator.
func (s *Service) RevokeKey(ctx context.Context, a Actor, id string) error {
	if err := a.may(store.RoleAdministrator); err != nil {
		return err
	}
	if a.Member == nil && id == a.Key.ID {
		return invalid("a key can't revoke itself: use another administrator's")
	}
	return s.update(ctx, a, func(t *store.Tx) ([]queue.Job, error) { return nil, t.RevokeKey(id) })
}

// Audit lists the audit log after an entry. It needs an administrator.
func (s *Service) Audit(ctx context.Context, a Actor, seq int64, limit int) ([]store.AuditEntry, error) {
	if err := a.may(store.RoleAdministrator); err != nil {
		return nil, err
	}
	return s.store.Audit(ctx, a.workspace(), seq, limit)
}

// VerifyAudit recomputes the chain of the audit log. It needs an administrator.
func (s *Service) VerifyAudit(ctx context.Context, a Actor) (store.Chain, error) {
	if err := a.may(store.RoleAdministrator); err != nil {
		return store.Chain{}, err
	}
	return s.store.VerifyAudit(ctx, a.workspace())
}

// Webhook is a webhook as shown: only the host of its URL, because the rest may hold a secret.
type Webhook struct {
	store.Webhook
	Host string `json:"host"`
}

// NewWebhook is a webhook just made, with the secret that signs its deliveries.
type NewWebhook struct {
	Webhook
	Secret string `json:"secret" doc:"By this deliveries are signed as Standard Webhooks has it. It is shown this once."`
}

func shown(w store.Webhook) Webhook {
	out := Webhook{Webhook: w}
	if u, err := url.Parse(w.URL); err == nil {
		out.Host = u.Host
	}
	return out
}

// AddWebhook registers a URL for events. It needs an administrator.
func (s *Service) AddWebhook(ctx context.Context, a Actor, address string, events []string) (n NewWebhook, err error) {
	if err := a.may(store.RoleAdministrator); err != nil {
		return n, err
	}
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || (u.Scheme != "https" && u.Scheme != "http") {
		return n, invalid("the address of a webhook begins with https:// or http:// and names a host")
	}
	for _, e := range events {
		if !slices.Contains(Events(), e) {
			return n, invalid("there is no event %q: use %s", e, words.List(Events()))
		}
	}
	var key [24]byte
	if _, err := rand.Read(key[:]); err != nil {
		return n, err
	}
	w := store.Webhook{URL: address, Secret: "whsec_" + base64.StdEncoding.EncodeToString(key[:]), Events: events}
	err = s.update(ctx, a, func(t *store.Tx) ([]queue.Job, error) {
		w, err = t.AddWebhook(w)
		return nil, err
	})
	return NewWebhook{Webhook: shown(w), Secret: w.Secret}, err
}

// RemoveWebhook removes a webhook. It needs an administrator.
func (s *Service) RemoveWebhook(ctx context.Context, a Actor, id string) error {
	if err := a.may(store.RoleAdministrator); err != nil {
		return err
	}
	return s.update(ctx, a, func(t *store.Tx) ([]queue.Job, error) { return nil, t.RemoveWebhook(id) })
}

// Webhooks lists the webhooks. It needs an administrator.
func (s *Service) Webhooks(ctx context.Context, a Actor, p store.Page) ([]Webhook, error) {
	if err := a.may(store.RoleAdministrator); err != nil {
		return nil, err
	}
	stored, err := s.store.Webhooks(ctx, a.workspace(), p)
	out := []Webhook{}
	for _, w := range stored {
		out = append(out, shown(w))
	}
	return out, err
}

// Deliveries lists the deliveries to a webhook. It needs an administrator.
func (s *Service) Deliveries(ctx context.Context, a Actor, webhook string, p store.Page) ([]store.Delivery, error) {
	if err := a.may(store.RoleAdministrator); err != nil {
		return nil, err
	}
	return s.store.Deliveries(ctx, a.workspace(), webhook, p)
}

// tell queues an event for the webhooks that want it.
func (s *Service) tell(t *store.Tx, event string, data any) error {
	ids, err := t.Announce(event, map[string]any{"type": event, "timestamp": t.Now(), "data": data})
	if err != nil {
		return err
	}
	var jobs []queue.Job
	for _, id := range ids {
		jobs = append(jobs, job(jobDeliver, reference{Workspace: t.Workspace(), ID: id}))
	}
	return s.queue.Add(t.Context(), t.SQL(), jobs...)
}

// deliverAttempts bounds the attempts at a delivery, over some 40 minutes.
const deliverAttempts = 15

func (s *Service) deliverJob(ctx context.Context, data json.RawMessage, attempt int) error {
	var ref reference
	if err := json.Unmarshal(data, &ref); err != nil {
		return errors.Join(queue.ErrGiveUp, err)
	}
	d, w, err := s.store.Delivery(ctx, ref.Workspace, ref.ID)
	if errors.Is(err, store.ErrNotFound) || err == nil && d.Delivered != nil {
		return nil
	}
	if err != nil {
		return err
	}
	status := s.deliver(ctx, d, w)
	if err := s.store.Update(ctx, ref.Workspace, "job:deliver", func(t *store.Tx) error { return t.Attempted(d.ID, status) }); err != nil {
		return err
	}
	switch {
	case status == "delivered":
		return nil
	case attempt >= deliverAttempts:
		return queue.ErrGiveUp
	}
	return words.Errorf("a webhook did not take a delivery: %s", status)
}

// deliver sends a delivery, and returns "delivered" or the reason of the failure, without the address.
func (s *Service) deliver(ctx context.Context, d store.Delivery, w store.Webhook) string {
	signer, err := webhooks.NewWebhook(w.Secret)
	if err != nil {
		return "unsigned"
	}
	now := s.now()
	signature, err := signer.Sign(d.ID, now, d.Payload)
	if err != nil {
		return "unsigned"
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, w.URL, bytes.NewReader(d.Payload))
	if err != nil {
		return "unreachable"
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("User-Agent", "diligo")
	r.Header.Set(webhooks.HeaderWebhookID, d.ID)
	r.Header.Set(webhooks.HeaderWebhookTimestamp, strconv.FormatInt(now.Unix(), 10))
	r.Header.Set(webhooks.HeaderWebhookSignature, signature)
	response, err := s.client.Do(r)
	if err != nil {
		return "unreachable"
	}
	response.Body.Close()
	if response.StatusCode/100 != 2 {
		return strconv.Itoa(response.StatusCode)
	}
	return "delivered"
}
