import { printMoment } from '../answers/moment.ts'
import type { Handlers } from '../handler.ts'
import type { ApiParts } from '../parts.ts'

export const aboutRoutes = ({ version, describeProcess }: ApiParts) =>
  ({
    async getAbout() {
      const { startedAt, nodes, ...rest } = await describeProcess()
      return {
        version,
        ...rest,
        startedAt: printMoment(startedAt),
        nodes: nodes.map(node => ({ ...node, startedAt: printMoment(node.startedAt) })),
      }
    },
  }) satisfies Handlers<'getAbout'>
