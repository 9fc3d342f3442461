import type { FastifyInstance } from 'fastify'

export interface Readiness {
  /** What stands in the way of answering, by part and in words that hold no secret; empty when ready. */
  findObstacles(): Record<string, string>
}

/** `/healthz`: the process answers. `/readyz`: it can do its work. Both for probes, so under any Host. */
export function mountHealth(app: FastifyInstance, readiness: Readiness): void {
  const config = { anyHost: true, answers: 'json' } as const
  app.get('/healthz', { config }, () => ({ status: 'alive' }))
  app.get('/readyz', { config }, (_request, reply) => {
    const obstacles = readiness.findObstacles()
    const ready = Object.keys(obstacles).length === 0
    return reply.code(ready ? 200 : 503).send(ready ? { status: 'ready' } : { status: 'not ready', obstacles })
  })
}
