package cli

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"time"

	"github.com/rs/zerolog"
	"github.com/spf13/cobra"

	"github.com/diligo/diligo/internal/outfile"
	"github.com/diligo/diligo/internal/service"
	"github.com/diligo/diligo/internal/store"
	"github.com/diligo/diligo/internal/words"
)

func newStore(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use: "store", Short: "Look after the database of a server: backup, restore, migrate, export, import, verify",
		Args: noArguments, RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(a.newStoreBackup(), a.newStoreRestore(), a.newStoreMigrate(), a.newStoreExport(), a.newStoreImport(), a.newStoreVerify())
	return cmd
}

func exactly(n int, what any) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) != n {
			return words.Errorf("%s: %s", cmd.CommandPath()[len("diligo "):], what)
		}
		return nil
	}
}

// quietLog returns the log of a queue for commands other than serve.
func (a *app) quietLog() *slog.Logger {
	return slog.New(zerolog.NewSlogHandler(a.log.Level(zerolog.WarnLevel)))
}

// idle opens a service that accepts jobs and runs none.
func (a *app) idle(db *store.Store) (*service.Service, error) {
	return service.New(service.Options{Store: db, Version: ownVersion(), Now: time.Now, Log: a.quietLog(), Idle: true})
}

func (a *app) newStoreBackup() *cobra.Command {
	var f databaseFlags
	cmd := &cobra.Command{
		Use: "backup FILE", Short: "Write all that a store holds into one file, while servers go on",
		Long: "Write the workspaces, their history and documents into one file, as they are at one moment; servers go on meanwhile. store restore\n" +
			"reads it, into either database.",
		Example: "  diligo store backup diligo-2026-11-28.backup --db diligo.db", Args: exactly(1, words.Text("name the file to write")),
		RunE: func(cmd *cobra.Command, args []string) error {
			db, release, err := f.openShared(cmd.Context())
			if err != nil {
				return err
			}
			defer release()
			if err := outfile.Write(args[0], 0o600, func(w io.Writer) error { return db.Backup(cmd.Context(), w) }); err != nil {
				return words.Errorf("store backup: %w", err)
			}
			info, err := os.Stat(args[0])
			if err != nil {
				return err
			}
			fmt.Fprint(a.err, words.Say(a.config.Lang, "%s: %d bytes\n", args[0], info.Size()))
			return nil
		},
	}
	f.add(cmd)
	return cmd
}

func (a *app) newStoreRestore() *cobra.Command {
	var f databaseFlags
	cmd := &cobra.Command{
		Use: "restore FILE", Short: "Fill an empty store with a backup, all of it or nothing; also from one kind of database to the other",
		Example: "  diligo store restore diligo-2026-11-28.backup --db new.db\n  diligo store restore diligo.backup --db postgres://diligo@db/diligo --documents /srv/diligo",
		Args:    exactly(1, words.Text("name the file to read")),
		RunE: func(cmd *cobra.Command, args []string) error {
			in, err := os.Open(args[0])
			if err != nil {
				return words.Errorf("store restore: %w", err)
			}
			defer in.Close()
			db, release, err := f.migrated(cmd.Context(), a.quietLog())
			if err != nil {
				return err
			}
			defer release()
			if err := db.Restore(cmd.Context(), in); err != nil {
				return err
			}
			s, err := a.idle(db)
			if err != nil {
				return err
			}
			workspaces, err := db.Workspaces(cmd.Context())
			if err != nil {
				return err
			}
			for _, w := range workspaces {
				if err := s.Requeue(cmd.Context(), w.ID, true); err != nil {
					return err
				}
			}
			fmt.Fprint(a.err, words.Say(a.config.Lang, "restored; start the server on it: jobs that waited are asked for again\n"))
			return nil
		},
	}
	f.add(cmd)
	return cmd
}

// migrated opens the store with its tables up to date.
func (f *databaseFlags) migrated(ctx context.Context, log *slog.Logger) (*store.Store, func(), error) {
	db, release, err := f.open(ctx)
	if err != nil {
		return nil, nil, err
	}
	if _, err := service.Migrate(ctx, db, false, log); err != nil {
		release()
		return nil, nil, err
	}
	return db, release, nil
}

