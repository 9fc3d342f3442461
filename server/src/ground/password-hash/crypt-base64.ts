/** The digits of crypt(5), in the order of their values. */
const digits = './0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** -1 for what is no digit. */
export const cryptDigit = (text: string, at: number): number => digits.indexOf(text.charAt(at) || ' ')

/** A number of at most 32 bits in so many digits, the lowest first. */
export function printCryptNumber(value: number, length: number): string {
  let text = ''
  for (let i = 0; i < length; i++) text += digits.charAt((value >>> (6 * i)) & 63)
  return text
}

/** The inverse, of at most five digits. */
export function readCryptNumber(text: string): number {
  let value = 0
  for (let i = 0; i < text.length; i++) value += cryptDigit(text, i) * 64 ** i
  return value
}

/** Bytes as scrypt and yescrypt write them: three at a time, the lowest first. */
export function printCryptBytes(bytes: Buffer): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const group = bytes.subarray(at, at + 3)
    text += printCryptNumber(group.readUIntLE(0, group.length), group.length + 1)
  }
  return text
}

/** The inverse; undefined for what cannot have been written so. */
export function decodeCryptBytes(text: string): Buffer | undefined {
  const groups: Buffer[] = []
  for (let at = 0; at < text.length; at += 4) {
    const group = text.slice(at, at + 4)
    const bytes = Buffer.alloc(4)
    bytes.writeUInt32LE(readCryptNumber(group) % 2 ** 32)
    groups.push(bytes.subarray(0, group.length - 1))
  }
  const all = Buffer.concat(groups)
  return printCryptBytes(all) === text ? all : undefined
}
