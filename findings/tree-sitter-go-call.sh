#!/usr/bin/env bash
# tree-sitter-go takes every call through an index, `table[i](x)`, for a conversion to a generic type, not for a call.
# Version:   tree-sitter 0.24.0, tree-sitter-go 0.23.4 (PyPI), Python 3.
# Behaviour: table[i](x) and (table[i])(x) are each a type_conversion_expression of a generic_type, without an error node;
#            table[0](x) and m["k"](x) are call_expressions.
# Guess:     syntax cannot tell the two apart, so the common form, a call, is the answer, or an ambiguity is shown. Searches
#            for call_expression miss tables of functions that are indexed by a variable.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/v"
nice -n 10 "$tmp/v/bin/pip" -q --disable-pip-version-check install tree-sitter==0.24.0 tree-sitter-go==0.23.4
got=$("$tmp/v/bin/python" - <<'E'
import tree_sitter_go
from tree_sitter import Language, Parser
parser = Parser(Language(tree_sitter_go.language()))
for call in ("table[i](x)", "table[0](x)", 'm["k"](x)', "(table[i])(x)"):
    root = parser.parse(f"package p\nvar v = {call}\n".encode()).root_node
    kind = root.children[-2 if root.children[-1].type == "\n" else -1].named_children[0].child_by_field_name("value").named_children[0]
    print(call, kind.type, "error" if root.has_error else "clean", end="; ")
E
)
echo "seen: $got one would guess: call_expression four times"
[ "$got" = 'table[i](x) type_conversion_expression clean; table[0](x) call_expression clean; m["k"](x) call_expression clean; (table[i])(x) type_conversion_expression clean; ' ] || { echo "CHANGED"; exit 1; }
