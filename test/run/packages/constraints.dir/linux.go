package main

func init() { parts = append(parts, "linux.go has no constraint") }
