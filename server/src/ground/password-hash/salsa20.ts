/**
 * The Salsa20 core on words in shuffled order: the columns of a step are neighbours. Adds the result to the words.
 * So many rounds: 8 for scrypt's, 2 for yescrypt's.
 */
export function salsa20(words: Int32Array, rounds: number): void {
  for (let i = 0; i < 16; i++) x[(i * 5) % 16] = words[i] ?? 0
  for (let round = 0; round < rounds; round += 2)
    for (const [a, b, c, d] of quarters) {
      turn(b, a, d, 7)
      turn(c, b, a, 9)
      turn(d, c, b, 13)
      turn(a, d, c, 18)
    }
  for (let i = 0; i < 16; i++) words[i] = (words[i] ?? 0) + (x[(i * 5) % 16] ?? 0)
}

const x = new Int32Array(16)

/** The columns, then the rows. */
const quarters = [
  [0, 4, 8, 12],
  [5, 9, 13, 1],
  [10, 14, 2, 6],
  [15, 3, 7, 11],
  [0, 1, 2, 3],
  [5, 6, 7, 4],
  [10, 11, 8, 9],
  [15, 12, 13, 14],
] as const

function turn(into: number, left: number, right: number, by: number): void {
  const sum = ((x[left] ?? 0) + (x[right] ?? 0)) | 0
  x[into] = (x[into] ?? 0) ^ ((sum << by) | (sum >>> (32 - by)))
}
