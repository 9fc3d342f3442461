import { openExternalSecrets, usernameHash } from '#directory'
import { createConnect, createExaminations, type Examinations, type ExaminationParts } from '#external'
import { Problem } from '#ground'
import type { World } from './world.ts'

type Parts = Pick<World, 'clock' | 'store' | 'sealer' | 'memory'> &
  Partial<Pick<ExaminationParts, 'connect' | 'resolve'>>

/** Looking at other directories, over a world. */
export function createExternalExaminations({ clock, store, sealer, memory, ...given }: Parts): Examinations {
  return createExaminations({
    clock,
    connect: createConnect({ clock }),
    read: store.read,
    usernameHash: username => usernameHash({ sealer }, username),
    find(id) {
      const external = memory.externals.find(id)
      if (external === undefined) throw new Problem('missing', 'There is no such directory; it may have been deleted.')
      return external
    },
    openSecrets: id => openExternalSecrets({ sealer, read: store.read }, id),
    ...given,
  })
}
