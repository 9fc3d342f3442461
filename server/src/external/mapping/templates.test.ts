import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { parseDN, parseFilter } from '@doorward/ldap'
import { dnFilled, filterFilled, wildcardFilled } from './templates.ts'

const hostile = [
  '*',
  '*)(uid=*',
  '\\',
  '(',
  ')',
  '\0',
  'a,ou=admins',
  '#a',
  ' a',
  'a ',
  'a+b',
  '"',
  '<',
  '>',
  ';',
  '=',
  '$&',
  '${userDN}',
]

suite('templates', () => {
  for (const name of hostile) {
    test(`failure 2: ${JSON.stringify(name)} in a filter is that name and nothing else`, () => {
      const filter = parseFilter(filterFilled('(&(objectClass=person)(uid=${username}))', { username: name }))
      assert.equal(filter.kind, 'and')
      const [, second] = 'filters' in filter ? filter.filters : []
      assert.ok(second?.kind === 'equalityMatch')
      assert.equal(new TextDecoder().decode(second.value), name)
    })

    test(`failure 3: ${JSON.stringify(name)} in a DN is one value of it`, () => {
      const dn = parseDN(dnFilled('uid=${username},ou=people,dc=example', name))
      assert.deepEqual(dn, [
        [{ type: 'uid', value: name }],
        [{ type: 'ou', value: 'people' }],
        [{ type: 'dc', value: 'example' }],
      ])
    })
  }

  test('failure 4: a DN in a filter keeps the backslashes of its own escapes', () => {
    const dn = 'CN=Doe\\, John (ext),DC=example'
    assert.equal(filterFilled('(member=${userDN})', { userDN: dn }), '(member=CN=Doe\\5c, John \\28ext\\29,DC=example)')
    const filter = parseFilter(filterFilled('(member=${userDN})', { userDN: dn }))
    assert.ok(filter.kind === 'equalityMatch')
    assert.equal(new TextDecoder().decode(filter.value), dn)
  })

  test('failure 3: what is no DN is filled as it is', () => {
    assert.equal(dnFilled('${username}@example.com', 'o,neil+x'), 'o,neil+x@example.com')
    assert.equal(dnFilled('EXAMPLE\\${username}', 'o#neil'), 'EXAMPLE\\o#neil')
    assert.equal(dnFilled('${username}', 'jo=e@example.com'), 'jo=e@example.com')
    assert.equal(dnFilled('CN=${username},DC=x', 'jo=e'), 'CN=jo=e,DC=x')
  })

  test('each placeholder is filled, a missing one stays', () => {
    assert.equal(
      filterFilled('(|(a=${username})(b=${USERNAME})(c=${userdn}))', { username: 'x' }),
      '(|(a=x)(b=x)(c=${userdn}))',
    )
    assert.equal(wildcardFilled('(|(a=${username})(member=${userDN}))'), '(|(a=*)(member=*))')
  })
})
