import type { Translations } from './translations.ts'

export const nginx = {
  'Any app behind nginx': {
    de: 'Beliebige App hinter nginx',
    fr: 'N’importe quelle application derrière nginx',
    es: 'Cualquier aplicación detrás de nginx',
  },
  'The module `ngx_http_auth_request_module`, which Debian’s packages and the official images have.': {
    de: 'Das Modul `ngx_http_auth_request_module`, das die Pakete von Debian und die offiziellen Images enthalten.',
    fr: 'Le module `ngx_http_auth_request_module`, présent dans les paquets de Debian et dans les images officielles.',
    es: 'El módulo `ngx_http_auth_request_module`, que traen los paquetes de Debian y las imágenes oficiales.',
  },
} satisfies Translations
