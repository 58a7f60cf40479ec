package main

func init() { parts = append(parts, "wasm") }
