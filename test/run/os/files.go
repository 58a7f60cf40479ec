package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

func check(err error) {
	if err != nil {
		fmt.Println("unexpected:", err)
	}
}

func main() {
	dir, err := os.MkdirTemp("", "corpus")
	check(err)
	defer os.RemoveAll(dir)
	p := filepath.Join(dir, "a.txt")
	check(os.WriteFile(p, []byte("hello\nworld\n"), 0o644))
	b, err := os.ReadFile(p)
	fmt.Printf("%q %v\n", b, err)
	st, err := os.Stat(p)
	fmt.Println(st.Name(), st.Size(), st.Mode(), st.IsDir(), err)
	f, err := os.OpenFile(p, os.O_APPEND|os.O_RDWR, 0)
	check(err)
	n, err := f.WriteString("more")
	fmt.Println(n, err)
	off, _ := f.Seek(6, io.SeekStart)
	buf := make([]byte, 5)
	k, _ := f.Read(buf)
	fmt.Println(off, k, string(buf))
	k, err = f.ReadAt(buf, 14)
	fmt.Println(k, err, string(buf[:k]))
	check(f.Truncate(3))
	check(f.Close())
	_, err = f.Write(buf)
	fmt.Println(errors.Is(err, os.ErrClosed), f.Close() != nil)
	b, _ = os.ReadFile(p)
	fmt.Println(string(b))
	check(os.MkdirAll(filepath.Join(dir, "x/y/z"), 0o755))
	fmt.Println(os.Mkdir(filepath.Join(dir, "x"), 0o755) != nil, errors.Is(os.Mkdir(filepath.Join(dir, "x"), 0o755), fs.ErrExist))
	check(os.WriteFile(filepath.Join(dir, "x/y/f.go"), nil, 0o600))
	check(os.Rename(p, filepath.Join(dir, "x/b.txt")))
	_, err = os.Stat(p)
	fmt.Println(errors.Is(err, fs.ErrNotExist), strings.HasSuffix(err.Error(), "a.txt: no such file or directory"))
	check(os.Symlink("b.txt", filepath.Join(dir, "x/link")))
	l, err := os.Readlink(filepath.Join(dir, "x/link"))
	fmt.Println(l, err)
	es, err := os.ReadDir(filepath.Join(dir, "x"))
	for _, e := range es {
		fmt.Print(e.Name(), " ", e.IsDir(), " ", e.Type(), "; ")
	}
	fmt.Println(err)
	filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		r, _ := filepath.Rel(dir, p)
		fmt.Print(r, " ")
		if d.Name() == "z" {
			return fs.SkipDir
		}
		return nil
	})
	fmt.Println()
	fsys := os.DirFS(dir)
	g, err := fs.Glob(fsys, "x/*.txt")
	fmt.Println(g, err)
	c, err := fs.ReadFile(fsys, "x/b.txt")
	fmt.Println(string(c), err)
	_, err = fsys.Open("../escape")
	fmt.Println(err)
	fmt.Println(os.Remove(filepath.Join(dir, "x")) != nil)
	t, _ := os.CreateTemp(dir, "tmp*.x")
	fmt.Println(strings.HasSuffix(t.Name(), ".x"))
	t.Close()
	check(os.Chmod(t.Name(), 0o400))
	st, _ = os.Stat(t.Name())
	fmt.Println(st.Mode().Perm())
	os.Setenv("CORPUS_X", "val")
	v, ok := os.LookupEnv("CORPUS_NONE")
	fmt.Println(os.Getenv("CORPUS_X"), v == "", ok, os.ExpandEnv("$CORPUS_X-${CORPUS_X}"), os.Expand("$a", func(s string) string { return s + "!" }))
	os.Unsetenv("CORPUS_X")
	wd, _ := os.Getwd()
	check(os.Chdir(dir))
	_, err = os.Stat("x")
	fmt.Println(err, wd != "", len(os.Args), os.Getpid() > 0)
	_, err = os.ReadFile(dir)
	fmt.Println(err != nil, os.IsNotExist(errors.New("x")))
	r, w, _ := os.Pipe()
	go func() { fmt.Fprint(w, "through pipe"); w.Close() }()
	pb, _ := io.ReadAll(r)
	fmt.Println(string(pb))
}
