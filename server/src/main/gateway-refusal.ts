import { mayAsk } from '#access'
import type { DirectoryMemory } from '#directory'
import type { GatewayApp, PrintRefusal } from '#gateway'
import { explainRefusal } from '#oidc'
import type { AppCard, PageRenderers } from '#pages'

/** An app behind the gateway as our pages name it. */
export const gatewayCard = ({ title, icon, gateway, requireTwoFactor }: GatewayApp): AppCard => ({
  title,
  host: gateway.host,
  icon,
  needsSecondFactor: requireTwoFactor,
})

/** The page of a refusal, in the words it has at every door. */
export const createPrintRefusal =
  (memory: DirectoryMemory, pages: Pick<PageRenderers, 'refusal'>): PrintRefusal =>
  ({ app, user, reasons, reference, switchUrl }, reader) => {
    const contact = app.contact === null ? undefined : memory.people.find(app.contact)
    const isThere = contact !== undefined && contact.trashedAt === null
    return pages.refusal(
      {
        app: gatewayCard(app),
        username: user.username ?? '',
        reasons: explainRefusal(memory, reasons),
        contact: isThere ? { name: contact.displayName, email: contact.email } : null,
        reference,
        switchUrl,
        askUrl: mayAsk({ reasons: [...reasons] }, app) ? `/request/${app.id}?reference=${reference}` : undefined,
      },
      reader,
    )
  }
