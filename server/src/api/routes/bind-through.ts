import type { BindThrough } from '@doorward/contract'
import type { Language, UserId } from '#ground'
import type { MovingPerson } from '#external'
import { printMoment, printMomentOrNull } from '../answers/moment.ts'
import { namesIn } from '../answers/names.ts'
import type { Handlers } from '../handler.ts'
import type { ApiParts, By } from '../parts.ts'

type Names = 'getBindThrough' | 'startBindThrough' | 'endBindThrough'
type Query = Parameters<ApiParts['bindThrough']['people']>[2]

export function bindThroughRoutes({ bindThrough, directory: { memory } }: ApiParts) {
  const tellPerson = (
    { user, until, movedAt, ...moving }: MovingPerson,
    language: Language,
  ): BindThrough['people'][number] => ({
    ...moving,
    person: namesIn(memory, language).person(user),
    until: printMoment(until),
    movedAt: printMomentOrNull(movedAt),
  })
  async function tell(id: string, by: By & { language: Language }, query: Query): Promise<BindThrough> {
    const [{ until, counts }, people] = await Promise.all([
      bindThrough.progress(id, by),
      bindThrough.people(id, by, query),
    ])
    return { until: printMomentOrNull(until), ...counts, people: people.map(one => tellPerson(one, by.language)) }
  }

  return {
    getBindThrough: ({ params: { id }, query, actor, origin, language }) =>
      tell(id, { actor, origin, language }, query),

    async startBindThrough({ params: { id }, body: { until, people }, actor, origin, language }) {
      const by = { actor, origin }
      await bindThrough.start(id, by, { until: Date.parse(until), people: (people ?? null) as UserId[] | null })
      return tell(id, { ...by, language }, { after: '', limit: 50 })
    },

    endBindThrough: ({ params: { id }, actor, origin }) => bindThrough.end(id, { actor, origin }),
  } satisfies Handlers<Names>
}
