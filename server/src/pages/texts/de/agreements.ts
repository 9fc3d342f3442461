import { html } from '../../html.ts'
import type { Texts } from '../en/index.ts'

export const agreements: Texts['agreements'] = {
  lead: 'Anwendungen, denen Sie erlaubt haben zu wissen, wer Sie sind. Die Anwendungen Ihrer Organisation selbst fragen nicht.',
  heading: 'Zustimmungen',
  none: 'Noch keine Anwendung hat Sie gefragt.',
  since: when => html`Zugelassen am ${when}`,
  told: 'Was sie erfährt',
  revoke: 'Widerrufen',
  revokeOne: app => `Zustimmung zu ${app} widerrufen`,
  note: 'Nach dem Widerruf gilt nicht mehr, was die Anwendung erhalten hat. Wenn Sie sie wieder öffnen, fragt sie erneut.',
  done: 'Die Zustimmung ist widerrufen.',
}
