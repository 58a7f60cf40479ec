package main

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

var errArguments = errors.New("wrong arguments")

var builtins map[string]func(in *interp, args []any) (any, error)

// The table is filled here, since some of its functions call back into the interpreter.
func init() {
	builtins = map[string]func(in *interp, args []any) (any, error){
		"print": builtinPrint,
		"len":   builtinLen,
		"push":  builtinPush,
		"keys":  builtinKeys,
		"str":   func(_ *interp, args []any) (any, error) { return joinShown(args, ""), nil },
		"num":   builtinNum,
		"map":   builtinMap,
		"sort":  builtinSort,
		"split": builtinSplit,
		"join":  builtinJoin,
		"type": func(_ *interp, args []any) (any, error) {
			if len(args) != 1 {
				return nil, errArguments
			}
			return typeName(args[0]), nil
		},
		"fail": func(_ *interp, args []any) (any, error) { return nil, errors.New(joinShown(args, " ")) },
	}
}

func joinShown(args []any, sep string) string {
	var parts []string
	for _, a := range args {
		parts = append(parts, show(a))
	}
	return strings.Join(parts, sep)
}

func builtinPrint(in *interp, args []any) (any, error) {
	_, err := fmt.Fprintln(in.out, joinShown(args, " "))
	return nil, err
}

func builtinLen(_ *interp, args []any) (any, error) {
	if len(args) == 1 {
		switch v := args[0].(type) {
		case *list:
			return float64(len(v.items)), nil
		case *dict:
			return float64(len(v.keys)), nil
		case string:
			return float64(len([]rune(v))), nil
		}
	}
	return nil, errArguments
}

func builtinPush(_ *interp, args []any) (any, error) {
	if len(args) < 2 {
		return nil, errArguments
	}
	l, ok := args[0].(*list)
	if !ok {
		return nil, errArguments
	}
	l.items = append(l.items, args[1:]...)
	return l, nil
}

func builtinKeys(_ *interp, args []any) (any, error) {
	if len(args) == 1 {
		if d, ok := args[0].(*dict); ok {
			l := &list{}
			for _, k := range d.keys {
				l.items = append(l.items, k)
			}
			return l, nil
		}
	}
	return nil, errArguments
}

func builtinNum(_ *interp, args []any) (any, error) {
	if len(args) != 1 {
		return nil, errArguments
	}
	f, err := strconv.ParseFloat(show(args[0]), 64)
	if err != nil {
		return nil, nil
	}
	return f, nil
}

func builtinMap(in *interp, args []any) (any, error) {
	if len(args) != 2 {
		return nil, errArguments
	}
	items, err := elements(args[0])
	if err != nil {
		return nil, err
	}
	out := &list{}
	for _, item := range items {
		v, err := in.call(args[1], []any{item})
		if err != nil {
			return nil, err
		}
		out.items = append(out.items, v)
	}
	return out, nil
}

// builtinSort sorts a copy, by a function that says whether its first argument comes before its second.
func builtinSort(in *interp, args []any) (any, error) {
	if len(args) == 0 || len(args) > 2 {
		return nil, errArguments
	}
	l, ok := args[0].(*list)
	if !ok {
		return nil, errArguments
	}
	var failed error
	before := func(a, b any) bool {
		var v any
		var err error
		if len(args) == 2 {
			v, err = in.call(args[1], []any{a, b})
		} else {
			v, err = in.binary(binary{op: "<", left: literal{value: a}, right: literal{value: b}}, nil)
		}
		if err != nil && failed == nil {
			failed = err
		}
		return truthy(v)
	}
	out := slices.Clone(l.items)
	slices.SortStableFunc(out, func(a, b any) int {
		switch {
		case before(a, b):
			return -1
		case before(b, a):
			return 1
		}
		return 0
	})
	return &list{out}, failed
}

func builtinSplit(_ *interp, args []any) (any, error) {
	if len(args) != 2 {
		return nil, errArguments
	}
	l := &list{}
	for _, s := range strings.Split(show(args[0]), show(args[1])) {
		l.items = append(l.items, s)
	}
	return l, nil
}

func builtinJoin(_ *interp, args []any) (any, error) {
	if len(args) == 2 {
		if l, ok := args[0].(*list); ok {
			return joinShown(l.items, show(args[1])), nil
		}
	}
	return nil, errArguments
}

func typeName(v any) string {
	switch v.(type) {
	case nil:
		return "nil"
	case bool:
		return "a boolean"
	case float64:
		return "a number"
	case string:
		return "a string"
	case *list:
		return "a list"
	case *dict:
		return "a map"
	}
	return "a function"
}

// show gives a value as print prints it.
func show(v any) string {
	switch v := v.(type) {
	case nil:
		return "nil"
	case bool:
		return strconv.FormatBool(v)
	case float64:
		return strconv.FormatFloat(v, 'g', -1, 64)
	case string:
		return v
	case *list:
		return "[" + joinShown(v.items, ", ") + "]"
	case *dict:
		var parts []string
		for _, k := range v.keys {
			parts = append(parts, k+": "+show(v.values[k]))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case *closure:
		return "fn " + v.fn.name
	case builtin:
		return "fn " + v.name
	}
	return "?"
}
