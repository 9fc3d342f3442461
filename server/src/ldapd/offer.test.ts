import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Answer, ExtendedAnswer } from '@doorward/ldap'
import { offerOf } from './offer.ts'

const done: Answer & ExtendedAnswer = { resultCode: 0 }
const bind = () => done
const search = () => done

test('what is offered is what the handler has, each once', () => {
  const handler = {
    bind,
    search,
    extended: { '1.2.9': () => done, '1.2.3': () => done },
    controls: { searchRequest: ['1.1.2', '1.1.1'], modifyRequest: ['1.1.1', '1.1.3'] },
  }
  assert.deepEqual(offerOf(handler), {
    controls: ['1.1.1', '1.1.2', '1.1.3'],
    extensions: ['1.2.3', '1.2.9'],
    saslMechanisms: [],
  })
})

test('what the loop and a bind do is told too', () => {
  const offer = offerOf({ bind, search }, { extensions: ['1.2.3'], saslMechanisms: ['PLAIN'] })
  assert.deepEqual(offer, { controls: [], extensions: ['1.2.3'], saslMechanisms: ['PLAIN'] })
})
