package main

// Expressions and statements. Every node knows its line, for error messages.

type expr interface{ pos() int }

type line int

func (l line) pos() int { return int(l) }

type (
	literal struct {
		line
		value any
	}
	variable struct {
		line
		name string
	}
	unary struct {
		line
		op      string
		operand expr
	}
	binary struct {
		line
		op          string
		left, right expr
	}
	call struct {
		line
		callee expr
		args   []expr
	}
	index struct {
		line
		base, key expr
	}
	listLiteral struct {
		line
		items []expr
	}
	mapLiteral struct {
		line
		keys, values []expr
	}
	functionLiteral struct {
		line
		name   string
		params []string
		body   []stmt
	}
)

type stmt interface{ pos() int }

type (
	exprStmt struct {
		line
		e expr
	}
	letStmt struct {
		line
		name  string
		value expr
	}
	assignStmt struct {
		line
		target, value expr
	}
	ifStmt struct {
		line
		cond            expr
		then, otherwise []stmt
	}
	whileStmt struct {
		line
		cond expr
		body []stmt
	}
	forStmt struct {
		line
		name string
		over expr
		body []stmt
	}
	returnStmt struct {
		line
		value expr
	}
	branchStmt struct {
		line
		isBreak bool
	}
)
