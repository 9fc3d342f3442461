/**
 * An array of objects, searched, compared and changed over LDAP. Who binds as an admin may modify and delete.
 *
 *   node array-search.ts 3890
 *   ldapsearch -x -H ldap://127.0.0.1:3890 -b o=hosts '(memory>=16)'
 *   ldapcompare -x -H ldap://127.0.0.1:3890 cn=web,o=hosts role:frontend
 */
import { timingSafeEqual } from 'node:crypto'
import {
  type BindRequest,
  LdapError,
  LdapServer,
  ModifyOperation,
  normaliseDN,
  type Operation,
  ResultCode,
} from '@doorward/ldap'
import { matches } from './matches.ts'

type Host = Record<string, string[]> & { cn: string[] }

const hosts: Host[] = [
  { cn: ['web'], role: ['frontend'], memory: ['08'] },
  { cn: ['db'], role: ['database', 'backup'], memory: ['64'] },
  { cn: ['mail'], role: ['mail'], memory: ['16'] },
]
const admin = { dn: 'cn=admin,o=hosts', password: 'correct horse' }

const dnOf = ({ cn }: Host): string => `cn=${cn[0]},o=hosts`

function getHost(dn: string): Host {
  const found = hosts.find(host => normaliseDN(dnOf(host)) === normaliseDN(dn))
  if (found === undefined)
    throw new LdapError(ResultCode.noSuchObject, 'There is no such host.', { matchedDN: 'o=hosts' })
  return found
}

interface Session {
  isAdmin: boolean
}

function demandAdmin({ connection }: Operation<Session>): void {
  if (!connection.state.isAdmin) throw new LdapError(ResultCode.insufficientAccessRights, 'Bind as the admin first.')
}

function isAdmin({ name, authentication }: BindRequest): boolean {
  if (authentication.kind !== 'simple' || normaliseDN(name) !== admin.dn) return false
  const given = authentication.password.reveal()
  return given.length === admin.password.length && timingSafeEqual(given, Buffer.from(admin.password))
}

const server = new LdapServer<Session>({
  initialState: () => ({ isAdmin: false }),
  handler: {
    bind({ request, connection }) {
      if (request.name === '') return { resultCode: ResultCode.success }
      if (!isAdmin(request)) return { resultCode: ResultCode.invalidCredentials }
      connection.state = { isAdmin: true }
      return { resultCode: ResultCode.success }
    },
    search({ request }, out) {
      if (normaliseDN(request.baseObject) !== 'o=hosts') return { resultCode: ResultCode.noSuchObject }
      for (const host of hosts) {
        if (matches(request.filter, host) !== true) continue
        out.entry(
          dnOf(host),
          Object.entries(host).map(([type, values]) => ({ type, values })),
        )
      }
      return { resultCode: ResultCode.success }
    },
    compare({ request }) {
      const values = getHost(request.entry)[request.attribute.toLowerCase()]
      if (values === undefined) return { resultCode: ResultCode.noSuchAttribute }
      const isSame = values.includes(Buffer.from(request.value).toString())
      return { resultCode: isSame ? ResultCode.compareTrue : ResultCode.compareFalse }
    },
    modify(operation) {
      demandAdmin(operation)
      const host = getHost(operation.request.object)
      const changed: Record<string, string[]> = { ...host }
      for (const { operation: change, modification } of operation.request.changes) {
        const type = modification.type.toLowerCase()
        if (type === 'cn') throw new LdapError(ResultCode.notAllowedOnRDN, 'A host keeps its name.')
        const values = modification.values.map(value => Buffer.from(value).toString())
        const before = changed[type] ?? []
        if (change === ModifyOperation.add) changed[type] = [...before, ...values]
        else if (change === ModifyOperation.replace) changed[type] = values
        else if (change === ModifyOperation.delete)
          changed[type] = values.length === 0 ? [] : before.filter(value => !values.includes(value))
        else throw new LdapError(ResultCode.unwillingToPerform, 'This change is not offered.')
      }
      // All changes or none: only now is the array touched.
      for (const [type, values] of Object.entries(changed))
        if (values.length === 0) Reflect.deleteProperty(host, type)
        else host[type] = values
      return { resultCode: ResultCode.success }
    },
    delete(operation) {
      demandAdmin(operation)
      hosts.splice(hosts.indexOf(getHost(operation.request.entry)), 1)
      return { resultCode: ResultCode.success }
    },
  },
})

const port = await server.listen({ port: Number(process.argv[2] ?? 3890), host: '127.0.0.1' })
console.log(`ldap://127.0.0.1:${port}`)
process.once('SIGTERM', () => void server.close())
