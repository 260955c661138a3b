package cli

import (
	"bytes"
	"io"
	"os"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"unicode/utf8"
	"unsafe"

	"github.com/spf13/cobra"

	"github.com/diligo/diligo/internal/report"
	"github.com/diligo/diligo/internal/thorough"
)

// terminal opens a pseudo-terminal, and returns a function that closes it and returns what was written to it.
func terminal(t *testing.T) (tty *os.File, end func() []byte) {
	t.Helper()
	master, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil {
		t.Skip(err)
	}
	ioctl := func(request uintptr, value *int32) {
		t.Helper()
		if _, _, err := syscall.Syscall(syscall.SYS_IOCTL, master.Fd(), request, uintptr(unsafe.Pointer(value))); err != 0 {
			t.Skip(err)
		}
	}
	var locked, number int32
	ioctl(syscall.TIOCSPTLCK, &locked)
	ioctl(syscall.TIOCGPTN, &number)
	if tty, err = os.OpenFile("/dev/pts/"+strconv.Itoa(int(number)), os.O_RDWR|syscall.O_NOCTTY, 0); err != nil {
		t.Skip(err)
	}
	written := make(chan []byte)
	go func() {
		var b bytes.Buffer
		_, _ = io.Copy(&b, master) // fails when nobody has the terminal open
		written <- b.Bytes()
	}()
	return tty, func() []byte {
		tty.Close()
		defer master.Close()
		return <-written
	}
}

// TestNoBinaryToATerminal: no command writes anything but text to a terminal, in any format. The quick run takes the formats that are
// refused.
func TestNoBinaryToATerminal(t *testing.T) {
	enterFolder(t, callFiles(t))
	run := func(t *testing.T, line string) (code int, out []byte, said string) {
		t.Helper()
		tty, end := terminal(t)
		var errs bytes.Buffer
		code = Main(strings.Fields(line), strings.NewReader(""), tty, &errs)
		return code, end(), errs.String()
	}
	if tty, end := terminal(t); !isTerminal(tty) {
		t.Fatal("what was opened is no terminal")
	} else {
		end()
	}
	refused := func(line string) {
		t.Run(line, func(t *testing.T) {
			if code, out, said := run(t, line); code != exitError || len(out) > 0 || !strings.Contains(said, "is not text for a terminal: name a file with -o") {
				t.Errorf("%d %q %.40q", code, said, out)
			}
		})
	}
	refused("template xlsx")
	refused("template xlsx --full -o -")
	refused("policy bundle -o -")
	refused("screen l.ndjson -f json -f xlsx -o a.json")
	tables := 0
	eachCommand(newRoot(&app{}), func(cmd *cobra.Command) {
		path := strings.TrimPrefix(cmd.CommandPath(), "diligo ")
		f := cmd.Flags().Lookup("format")
		if f == nil || f.Hidden || !hasFlags(cmd) || path == "serve" {
			return
		}
		formats := formatsOf(path)
		if path == "check" {
			formats = report.Formats()
		}
		for _, format := range formats {
			line := path + " " + calls[path] + " -f " + format
			switch {
			case format == "xlsx" && path == "shard merge" && !thorough.Wanted(): // it needs a manifest
			case format == "xlsx":
				tables++
				if path == "shard merge" {
					run(t, "shard plan --in l.ndjson --out manifest.json")
				}
				refused(line)
			case thorough.Wanted():
				t.Run(line, func(t *testing.T) {
					if _, out, _ := run(t, line); !utf8.Valid(out) || bytes.ContainsRune(out, 0) {
						t.Errorf("%.60q", out)
					}
				})
			}
		}
	})
	if tables < 3 {
		t.Errorf("only %d commands write workbooks", tables)
	}
}
