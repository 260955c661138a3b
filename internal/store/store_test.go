package store_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/store"
	"github.com/diligo/diligo/internal/store/storetest"
)

func TestMain(m *testing.M) {
	code := m.Run()
	storetest.Stop()
	os.Exit(code)
}

// clock is a clock that tests can set.
type clock struct {
	mu sync.Mutex
	t  time.Time
}

func newClock() *clock { return &clock{t: time.Date(2026, 11, 28, 12, 0, 0, 0, time.UTC)} }

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.t
}

func (c *clock) pass(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.t = c.t.Add(d)
}

// engines runs a test on both databases, with an empty store and a workspace.
func engines(t *testing.T, f func(t *testing.T, s *store.Store, workspace string, c *clock)) {
	t.Helper()
	storetest.Engines(t, func(t *testing.T, open func(func() time.Time) *store.Store) {
		c := newClock()
		s := open(c.now)
		w, _, err := s.NewWorkspace(t.Context(), "Team", "test")
		if err != nil {
			t.Fatal(err)
		}
		f(t, s, w.ID, c)
	})
}

func update(t *testing.T, s *store.Store, workspace string, f func(*store.Tx) error) {
	t.Helper()
	if err := s.Update(t.Context(), workspace, "test", f); err != nil {
		t.Fatal(err)
	}
}

func addProgram(t *testing.T, s *store.Store, workspace string) store.Program {
	t.Helper()
	var p store.Program
	update(t, s, workspace, func(tx *store.Tx) (err error) {
		if err := tx.KeepArchive("d1", []byte("archive"), []string{"runway/a", "runway/b"}); err != nil {
			return err
		}
		p, err = tx.AddProgram(store.Program{Name: "Batch 7", Settings: []byte(`{}`), Archive: "d1"})
		return err
	})
	return p
}

func addVersion(t *testing.T, s *store.Store, workspace, program, ident, content string) (v store.Version, added bool) {
	t.Helper()
	update(t, s, workspace, func(tx *store.Tx) (err error) {
		v, added, err = tx.AddVersion(program, ident, "Name of "+ident, store.Version{Content: []byte(content), Format: "json", Origin: "upload"})
		return err
	})
	return v, added
}

func TestSetup_HoldsOnceAndForADay(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, open func(func() time.Time) *store.Store) {
		c := newClock()
		s := open(c.now)
		ctx := t.Context()
		old, err := s.NewSetup(ctx)
		if err != nil {
			t.Fatal(err)
		}
		token, err := s.NewSetup(ctx)
		if err != nil {
			t.Fatal(err)
		}
		for name, bad := range map[string]string{"an earlier one": old, "nothing": "", "another": "setup_x"} {
			if _, _, err := s.Setup(ctx, bad, "Team"); !errors.Is(err, store.ErrNotFound) {
				t.Errorf("%s: %v", name, err)
			}
		}
		c.pass(25 * time.Hour)
		if _, _, err := s.Setup(ctx, token, "Team"); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("after a day: %v", err)
		}
		if token, err = s.NewSetup(ctx); err != nil {
			t.Fatal(err)
		}
		w, k, err := s.Setup(ctx, token, "Team")
		if err != nil || w.Name != "Team" || !k.May(store.ScopeAdmin) {
			t.Fatalf("%+v %+v %v", w, k, err)
		}
		if _, _, err := s.Setup(ctx, token, "Team"); !errors.Is(err, store.ErrExists) {
			t.Errorf("the second time: %v", err)
		}
		if _, err := s.NewSetup(ctx); !errors.Is(err, store.ErrExists) {
			t.Errorf("a new link beside an administrator: %v", err)
		}
		got, err := s.KeyOf(ctx, k.Secret)
		if err != nil || got.ID != k.ID || got.Workspace != w.ID {
			t.Errorf("%+v %v", got, err)
		}
	})
}

