import type { externalExamination } from '@doorward/contract'
import { sayIn, Secret, type GroupId, type Language } from '#ground'
import { type Asked, type ExamineStep, presets, settingsOf, titleOf } from '#external'
import type { z } from 'zod'
import { printLine } from '../answers/json-line.ts'
import { printMoment } from '../answers/moment.ts'
import type { Handlers } from '../handler.ts'
import type { ApiParts } from '../parts.ts'

type Question = z.output<typeof externalExamination>

const secretOf = (text: string | undefined): Secret | undefined => (text === undefined ? undefined : new Secret(text))

const readAsked = ({ settings, id, bindPassword, clientKey }: Question, language: Language): Asked => ({
  language,
  settings: {
    ...settings,
    defaultGroup: settings.defaultGroup as GroupId | null,
    groupMap: settings.groupMap.map(line => ({ ...line, group: line.group as GroupId | null })),
  },
  id,
  bindPassword: secretOf(bindPassword),
  clientKey: secretOf(clientKey),
})

function printStep({ certificate, ...step }: ExamineStep) {
  if (certificate === undefined) return step
  const { validFrom, validTo, authority } = certificate
  return {
    ...step,
    certificate: {
      ...certificate,
      validFrom: printMoment(validFrom),
      validTo: printMoment(validTo),
      authority: authority && { ...authority, validTo: printMoment(authority.validTo) },
    },
  }
}

export const externalExamineRoutes = ({ examinations }: ApiParts) =>
  ({
    listExternalPresets: ({ language }) => ({
      items: presets.map(({ provider, notes }) => ({
        provider,
        title: titleOf(provider, language),
        notes: notes.map(note => sayIn(language, note)),
        settings: settingsOf(provider, {}),
      })),
    }),

    async examineExternal({ body, language }) {
      const steps = await examinations.examine(readAsked(body, language))
      async function* print(): AsyncGenerator<string> {
        for await (const step of steps) yield printLine(printStep(step))
      }
      return { name: 'test.jsonl', pieces: print() }
    },

    findExternalPerson: ({ body, language }) => examinations.findPerson(readAsked(body, language), body.username),

    tryExternalSignIn: ({ body, language }) =>
      examinations.trySignIn(readAsked(body, language), {
        username: body.username,
        password: new Secret(body.password),
      }),

    browseExternal: ({ body, language }) => examinations.browse(readAsked(body, language), body.dn),
  }) satisfies Handlers<
    'listExternalPresets' | 'examineExternal' | 'findExternalPerson' | 'tryExternalSignIn' | 'browseExternal'
  >
