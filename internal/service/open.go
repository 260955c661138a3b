package service

import (
	"context"
	"fmt"
	"log/slog"

	"github.com/diligo/diligo/internal/queue"
	"github.com/diligo/diligo/internal/store"
)

// Migrate brings the tables of a store and its queue up to date, and returns what it did. A dry run changes nothing and returns what it
// would do.
func Migrate(ctx context.Context, s *store.Store, dryRun bool, log *slog.Logger) ([]string, error) {
	done, err := s.Migrate(ctx, dryRun)
	if err != nil {
		return done, err
	}
	n, err := queue.Migrate(ctx, s.Writer(), s.Engine(), dryRun, log)
	if err != nil {
		return done, err
	}
	if n > 0 {
		done = append(done, fmt.Sprintf("queue: %d steps", n))
	}
	return done, nil
}
