func f() {} // error: expected 'package', found 'func'
