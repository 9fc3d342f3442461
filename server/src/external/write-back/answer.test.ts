import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asItIs } from '#ground'
import { UpstreamError } from '../connect/index.ts'
import { answerOf } from './answer.ts'

const cases: [words: string, error: UpstreamError, kind: string][] = [
  ['the old one is refused (49)', new UpstreamError('refused', asItIs('x'), { code: 49 }), 'wrong'],
  ['the policy refuses (19)', new UpstreamError('refused', asItIs('x'), { code: 19 }), 'not-taken'],
  ['the server is unwilling (53)', new UpstreamError('refused', asItIs('x'), { code: 53 }), 'not-taken'],
  ['people may not write it (50)', new UpstreamError('refused', asItIs('x'), { code: 50 }), 'not-allowed'],
  ['the server wants TLS (13)', new UpstreamError('needs-tls', asItIs('x'), { code: 13 }), 'not-allowed'],
  ['it answers that it is busy (51)', new UpstreamError('busy', asItIs('x'), { code: 51 }), 'unreachable'],
  ['the connection is lost', new UpstreamError('unreachable', asItIs('x')), 'unknown'],
  ['what comes is no answer', new UpstreamError('protocol', asItIs('x')), 'unknown'],
]

for (const [words, error, kind] of cases) test(`${words}: ${kind}`, () => assert.equal(answerOf(error).kind, kind))
