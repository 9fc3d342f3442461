import { setTimeout as wait } from 'node:timers/promises'
import { Problem } from '#ground'
import {
  about,
  parts,
  timed,
  type Check,
  type Finding,
  type Found,
  type Inside,
  type Outside,
  type Verdict,
} from './check.ts'
import { checkDataFolder, checkKeyFolder } from './data-folder.ts'
import { checkDirectoryServer } from './directory-server.ts'
import { checkExternalCertificates } from './external-certificates.ts'
import { checkGateway } from './gateway.ts'
import { checkBackups, checkExternals, checkOwners, checkServices } from './people.ts'
import { checkMail } from './mail.ts'
import { checkPostgres } from './postgres.ts'
import { checkCurrent, checkKeyFits, checkSchema, checkSqlite } from './store.ts'
import { checkClock, checkNode } from './system.ts'
import { checkPublicUrl } from './web.ts'

const outside: Record<string, Check<Outside>> = { checkNode, checkDataFolder, checkKeyFolder, checkClock }
const inside: Record<string, Check<Inside>> = {
  checkKeyFits,
  checkSqlite,
  checkPostgres,
  checkSchema,
  checkCurrent,
  checkPublicUrl,
  checkGateway,
  checkDirectoryServer,
  checkBackups,
  checkOwners,
  checkServices,
  checkExternals,
  checkExternalCertificates,
  checkMail,
}
/** What has not been found out by then is itself worth a look. */
const checkMaxMs = 10_000

/** Every check that needs no store: what can be said when it does not open. */
export const examineOutside = (subject: Outside): Promise<Found[]> => examine(outside, subject)

/** Every check. */
export async function examineAll(subject: Inside): Promise<Found[]> {
  const found = [...(await examineOutside(subject)), ...(await examine(inside, subject))]
  return inOrder(found)
}

/** What stands for every check of a store that does not open. */
export const storeClosed = (problem: Problem): Found =>
  about('store').wrong(
    'opens',
    () => problem.message,
    said => said.opensAdvice,
  )

async function examine<Subject>(checks: Record<string, Check<Subject>>, subject: Subject): Promise<Found[]> {
  const found: Found[] = []
  for (const [name, check] of Object.entries(checks)) {
    const begun = performance.now()
    const [first, ...others] = await run(name, check, subject)
    if (first !== undefined) found.push(first.tookMs === null ? timed(first, performance.now() - begun) : first)
    found.push(...others)
  }
  return found
}

/** A check that fails tells so, and keeps no other from being made. */
async function run<Subject>(name: string, check: Check<Subject>, subject: Subject): Promise<Found[]> {
  const system = about('system')
  const timer = new AbortController()
  const late = wait(checkMaxMs, undefined, { signal: timer.signal, ref: false }).then(() => [
    system.look(
      name,
      said => said.late(name, checkMaxMs / 1000),
      said => said.lateAdvice,
    ),
  ])
  try {
    return await Promise.race([Promise.resolve(check(subject)), late])
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return [
      system.look(
        name,
        said => said.failed(name, why),
        said => said.failedAdvice,
      ),
    ]
  } finally {
    timer.abort()
    late.catch(() => undefined)
  }
}

const order = Object.keys(parts)

/** By part, and in each what is wrong first. */
export const inOrder = <One extends Finding>(found: readonly One[]): One[] =>
  found.toSorted((a, b) => order.indexOf(a.part) - order.indexOf(b.part) || weight[b.verdict] - weight[a.verdict])

const weight: Record<Verdict, number> = { ok: 0, look: 1, wrong: 2 }
