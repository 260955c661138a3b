package shard

import "testing"

func TestParseBytes(t *testing.T) {
	for text, want := range map[string]int64{
		"1": 1, "1000": 1000, "1KiB": 1 << 10, "64MiB": 64 << 20, "64 MiB": 64 << 20, "1GiB": 1 << 30, "1048576GiB": 1 << 50,
		"": 0, "0": 0, "-1": 0, "1.5MiB": 0, "64MB": 0, "1TiB": 0, "1048577GiB": 0, "9999999999999999999": 0,
	} {
		if got, err := ParseBytes(text); got != want || (err == nil) != (want > 0) {
			t.Errorf("%q: %d, %v, want %d", text, got, err, want)
		}
	}
}
