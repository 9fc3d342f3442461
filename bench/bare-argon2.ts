// Password checks by the library alone, as many at a time as there are processors: what no sign-in can be faster than.
import { availableParallelism } from 'node:os'
import { verify } from '@node-rs/argon2'
import { runLoops } from './closed-loop.ts'
import { makePasswordHash } from './data-folder.ts'
import { password } from './people.ts'

const hash = await makePasswordHash()
const figures = await runLoops(availableParallelism(), Number(process.argv[2]), async () => {
  if (!(await verify(hash, password))) throw new Error('The right password is refused.')
})
console.log(JSON.stringify(figures))
