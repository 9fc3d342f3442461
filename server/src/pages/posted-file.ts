import type { MultipartFile } from '@fastify/multipart'
import { HttpRefusal, webLimits } from '#http'
import type { FastifyRequest } from 'fastify'

/**
 * Reads the one file of a posted form (RFC 7578) into memory; what it is called and said to be is left unread. Undefined
 * where none was chosen. Throws `HttpRefusal` 400 for a form that is cut off or has more in it than ours do.
 *
 * Whatever comes of it, the rest of the request is taken in and dropped: a browser reads no answer before it has sent
 * everything, and with the connection closed under it shows an error of its own.
 */
export async function readPostedFile(
  request: FastifyRequest,
  name: string,
  bytesMax: number,
): Promise<Uint8Array | 'too-large' | undefined> {
  if (!request.isMultipart()) return undefined
  if (Number(request.headers['content-length']) > bytesMax + webLimits.filePaddingBytesMax) return 'too-large'
  let found: Uint8Array | 'too-large' | undefined
  try {
    for await (const part of request.parts()) if (part.type === 'file') found = (await readPart(part, name)) ?? found
  } catch {
    request.raw.resume()
    throw new HttpRefusal(400, 'invalid', 'This request could not be read.')
  }
  return found
}

/** A form in which nothing was chosen holds an empty file. */
async function readPart(
  { fieldname, file }: MultipartFile,
  name: string,
): Promise<Uint8Array | 'too-large' | undefined> {
  const chunks: Buffer[] = []
  for await (const chunk of file as AsyncIterable<Buffer>) chunks.push(chunk)
  if (fieldname !== name) return undefined
  if (file.truncated) return 'too-large'
  const bytes = Buffer.concat(chunks)
  return bytes.length === 0 ? undefined : bytes
}
