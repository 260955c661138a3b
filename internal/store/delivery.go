package store

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"time"
)

// Webhook is a URL that is notified of events.
type Webhook struct {
	ID      string    `json:"id"`
	URL     string    `json:"-"` // may hold a secret; clients see only its host
	Secret  string    `json:"-"` // signs deliveries
	Events  []string  `json:"events"`
	Created time.Time `json:"created"`
}

const webhookColumns = "webhooks.id, webhooks.url, webhooks.secret, webhooks.events, webhooks.created"

func scanWebhook(scan func(...any) error) (w Webhook, err error) {
	var events string
	var created int64
	err = scan(&w.ID, &w.URL, &w.Secret, &events, &created)
	w.Events, w.Created = strings.Fields(events), fromMillis(created)
	return w, err
}

// AddWebhook makes a webhook.
func (t *Tx) AddWebhook(w Webhook) (Webhook, error) {
	w.ID, w.Created = newID(), t.now
	if err := t.exec("INSERT INTO webhooks (id, workspace, url, secret, events, created, removed) VALUES (?, ?, ?, ?, ?, ?, 0)",
		w.ID, t.workspace, w.URL, w.Secret, strings.Join(w.Events, " "), millis(w.Created)); err != nil {
		return w, err
	}
	return w, t.audit("webhook.add", w.ID, "", digestOf(w.URL))
}

// RemoveWebhook removes a webhook. Its deliveries remain listed.
func (t *Tx) RemoveWebhook(id string) error {
	n, err := t.changed("UPDATE webhooks SET removed = ? WHERE workspace = ? AND id = ? AND removed = 0", millis(t.now), t.workspace, id)
	if err != nil {
		return err
	}
	if n == 0 {
		return ErrNotFound
	}
	return t.audit("webhook.remove", id, "", "")
}

// Webhooks lists the webhooks of a workspace.
func (s *Store) Webhooks(ctx context.Context, workspace string, p Page) ([]Webhook, error) {
	return all(ctx, s, s.read, scanWebhook, "SELECT "+webhookColumns+" FROM webhooks WHERE workspace = ? AND removed = 0 AND id > ? ORDER BY id LIMIT ?", workspace, p.After, p.limit())
}

// Delivery is an event on its way to a webhook.
type Delivery struct {
	ID        string          `json:"id"`
	Webhook   string          `json:"webhook"`
	Event     string          `json:"event"`
	Payload   json.RawMessage `json:"payload"`
	Attempts  int             `json:"attempts"`
	Status    string          `json:"status" doc:"waiting, delivered, or why it failed last: a status code or \"unreachable\"."`
	Created   time.Time       `json:"created"`
	Delivered *time.Time      `json:"delivered,omitempty"`
}

const deliveryColumns = "deliveries.id, deliveries.webhook, deliveries.event, deliveries.payload, deliveries.attempts, deliveries.status, deliveries.created, deliveries.delivered"

func scanDelivery(scan func(...any) error) (d Delivery, err error) {
	var payload string
	var created, delivered int64
	err = scan(&d.ID, &d.Webhook, &d.Event, &payload, &d.Attempts, &d.Status, &created, &delivered)
	d.Payload, d.Created, d.Delivered = json.RawMessage(payload), fromMillis(created), optional(delivered)
	return d, err
}

