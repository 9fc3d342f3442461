import { limits } from '#ground'
import { callAddress } from '../app-test/call-address.ts'
import { forge } from '../app-test/forge.ts'
import { about, type Check, type Inside } from './check.ts'

const gateway = about('gateway')

const verdicts = { passed: 'ok', attention: 'look', failed: 'wrong' } as const

/**
 * Asks for a page of each app behind the gateway as a stranger who says who they are, through the address people use: what
 * an app is told can only be kept true by the proxy in front of it. Only while a server runs, which has to be asked.
 */
export const checkGateway: Check<Inside> = async ({ memory, publicUrl, doors, call = callAddress }) => {
  const apps = [...memory.apps.all()].filter(app => app.enabled && app.gateway !== null)
  if (doors === undefined || apps.length === 0) return []
  const signal = new AbortController().signal
  const looked = apps.slice(0, limits.appTest.doctorMax)
  return Promise.all(
    looked.map(async app => {
      const found = await forge(app, { id: 'doctor' }, { call, publicUrl, signal })
      const sentence = `${app.title}: ${found.title}. ${found.detail}`
      const verdict = verdicts[found.state]
      const name = `forged-headers.${app.name}`
      return verdict === 'ok'
        ? gateway.ok(name, sentence)
        : gateway[verdict](name, sentence, found.fix ?? `See “Test sign-in” on the page of ${app.title}.`)
    }),
  )
}