func TestKeys_ExpireAndAreRevoked(t *testing.T) {
	engines(t, func(t *testing.T, s *store.Store, workspace string, c *clock) {
		var short, long store.NewKey
		update(t, s, workspace, func(tx *store.Tx) (err error) {
			if short, err = tx.AddKey("ci", []store.Scope{store.ScopeRead}, c.now().Add(time.Hour)); err != nil {
				return err
			}
			long, err = tx.AddKey("app", []store.Scope{store.ScopeWrite}, time.Time{})
			return err
		})
		holds := func(k store.NewKey) bool {
			_, err := s.KeyOf(t.Context(), k.Secret)
			if err != nil && !errors.Is(err, store.ErrNotFound) {
				t.Fatal(err)
			}
			return err == nil
		}
		if !holds(short) || !holds(long) {
			t.Error("a new key does not hold")
		}
		c.pass(time.Hour)
		if holds(short) {
			t.Error("an expired key holds")
		}
		update(t, s, workspace, func(tx *store.Tx) error { return tx.RevokeKey(long.ID) })
		if holds(long) {
			t.Error("a revoked key holds")
		}
		if long.May(store.ScopeAdmin) || !long.May(store.ScopeRead) || !long.May(store.ScopeWrite) {
			t.Error("write includes read and not admin")
		}
		err := s.Update(t.Context(), workspace, "test", func(tx *store.Tx) error { return tx.RevokeKey(long.ID) })
		if !errors.Is(err, store.ErrNotFound) {
			t.Errorf("revoked twice: %v", err)
		}
	})
}

func TestAddVersion_NumbersAndUnchanged(t *testing.T) {
	engines(t, func(t *testing.T, s *store.Store, workspace string, _ *clock) {
		p := addProgram(t, s, workspace)
		first, added := addVersion(t, s, workspace, p.ID, "acme", `{"a": 1}`)
		if !added || first.Seq != 1 {
			t.Errorf("the first: %+v %t", first, added)
		}
		same, added := addVersion(t, s, workspace, p.ID, "acme", `{"a": 1}`)
		if added || same.ID != first.ID {
			t.Errorf("the same again: %+v %t", same, added)
		}
		second, added := addVersion(t, s, workspace, p.ID, "acme", `{"a": 2}`)
		if !added || second.Seq != 2 || second.Company != first.Company {
			t.Errorf("another: %+v %t", second, added)
		}
		back, added := addVersion(t, s, workspace, p.ID, "acme", `{"a": 1}`)
		if !added || back.Seq != 3 {
			t.Errorf("as it was before: %+v %t", back, added)
		}
		for seq, want := range map[int64]string{1: `{"a": 1}`, 2: `{"a": 2}`, 0: `{"a": 1}`} {
			v, err := s.Version(t.Context(), store.Whole(workspace), first.Company, seq)
			if err != nil || string(v.Content) != want {
				t.Errorf("version %d: %q %v", seq, v.Content, err)
			}
		}
		if _, err := s.Version(t.Context(), store.Whole(workspace), first.Company, 4); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("a version that is not there: %v", err)
		}
		all, err := s.Versions(t.Context(), store.Whole(workspace), first.Company, 1, 10)
		if err != nil || len(all) != 2 || all[0].Seq != 2 {
			t.Errorf("the versions behind the first: %+v %v", all, err)
		}
	})
}

