package store_test

import (
	"archive/tar"
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"

	"github.com/diligo/diligo/internal/store"
)

// unpacked returns everything in a backup as one text, with compressed contents decompressed.
func unpacked(t *testing.T, backup []byte) string {
	t.Helper()
	z, err := zstd.NewReader(bytes.NewReader(backup))
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	var out strings.Builder
	for in := tar.NewReader(z); ; {
		h, err := in.Next()
		if errors.Is(err, io.EOF) {
			return out.String()
		}
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintln(&out, h.Name)
		if !strings.HasPrefix(h.Name, "tables/") {
			out.Write(content)
			continue
		}
		for line := range strings.Lines(string(content)) {
			var row []map[string]any
			if err := json.Unmarshal([]byte(line), &row); err != nil {
				t.Fatal(err)
			}
			for _, cell := range row {
				if text, ok := cell["b"].(string); ok {
					raw, err := base64.StdEncoding.DecodeString(text)
					if err != nil {
						t.Fatal(err)
					}
					if plain, err := store.Unpack(raw); err == nil {
						raw = plain
					}
					fmt.Fprintf(&out, "%s\t", raw)
					continue
				}
				fmt.Fprintf(&out, "%v\t", cell)
			}
			out.WriteString("\n")
		}
	}
}
