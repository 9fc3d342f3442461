import type { Receipt as ToldReceipt } from '@doorward/contract'
import type { AppId, Language, UserId } from '#ground'
import type { AppAnswer, DirectoryMemory, Receipt } from '#directory'
import { signOutOf, translate } from '#recipes'
import { printMoment, printMomentOrNull } from '../answers/moment.ts'
import { namesIn } from '../answers/names.ts'
import type { Handlers } from '../handler.ts'
import type { ApiParts } from '../parts.ts'

/** Of an app that is not there any more nobody knows. */
const signOutAt = ({ apps }: DirectoryMemory, id: AppId, door: 'oidc' | 'ldap') =>
  signOutOf(apps.find(id)?.recipe ?? null, door)

function wordsAt(memory: DirectoryMemory, id: AppId, door: 'oidc' | 'ldap', language: Language): string | null {
  const signOut = signOutAt(memory, id, door)
  return signOut === undefined ? null : translate(signOut.words, language)
}

function tellAnswer(answer: AppAnswer, keeps: boolean): ToldReceipt['apps'][number]['answer'] {
  // It was given something to renew, and does not go by it.
  if (answer.state === 'ends-by' && keeps) return { state: 'by-hand' }
  if (answer.state === 'waiting') return { ...answer, nextAt: printMoment(answer.nextAt) }
  return 'at' in answer ? { ...answer, at: printMoment(answer.at) } : answer
}

function tellReceipt(memory: DirectoryMemory, receipt: Receipt, language: Language): ToldReceipt {
  const { id, userId, username, displayName, at, actor, trashed, answers, ldapApps } = receipt
  const { renewals, trustedBrowsers, appPasswords, apiTokens, groups, grants } = receipt
  return {
    id,
    user: { id: userId, name: displayName, username },
    at: printMoment(at),
    by: namesIn(memory, language).actor(actor).name,
    trashed,
    ended: { sessions: receipt.sessions.length, renewals, trustedBrowsers, appPasswords, apiTokens, groups, grants },
    apps: answers.map(app => ({
      id: app.id,
      name: app.title,
      sessions: app.sessions,
      answer: tellAnswer(app.answer, signOutAt(memory, app.id, 'oidc')?.kind === 'keeps'),
      words: wordsAt(memory, app.id, 'oidc', language),
      tokensUntil: printMomentOrNull(app.tokensUntil),
    })),
    ldapApps: ldapApps.map(app => ({ ...app, words: wordsAt(memory, app.id, 'ldap', language) })),
    isFinal: answers.every(({ answer }) => answer.state !== 'waiting'),
    handOver: {
      groups: receipt.managed,
      apps: receipt.contactOf,
      serviceAccounts: receipt.services.map(({ name }) => name),
    },
  }
}

export const receiptRoutes = ({ directory: { memory } }: ApiParts) =>
  ({
    offboardUser: async ({ as, params, body, language }) =>
      tellReceipt(memory, await as.receipts.offboard(params.id as UserId, body), language),

    async listReceipts({ as, params }) {
      const items = await as.receipts.list(params.id as UserId)
      return { items: items.map(({ id, at }) => ({ id, at: printMoment(at) })) }
    },

    getReceipt: async ({ as, params, language }) => tellReceipt(memory, await as.receipts.get(params.id), language),
  }) satisfies Handlers<'offboardUser' | 'listReceipts' | 'getReceipt'>