func TestWorkspaces_SeeNothingOfEachOther(t *testing.T) {
	engines(t, func(t *testing.T, s *store.Store, workspace string, _ *clock) {
		p := addProgram(t, s, workspace)
		v, _ := addVersion(t, s, workspace, p.ID, "acme", `{"a": 1}`)
		other, _, err := s.NewWorkspace(t.Context(), "Others", "test")
		if err != nil {
			t.Fatal(err)
		}
		ctx := t.Context()
		for name, call := range map[string]func() error{
			"program": func() error { _, err := s.Program(ctx, store.Whole(other.ID), p.ID); return err },
			"company": func() error { _, err := s.Company(ctx, store.Whole(other.ID), v.Company); return err },
			"version": func() error { _, err := s.Version(ctx, store.Whole(other.ID), v.Company, 1); return err },
			"archive": func() error { _, err := s.Archive(ctx, other.ID, "d1"); return err },
			"change": func() error {
				return s.Update(ctx, other.ID, "x", func(t *store.Tx) error { _, err := t.ChangeProgram(p); return err })
			},
			"purge": func() error {
				return s.Update(ctx, other.ID, "x", func(t *store.Tx) error { return t.Purge(v.Company) })
			},
			"document": func() error {
				return s.Update(ctx, other.ID, "x", func(t *store.Tx) error { _, err := t.AddDocument(store.Document{Company: v.Company}); return err })
			},
		} {
			if err := call(); !errors.Is(err, store.ErrNotFound) {
				t.Errorf("%s: %v", name, err)
			}
		}
		for name, list := range map[string]func() (int, error){
			"programs": func() (int, error) {
				x, err := s.Programs(ctx, store.Whole(other.ID), store.Page{})
				return len(x), err
			},
			"companies": func() (int, error) {
				x, err := s.Companies(ctx, store.Whole(other.ID), "", "", store.Page{})
				return len(x), err
			},
			"of the program": func() (int, error) {
				x, err := s.Companies(ctx, store.Whole(other.ID), p.ID, "", store.Page{})
				return len(x), err
			},
			"versions": func() (int, error) {
				x, err := s.Versions(ctx, store.Whole(other.ID), v.Company, 0, 0)
				return len(x), err
			},
			"ranking": func() (int, error) {
				x, err := s.Ranking(ctx, store.Whole(other.ID), p.ID, false, store.Page{})
				return len(x), err
			},
		} {
			if n, err := list(); err != nil || n != 0 {
				t.Errorf("%s: %d of the other workspace, %v", name, n, err)
			}
		}
		// The same identifier in another workspace is another company.
		mine, _ := addVersion(t, s, other.ID, "", "acme", `{"a": 1}`)
		if mine.Company == v.Company {
			t.Error("two workspaces share a company")
		}
	})
}

func TestChangeProgram_OnlyFromTheRevisionSeen(t *testing.T) {
	engines(t, func(t *testing.T, s *store.Store, workspace string, _ *clock) {
		p := addProgram(t, s, workspace)
		mine, theirs := p, p
		mine.Name, theirs.Name = "Mine", "Theirs"
		update(t, s, workspace, func(tx *store.Tx) error { _, err := tx.ChangeProgram(mine); return err })
		err := s.Update(t.Context(), workspace, "test", func(tx *store.Tx) error { _, err := tx.ChangeProgram(theirs); return err })
		if !errors.Is(err, store.ErrChanged) {
			t.Errorf("%v", err)
		}
		got, err := s.Program(t.Context(), store.Whole(workspace), p.ID)
		if err != nil || got.Name != "Mine" || got.Revision != 2 {
			t.Errorf("%+v %v", got, err)
		}
	})
}

// assess adds an assessment of a version.
func assess(t *testing.T, s *store.Store, workspace string, a store.Assessment) (added bool, previous *store.Assessment) {
	t.Helper()
	update(t, s, workspace, func(tx *store.Tx) (err error) {
		_, previous, added, err = tx.AddAssessment(a)
		return err
	})
	return added, previous
}

