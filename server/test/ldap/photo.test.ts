import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import sharp from 'sharp'
import { aPicture } from '../api/pictures.ts'
import { adminDN, adminSecret, base, openLdapWorld, runTool, type LdapWorld, withoutOpenLdap } from './ldap-world.ts'

const users = `ou=users,${base}`

describe('jpegPhoto (RFC 2798 §2.6)', { skip: withoutOpenLdap }, () => {
  let world: LdapWorld
  before(async () => {
    world = await openLdapWorld()
    for (const [name, colour] of [
      ['ann', '#ff0000'],
      ['ben', '#00ff00'],
      ['cleo', undefined],
      ['dora', '#0000ff'],
    ] as const) {
      const { id } = await world.add(name)
      if (colour !== undefined) await world.asOperator.users.setPicture(id, await aPicture(400, 300, colour))
    }
  })
  after(() => world.dispose())

  /** Entries by username: their pictures, `''` where there is one of no octets, and undefined where there is none. */
  async function search(...args: string[]): Promise<Map<string, Buffer | undefined>> {
    const { code, stdout, stderr } = await runTool('ldapsearch', [
      ...`-x -LLL -o ldif-wrap=no -H ldap://127.0.0.1:${world.ldapPort} -D ${adminDN} -w`.split(' '),
      adminSecret,
      '-b',
      users,
      ...args,
    ])
    assert.equal(code, 0, stderr)
    const people = stdout.split(/^(?=dn: )/m).filter(entry => entry.startsWith('dn: uid='))
    return new Map(
      people.map(entry => {
        const picture = /^jpegPhoto:(?:: (.*))?$/m.exec(entry)
        return [/^dn: uid=(\w+)/.exec(entry)?.[1] ?? '', picture ? Buffer.from(picture[1] ?? '', 'base64') : undefined]
      }),
    )
  }

  async function colourOf(jpeg: Buffer | undefined): Promise<string> {
    const { format, width, height } = await sharp(jpeg).metadata()
    assert.deepEqual([format, width, height], ['jpeg', 256, 256])
    const { dominant } = await sharp(jpeg).stats()
    return (['r', 'g', 'b'] as const).find(channel => dominant[channel] > 200) ?? ''
  }

  test('people have their picture, each their own, the first time and the next', async () => {
    for (const filter of ['(uid=*)', '(uid=*)', '(|(uid=ann)(uid=ben)(uid=cleo)(uid=dora))']) {
      const found = await search(filter, 'jpegPhoto')
      assert.deepEqual([...found.keys()].sort(), ['ann', 'ben', 'cleo', 'dora'])
      assert.equal(found.get('cleo'), undefined)
      const colours = await Promise.all(['ann', 'ben', 'dora'].map(name => colourOf(found.get(name))))
      assert.deepEqual(colours, ['r', 'g', 'b'])
    }
  })

  test('by *, in pages and sorted too; not where it was not asked for', async () => {
    assert.equal(await colourOf((await search('(uid=ben)')).get('ben')), 'g')
    const paged = await search('-E', 'pr=1/noprompt', '(uid=*)', 'jpegphoto')
    assert.deepEqual([paged.size, await colourOf(paged.get('dora'))], [4, 'b'])
    const sorted = await search('-E', '!sss=-uid', '(uid=*)', 'JPEGPHOTO')
    assert.deepEqual([...sorted.keys()], ['dora', 'cleo', 'ben', 'ann'])
    assert.equal(await colourOf(sorted.get('ann')), 'r')
    assert.equal((await search('(uid=ben)', 'uid')).get('ben'), undefined)
    assert.equal((await search('(uid=ben)', '+')).get('ben'), undefined)
    assert.equal((await search('-A', '(uid=ben)', 'jpegPhoto')).get('ben')?.length, 0)
  })

  test('who has one is found; what it looks like is compared with nothing', async () => {
    assert.deepEqual([...(await search('(jpegPhoto=*)', 'uid')).keys()].sort(), ['ann', 'ben', 'dora'])
    assert.deepEqual([...(await search('(!(jpegPhoto=*))', 'uid')).keys()], ['cleo'])
    assert.equal((await search('(jpegPhoto=x)', 'uid')).size, 0)
    assert.equal((await search('(!(jpegPhoto=x))', 'uid')).size, 0)
    const compare = ['-x', '-H', `ldap://127.0.0.1:${world.ldapPort}`, '-D', adminDN, '-w', adminSecret]
    const { code } = await runTool('ldapcompare', [...compare, `uid=ann,${users}`, 'jpegPhoto:x'])
    assert.equal(code, 18)
  })

  test('a new picture is told by the next search, and none when it is taken away', async () => {
    const id = world.memory.people.findByUsername('ann')?.id ?? assert.fail()
    await world.asOperator.users.setPicture(id, await aPicture(300, 300, '#0000ff'))
    assert.equal(await colourOf((await search('(uid=ann)')).get('ann')), 'b')
    await world.asOperator.users.setPicture(id, null)
    assert.equal((await search('(uid=ann)')).get('ann'), undefined)
    assert.deepEqual([...(await search('(jpegPhoto=*)', 'uid')).keys()].sort(), ['ben', 'dora'])
  })
})
