import { html } from '../../html.ts'
import { bold } from '../emphasis.ts'
import type { Texts } from '../en/index.ts'

export const links: Texts['links'] = {
  endedTitle: 'Link ungültig',
  endedHeading: 'Dieser Link funktioniert nicht mehr',
  nothingChanged: 'Mit diesem Klick wurde nichts geändert.',
  signIn: 'Anmelden',
  reset: {
    lead: 'Ein Link zum Wählen eines Passworts funktioniert nur einmal und nur eine Stunde lang. Dieser wurde benutzt oder ist abgelaufen.',
    done: 'Haben Sie schon ein neues Passwort gewählt? Dann melden Sie sich damit an.',
    otherwise:
      'Sonst fordern Sie einen neuen Link an. Eine ältere E-Mail gilt nicht mehr, sobald eine neuere verschickt ist.',
    again: 'Neuen Link anfordern',
  },
  invitation: {
    lead: 'Einladungen funktionieren einmal und einige Tage lang. Diese wurde benutzt, ist abgelaufen oder wurde zurückgenommen.',
    done: 'Haben Sie Ihr Benutzerkonto schon erstellt? Dann melden Sie sich damit an.',
    otherwise:
      'Sonst bitten Sie die Person, die Sie eingeladen hat, um einen neuen Link. Ein älterer gilt nicht mehr, sobald ein neuerer erstellt ist.',
  },
  email: {
    lead: 'Links, die eine Adresse bestätigen, funktionieren einmal, einen Tag lang. Dieser wurde benutzt oder ist abgelaufen.',
    done: 'Haben Sie die Adresse schon bestätigt? Dann steht sie in Ihrem Profil.',
    otherwise:
      'Sonst fordern Sie die Änderung in Ihrem Profil noch einmal an. Ein älterer Link endet, sobald ein neuerer verschickt ist.',
  },
  confirm: {
    title: 'Adresse bestätigen',
    heading: 'Bestätigen Sie Ihre neue Adresse',
    lead: (email, username) =>
      html`Von jetzt an ist ${bold(email)} die Adresse von ${bold(username)}. Auch Anwendungen, die Sie öffnen, erfahren sie.`,
    submit: 'Diese Adresse verwenden',
    leave: 'Nicht Ihr Benutzerkonto? Dann schließen Sie diese Seite; es ändert sich nichts.',
    takenHeading: 'Diese Adresse lässt sich nicht verwenden',
    done: 'Ihre Adresse ist geändert',
    doneLead: email =>
      html`Ihr Benutzerkonto hat jetzt die Adresse ${bold(email)}. Wir haben Ihnen an beide Adressen geschrieben.`,
    goOn: 'Weiter',
  },
}
