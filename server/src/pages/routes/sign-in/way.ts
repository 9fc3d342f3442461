import { setContentPolicy, parseLocalPath } from '#http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AppRequests } from '../../deps.ts'
import { formOf, queryOf, sendPage } from '../../form.ts'
import type { Way } from '../../views/sign-in/parts.ts'

/** Where this request's sign-in leads: back into an app's request, to a page of ours, or to the start page. */
export async function readWay(appRequests: AppRequests, request: FastifyRequest): Promise<Way> {
  const field = request.method === 'GET' ? queryOf(request) : formOf(request)
  const flow = field('flow')
  const app = /^[\w-]{1,128}$/.test(flow) ? await appRequests.describe(flow, request.raw) : undefined
  return app === undefined ? { next: parseLocalPath(field('next')) } : { app, flow }
}

export const isDemanded = ({ app }: Way): boolean => app?.needsSecondFactor === true

/** A page of the sign-in. Its form may end at an app, and its script may ask what to ask a passkey. */
export function sendStep(reply: FastifyReply, { flow, next }: Way, page: string, status = 200): FastifyReply {
  setContentPolicy(reply, { formsLeadAway: Boolean(flow ?? next), connects: true })
  return sendPage(reply, page, status)
}
