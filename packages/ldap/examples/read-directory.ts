/**
 * Everybody in a directory, as they come, by pages; over StartTLS where a file with the CA's certificate is given.
 *
 *   node read-directory.ts ldap://127.0.0.1:3890/dc=example '(objectClass=person)' [ca.pem]
 */
import { readFileSync } from 'node:fs'
import {
  DerefAliases,
  LdapClient,
  LdapError,
  parseFilter,
  parseLdapUrl,
  ResultCode,
  SearchScope,
  TlsFailure,
} from '@doorward/ldap'

const [, , url = 'ldap://127.0.0.1:3890/dc=example', filter = '(objectClass=*)', ca] = process.argv
const { host, port, dn = '' } = parseLdapUrl(url)

const request = {
  baseObject: dn,
  scope: SearchScope.wholeSubtree,
  derefAliases: DerefAliases.never,
  sizeLimit: 0,
  timeLimit: 0,
  typesOnly: false,
  filter: parseFilter(filter),
  attributes: ['1.1'],
}

let client: LdapClient | undefined
try {
  client = await LdapClient.open({ host, port, ...(ca && { startTLS: { ca: readFileSync(ca) } }) })
  let count = 0
  for await (const { operation } of client.stream(request, { pageSize: 100 })) {
    if (operation.kind !== 'searchResEntry') continue
    console.log(operation.objectName)
    count++
  }
  // Only now is it known that these are all.
  console.log(`${count} in all`)
} catch (error) {
  if (!(error instanceof LdapError)) throw error
  if (error.cause instanceof TlsFailure) console.error(error.cause.message, error.cause.certificate?.names)
  else if (error.resultCode === ResultCode.noSuchObject) console.error(`There is no ${dn}, but ${error.matchedDN}.`)
  else console.error(error.codeName, error.message)
  process.exitCode = 1
} finally {
  client?.close()
}
