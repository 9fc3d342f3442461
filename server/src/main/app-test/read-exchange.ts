import type { OidcSeen } from '#oidc'
import type { Finding } from './finding.ts'
import { failed, shown, type Reading } from './reading.ts'

/** With what the app proved who it is. */
export const tellAccepted = ({ app: { oidc }, said: { exchange } }: Reading): string => {
  if (oidc?.authMethod === 'none') return exchange.byPkce
  return oidc?.authMethod === 'private_key_jwt' ? exchange.signature : exchange.secret
}

/** Why a code became no tokens. The words looked for are the library's; `oidc.test.ts` in `test/app-test` pins them. */
export function notExchanged(
  { app, setting, said }: Reading,
  { clientId, sent, why }: Extract<OidcSeen, { kind: 'not-exchanged' }>,
): Finding {
  const { title, oidc } = app
  const { exchange, wrongSecret } = said
  const no = (head: string, detail: string | null, fix: string | null): Finding =>
    failed('oidc.exchanged', head, detail, fix)
  const { detail } = why
  if (/invalid secret/.test(detail) || (why.error === 'invalid_client' && /client_assertion/.test(detail)))
    return no(
      sent === 'signature' ? wrongSecret.titleOfKey(title) : wrongSecret.title(title),
      exchange.wrongDetail,
      exchange.wrongFix(setting('clientSecret')),
    )
  if (
    /does not match the registered client authentication method/.test(detail) ||
    /no client authentication/.test(detail)
  )
    return no(
      exchange.otherMethod(title),
      exchange.sent[sent](oidc?.authMethod ?? ''),
      oidc?.authMethod === 'none' ? exchange.noSecretFix(title) : exchange.methodFix(setting('authMethod')),
    )
  if (/client not found|client mismatch/.test(detail) || clientId !== oidc?.clientId)
    return no(
      exchange.otherClient(title),
      exchange.otherClientDetail(shown(clientId), oidc?.clientId ?? ''),
      exchange.otherClientFix(setting('clientId'), oidc?.clientId ?? ''),
    )
  if (/code_verifier/.test(detail))
    return no(
      /must be provided/.test(detail) ? exchange.noVerifier(title) : exchange.wrongVerifier(title),
      exchange.verifierDetail,
      exchange.verifierFix(setting('pkce')),
    )
  if (/redirect_uri mismatch/.test(detail))
    return no(
      exchange.twoAddresses(title),
      exchange.twoAddressesDetail,
      exchange.twoAddressesFix(setting('address'), title),
    )
  if (/already consumed|not found|grant/.test(detail))
    return no(exchange.twice(title), exchange.twiceDetail, exchange.twiceFix(title))
  if (/expired/.test(detail)) return no(exchange.late(title), exchange.lateDetail, exchange.lateFix)
  return no(exchange.failed(title), shown(`${why.error}: ${detail}`), null)
}