// Announce adds a delivery for every webhook that wants the event, and returns their IDs.
func (t *Tx) Announce(event string, payload any) ([]string, error) {
	hooks, err := all(t.ctx, t.store, t.tx, scanWebhook, "SELECT "+webhookColumns+" FROM webhooks WHERE workspace = ? AND removed = 0 ORDER BY id", t.workspace)
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, w := range hooks {
		if !slices.Contains(w.Events, event) {
			continue
		}
		text, err := json.Marshal(payload)
		if err != nil {
			return nil, err
		}
		id := newID()
		if err := t.exec("INSERT INTO deliveries (id, webhook, event, payload, attempts, status, created, delivered) VALUES (?, ?, ?, ?, 0, 'waiting', ?, 0)",
			id, w.ID, event, string(text), millis(t.now)); err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, nil
}

// Delivery returns the delivery with an ID, and its webhook; ErrNotFound if the webhook was removed.
func (s *Store) Delivery(ctx context.Context, workspace, id string) (d Delivery, w Webhook, err error) {
	if d, err = one(ctx, s, s.read, scanDelivery, "SELECT "+deliveryColumns+` FROM deliveries JOIN webhooks ON webhooks.id = deliveries.webhook
		WHERE webhooks.workspace = ? AND webhooks.removed = 0 AND deliveries.id = ?`, workspace, id); err != nil {
		return d, w, err
	}
	w, err = one(ctx, s, s.read, scanWebhook, "SELECT "+webhookColumns+" FROM webhooks WHERE id = ?", d.Webhook)
	return d, w, err
}

// Deliveries lists the deliveries to a webhook.
func (s *Store) Deliveries(ctx context.Context, workspace, webhook string, p Page) ([]Delivery, error) {
	return all(ctx, s, s.read, scanDelivery, "SELECT "+deliveryColumns+` FROM deliveries JOIN webhooks ON webhooks.id = deliveries.webhook
		WHERE webhooks.workspace = ? AND webhooks.id = ? AND deliveries.id > ? ORDER BY deliveries.id LIMIT ?`, workspace, webhook, p.After, p.limit())
}

// Attempted records an attempt at a delivery. The status is "delivered" or the reason of the failure.
func (t *Tx) Attempted(id, status string) error {
	var delivered int64
	if status == "delivered" {
		delivered = millis(t.now)
	}
	return t.exec("UPDATE deliveries SET attempts = attempts + 1, status = ?, delivered = ? WHERE id = ?", status, delivered, id)
}

// Backtest is a backtest of changed policies over the companies of a program.
type Backtest struct {
	ID       string          `json:"id"`
	Program  string          `json:"program"`
	Settings json.RawMessage `json:"settings"`
	Status   string          `json:"status" enum:"waiting,done,failed"`
	Result   json.RawMessage `json:"result,omitempty"`
	Author   string          `json:"author"`
	Created  time.Time       `json:"created"`
	Finished *time.Time      `json:"finished,omitempty"`
}

const backtestColumns = "backtests.id, backtests.program, backtests.settings, backtests.status, backtests.author, backtests.created, backtests.finished"

func scanBacktest(scan func(...any) error) (b Backtest, err error) {
	var settings string
	var created, finished int64
	err = scan(&b.ID, &b.Program, &settings, &b.Status, &b.Author, &created, &finished)
	b.Settings, b.Created, b.Finished = json.RawMessage(settings), fromMillis(created), optional(finished)
	return b, err
}

// AddBacktest adds a backtest that waits to be run.
func (t *Tx) AddBacktest(program string, settings json.RawMessage) (Backtest, error) {
	if _, err := t.Program(program); err != nil {
		return Backtest{}, err
	}
	b := Backtest{ID: newID(), Program: program, Settings: settings, Status: "waiting", Author: t.actor, Created: t.now}
	if err := t.exec("INSERT INTO backtests (id, program, settings, status, result, author, created, finished) VALUES (?, ?, ?, ?, ?, ?, ?, 0)",
		b.ID, program, string(settings), b.Status, []byte{}, b.Author, millis(b.Created)); err != nil {
		return b, err
	}
	return b, t.audit("backtest.add", b.ID, "", digestOf(string(settings)))
}

// FinishBacktest stores the result of a backtest.
func (t *Tx) FinishBacktest(id, status string, result []byte) error {
	return t.exec("UPDATE backtests SET status = ?, result = ?, finished = ? WHERE id = ?", status, Pack(result), millis(t.now), id)
}

// Backtests lists the backtests of a program without their results.
func (s *Store) Backtests(ctx context.Context, by Reader, program string, p Page) ([]Backtest, error) {
	seen, args := by.wholePrograms()
	return all(ctx, s, s.read, scanBacktest, "SELECT "+backtestColumns+` FROM backtests JOIN programs ON programs.id = backtests.program
		WHERE `+seen+` AND programs.id = ? AND backtests.id > ? ORDER BY backtests.id LIMIT ?`, with(args, program, p.After, p.limit())...)
}

// Backtest returns the backtest with an ID, with its result, if the reader sees all companies of its program.
func (s *Store) Backtest(ctx context.Context, by Reader, id string) (Backtest, error) {
	seen, args := by.wholePrograms()
	return one(ctx, s, s.read, func(scan func(...any) error) (b Backtest, err error) {
		var packed []byte
		if b, err = scanBacktest(func(into ...any) error { return scan(append(into, &packed)...) }); err == nil && len(packed) > 0 {
			b.Result, err = Unpack(packed)
		}
		return b, err
	}, "SELECT "+backtestColumns+`, backtests.result FROM backtests JOIN programs ON programs.id = backtests.program WHERE `+seen+` AND backtests.id = ?`, with(args, id)...)
}
