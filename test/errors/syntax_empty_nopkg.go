 // error: expected 'package', found 'EOF'
