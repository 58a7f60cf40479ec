local letters = "abcdefghijklmnopqrstuvwxyz"
local n = tonumber(arg[1] or 20000)
local total, equal = 0, 0
local last = ""
local sub = string.sub
for i = 0, n - 1 do
  local s = ""
  for j = 0, 39 do
    local c = (i * 7 + j * 13) % 26
    s = s .. sub(letters, c + 1, c + 1)
    if #s > 30 then s = sub(s, 11) end
  end
  if s == last then equal = equal + 1 end
  last = s
  local t = s .. "-" .. sub(s, 4, 9)
  total = total + #t
  if t < "m" then total = total + 1 end
end
io.write(string.format("%d %d %s\n", total, equal, last))
