local floor = math.floor
local function quick(a, lo, hi)
  while lo < hi do
    local p = a[floor((lo + hi) / 2)]
    local i, j = lo, hi
    while i <= j do
      while a[i] < p do i = i + 1 end
      while a[j] > p do j = j - 1 end
      if i <= j then
        a[i], a[j] = a[j], a[i]
        i = i + 1
        j = j - 1
      end
    end
    if j - lo < hi - i then
      quick(a, lo, j)
      lo = i
    else
      quick(a, i, hi)
      hi = j
    end
  end
end

local n = tonumber(arg[1] or 300000)
local a = {}
local x = 42
for i = 0, n - 1 do
  x = (x * 16807 + 11) % 2147483647
  a[i] = x % 1000000
end
quick(a, 0, n - 1)
local h = 0
for i = 0, n - 1 do h = (h * 31 + a[i] + i) % 1000000007 end
print(string.format("%d %d %d %d", a[0], a[floor(n / 2)], a[n - 1], h))
