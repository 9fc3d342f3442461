import { accessPreview, accessQuestion } from '../access.ts'
import type { Endpoint } from '../endpoint.ts'
import { accessFindings, explained, explainQuery, matrix, matrixQuery, whatIf, whatIfQuestion } from '../explain.ts'

export const accessEndpoints = {
  previewAccess: {
    summary: 'Who could open an app under a rule not yet saved',
    method: 'POST',
    path: '/api/v1/access-preview',
    role: 'admin',
    scope: 'apps:read',
    body: accessQuestion,
    status: 200,
    answer: accessPreview,
  },
  explainAccess: {
    summary: 'Why a person may open an app or may not, and what would change it; or why a refusal was one',
    method: 'GET',
    path: '/api/v1/access/explain',
    role: 'admin',
    scope: 'apps:read',
    query: explainQuery,
    status: 200,
    answer: explained,
  },
  tryRule: {
    summary: 'Who would gain and lose an app under a rule not yet saved',
    method: 'POST',
    path: '/api/v1/access/explain',
    role: 'admin',
    scope: 'apps:read',
    body: whatIfQuestion,
    status: 200,
    answer: whatIf,
  },
  readMatrix: {
    summary: 'Who can open what: people or groups by apps',
    method: 'GET',
    path: '/api/v1/access/matrix',
    role: 'admin',
    scope: 'apps:read',
    query: matrixQuery,
    status: 200,
    answer: matrix,
  },
  listAccessFindings: {
    summary: 'Access that is worth another look',
    method: 'GET',
    path: '/api/v1/access/findings',
    role: 'admin',
    scope: 'apps:read',
    status: 200,
    answer: accessFindings,
  },
} as const satisfies Record<string, Endpoint>
