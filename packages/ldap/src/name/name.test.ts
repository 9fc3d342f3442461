import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { LdapError } from '../error.ts'
import type { DN } from './dn.ts'
import { equalDN, isWithinDN, normaliseDN } from './normalise-dn.ts'
import { parseDN, parseRDN } from './parse-dn.ts'
import { printDN, printRDN } from './print-dn.ts'

suite('DNs as text', () => {
  // The examples of RFC 4514 §4 and §2.4.
  const cases: [string, DN][] = [
    ['', []],
    [
      'UID=jsmith,DC=example,DC=net',
      [[{ type: 'UID', value: 'jsmith' }], [{ type: 'DC', value: 'example' }], [{ type: 'DC', value: 'net' }]],
    ],
    [
      'OU=Sales+CN=J.  Smith,DC=net',
      [
        [
          { type: 'OU', value: 'Sales' },
          { type: 'CN', value: 'J.  Smith' },
        ],
        [{ type: 'DC', value: 'net' }],
      ],
    ],
    [
      'CN=James \\"Jim\\" Smith\\, III,DC=net',
      [[{ type: 'CN', value: 'James "Jim" Smith, III' }], [{ type: 'DC', value: 'net' }]],
    ],
    ['CN=Before\\0dAfter', [[{ type: 'CN', value: 'Before\rAfter' }]]],
    ['1.3.6.1.4.1.1466.0=#04024869', [[{ type: '1.3.6.1.4.1.1466.0', value: 'Hi' }]]],
    ['CN=Lu\\C4\\8Di\\C4\\87', [[{ type: 'CN', value: 'Lučić' }]]],
    ['cn=', [[{ type: 'cn', value: '' }]]],
    ['cn=a=b', [[{ type: 'cn', value: 'a=b' }]]],
    ['cn=\\ x\\ ', [[{ type: 'cn', value: ' x ' }]]],
    ['cn=\\#x#', [[{ type: 'cn', value: '#x#' }]]],
    ['cn=\\ff', [[{ type: 'cn', value: Uint8Array.of(255) }]]],
    ['cn=#0401ff', [[{ type: 'cn', value: Uint8Array.of(255) }]]],
    // RFC 2253 and RFC 1779, which are still sent.
    [
      'cn = a , dc = b ; dc=c',
      [[{ type: 'cn', value: 'a' }], [{ type: 'dc', value: 'b' }], [{ type: 'dc', value: 'c' }]],
    ],
    ['OID.2.5.4.3=x', [[{ type: '2.5.4.3', value: 'x' }]]],
    ['o="Sue, Grabbit and Runn",c=GB', [[{ type: 'o', value: 'Sue, Grabbit and Runn' }], [{ type: 'c', value: 'GB' }]]],
  ]
  for (const [text, dn] of cases) {
    test(text || 'the empty DN', () => {
      assert.deepEqual(parseDN(text), dn)
      assert.deepEqual(parseDN(printDN(dn)), dn)
    })
  }

  test('any value comes back', () => {
    const values = [
      '',
      ' ',
      '  ',
      ' a',
      'a ',
      '#',
      '#41',
      'a,b',
      'a+b',
      '"',
      '\\',
      '<>;',
      '=',
      '\0',
      '\u0001',
      'ü',
      '😀',
      'a\\2cb',
      '\\,',
      '*()',
      ',ou=',
      ' \\ ',
      '\n',
    ]
    for (const value of values) {
      const dn: DN = [
        [
          { type: 'cn', value },
          { type: 'uid', value },
        ],
        [{ type: 'ou', value }],
      ]
      assert.deepEqual(parseDN(printDN(dn)), dn, JSON.stringify(value))
    }
    for (let octet = 0; octet < 256; octet++) {
      const value = octet < 128 ? String.fromCharCode(octet) : Uint8Array.of(octet)
      assert.deepEqual(parseRDN(printRDN([{ type: 'cn', value }])), [{ type: 'cn', value }])
    }
  })

  const refused = [
    'x',
    '=x',
    'cn',
    'cn=a,',
    ',cn=a',
    'cn=a,,dc=b',
    'cn=a+',
    'cn=a\\',
    'cn=\\zz',
    'cn=\\4',
    'cn="a',
    'cn="a"b',
    'cn=a"b',
    'cn=<',
    'cn=#',
    'cn=#4',
    'cn=#zz',
    'cn=#0402ff',
    'cn=#3000',
    'cn=#040141ff',
    'c n=a',
    'ö=a',
    '1.=a',
    'cn=a\0b',
  ]
  for (const text of refused) {
    test(`${JSON.stringify(text)} is refused`, () => {
      assert.throws(
        () => parseDN(text),
        (error: unknown) => error instanceof LdapError && error.codeName === 'invalidDNSyntax',
      )
    })
  }

  test('parsing takes time in proportion to the text', () => {
    const long = `cn=${'\\2c'.repeat(50_000)}`
    assert.equal(parseDN(long)[0]?.[0]?.value, ','.repeat(50_000))
    parseDN(Array.from({ length: 20_000 }, () => 'dc=a').join(','))
    assert.throws(() => parseDN(`cn="${'\\\\'.repeat(50_000)}`), LdapError)
  })
})

