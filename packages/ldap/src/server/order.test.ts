import assert from 'node:assert/strict'
import { Socket } from 'node:net'
import { after, afterEach, mock, suite, test } from 'node:test'
import { encodeMessage, type Request } from '../message/message.ts'
import type { Answer, BindAnswer, Handler } from './handler.ts'
import type { Operation } from './operation.ts'
import { RawClient, search, simpleBind } from './raw-client.ts'
import { LdapServer } from './server.ts'

interface Session {
  name: string
}

const success: Answer = { resultCode: 0 }

/** What each test puts in the place of the handler's functions. */
let bind: Handler<Session>['bind']
let onSearch: Handler<Session>['search']
let modify: NonNullable<Handler<Session>['modify']>

const server = new LdapServer<Session>({
  initialState: () => ({ name: 'nobody' }),
  handler: {
    bind: operation => bind(operation),
    search: (operation, out) => onSearch(operation, out),
    modify: operation => modify(operation),
    compare: () => ({ resultCode: 6 }),
  },
})
const port = await server.listen({ port: 0, host: '127.0.0.1' })
const clients: RawClient[] = []

async function open(): Promise<RawClient> {
  const client = await RawClient.open(port)
  clients.push(client)
  return client
}

function plainBind(operation: Operation<Session, Extract<Request, { kind: 'bindRequest' }>>): BindAnswer {
  const { request, connection } = operation
  if (request.authentication.kind !== 'simple') return { resultCode: 7 }
  if (Buffer.from(request.authentication.password.reveal()).toString() !== 'right') return { resultCode: 49 }
  connection.state = { name: request.name }
  return success
}

const tellName: Handler<Session>['search'] = (operation, out) => {
  out.entry(operation.connection.state.name, [])
  return success
}

afterEach(() => {
  for (const client of clients.splice(0)) client.close()
})
after(() => server.close({ graceMs: 0 }))

const modification: Request = { kind: 'modifyRequest', object: 'cn=a', changes: [] }

