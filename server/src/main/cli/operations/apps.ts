import { OperatorProblem } from '#ground'
import type { AccessRule, App } from '#directory'
import { z } from 'zod'
import type { OperatorWorld } from '../operator-world.ts'
import { operation } from './operation.ts'

const which = z.object({ app: z.string().min(1) })

/** By name or id. Throws Problem `missing`. */
export function getApp({ directory: { memory } }: OperatorWorld, name: string): App {
  const app = memory.apps.findByName(name) ?? memory.apps.find(name as App['id'])
  if (app !== undefined) return app
  throw new OperatorProblem('missing', `There is no app “${name}”. “doorward app list” shows which there are.`)
}

function tellApp(world: OperatorWorld, app: App) {
  const { id, name, title, enabled, access, sensitive, oidc, managedBy } = app
  return {
    id,
    name,
    title,
    enabled,
    access: tellAccess(world, access),
    sensitive,
    doors: (['oidc', 'ldap', 'simpleAuth', 'gateway'] as const).filter(door => app[door] !== null),
    clientId: oidc?.clientId ?? null,
    redirectUris: oidc?.redirectUris ?? [],
    managedBy,
  }
}

function tellAccess({ directory: { memory } }: OperatorWorld, rule: AccessRule): string {
  const userName = (id: Parameters<typeof memory.people.find>[0]): string => memory.people.find(id)?.username ?? '–'
  if (rule.kind === 'single-user') return userName(rule.user)
  if (rule.kind !== 'chosen') return rule.kind
  return [...rule.groups.map(id => memory.groups.find(id)?.name ?? '–'), ...rule.users.map(userName)].join(', ')
}

const switched = (enabled: boolean) =>
  operation(which, async (world, { app }) =>
    tellApp(world, await world.as.apps.update(getApp(world, app).id, { enabled })),
  )

export const appOperations = {
  listApps: operation(
    z.object({ search: z.string().optional(), cursor: z.string().optional() }),
    async (world, filter) => {
      const page = await world.as.apps.list({ ...filter, limit: 200 })
      return { ...page, items: page.items.map(app => tellApp(world, app)) }
    },
  ),
  showApp: operation(which, async (world, { app }) => tellApp(world, getApp(world, app))),
  enableApp: switched(true),
  disableApp: switched(false),
}
