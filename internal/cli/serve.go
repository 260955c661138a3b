package cli

import (
	"cmp"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"

	"github.com/gofrs/flock"
	"github.com/rs/zerolog"
	"github.com/spf13/cobra"

	"github.com/diligo/diligo/internal/report/inert"
	"github.com/diligo/diligo/internal/server"
	"github.com/diligo/diligo/internal/service"
	"github.com/diligo/diligo/internal/store"
	"github.com/diligo/diligo/internal/words"
)

// databaseVariable is the environment variable with the URL of the database, which may hold a password that does not belong on a command
// line.
const databaseVariable = "DILIGO_DB"

// databaseFlags are the flags of commands that open a store.
type databaseFlags struct{ url, dir string }

func (f *databaseFlags) add(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.url, "db", "", "file of SQLite, or postgres://... (default: "+databaseVariable+", else diligo.db)")
	cmd.Flags().StringVar(&f.dir, "documents", "", "folder of documents (default: beside the file of SQLite)")
}

// name returns the file or the URL of the database.
func (f *databaseFlags) name() string { return cmp.Or(f.url, os.Getenv(databaseVariable), "diligo.db") }

// openShared opens an existing store for reading, even if others have it open.
func (f *databaseFlags) openShared(ctx context.Context) (s *store.Store, release func(), err error) {
	url := f.name()
	if !store.IsPostgres(url) {
		if _, err := os.Stat(url); err != nil {
			return nil, nil, words.Errorf("db: %w", err)
		}
	}
	if s, err = store.Open(ctx, store.Options{URL: url, Dir: f.dir, Now: time.Now}); err != nil {
		return nil, nil, err
	}
	return s, func() { s.Close() }, nil
}

// open opens a store for changes. On SQLite only one process at a time can.
func (f *databaseFlags) open(ctx context.Context) (*store.Store, func(), error) {
	url := f.name()
	unlock := func() {}
	if !store.IsPostgres(url) {
		if err := os.MkdirAll(filepath.Dir(url), 0o700); err != nil {
			return nil, nil, words.Errorf("db: %w", err)
		}
		lock := flock.New(url + ".lock")
		held, err := lock.TryLock()
		if err != nil {
			return nil, nil, words.Errorf("db: %w", err)
		}
		if !held {
			return nil, nil, words.Errorf("db: another process has %s open: stop it first, or use PostgreSQL, which several servers can share", url)
		}
		unlock = func() { _ = lock.Unlock() }
	}
	s, err := store.Open(ctx, store.Options{URL: url, Dir: f.dir, Now: time.Now})
	if err != nil {
		unlock()
		return nil, nil, err
	}
	return s, func() {
		s.Close()
		unlock()
	}, nil
}

// oidcVariable is the environment variable with the server's client secret at its OpenID Connect provider.
const oidcVariable = "DILIGO_OIDC_SECRET"

// identity returns the provider that the flags name, or nil.
func (f serveFlags) identity(ctx context.Context, base string) (*server.Identity, error) {
	if f.issuer == "" && f.client == "" {
		return nil, nil
	}
	if f.issuer == "" || f.client == "" {
		return nil, words.Errorf("oidc-issuer and oidc-client belong together")
	}
	if f.public != "" {
		base = strings.TrimRight(f.public, "/")
	}
	i, err := server.NewIdentity(ctx, f.issuer, f.client, os.Getenv(oidcVariable), base+"/api/v1/session/oidc/callback")
	if err != nil {
		return nil, words.Errorf("oidc-issuer: %w", err)
	}
	return i, nil
}

type serveFlags struct {
	databaseFlags
	addr, certificate, key, demo string
	proxied                      bool
	public, issuer, client       string // of OpenID Connect
}

