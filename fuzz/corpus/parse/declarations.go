//go:build go1.22 && linux

package p

import "fmt"
import (
	. "a/b"
	_ "unsafe"
	x "y"
)

//go:linkname local runtime.remote

const (
	A, B = iota, "b"
	C, D
	E int = 1 << iota
)

//go:embed data.txt "other file"
var data string

type (
	S struct {
		a, b int `tag`
		T
		*p.U
		G[int]
		arr [N]int
		_   struct{}
	}
	I interface {
		M(x int, _ ...string) (y error)
		fmt.Stringer
		comparable
	}
	F func(int, string) func() error
	Alias = map[chan int]<-chan *[]T
)

//go:noinline
//go:nosplit
func external(p *byte)

func (s *S) method(a, b int, c ...string) {}
// ---- tree
// File p go1.22
//   linkname: local runtime.remote
//   ImportDecl "fmt" @5:8-5:13
//   ImportDecl . "a/b" @7:2-7:9
//   ImportDecl _ "unsafe" @8:2-8:12
//   ImportDecl x "y" @9:2-9:7
//   ConstDecl iota=0 @15:2-15:18
//     name A @15:2-15:3
//     name B @15:5-15:6
//     value: name iota @15:9-15:13
//     value: string literal "b" @15:15-15:18
//   ConstDecl iota=1 inherits A @16:2-16:6
//     name C @16:2-16:3
//     name D @16:5-16:6
//   ConstDecl iota=2 @17:2-17:19
//     name E @17:2-17:3
//     type: name int @17:4-17:7
//     value: BinaryExpr << @17:10-17:19
//       integer literal 1 @17:10-17:11
//       name iota @17:15-17:19
//   VarDecl embed=data.txt embed=other file @21:5-21:16
//     name data @21:5-21:9
//     type: name string @21:10-21:16
//   TypeDecl S @24:2-31:3
//     StructType @24:4-31:3
//       field: a
//         name int @25:8-25:11
//         tag: string literal `tag` @25:12-25:17
//       field: b (as before)
//       field: embedded
//         name T @26:3-26:4
//       field: embedded
//         StarExpr @27:3-27:7
//           SelectorExpr U @27:4-27:7
//             name p @27:4-27:5
//       field: embedded
//         IndexExpr @28:3-28:9
//           name G @28:3-28:4
//           index: name int @28:5-28:8
//       field: arr
//         ArrayType @29:7-29:13
//           length: name N @29:8-29:9
//           name int @29:10-29:13
//       field: _
//         StructType @30:7-30:15
//   TypeDecl I @32:2-36:3
//     InterfaceType @32:4-36:3
//       method: name M @33:3-33:4
//       FuncType @33:4-33:34
//         param: x
//           name int @33:7-33:10
//         param: _
//           Ellipsis @33:14-33:23
//             name string @33:17-33:23
//         result: y
//           name error @33:28-33:33
//       embedded: SelectorExpr Stringer @34:3-34:15
//         name fmt @34:3-34:6
//       embedded: name comparable @35:3-35:13
//   TypeDecl F @37:2-37:34
//     FuncType @37:4-37:34
//       param: unnamed
//         name int @37:9-37:12
//       param: unnamed
//         name string @37:14-37:20
//       result: unnamed
//         FuncType @37:22-37:34
//           result: unnamed
//             name error @37:29-37:34
//   TypeDecl Alias = @38:2-38:34
//     MapType @38:10-38:34
//       key: ChanType @38:14-38:22
//         name int @38:19-38:22
//       value: ChanType receive @38:23-38:34
//         StarExpr @38:30-38:34
//           ArrayType @38:31-38:34
//             name T @38:33-38:34
//   FuncDecl external pragmas=5 @43:1-43:23
//     type: FuncType @43:14-43:23
//       param: p
//         StarExpr @43:17-43:22
//           name byte @43:18-43:22
//   FuncDecl method @45:1-45:45
//     receiver: s
//       StarExpr @45:9-45:11
//         name S @45:10-45:11
//     type: FuncType @45:19-45:42
//       param: a
//         name int @45:25-45:28
//       param: b (as before)
//       param: c
//         Ellipsis @45:32-45:41
//           name string @45:35-45:41
//     body: BlockStmt @45:43-45:45
