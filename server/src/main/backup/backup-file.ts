import { createReadStream, existsSync, mkdirSync, rmSync } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ReadableStream } from 'node:stream/web'
import { createGunzip, createGzip } from 'node:zlib'
import { OperatorProblem, Problem, type Secret } from '#ground'

/**
 * The form of a `.dwb`: lines of JSON, compressed with gzip, encrypted as a standard age file (age-encryption.org/v1,
 * X25519). `age -d -i KEY FILE | zcat` shows what is inside.
 */
export interface BackupFile {
  /** Where it is to lie. Nothing lies there before it is whole and on the disk. */
  path: string
  recipients: string[]
  dump: AsyncIterable<Uint8Array>
}

/** Writes the file and answers its size. Throws Problem `conflict` when there is one, `unavailable` for a full disk. */
export async function writeBackupFile({ path, recipients, dump }: BackupFile): Promise<number> {
  if (existsSync(path)) throw new OperatorProblem('conflict', `${path} exists already. Name another file.`)
  const { Encrypter } = await import('age-encryption')
  const encrypter = new Encrypter()
  for (const recipient of recipients) encrypter.addRecipient(recipient)
  const part = `${path}.part`
  let bytes = 0
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    rmSync(part, { force: true })
    const file = await open(part, 'wx', 0o600)
    try {
      await pipeline(
        Readable.from(dump),
        createGzip(),
        async function* (compressed: AsyncIterable<Uint8Array>) {
          yield* await encrypter.encrypt(ReadableStream.from(compressed) as never)
        },
        async (encrypted: AsyncIterable<Uint8Array>) => {
          for await (const chunk of encrypted) {
            await file.writeFile(chunk)
            bytes += chunk.length
          }
        },
      )
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(part, path)
    await syncFolder(dirname(path))
    return bytes
  } catch (error) {
    removeQuietly(part)
    throw explainDisk(error, path)
  }
}

/** Without it the file's name may be gone after a power cut, though its content is there. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch {
    // What made the writing fail is what is told.
  }
}

/**
 * The dump inside a backup. Throws Problem `forbidden` for a key that does not fit, `missing` for no file, `invalid`
 * for one that was cut short or changed.
 */
export async function* readBackupFile(path: string, identity: Secret): AsyncGenerator<Uint8Array> {
  const { Decrypter } = await import('age-encryption')
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity.reveal())
  try {
    const clear = await decrypter.decrypt(ReadableStream.from(createReadStream(path)) as never)
    const unzipped = createGunzip()
    // Its end is told by what is read from it.
    pipeline(clear as unknown as AsyncIterable<Uint8Array>, unzipped).catch(() => undefined)
    for await (const chunk of unzipped as AsyncIterable<Buffer>) yield chunk
  } catch (error) {
    throw explainReading(error, path)
  }
}

function explainReading(error: unknown, path: string): unknown {
  if (error instanceof Problem) return error
  const message = error instanceof Error ? error.message : String(error)
  if (/no identity matched/.test(message))
    return new OperatorProblem('forbidden', 'This recovery key does not fit this backup. It was made for another one.')
  if (hasCode(error, 'ENOENT')) return new OperatorProblem('missing', `There is no file ${path}.`)
  // Errors of the system have a call in them; all others are about what was read.
  if (error instanceof Error && 'syscall' in error)
    return new OperatorProblem('unavailable', `${path} cannot be read: ${message}.`, { cause: error })
  return new OperatorProblem('invalid', `${path} is damaged, or is no backup: ${message}. Use another copy.`, {
    cause: error,
  })
}

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code

/** What went wrong with the disk, in words an operator can use; everything else as it is. */
export function explainDisk(error: unknown, path: string): unknown {
  if (
    hasCode(error, 'ENOSPC') ||
    hasCode(error, 'EDQUOT') ||
    (error instanceof Error && 'errcode' in error && error.errcode === 13)
  )
    return new OperatorProblem('unavailable', 'The disk is full.', { cause: error })
  if (!(error instanceof Error) || !('syscall' in error)) return error
  return new OperatorProblem('unavailable', `${path} cannot be written: ${error.message}.`, { cause: error })
}
