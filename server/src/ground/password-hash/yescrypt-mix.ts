import { inSlices } from '../slices.ts'
import { salsa20 } from './salsa20.ts'

/** Words of one S-box; there are three. */
const boxWords = 1024
const boxMask = 0xff0
/** Words of a block that `pwxform` works on. */
const laneWords = 16
const rounds = 6

/** The S-boxes, which change places and contents with every block. */
interface Boxes {
  words: Int32Array
  first: number
  second: number
  third: number
  written: number
}

/**
 * yescrypt's SMix in its read-write mode for one lane: `block` has 128·r bytes, and 128·N·r are filled. `tail` is the
 * block's last 64 bytes after the S-boxes were made from it. In slices of a millisecond.
 */
export async function mixYescrypt(block: Buffer, N: number, r: number): Promise<{ mixed: Buffer; tail: Buffer }> {
  const size = 32 * r
  const words = new Int32Array(size)
  for (let i = 0; i < size; i++) words[i] = block.readInt32LE(i * 4)
  const boxes = makeBoxes(words)
  const tail = print(words.subarray(size - 16))

  const slices = inSlices()
  const x = shuffled(words)
  const memory = new Int32Array(size * N)
  const mix = (from: number): void => {
    for (let k = 0; k < size; k++) x[k] = at(x, k) ^ at(memory, from * size + k)
  }
  for (let i = 0; i < N; i++) {
    memory.set(x, i * size)
    if (i > 1) mix(wrap(at(x, size - 16), i))
    mixBlock(x, boxes)
    if (slices.isOver()) await slices.next()
  }
  const loops = Math.ceil(Math.floor((N + 2) / 3) / 2) * 2
  for (let i = 0; i < loops; i++) {
    const from = at(x, size - 16) & (N - 1)
    mix(from)
    memory.set(x, from * size)
    mixBlock(x, boxes)
    if (slices.isOver()) await slices.next()
  }
  return { mixed: print(unshuffled(x)), tail }
}

const at = (words: Int32Array, i: number): number => words[i] ?? 0

/** Words in the order in which Salsa20's steps are those of four lanes. */
function shuffled(words: Int32Array): Int32Array {
  const out = new Int32Array(words.length)
  for (let i = 0; i < words.length; i++) out[i] = at(words, i - (i % 16) + ((i * 5) % 16))
  return out
}

function unshuffled(words: Int32Array): Int32Array {
  const out = new Int32Array(words.length)
  for (let i = 0; i < words.length; i++) out[i - (i % 16) + ((i * 5) % 16)] = at(words, i)
  return out
}

function print(words: Int32Array): Buffer {
  const bytes = Buffer.alloc(words.length * 4)
  for (let i = 0; i < words.length; i++) bytes.writeInt32LE(at(words, i), i * 4)
  return bytes
}

/** Below `i`, with the highest power of two that is not above it. */
function wrap(x: number, i: number): number {
  const power = 1 << (31 - Math.clz32(i))
  return (x & (power - 1)) + (i - power)
}

/** Scrypt's first loop over the first 128 bytes, which it changes; what it fills are the S-boxes. */
function makeBoxes(words: Int32Array): Boxes {
  const boxes = new Int32Array(3 * boxWords)
  const x = shuffled(words.subarray(0, 32))
  const [low, high] = [x.subarray(0, 16), x.subarray(16)]
  for (let from = 0; from < boxes.length; from += 32) {
    boxes.set(x, from)
    for (let k = 0; k < 16; k++) low[k] = at(low, k) ^ at(high, k)
    salsa20(low, 8)
    for (let k = 0; k < 16; k++) high[k] = at(high, k) ^ at(low, k)
    salsa20(high, 8)
  }
  words.set(unshuffled(x))
  return { words: boxes, third: 0, second: boxWords, first: 2 * boxWords, written: 0 }
}

function mixBlock(x: Int32Array, boxes: Boxes): void {
  let before = x.length - laneWords
  for (let from = 0; from < x.length; from += laneWords) {
    for (let k = 0; k < laneWords; k++) x[from + k] = at(x, from + k) ^ at(x, before + k)
    pwxform(x, from, boxes)
    before = from
  }
  salsa20(x.subarray(x.length - 16), 2)
}

/** Multiplies the halves of each 64-bit word, adds from one S-box, and XORs another; four rounds are written to the third. */
function pwxform(x: Int32Array, from: number, boxes: Boxes): void {
  const { words: s, first, second, third } = boxes
  let written = boxes.written
  for (let round = 0; round < rounds; round++) {
    const isWritten = round !== 0 && round !== rounds - 1
    for (let lane = from; lane < from + laneWords; lane += 4) {
      const p0 = first + ((at(x, lane) & boxMask) >>> 2)
      const p1 = second + ((at(x, lane + 1) & boxMask) >>> 2)
      for (let k = 0; k < 4; k += 2) {
        const [low, high] = [at(x, lane + k), at(x, lane + k + 1)]
        const sum = (Math.imul(low, high) >>> 0) + (at(s, p0 + k) >>> 0)
        const carry = sum > 0xffffffff ? 1 : 0
        const outLow = (sum | 0) ^ at(s, p1 + k)
        const outHigh = (multiplyHigh(low, high) + at(s, p0 + k + 1) + carry) ^ at(s, p1 + k + 1)
        x[lane + k] = outLow
        x[lane + k + 1] = outHigh
        if (!isWritten) continue
        s[third + written] = outLow
        s[third + written + 1] = outHigh
        written += 2
      }
    }
  }
  boxes.first = third
  boxes.second = first
  boxes.third = second
  boxes.written = written & (boxWords - 1)
}

/** The upper half of the product of two words, taken as unsigned. */
function multiplyHigh(left: number, right: number): number {
  const [a, b, c, d] = [left & 0xffff, left >>> 16, right & 0xffff, right >>> 16]
  const middle = b * c + ((a * c) >>> 16)
  const other = a * d + (middle & 0xffff)
  return (b * d + (middle >>> 16) + (other >>> 16)) | 0
}
