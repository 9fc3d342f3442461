import { Problem, type UserId } from '#ground'
import { demandsSecondFactor, requireManages, type User } from '#directory'
import { printMoment, printMomentOrNull } from '../answers/moment.ts'
import { tellPerson } from '../answers/person.ts'
import type { Handlers } from '../handler.ts'
import type { ApiParts } from '../parts.ts'

const tellShortly = ({ id, displayName }: User) => ({ id, name: displayName })

export const secondFactorRoutes = ({
  clock,
  directory: { memory },
  hasPassword,
  mail,
  signIn: { browsers, factors },
}: ApiParts) =>
  ({
    async getSecondFactor({ as, actor, params }) {
      const person = as.users.get(params.id as UserId)
      if (actor.kind !== 'system' && actor.id !== person.id) requireManages(actor, person)
      const { totp, passkeys, recoveryCodes } = await factors.list(person.id)
      const trusted = await browsers.listTrusted(person)
      return {
        totp: totp && { createdAt: printMoment(totp.createdAt), lastUsedAt: printMomentOrNull(totp.lastUsedAt) },
        passkeys: passkeys.map(({ createdAt, lastUsedAt, ...passkey }) => ({
          ...passkey,
          createdAt: printMoment(createdAt),
          lastUsedAt: printMomentOrNull(lastUsedAt),
        })),
        recoveryCodes: recoveryCodes && { ...recoveryCodes, createdAt: printMoment(recoveryCodes.createdAt) },
        trustedBrowsers: trusted.map(({ device, lastSeenAt, trustedUntil }) => ({
          device: device.name,
          deviceKind: device.kind,
          lastSeenAt: printMoment(lastSeenAt),
          trustedUntil: printMoment(trustedUntil),
        })),
        demanded: demandsSecondFactor(memory, person, clock.now()),
      }
    },

    async askForSecondFactor({ as, body: { users, apply } }) {
      const isOn = (await mail.state()).server !== null
      if (apply && !isOn) throw new Problem('conflict', 'No mail server is set, so nothing can be sent.')
      const { asked, left } = await as.users.askForFactors(users as UserId[], { apply })
      return {
        mail: isOn,
        asked: asked.map(tellShortly),
        left: left.map(({ user, why }) => ({ user: tellShortly(user), why })),
      }
    },

    async resetSecondFactor({ as, params }) {
      const user = await as.users.resetFactors(params.id as UserId)
      return tellPerson(memory, user, clock.now(), await hasPassword(user.id))
    },
  }) satisfies Handlers<'getSecondFactor' | 'askForSecondFactor' | 'resetSecondFactor'>
