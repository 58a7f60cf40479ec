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

func (l *List[T]) Map[U any, _ ~[]U](f func(T) U) (r *List[U]) { return l.Map[U, []U](f) }

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
//   FuncDecl Map generic @16:1-16:91
//     receiver: l
//       StarExpr @16:9-16:17
//         IndexExpr @16:10-16:17
//           name List @16:10-16:14
//           index: name T @16:15-16:16
//     type: FuncType @16:22-16:63
//       typeparam: U
//         name any @16:25-16:28
//       typeparam: _
//         UnaryExpr ~ @16:32-16:36
//           ArrayType @16:33-16:36
//             name U @16:35-16:36
//       param: f
//         FuncType @16:40-16:49
//           param: unnamed
//             name T @16:45-16:46
//           result: unnamed
//             name U @16:48-16:49
//       result: r
//         StarExpr @16:54-16:62
//           IndexExpr @16:55-16:62
//             name List @16:55-16:59
//             index: name U @16:60-16:61
//     body: BlockStmt @16:64-16:91
//       ReturnStmt @16:66-16:89
//         CallExpr @16:73-16:89
//           fun: IndexExpr @16:73-16:86
//             SelectorExpr Map @16:73-16:78
//               name l @16:73-16:74
//             index: name U @16:79-16:80
//             index: ArrayType @16:82-16:85
//               name U @16:84-16:85
//           name f @16:87-16:88
//   FuncDecl plain @18:1-18:78
//     type: FuncType @18:11-18:50
//       param: l
//         IndexExpr @18:14-18:23
//           name List @18:14-18:18
//           index: name int @18:19-18:22
//       param: m
//         IndexExpr @18:27-18:49
//           SelectorExpr Map @18:27-18:34
//             name pkg @18:27-18:30
//           index: name string @18:35-18:41
//           index: ArrayType @18:43-18:48
//             name int @18:45-18:48
//     body: BlockStmt @18:51-18:78
//       AssignStmt = @18:53-18:63
//         lhs: name _ @18:53-18:54
//         rhs: IndexExpr @18:57-18:63
//           name f @18:57-18:58
//           index: name int @18:59-18:62
//       AssignStmt = @18:65-18:76
//         lhs: name _ @18:65-18:66
//         rhs: CallExpr @18:69-18:76
//           fun: IndexExpr @18:69-18:73
//             name a @18:69-18:70
//             index: name i @18:71-18:72
//           name b @18:74-18:75