func TestAddAssessment_OnlyWhatStillHolds(t *testing.T) {
	engines(t, func(t *testing.T, s *store.Store, workspace string, _ *clock) {
		p := addProgram(t, s, workspace)
		v, _ := addVersion(t, s, workspace, p.ID, "acme", `{"a": 1}`)
		a := store.Assessment{Program: p.ID, Company: v.Company, Version: v.ID, Archive: "d1", RankKey: "5", Verdict: "pass", Entry: []byte("{}"), Content: []byte(`{"x":1}`)}
		for name, bad := range map[string]func(*store.Assessment){
			"by other policies": func(a *store.Assessment) { a.Archive = "d0" },
			"by other waivers":  func(a *store.Assessment) { a.Waivers = "w0" },
			"of no version":     func(a *store.Assessment) { a.Version = "x" },
		} {
			b := a
			bad(&b)
			if name == "by other waivers" {
				update(t, s, workspace, func(tx *store.Tx) error { _, err := tx.SetWaivers(p.ID, "waivers: []\n"); return err })
			}
			if added, _ := assess(t, s, workspace, b); added {
				t.Errorf("%s: added", name)
			}
		}
		w, err := s.Waivers(t.Context(), workspace, p.ID)
		if err != nil {
			t.Fatal(err)
		}
		a.Waivers = w.SHA256
		if added, previous := assess(t, s, workspace, a); !added || previous != nil {
			t.Errorf("the first: %t %+v", added, previous)
		}
		if added, _ := assess(t, s, workspace, a); added {
			t.Error("the same again was added")
		}
		second, _ := addVersion(t, s, workspace, p.ID, "acme", `{"a": 2}`)
		if added, _ := assess(t, s, workspace, a); added {
			t.Error("of a version that is not the latest any more: added")
		}
		b := a
		b.Version, b.Verdict, b.RankKey = second.ID, "fail", "7"
		if added, previous := assess(t, s, workspace, b); !added || previous == nil || previous.Verdict != "pass" {
			t.Errorf("of the next version: %t %+v", added, previous)
		}
		ranking, err := s.Ranking(t.Context(), store.Whole(workspace), p.ID, false, store.Page{})
		if err != nil || len(ranking) != 1 || ranking[0].Verdict != "fail" {
			t.Errorf("%+v %v", ranking, err)
		}
		all, err := s.Assessments(t.Context(), store.Whole(workspace), v.Company, store.Page{})
		if err != nil || len(all) != 2 || all[0].Current || !all[1].Current {
			t.Errorf("%+v %v", all, err)
		}
		whole, err := s.Assessment(t.Context(), store.Whole(workspace), all[0].ID)
		if err != nil || string(whole.Content) != `{"x":1}` {
			t.Errorf("%q %v", whole.Content, err)
		}
	})
}

// TestCount_IsThatOfAssessmentsThatHold: after every step of a random walk, the counters that each change maintains agree with a count from
// scratch.
func TestCount_IsThatOfAssessmentsThatHold(t *testing.T) {
	engines(t, func(t *testing.T, s *store.Store, workspace string, _ *clock) {
		rnd := rand.New(rand.NewPCG(1, 2))
		p := addProgram(t, s, workspace)
		idents := []string{"a", "b", "c", "d"}
		latest, company := map[string]string{}, map[string]string{} // by ident
		current := map[string][2]string{}                           // version and archive by ident
		seen := map[int]bool{}
		for step := range 150 {
			ident := idents[rnd.IntN(len(idents))]
			switch rnd.IntN(5) {
			case 0:
				v, _ := addVersion(t, s, workspace, p.ID, ident, fmt.Sprintf(`{"step": %d}`, step))
				latest[ident], company[ident] = v.ID, v.Company
			case 1:
				update(t, s, workspace, func(tx *store.Tx) (err error) {
					p.Archive = []string{"d1", "d2"}[rnd.IntN(2)]
					p, err = tx.ChangeProgram(p)
					return err
				})
			default:
				if latest[ident] == "" {
					continue
				}
				a := store.Assessment{Program: p.ID, Company: company[ident], Version: latest[ident], Archive: p.Archive, Entry: []byte("{}"), Content: []byte("{}")}
				assess(t, s, workspace, a)
				current[ident] = [2]string{a.Version, a.Archive}
			}
			want := 0
			for _, ident := range idents {
				if latest[ident] != "" && current[ident] == [2]string{latest[ident], p.Archive} {
					want++
				}
			}
			companies, assessed, err := s.Count(t.Context(), store.Whole(workspace), p.ID)
			if err != nil || companies != len(latest) || assessed != want {
				t.Fatalf("step %d: %d companies, %d assessed (%v); want %d, %d", step, companies, assessed, err, len(latest), want)
			}
			seen[want] = true
		}
		if len(seen) < 4 {
			t.Errorf("the walk met only %v", seen)
		}
	})
}

