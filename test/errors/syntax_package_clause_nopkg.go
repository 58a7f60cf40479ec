func f() {} // error: expected 'package', found 'func'|package statement must be first
