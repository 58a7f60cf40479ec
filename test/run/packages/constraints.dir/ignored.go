//go:build ignore

package main

this is not Go at all
