import type { Endpoint } from '../endpoint.ts'
import {
  arrivingPerson,
  examineStep,
  externalBrowse,
  externalExamination,
  externalLookUp,
  externalPresets,
  externalSignInTried,
  externalSignInTry,
  treeEntry,
} from '../external-examine.ts'

/** What connects to wherever it is told to: in person only, and after a fresh sign-in. */
const inPerson = { method: 'POST', role: 'admin', scope: null, fresh: true, status: 200 } as const

export const externalExamineEndpoints = {
  listExternalPresets: {
    summary: 'What is usual at each vendor’s directory',
    method: 'GET',
    path: '/api/v1/external-directories/presets',
    role: 'admin',
    scope: 'settings:read',

    status: 200,
    answer: externalPresets,
  },
  examineExternal: {
    ...inPerson,
    summary: 'Try settings of an external directory, step by step',
    path: '/api/v1/external-directories/examine',
    body: externalExamination,
    lines: examineStep,
  },
  findExternalPerson: {
    ...inPerson,
    summary: 'How one person of an external directory would arrive',
    path: '/api/v1/external-directories/examine/person',
    body: externalLookUp,
    answer: arrivingPerson,
  },
  tryExternalSignIn: {
    ...inPerson,
    summary: 'Try a sign-in at an external directory; nothing is kept of it',
    path: '/api/v1/external-directories/examine/sign-in',
    body: externalSignInTry,
    answer: externalSignInTried,
  },
  browseExternal: {
    ...inPerson,
    summary: 'An entry of an external directory, and what is below it',
    path: '/api/v1/external-directories/examine/entry',
    body: externalBrowse,
    answer: treeEntry,
  },
} as const satisfies Record<string, Endpoint>
