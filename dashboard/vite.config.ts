import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** `__NONCE__` is replaced by the server in each answer; see the meta element Vite adds to index.html. */
export default defineConfig({
  base: '/admin/',
  plugins: [react()],
  html: { cspNonce: '__NONCE__' },
  build: { target: 'es2023', assetsInlineLimit: 0 },
  server: { proxy: { '/api': 'http://localhost:8080', '/sign-in': 'http://localhost:8080' } },
})
