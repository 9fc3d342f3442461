/** The tables of FIPS 46-3, in its own numbering of bits from 1. */
const initialPermutation = [2, 4, 6, 8, 1, 3, 5, 7].flatMap(column =>
  Array.from({ length: 8 }, (_, row) => 56 + column - 8 * row),
)
const finalPermutation = initialPermutation.map((_, i) => initialPermutation.indexOf(i + 1) + 1)
const expansion = Array.from({ length: 48 }, (_, i) => ((Math.floor(i / 6) * 4 + (i % 6) + 31) % 32) + 1)
const permutation = [
  16, 7, 20, 21, 29, 12, 28, 17, 1, 15, 23, 26, 5, 18, 31, 10, 2, 8, 24, 14, 32, 27, 3, 9, 19, 13, 30, 6, 22, 11, 4, 25,
]
const keyChoice1 = [
  57, 49, 41, 33, 25, 17, 9, 1, 58, 50, 42, 34, 26, 18, 10, 2, 59, 51, 43, 35, 27, 19, 11, 3, 60, 52, 44, 36, 63, 55,
  47, 39, 31, 23, 15, 7, 62, 54, 46, 38, 30, 22, 14, 6, 61, 53, 45, 37, 29, 21, 13, 5, 28, 20, 12, 4,
]
const keyChoice2 = [
  14, 17, 11, 24, 1, 5, 3, 28, 15, 6, 21, 10, 23, 19, 12, 4, 26, 8, 16, 7, 27, 20, 13, 2, 41, 52, 31, 37, 47, 55, 30,
  40, 51, 45, 33, 48, 44, 49, 39, 56, 34, 53, 46, 42, 50, 36, 29, 32,
]
const shifts = [1, 1, 2, 2, 2, 2, 2, 2, 1, 2, 2, 2, 2, 2, 2, 1]
/** S1 to S8: four rows of sixteen hexadecimal digits each. */
const boxes = [
  'e4d12fb83a6c59070f74e2d1a6cb953841e8d62bfc973a50fc8249175b3ea06d',
  'f18e6b34972dc05a3d47f28ec01a69b50e7ba4d158c6932fd8a13f42b67c05e9',
  'a09e63f51dc7b428d709346a285ecbf1d6498f30b12c5ae71ad069874fe3b52c',
  '7de3069a1285bc4fd8b56f03472c1ae9a690cb7df13e52843f06a1d8945bc72e',
  '2c417ab6853fd0e9eb2c47d150fa3986421bad78f9c5630eb8c71e2d6f09a453',
  'c1af92680d34e75baf427c9561de0b389ef528c3704a1db6432c95fabe17608d',
  '4b2ef08d3c975a61d0b7491ae35c2f8614bdc37eaf6805926bd814a7950fe23c',
  'd2846fb1a93e50c71fd8a374c56b0e927b419ce206adf35821e74a8dfc90356b',
].map(digits => Array.from(digits, digit => Number.parseInt(digit, 16)))

type Bits = number[]

const choose = (bits: Bits, table: readonly number[]): Bits => table.map(from => bits[from - 1] ?? 0)

/**
 * A block of zeros, encrypted so many times with DES in which each set bit of the salt (twelve) swaps two bits of the
 * expansion. Bit by bit: a few milliseconds for 25 times, which is rare enough.
 */
export function encryptSalted(key: Buffer, salt: number, times: number): Buffer {
  const keys = roundKeys(key)
  const salted = expansion.map((from, i) => {
    const isSwapped = ((salt >>> (i % 24)) & 1) === 1
    return isSwapped ? (expansion[(i + 24) % 48] ?? 0) : from
  })
  let bits: Bits = Array<number>(64).fill(0)
  for (let time = 0; time < times; time++) bits = encrypt(bits, keys, salted)
  return Buffer.from(Array.from({ length: 8 }, (_, i) => Number.parseInt(bits.slice(i * 8, i * 8 + 8).join(''), 2)))
}

function roundKeys(key: Buffer): Bits[] {
  const bits = [...key].flatMap(byte => Array.from({ length: 8 }, (_, i) => (byte >>> (7 - i)) & 1))
  const chosen = choose(bits, keyChoice1)
  let [left, right] = [chosen.slice(0, 28), chosen.slice(28)]
  return shifts.map(by => {
    left = [...left.slice(by), ...left.slice(0, by)]
    right = [...right.slice(by), ...right.slice(0, by)]
    return choose([...left, ...right], keyChoice2)
  })
}

function encrypt(block: Bits, keys: readonly Bits[], expanded: readonly number[]): Bits {
  const bits = choose(block, initialPermutation)
  let [left, right] = [bits.slice(0, 32), bits.slice(32)]
  for (const key of keys) {
    const mixed = choose(right, expanded).map((bit, i) => bit ^ (key[i] ?? 0))
    const out = choose(
      boxes.flatMap((box, i) => substitute(box, mixed.slice(i * 6, i * 6 + 6))),
      permutation,
    )
    ;[left, right] = [right, out.map((bit, i) => bit ^ (left[i] ?? 0))]
  }
  return choose([...right, ...left], finalPermutation)
}

/** The outer bits name the row, the inner four the column. */
function substitute(box: readonly number[], [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0]: Bits): Bits {
  const value = box[a * 32 + f * 16 + b * 8 + c * 4 + d * 2 + e] ?? 0
  return [3, 2, 1, 0].map(bit => (value >>> bit) & 1)
}
