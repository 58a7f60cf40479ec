// args: one two=2 --flag

package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	fmt.Println(len(os.Args), os.Args[1:])
	fs := flag.NewFlagSet("prog", flag.ContinueOnError)
	fs.SetOutput(os.Stdout)
	n := fs.Int("n", 5, "number of `items`")
	s := fs.String("s", "def", "a string")
	b := fs.Bool("b", false, "a bool")
	d := fs.Duration("d", 0, "duration")
	var list []string
	fs.Func("l", "append", func(v string) error { list = append(list, v); return nil })
	fmt.Println(fs.Parse([]string{"-n", "7", "--s=x y", "-b", "-d=1m30s", "-l", "a", "-l=b", "rest", "-n", "9"}))
	fmt.Println(*n, *s, *b, *d, list, fs.Args(), fs.NArg(), fs.Arg(0), fs.NFlag())
	fmt.Println(fs.Parse([]string{"-n", "abc"}))
	fmt.Println(fs.Parse([]string{"-zzz"}))
	fmt.Println(fs.Parse([]string{"-h"}))
	fmt.Println(fs.Parse([]string{"-b=maybe"}))
	fmt.Println(fs.Parse([]string{"-s"}))
	fs.Visit(func(f *flag.Flag) { fmt.Print(f.Name, "=", f.Value, " ") })
	fmt.Println()
	fs.Parse([]string{"--", "-n"})
	fmt.Println(fs.Args(), fs.Lookup("n").DefValue, fs.Set("n", "11"), *n)
}
