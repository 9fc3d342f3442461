import './theme/index.css'
import { setNonce } from 'get-nonce'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { loadFirstTexts, loadTexts } from './texts/index.ts'

// The content security policy allows no eval; zod would try one, and the browser would report it. This is where its
// `config` writes, which would have to be loaded with every page; forms alone need it.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } })

// Style elements made at run time carry the nonce of this page: Mantine's, and those of the scroll lock of dialogs.
const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? ''
setNonce(nonce)

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
// The server has chosen the language. Components are loaded after it, so that each has its texts from the beginning.
const atHome = /^\/admin\/?$/.test(window.location.pathname)
await (atHome ? loadFirstTexts : loadTexts)(document.documentElement.lang)
const { App } = await import('./app.tsx')
createRoot(root).render(
  <StrictMode>
    <App nonce={nonce} />
  </StrictMode>,
)
