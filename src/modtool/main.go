// Command modules is the half of `vo mod`, `vo get`, `vo install` and `vo work` that fetches modules
// or edits go.mod, go.sum and go.work. vo runs it on its own virtual machine:
//
//	modules LIBRARY WORD ARGUMENTS...
//
// LIBRARY is the src folder of Go's library; WORD and ARGUMENTS are as a person wrote them. Texts and
// exit codes are go's, with "vo:" for "go:".
package main

import (
	"errors"
	"fmt"
	"os"
	"strings"
)

// commands by their words; each takes what follows the words.
var commands = map[string]func(*environment, []string) error{
	"mod download": modDownload,
	"mod edit":     modEdit,
	"mod tidy":     modTidy,
	"mod vendor":   modVendor,
	"mod verify":   modVerify,
	"get":          get,
	"fetch":        fetchProgram,
	"work edit":    workEdit,
	"work init":    workInit,
	"work sync":    workSync,
	"work use":     workUse,
}

// A usageError is a command line that is not understood: exit code 2.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

func usagef(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

// errReported ends the command without another word: all has been said.
var errReported = errors.New("reported")

// errSilent ends it with exit code 1, where that is an answer.
var errSilent = errReported

// say writes a line of news or of an error.
func say(format string, args ...any) {
	fmt.Fprintf(os.Stderr, "vo: %s\n", strings.TrimSuffix(fmt.Sprintf(format, args...), "\n"))
}

// changeFolder takes -C, which stands first.
func changeFolder(args []string) ([]string, error) {
	if len(args) == 0 {
		return args, nil
	}
	name, dir, hasDir := strings.Cut(args[0], "=")
	if name != "-C" && name != "--C" {
		return args, nil
	}
	args = args[1:]
	if !hasDir {
		if len(args) == 0 {
			return nil, usagef("flag -C needs a folder")
		}
		dir, args = args[0], args[1:]
	}
	return args, os.Chdir(dir)
}

func run(args []string) error {
	if len(args) < 2 {
		return usagef("usage: modules LIBRARY WORD ARGUMENTS...")
	}
	word, rest := args[1], args[2:]
	if word == "mod" || word == "work" {
		if len(rest) == 0 {
			return usagef("vo %s needs to know what to do; see 'vo help %s'", word, word)
		}
		word, rest = word+" "+rest[0], rest[1:]
	}
	command := commands[word]
	if command == nil {
		return usagef("vo %s: unknown command; see 'vo help %s'", word, strings.Fields(word)[0])
	}
	rest, err := changeFolder(rest)
	if err != nil {
		return err
	}
	env, err := readEnvironment(args[0])
	if err != nil {
		return err
	}
	return command(env, rest)
}

func main() {
	err := run(os.Args[1:])
	if err == nil {
		return
	}
	var mismatch mismatchError
	switch {
	case errors.As(err, &mismatch):
		fmt.Fprint(os.Stderr, mismatch)
	case !errors.Is(err, errReported):
		say("%v", err)
	}
	if _, isUsage := err.(usageError); isUsage {
		os.Exit(2)
	}
	os.Exit(1)
}