func TestOnce_TakesEffectOnce(t *testing.T) {
	engines(t, func(t *testing.T, s *store.Store, workspace string, c *clock) {
		runs := 0
		once := func(key, fingerprint string) (string, error) {
			return store.Once(t.Context(), s, workspace, "test", store.Request{Key: key, Fingerprint: fingerprint}, func(tx *store.Tx) (string, error) {
				runs++
				p, err := tx.AddProgram(store.Program{Name: fmt.Sprint(runs), Settings: []byte("{}")})
				return p.ID, err
			})
		}
		first, err := once("k", "f")
		if err != nil {
			t.Fatal(err)
		}
		again, err := once("k", "f")
		if err != nil || again != first || runs != 1 {
			t.Errorf("%q and %q, %d runs, %v", first, again, runs, err)
		}
		if _, err := once("k", "other"); !errors.Is(err, store.ErrReused) {
			t.Errorf("the key for another request: %v", err)
		}
		if other, err := once("", "f"); err != nil || other == first {
			t.Errorf("without a key: %q %v", other, err)
		}
		c.pass(time.Hour)
		if err := s.ForgetRequests(t.Context(), time.Minute); err != nil {
			t.Fatal(err)
		}
		if later, err := once("k", "f"); err != nil || later == first {
			t.Errorf("after it was forgotten: %q %v", later, err)
		}
	})
}

func TestOnce_AFailureIsNotKept(t *testing.T) {
	engines(t, func(t *testing.T, s *store.Store, workspace string, _ *clock) {
		broken := errors.New("broken")
		fail := true
		once := func() (int, error) {
			return store.Once(t.Context(), s, workspace, "test", store.Request{Key: "k", Fingerprint: "f"}, func(tx *store.Tx) (int, error) {
				if _, err := tx.AddProgram(store.Program{Name: "x", Settings: []byte("{}")}); err != nil {
					return 0, err
				}
				if fail {
					return 0, broken
				}
				return 7, nil
			})
		}
		if _, err := once(); !errors.Is(err, broken) {
			t.Fatal(err)
		}
		if all, err := s.Programs(t.Context(), store.Whole(workspace), store.Page{}); err != nil || len(all) != 0 {
			t.Fatalf("a failed change left %d programs, %v", len(all), err)
		}
		fail = false
		if n, err := once(); err != nil || n != 7 {
			t.Errorf("%d %v", n, err)
		}
	})
}

// TestAudit_Concurrent: concurrent changes wait for each other, and the chain has no gap.
func TestAudit_Concurrent(t *testing.T) {
	engines(t, func(t *testing.T, s *store.Store, workspace string, _ *clock) {
		before, err := s.VerifyAudit(t.Context(), workspace)
		if err != nil || before.Fault != "" {
			t.Fatalf("%+v %v", before, err)
		}
		const writers, each = 8, 20
		var group sync.WaitGroup
		for i := range writers {
			group.Go(func() {
				for k := range each {
					err := s.Update(context.Background(), workspace, "test", func(tx *store.Tx) error {
						_, _, err := tx.AddVersion("", fmt.Sprintf("c%d", i), "x", store.Version{Content: fmt.Appendf(nil, "%d", k), Format: "json"})
						return err
					})
					if err != nil {
						t.Error(err)
					}
				}
			})
		}
		group.Wait()
		after, err := s.VerifyAudit(t.Context(), workspace)
		if err != nil || after.Fault != "" || after.Entries != before.Entries+writers*(each+1) {
			t.Errorf("%+v after %+v, %v", after, before, err)
		}
	})
}

func TestVerifyAudit_FindsWhatWasAltered(t *testing.T) {
	for name, tt := range map[string]struct{ query, want string }{
		"an entry altered":        {"UPDATE audit SET actor = 'other' WHERE seq = 3", "entry 3 was altered"},
		"an entry removed":        {"DELETE FROM audit WHERE seq = 3", "entry 3 is missing"},
		"the last entry removed":  {"DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit)", "is missing"},
		"the head set back":       {"UPDATE workspaces SET audit_seq = audit_seq - 1", "does not end as the workspace says"},
		"another hash at the end": {"UPDATE workspaces SET audit_hash = 'x'", "does not end as the workspace says"},
	} {
		t.Run(name, func(t *testing.T) {
			engines(t, func(t *testing.T, s *store.Store, workspace string, _ *clock) {
				p := addProgram(t, s, workspace)
				addVersion(t, s, workspace, p.ID, "acme", "{}")
				if c, err := s.VerifyAudit(t.Context(), workspace); err != nil || c.Fault != "" || c.Entries < 4 {
					t.Fatalf("untouched: %+v %v", c, err)
				}
				if _, err := s.Writer().ExecContext(t.Context(), tt.query); err != nil {
					t.Fatal(err)
				}
				if c, err := s.VerifyAudit(t.Context(), workspace); err != nil || !strings.Contains(c.Fault, tt.want) {
					t.Errorf("%+v %v, want %q", c, err, tt.want)
				}
			})
		})
	}
}

