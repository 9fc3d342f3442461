/** RFC 1320 §3.4: the order of words, the shifts and the constant of each round. */
const rounds = [
  {
    words: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
    shifts: [3, 7, 11, 19],
    add: 0,
    mix: (x: number, y: number, z: number) => (x & y) | (~x & z),
  },
  {
    words: [0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15],
    shifts: [3, 5, 9, 13],
    add: 0x5a827999,
    mix: (x: number, y: number, z: number) => (x & y) | (x & z) | (y & z),
  },
  {
    words: [0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15],
    shifts: [3, 9, 11, 15],
    add: 0x6ed9eba1,
    mix: (x: number, y: number, z: number) => x ^ y ^ z,
  },
] as const

const rotate = (value: number, by: number): number => (value << by) | (value >>> (32 - by))

/** MD4 (RFC 1320), which OpenSSL no longer has switched on. Broken: for reading NT hashes only. */
export function md4(message: Buffer): Buffer {
  const padded = Buffer.alloc(Math.ceil((message.length + 9) / 64) * 64)
  message.copy(padded)
  padded[message.length] = 0x80
  padded.writeBigUInt64LE(BigInt(message.length) * 8n, padded.length - 8)

  const state = new Int32Array([0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476])
  for (let block = 0; block < padded.length; block += 64) {
    let [a = 0, b = 0, c = 0, d = 0] = state
    for (const { words, shifts, add, mix } of rounds)
      for (const [step, word] of words.entries()) {
        const sum = (a + mix(b, c, d) + padded.readInt32LE(block + word * 4) + add) | 0
        const next = rotate(sum, shifts[step % 4] ?? 0)
        ;[a, b, c, d] = [d, next, b, c]
      }
    for (const [i, value] of [a, b, c, d].entries()) state[i] = (state[i] ?? 0) + value
  }
  const digest = Buffer.alloc(16)
  for (const [i, value] of state.entries()) digest.writeInt32LE(value, i * 4)
  return digest
}