func (a *app) newStoreMigrate() *cobra.Command {
	var f databaseFlags
	var dryRun bool
	cmd := &cobra.Command{
		Use: "migrate", Short: "Bring the tables of a store up to date, as a server does when it starts",
		Example: "  diligo store migrate --dry-run --db diligo.db", Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			db, release, err := f.open(cmd.Context())
			if err != nil {
				return err
			}
			defer release()
			done, err := service.Migrate(cmd.Context(), db, dryRun, a.quietLog())
			if err != nil {
				return err
			}
			line := func(name string) string { return words.Say(a.config.Lang, "done: %s\n", name) }
			if dryRun {
				line = func(name string) string { return words.Say(a.config.Lang, "would do: %s\n", name) }
			}
			for _, name := range done {
				fmt.Fprint(a.out, line(name))
			}
			if len(done) == 0 {
				fmt.Fprint(a.out, words.Say(a.config.Lang, "the tables are up to date\n"))
			}
			return nil
		},
	}
	f.add(cmd)
	cmd.Flags().BoolVar(&dryRun, "dry-run", false, "say what would be done, and do nothing")
	return cmd
}

// workspaceOf returns the workspace: the only one, or the one named.
func workspaceOf(ctx context.Context, db *store.Store, id string) (store.Workspace, error) {
	all, err := db.Workspaces(ctx)
	if err != nil {
		return store.Workspace{}, err
	}
	if id == "" && len(all) == 1 {
		return all[0], nil
	}
	for _, w := range all {
		if w.ID == id {
			return w, nil
		}
	}
	if len(all) == 0 {
		return store.Workspace{}, words.Errorf("the store holds no workspace")
	}
	list := ""
	for _, w := range all {
		list += fmt.Sprintf("\n  %s  %s", w.ID, w.Name)
	}
	return store.Workspace{}, words.Errorf("name one of the workspaces with --workspace:%s", list)
}

func (a *app) newStoreExport() *cobra.Command {
	var f databaseFlags
	var workspace string
	cmd := &cobra.Command{
		Use: "export FOLDER", Short: "Write a workspace as files that the other commands read: profiles, reports, waivers, documents",
		Example: "  diligo store export out --db diligo.db\n  diligo replay out/assessments/ID.json --root out --bundle out/archives/DIGEST.diligo",
		Args:    exactly(1, words.Text("name a new folder")),
		RunE: func(cmd *cobra.Command, args []string) error {
			db, release, err := f.openShared(cmd.Context())
			if err != nil {
				return err
			}
			defer release()
			w, err := workspaceOf(cmd.Context(), db, workspace)
			if err != nil {
				return err
			}
			s, err := a.idle(db)
			if err != nil {
				return err
			}
			if err := s.Export(cmd.Context(), w.ID, args[0]); err != nil {
				return err
			}
			fmt.Fprint(a.err, words.Say(a.config.Lang, "%s: workspace %s\n", args[0], w.ID))
			return nil
		},
	}
	f.add(cmd)
	cmd.Flags().StringVar(&workspace, "workspace", "", "ID of the workspace, where there are several")
	return cmd
}

func (a *app) newStoreImport() *cobra.Command {
	var f databaseFlags
	cmd := &cobra.Command{
		Use: "import FOLDER", Short: "Make a workspace of an export; its companies are assessed again",
		Example: "  diligo store import out --db other.db", Args: exactly(1, words.Text("name the folder of an export")),
		RunE: func(cmd *cobra.Command, args []string) error {
			db, release, err := f.migrated(cmd.Context(), a.quietLog())
			if err != nil {
				return err
			}
			defer release()
			s, err := a.idle(db)
			if err != nil {
				return err
			}
			w, k, err := s.Import(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			fmt.Fprint(a.err, words.Say(a.config.Lang, "workspace %s; its administrator's key, shown once:\n  %s\n", w.ID, k.Secret))
			return nil
		},
	}
	f.add(cmd)
	return cmd
}

func (a *app) newStoreVerify() *cobra.Command {
	var f databaseFlags
	cmd := &cobra.Command{
		Use: "verify", Short: "Recompute the audit log and say whether it is whole",
		Long: "Compute the hash of every entry of the audit log. An entry that was altered, removed or added by others is named. The last hash,\n" +
			"kept elsewhere, proves later that nothing before it was changed.\n\nExit codes: 0 whole, 1 not, 2 error.",
		Example: "  diligo store verify --db diligo.db", Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			db, release, err := f.openShared(cmd.Context())
			if err != nil {
				return err
			}
			defer release()
			all, err := db.Workspaces(cmd.Context())
			if err != nil {
				return err
			}
			broken := false
			for _, w := range all {
				c, err := db.VerifyAudit(cmd.Context(), w.ID)
				if err != nil {
					return err
				}
				if c.Fault != "" {
					broken = true
					fmt.Fprint(a.out, words.Say(a.config.Lang, "workspace %s: %s\n", w.ID, c.Fault))
					continue
				}
				fmt.Fprint(a.out, words.Say(a.config.Lang, "workspace %s: %d entries, whole; the last hash is %s\n", w.ID, c.Entries, c.Hash))
			}
			if broken {
				return exit(exitFindings)
			}
			return nil
		},
	}
	f.add(cmd)
	return cmd
}