func TestPurge_LeavesATraceAndNoFact(t *testing.T) {
	engines(t, func(t *testing.T, s *store.Store, workspace string, _ *clock) {
		ctx := t.Context()
		p := addProgram(t, s, workspace)
		v, _ := addVersion(t, s, workspace, p.ID, "acme", `{"secret": "CANARY"}`)
		assess(t, s, workspace, store.Assessment{Program: p.ID, Company: v.Company, Version: v.ID, Archive: "d1", Entry: []byte("{}"), Content: []byte(`"CANARY"`)})
		add := func(company string) store.Document {
			sha, size, err := s.SaveDocument(workspace, strings.NewReader("CANARY deck"), 100)
			if err != nil {
				t.Fatal(err)
			}
			var d store.Document
			update(t, s, workspace, func(tx *store.Tx) (err error) {
				d, err = tx.AddDocument(store.Document{Company: company, SHA256: sha, Size: size, Name: "deck.pdf"})
				return err
			})
			return d
		}
		other, _ := addVersion(t, s, workspace, p.ID, "beta", `{}`)
		d, kept := add(v.Company), add(other.Company)
		update(t, s, workspace, func(tx *store.Tx) error { return tx.Purge(v.Company) })
		if err := s.SweepDocuments(ctx, workspace, 0); err != nil {
			t.Fatal(err)
		}
		c, err := s.Company(ctx, store.Whole(workspace), v.Company)
		if err != nil || c.Purged == nil || c.Name != "" || strings.Contains(c.Ident, "acme") {
			t.Errorf("%+v %v", c, err)
		}
		if _, _, err := s.Document(ctx, store.Whole(workspace), d.ID); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("its document: %v", err)
		}
		if _, f, err := s.Document(ctx, store.Whole(workspace), kept.ID); err != nil {
			t.Errorf("the same file of another company: %v", err)
		} else {
			f.Close()
		}
		update(t, s, workspace, func(tx *store.Tx) error { return tx.Purge(other.Company) })
		if err := s.SweepDocuments(ctx, workspace, 0); err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := s.Backup(ctx, &b); err != nil {
			t.Fatal(err)
		}
		if text := unpacked(t, b.Bytes()); strings.Contains(text, "CANARY") || strings.Contains(text, "acme") {
			t.Error("something of it is left")
		}
		if chain, err := s.VerifyAudit(ctx, workspace); err != nil || chain.Fault != "" {
			t.Errorf("%+v %v", chain, err)
		}
		again, added := addVersion(t, s, workspace, p.ID, "acme", `{}`)
		if !added || again.Company == v.Company {
			t.Errorf("a profile that comes later: %+v", again)
		}
	})
}

