//go:build !linux || (!unix && !windows)

package main

const combined = "other"
