import type { SnippetSource } from '../../recipe.ts'

export const haproxy: SnippetSource = {
  name: 'HAProxy',
  file: 'haproxy.cfg',
  dialect: 'haproxy',
  text: `global
  lua-load /etc/haproxy/doorward.lua

frontend web
  mode http
  bind :80
  # In all spellings: a dot stands for any character.
  http-request del-header ^(?i)(x.authenticated.(user|admin)|remote.(user|name|email|groups)|x.doorward.assertion)$ -m reg
  http-request set-header X-Forwarded-For %[src]
  http-request set-header X-Forwarded-Proto http
  http-request set-var(txn.method) method
  http-request set-header X-Original-Method %[var(txn.method)]
  http-request set-header X-Original-URL http://%[req.hdr(host)]%[pathq]
  http-request deny deny_status 421 unless { req.hdr(host) -i {{host}} }
  use_backend doorward if { path_beg /.doorward/ }
  http-request lua.doorward_check
  use_backend doorward_start unless { var(txn.doorward_passed) -m bool }
  default_backend {{name}}

backend doorward
  mode http
  server doorward {{doorward}}

backend doorward_start
  mode http
  http-request set-method GET
  http-request set-path /.doorward/start
  server doorward {{doorward}}

backend {{name}}
  mode http
  http-request replace-header Cookie ^(.*;\\s*)?(?:__Host-)?doorward=[^;]*(?:;\\s*(.*))?$ \\1\\2
  http-request del-header X-Original-Method
  http-request del-header X-Original-URL
  server {{name}} {{upstream}}
`,
}

export const haproxyScript: SnippetSource = {
  name: 'HAProxy, its script',
  file: 'doorward.lua',
  dialect: 'lua',
  text: `local names = { "x-authenticated-user", "remote-user", "remote-name", "remote-email", "remote-groups",
  "x-authenticated-admin", "x-doorward-assertion" }

core.register_action("doorward_check", { "http-req" }, function(txn)
  local headers = {}
  for name, values in pairs(txn.http:req_get_headers()) do
    for _, value in pairs(values) do
      headers[name] = headers[name] or {}
      table.insert(headers[name], value)
    end
  end
  headers["content-length"], headers["transfer-encoding"], headers["connection"] = nil, nil, nil
  local answer = core.httpclient():get({ url = "http://{{doorward}}/gateway/nginx", headers = headers })
  if answer == nil or answer.status ~= 200 then return end
  for _, name in ipairs(names) do
    txn.http:req_set_header(name, answer.headers[name][0])
  end
  txn:set_var("txn.doorward_passed", true)
end)
`,
}
