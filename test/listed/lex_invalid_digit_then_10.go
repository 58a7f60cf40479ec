package main

func a0() int { _ = 09; var x int = "s" }
func a1() int { _ = 09; var x int = "s" }
func a2() int { _ = 09; var x int = "s" }
func a3() int { _ = 09; var x int = "s" }
