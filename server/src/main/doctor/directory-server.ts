import { judgeEnd } from './certificate-end.ts'
import { about, type Check, type Found, type Inside } from './check.ts'

const server = about('directory-server')

export const checkDirectoryServer: Check<Inside> = async ({ memory, store: { list }, clock, doors }) => {
  const { enabled, allowPlaintext } = memory.settings().directoryServer
  if (!enabled) return [server.ok('on', said => said.off)]
  const found: Found[] = []
  const secret = await list
    .selectFrom('secret')
    .select('id')
    .where('kind', '=', 'directory-server')
    .limit(1)
    .executeTakeFirst()
  found.push(
    secret === undefined
      ? server.wrong(
          'secret',
          said => said.noSecret,
          said => said.noSecretAdvice,
        )
      : server.ok('secret', said => said.secret),
  )
  if (allowPlaintext)
    found.push(
      server.look(
        'tls',
        said => said.plain,
        said => said.plainAdvice,
      ),
    )
  if (doors === undefined) return found
  const { certificate, ...ports } = doors.ldap.listening()
  found.push(checkPorts(ports))
  return certificate === null ? found : [...found, checkCertificate(certificate, clock.now())]
}

type Listening = ReturnType<NonNullable<Inside['doors']>['ldap']['listening']>

function checkPorts({ state, trouble, ldapPort, ldapsPort }: Omit<Listening, 'certificate'>): Found {
  if (state === 'failed')
    return server.wrong(
      'ports',
      said => trouble ?? said.noPort,
      said => said.portsAdvice,
    )
  const [first = '', second] = [ldapPort, ldapsPort].filter(port => port !== 0).map(String)
  return server.ok('ports', said => (second === undefined ? said.port(first) : said.ports(first, second)))
}

function checkCertificate(
  { selfMade, validTo, authorityFile }: NonNullable<Listening['certificate']>,
  now: number,
): Found {
  const end = judgeEnd(validTo, now)
  if (end === 'over')
    return server.wrong(
      'certificate',
      said => said.expired(validTo),
      said => said.renewAdvice,
    )
  // Made anew here before it ends.
  if (selfMade)
    return server.look(
      'certificate',
      said => said.selfMade(validTo),
      said => said.selfMadeAdvice(authorityFile ?? 'tls/ca.pem'),
    )
  if (end === 'far') return server.ok('certificate', said => said.valid(validTo))
  if (end === 'soon')
    return server.look(
      'certificate',
      said => said.valid(validTo),
      said => said.renewAdvice,
    )
  return server.wrong(
    'certificate',
    said => said.validShortly(validTo),
    said => said.renewSoonAdvice,
  )
}
