// Command generate runs the generators that //go:generate lines name. vo runs it on its own virtual machine:
//
//	generate [-run RE] [-skip RE] [-n] [-v] [-x] -vo EXECUTABLE -goroot FOLDER -goarch NAME RECORD...
//
// The records are what `vo generate` has found, in order: `+` begins a list of files of which a failure ends the rest, `!TEXT` is
// what is wrong with a package, all else are absolute names of files. Exit status 1 says that something failed.
package main

import (
	"bufio"
	"bytes"
	"errors"
	"flag"
	"fmt"
	"go/parser"
	"go/token"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

// Longer lines are no directives: as go's reader has them.
const maxLine = 4096

var (
	runPattern  = flag.String("run", "", "")
	skipPattern = flag.String("skip", "", "")
	dryRun      = flag.Bool("n", false, "")
	verbose     = flag.Bool("v", false, "")
	trace       = flag.Bool("x", false, "")
	vo          = flag.String("vo", "", "")
	goroot      = flag.String("goroot", "", "")
	goarch      = flag.String("goarch", "", "")
)

func main() {
	flag.Parse()
	chosen, skipped := pattern(*runPattern), pattern(*skipPattern)
	status, failed := 0, false
	for _, record := range flag.Args() {
		switch {
		case record == "+":
			failed = false
		case record[0] == '!':
			fmt.Fprintln(os.Stderr, record[1:])
			status = 1
		case !failed:
			if failed = !generate(record, chosen, skipped); failed {
				status = 1
			}
		}
	}
	os.Exit(status)
}

func fatal(err error) {
	fmt.Fprintf(os.Stderr, "generate: %s\n", err)
	os.Exit(1)
}

// pattern gives nil for no pattern.
func pattern(text string) *regexp.Regexp {
	if text == "" {
		return nil
	}
	re, err := regexp.Compile(text)
	if err != nil {
		fatal(err)
	}
	return re
}

// source is a file that is looked through.
type source struct {
	path, dir, name string
	line            int
	aliases         map[string][]string // of -command
	env             []string            // of the line
}

// generate says whether all generators of a file succeeded; if not it has said why.
func generate(path string, chosen, skipped *regexp.Regexp) bool {
	text, err := os.ReadFile(path)
	if err != nil {
		fatal(err)
	}
	pkg := packageName(path, text)
	if pkg == "" {
		return true
	}
	s := &source{path: path, aliases: map[string][]string{}}
	s.dir, s.name = filepath.Dir(path), filepath.Base(path)
	if *verbose {
		fmt.Fprintln(os.Stderr, shortPath(path))
	}
	if err := s.run(bufio.NewReaderSize(bytes.NewReader(text), maxLine), pkg, chosen, skipped); err != nil {
		fmt.Fprintf(os.Stderr, "%s:%d: %s\n", shortPath(path), s.line, err)
		return false
	}
	return true
}

// packageName is empty for a file without a package clause, but .vo files are of package main then.
func packageName(path string, text []byte) string {
	file, err := parser.ParseFile(token.NewFileSet(), "", text, parser.PackageClauseOnly)
	if err == nil {
		return file.Name.Name
	}
	if strings.HasSuffix(path, ".vo") {
		return "main"
	}
	return ""
}

// shortPath is the name as seen from the working directory, if that is shorter.
func shortPath(path string) string {
	here, err := os.Getwd()
	if err != nil {
		return path
	}
	if short, err := filepath.Rel(here, path); err == nil && len(short) < len(path) {
		return short
	}
	return path
}

func isDirective(line []byte) bool {
	rest, ok := bytes.CutPrefix(line, []byte("//go:generate"))
	return ok && len(rest) > 0 && (rest[0] == ' ' || rest[0] == '\t')
}

func (s *source) run(input *bufio.Reader, pkg string, chosen, skipped *regexp.Regexp) error {
	for {
		s.line++
		line, err := input.ReadSlice('\n')
		if err == bufio.ErrBufferFull {
			if isDirective(line) {
				return errors.New("directive too long")
			}
			for err == bufio.ErrBufferFull {
				_, err = input.ReadSlice('\n')
			}
			line = nil
		}
		if err != nil {
			if isDirective(line) {
				return fmt.Errorf("error reading %s: %s", shortPath(s.path), io.ErrUnexpectedEOF)
			}
			return nil
		}
		trimmed := bytes.TrimSpace(line)
		if !isDirective(line) || chosen != nil && !chosen.Match(trimmed) || skipped != nil && skipped.Match(trimmed) {
			continue
		}
		if err := s.obey(string(line), pkg); err != nil {
			return err
		}
	}
}

// obey does what one line says.
func (s *source) obey(line, pkg string) error {
	path := filepath.Dir(*vo)
	if old := os.Getenv("PATH"); old != "" {
		path += string(os.PathListSeparator) + old
	}
	s.env = []string{"GOROOT=" + *goroot, "GOARCH=" + *goarch, "GOOS=linux", "GOFILE=" + s.name, "GOLINE=" + strconv.Itoa(s.line),
		"GOPACKAGE=" + pkg, "DOLLAR=$", "PATH=" + path, "PWD=" + s.dir}
	words, err := split(strings.TrimSuffix(line[len("//go:generate "):len(line)-1], "\r"))
	if err != nil {
		return err
	}
	if len(words) > 0 {
		if alias, ok := s.aliases[words[0]]; ok {
			words = append(append([]string(nil), alias...), words[1:]...)
		}
	}
	for i, word := range words {
		words[i] = os.Expand(word, s.variable)
	}
	switch {
	case len(words) == 0:
		return errors.New("no arguments to directive")
	case words[0] == "-command":
		return s.define(words[1:])
	}
	if *dryRun || *trace {
		fmt.Fprintln(os.Stderr, strings.Join(words, " "))
	}
	if *dryRun {
		return nil
	}
	if err := s.start(words); err != nil {
		return fmt.Errorf("running %q: %s", words[0], err)
	}
	return nil
}

// split gives the words of a line, quoted ones without their quotes.
func split(line string) ([]string, error) {
	var words []string
	for {
		line = strings.TrimLeft(line, " \t")
		if line == "" {
			return words, nil
		}
		if line[0] != '"' {
			end := strings.IndexAny(line, " \t")
			if end < 0 {
				end = len(line)
			}
			words = append(words, line[:end])
			line = line[end:]
			continue
		}
		end := 1
		for end < len(line) && line[end] != '"' {
			if line[end] == '\\' {
				if end++; end == len(line) {
					return nil, errors.New("bad backslash")
				}
			}
			end++
		}
		if end >= len(line) {
			return nil, errors.New("mismatched quoted string")
		}
		word, err := strconv.Unquote(line[:end+1])
		if err != nil {
			return nil, errors.New("bad quoted string")
		}
		words = append(words, word)
		if line = line[end+1:]; line != "" && line[0] != ' ' && line[0] != '\t' {
			return nil, errors.New("expect space after quoted argument")
		}
	}
}

func (s *source) variable(name string) string {
	for _, e := range s.env {
		if value, ok := strings.CutPrefix(e, name+"="); ok {
			return value
		}
	}
	return os.Getenv(name)
}

// define is for `-command NAME words...`.
func (s *source) define(words []string) error {
	if len(words) == 0 {
		return errors.New("no command specified for -command")
	}
	if _, ok := s.aliases[words[0]]; ok {
		return fmt.Errorf("command %q multiply defined", words[0])
	}
	s.aliases[words[0]] = words[1:]
	return nil
}

// start runs a generator and waits for it. `vo` is the vo that generates; so is `go` where none is installed.
func (s *source) start(words []string) error {
	command := exec.Command(words[0], words[1:]...)
	if words[0] == "vo" || words[0] == "go" && command.Err != nil {
		command = exec.Command(*vo, words[1:]...)
	}
	command.Args[0] = words[0]
	command.Stdout, command.Stderr = os.Stdout, os.Stderr
	command.Dir = s.dir
	command.Env = append(os.Environ(), s.env...)
	return command.Run()
}
