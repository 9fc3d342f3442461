import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { withoutSlapd } from '../ldap/slapd.ts'
import { openTestWorld } from '../world/open-test-world.ts'
import { run } from './command-line.ts'

describe('doorward schema', () => {
  const cwd = mkdtempSync(join(tmpdir(), 'doorward-schema-'))
  after(() => rmSync(cwd, { recursive: true, force: true }))
  const schema = (...options: string[]) => run(['schema', ...options, '--data', join(cwd, 'data')], { cwd, env: {} })

  test('is of the attributes declared in a store that no server runs on', async () => {
    const world = await openTestWorld({ dataFolder: join(cwd, 'data') })
    await world.asOperator.attributes.declare({ name: 'costCentre' })
    await world.asOperator.settings.put('posix', { ...world.memory.settings().posix, enabled: true })
    await world.close()
    const { code, out } = await schema('--openldap')
    assert.equal(code, 0)
    assert.match(out, /^attributetype \( 2\.25\.\d+ NAME 'costCentre'/m)
    assert.match(out, /^objectclass .* NAME 'posixGroup' SUP top AUXILIARY/m)
    assert.doesNotMatch(
      out,
      /^(?:attributetype|objectclass) .*NAME '(?:cn|uid|member|entryUUID|uidNumber|inetOrgPerson|memberOf)'/m,
    )
    assert.doesNotMatch((await schema('--rfc2307bis')).out, /NAME '(?:memberUid|homeDirectory|posix\w+)'/)
    assert.doesNotMatch((await schema('--ppolicy')).out, /pwdAccountLockedTime/)
    assert.match((await schema('--profile', 'cloudron')).out, /NAME 'username'/)
  })

  test('a profile there is not', async () => {
    const { code, err } = await schema('--profile', 'nothing')
    assert.equal(code, 1)
    assert.match(err, /There is no profile “nothing”. There are standard, cloudron/)
  })

  test('slapd takes it, in the configuration that docs/running.md shows and as LDIF', {
    skip: withoutSlapd,
  }, async () => {
    const page = readFileSync(new URL('../../../docs/running.md', import.meta.url), 'utf8')
    const shown = /^```slapd\n([^]*?)^```$/m.exec(page)?.[1] ?? assert.fail('the page shows no configuration')
    writeFileSync(join(cwd, 'doorward.schema'), (await schema('--openldap')).out)
    mkdirSync(join(cwd, 'copy'))
    const config = shown
      .replace('/etc/ldap/schema/doorward.schema', join(cwd, 'doorward.schema'))
      .replace('/var/lib/ldap', join(cwd, 'copy'))
      .replace(/ tls_cacert=\S+/, '')
    writeFileSync(join(cwd, 'slapd.conf'), config)
    const tested = spawnSync('/usr/sbin/slaptest', ['-u', '-f', join(cwd, 'slapd.conf')])
    assert.equal(tested.status, 0, tested.stderr.toString())

    mkdirSync(join(cwd, 'config'))
    const own =
      'dn: cn=config\nobjectClass: olcGlobal\ncn: config\n\ndn: cn=schema,cn=config\nobjectClass: olcSchemaConfig\ncn: schema\n'
    const others = ['core', 'cosine', 'inetorgperson'].map(name =>
      readFileSync(`/etc/ldap/schema/${name}.ldif`, 'utf8'),
    )
    const ldif = [own, ...others, (await schema('--ldif')).out, ''].join('\n')
    const added = spawnSync('/usr/sbin/slapadd', ['-n', '0', '-F', join(cwd, 'config')], { input: ldif })
    assert.equal(added.status, 0, added.stderr.toString())
  })
})
