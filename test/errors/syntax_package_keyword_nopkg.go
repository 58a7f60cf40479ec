package func // error: expected 'IDENT', found 'func'|unexpected keyword func, expected name
