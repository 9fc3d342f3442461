import { html, type Html } from '../../html.ts'

/** Apps somebody has allowed to know who they are. */
export const agreements = {
  lead: 'Apps you have allowed to know who you are. Apps your organisation set up itself don’t ask.',
  heading: 'Agreements',
  none: 'You have not been asked by any app yet.',
  since: (when: Html) => html`Allowed ${when}`,
  told: 'What it is told',
  revoke: 'Revoke',
  revokeOne: (app: string) => `Revoke the agreement with ${app}`,
  note: 'Revoking ends what the app was given. It asks you again when you next open it.',
  done: 'The agreement is revoked.',
}
