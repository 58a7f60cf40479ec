package store

import (
	"errors"
	"fmt"
	"iter"

	"example.com/app/shapes"
)

var ErrStore = errors.New("store error")

type BadShape struct{ Shape shapes.Shape }

func (b *BadShape) Error() string { return fmt.Sprint("bad shape ", b.Shape) }
func (b *BadShape) Unwrap() error { return ErrStore }

type Store struct {
	list []shapes.Shape
}

var registered = map[string]bool{}

func New() *Store { return &Store{} }

func (s *Store) Add(sh shapes.Shape) error {
	if sh.Area() < 0 {
		return fmt.Errorf("add: %w", &BadShape{sh})
	}
	s.list = append(s.list, sh)
	registered[sh.String()] = true
	return nil
}

func (s *Store) Totals() iter.Seq2[string, float64] {
	return func(yield func(string, float64) bool) {
		for _, sh := range s.list {
			if !yield(sh.String(), sh.Area()) {
				return
			}
		}
	}
}

func Registered() int { return len(registered) }
