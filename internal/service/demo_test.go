package service_test

import (
	"errors"
	"log/slog"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/service"
	"github.com/diligo/diligo/internal/source"
	"github.com/diligo/diligo/internal/store"
	"github.com/diligo/diligo/internal/store/storetest"
)

// TestFillDemo: what can be read is in the program of the demonstration, whose key reads it; what is wrong is told and stops no other.
func TestFillDemo(t *testing.T) {
	dir := t.TempDir()
	db := storetest.Open(t, store.Options{URL: filepath.Join(dir, "diligo.db"), Dir: dir})
	s, err := service.New(service.Options{Store: db, Version: "test", Now: time.Now, Log: slog.New(slog.DiscardHandler), Idle: true})
	if err != nil {
		t.Fatal(err)
	}
	record := func(text string) source.Record {
		return source.Record{Source: "p.json", Data: []byte(text), Format: profile.FormatJSON}
	}
	records := []source.Record{
		record(`{"company": {"name": "Acme"}}`), record(`{"company": {"name": 7}}`), {Source: "q.json", Err: errors.New("no such file")},
		record(`{"company": {"name": "Beta"}}`), record(`{"company": {"name": "Acme"}}`),
	}
	var told []assessment.Failure
	made, err := s.FillDemo(t.Context(), rule.Chinese, slices.Values(records), func(f []assessment.Failure) { told = append(told, f...) })
	if err != nil {
		t.Fatal(err)
	}
	if made.Companies != 2 || len(told) != 1 || told[0].Pointer != "/company/name" {
		t.Errorf("%d companies, told %+v", made.Companies, told)
	}
	actor, err := s.ActorOf(t.Context(), made.Key)
	if err != nil {
		t.Fatal(err)
	}
	p, err := s.Program(t.Context(), actor, made.Program)
	if err != nil || p.Settings.Lang != string(rule.Chinese) {
		t.Errorf("program %+v, %v", p, err)
	}
	all, err := s.Companies(t.Context(), actor, made.Program, "", store.Page{Limit: 10})
	if err != nil || len(all) != 2 {
		t.Errorf("%d companies in the program, %v", len(all), err)
	}
}
