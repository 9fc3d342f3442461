import type { SnippetSource } from '../../recipe.ts'

export const nginx: SnippetSource = {
  name: 'nginx',
  file: 'nginx.conf',
  dialect: 'nginx',
  text: `# In http { }: the visitor's cookies without ours.
map $http_cookie $app_cookie {
  default $http_cookie;
  "~^(?<before>(?:.*; *)?)(?:__Host-)?doorward=[^;]*(?:; *(?<after>.*))?$" "$before$after";
}
# A WebSocket (RFC 6455 §4.1) goes on as one; whatever else a visitor would change to does not.
map $http_upgrade $app_upgrade {
  default "";
  "~*^websocket$" websocket;
}
map $app_upgrade $app_connection {
  default "";
  websocket upgrade;
}

server {
  listen 443 ssl;
  server_name {{host}};
  # nginx answers under any name with its first server, and what is decided is about the app of that name.
  if ($host != {{host}}) { return 421; }
  # Headers with an underscore, or with anything else that is not a letter, a digit or a hyphen, are dropped.
  underscores_in_headers off;
  ignore_invalid_headers on;

  location = /.doorward/check {
    internal;
    proxy_pass http://{{doorward}}/gateway/nginx;
    proxy_pass_request_body off;
    proxy_set_header Content-Length "";
    proxy_set_header X-Forwarded-For $remote_addr;
    proxy_set_header X-Original-Method $request_method;
    # $host, never $http_host: that one may name another app than the one that answers.
    proxy_set_header X-Original-URL $scheme://$host$request_uri;
  }

  location /.doorward/ {
    proxy_pass http://{{doorward}};
    proxy_pass_request_body off;
    proxy_set_header Content-Length "";
    proxy_set_header Host $host;
    proxy_set_header X-Forwarded-For $remote_addr;
    proxy_set_header X-Forwarded-Proto $scheme;
    proxy_set_header X-Original-Method $asked_method;
    proxy_set_header X-Original-URL $scheme://$host$request_uri;
  }

  location / {
    set $asked_method $request_method;
    auth_request /.doorward/check;
    # Tells the visitor why, or leads them to sign in.
    error_page 401 403 = /.doorward/start;

    auth_request_set $id_user $upstream_http_x_authenticated_user;
    auth_request_set $id_remote_user $upstream_http_remote_user;
    auth_request_set $id_name $upstream_http_remote_name;
    auth_request_set $id_email $upstream_http_remote_email;
    auth_request_set $id_groups $upstream_http_remote_groups;
    auth_request_set $id_admin $upstream_http_x_authenticated_admin;
    auth_request_set $id_assertion $upstream_http_x_doorward_assertion;
    # Each of these stands instead of whatever the visitor sent under this name.
    proxy_set_header X-Authenticated-User $id_user;
    proxy_set_header Remote-User $id_remote_user;
    proxy_set_header Remote-Name $id_name;
    proxy_set_header Remote-Email $id_email;
    proxy_set_header Remote-Groups $id_groups;
    proxy_set_header X-Authenticated-Admin $id_admin;
    proxy_set_header X-Doorward-Assertion $id_assertion;
    proxy_set_header Cookie $app_cookie;
    # Where app passwords or access tokens are switched on:
    # proxy_set_header Authorization "";

    proxy_http_version 1.1;
    proxy_set_header Upgrade $app_upgrade;
    proxy_set_header Connection $app_connection;
    # So long a WebSocket may be silent.
    proxy_read_timeout 1h;
    proxy_set_header Host $host;
    proxy_set_header X-Forwarded-For $remote_addr;
    proxy_set_header X-Forwarded-Proto $scheme;
    proxy_pass http://{{upstream}};
  }
}
`,
}
