./closures.go:8:7: l does not escape
./closures.go:8:20: f does not escape
./closures.go:14:7: leaking param content: l
./closures.go:16:10: l does not escape
./closures.go:18:9: func literal does not escape
./closures.go:23:2: moved to heap: n
./closures.go:24:9: func literal escapes to heap
./closures.go:31:2: moved to heap: done
./closures.go:32:8: func literal does not escape
./closures.go:37:6: moved to heap: i
./closures.go:38:9: func literal escapes to heap
./closures.go:44:14: leaking param: c
./closures.go:45:2: moved to heap: x
./closures.go:46:5: func literal escapes to heap
./closures.go:47:5: func literal escapes to heap
./closures.go:52:7: new(list) does not escape
./closures.go:52:8: list{...} does not escape
./closures.go:53:7: func literal does not escape
./closures.go:57:12: leaking param content: l
./closures.go:58:9: l.add does not escape
./closures.go:62:13: leaking param: s
./closures.go:63:13: s escapes to heap
./closures.go:63:16: func literal does not escape
./closures.go:68:2: func literal does not escape
./closures.go:68:17: func literal does not escape
./closures.go:68:22: yield does not escape
./closures.go:81:6: list{...} does not escape
./closures.go:86:8: new(list) does not escape
./closures.go:86:9: list{} escapes to heap
./closures.go:87:9: []string{...} escapes to heap
