package main

import (
	"errors"
	"fmt"
	"sort"
	"strings"
	"sync"
)

type Money int64

func (m Money) String() string {
	sign := ""
	if m < 0 {
		sign, m = "-", -m
	}
	return fmt.Sprintf("%s%d.%02d", sign, m/100, m%100)
}

type Account interface {
	ID() string
	Balance() Money
	Deposit(Money) error
	Withdraw(Money) error
}

type base struct {
	mu  sync.Mutex
	id  string
	bal Money
	log []string
}

var ErrFunds = errors.New("insufficient funds")

type LimitError struct {
	Limit, Asked Money
}

func (e *LimitError) Error() string { return fmt.Sprintf("limit %v, asked %v", e.Limit, e.Asked) }

func (b *base) ID() string     { return b.id }
func (b *base) Balance() Money { b.mu.Lock(); defer b.mu.Unlock(); return b.bal }
func (b *base) Deposit(m Money) error {
	if m <= 0 {
		return fmt.Errorf("deposit %v: must be positive", m)
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.bal += m
	b.log = append(b.log, "+"+m.String())
	return nil
}
func (b *base) Withdraw(m Money) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.bal < m {
		return fmt.Errorf("withdraw %v from %s: %w", m, b.id, ErrFunds)
	}
	b.bal -= m
	b.log = append(b.log, "-"+m.String())
	return nil
}

type Savings struct {
	*base
	limit Money
}

func (s Savings) Withdraw(m Money) error {
	if m > s.limit {
		return &LimitError{s.limit, m}
	}
	return s.base.Withdraw(m)
}

type Credit struct{ base }

func (c *Credit) Withdraw(m Money) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.bal -= m
	return nil
}

type Bank map[string]Account

func (b Bank) Transfer(from, to string, m Money) (err error) {
	src, ok := b[from]
	if !ok {
		return fmt.Errorf("no account %q", from)
	}
	dst, ok := b[to]
	if !ok {
		return fmt.Errorf("no account %q", to)
	}
	defer func() {
		if err != nil {
			err = fmt.Errorf("transfer: %w", err)
		}
	}()
	if err = src.Withdraw(m); err != nil {
		return
	}
	return dst.Deposit(m)
}

func main() {
	b := Bank{"a": Savings{&base{id: "a", bal: 100_00}, 50_00}, "b": &base{id: "b"}, "c": &Credit{base{id: "c"}}}
	for _, t := range []struct {
		f, t string
		m    Money
	}{{"a", "b", 30_00}, {"a", "b", 60_00}, {"b", "a", 31_00}, {"c", "a", 500_05}, {"x", "a", 1}, {"a", "y", 1}, {"c", "b", -5}} {
		err := b.Transfer(t.f, t.t, t.m)
		var le *LimitError
		fmt.Println(t, err, errors.Is(err, ErrFunds), errors.As(err, &le))
	}
	var wg sync.WaitGroup
	for i := range 100 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			b.Transfer([]string{"a", "b", "c"}[i%3], []string{"b", "c", "a"}[i%3], Money(i+1))
		}()
	}
	wg.Wait()
	var ids []string
	total := Money(0)
	for id, a := range b {
		ids = append(ids, id)
		total += a.Balance()
	}
	sort.Strings(ids)
	fmt.Println(strings.Join(ids, " "), total, Money(-5), Money(7))
}
