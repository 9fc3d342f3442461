import type { OidcSeen } from '#oidc'
import type { Finding } from './finding.ts'
import { failed, shown, type Reading } from './reading.ts'

/** With what the app proved who it is. */
export const tellAccepted = ({ app: { oidc } }: Reading): string => {
  if (oidc?.authMethod === 'none') return 'Without a secret, by PKCE'
  return oidc?.authMethod === 'private_key_jwt' ? 'Signature accepted' : 'Client secret accepted'
}

const sentWords = { secret: 'a secret', signature: 'a signature', nothing: 'no secret' } as const

/** Why a code became no tokens. The words looked for are the library's; `oidc.test.ts` in `test/app-test` pins them. */
export function notExchanged(
  { app, setting }: Reading,
  { clientId, sent, why }: Extract<OidcSeen, { kind: 'not-exchanged' }>,
): Finding {
  const { title, oidc } = app
  const no = (head: string, detail: string | null, fix: string | null): Finding =>
    failed('oidc.exchanged', head, detail, fix)
  const { detail } = why
  if (/invalid secret/.test(detail) || (why.error === 'invalid_client' && /client_assertion/.test(detail)))
    return no(
      `${title} has a wrong client ${sent === 'signature' ? 'key or secret' : 'secret'}`,
      'The code is right; what it proved who it is with is none of the secrets of this app.',
      `Make another secret for this app here, and paste it as ${setting('clientSecret')}. Watch for blanks and line ends.`,
    )
  if (
    /does not match the registered client authentication method/.test(detail) ||
    /no client authentication/.test(detail)
  )
    return no(
      `${title} proves who it is in another way`,
      `It came with ${sentWords[sent]}; this app is set to “${oidc?.authMethod ?? ''}” here.`,
      oidc?.authMethod === 'none'
        ? `Take the secret out of ${title}, or let this app keep a secret here.`
        : `Look at ${setting('authMethod')}, or set the method of this app here to what it does.`,
    )
  if (/client not found|client mismatch/.test(detail) || clientId !== oidc?.clientId)
    return no(
      `${title} exchanged the code under another client ID`,
      `It came with “${shown(clientId)}”, and the code is for “${oidc?.clientId ?? ''}”.`,
      `Set ${setting('clientId')} to ${oidc?.clientId ?? ''}, in every place it is asked for.`,
    )
  if (/code_verifier/.test(detail))
    return no(
      /must be provided/.test(detail)
        ? `${title} left out the PKCE verifier`
        : `${title} sent a PKCE verifier that does not fit`,
      'It began with PKCE and has to end with it. Several copies of the app that do not share sessions look like this, too.',
      `Look at ${setting('pkce')}, and whether its sessions are kept between the two requests.`,
    )
  if (/redirect_uri mismatch/.test(detail))
    return no(
      `${title} named two redirect addresses`,
      'The one with the code is not the one the sign-in began with.',
      `Look at ${setting('address')}, and at what the proxy in front of ${title} tells it.`,
    )
  if (/already consumed|not found|grant/.test(detail))
    return no(
      `${title} showed the code a second time`,
      'A code works once. What was made of it has been ended, since somebody else may have it.',
      `Look whether ${title} is called twice, by a proxy that repeats requests or by a page that was loaded again.`,
    )
  if (/expired/.test(detail))
    return no(
      `${title} was too late with the code`,
      'A code works for a minute.',
      'Look at the clocks of both machines.',
    )
  return no(`${title} could not exchange the code`, shown(`${why.error}: ${detail}`), null)
}
