package p

func f() (n int, err error) {
	x, y := 1, 2
	x, a[i].b = y, x
	x <<= 3
	y++
	y--
	c <- v
	<-c
	var z, w int = 1, 2
	const k = iota
	type T = int
	go f()
	defer func() {}()
	{
		;
	}
	if x := g(); x > 0 {
	} else if y {
	} else {
	}
L:
	for i := 0; i < 10; i++ {
		switch x := f(); {
		case a, b:
			fallthrough
		default:
			break L
		}
		continue L
	}
	for range 10 {
	}
	for k, v = range m {
	}
	for x {
	}
	for {
		break
	}
	switch t := x.(type) {
	case nil, *T:
	default:
	}
	select {
	case v, ok := <-c:
	case c <- (T{1}):
	case <-c:
	default:
	}
	goto M
M:
	return x, nil
}
// ---- tree
// File p
//   FuncDecl f @3:1-55:2
//     type: FuncType @3:7-3:28
//       result: n
//         name int @3:13-3:16
//       result: err
//         name error @3:22-3:27
//     body: BlockStmt @3:29-55:2
//       AssignStmt := @4:2-4:14
//         lhs: name x @4:2-4:3
//         lhs: name y @4:5-4:6
//         rhs: integer literal 1 @4:10-4:11
//         rhs: integer literal 2 @4:13-4:14
//       AssignStmt = @5:2-5:18
//         lhs: name x @5:2-5:3
//         lhs: SelectorExpr b @5:5-5:11
//           IndexExpr @5:5-5:9
//             name a @5:5-5:6
//             index: name i @5:7-5:8
//         rhs: name y @5:14-5:15
//         rhs: name x @5:17-5:18
//       AssignStmt << @6:2-6:9
//         lhs: name x @6:2-6:3
//         rhs: integer literal 3 @6:8-6:9
//       IncDecStmt ++ @7:2-7:5
//         name y @7:2-7:3
//       IncDecStmt -- @8:2-8:5
//         name y @8:2-8:3
//       SendStmt @9:2-9:8
//         chan: name c @9:2-9:3
//         value: name v @9:7-9:8
//       ExprStmt @10:2-10:5
//         UnaryExpr <- @10:2-10:5
//           name c @10:4-10:5
//       DeclStmt @11:2-11:21
//         VarDecl @11:6-11:21
//           name z @11:6-11:7
//           name w @11:9-11:10
//           type: name int @11:11-11:14
//           value: integer literal 1 @11:17-11:18
//           value: integer literal 2 @11:20-11:21
//       DeclStmt @12:2-12:16
//         ConstDecl iota=0 @12:8-12:16
//           name k @12:8-12:9
//           value: name iota @12:12-12:16
//       DeclStmt @13:2-13:14
//         TypeDecl T = @13:7-13:14
//           name int @13:11-13:14
//       GoStmt @14:2-14:8
//         CallExpr @14:5-14:8
//           fun: name f @14:5-14:6
//       DeferStmt @15:2-15:19
//         CallExpr @15:8-15:19
//           fun: FuncLit @15:8-15:17
//             type: FuncType @15:8-15:14
//             body: BlockStmt @15:15-15:17
//       BlockStmt @16:2-18:3
//         EmptyStmt @17:3-17:3
//       IfStmt @19:2-22:3
//         init: AssignStmt := @19:5-19:13
//           lhs: name x @19:5-19:6
//           rhs: CallExpr @19:10-19:13
//             fun: name g @19:10-19:11
//         cond: BinaryExpr > @19:15-19:20
//           name x @19:15-19:16
//           integer literal 0 @19:19-19:20
//         then: BlockStmt @19:21-20:3
//         else: IfStmt @20:9-22:3
//           cond: name y @20:12-20:13
//           then: BlockStmt @20:14-21:3
//           else: BlockStmt @21:9-22:3
//       LabeledStmt L @23:1-32:3
//         ForStmt @24:2-32:3
//           init: AssignStmt := @24:6-24:12
//             lhs: name i @24:6-24:7
//             rhs: integer literal 0 @24:11-24:12
//           cond: BinaryExpr < @24:14-24:20
//             name i @24:14-24:15
//             integer literal 10 @24:18-24:20
//           post: IncDecStmt ++ @24:22-24:25
//             name i @24:22-24:23
//           body: BlockStmt @24:26-32:3
//             SwitchStmt @25:3-30:4
//               init: AssignStmt := @25:10-25:18
//                 lhs: name x @25:10-25:11
//                 rhs: CallExpr @25:15-25:18
//                   fun: name f @25:15-25:16
//               CaseClause @26:3-27:15
//                 case: name a @26:8-26:9
//                 case: name b @26:11-26:12
//                 BranchStmt fallthrough to SwitchStmt @27:4-27:15
//               CaseClause default @28:3-29:11
//                 BranchStmt break L to ForStmt @29:4-29:11
//             BranchStmt continue L to ForStmt @31:3-31:13
//       RangeStmt @33:2-34:3
//         x: integer literal 10 @33:12-33:14
//         body: BlockStmt @33:15-34:3
//       RangeStmt = @35:2-36:3
//         key: name k @35:6-35:7
//         value: name v @35:9-35:10
//         x: name m @35:19-35:20
//         body: BlockStmt @35:21-36:3
//       ForStmt @37:2-38:3
//         cond: name x @37:6-37:7
//         body: BlockStmt @37:8-38:3
//       ForStmt @39:2-41:3
//         body: BlockStmt @39:6-41:3
//           BranchStmt break to ForStmt @40:3-40:8
//       TypeSwitchStmt t @42:2-45:3
//         TypeAssertExpr type @42:14-42:22
//           name x @42:14-42:15
//         CaseClause @43:2-43:15
//           case: name nil @43:7-43:10
//           case: StarExpr @43:12-43:14
//             name T @43:13-43:14
//         CaseClause default @44:2-44:10
//       SelectStmt @46:2-51:3
//         CommClause @47:2-47:20
//           comm: AssignStmt := @47:7-47:19
//             lhs: name v @47:7-47:8
//             lhs: name ok @47:10-47:12
//             rhs: UnaryExpr <- @47:16-47:19
//               name c @47:18-47:19
//         CommClause @48:2-48:19
//           comm: SendStmt @48:7-48:18
//             chan: name c @48:7-48:8
//             value: ParenExpr @48:12-48:18
//               CompositeLit @48:13-48:17
//                 type: name T @48:13-48:14
//                 integer literal 1 @48:15-48:16
//         CommClause @49:2-49:11
//           comm: ExprStmt @49:7-49:10
//             UnaryExpr <- @49:7-49:10
//               name c @49:9-49:10
//         CommClause default @50:2-50:10
//       BranchStmt goto M to LabeledStmt @52:2-52:8
//       LabeledStmt M @53:1-54:15
//         ReturnStmt @54:2-54:15
//           name x @54:9-54:10
//           name nil @54:12-54:15
