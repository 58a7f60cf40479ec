package func // error: expected 'IDENT', found 'func'
