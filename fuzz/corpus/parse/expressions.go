package p

var (
	_ = a + b*c - -d<<2&^e
	_ = (x.y).z[i][j:k][:][l:m:n]
	_ = f(a, b...)(c).(T).(*p.U)
	_ = T{1, 2: 3, {4}, "k": {5: {}}}
	_ = []struct{ a, b int }{{1, 2}}
	_ = [...]string{2: `raw`, 'c': "\t\u00e9"}
	_ = map[string]func(int, ...T) (x, y error){}
	_ = &T[int, string]{}
	_ = <-chan int(ch)
	_ = (<-chan int)(ch)
	_ = chan<- (<-chan T)(nil)
	_ = func(a, b int) bool { return a < b && !c || d != e }
	_ = *p.(*T).q
	_ = (*T).Method
	_ = interface{ M(); ~int | E }(nil)
	_ = 0x1p-2 + 1_000i
)
// ---- tree
// File p
//   VarDecl @4:2-4:24
//     name _ @4:2-4:3
//     value: BinaryExpr - @4:6-4:24
//       BinaryExpr + @4:6-4:13
//         name a @4:6-4:7
//         BinaryExpr * @4:10-4:13
//           name b @4:10-4:11
//           name c @4:12-4:13
//       BinaryExpr &^ @4:16-4:24
//         BinaryExpr << @4:16-4:21
//           UnaryExpr - @4:16-4:18
//             name d @4:17-4:18
//           integer literal 2 @4:20-4:21
//         name e @4:23-4:24
//   VarDecl @5:2-5:31
//     name _ @5:2-5:3
//     value: SliceExpr three @5:6-5:31
//       SliceExpr @5:6-5:24
//         SliceExpr @5:6-5:21
//           IndexExpr @5:6-5:16
//             SelectorExpr z @5:6-5:13
//               ParenExpr @5:6-5:11
//                 SelectorExpr y @5:7-5:10
//                   name x @5:7-5:8
//             index: name i @5:14-5:15
//           lo: name j @5:17-5:18
//           hi: name k @5:19-5:20
//       lo: name l @5:25-5:26
//       hi: name m @5:27-5:28
//       max: name n @5:29-5:30
//   VarDecl @6:2-6:30
//     name _ @6:2-6:3
//     value: TypeAssertExpr @6:6-6:30
//       TypeAssertExpr @6:6-6:23
//         CallExpr @6:6-6:19
//           fun: CallExpr ... @6:6-6:16
//             fun: name f @6:6-6:7
//             name a @6:8-6:9
//             name b @6:11-6:12
//           name c @6:17-6:18
//         type: name T @6:21-6:22
//       type: StarExpr @6:25-6:29
//         SelectorExpr U @6:26-6:29
//           name p @6:26-6:27
//   VarDecl @7:2-7:35
//     name _ @7:2-7:3
//     value: CompositeLit @7:6-7:35
//       type: name T @7:6-7:7
//       integer literal 1 @7:8-7:9
//       KeyValueExpr @7:11-7:15
//         key: integer literal 2 @7:11-7:12
//         value: integer literal 3 @7:14-7:15
//       CompositeLit @7:17-7:20
//         integer literal 4 @7:18-7:19
//       KeyValueExpr @7:22-7:34
//         key: string literal "k" @7:22-7:25
//         value: CompositeLit @7:27-7:34
//           KeyValueExpr @7:28-7:33
//             key: integer literal 5 @7:28-7:29
//             value: CompositeLit @7:31-7:33
//   VarDecl @8:2-8:34
//     name _ @8:2-8:3
//     value: CompositeLit @8:6-8:34
//       type: ArrayType @8:6-8:26
//         StructType @8:8-8:26
//           field: a
//             name int @8:21-8:24
//           field: b (as before)
//       CompositeLit @8:27-8:33
//         integer literal 1 @8:28-8:29
//         integer literal 2 @8:31-8:32
//   VarDecl @9:2-9:44
//     name _ @9:2-9:3
//     value: CompositeLit @9:6-9:44
//       type: ArrayType @9:6-9:17
//         length: Ellipsis @9:7-9:10
//         name string @9:11-9:17
//       KeyValueExpr @9:18-9:26
//         key: integer literal 2 @9:18-9:19
//         value: string literal `raw` @9:21-9:26
//       KeyValueExpr @9:28-9:43
//         key: rune literal 'c' @9:28-9:31
//         value: string literal "\t\u00e9" @9:33-9:43
//   VarDecl @10:2-10:47
//     name _ @10:2-10:3
//     value: CompositeLit @10:6-10:47
//       type: MapType @10:6-10:45
//         key: name string @10:10-10:16
//         value: FuncType @10:17-10:45
//           param: unnamed
//             name int @10:22-10:25
//           param: unnamed
//             Ellipsis @10:27-10:31
//               name T @10:30-10:31
//           result: x
//             name error @10:39-10:44
//           result: y (as before)
//   VarDecl @11:2-11:23
//     name _ @11:2-11:3
//     value: UnaryExpr & @11:6-11:23
//       CompositeLit @11:7-11:23
//         type: IndexExpr @11:7-11:21
//           name T @11:7-11:8
//           index: name int @11:9-11:12
//           index: name string @11:14-11:20
//   VarDecl @12:2-12:20
//     name _ @12:2-12:3
//     value: UnaryExpr <- @12:6-12:20
//       CallExpr @12:8-12:20
//         fun: ChanType @12:8-12:16
//           name int @12:13-12:16
//         name ch @12:17-12:19
//   VarDecl @13:2-13:22
//     name _ @13:2-13:3
//     value: CallExpr @13:6-13:22
//       fun: ParenExpr @13:6-13:18
//         ChanType receive @13:7-13:17
//           name int @13:14-13:17
//       name ch @13:19-13:21
//   VarDecl @14:2-14:28
//     name _ @14:2-14:3
//     value: CallExpr @14:6-14:28
//       fun: ChanType send @14:6-14:23
//         ChanType receive @14:14-14:22
//           name T @14:21-14:22
//       name nil @14:24-14:27
//   VarDecl @15:2-15:58
//     name _ @15:2-15:3
//     value: FuncLit @15:6-15:58
//       type: FuncType @15:6-15:25
//         param: a
//           name int @15:16-15:19
//         param: b (as before)
//         result: unnamed
//           name bool @15:21-15:25
//       body: BlockStmt @15:26-15:58
//         ReturnStmt @15:28-15:56
//           BinaryExpr || @15:35-15:56
//             BinaryExpr && @15:35-15:46
//               BinaryExpr < @15:35-15:40
//                 name a @15:35-15:36
//                 name b @15:39-15:40
//               UnaryExpr ! @15:44-15:46
//                 name c @15:45-15:46
//             BinaryExpr != @15:50-15:56
//               name d @15:50-15:51
//               name e @15:55-15:56
//   VarDecl @16:2-16:15
//     name _ @16:2-16:3
//     value: StarExpr @16:6-16:15
//       SelectorExpr q @16:7-16:15
//         TypeAssertExpr @16:7-16:13
//           name p @16:7-16:8
//           type: StarExpr @16:10-16:12
//             name T @16:11-16:12
//   VarDecl @17:2-17:17
//     name _ @17:2-17:3
//     value: SelectorExpr Method @17:6-17:17
//       ParenExpr @17:6-17:10
//         StarExpr @17:7-17:9
//           name T @17:8-17:9
//   VarDecl @18:2-18:37
//     name _ @18:2-18:3
//     value: CallExpr @18:6-18:37
//       fun: InterfaceType @18:6-18:32
//         method: name M @18:17-18:18
//         FuncType @18:18-18:20
//         embedded: BinaryExpr | @18:22-18:30
//           UnaryExpr ~ @18:22-18:26
//             name int @18:23-18:26
//           name E @18:29-18:30
//       name nil @18:33-18:36
//   VarDecl @19:2-19:21
//     name _ @19:2-19:3
//     value: BinaryExpr + @19:6-19:21
//       float literal 0x1p-2 @19:6-19:12
//       imaginary literal 1_000i @19:15-19:21
