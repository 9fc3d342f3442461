import { printMoment } from '../answers/moment.ts'
import type { Handlers } from '../handler.ts'
import type { ApiParts } from '../parts.ts'

export const activityRoutes = ({ directory: { memory } }: ApiParts) =>
  ({
    async getActivity({ as, query }) {
      const { days, activePeople, apps, unused } = await as.activity.count(query)
      const named = <Row extends { id: Parameters<typeof memory.apps.find>[0] }>(rows: Row[]) =>
        rows.flatMap(row => {
          const app = memory.apps.find(row.id)
          return app === undefined ? [] : [{ ...row, app: { id: app.id, name: app.title } }]
        })
      return {
        days,
        activePeople,
        apps: named(apps).map(({ app, opened, lastOpenedAt }) => ({
          app,
          opened,
          lastOpenedAt: printMoment(lastOpenedAt),
        })),
        unused: named(unused).map(({ app, lastOpenedAt }) => ({
          app,
          lastOpenedAt: lastOpenedAt === null ? null : printMoment(lastOpenedAt),
        })),
      }
    },

    getSecondFactorCoverage({ as }) {
      return {
        ...as.activity.secondFactors(),
        groups: as.activity.secondFactorsByGroup().flatMap(({ id, ...coverage }) => {
          const group = memory.groups.find(id)
          return group === undefined ? [] : [{ group: { id, name: group.name }, ...coverage }]
        }),
      }
    },
  }) satisfies Handlers<'getActivity' | 'getSecondFactorCoverage'>
