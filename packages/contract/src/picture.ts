import { z } from 'zod'

/** The largest picture file that is taken; there may be 40 million pixels in it. */
export const pictureBytesMax = 2 * 1024 * 1024

/** What a picture may be. Which one it is, its bytes say. */
export const pictureTypes = ['image/png', 'image/jpeg', 'image/webp'] as const

/** Paths on this server, of squares of WebP, 64 and 256 pixels wide; `null`: none. They never show anything else. */
export const picture = z.object({ small: z.string(), large: z.string() }).nullable()
export type Picture = z.infer<typeof picture>
