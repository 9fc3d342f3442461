import type { SnippetSource } from '../../recipe.ts'

export const apache: SnippetSource = {
  name: 'Apache',
  file: 'apache.conf',
  dialect: 'apache',
  text: `<VirtualHost *:443>
  SSLEngine on
  ServerName {{host}}
  # Everything this host answers is asked about, files and aliases too.
  LuaScope thread
  LuaHookAccessChecker /etc/apache2/doorward.lua check
  ProxyPreserveHost On
  ProxyPass /.doorward/ http://{{doorward}}/.doorward/
  # nocanon: the path goes on as it came, which is what was decided about.
  ProxyPass / http://{{upstream}}/ nocanon upgrade=websocket
</VirtualHost>
`,
}

export const apacheScript: SnippetSource = {
  name: 'Apache, its script',
  file: 'apache.lua',
  dialect: 'lua',
  text: `local http = require("socket.http")
http.TIMEOUT = 10

local host = "{{host}}"
local names = { "X-Authenticated-User", "Remote-User", "Remote-Name", "Remote-Email", "Remote-Groups",
  "X-Authenticated-Admin", "X-Doorward-Assertion" }
local told = { "Cookie", "Authorization", "Accept", "Accept-Language", "User-Agent", "X-Requested-With",
  "Sec-Fetch-Dest", "Sec-Fetch-Mode" }
-- Apache says these itself.
local own = { ["content-length"] = true, ["transfer-encoding"] = true, ["connection"] = true, ["keep-alive"] = true,
  ["date"] = true }

-- As programs that follow CGI spell it.
local function spell(name) return (name:lower():gsub("[^%a%d]", "_")) end
local ours = {}
for _, name in ipairs(names) do ours[spell(name)] = true end

-- What a visitor says of themselves and of their way here, in all spellings; and what they name in Connection would be
-- taken out before the app, and what we say with it.
local function clean(r)
  for name in pairs(r:headers_in_table()) do
    local spelled = spell(name)
    if ours[spelled] or spelled:find("^x_forwarded_") or spelled == "forwarded" then r.headers_in[name] = nil end
  end
  local connection = {}
  for token in (r.headers_in["Connection"] or ""):lower():gmatch("[^%s,]+") do
    if token == "close" or token == "keep-alive" or token == "upgrade" then table.insert(connection, token) end
  end
  r.headers_in["Connection"] = connection[1] and table.concat(connection, ", ")
end

-- The visitor's cookies without ours.
local function cookies(r)
  local others = {}
  for cookie in (r.headers_in["Cookie"] or ""):gmatch("[^;]+") do
    local name = cookie:match("^%s*([^=]*)")
    if name ~= "doorward" and name ~= "__Host-doorward" then table.insert(others, (cookie:gsub("^%s+", ""))) end
  end
  return others[1] and table.concat(others, "; ")
end

function check(r)
  clean(r)
  local scheme = r.is_https and "https" or "http"
  r.headers_in["X-Forwarded-Proto"] = scheme
  if r.hostname ~= host then return 421 end
  if r.unparsed_uri:sub(1, 1) ~= "/" then return 400 end
  if r.uri:find("^/%.doorward/") then return apache2.OK end

  local headers = { ["X-Forwarded-For"] = r.useragent_ip, ["X-Forwarded-Proto"] = scheme,
    ["X-Forwarded-Host"] = r.headers_in["Host"], ["X-Forwarded-Method"] = r.method, ["X-Forwarded-Uri"] = r.unparsed_uri }
  for _, name in ipairs(told) do headers[name] = r.headers_in[name] end
  local body = {}
  local passed, status, answer = http.request({
    url = "http://{{doorward}}/gateway/traefik", headers = headers, redirect = false,
    sink = function(chunk) if chunk then table.insert(body, chunk) end return 1 end,
  })
  if not passed then return 502 end

  if status == 200 then
    for _, name in ipairs(names) do
      local value = answer[name:lower()]
      if value == nil then return 502 end
      r.headers_in[name] = value
    end
    r.headers_in["Cookie"] = cookies(r)
    -- Where app passwords are switched on:
    -- r.headers_in["Authorization"] = nil
    return apache2.OK
  end

  -- Tells the visitor why, or leads them to sign in.
  r.status = status
  for name, value in pairs(answer) do
    if name == "content-type" then r.content_type = value
    elseif not own[name] then r.headers_out[name] = value end
  end
  r:write(table.concat(body))
  return apache2.DONE
end
`,
}
