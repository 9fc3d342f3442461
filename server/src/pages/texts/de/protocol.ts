import { html } from '../../html.ts'
import { bold } from '../emphasis.ts'
import type { Texts } from '../en/index.ts'

export const redirect: Texts['redirect'] = {
  title: app => `${app} ist anders eingerichtet`,
  youCameFrom: app => html`Sie kommen von ${bold(app)}`,
  heading: 'Wir haben angehalten, bevor es zurückgeht',
  lead: app =>
    `${app} wollte Sie an eine Adresse zurückschicken lassen, die dafür nicht eingetragen ist. Mit Ihrem Benutzerkonto ist alles in Ordnung.`,
  sent: app => `${app} schickte`,
  registered: 'Hier eingetragen',
  noneRegistered: 'Noch keine Adresse.',
  hint: 'Der Unterschied ist markiert. Meist ist es eine Einstellung in der Anwendung, manchmal ein Link von jemand anderem.',
}

export const protocol: Texts['protocol'] = {
  title: 'Diese Anmeldung kann nicht weitergehen',
  heading: 'Diese Anmeldung kann nicht weitergehen',
  lead: app =>
    `${app ?? 'Die Anwendung, von der Sie kommen,'} verlangt etwas, das wir nicht können. Gehen Sie zur Anwendung zurück und beginnen Sie von vorn; wenn es so bleibt, wenden Sie sich an die Person, die für sie verantwortlich ist.`,
  technical: 'Für die Person, die für die Anwendung verantwortlich ist',
}
