import type { Translations } from './translations.ts'

export const proxies = {
  'HAProxy, its script': {
    de: 'HAProxy, sein Skript',
    fr: 'HAProxy, son script',
    es: 'HAProxy, su script',
  },
  'Apache, its script': {
    de: 'Apache, sein Skript',
    fr: 'Apache, son script',
    es: 'Apache, su script',
  },
} satisfies Translations