func newServe(a *app) *cobra.Command {
	var f serveFlags
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Serve a team: companies, programs, assessments with their history, an API",
		Long: "Serve the API for a team, on a file of SQLite or on PostgreSQL. At its first start it shows a one-time link that creates the\n" +
			"workspace and its administrator's key. It listens on this machine alone unless it has a certificate or a proxy in front.\n" +
			"internal/server/README.md tells operators and clients more.",
		Example: "  diligo serve --db diligo.db\n  DILIGO_DB=postgres://diligo@db/diligo diligo serve --documents /srv/diligo --addr :8410 --behind-proxy\n" +
			"  diligo serve --db demo.db --demo fixtures/profiles",
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.serve(cmd.Context(), f) },
	}
	f.add(cmd)
	cmd.Flags().StringVar(&f.addr, "addr", "127.0.0.1:8410", "address to listen on")
	cmd.Flags().StringVar(&f.certificate, "tls-cert", "", "file of the TLS certificate")
	cmd.Flags().StringVar(&f.key, "tls-key", "", "file of its key")
	cmd.Flags().BoolVar(&f.proxied, "behind-proxy", false, "a proxy in front ends TLS and names the clients (X-Forwarded-For)")
	cmd.Flags().StringVar(&f.public, "public-url", "", "address of the server as browsers reach it (default: the one that it listens on)")
	cmd.Flags().StringVar(&f.issuer, "oidc-issuer", "", "provider of OpenID Connect by which people sign in, beside passwords")
	cmd.Flags().StringVar(&f.client, "oidc-client", "", "ID of this server with the provider; the secret is read from "+oidcVariable)
	cmd.Flags().StringVar(&f.demo, "demo", "", "fill an empty database with the profiles of a folder and show a key for it")
	return cmd
}

// host returns the host to listen on, and its IP address if it is one. It refuses what can't be listened on.
func (f serveFlags) host() (host string, ip netip.Addr, err error) {
	host, port, err := net.SplitHostPort(f.addr)
	if err != nil {
		return "", ip, words.Errorf("addr %s: use host:port", f.addr)
	}
	if n, err := strconv.Atoi(port); err == nil && (n < 0 || n > 65535) {
		return "", ip, words.Errorf("addr %s: there is no port %s: use one from 0 to 65535", f.addr, port)
	}
	ip, err = netip.ParseAddr(host)
	if err != nil && host != "" && (strings.Trim(host, "0123456789.") == "" || strings.Contains(host, ":")) {
		return "", ip, words.Errorf("addr %s: %s is not an IP address", f.addr, host)
	}
	return host, ip, nil
}

// checkAddress refuses to listen where others could eavesdrop.
func (f serveFlags) checkAddress(hasAdministrator bool) error {
	host, ip, err := f.host()
	if err != nil {
		return err
	}
	if host == "localhost" || ip.Unmap().IsLoopback() {
		return nil
	}
	if f.certificate == "" && !f.proxied {
		return words.Errorf("addr %s: beyond this machine it needs --tls-cert and --tls-key, or --behind-proxy", f.addr)
	}
	if !hasAdministrator {
		return words.Errorf("addr %s: there is no administrator yet: start once on 127.0.0.1 and open the link that is shown", f.addr)
	}
	return nil
}

// stopWithin is how long requests and jobs in progress may take when the server stops.
const stopWithin = 20 * time.Second

