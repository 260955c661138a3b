package main

import (
	"context"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"slices"

	"github.com/bmatcuk/doublestar/v4"
	"gocloud.dev/blob"
	_ "gocloud.dev/blob/azureblob"
	"gocloud.dev/blob/fileblob"
	_ "gocloud.dev/blob/gcsblob"
	_ "gocloud.dev/blob/s3blob"

	"github.com/diligo/diligo/internal/shard"
	"github.com/diligo/diligo/internal/words"
)

// openBucket opens the bucket of a URL. Of folders it asks for files and nothing beside them, made whole where they will be.
func openBucket(ctx context.Context, address string) (*blob.Bucket, error) {
	if u, err := url.Parse(address); err == nil && u.Scheme == fileblob.Scheme {
		q := u.Query()
		q.Set("metadata", "skip")
		q.Set("no_tmp_dir", "true")
		u.RawQuery = q.Encode()
		address = u.String()
	}
	return blob.OpenBucket(ctx, address)
}

// keys returns the keys that globs stand for, in the order of the globs, each once. One that stands for none is an error.
func keys(ctx context.Context, b *blob.Bucket, globs []string) ([]string, error) {
	var all, found []string
	for i := b.List(nil); ; {
		o, err := i.Next(ctx)
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		all = append(all, o.Key)
	}
	slices.Sort(all)
	taken := map[string]bool{}
	for _, glob := range globs {
		some := false
		for _, key := range all {
			if key != glob && !doublestar.MatchUnvalidated(glob, key) {
				continue
			}
			some = true
			if !taken[key] {
				taken[key] = true
				found = append(found, key)
			}
		}
		if !some {
			return nil, words.Errorf("-in %s: the bucket holds no such key", glob)
		}
	}
	return found, nil
}

// opener opens stretches of the objects of a bucket.
func opener(ctx context.Context, b *blob.Bucket) shard.Open {
	return func(key string, from, to int64) (io.ReadCloser, int64, error) {
		length := int64(-1)
		if to >= 0 {
			length = to - from
		}
		r, err := b.NewRangeReader(ctx, key, from, length, nil)
		if err != nil {
			return nil, 0, err
		}
		return r, r.Size(), nil
	}
}

// put writes a file as an object, which is there whole or not at all.
func put(ctx context.Context, b *blob.Bucket, key, file string) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	w, err := b.NewWriter(ctx, key, &blob.WriterOptions{ContentType: "application/octet-stream"})
	if err != nil {
		return err
	}
	if _, err := io.Copy(w, f); err != nil {
		cancel() // nothing is kept of it
		w.Close()
		return err
	}
	return w.Close()
}

// get writes an object as a file.
func get(ctx context.Context, b *blob.Bucket, key, file string) error {
	r, err := b.NewReader(ctx, key, nil)
	if err != nil {
		return err
	}
	defer r.Close()
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(file, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	if _, err := io.Copy(f, r); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
