// Jsonpp pretty-prints a JSON file, keys in the order of the file, and says what is in it.
//
//	vo run examples/jsonpp.go [-color] [-depth N] [FILE]
//
// Without a file it reads examples/data/library.json.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
)

// A printer walks the tokens of a decoder, so that it needs no memory for the whole document and keeps the order of keys.
type printer struct {
	dec      *json.Decoder
	out      strings.Builder
	color    bool
	maxDepth int
	counts   map[string]int
}

var colors = map[string]string{"key": "34", "string": "32", "number": "36", "bool": "35", "null": "35"}

func (p *printer) paint(kind, s string) {
	p.counts[kind]++
	if p.color {
		s = "\x1b[" + colors[kind] + "m" + s + "\x1b[0m"
	}
	p.out.WriteString(s)
}

func quote(s string) string {
	b, _ := json.Marshal(s)
	return string(b)
}

func (p *printer) newline(depth int) {
	p.out.WriteByte('\n')
	p.out.WriteString(strings.Repeat("  ", depth))
}

func (p *printer) value(depth int) error {
	t, err := p.dec.Token()
	if err != nil {
		return err
	}
	switch v := t.(type) {
	case json.Delim:
		return p.composite(v, depth)
	case string:
		p.paint("string", quote(v))
	case json.Number:
		p.paint("number", v.String())
	case bool:
		p.paint("bool", fmt.Sprint(v))
	case nil:
		p.paint("null", "null")
	}
	return nil
}

func (p *printer) composite(open json.Delim, depth int) error {
	kind, end := "object", "}"
	if open == '[' {
		kind, end = "array", "]"
	}
	p.counts[kind]++
	p.out.WriteString(open.String())
	n := 0
	for p.dec.More() {
		if n > 0 {
			p.out.WriteByte(',')
		}
		n++
		p.newline(depth + 1)
		if kind == "object" {
			key, err := p.dec.Token()
			if err != nil {
				return err
			}
			p.paint("key", quote(key.(string)))
			p.out.WriteString(": ")
		}
		if depth+1 >= p.maxDepth {
			if err := p.skip(); err != nil {
				return err
			}
			continue
		}
		if err := p.value(depth + 1); err != nil {
			return err
		}
	}
	if _, err := p.dec.Token(); err != nil {
		return err
	}
	if n > 0 {
		p.newline(depth)
	}
	p.out.WriteString(end)
	return nil
}

func (p *printer) skip() error {
	var raw json.RawMessage
	if err := p.dec.Decode(&raw); err != nil {
		return err
	}
	fmt.Fprintf(&p.out, "... %d bytes", len(raw))
	return nil
}

func open(name string) (*os.File, error) {
	if name != "" {
		return os.Open(name)
	}
	var err error
	for _, dir := range []string{"examples/data/", "data/", "../examples/data/"} {
		var f *os.File
		if f, err = os.Open(dir + "library.json"); err == nil {
			return f, nil
		}
	}
	return nil, err
}

func run() error {
	color := flag.Bool("color", false, "use colours")
	depth := flag.Int("depth", 1000, "print only so many levels")
	flag.Parse()
	f, err := open(flag.Arg(0))
	if err != nil {
		return err
	}
	defer f.Close()
	p := &printer{dec: json.NewDecoder(f), color: *color, maxDepth: *depth, counts: map[string]int{}}
	p.dec.UseNumber()
	for {
		if err := p.value(0); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return fmt.Errorf("%s at byte %d: %w", f.Name(), p.dec.InputOffset(), err)
		}
		p.out.WriteByte('\n')
	}
	fmt.Print(p.out.String())
	c := p.counts
	fmt.Printf("// %d objects with %d keys, %d arrays, %d strings, %d numbers, %d booleans, %d nulls\n",
		c["object"], c["key"], c["array"], c["string"], c["number"], c["bool"], c["null"])
	return nil
}

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "jsonpp:", err)
		os.Exit(1)
	}
}
