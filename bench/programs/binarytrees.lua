local function build(depth)
  if depth == 0 then return {} end
  return { build(depth - 1), build(depth - 1) }
end

local function check(t)
  if t[1] then return 1 + check(t[1]) + check(t[2]) end
  return 1
end

local n = tonumber(arg[1] or 14)
io.write(string.format("stretch tree of depth %d\t check: %d\n", n + 1, check(build(n + 1))))
local long = build(n)
for d = 4, n, 4 do
  local iterations = 2 ^ (n - d + 4)
  local sum = 0
  for _ = 1, iterations do sum = sum + check(build(d)) end
  io.write(string.format("%d\t trees of depth %d\t check: %d\n", iterations, d, sum))
end
io.write(string.format("long lived tree of depth %d\t check: %d\n", n, check(long)))
