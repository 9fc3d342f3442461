import { type LdapClient, ModifyOperation, SecretOctets } from '@doorward/ldap'
import type { Provider } from '#directory'
import type { Secret } from '#ground'

/**
 * Changes the password of whom the connection is bound as. Active Directory and Samba have it as an attribute whose old
 * value is taken away and whose new one is added in one change, as UTF-16 in quotation marks ([MS-ADTS] §3.1.1.3.1.5);
 * the others as RFC 3062 says. Throws the server's refusal as LdapError.
 */
export async function changePasswordAs(
  client: LdapClient,
  dn: string,
  { from, to, provider }: { from: Secret; to: Secret; provider: Provider },
  signal?: AbortSignal,
): Promise<void> {
  const options = { ...(signal && { signal }) }
  if (provider === 'activedirectory' || provider === 'samba') {
    const change = (operation: ModifyOperation, secret: Secret) =>
      ({ operation, modification: { type: 'unicodePwd', values: [quoted(secret)] } }) as const
    await client.modify(dn, [change(ModifyOperation.delete, from), change(ModifyOperation.add, to)], options)
    return
  }
  const oldPassword = new SecretOctets(from.reveal())
  const newPassword = new SecretOctets(to.reveal())
  await client.modifyPassword({ userIdentity: dn, oldPassword, newPassword }, options)
}

const quoted = (secret: Secret): Uint8Array => Buffer.from(`"${secret.reveal()}"`, 'utf16le')
