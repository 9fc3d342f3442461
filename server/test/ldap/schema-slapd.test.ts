import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { profiles } from '../../src/ldapd/profile/index.ts'
import { adminDN, adminSecret, base, openLdapWorld } from './ldap-world.ts'
import { RawClient } from './raw-client.ts'
import { withoutSlapd } from './slapd.ts'

/** Other profiles tell as user attributes what is operational in slapd, and no class or rule of its may name. */
const telling = /[ (](?:entryuuid|memberof|createTimestamp) /i

describe('slapd reads our descriptions', { skip: withoutSlapd }, () => {
  for (const { name, subschemaDN } of Object.values(profiles))
    test(name, async () => {
      const world = await openLdapWorld({
        settings: { views: [{ base, profile: name, writable: false, usersSeeAll: true }] },
      })
      const folder = mkdtempSync(join(tmpdir(), 'doorward-schema-'))
      try {
        const { posix } = world.memory.settings()
        await world.asOperator.settings.put('posix', { ...posix, enabled: true })
        await world.asOperator.attributes.declare({ name: 'badge', type: 'number', seenBy: 'everyone' })
        const client = await RawClient.open(world.ldapPort)
        assert.equal(await client.bind(adminDN, adminSecret), 0)
        const { entries } = await client.search({ base: subschemaDN, scope: 0, attributes: ['+'] })
        client.close()
        const all = (attribute: string): string[] => entries[0]?.attributes[attribute] ?? []
        let lines = [
          ...all('attributeTypes').map(
            text => `attributetype ${text.replace(/(?: NO-USER-MODIFICATION)? USAGE \w+/, '')}`,
          ),
          // Classes of operational attributes are its own to describe.
          ...all('objectClasses')
            .filter(text => !text.includes(" 'subschema' ") && !telling.test(text))
            .map(text => `objectclass ${text}`),
          ...all('dITContentRules')
            .filter(text => !telling.test(text) && !text.includes(' AUX user '))
            .map(text => `ditcontentrule ${text}`),
        ]
        const count = lines.length
        // What it knows by itself it reads, and then says so; the rest must do without.
        for (;;) {
          const config = join(folder, 'slapd.conf')
          writeFileSync(config, [...lines, ''].join('\n'))
          const { status, stderr } = spawnSync('/usr/sbin/slapd', ['-T', 'test', '-f', config, '-u'])
          if (status === 0) break
          const [, known] = /Duplicate (?:attributeType|objectClass): "([^"]+)"/.exec(stderr.toString()) ?? []
          assert.ok(known, stderr.toString())
          const left = lines.filter(line => line.split(' ')[2] !== known)
          assert.equal(left.length, lines.length - 1, stderr.toString())
          lines = left
        }
        assert.ok(lines.length > count / 2 && lines.some(line => line.includes("'badge'")))
      } finally {
        rmSync(folder, { recursive: true })
        await world.dispose()
      }
    })
})
