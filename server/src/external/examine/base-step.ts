import type { Upstream } from '../connect/index.ts'
import { tellUpstream } from './bind-step.ts'
import type { Question } from './question.ts'
import type { Finding } from './step.ts'

/** Whether the entries that searches begin at are there, and may be read. */
export async function findBase(upstream: Upstream, { settings }: Question): Promise<Finding> {
  const { userSearch, groupSearch } = settings
  const bases = [...new Set([userSearch.base, ...(groupSearch === null ? [] : [groupSearch.base])])]
  for (const base of bases) {
    const trouble = await troubleWith(upstream, base)
    if (trouble !== undefined)
      return {
        result: 'failed',
        title: `There is no ${base === '' ? 'base DN' : base}`,
        detail: [trouble, 'Look for it in the tree, or choose one of those the server holds.'],
      }
  }
  return { result: 'passed', title: 'Base DN found', detail: bases }
}

async function troubleWith(upstream: Upstream, base: string): Promise<string | undefined> {
  try {
    for await (const _ of upstream.search({ base, scope: 'base', filter: '(objectClass=*)', attributes: ['1.1'] }))
      return undefined
    return 'It is not there, or the account to read with does not see it.'
  } catch (error) {
    return tellUpstream(error).message
  }
}
