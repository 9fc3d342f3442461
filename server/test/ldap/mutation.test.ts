import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { connect } from 'node:net'
import {
  encodeMessage,
  encodePagedResults,
  encodePasswordModify,
  ExtendedName,
  SecretOctets,
  ModifyOperation,
  type Octets,
  type Request,
  type Control,
} from '@doorward/ldap'
import { isFull, mutate, type Numbers, numbers } from '../../../packages/ldap/test/mutate.ts'
import { password } from '../world/open-test-world.ts'
import { adminDN, adminSecret, base, openLdapWorld, type LdapWorld } from './ldap-world.ts'
import { bindRequest, RawClient, searchRequest } from './raw-client.ts'

const users = `ou=users,${base}`
const rounds = isFull ? 20_000 : 400

/** What clients ask of this directory: changed at random, it reaches further than what no entry has. */
const requests: [Request<Octets>, Control[]?][] = [
  [
    searchRequest({
      base,
      filter: '(&(objectClass=inetOrgPerson)(|(uid=al*ce)(mail>=a)(!(cn~=x))))',
      attributes: ['*', '+'],
    }),
  ],
  [searchRequest({ base, filter: '(memberOf:1.2.840.113556.1.4.1941:=cn=staff,ou=groups,dc=example,dc=com)' })],
  [
    searchRequest({ base: users, filter: '(uid=*)', sizeLimit: 3 }),
    [encodePagedResults({ size: 2, cookie: Buffer.alloc(0) })],
  ],
  [searchRequest({ base: '', scope: 0, attributes: ['+'] })],
  [searchRequest({ base: 'cn=subschema', scope: 0, attributes: ['+'] })],
  [{ kind: 'compareRequest', entry: `uid=alice,${users}`, attribute: 'mail', value: 'alice@example.com' }],
  [
    {
      kind: 'addRequest',
      entry: `uid=new,${users}`,
      attributes: [
        { type: 'objectClass', values: ['inetOrgPerson'] },
        { type: 'sn', values: ['New'] },
      ],
    },
  ],
  [
    {
      kind: 'modifyRequest',
      object: `uid=alice,${users}`,
      changes: [{ operation: ModifyOperation.replace, modification: { type: 'displayName', values: ['Alice'] } }],
    },
  ],
  [{ kind: 'delRequest', entry: `uid=bob,${users}` }],
  [
    {
      kind: 'modDNRequest',
      entry: `cn=staff,ou=groups,${base}`,
      newRDN: 'cn=crew',
      deleteOldRDN: true,
      newSuperior: undefined,
    },
  ],
  [
    {
      kind: 'extendedReq',
      name: ExtendedName.passwordModify,
      value: encodePasswordModify({
        userIdentity: `uid=bob,${users}`,
        oldPassword: undefined,
        newPassword: new SecretOctets('x'),
      }),
    },
  ],
  [bindRequest(`uid=alice,${users}`, password)],
]

/** Mostly an octet or two changed, which leaves a message whole more often than not; else changed in any way. */
function change(bytes: Uint8Array, next: Numbers): Uint8Array {
  if (next(8) === 0) return mutate(bytes, next)
  const changed = Uint8Array.from(bytes)
  const characters = Buffer.from('*,=+;\\ 0aZ()\0\xff', 'latin1')
  for (let changes = 1 + next(2); changes > 0; changes--)
    changed[5 + next(changed.length - 5)] = characters[next(characters.length)] as number
  return changed
}

const whoAmI = { kind: 'extendedReq', name: ExtendedName.whoAmI, value: undefined } as const
const last = encodeMessage({ messageId: 0x63, operation: whoAmI })
/** The message id of its answer, and the tag of one. */
const lastAnswer = Buffer.from('02016378', 'hex')

describe('mutated requests, to the whole door', () => {
  let world: LdapWorld
  before(async () => {
    world = await openLdapWorld({
      settings: { views: [{ base, profile: 'standard', writable: true, usersSeeAll: false }] },
    })
    const alice = await world.add('alice')
    await world.add('bob')
    await world.addGroup('staff', alice)
  })
  after(() => world.dispose())

  /**
   * Sends octets and then Who am I. Answers what came back until that was answered or the session ended; a message that
   * never ends swallows the question, and is waited for a moment only.
   */
  function send(bytes: Uint8Array): Promise<Buffer> {
    return new Promise(resolve => {
      const socket = connect(world.ldapPort, '127.0.0.1')
      const chunks: Buffer[] = []
      const timer = setTimeout(() => socket.destroy(), 300)
      socket.on('error', () => undefined)
      socket.on('data', (chunk: Buffer) => {
        chunks.push(chunk)
        if (chunk.includes(lastAnswer)) socket.destroy()
      })
      socket.on('close', () => {
        clearTimeout(timer)
        resolve(Buffer.concat(chunks))
      })
      socket.write(Buffer.concat([bytes, last]))
    })
  }

  test(`${rounds} of them are answered or end the session, none by a failure of the server`, async () => {
    const next = numbers(1)
    const seeds = requests.map(([operation, controls = []], i) =>
      encodeMessage({ messageId: i + 2, operation, controls }),
    )
    const binds = [bindRequest(adminDN, adminSecret), bindRequest('', '')].map(operation =>
      encodeMessage({ messageId: 1, operation }),
    )
    let answered = 0
    for (let round = 0; round < rounds; round += 10) {
      const answers = await Promise.all(
        Array.from({ length: 10 }, () => {
          const messages = Array.from({ length: 2 }, () => change(seeds[next(seeds.length)] as Uint8Array, next))
          return send(Buffer.concat([binds[next(2)] as Uint8Array, ...messages]))
        }),
      )
      answered += answers.filter(answer => answer.includes(lastAnswer)).length
      for (const answer of answers)
        assert.doesNotMatch(answer.toString('latin1'), /The server has failed to do this/, 'a bug of the server')
    }
    assert.ok(answered > rounds / 10, `${answered} sessions reached their end: the mutations are too wild`)
    const client = await RawClient.open(world.ldapPort)
    assert.equal(await client.bind(adminDN, adminSecret), 0)
    assert.equal((await client.search({ base, scope: 0 })).entries.length, 1)
    client.close()
  })
})
