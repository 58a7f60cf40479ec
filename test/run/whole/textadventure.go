package main

import (
	"fmt"
	"sort"
	"strings"
)

type dir int

const (
	north dir = iota
	south
	east
	west
)

var dirNames = map[string]dir{"n": north, "s": south, "e": east, "w": west}

func (d dir) opposite() dir { return d ^ 1 }

type thing struct {
	name  string
	heavy bool
	use   func(*game) string
}
type room struct {
	name  string
	exits [4]*room
	items map[string]*thing
}
type game struct {
	here  *room
	inv   map[string]*thing
	moves int
	won   bool
}

func link(a *room, d dir, b *room) { a.exits[d], b.exits[d.opposite()] = b, a }

func names[V any](m map[string]V) string {
	ks := make([]string, 0, len(m))
	for k := range m {
		ks = append(ks, k)
	}
	sort.Strings(ks)
	return strings.Join(ks, ", ")
}

type command func(g *game, arg string) (string, error)

type oops string

func (o oops) Error() string { return string(o) }

var commands map[string]command

func init() {
	commands = map[string]command{
		"go": func(g *game, a string) (string, error) {
			d, ok := dirNames[a]
			if !ok {
				return "", oops("which way is " + a + "?")
			}
			if g.here.exits[d] == nil {
				return "", oops("there is a wall")
			}
			g.here = g.here.exits[d]
			return commands["look"](g, "")
		},
		"look": func(g *game, _ string) (string, error) {
			s := g.here.name
			if len(g.here.items) > 0 {
				s += ": " + names(g.here.items)
			}
			return s, nil
		},
		"take": func(g *game, a string) (string, error) {
			t, ok := g.here.items[a]
			switch {
			case !ok:
				return "", oops("no " + a + " here")
			case t.heavy:
				return "", oops("the " + a + " is too heavy")
			}
			delete(g.here.items, a)
			g.inv[a] = t
			return "taken", nil
		},
		"use": func(g *game, a string) (string, error) {
			if t := g.inv[a]; t != nil && t.use != nil {
				return t.use(g), nil
			}
			return "", oops("you cannot use " + a)
		},
		"inv":  func(g *game, _ string) (string, error) { return names(g.inv), nil },
		"help": func(*game, string) (string, error) { return names(commands), nil },
	}
}

func (g *game) do(line string) string {
	verb, arg, _ := strings.Cut(line, " ")
	c, ok := commands[verb]
	if !ok {
		return "unknown command " + verb
	}
	g.moves++
	out, err := c(g, arg)
	if err != nil {
		return "error: " + err.Error()
	}
	return out
}

func main() {
	hall, cave, tower := &room{name: "hall"}, &room{name: "cave"}, &room{name: "tower"}
	link(hall, north, tower)
	link(hall, east, cave)
	hall.items = map[string]*thing{"stone": {"stone", true, nil}, "lamp": {name: "lamp"}}
	cave.items = map[string]*thing{"key": {"key", false, func(g *game) string {
		if g.here != tower {
			return "nothing to open"
		}
		g.won = true
		return "the chest opens"
	}}}
	g := &game{here: hall, inv: map[string]*thing{}}
	for _, l := range strings.Split("look|take stone|take lamp|go w|go x|go e|take key|use key|use lamp|go w|inv|go n|dance|use key|help", "|") {
		fmt.Printf("%d> %s\n%s\n", g.moves, l, g.do(l))
		if g.won {
			fmt.Println("won after", g.moves)
			break
		}
	}
}
