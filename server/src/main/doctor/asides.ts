import type { DirectoryHandle, DirectoryMemory } from '#directory'
import { namesIn } from '#api'
import type { Finding } from './check.ts'

/** Who has put it aside, since when, until when (null: for good) and why; as milliseconds. */
export interface AsideTold {
  by: string
  at: number
  until: number | null
  reason: string
}

/** What was found, each with how somebody has put it aside, if so. */
export function withAsides<One extends Finding>(
  as: DirectoryHandle,
  memory: DirectoryMemory,
  found: readonly One[],
): (One & { aside: AsideTold | null })[] {
  const put = as.findings.listAside(found.filter(({ verdict }) => verdict !== 'ok'))
  return found.map(one => {
    const aside = put.get(one.name)
    if (aside === undefined) return { ...one, aside: null }
    const { by, at, until, reason } = aside
    return { ...one, aside: { by: namesIn(memory, 'en').actor(by).name, at, until, reason } }
  })
}
