#!/usr/bin/env python3
"""The extension in editors/vscode beside what it repeats: keywords of tokens.def, attributes that the debug adapter reads, files that its package names.

    editors.py"""
import json
import pathlib
import re
import sys

root = pathlib.Path(__file__).resolve().parent.parent
folder = root / "editors/vscode"
wrong = []


def check(ok, what):
    if not ok:
        wrong.append(what)


package = json.loads((folder / "package.json").read_text())
points = package["contributes"]
grammar = json.loads((folder / points["grammars"][0]["path"]).read_text())
json.loads((folder / points["languages"][0]["configuration"]).read_text())
check((folder / package["main"]).is_file(), f"{package['main']} is not there")
check(points["grammars"][0]["scopeName"] == grammar["scopeName"], "the scope of package.json is not the grammar's")

# ---- The grammar (its patterns mean the same to Python, but for classes of letters) ----------------
patterns = {name: [dict(p, match=re.sub(r"\\p\{[LN]\}", r"\\w", p["match"])) for p in rule["patterns"] if "match" in p]
            for name, rule in grammar["repository"].items()}


def scope(line, word):
    """Of a word, by the first pattern that matches it anywhere in the line, in the grammar's order."""
    for include in grammar["repository"]["code"]["patterns"]:
        for p in patterns[include["include"][1:]]:
            for m in re.finditer(p["match"], line):
                for group in [0, *range(1, (m.lastindex or 0) + 1)]:
                    name = p.get("captures", {}).get(str(group), {}).get("name") or (p.get("name") if group == 0 else None)
                    if m.group(group) == word and name:
                        return name
    return None


for keyword in re.findall(r'VO_KEYWORD\(\w+, "(\w+)"\)', (root / "src/syntax/tokens.def").read_text()):
    check((scope(f"\t{keyword} ", keyword) or "").split(".")[0] in ("keyword", "storage"), f"the grammar does not know the keyword {keyword}")
for line, word, expected in (
        ("\tfail err", "fail", "keyword.control.vo"), ("\tif x { fail err }", "fail", "keyword.control.vo"), ("\terrdefer f.Close()", "errdefer", "keyword.control.vo"),
        ("\tfail(x)", "fail", "entity.name.function.call.vo"), ("\tfail (x)", "fail", "keyword.control.vo"), ("\tfail := 3", "fail", None),
        ("\tfail += 1", "fail", None), ("\tx = fail", "fail", None), ("\tx := f()?", "?", "keyword.operator.propagate.vo"), ("\tv~>name", "~>", "keyword.operator.dynamic.vo"),
        ("func (s *Stack[T]) push(v T)", "push", "entity.name.function.vo"), ("type Stack[T any] struct", "Stack", "entity.name.type.vo")):
    check(scope(line, word) == expected, f"{word!r} in {line!r} is {scope(line, word)}, not {expected}")

# ---- The debugger ----------------------------------------------------------------------------------
read = set(re.findall(r'arguments_\["(\w+)"\]', "".join(p.read_text() for p in (root / "src/dap").glob("*.cpp"))))
told = set(points["debuggers"][0]["configurationAttributes"]["launch"]["properties"])
check(told == read - {"noDebug"}, f"attributes of launch: package.json has {sorted(told - read)} too many and lacks {sorted(read - told - {'noDebug'})}")  # noDebug is the editor's

# ---- The settings ----------------------------------------------------------------------------------
used = set(re.findall(r"setting\('(\w+)'\)", (folder / "extension.js").read_text()))
check({"vo." + name for name in used} == set(points["configuration"]["properties"]), f"extension.js reads the settings {sorted(used)}")

for w in wrong:
    print(w)
print(f"{len(wrong)} wrong")
sys.exit(bool(wrong))
