import type { Texts } from '../en/index.ts'

export const ownerLogin: Texts['ownerLogin'] = {
  title: 'Als Inhaber anmelden',
  heading: 'Als Inhaber anmelden',
  lead: 'Jemand mit Zugang zum Server hat diesen Link erstellt. Er gilt einmal, innerhalb von 10 Minuten.',
  submit: 'Anmelden',
  endedHeading: 'Dieser Link gilt nicht mehr',
  endedLead:
    'Links für Inhaber gelten einmal und 10 Minuten lang. Dieser wurde benutzt oder ist abgelaufen. Es wurde nichts geändert.',
  makeNew: 'Auf dem Server einen neuen erstellen',
}
