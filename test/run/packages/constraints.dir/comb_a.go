//go:build (linux && unix) || (windows && amd64)

package main

const combined = "linux, a unix"
