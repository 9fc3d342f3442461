import { arch, platform, release } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import { about, type Check, type Outside } from './check.ts'

const system = about('system')
const clock = about('clock')

/** `engines` of package.json: node:sqlite and stripped types are whole from there on. */
const nodeLeast = [24, 7] as const

export const checkNode: Check<Outside> = () => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const where = `${platform()} ${release()}, ${arch()}`
  const isOld = major < nodeLeast[0] || (major === nodeLeast[0] && minor < nodeLeast[1])
  return [
    isOld
      ? system.wrong(
          'node',
          said => said.oldNode(process.versions.node, where, nodeLeast.join('.')),
          said => said.oldNodeAdvice,
        )
      : system.ok('node', said => said.node(process.versions.node, where)),
  ]
}

const sampleMs = 200
/** Slewing by NTP is at most 0.5 ms in a second; a busy machine measures some milliseconds. */
const jumpMs = 100
/** Codes of second factors and tokens bear some seconds. */
const setSinceStartMs = 5_000

/** Sessions, throttles and tokens go by the wall clock; it must run, and not be set back and forth. */
export const checkClock: Check<Outside> = async () => {
  const began = { wall: Date.now(), steady: performance.now() }
  await wait(sampleMs)
  const apart = Math.abs(Date.now() - began.wall - (performance.now() - began.steady))
  const sinceStart = Math.abs(Date.now() - (performance.timeOrigin + performance.now()))
  if (apart > jumpMs)
    return [
      clock.wrong(
        'runs',
        said => said.jumped(Math.round(apart)),
        said => said.setAdvice,
      ),
    ]
  if (sinceStart > setSinceStartMs)
    return [
      clock.look(
        'runs',
        said => said.set(Math.round(sinceStart / 1000)),
        said => said.setAdvice,
      ),
    ]
  const now = `${new Date().toISOString().slice(0, 19)}Z`
  return [clock.ok('runs', said => said.runs(now))]
}
