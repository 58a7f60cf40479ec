local function a(i, j)
  local ij = i + j
  return 1 / (ij * (ij + 1) * 0.5 + i + 1)
end

local function mulAv(n, v, av)
  for i = 0, n - 1 do
    local s = 0
    for j = 0, n - 1 do s = s + a(i, j) * v[j] end
    av[i] = s
  end
end

local function mulAtv(n, v, atv)
  for i = 0, n - 1 do
    local s = 0
    for j = 0, n - 1 do s = s + a(j, i) * v[j] end
    atv[i] = s
  end
end

local n = tonumber(arg[1] or 500)
local u, v, t = {}, {}, {}
for i = 0, n - 1 do u[i] = 1 end
for _ = 1, 10 do
  mulAv(n, u, t)
  mulAtv(n, t, v)
  mulAv(n, v, t)
  mulAtv(n, t, u)
end
local vbv, vv = 0, 0
for i = 0, n - 1 do
  vbv = vbv + u[i] * v[i]
  vv = vv + v[i] * v[i]
end
print(string.format("%.9f", math.sqrt(vbv / vv)))
