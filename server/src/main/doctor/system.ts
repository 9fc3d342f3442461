import { arch, platform, release } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import { about, type Check, type Outside } from './check.ts'

const system = about('system')
const clock = about('clock')

/** `engines` of package.json: node:sqlite and stripped types are whole from there on. */
const nodeLeast = [24, 7] as const

export const checkNode: Check<Outside> = () => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const where = `on ${platform()} ${release()}, ${arch()}`
  const isOld = major < nodeLeast[0] || (major === nodeLeast[0] && minor < nodeLeast[1])
  return [
    isOld
      ? system.wrong(
          'node',
          `Node ${process.versions.node} ${where} is older than ${nodeLeast.join('.')}.`,
          'Start with “npm start”, which brings its own Node, or install a newer one.',
        )
      : system.ok('node', `Node ${process.versions.node} ${where}.`),
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
  const advice = 'Keep the clock with NTP (chrony or systemd-timesyncd), and look at the machine’s virtual clock.'
  if (apart > jumpMs)
    return [clock.wrong('runs', `The clock was set by ${Math.round(apart)} ms while it was looked at.`, advice)]
  if (sinceStart > setSinceStartMs)
    return [
      clock.look('runs', `The clock was set by ${Math.round(sinceStart / 1000)} s since this process started.`, advice),
    ]
  return [clock.ok('runs', `It runs evenly, and says ${new Date().toISOString().slice(0, 19)}Z.`)]
}
