package main

const osName = "linux"

func init() { parts = append(parts, "os_linux") }
