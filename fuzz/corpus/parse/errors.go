package p

import "late"

func f() {
	x := := 1
	if x = 1 {
	}
	for i := 0; i < 10 {
	}
	a b
	f(1, 2
	g()
}

func (a, b T) m() {}
func n(a int, b) {}
type X struct { (T); *(U) }
var y = [1, 2]int
func o() { break; goto L; M: }
// ---- tree
// File p
//   ImportDecl "late" @3:8-3:14
//   FuncDecl f @5:1-14:2
//     type: FuncType @5:7-5:9
//     body: BlockStmt @5:10-14:2
//       AssignStmt := @6:2-6:11
//         lhs: name x @6:2-6:3
//         rhs: BadExpr @6:7-6:7
//       IfStmt @7:2-8:3
//         cond: BadExpr @7:11-7:11
//         then: BlockStmt @7:11-8:3
//       ForStmt @9:2-10:3
//         init: AssignStmt := @9:6-9:12
//           lhs: name i @9:6-9:7
//           rhs: integer literal 0 @9:11-9:12
//         cond: BinaryExpr < @9:14-9:20
//           name i @9:14-9:15
//           integer literal 10 @9:18-9:20
//         post: ExprStmt @10:2-10:2
//           BadExpr @10:2-10:2
//         body: BlockStmt @10:2-10:3
//       ExprStmt @11:2-11:3
//         name a @11:2-11:3
//       ExprStmt @12:2-13:5
//         CallExpr @12:2-13:5
//           fun: name f @12:2-12:3
//           integer literal 1 @12:4-12:5
//           integer literal 2 @12:7-12:8
//   FuncDecl m @16:1-16:21
//     receiver: a
//       name T @16:12-16:13
//     type: FuncType @16:16-16:18
//     body: BlockStmt @16:19-16:21
//   FuncDecl n @17:1-17:20
//     type: FuncType @17:7-17:17
//       param: a
//         name int @17:10-17:13
//       param: b
//         BadExpr @17:15-17:15
//     body: BlockStmt @17:18-17:20
//   TypeDecl X @18:6-18:28
//     StructType @18:8-18:28
//       field: embedded
//         name T @18:18-18:19
//       field: embedded
//         StarExpr @18:22-18:26
//           name U @18:24-18:25
//   VarDecl @19:5-19:14
//     name y @19:5-19:6
//     value: ArrayType @19:9-19:14
//       length: integer literal 1 @19:10-19:11
//       BadExpr @19:14-19:14
//   FuncDecl o @20:1-20:31
//     type: FuncType @20:7-20:9
//     body: BlockStmt @20:10-20:31
//       BranchStmt break @20:12-20:17
//       BranchStmt goto L @20:19-20:25
//       LabeledStmt M @20:27-20:29
//         EmptyStmt implicit @20:30-20:30
// 6:7: syntax error: unexpected :=, expected expression
// 7:2: syntax error: unexpected keyword if at end of statement
// 7:7: syntax error: cannot use assignment x = 1 as value
// 9:21: syntax error: unexpected {, expected semicolon or newline
// 10:2: syntax error: unexpected }, expected expression
// 10:2: syntax error: unexpected }, expected { after for clause
// 11:4: syntax error: unexpected name b at end of statement
// 12:8: syntax error: unexpected newline in argument list; possibly missing comma or )
// 16:15: method has multiple receivers
// 17:16: syntax error: missing parameter type
// 18:17: syntax error: cannot parenthesize embedded type
// 18:23: syntax error: cannot parenthesize embedded type
// 19:11: syntax error: unexpected comma; expected ]
// 19:13: syntax error: unexpected literal 2, expected ]
// 19:14: syntax error: unexpected ], expected type
// 19:14: syntax error: unexpected ] after top level declaration
// 20:12: break is not in a loop, switch, or select
// 20:24: label L not defined
// 20:27: label M defined and not used
