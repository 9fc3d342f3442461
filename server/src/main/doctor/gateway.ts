import { limits, type Language } from '#ground'
import { callAddress } from '../app-test/call-address.ts'
import { tryForged } from '../app-test/forge.ts'
import { appTestTextsIn } from '../app-test/texts/index.ts'
import { about, timed, type Check, type Inside } from './check.ts'
import type { DoctorTexts } from './texts/index.ts'

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
      const begun = performance.now()
      const told = await tryForged(app, { id: 'doctor' }, { call, publicUrl, signal })
      const findIn = (language: Language) => told(appTestTextsIn(language))
      const verdict = verdicts[findIn('en').state]
      const name = `forged-headers.${app.name}`
      const sentence = (said: DoctorTexts['gateway'], language: Language): string => {
        const { title, detail } = findIn(language)
        return said.forged(app.title, title, detail ?? '')
      }
      const found =
        verdict === 'ok'
          ? gateway.ok(name, sentence)
          : gateway[verdict](name, sentence, (said, language) => findIn(language).fix ?? said.forgedAdvice(app.title))
      return timed(found, performance.now() - begun)
    }),
  )
}
