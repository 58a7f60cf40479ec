package main

import (
	"fmt"
	"path"
	"path/filepath"
)

func main() {
	for _, p := range []string{"", ".", "/", "a/b/../c", "/../a", "a//b/./c/", "../../x", "/a/b.tar.gz", "a/.hidden", "//"} {
		d, f := path.Split(p)
		fmt.Println(path.Clean(p), path.Base(p), path.Dir(p), path.Ext(p), path.IsAbs(p), d, f, filepath.Clean(p))
	}
	fmt.Println(path.Join("a", "b", "../c", "/d"), path.Join("", ""), path.Join("/", "x"), filepath.Join("a", "", "b"))
	for _, m := range [][2]string{{"*.go", "a.go"}, {"a?c", "abc"}, {"[a-c]x", "bx"}, {"[^a]x", "ax"}, {"*", "a/b"}, {"a*/b", "abc/b"}, {"\\*", "*"}, {"[", "a"}, {"", ""}} {
		fmt.Println(path.Match(m[0], m[1]))
	}
	fmt.Println(filepath.Rel("/a/b", "/a/c/d"))
	fmt.Println(filepath.Rel("a", "/b"))
	fmt.Println(filepath.SplitList("/bin:/usr/bin::x"), filepath.VolumeName("/x") == "", filepath.ToSlash("a/b"), filepath.IsLocal("../x"), filepath.IsLocal("a/../b"))
}