// TestBackup_RestoresIntoBoth: a backup of either database restores into either, unchanged.
func TestBackup_RestoresIntoBoth(t *testing.T) {
	engines(t, func(t *testing.T, s *store.Store, workspace string, _ *clock) {
		ctx := t.Context()
		p := addProgram(t, s, workspace)
		for i := range 30 {
			addVersion(t, s, workspace, p.ID, fmt.Sprintf("c%02d", i), fmt.Sprintf(`{"n": %d, "甲": "\u0000"}`, i))
		}
		v, _ := addVersion(t, s, workspace, p.ID, "c00", `{"n": "later"}`)
		assess(t, s, workspace, store.Assessment{Program: p.ID, Company: v.Company, Version: v.ID, Archive: "d1", RankKey: "1", Verdict: "pass", Entry: []byte("{}"), Content: []byte(`{"x": 1}`)})
		sha, size, err := s.SaveDocument(workspace, strings.NewReader("a deck"), 100)
		if err != nil {
			t.Fatal(err)
		}
		var d store.Document
		update(t, s, workspace, func(tx *store.Tx) (err error) {
			d, err = tx.AddDocument(store.Document{Company: v.Company, SHA256: sha, Size: size, Name: "deck.pdf"})
			return err
		})
		update(t, s, workspace, func(tx *store.Tx) error {
			if _, err := tx.SetWorkspaceRules(store.WorkspaceRules{SecondPerson: true}); err != nil {
				return err
			}
			test, err := tx.AddBacktest(p.ID, []byte(`{}`))
			if err != nil {
				return err
			}
			_, err = tx.AddProposal(store.Proposal{Program: p.ID, Base: "d1", Content: []byte(`{}`), Reason: "why", Backtest: test.ID})
			return err
		})
		var b bytes.Buffer
		if err := s.Backup(ctx, &b); err != nil {
			t.Fatal(err)
		}
		want, err := s.VerifyAudit(ctx, workspace)
		if err != nil {
			t.Fatal(err)
		}
		storetest.Engines(t, func(t *testing.T, open func(func() time.Time) *store.Store) {
			other := open(nil)
			if err := other.Restore(ctx, bytes.NewReader(b.Bytes()[:b.Len()/2])); err == nil {
				t.Fatal("half a backup was restored")
			}
			if all, err := other.Workspaces(ctx); err != nil || len(all) != 0 {
				t.Fatalf("half a backup left %d workspaces, %v", len(all), err)
			}
			if err := other.Restore(ctx, bytes.NewReader(b.Bytes())); err != nil {
				t.Fatal(err)
			}
			if err := other.Restore(ctx, bytes.NewReader(b.Bytes())); !errors.Is(err, store.ErrNotEmpty) {
				t.Errorf("into a store that is not empty: %v", err)
			}
			got, err := other.VerifyAudit(ctx, workspace)
			if err != nil || got != want {
				t.Errorf("the chain is %+v and not %+v, %v", got, want, err)
			}
			var again bytes.Buffer
			if err := other.Backup(ctx, &again); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(unpacked(t, b.Bytes()), unpacked(t, again.Bytes())); diff != "" {
				t.Errorf("(-first +second):\n%.2000s", diff)
			}
			_, f, err := other.Document(ctx, store.Whole(workspace), d.ID)
			if err != nil {
				t.Fatal(err)
			}
			f.Close()
			version, err := other.Version(ctx, store.Whole(workspace), v.Company, 1)
			if err != nil || string(version.Content) != `{"n": 0, "甲": "\u0000"}` {
				t.Errorf("%q %v", version.Content, err)
			}
			if companies, assessed, err := other.Count(ctx, store.Whole(workspace), p.ID); err != nil || companies != 30 || assessed != 1 {
				t.Errorf("%d companies, %d assessed, %v", companies, assessed, err)
			}
		})
	})
}

func TestRestore_RefusesWhatIsNoBackup(t *testing.T) {
	s := storetest.Open(t, store.Options{URL: t.TempDir() + "/a.db"})
	for name, content := range map[string]string{"nothing": "", "a text": "hello"} {
		if err := s.Restore(t.Context(), strings.NewReader(content)); err == nil {
			t.Errorf("%s was restored", name)
		}
	}
}

func TestOpen_Refuses(t *testing.T) {
	for name, tt := range map[string]struct {
		o    store.Options
		want string
	}{
		"PostgreSQL without a folder": {store.Options{URL: "postgres://x:secret@127.0.0.1:1/d"}, "--documents"},
		"no such server":              {store.Options{URL: "postgres://x:secret@127.0.0.1:1/d", Dir: t.TempDir()}, "store: "},
		"a folder as the file":        {store.Options{URL: t.TempDir()}, "store: "},
	} {
		t.Run(name, func(t *testing.T) {
			s, err := store.Open(t.Context(), tt.o)
			if err == nil {
				s.Close()
				t.Fatal("opened")
			}
			if !strings.Contains(err.Error(), tt.want) || strings.Contains(err.Error(), "secret") {
				t.Errorf("%v", err)
			}
		})
	}
}
