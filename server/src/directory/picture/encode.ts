import { createHash } from 'node:crypto'
import { invalidField, limits, Problem, say, type Words } from '#ground'
import type { Sharp } from 'sharp'
import { sniffPicture } from './sniff.ts'

/** Edges in pixels, smallest first. All are squares of WebP. */
export const pictureSizes = [64, 256] as const
export type PictureSize = (typeof pictureSizes)[number]
const [small, large] = pictureSizes

/** People fill the square and lose what is beside it; a logo is shown whole, on nothing. */
export type PictureFit = 'filled' | 'whole'

/** A picture as we encoded it: nothing of the file it came from but what is seen. */
export interface EncodedPicture {
  /** SHA-256 of the renditions, base64url: whoever knows it has seen the picture. */
  id: string
  /** `bytes`: base64. */
  renditions: { size: PictureSize; type: 'image/webp'; bytes: string }[]
}

/**
 * Encodes pictures of strangers, one at a time. Throws Problem `invalid` for what is no picture we take, too large,
 * damaged, or takes too long; `unavailable` while too many wait.
 */
export type EncodePicture = (bytes: Uint8Array, fit: PictureFit) => Promise<EncodedPicture>

const refuse = (message: Words): Problem => invalidField('picture', message)

export function createPictureEncoder(): EncodePicture {
  let waiting = 0
  let last: Promise<unknown> = Promise.resolve()
  return async (bytes, fit) => {
    if (bytes.length > limits.picture.bytesMax) throw refuse('A picture may have up to 2 MB. Choose a smaller one.')
    if (sniffPicture(bytes) === undefined)
      throw refuse('This is not a picture we take: PNG, JPEG or WebP. Other kinds have to be converted first.')
    if (waiting >= limits.picture.waitingMax)
      throw new Problem('unavailable', 'Many pictures are being looked at. Try again in a moment.', {
        retryAfterMs: limits.picture.encodeMs,
      })
    waiting++
    // One at a time: each may take as much memory as its pixels do.
    const work = last.then(() => encode(bytes, fit))
    last = work.catch(() => undefined)
    try {
      return await work
    } finally {
      waiting--
    }
  }
}

async function encode(bytes: Uint8Array, fit: PictureFit): Promise<EncodedPicture> {
  const sharp = await loadSharp()
  const whole = await decode(sharp, bytes, fit)
  const made = await Promise.all(
    pictureSizes.map(async size => {
      const image = sharp(whole, { raw: { width: large, height: large, channels: 4 } })
      const webp = await (size === large ? image : image.resize(small, small)).webp({ quality: 84 }).toBuffer()
      return { size, webp }
    }),
  )
  const hash = createHash('sha256')
  for (const { webp } of made) hash.update(webp)
  return {
    id: hash.digest('base64url'),
    renditions: made.map(({ size, webp }) => ({ size, type: 'image/webp', bytes: webp.toString('base64') })),
  }
}

/** One of our renditions as JPEG, for those who know no WebP; where it is clear it is white. */
export async function toJpeg(webp: Uint8Array): Promise<Uint8Array> {
  const sharp = await loadSharp()
  return sharp(webp).flatten({ background: '#ffffff' }).jpeg({ quality: 85 }).toBuffer()
}

/** Upright, in sRGB and of the large size: four bytes for each pixel. */
async function decode(sharp: SharpModule, bytes: Uint8Array, fit: PictureFit): Promise<Buffer> {
  const { pixelsMax, edgeMax, encodeMs } = limits.picture
  try {
    // Reads the head alone; what it promises is looked at before anything is unpacked.
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata()
    if (width * height > pixelsMax || Math.max(width, height) > edgeMax)
      throw refuse(
        say('This picture has {width} × {height} pixels. Scale it down to 40 million or fewer, and try again.', {
          width,
          height,
        }),
      )
    return await sharp(bytes, { limitInputPixels: pixelsMax, failOn: 'error', sequentialRead: true })
      .autoOrient()
      .resize(large, large, {
        fit: fit === 'filled' ? 'cover' : 'contain',
        background: { r: 0, g: 0, b: 0, alpha: 0 },
      })
      .toColourspace('srgb')
      .ensureAlpha()
      .timeout({ seconds: encodeMs / 1000 })
      .raw()
      .toBuffer()
  } catch (error) {
    if (error instanceof Problem) throw error
    // What it says of the bytes of strangers is nobody's to read.
    throw refuse('This picture is damaged or cut off. Save it again as PNG or JPEG, and try that.')
  }
}

type SharpModule = (input: Uint8Array, options?: object) => Sharp
let loaded: Promise<SharpModule> | undefined

/** Loaded with the first picture: a start has no use for it. */
const loadSharp = (): Promise<SharpModule> =>
  (loaded ??= import('sharp').then(({ default: sharp }) => {
    // Of the many formats it reads, only ours, whatever bytes may make it believe.
    sharp.block({ operation: ['VipsForeignLoad'] })
    sharp.unblock({ operation: ['VipsForeignLoadPng', 'VipsForeignLoadJpeg', 'VipsForeignLoadWebp'] })
    sharp.cache(false)
    sharp.concurrency(1)
    return sharp
  }))