suite('one connection, many operations', () => {
  test('everything that arrives in one chunk is answered in order, in one write', async () => {
    bind = plainBind
    onSearch = tellName
    // A busy kernel may hand over in two pieces what was sent in one; then there is one write for each.
    let writes = 0
    for (let tries = 0; tries < 5 && writes !== 1; tries++) {
      const client = await open()
      const write = mock.method(Socket.prototype, 'write')
      client.send(1, simpleBind('cn=ann', 'right'), ...Array.from({ length: 16 }, () => search('')))
      const answers = await client.receiveShort(33)
      writes = write.mock.calls.filter(call => (call.this as Socket).localPort === port).length
      write.mock.restore()
      assert.equal(answers[0], '1 bindResponse 0')
      for (let id = 2; id <= 17; id++)
        assert.deepEqual(answers.slice(id * 2 - 3, id * 2 - 1), [`${id} searchResEntry`, `${id} searchResDone 0`])
    }
    assert.equal(writes, 1)
  })

  test('a message may arrive in any pieces', async () => {
    bind = plainBind
    onSearch = tellName
    const client = await open()
    const bytes = Buffer.concat([
      encodeMessage({ messageId: 1, operation: simpleBind('cn=ann', 'right') }),
      encodeMessage({ messageId: 2, operation: search('dc=x') }),
      encodeMessage({ messageId: 3, operation: search('dc=y', { attributes: ['x'.repeat(300)] }) }),
    ])
    client.socket.setNoDelay(true)
    for (const byte of bytes) {
      client.sendBytes(Uint8Array.of(byte))
      await new Promise(resolve => setImmediate(resolve))
    }
    assert.deepEqual(await client.receiveShort(5), [
      '1 bindResponse 0',
      '2 searchResEntry',
      '2 searchResDone 0',
      '3 searchResEntry',
      '3 searchResDone 0',
    ])
  })

  test('nothing overtakes a bind', async () => {
    const hashed = Promise.withResolvers<void>()
    bind = async operation => {
      await hashed.promise
      return plainBind(operation)
    }
    onSearch = tellName
    const client = await open()
    client.send(1, simpleBind('cn=ann', 'right'), search(''), search(''))
    client.send(4, search(''))
    const other = await open()
    other.send(1, search(''))
    assert.deepEqual(await other.receiveShort(2), ['1 searchResEntry', '1 searchResDone 0'])
    hashed.resolve()
    assert.deepEqual(await client.receiveShort(1), ['1 bindResponse 0'])
    for (const id of [2, 3, 4]) {
      const entry = await client.receive()
      assert.equal(entry?.messageId, id)
      assert.equal(entry?.operation.kind === 'searchResEntry' && entry.operation.objectName, 'cn=ann')
      await client.receive()
    }
  })

  test('the identity is gone when a bind begins, and stays away when it fails', async () => {
    const seen: string[] = []
    bind = operation => {
      seen.push(operation.connection.state.name)
      return plainBind(operation)
    }
    onSearch = tellName
    const client = await open()
    client.send(1, simpleBind('cn=ann', 'right'), search(''), simpleBind('cn=bob', 'wrong'), search(''))
    const names: (string | undefined)[] = []
    for (let i = 0; i < 6; i++) {
      const message = await client.receive()
      if (message?.operation.kind === 'searchResEntry') names.push(message.operation.objectName)
    }
    assert.deepEqual(names, ['cn=ann', 'nobody'])
    assert.deepEqual(seen, ['nobody', 'nobody'])
    assert.equal(
      [...server.connections].some(connection => connection.bound),
      false,
    )
  })

  test('what a handler remembers of someone before it refuses them is forgotten', async () => {
    bind = ({ connection }) => {
      connection.state = { name: 'cn=hasty' }
      return { resultCode: 49 }
    }
    onSearch = tellName
    const client = await open()
    client.send(1, simpleBind('cn=hasty', 'wrong'), search(''))
    assert.deepEqual(await client.receiveShort(1), ['1 bindResponse 49'])
    const entry = await client.receive()
    assert.equal(entry?.operation.kind === 'searchResEntry' && entry.operation.objectName, 'nobody')
  })

  test('a bind that cannot be read takes the identity as well', async () => {
    bind = plainBind
    onSearch = tellName
    const client = await open()
    client.send(1, simpleBind('cn=ann', 'right'))
    assert.deepEqual(await client.receiveShort(1), ['1 bindResponse 0'])
    client.sendBytes('300c 020102 6007 020103 0400 8100')
    client.send(3, search(''))
    assert.deepEqual(await client.receiveShort(1), ['2 bindResponse 7'])
    const entry = await client.receive()
    assert.equal(entry?.operation.kind === 'searchResEntry' && entry.operation.objectName, 'nobody')
  })

  test('a SASL bind of several steps keeps what it has learned', async () => {
    const challenge = Uint8Array.of(1, 2)
    bind = ({ connection }) => {
      if (connection.state.name === 'halfway') {
        connection.state = { name: 'whole' }
        return success
      }
      connection.state = { name: 'halfway' }
      return { resultCode: 14, serverSaslCreds: challenge }
    }
    onSearch = tellName
    const client = await open()
    const step: Request = {
      kind: 'bindRequest',
      version: 3,
      name: '',
      authentication: { kind: 'sasl', mechanism: 'X', credentials: undefined },
    }
    client.send(1, step)
    const first = await client.receive()
    assert.deepEqual(first?.operation.kind === 'bindResponse' && first.operation.serverSaslCreds, challenge)
    client.send(2, step, search(''))
    assert.deepEqual(await client.receiveShort(1), ['2 bindResponse 0'])
    const entry = await client.receive()
    assert.equal(entry?.operation.kind === 'searchResEntry' && entry.operation.objectName, 'whole')
  })

  test('a bind abandons the searches before it and waits until they have stopped', async () => {
    const log: string[] = []
    const stopped = Promise.withResolvers<void>()
    const started = Promise.withResolvers<void>()
    onSearch = async operation => {
      started.resolve()
      await new Promise(resolve => operation.signal.addEventListener('abort', resolve))
      log.push('aborted')
      await stopped.promise
      log.push('stopped')
      return success
    }
    bind = operation => {
      log.push('bind')
      return plainBind(operation)
    }
    const client = await open()
    client.send(1, search(''))
    await started.promise
    client.send(2, simpleBind('cn=ann', 'right'))
    while (log.length === 0) await new Promise(resolve => setImmediate(resolve))
    stopped.resolve()
    assert.deepEqual(await client.receiveShort(1), ['2 bindResponse 0'])
    assert.deepEqual(log, ['aborted', 'stopped', 'bind'])
  })

  test('searches run side by side, changes alone and in order', async () => {
    const log: string[] = []
    const release = Promise.withResolvers<void>()
    onSearch = async ({ messageId }) => {
      log.push(`search ${messageId}`)
      await release.promise
      return success
    }
    modify = async ({ messageId }) => {
      log.push(`modify ${messageId} begins`)
      await new Promise(resolve => setImmediate(resolve))
      log.push(`modify ${messageId} ends`)
      return success
    }
    const client = await open()
    client.send(1, search(''), search(''), modification, modification, search(''))
    assert.deepEqual(await client.receiveShort(2), ['3 modifyResponse 0', '4 modifyResponse 0'])
    release.resolve()
    assert.deepEqual((await client.receiveShort(3)).sort(), [
      '1 searchResDone 0',
      '2 searchResDone 0',
      '5 searchResDone 0',
    ])
    assert.deepEqual(log, [
      'search 1',
      'search 2',
      'modify 3 begins',
      'modify 3 ends',
      'modify 4 begins',
      'modify 4 ends',
      'search 5',
    ])
  })
})