suite('comparing DNs', () => {
  const equal = [
    ['cn=Ann,dc=Example,dc=ORG', 'CN=ann, DC=example, DC=org'],
    ['cn=a  b', 'cn= A B '],
    ['2.5.4.3=a', 'commonName=A'],
    ['0.9.2342.19200300.100.1.1=a,0.9.2342.19200300.100.1.25=b', 'userid=a,domainComponent=b'],
    ['cn=a+uid=b', 'uid=B+cn=A'],
    ['cn=a\\2cb', 'cn=a\\,b'],
    ['cn=#040141', 'cn=a'],
    ['cn=Ｆｕｌｌ', 'cn=full'],
    ['cn=É', 'cn=e\u0301'],
    ['cn=\\ a', 'cn=a'],
    ['cn=so\u00adft', 'cn=soft'],
    ['', ' '],
  ]
  for (const [a, b] of equal) test(`${a} is ${b}`, () => assert.ok(equalDN(a as string, b as string)))

  const different = [
    ['cn=a', 'cn=b'],
    ['cn=a', 'uid=a'],
    ['cn=a,dc=b', 'dc=b,cn=a'],
    ['cn=a+uid=b', 'cn=a,uid=b'],
    ['cn=a\\,dc\\=b', 'cn=a,dc=b'],
    ['cn=a\\+uid\\=b', 'cn=a+uid=b'],
    ['cn=a', 'cn=a,dc=b'],
    ['cn=ab', 'cn=a b'],
    ['cn=\\ff', 'cn=\\fe'],
  ]
  for (const [a, b] of different) test(`${a} is not ${b}`, () => assert.ok(!equalDN(a as string, b as string)))

  test('the quick way and the thorough one agree', () => {
    for (const text of ['uid=Ann,ou=Users,dc=example,dc=ORG', 'cn=a.b-c_d@e', 'o=X', 'uid=a', 'ou=a,', 'cn=a+uid=b']) {
      let thorough: string | undefined
      try {
        thorough = normaliseDN(parseDN(text))
      } catch {
        assert.throws(() => normaliseDN(text), LdapError)
        continue
      }
      assert.equal(normaliseDN(text), thorough)
    }
  })

  test('what lies within what', () => {
    assert.ok(isWithinDN('uid=a,ou=Users,dc=x', 'OU=users, DC=X'))
    assert.ok(isWithinDN('ou=users,dc=x', 'ou=users,dc=x'))
    assert.ok(isWithinDN('dc=x', ''))
    assert.ok(!isWithinDN('dc=x', 'ou=users,dc=x'))
    assert.ok(!isWithinDN('uid=a,ou=busers,dc=x', 'ou=users,dc=x'))
    assert.ok(!isWithinDN('uid=a\\,ou=users,dc=x', 'ou=users,dc=x'))
  })
})
