package main

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/diligo/diligo/policies"
)

// The peers at the versions that are measured.
const (
	opaModule       = "github.com/open-policy-agent/opa"
	opaVersion      = "v1.22.2"
	conftestModule  = "github.com/open-policy-agent/conftest"
	conftestVersion = "v0.71.1"
)

//go:embed conftest/adaptor.rego
var adaptor embed.FS

// programs are the paths of what is measured, and of the policies as the peers take them.
type programs struct {
	diligo, hello, conftest, opa string
	sample                       string // the compiled benchmark of the sample of rules
	policies, adaptor            string
}

// prepare builds and installs what is measured. Peers stay in a folder of their own for the next time.
func prepare(ctx context.Context, diligo, peers, dir string) (p programs, err error) {
	if p.diligo, err = filepath.Abs(diligo); err != nil {
		return p, err
	}
	if _, err := os.Stat(p.diligo); err != nil {
		return p, fmt.Errorf("%w: run make build", err)
	}
	if peers, err = filepath.Abs(peers); err != nil {
		return p, err
	}
	if p.conftest, err = install(ctx, peers, conftestModule, conftestVersion); err != nil {
		return p, err
	}
	if p.opa, err = install(ctx, peers, opaModule, opaVersion); err != nil {
		return p, err
	}
	const own = "github.com/diligo/diligo/internal/benchpeers/"
	p.hello, p.sample = executable(dir, "hello"), executable(dir, "sample")
	if err := goTool(ctx, nil, "build", "-trimpath", "-ldflags", "-s -w", "-o", p.hello, own+"hello"); err != nil {
		return p, err
	}
	if err := goTool(ctx, nil, "test", "-c", "-o", p.sample, own+"byhand"); err != nil {
		return p, err
	}
	p.policies, p.adaptor = filepath.Join(dir, "policies"), filepath.Join(dir, "adaptor")
	return p, errors.Join(
		unpack(policies.FS, p.policies, func(name string) bool {
			return !strings.HasSuffix(name, "_test.rego") && !strings.HasPrefix(name, "schema/")
		}),
		unpack(adaptor, p.adaptor, func(string) bool { return true }),
	)
}

// install installs a peer unless it is there at this version.
func install(ctx context.Context, dir, from, version string) (string, error) {
	binary := executable(dir, path.Base(from))
	if have, at, _, err := module(binary); err == nil && have == from && at == version {
		return binary, nil
	}
	progress("installing %s@%s into %s", from, version, dir)
	return binary, goTool(ctx, []string{"GOBIN=" + dir, "CGO_ENABLED=0"}, "install", from+"@"+version)
}

func goTool(ctx context.Context, env []string, args ...string) error {
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Env = append(os.Environ(), env...)
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("go %s: %w\n%s", strings.Join(args, " "), err, out)
	}
	return nil
}

func executable(dir, name string) string {
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	return filepath.Join(dir, name)
}

// unpack writes those files of a file system that are wanted into a folder.
func unpack(from fs.FS, dir string, wanted func(name string) bool) error {
	return fs.WalkDir(from, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !wanted(name) {
			return err
		}
		content, err := fs.ReadFile(from, name)
		if err != nil {
			return err
		}
		to := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return err
		}
		return os.WriteFile(to, content, 0o644)
	})
}
