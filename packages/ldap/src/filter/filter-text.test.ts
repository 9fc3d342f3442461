import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { LdapError } from '../error.ts'
import { equal, type Filter } from './filter.ts'
import { parseFilter } from './parse-filter.ts'
import { printFilter } from './print-filter.ts'

const octets = (text: string) => new TextEncoder().encode(text)

suite('filters as text', () => {
  // The examples of RFC 4515 §4, and what its grammar allows at the edges.
  const same = [
    '(cn=Babs Jensen)',
    '(!(cn=Tim Howes))',
    '(&(objectClass=Person)(|(sn=Jensen)(cn=Babs J*)))',
    '(o=univ*of*mich*)',
    '(seeAlso=)',
    '(cn:caseExactMatch:=Fred Flintstone)',
    '(cn:=Betty Rubble)',
    '(sn:dn:2.4.6.8.10:=Barney Rubble)',
    '(o:dn:=Ace Industry)',
    '(:1.2.3:=Wilma Flintstone)',
    '(:dn:2.4.6.8.10:=Dino)',
    '(o=Parens R Us \\28for all your parenthetical needs\\29)',
    '(cn=*\\2a*)',
    '(filename=C:\\5cMyFile)',
    '(bin=\\00\\00\\00\\04)',
    '(sn=Lučić)',
    '(1.3.6.1.4.1.1466.0=\\04\\02\\48\\69)',
    '(&)',
    '(|)',
    '(a>=1)',
    '(a<=1)',
    '(a~=1)',
    '(a=*)',
    '(a=*b)',
    '(a=b*)',
    '(a=*b*)',
    '(cn;lang-de;x-y=z)',
    '(a= b )',
    '(a==)',
    '(a=b=c)',
    '(a:=b:=c)',
    '(my_attr=x)',
  ]
  for (const text of same) {
    test(`${text} prints as it was parsed`, () => {
      const filter = parseFilter(text)
      const printed = printFilter(filter)
      assert.deepEqual(parseFilter(printed), filter)
      assert.equal(printed.toLowerCase(), text.toLowerCase().replace('\\48\\69', 'hi'))
    })
  }

  test('each kind means what it should', () => {
    const cases: [string, Filter][] = [
      ['(a=b)', { kind: 'equalityMatch', attribute: 'a', value: octets('b') }],
      ['(a>=b)', { kind: 'greaterOrEqual', attribute: 'a', value: octets('b') }],
      ['(a<=b)', { kind: 'lessOrEqual', attribute: 'a', value: octets('b') }],
      ['(a~=b)', { kind: 'approxMatch', attribute: 'a', value: octets('b') }],
      ['(a=*)', { kind: 'present', attribute: 'a' }],
      [
        '(a=b*c*d*e)',
        {
          kind: 'substrings',
          attribute: 'a',
          initial: octets('b'),
          any: [octets('c'), octets('d')],
          final: octets('e'),
        },
      ],
      ['(a=*c*)', { kind: 'substrings', attribute: 'a', initial: undefined, any: [octets('c')], final: undefined }],
      [
        '(a:DN:r:=v)',
        { kind: 'extensibleMatch', attribute: 'a', matchingRule: 'r', dnAttributes: true, value: octets('v') },
      ],
      [
        '(a:=v)',
        { kind: 'extensibleMatch', attribute: 'a', matchingRule: undefined, dnAttributes: false, value: octets('v') },
      ],
      [
        '(a=\\ff\\2A\\c3\\a9é)',
        { kind: 'equalityMatch', attribute: 'a', value: Uint8Array.of(255, 42, 0xc3, 0xa9, 0xc3, 0xa9) },
      ],
      ['(!(a=*))', { kind: 'not', filter: { kind: 'present', attribute: 'a' } }],
    ]
    for (const [text, filter] of cases) assert.deepEqual(parseFilter(text), filter, text)
  })

  test('spaces between filters do not count, spaces in values do', () => {
    const text = ' ( & \n\t (a=1) \r\n ( | (b=2)(c= 3 ) ) ) '
    assert.equal(printFilter(parseFilter(text)), '(&(a=1)(|(b=2)(c= 3 )))')
  })

  test('octets that are no text are printed in hexadecimal', () => {
    const filter: Filter = { kind: 'equalityMatch', attribute: 'objectGUID', value: Uint8Array.of(0xff, 0x2a, 0x41) }
    assert.equal(printFilter(filter), '(objectGUID=\\ff\\2a\\41)')
    assert.deepEqual(parseFilter(printFilter(filter)), filter)
  })

  test('names that look like filters match only themselves', () => {
    for (const name of [
      '*)(uid=*',
      '*',
      '(',
      ')',
      '\\',
      '\0',
      '\\00',
      ',ou=',
      '+',
      '#',
      ' lead',
      'trail ',
      '&',
      '|(a=b)',
      'é',
    ]) {
      const filter = equal('uid', name)
      assert.deepEqual(parseFilter(printFilter(filter)), filter)
    }
  })

  const refused = [
    '',
    'a=b',
    '(',
    '()',
    '(a)',
    '(a=b',
    'a=b)',
    '(a=b))',
    '(a=b)(c=d)',
    '(a=(b)',
    '(=b)',
    '(a b=c)',
    '(!)',
    '(!(a=b)(c=d))',
    '(&(a=b)c)',
    '(a=\\)',
    '(a=\\2)',
    '(a=\\zz)',
    '(a=b**c)',
    '(a=***)',
    '(:=v)',
    '(:dn:=v)',
    '(a:b:c:=v)',
    '(a>=b*)',
    '(a:dn:r:=v*)',
    '(a;=b)',
    '(1.=b)',
    '(é=b)',
    '(a=\0)',
  ]
  for (const text of refused) {
    test(`${JSON.stringify(text)} is refused`, () => {
      assert.throws(
        () => parseFilter(text),
        (error: unknown) => error instanceof LdapError && /character \d+/.test(error.message),
      )
    })
  }

  test('depth is limited', () => {
    const nested = (levels: number) => `${'(!'.repeat(levels)}(a=b)${')'.repeat(levels)}`
    parseFilter(nested(31))
    assert.throws(() => parseFilter(nested(32)), LdapError)
    assert.throws(() => parseFilter('(!'.repeat(100_000)), LdapError)
  })
})