func (a *app) serve(ctx context.Context, f serveFlags) error {
	if _, _, err := f.host(); err != nil { // before a database is created
		return err
	}
	if (f.certificate == "") != (f.key == "") {
		return words.Errorf("tls-cert and tls-key belong together")
	}
	logger := a.serverLog()
	db, release, err := f.open(ctx)
	if err != nil {
		return err
	}
	defer release()
	quiet := slog.New(zerolog.NewSlogHandler(logger.Level(zerolog.WarnLevel)))
	if _, err := service.Migrate(ctx, db, false, quiet); err != nil {
		return err
	}
	workspaces, err := db.Workspaces(ctx)
	if err != nil {
		return err
	}
	if err := f.checkAddress(len(workspaces) > 0); err != nil {
		return err
	}
	s, err := service.New(service.Options{Store: db, Version: ownVersion(), Now: time.Now, Log: quiet, Workers: runtime.GOMAXPROCS(0)})
	if err != nil {
		return err
	}
	left, err := s.Upgrade(ctx)
	if err != nil {
		return err
	}
	for _, id := range left {
		fmt.Fprint(a.err, words.Say(a.config.Lang, "program %s: its settings name what this version does not have; it is judged as before until they are changed\n", id))
	}
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", f.addr)
	if err != nil {
		return words.Errorf("addr: %w", err)
	}
	scheme := "http"
	if f.certificate != "" {
		certificate, err := tls.LoadX509KeyPair(f.certificate, f.key)
		if err != nil {
			listener.Close()
			return words.Errorf("tls-cert: %w", err)
		}
		listener = tls.NewListener(listener, &tls.Config{Certificates: []tls.Certificate{certificate}, MinVersion: tls.VersionTLS12, NextProtos: []string{"h2", "http/1.1"}})
		scheme = "https"
	}
	base := scheme + "://" + listener.Addr().String()
	identity, err := f.identity(ctx, base)
	if err != nil {
		listener.Close()
		return err
	}
	front := server.New(server.Options{
		Service: s, Version: ownVersion(), Log: slog.New(zerolog.NewSlogHandler(logger)), BehindProxy: f.proxied, Secure: scheme == "https" || f.proxied, Identity: identity,
	})
	h := front.HTTP()
	h.ErrorLog = log.New(errorLog{logger}, "", 0)
	if err := s.Start(ctx); err != nil {
		listener.Close()
		return err
	}
	fmt.Fprint(a.err, words.Say(a.config.Lang, "diligo listens on %s; the API is described at %s/openapi.json\n", listener.Addr(), base))
	served := make(chan error, 1)
	go func() { served <- h.Serve(listener) }()
	err = a.welcome(ctx, s, f, len(workspaces), base)
	if err == nil {
		select {
		case err = <-served:
		case <-ctx.Done():
		}
	}
	front.End()
	late, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopWithin)
	defer cancel()
	go func() {
		select {
		case <-a.atOnce:
			cancel()
		case <-late.Done():
		}
	}()
	if stopped := h.Shutdown(late); stopped != nil {
		h.Close()
	}
	err = errors.Join(err, s.Stop(late))
	if errors.Is(err, http.ErrServerClosed) {
		err = nil
	}
	fmt.Fprint(a.err, words.Say(a.config.Lang, "diligo has ended; what was under way is done or will be done at the next start\n"))
	return err
}

// welcome prints the one-time link, or fills the database for a demonstration.
func (a *app) welcome(ctx context.Context, s *service.Service, f serveFlags, workspaces int, base string) error {
	switch {
	case f.demo != "" && workspaces > 0:
		return words.Errorf("demo: the database is not empty: name a new one with --db")
	case f.demo != "":
		found, unread := a.expand(profileFiles, []string{f.demo})
		a.sayFailures(unread)
		made, err := s.FillDemo(ctx, a.config.Lang, a.files().Records(found), a.sayFailures)
		if err != nil {
			return err
		}
		fmt.Fprint(a.err, words.Say(a.config.Lang, "The demonstration has %d companies. Try:\n  curl -H 'Authorization: Bearer %s' %s/api/v1/programs/%s/ranking\n", made.Companies, made.Key, base, made.Program))
	case workspaces == 0:
		token, err := s.Store().NewSetup(ctx)
		if err != nil {
			return err
		}
		fmt.Fprint(a.err, words.Say(a.config.Lang, "Open this link once to create the workspace and its administrator's key:\n  %s/setup?token=%s\n", base, token))
		fmt.Fprint(a.err, words.Say(a.config.Lang, "It holds for one day. Until then nobody can use the server.\n"))
	}
	return nil
}

// errorLog receives net/http's messages about connections, which matter only for debugging.
type errorLog struct{ log zerolog.Logger }

// Write logs a line.
func (e errorLog) Write(line []byte) (int, error) {
	e.log.Debug().Str("connection", inert.Clean(string(line))).Msg("http")
	return len(line), nil
}

// serverLog returns the log of a server: one line per request, with identifiers, routes and figures.
func (a *app) serverLog() zerolog.Logger {
	if a.config.Quiet {
		return a.log.With().Timestamp().Logger()
	}
	level := zerolog.InfoLevel
	if a.config.Verbose {
		level = zerolog.DebugLevel
	}
	return a.log.Level(level).With().Timestamp().Logger()
}
