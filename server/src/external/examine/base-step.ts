import { sayIn } from '#ground'
import type { Upstream } from '../connect/index.ts'
import { tellUpstream } from './bind-step.ts'
import type { Question } from './question.ts'
import type { Finding } from './step.ts'

/** Whether the entries that searches begin at are there, and may be read. */
export async function findBase(upstream: Upstream, { settings, language, said }: Question): Promise<Finding> {
  const { userSearch, groupSearch } = settings
  const bases = [...new Set([userSearch.base, ...(groupSearch === null ? [] : [groupSearch.base])])]
  for (const base of bases) {
    const trouble = await troubleWith(upstream, base, { language, said })
    if (trouble !== undefined)
      return {
        result: 'failed',
        title: base === '' ? said.base.none : said.base.missing(base),
        detail: [trouble, said.base.hint],
      }
  }
  return { result: 'passed', title: said.base.found, detail: bases }
}

async function troubleWith(
  upstream: Upstream,
  base: string,
  { language, said }: Pick<Question, 'language' | 'said'>,
): Promise<string | undefined> {
  try {
    for await (const _ of upstream.search({ base, scope: 'base', filter: '(objectClass=*)', attributes: ['1.1'] }))
      return undefined
    return said.base.unseen
  } catch (error) {
    return sayIn(language, tellUpstream(error).said)
  }
}
