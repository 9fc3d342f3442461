/**
 * LDAP in front of your own table of users: apps that can only bind find out whether a password is right, over
 * StartTLS, and Who am I says as whom. Passwords are hashed with scrypt, one after the other per connection.
 *
 *   node bind-proxy.ts 3890 key-and-certificate.pem
 *   LDAPTLS_CACERT=certificate.pem ldapwhoami -x -ZZ -H ldap://127.0.0.1:3890 -D uid=ann,dc=example -w 'ann’s password'
 */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createSecureContext } from 'node:tls'
import { promisify } from 'node:util'
import { ExtendedName, LdapError, LdapServer, parseDN, ResultCode } from '@doorward/ldap'

const hash = promisify<Uint8Array, Uint8Array, number, Buffer>(scrypt)

interface User {
  salt: Buffer
  hash: Buffer
}

async function makeUser(password: string): Promise<User> {
  const salt = randomBytes(16)
  return { salt, hash: await hash(Buffer.from(password), salt, 32) }
}

/** Your table: a database, an HTTP call, a file. */
const users = new Map<string, User>([
  ['ann', await makeUser('ann’s password')],
  ['bob', await makeUser('bob’s password')],
])
/** What is compared for names nobody has, so that they take as long as the others. */
const nobody = await makeUser(randomBytes(16).toString('hex'))

/** `uid=<name>,dc=example` and nothing else. */
function findName(dn: string): string | undefined {
  try {
    const [[rdn, ...more] = [], parent, ...above] = parseDN(dn)
    const isOurs = parent?.length === 1 && parent[0]?.type === 'dc' && parent[0].value === 'example'
    if (rdn?.type !== 'uid' || more.length > 0 || above.length > 0 || !isOurs) return undefined
    return typeof rdn.value === 'string' ? rdn.value : undefined
  } catch (error) {
    if (error instanceof LdapError) return undefined
    throw error
  }
}

const [, , port = '3890', pem = ''] = process.argv

const server = new LdapServer<{ dn: string }>({
  initialState: () => ({ dn: '' }),
  handler: {
    async bind({ request, connection }) {
      const { name, authentication } = request
      if (authentication.kind !== 'simple') return { resultCode: ResultCode.authMethodNotSupported }
      const password = authentication.password.reveal()
      // RFC 4513 §5.1.2: a name without a password proves nothing, and many apps would take it for success.
      if (password.length === 0) return { resultCode: name === '' ? ResultCode.success : ResultCode.unwillingToPerform }
      if (!connection.encrypted)
        throw new LdapError(ResultCode.confidentialityRequired, 'Use StartTLS before you send a password.')
      const user = users.get(findName(name) ?? '')
      const { salt, hash: wanted } = user ?? nobody
      const isRight = timingSafeEqual(await hash(password, salt, 32), wanted) && user !== undefined
      if (!isRight) return { resultCode: ResultCode.invalidCredentials }
      connection.state = { dn: name }
      return { resultCode: ResultCode.success }
    },
    search: () => ({ resultCode: ResultCode.insufficientAccessRights }),
    extended: {
      [ExtendedName.whoAmI]: ({ connection: { state } }) => ({
        resultCode: ResultCode.success,
        value: Buffer.from(state.dn && `dn:${state.dn}`),
      }),
    },
  },
})

// Read anew for each handshake, so that a renewed certificate is used at once.
const startTLS = () => createSecureContext({ key: readFileSync(pem), cert: readFileSync(pem) })
console.log(`ldap://127.0.0.1:${await server.listen({ port: Number(port), host: '127.0.0.1', startTLS })}`)
process.once('SIGTERM', () => void server.close())
