import { judgeEnd, printEnd } from './certificate-end.ts'
import { about, type Check, type Finding, type Inside } from './check.ts'

const server = about('directory-server')

export const checkDirectoryServer: Check<Inside> = async ({ memory, store: { list }, clock, doors }) => {
  const { enabled, allowPlaintext } = memory.settings().directoryServer
  if (!enabled) return [server.ok('on', 'It is switched off.')]
  const found: Finding[] = []
  const secret = await list
    .selectFrom('secret')
    .select('id')
    .where('kind', '=', 'directory-server')
    .limit(1)
    .executeTakeFirst()
  found.push(
    secret === undefined
      ? server.wrong('secret', 'It is on, and has no bind secret.', 'Make one under Directory server.')
      : server.ok('secret', 'It is on, and has a bind secret.'),
  )
  if (allowPlaintext)
    found.push(
      server.look(
        'tls',
        'It takes passwords without TLS: whoever is on the way can read them.',
        'Move apps to LDAPS, then switch plain passwords off under Directory server.',
      ),
    )
  if (doors === undefined) return found
  const { state, trouble, ldapPort, ldapsPort, certificate } = doors.ldap.listening()
  found.push(
    state === 'failed'
      ? server.wrong(
          'ports',
          trouble ?? 'A port could not be opened.',
          'Free the port, or choose another under “listen” in doorward.yaml.',
        )
      : server.ok('ports', `It listens on ${[ldapPort, ldapsPort].filter(port => port !== 0).join(' and ')}.`),
  )
  return certificate === null ? found : [...found, checkCertificate(certificate, clock.now())]
}

function checkCertificate(
  { selfMade, validTo, authorityFile }: { selfMade: boolean; validTo: number; authorityFile: string | null },
  now: number,
): Finding {
  const day = printEnd(validTo)
  const told = `The certificate of LDAPS is valid until ${day}`
  const renew = 'Put a new one at tls.cert and tls.key; it is taken up without a restart.'
  const end = judgeEnd(validTo, now)
  if (end === 'over') return server.wrong('certificate', `The certificate of LDAPS has expired on ${day}.`, renew)
  // Made anew here before it ends.
  if (selfMade)
    return server.look(
      'certificate',
      `${told}, made here and signed by an authority of its own.`,
      `Give apps the authority (${authorityFile ?? 'tls/ca.pem'}), or name a certificate they know with tls.cert and tls.key.`,
    )
  if (end === 'far') return server.ok('certificate', `${told}.`)
  return end === 'soon'
    ? server.look('certificate', `${told}.`, renew)
    : server.wrong('certificate', `${told}, a few days from now.`, `${renew} Apps that look at it stop on that day.`)
}
