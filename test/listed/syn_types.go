package main

var a []
var b map[string]
var c chan
var d [...]int
var e func(
var f *
