/**
 * A directory written down here, which anybody may read: base, scope, filter, attribute selection, size limit and pages
 * of what is asked.
 *
 *   node static-directory.ts 3890
 *   ldapsearch -x -H ldap://127.0.0.1:3890 -b dc=example '(objectClass=person)' cn
 */
import {
  decodePagedResults,
  encodePagedResults,
  isWithinDN,
  LdapError,
  LdapServer,
  normaliseDN,
  pagedResultsType,
  parseDN,
  ResultCode,
  SearchScope,
} from '@doorward/ldap'
import { type Attributes, matches } from './matches.ts'

const entries: readonly { dn: string; attributes: Attributes }[] = [
  { dn: 'dc=example', attributes: { objectclass: ['domain'], dc: ['example'] } },
  { dn: 'ou=people,dc=example', attributes: { objectclass: ['organizationalUnit'], ou: ['people'] } },
  ...['Ann Lee', 'Bob Öst', 'Cy Dee'].map(cn => {
    const uid = cn.split(' ')[0]?.toLowerCase() ?? ''
    const attributes = { objectclass: ['person'], uid: [uid], cn: [cn], mail: [`${uid}@example.com`] }
    return { dn: `uid=${uid},ou=people,dc=example`, attributes }
  }),
]

function isInScope(dn: string, base: string, scope: SearchScope): boolean {
  if (!isWithinDN(dn, base)) return false
  const levels = parseDN(dn).length - parseDN(base).length
  if (scope === SearchScope.baseObject) return levels === 0
  if (scope === SearchScope.singleLevel) return levels === 1
  return scope === SearchScope.wholeSubtree || levels > 0
}

/** The attributes asked for: all when none are named, none for `1.1` (RFC 4511 §4.5.1.8). */
function select(attributes: Attributes, wanted: readonly string[], typesOnly: boolean) {
  const names = wanted.map(name => name.toLowerCase())
  const isAll = names.length === 0 || names.includes('*')
  return Object.entries(attributes)
    .filter(([type]) => isAll || names.includes(type))
    .map(([type, values]) => ({ type, values: typesOnly ? [] : values }))
}

const server = new LdapServer<undefined>({
  initialState: () => undefined,
  handler: {
    bind({ request }) {
      // Nobody has a password here; a client may be anonymous.
      return { resultCode: request.name === '' ? ResultCode.success : ResultCode.invalidCredentials }
    },
    async search(operation, out) {
      const { baseObject, scope, filter, attributes, sizeLimit, typesOnly } = operation.request
      const base = normaliseDN(baseObject)
      if (base !== '' && !entries.some(({ dn }) => normaliseDN(dn) === base))
        throw new LdapError(ResultCode.noSuchObject, 'There is no such entry.')
      const found = entries.filter(
        entry => isInScope(entry.dn, base, scope) && matches(filter, entry.attributes) === true,
      )

      const control = operation.findControl(pagedResultsType)
      const page = control && decodePagedResults(control)
      const from = Number(Buffer.from(page?.cookie ?? []).toString() || 0)
      const to = page === undefined ? found.length : Math.min(found.length, from + page.size)
      for (const [i, { dn, attributes: all }] of found.slice(from, to).entries()) {
        if (sizeLimit > 0 && from + i >= sizeLimit) return { resultCode: ResultCode.sizeLimitExceeded }
        out.entry(dn, select(all, attributes, typesOnly))
        // Wait for a slow reader; and stop when nobody waits.
        if (out.full) await out.ready()
        if (operation.abandoned) break
      }
      if (page === undefined) return { resultCode: ResultCode.success }
      const cookie = Buffer.from(to < found.length ? String(to) : '')
      return { resultCode: ResultCode.success, controls: [encodePagedResults({ size: found.length, cookie })] }
    },
    controls: { searchRequest: [pagedResultsType] },
  },
})

const port = await server.listen({ port: Number(process.argv[2] ?? 3890), host: '127.0.0.1' })
console.log(`ldap://127.0.0.1:${port}`)
process.once('SIGTERM', () => void server.close())
