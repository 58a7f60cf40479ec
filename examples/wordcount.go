// Wordcount counts the words of text files and prints the most frequent ones.
//
//	vo run examples/wordcount.go [-n COUNT] [FILE...]
//
// Without files it reads every .txt file in examples/data.
package main

import (
	"bufio"
	"cmp"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"
	"unicode"
)

type stats struct {
	lines, words, bytes int
	longest             string
	freq                map[string]int
}

func (s *stats) read(r io.Reader) error {
	sc := bufio.NewScanner(r)
	for sc.Scan() {
		s.lines++
		s.bytes += len(sc.Bytes()) + 1
		for _, w := range strings.FieldsFunc(sc.Text(), func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' }) {
			w = strings.ToLower(strings.Trim(w, "'"))
			if w == "" {
				continue
			}
			s.words++
			s.freq[w]++
			if len(w) > len(s.longest) {
				s.longest = w
			}
		}
	}
	return sc.Err()
}

func (s *stats) top(n int) []string {
	words := make([]string, 0, len(s.freq))
	for w := range s.freq {
		words = append(words, w)
	}
	slices.SortFunc(words, func(a, b string) int {
		return cmp.Or(cmp.Compare(s.freq[b], s.freq[a]), strings.Compare(a, b))
	})
	return words[:min(n, len(words))]
}

func findTexts() ([]string, error) {
	for _, dir := range []string{"examples/data", "data", "../examples/data"} {
		if files, err := filepath.Glob(filepath.Join(dir, "*.txt")); err == nil && len(files) > 0 {
			return files, nil
		}
	}
	return nil, fmt.Errorf("no .txt files in examples/data: name some files")
}

func run() error {
	n := flag.Int("n", 12, "how many words to list")
	flag.Parse()
	files := flag.Args()
	if len(files) == 0 {
		var err error
		if files, err = findTexts(); err != nil {
			return err
		}
	}
	s := &stats{freq: map[string]int{}}
	for _, name := range files {
		f, err := os.Open(name)
		if err != nil {
			return err
		}
		err = s.read(f)
		f.Close()
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	fmt.Printf("%d files, %d lines, %d words (%d different), %d bytes; longest word: %s\n\n",
		len(files), s.lines, s.words, len(s.freq), s.bytes, s.longest)
	w := tabwriter.NewWriter(os.Stdout, 0, 8, 2, ' ', 0)
	for _, word := range s.top(*n) {
		share := float64(s.freq[word]) / float64(s.words)
		fmt.Fprintf(w, "%s\t%d\t%.1f %%\t%s\n", word, s.freq[word], 100*share, strings.Repeat("#", int(share*400+0.5)))
	}
	return w.Flush()
}

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "wordcount:", err)
		os.Exit(1)
	}
}
