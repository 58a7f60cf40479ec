//go:build linux && !plan9

package main

func init() { parts = append(parts, "not plan9") }
