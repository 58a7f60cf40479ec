package main

import "dyn"

func helper(v any) string {
	x, err := dyn.Attr(v, "size")
	if err != nil {
		return err.Error()
	}
	_ = x
	return "found"
}
