import type { Configuration, KoaContextWithOIDC } from 'oidc-provider'
import { findBrowserName, type Millis } from '#ground'
import { cardOf, findApp } from '../apps.ts'
import { claimsByScope, type ClaimParts } from '../claims.ts'
import { listFacts } from '../consent-facts.ts'
import type { OidcPages } from '../pages.ts'
import { getVisit, type Visits } from '../visit.ts'

type DeviceFlow = Exclude<NonNullable<Configuration['features']>['deviceFlow'], undefined>

export interface DevicePageParts extends ClaimParts {
  visits: Visits
  pages: Pick<OidcPages, 'deviceCode' | 'deviceConfirm' | 'deviceDone' | 'protocolError'>
}

/** What a device said of itself when it asked: it proves nothing but where it asked from. */
interface DeviceInfo {
  address: string
  browser: string | null
  at: Millis
}

export type DeviceCodeProblem = 'missing' | 'unknown' | 'over' | 'stopped' | 'failed'

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** By the library's name of an error that its page shows again. */
const problemOf: Record<string, DeviceCodeProblem> = {
  NoCodeError: 'missing',
  NotFoundError: 'unknown',
  ExpiredError: 'over',
  AlreadyUsedError: 'over',
  AbortedError: 'stopped',
}

/** The three pages on which somebody connects a device (RFC 8628 §3.3). Each is for whoever is signed in here. */
export function devicePages(parts: DevicePageParts): DeviceFlow {
  const { clock, memory, pages, visits } = parts

  const formOf = ({ oidc }: KoaContextWithOIDC) => ({
    action: oidc.urlFor('code_verification'),
    fields: { xsrf: textOf(oidc.session?.state?.['secret']) },
  })

  function getPersonHere() {
    const { person, ...visit } = getVisit(visits)
    if (person === undefined) throw new Error('A device’s page is made for nobody.')
    return { ...visit, user: person.user }
  }

  /* oxlint-disable typescript/require-await -- the library expects promises */
  return {
    enabled: true,
    deviceInfo: (ctx): Record<string, unknown> => ({
      address: ctx.ip,
      browser: findBrowserName(ctx.get('user-agent')),
      at: clock.now(),
    }),

    async userCodeInputSource(ctx, _form, _out, error) {
      const { user, reader, typedCode = textOf(ctx.oidc.params?.['user_code']) } = getPersonHere()
      const problem = error === undefined ? undefined : (problemOf[error.name] ?? 'failed')
      if (problem !== undefined && problem !== 'failed') ctx.status = problem === 'stopped' ? 200 : 400
      ctx.type = 'html'
      ctx.body = pages.deviceCode({ ...formOf(ctx), user, userCode: typedCode, problem }, reader)
    },

    async userCodeConfirmSource(ctx, _form, client, info, userCode) {
      const { user, address, reader } = getPersonHere()
      const app = findApp(memory, client.clientId)
      if (app === undefined) throw new Error('A device’s app is not there.')
      const device = info as unknown as DeviceInfo
      const known = new Set<string>([...Object.keys(claimsByScope), 'offline_access'])
      const scopes = textOf(ctx.oidc.entities.DeviceCode?.params?.['scope']).split(' ')
      const { action, fields } = formOf(ctx)
      ctx.type = 'html'
      ctx.body = pages.deviceConfirm(
        {
          app: cardOf(app),
          user,
          userCode,
          action,
          fields: { ...fields, user_code: userCode },
          device: { ...device, isHere: device.address === address },
          now: clock.now(),
          facts: listFacts(parts, user, app, { scopes: scopes.filter(scope => known.has(scope)), claims: [] }),
        },
        reader,
      )
    },

    async successSource(ctx) {
      const { user, reader } = getPersonHere()
      const app = findApp(memory, ctx.oidc.client?.clientId)
      if (app === undefined) throw new Error('A device’s app is not there.')
      ctx.type = 'html'
      ctx.body = pages.deviceDone({ app: cardOf(app), username: user.username ?? '', at: clock.now() }, reader)
    },
  }
  /* oxlint-enable typescript/require-await */
}
