//go:build go1.18 && !go1.99

package main

const notIgnored = "go1.18 and later"
