import type { SnippetSource } from '../../recipe.ts'

export const envoy: SnippetSource = {
  name: 'Envoy',
  file: 'envoy.yaml',
  dialect: 'yaml',
  text: `http_filters:
  - name: envoy.filters.http.header_mutation
    typed_config:
      '@type': type.googleapis.com/envoy.extensions.filters.http.header_mutation.v3.HeaderMutation
      mutations:
        request_mutations:
          - remove: x-authenticated-user
          - remove: remote-user
          - remove: remote-name
          - remove: remote-email
          - remove: remote-groups
          - remove: x-authenticated-admin
          - remove: x-doorward-assertion
  - name: envoy.filters.http.ext_authz
    typed_config:
      '@type': type.googleapis.com/envoy.extensions.filters.http.ext_authz.v3.ExtAuthz
      failure_mode_allow: false
      http_service:
        server_uri: { uri: {{doorward}}, cluster: doorward, timeout: 5s }
        path_prefix: /gateway/envoy
        authorization_request:
          allowed_headers:
            patterns:
              - exact: cookie
              - exact: accept
              - exact: authorization
              - exact: x-requested-with
              - exact: x-forwarded-for
              - exact: x-forwarded-proto
              - prefix: sec-fetch-
        authorization_response:
          allowed_upstream_headers:
            patterns:
              - exact: x-authenticated-user
              - exact: remote-user
              - exact: remote-name
              - exact: remote-email
              - exact: remote-groups
              - exact: x-authenticated-admin
              - exact: x-doorward-assertion
          allowed_client_headers:
            patterns:
              - exact: location
              - exact: set-cookie
              - exact: www-authenticate
              - exact: content-type
              - exact: content-security-policy
`,
}
