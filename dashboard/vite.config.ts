import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compressed } from './vite/compressed.ts'
import { plainEndpoints } from './vite/plain-endpoints.ts'

/**
 * What every page needs is in two files, not in eighty: what runs before the texts are there, and the frame after it.
 * Many small files compress worse, and wait for one another.
 */
const groups = [
  // Without the entry itself: it waits for the frame, and the frame must not wait for a file that has the entry in it.
  {
    name: 'base',
    tags: ['$initial' as const],
    test: /\/node_modules\/|\/dashboard\/src\/texts\/index\.ts$|vite\/preload-helper/,
    priority: 2,
  },
  { name: 'frame', test: /\/dashboard\/src\/app\.tsx$/, priority: 1 },
]

/** `__NONCE__` is replaced by the server in each answer; see the meta element Vite adds to index.html. */
export default defineConfig({
  base: '/admin/',
  plugins: [plainEndpoints, react(), compressed],
  html: { cspNonce: '__NONCE__' },
  build: { target: 'es2023', assetsInlineLimit: 0, rolldownOptions: { output: { codeSplitting: { groups } } } },
  server: { proxy: { '/api': 'http://localhost:8080', '/sign-in': 'http://localhost:8080' } },
})
