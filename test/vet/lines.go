// +build linux

//go:build linux && (amd64 || go1.20.1)

// +build extra
package p

// +build late

//go:build late

//go:debug panicnil=1

// go:build spaced

func f() {}
