import type { SnippetSource } from '../../recipe.ts'

export const traefik: SnippetSource = {
  name: 'Traefik',
  file: 'traefik.yaml',
  dialect: 'yaml',
  text: `http:
  middlewares:
    # Before all: what a visitor says of themselves is emptied, in both spellings.
    nobody:
      headers:
        customRequestHeaders:
          X-Authenticated-User: ""
          X_Authenticated_User: ""
          X-Authenticated_User: ""
          X_Authenticated-User: ""
          Remote-User: ""
          Remote_User: ""
          Remote-Name: ""
          Remote_Name: ""
          Remote-Email: ""
          Remote_Email: ""
          Remote-Groups: ""
          Remote_Groups: ""
          X-Authenticated-Admin: ""
          X_Authenticated_Admin: ""
          X-Authenticated_Admin: ""
          X_Authenticated-Admin: ""
          X-Doorward-Assertion: ""
          X_Doorward_Assertion: ""
          X-Doorward_Assertion: ""
          X_Doorward-Assertion: ""
    doorward:
      forwardAuth:
        address: http://{{doorward}}/gateway/traefik
        authResponseHeaders:
          - X-Authenticated-User
          - Remote-User
          - Remote-Name
          - Remote-Email
          - Remote-Groups
          - X-Authenticated-Admin
          - X-Doorward-Assertion
  routers:
    {{name}}:
      rule: Host(\`{{host}}\`)
      middlewares: [nobody, doorward]
      service: {{name}}
    {{name}}-doorward:
      rule: Host(\`{{host}}\`) && PathPrefix(\`/.doorward/\`)
      service: doorward
  services:
    {{name}}:
      loadBalancer:
        servers: [{ url: 'http://{{upstream}}' }]
    doorward:
      loadBalancer:
        servers: [{ url: 'http://{{doorward}}' }]
`,
}
