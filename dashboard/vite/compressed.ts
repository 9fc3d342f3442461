import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Plugin } from 'vite'

const br = (bytes: Buffer) =>
  // One below the best, which would take the build twice as long for another fiftieth.
  promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY - 1 } })
const gz = (bytes: Buffer) => promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION })

/** Writes `.br` and `.gz` beside each script and stylesheet, so that the server only picks one. */
export const compressed: Plugin = {
  name: 'compressed',
  apply: 'build',
  async writeBundle({ dir = '' }, bundle) {
    await Promise.all(
      Object.values(bundle).map(async file => {
        if (!/\.(?:js|css|svg)$/.test(file.fileName)) return
        const bytes = Buffer.from(file.type === 'chunk' ? file.code : file.source)
        const at = join(dir, file.fileName)
        await Promise.all([writeFile(`${at}.br`, await br(bytes)), writeFile(`${at}.gz`, await gz(bytes))])
      }),
    )
  },
}
