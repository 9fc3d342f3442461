import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { Problem } from '#ground'
import { openTestWorld, type TestWorld } from '../world/open-test-world.ts'
import { applyFile, findSecret } from './truth-file.ts'

let world: TestWorld

const apply = (text: string): Promise<string[]> => applyFile(world, text, { findSecret })

describe('refused before anything is changed', () => {
  before(async () => void (world = await openTestWorld()))
  after(() => world.dispose())

  const wrong: [what: string, text: string, says: RegExp][] = [
    ['an empty file', '', /directory\.yaml:1: version: Expected 1/],
    ['another version', 'version: 2\n', /:1: version: Expected 1/],
    ['an unknown key', 'version: 1\nuser: []\n', /:2: user: .*Did you mean “users”/],
    [
      'an unknown key inside',
      'version: 1\nusers:\n  - username: a\n    emial: x\n',
      /:4: users\.0\.emial: .*Did you mean “email”/,
    ],
    [
      'an impossible username',
      'version: 1\nusers:\n  - { username: "-a" }\n',
      /:3: users\.0\.username: A username has/,
    ],
    ['a reserved username', 'version: 1\nusers: [ { username: admin } ]\n', /kept for the system/],
    [
      'a role there is not',
      'version: 1\nusers: [ { username: a, role: admn } ]\n',
      /users\.0\.role: Allowed: .*Did you mean “admin”/,
    ],
    [
      'a common password',
      'version: 1\nusers: [ { username: a, password: { value: password123 } } ]\n',
      /users\.0\.password: .*common/,
    ],
    ['a short password', 'version: 1\nusers: [ { username: a, password: { value: short } } ]\n', /8 to 256 characters/],
    [
      'a password that is the name',
      'version: 1\nusers: [ { username: alice.adams, password: { value: Alice.Adams } } ]\n',
      /cannot be the username/,
    ],
    [
      'a damaged hash',
      'version: 1\nusers: [ { username: a, password: { hash: "{SSHA}x" } } ]\n',
      /users\.0\.password\.hash: This \{SSHA\} hash is damaged/,
    ],
    [
      'a hash of an unknown form',
      'version: 1\nusers: [ { username: a, password: { hash: "{SASL}a@example.com" } } ]\n',
      /users\.0\.password\.hash: A \{SASL\} entry holds no password/,
    ],
    [
      'two passwords',
      'version: 1\nusers: [ { username: a, password: { value: 12345678a, env: LDAP_SECRET } } ]\n',
      /Give one of value, env and file/,
    ],
    [
      'a secret that is not there',
      'version: 1\nsettings: { directoryServer: { secret: { env: NONE } } }\n',
      /:2: settings\.directoryServer\.secret: not set/,
    ],
    [
      'one person twice',
      'version: 1\nusers:\n  - { username: a }\n  - { username: A }\n',
      /:4: users\.1\.username: “a” stands in line 3 already/,
    ],
    [
      'one address twice',
      'version: 1\nusers: [ { username: a, email: x@e.org }, { username: b, email: X@E.ORG } ]\n',
      /users\.1\.email: .* already/,
    ],
    ['one group twice', 'version: 1\ngroups: [ { name: Staff }, { name: staff } ]\n', /groups\.1\.name: .* already/],
    [
      'one client id twice',
      'version: 1\napps: [ { name: a, oidc: { redirectUris: ["https://a/"] } }, { name: b, oidc: { clientId: a, redirectUris: ["https://a/"] } } ]\n',
      /apps\.1\.oidc\.clientId: .* already/,
    ],
    [
      'a group nobody knows',
      'version: 1\nusers: [ { username: a, groups: [staf] } ]\n',
      /users\.0\.groups\.0: There is no group “staf”/,
    ],
    [
      'access for nobody known',
      'version: 1\napps: [ { name: a, access: { users: [zoe] }, ldap: {} } ]\n',
      /apps\.0\.access\.users\.0: There is nobody called “zoe”/,
    ],
    [
      'two kinds of access',
      'version: 1\napps: [ { name: a, access: { everyone: true, groups: [] }, ldap: {} } ]\n',
      /apps\.0\.access: Give one of/,
    ],
    [
      'a redirect pattern',
      'version: 1\napps: [ { name: a, oidc: { redirectUris: ["https://*.e.org/"] } } ]\n',
      /apps\.0\.oidc\.redirectUris\.0: .*patterns are not matched/,
    ],
    [
      'no redirect',
      'version: 1\napps: [ { name: a, oidc: {} } ]\n',
      /apps\.0\.oidc.*: Give at least one redirect address/,
    ],
    [
      'a bad line of the allow-list',
      'version: 1\nsettings:\n  directoryServer:\n    allow:\n      - 10.0.0.0/8\n      - nonsense\n',
      /:6: settings\.directoryServer\.allow\.1: This is neither/,
    ],
    [
      'a bad line of the proxies',
      'version: 1\nsettings:\n  directoryServer:\n    proxyFrom:\n      - my balancer\n',
      /:5: settings\.directoryServer\.proxyFrom\.0: This is neither/,
    ],
    [
      'a limit out of its range',
      'version: 1\nsettings:\n  directoryServer:\n    limits:\n      idleSeconds: 9\n',
      /:5: settings\.directoryServer\.limits\.idleSeconds: A whole number from 10 to 86400/,
    ],
    [
      'a limit nobody knows',
      'version: 1\nsettings: { directoryServer: { limits: { idleMinutes: 9 } } }\n',
      /settings\.directoryServer\.limits\.idleMinutes/,
    ],
    [
      'a directory server without a secret',
      'version: 1\nsettings: { directoryServer: { enabled: true } }\n',
      /enabled: The directory server needs a secret/,
    ],
    [
      'a directory server for nobody',
      'version: 1\nsettings: { directoryServer: { enabled: true, allow: [], secret: { env: LDAP_SECRET } } }\n',
      /Nobody may connect/,
    ],
    [
      'a base that is no DN',
      'version: 1\nsettings: { directoryServer: { views: [ { base: example.com } ] } }\n',
      /views\.0\.base: Give a base DN/,
    ],
    [
      'a browser trusted for longer than a year',
      'version: 1\nsettings: { policy: { mandatoryTwoFactor: true, trustedBrowserDays: 400 } }\n',
      /policy\.trustedBrowserDays: A whole number from 0 to 365/,
    ],
    [
      'another source',
      'version: 1\nsettings: { signIn: { allowedSources: [local, corp] } }\n',
      /signIn\.allowedSources\.1: There is no directory “corp”, here or in the file/,
    ],
    [
      'an external directory without a server',
      'version: 1\nexternalDirectories: [ { name: corp } ]\n',
      /externalDirectories\.0\.urls: Give at least one server/,
    ],
    [
      'an external directory that is called as those who come from none',
      'version: 1\nexternalDirectories: [ { name: local, urls: ["ldap://a"] } ]\n',
      /externalDirectories\.0\.name: “local” means the people kept here/,
    ],
    [
      'a filter that is none',
      'version: 1\nexternalDirectories: [ { name: corp, urls: ["ldap://a"], userSearch: { base: "dc=x", filter: "uid=*" } } ]\n',
      /externalDirectories\.0\.userSearch\.filter: An LDAP filter in parentheses/,
    ],
    [
      'a group that is not there',
      'version: 1\nexternalDirectories: [ { name: corp, urls: ["ldap://a"], userSearch: { base: "dc=x" }, defaultGroup: nobodies } ]\n',
      /externalDirectories\.0\.defaultGroup: There is no group “nobodies”/,
    ],
    [
      'a service account without its password',
      'version: 1\nexternalDirectories: [ { name: corp, urls: ["ldap://a"], userSearch: { base: "dc=x" }, bindDn: "cn=x" } ]\n',
      /externalDirectories\.0\.bindDn: Give the bindPassword too/,
    ],
    [
      'a directory named twice',
      'version: 1\nexternalDirectories: [ { name: corp, urls: ["ldap://a"] }, { name: corp, urls: ["ldap://b"] } ]\n',
      /“corp” stands in line/,
    ],
    [
      'a path rule that is neither prefix nor pattern',
      'version: 1\napps: [ { name: a, gateway: { host: x, paths: [ { rule: public } ] } } ]\n',
      /apps\.0\.gateway\.paths\.0: Give prefix or pattern, and rule\./,
    ],
    [
      'a protected app under no name',
      'version: 1\napps: [ { name: a, gateway: { host: "https://x.example.com/" } } ]\n',
      /apps\.0\.gateway\.host: Give the name alone/,
    ],
    [
      'a path rule that is no path as people read it',
      'version: 1\napps: [ { name: a, gateway: { host: x.example.com, paths: [ { prefix: "/a%2fb", rule: public } ] } } ]\n',
      /apps\.0\.gateway\.paths\.0\.prefix: Write the path as people read it/,
    ],
    [
      'an upstream with a path',
      'version: 1\napps: [ { name: a, gateway: { host: x.example.com, upstream: "http://127.0.0.1:3000/app" } } ]\n',
      /apps\.0\.gateway\.upstream: Scheme, name and port alone/,
    ],
    [
      'a secret that is too short, for Simple Auth',
      'version: 1\napps: [ { name: a, simpleAuth: { clientSecret: { value: short } } } ]\n',
      /apps\.0\.simpleAuth\.clientSecret/,
    ],
  ]
  for (const [what, text, says] of wrong)
    test(what, async () => {
      const before = world.memory.seq
      await assert.rejects(apply(text), (error: unknown) => {
        assert.ok(error instanceof Problem, String(error))
        assert.match(error.message, says)
        return error.code === 'invalid'
      })
      assert.equal(world.memory.seq, before)
    })
})