suite('abandon and unbind', () => {
  test('an abandoned search stops, and is not answered', async () => {
    const ended = Promise.withResolvers<boolean>()
    onSearch = async (operation, out) => {
      out.entry('cn=first', [])
      out.flush()
      await new Promise(resolve => operation.signal.addEventListener('abort', resolve))
      out.entry('cn=too late', [])
      ended.resolve(operation.abandoned)
      return success
    }
    const client = await open()
    client.send(5, search(''))
    assert.deepEqual(await client.receiveShort(1), ['5 searchResEntry'])
    client.send(6, { kind: 'abandonRequest', messageId: 5 })
    assert.equal(await ended.promise, true)
    client.send(7, { kind: 'compareRequest', entry: '', attribute: 'a', value: '' })
    assert.deepEqual(await client.receiveShort(1), ['7 compareResponse 6'])
  })

  test('an abandoned operation that has not begun never begins; a change under way is answered', async () => {
    const release = Promise.withResolvers<void>()
    let searches = 0
    modify = async () => {
      await release.promise
      return success
    }
    onSearch = () => {
      searches++
      return success
    }
    const client = await open()
    const outstanding = async (count: number): Promise<void> => {
      while ([...server.connections].every(connection => connection.outstanding !== count))
        await new Promise(resolve => setImmediate(resolve))
    }
    client.send(1, modification, search(''), modification)
    await outstanding(3)
    client.send(4, { kind: 'abandonRequest', messageId: 2 })
    await outstanding(2)
    client.send(5, { kind: 'abandonRequest', messageId: 1 }, { kind: 'abandonRequest', messageId: 99 })
    client.send(7, search('last'))
    await outstanding(3)
    release.resolve()
    assert.deepEqual(await client.receiveShort(3), ['1 modifyResponse 0', '3 modifyResponse 0', '7 searchResDone 0'])
    assert.equal(searches, 1)
  })

  test('unbind closes; what was answered before it still arrives, what is under way is abandoned', async () => {
    const aborted = Promise.withResolvers<void>()
    onSearch = operation => {
      if (operation.request.baseObject === '') return success
      return new Promise(resolve => {
        operation.signal.addEventListener('abort', () => {
          aborted.resolve()
          resolve(success)
        })
      })
    }
    const client = await open()
    client.send(1, search(''), search('slow'), { kind: 'unbindRequest' }, search(''))
    assert.deepEqual(await client.receiveShort(2), ['1 searchResDone 0', 'closed'])
    await aborted.promise
  })

  test('a client that goes away abandons its operations', async () => {
    const begun = Promise.withResolvers<void>()
    const aborted = Promise.withResolvers<void>()
    onSearch = operation =>
      new Promise(resolve => {
        operation.signal.addEventListener('abort', () => {
          aborted.resolve()
          resolve(success)
        })
        begun.resolve()
      })
    const client = await open()
    client.send(1, search(''))
    await begun.promise
    client.close()
    await aborted.promise
  })
})
