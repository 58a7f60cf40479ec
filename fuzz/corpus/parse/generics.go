package p

type List[T any] struct{ next *List[T] }
type Array [N * 2]int
type Pointer[P *C,] int
type Union[P *C | ~int, Q interface{ ~string }] []P
type Alias[T any] = List[List[T]]

func Map[K comparable, V any](m map[K]V, f func(K, V) V) []V {
	return Map[K, V](m, f)
}

func (l *List[T]) Push(x T) { l.next = &List[T]{nil} }
func (List[_]) Len() int    { return 0 }

func plain(l List[int], m pkg.Map[string, []int]) { _ = f[int]; _ = a[i](b) }
// ---- tree
// File p
//   TypeDecl List @3:6-3:41
//     typeparam: T
//       name any @3:13-3:16
//     StructType @3:18-3:41
//       field: next
//         StarExpr @3:31-3:39
//           IndexExpr @3:32-3:39
//             name List @3:32-3:36
//             index: name T @3:37-3:38
//   TypeDecl Array @4:6-4:22
//     ArrayType @4:12-4:22
//       length: BinaryExpr * @4:13-4:18
//         name N @4:13-4:14
//         integer literal 2 @4:17-4:18
//       name int @4:19-4:22
//   TypeDecl Pointer @5:6-5:24
//     typeparam: P
//       StarExpr @5:16-5:18
//         name C @5:17-5:18
//     name int @5:21-5:24
//   TypeDecl Union @6:6-6:52
//     typeparam: P
//       BinaryExpr | @6:14-6:23
//         StarExpr @6:14-6:16
//           name C @6:15-6:16
//         UnaryExpr ~ @6:19-6:23
//           name int @6:20-6:23
//     typeparam: Q
//       InterfaceType @6:27-6:47
//         embedded: UnaryExpr ~ @6:38-6:45
//           name string @6:39-6:45
//     ArrayType @6:49-6:52
//       name P @6:51-6:52
//   TypeDecl Alias = @7:6-7:34
//     typeparam: T
//       name any @7:14-7:17
//     IndexExpr @7:21-7:34
//       name List @7:21-7:25
//       index: IndexExpr @7:26-7:33
//         name List @7:26-7:30
//         index: name T @7:31-7:32
//   FuncDecl Map generic @9:1-11:2
//     type: FuncType @9:9-9:61
//       typeparam: K
//         name comparable @9:12-9:22
//       typeparam: V
//         name any @9:26-9:29
//       param: m
//         MapType @9:33-9:40
//           key: name K @9:37-9:38
//           value: name V @9:39-9:40
//       param: f
//         FuncType @9:44-9:56
//           param: unnamed
//             name K @9:49-9:50
//           param: unnamed
//             name V @9:52-9:53
//           result: unnamed
//             name V @9:55-9:56
//       result: unnamed
//         ArrayType @9:58-9:61
//           name V @9:60-9:61
//     body: BlockStmt @9:62-11:2
//       ReturnStmt @10:2-10:24
//         CallExpr @10:9-10:24
//           fun: IndexExpr @10:9-10:18
//             name Map @10:9-10:12
//             index: name K @10:13-10:14
//             index: name V @10:16-10:17
//           name m @10:19-10:20
//           name f @10:22-10:23
//   FuncDecl Push generic @13:1-13:55
//     receiver: l
//       StarExpr @13:9-13:17
//         IndexExpr @13:10-13:17
//           name List @13:10-13:14
//           index: name T @13:15-13:16
//     type: FuncType @13:23-13:28
//       param: x
//         name T @13:26-13:27
//     body: BlockStmt @13:29-13:55
//       AssignStmt = @13:31-13:53
//         lhs: SelectorExpr next @13:31-13:37
//           name l @13:31-13:32
//         rhs: UnaryExpr & @13:40-13:53
//           CompositeLit @13:41-13:53
//             type: IndexExpr @13:41-13:48
//               name List @13:41-13:45
//               index: name T @13:46-13:47
//             name nil @13:49-13:52
//   FuncDecl Len generic @14:1-14:41
//     receiver: unnamed
//       IndexExpr @14:7-14:14
//         name List @14:7-14:11
//         index: name _ @14:12-14:13
//     type: FuncType @14:19-14:25
//       result: unnamed
//         name int @14:22-14:25
//     body: BlockStmt @14:29-14:41
//       ReturnStmt @14:31-14:39
//         integer literal 0 @14:38-14:39
//   FuncDecl plain @16:1-16:78
//     type: FuncType @16:11-16:50
//       param: l
//         IndexExpr @16:14-16:23
//           name List @16:14-16:18
//           index: name int @16:19-16:22
//       param: m
//         IndexExpr @16:27-16:49
//           SelectorExpr Map @16:27-16:34
//             name pkg @16:27-16:30
//           index: name string @16:35-16:41
//           index: ArrayType @16:43-16:48
//             name int @16:45-16:48
//     body: BlockStmt @16:51-16:78
//       AssignStmt = @16:53-16:63
//         lhs: name _ @16:53-16:54
//         rhs: IndexExpr @16:57-16:63
//           name f @16:57-16:58
//           index: name int @16:59-16:62
//       AssignStmt = @16:65-16:76
//         lhs: name _ @16:65-16:66
//         rhs: CallExpr @16:69-16:76
//           fun: IndexExpr @16:69-16:73
//             name a @16:69-16:70
//             index: name i @16:71-16:72
//           name b @16:74-16:75
