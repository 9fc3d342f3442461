import sharp, { type Sharp } from 'sharp'

type Bytes = Uint8Array<ArrayBuffer>

const ended = async (image: Sharp): Promise<Bytes> => new Uint8Array(await image.toBuffer())

/** A picture of one colour. */
export const plain = (width: number, height: number, background = '#3b7dd8'): Sharp =>
  sharp({ create: { width, height, channels: 3, background } })

export const aPicture = (width = 40, height = 30, background = '#3b7dd8'): Promise<Bytes> =>
  ended(plain(width, height, background).png())

export { ended }
