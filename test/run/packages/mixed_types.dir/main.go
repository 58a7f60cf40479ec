package main

import (
	"errors"
	"fmt"

	"example.com/app/shapes"
	"example.com/app/store"
)

func main() {
	st := store.New()
	for _, s := range []shapes.Shape{shapes.Circle{R: 1}, &shapes.Rect{W: 2, H: 3}, shapes.Scaled{Shape: shapes.Circle{R: 2}, K: 3}} {
		if err := st.Add(s); err != nil {
			fmt.Println(err)
		}
	}
	err := st.Add(shapes.Circle{R: -1})
	var be *store.BadShape
	fmt.Println(err, errors.As(err, &be), be.Shape, errors.Is(err, store.ErrStore))
	for name, total := range st.Totals() {
		fmt.Printf("%s %.2f\n", name, total)
	}
	shapes.Default.R = 5
	fmt.Println(shapes.Describe(shapes.Default), shapes.Count, store.Registered())
}
