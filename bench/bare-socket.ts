// The least a Node process can do for a search: read the request, and write an answer of usual size that was made
// beforehand. What an LDAP server on Node's sockets cannot be faster than. Its argument is the port.
import { createServer } from 'node:net'

/** A message of less than 64 KiB; the id is one byte, as the load generator sends it, and comes first. */
function message(operation: Buffer): Buffer {
  const content = Buffer.concat([Buffer.from([0x02, 0x01, 0x00]), operation])
  return Buffer.concat([Buffer.from([0x30, 0x82, content.length >> 8, content.length & 0xff]), content])
}
const idAt = 6

const success = Buffer.from([0x0a, 0x01, 0x00, 0x04, 0x00, 0x04, 0x00])
const result = (tag: number): Buffer => Buffer.concat([Buffer.from([tag, success.length]), success])
const entryBytes = 330
const entry = Buffer.concat([Buffer.from([0x64, 0x82, entryBytes >> 8, entryBytes & 0xff]), Buffer.alloc(entryBytes)])

const bound = message(result(0x61))
const found = message(entry)
const done = message(result(0x65))

const server = createServer({ noDelay: true }, socket => {
  socket.on('error', () => socket.destroy())
  socket.on('data', (chunk: Buffer) => {
    const answers: Buffer[] = []
    for (let at = 0; at < chunk.length; ) {
      const long = (chunk[at + 1] ?? 0) - 0x80
      const content = at + 2 + Math.max(0, long)
      const length = long > 0 ? chunk.readUIntBE(at + 2, long) : (chunk[at + 1] ?? 0)
      const id = chunk[content + 2] ?? 0
      for (const answer of chunk[content + 3] === 0x60 ? [bound] : [found, done]) {
        const copy = Buffer.from(answer)
        copy[idAt] = id
        answers.push(copy)
      }
      at = content + length
    }
    socket.write(answers.length === 1 ? (answers[0] as Buffer) : Buffer.concat(answers))
  })
})
server.listen(Number(process.argv[2]), '127.0.0.1')
