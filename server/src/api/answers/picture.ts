import type { Picture } from '@doorward/contract'
import { printPicturePath } from '#http'

export const tellPicture = (id: string | null): Picture =>
  id === null ? null : { small: printPicturePath(id, 64), large: printPicturePath(id, 256) }
