//go:build (linux && amd64) || (linux && arm64)

package main

const combined = "64-bit linux"
