import { covers, endpoints, type Endpoint } from '@doorward/contract'
import { findAlone } from '#directory'
import { printMoment } from '../answers/moment.ts'
import { tellPicture } from '../answers/picture.ts'
import type { Handlers } from '../handler.ts'
import type { ApiParts } from '../parts.ts'

/** More than these are looked up by `listManagedGroups`. */
const managedMax = 100

export const sessionRoutes = ({ clock, directory, signIn, cookie, version, publicUrl }: ApiParts) =>
  ({
    getSession: ({ as, user, session }) => ({
      user: {
        id: user.id,
        username: user.username ?? '',
        displayName: user.displayName,
        picture: tellPicture(user.picture),
        email: user.email,
        role: user.role,
      },
      authAt: printMoment(session.authAt),
      expiresAt: printMoment(session.expiresAt),
      organisation: directory.memory.settings().organisation.name,
      publicUrl: publicUrl().value.origin,
      version,
      may: Object.entries<Endpoint>(endpoints).flatMap(([name, { role }]) => (covers(user.role, role) ? [name] : [])),
      manages: as.groups
        .listManaged()
        .slice(0, managedMax)
        .map(({ id, name }) => ({ id, name })),
    }),

    async endSession({ user, session, origin, setHeader }) {
      await signIn.endSession(session.id, 'signed-out', { kind: 'user', id: user.id, role: user.role }, origin)
      setHeader('set-cookie', cookie.printCleared())
    },

    getOverview({ as }) {
      const { people, active } = as.users.count()
      const { memory } = directory
      return {
        people,
        activePeople: active,
        groups: memory.groups.size,
        apps: memory.apps.size,
        servicesAlone: findAlone(memory, clock.now()).length,
        directoryServerOn: memory.settings().directoryServer.enabled,
      }
    },
  }) satisfies Handlers<'getSession' | 'endSession' | 'getOverview'>
