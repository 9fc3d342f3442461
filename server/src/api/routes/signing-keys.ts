import type { SigningKey } from '@doorward/contract'
import { printMoment, printMomentOrNull } from '../answers/moment.ts'
import type { Handlers } from '../handler.ts'
import type { ApiParts, KnownSigningKey } from '../parts.ts'

export function signingKeyRoutes({ signingKeys, directory: { memory } }: ApiParts) {
  const tell = ({ kid, algorithm, phase, createdAt, signsFrom, retiredAt }: KnownSigningKey): SigningKey => ({
    kid,
    algorithm,
    phase,
    createdAt: printMoment(createdAt),
    signsFrom: printMoment(signsFrom),
    retiredAt: printMomentOrNull(retiredAt),
    apps: [...memory.apps.all()]
      .filter(({ oidc }) => oidc?.signingAlgorithm === algorithm)
      .map(({ title }) => title)
      .sort((a, b) => a.localeCompare(b, 'en')),
  })

  return {
    listSigningKeys: () => ({ items: signingKeys.list().map(tell) }),

    async rotateSigningKey({ body: { algorithm, now }, actor, origin }) {
      return tell(await signingKeys.rotate({ algorithm, soon: now }, { actor, origin }))
    },

    removeSigningKey: ({ params, actor, origin }) => signingKeys.remove(params.kid, { actor, origin }),
  } satisfies Handlers<'listSigningKeys' | 'rotateSigningKey' | 'removeSigningKey'>
}
