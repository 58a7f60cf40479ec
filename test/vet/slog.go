package p

import (
	"context"
	"log/slog"
)

func f(l *slog.Logger, x any, args []any) {
	slog.Info("m", "a", 1, "b")
	slog.Info("m", 1, 2)
	slog.Info("m", x, 1, 2, 3)
	slog.Info("m", x, "b", "c")
	slog.Info("m", args...)
	l.Warn("m", slog.Int("a", 1), "b", 2)
	l.With("a")
	l.Log(context.Background(), slog.LevelInfo, "m", "a")
	(*slog.Logger).Debug(l, "m", "a")
	slog.Group("g", "a", 1, l)
	var r slog.Record
	r.Add("a")
}
