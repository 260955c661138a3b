package store_test

import (
	"archive/tar"
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/zstd"

	"github.com/diligo/diligo/internal/store"
	"github.com/diligo/diligo/internal/store/storetest"
)

func TestProgramRevisions_KeepEveryStateAndItsAuthor(t *testing.T) {
	engines(t, func(t *testing.T, s *store.Store, workspace string, c *clock) {
		p := addProgram(t, s, workspace)
		c.pass(time.Hour)
		p.Settings = []byte(`{"lang": "zh"}`)
		if err := s.Update(t.Context(), workspace, "member:ann", func(tx *store.Tx) error { _, err := tx.ChangeProgram(p); return err }); err != nil {
			t.Fatal(err)
		}
		all, err := s.ProgramRevisions(t.Context(), store.Whole(workspace), p.ID)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, r := range all {
			got = append(got, string(r.Settings)+" "+r.Author+" "+r.Created.Format(time.TimeOnly))
		}
		if diff := cmp.Diff([]string{"{} test 12:00:00", `{"lang": "zh"} member:ann 13:00:00`}, got); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
		if none, err := s.ProgramRevisions(t.Context(), store.Whole("other"), p.ID); err != nil || len(none) != 0 {
			t.Errorf("another workspace sees %d, %v", len(none), err)
		}
	})
}

func TestProposals_AreClosedOnceAndInTheirWorkspace(t *testing.T) {
	engines(t, func(t *testing.T, s *store.Store, workspace string, c *clock) {
		p := addProgram(t, s, workspace)
		other, _, err := s.NewWorkspace(t.Context(), "Others", "test")
		if err != nil {
			t.Fatal(err)
		}
		var one store.Proposal
		update(t, s, workspace, func(tx *store.Tx) error {
			b, err := tx.AddBacktest(p.ID, []byte(`{}`))
			if err != nil {
				return err
			}
			one, err = tx.AddProposal(store.Proposal{Program: p.ID, Base: "d1", Content: []byte(`{"a": 1}`), Reason: "why", Backtest: b.ID})
			return err
		})
		closing := func(workspace, status string) error {
			return s.Update(t.Context(), workspace, "member:bob", func(tx *store.Tx) error { return tx.CloseProposal(one.ID, status) })
		}
		if err := closing(other.ID, store.ProposalPublished); !errors.Is(err, store.ErrChanged) {
			t.Errorf("another workspace closes it: %v", err)
		}
		if _, err := s.Proposal(t.Context(), store.Whole(other.ID), one.ID); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("another workspace reads it: %v", err)
		}
		c.pass(time.Minute)
		if err := closing(workspace, store.ProposalPublished); err != nil {
			t.Fatal(err)
		}
		if err := closing(workspace, store.ProposalWithdrawn); !errors.Is(err, store.ErrChanged) {
			t.Errorf("it is closed twice: %v", err)
		}
		all, err := s.Proposals(t.Context(), store.Whole(workspace), p.ID, store.Page{})
		if err != nil || len(all) != 1 {
			t.Fatalf("%d, %v", len(all), err)
		}
		if got := all[0]; got.Status != store.ProposalPublished || got.Closer != "member:bob" || got.Author != "test" || got.Closed == nil || string(got.Content) != `{"a": 1}` {
			t.Errorf("%+v", got)
		}
		if chain, err := s.VerifyAudit(t.Context(), workspace); err != nil || chain.Fault != "" {
			t.Errorf("%+v %v", chain, err)
		}
	})
}

func TestWorkspaceRules_OnlyFromTheRevisionSeen(t *testing.T) {
	engines(t, func(t *testing.T, s *store.Store, workspace string, _ *clock) {
		set := func(second bool, revision int64) error {
			return s.Update(t.Context(), workspace, "test", func(tx *store.Tx) error {
				_, err := tx.SetWorkspaceRules(store.WorkspaceRules{SecondPerson: second, Revision: revision})
				return err
			})
		}
		if err := set(true, 0); err != nil {
			t.Fatal(err)
		}
		if err := set(false, 0); !errors.Is(err, store.ErrChanged) {
			t.Errorf("from a revision that was: %v", err)
		}
		if got, err := s.WorkspaceRules(t.Context(), workspace); err != nil || got != (store.WorkspaceRules{SecondPerson: true, Revision: 1}) {
			t.Errorf("%+v %v", got, err)
		}
		entries, err := s.Audit(t.Context(), workspace, 0, 100)
		if err != nil {
			t.Fatal(err)
		}
		last := entries[len(entries)-1]
		if last.Action != "workspace.rules" || last.Before == last.After {
			t.Errorf("%+v", last)
		}
	})
}

// TestRestore_OfABackupWithoutRevisions: programs from a backup without revisions get their present state as the only one.
func TestRestore_OfABackupWithoutRevisions(t *testing.T) {
	s := storetest.Open(t, store.Options{URL: t.TempDir() + "/a.db"})
	w, _, err := s.NewWorkspace(t.Context(), "Team", "test")
	if err != nil {
		t.Fatal(err)
	}
	p := addProgram(t, s, w.ID)
	var b bytes.Buffer
	if err := s.Backup(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	z, err := zstd.NewReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	var early bytes.Buffer
	out := tar.NewWriter(&early)
	for in := tar.NewReader(z); ; {
		h, err := in.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasPrefix(h.Name, "tables/program_revisions") {
			continue
		}
		if err := out.WriteHeader(h); err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(out, in); err != nil {
			t.Fatal(err)
		}
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	pack, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	other := storetest.Open(t, store.Options{URL: t.TempDir() + "/b.db"})
	if err := other.Restore(t.Context(), bytes.NewReader(pack.EncodeAll(early.Bytes(), nil))); err != nil {
		t.Fatal(err)
	}
	if all, err := other.ProgramRevisions(t.Context(), store.Whole(w.ID), p.ID); err != nil || len(all) != 1 || all[0].Revision != 1 {
		t.Errorf("%+v %v", all, err)
	}
}
