export const signIn = () => ({
  'The second factor is kept in the directory of the organisation. Set it up there.':
    'Der zweite Faktor liegt im Verzeichnis der Organisation. Richten Sie ihn dort ein.',
  'App passwords are made by the people they belong to, when they are signed in.':
    'Anwendungspasswörter erstellen die Personen, denen sie gehören, wenn sie angemeldet sind.',
  'This person is not waiting to accept an invitation. Look again.':
    'Diese Person wartet nicht darauf, eine Einladung anzunehmen. Sehen Sie noch einmal nach.',
  'This person cannot sign in now, so a link would not let them in.':
    'Diese Person kann sich gerade nicht anmelden, ein Link ließe sie also nicht herein.',
  'This app is not opened with a password of its own.':
    'Diese Anwendung wird nicht mit einem eigenen Passwort geöffnet.',
  'This app may not be opened, so a password for it would not work.':
    'Diese Anwendung dürfen Sie nicht öffnen, ein Passwort dafür würde also nicht funktionieren.',
  'Give the password a name, such as the device it is for.':
    'Geben Sie dem Passwort einen Namen, zum Beispiel den des Geräts, für das es ist.',
  'This browser is not trusted any more.': 'Diesem Browser wird nicht mehr vertraut.',
  'Choose another password than the one you were given.':
    'Wählen Sie ein anderes Passwort als das, das Sie erhalten haben.',
  'This code doesn’t fit. Enter the one the app shows now, six digits.':
    'Dieser Code passt nicht. Geben Sie den ein, den die App jetzt anzeigt, sechs Ziffern.',
  'Give it a name, so that you know it again.': 'Geben Sie ihm einen Namen, damit Sie ihn wiedererkennen.',
  'A name has at most {max} letters.': 'Ein Name hat höchstens {max} Zeichen.',
  'Your browser’s answer does not fit what was asked. Nothing was added; try again.':
    'Die Antwort Ihres Browsers passt nicht zu dem, was gefragt war. Es wurde nichts hinzugefügt; versuchen Sie es noch einmal.',
  'Your address is kept in an external directory and is changed there.':
    'Ihre Adresse liegt in einem externen Verzeichnis und wird dort geändert.',
  'Addresses are changed by an administrator here. Ask one.':
    'Adressen werden hier von Administratoren geändert. Fragen Sie einen.',
  'No mail is sent from here, so an address cannot be proved. An administrator can change yours.':
    'Von hier werden keine E-Mails verschickt, daher lässt sich eine Adresse nicht bestätigen. Ein Administrator kann Ihre ändern.',
  'This is your address already. Give the one it is to become.':
    'Das ist bereits Ihre Adresse. Geben Sie die an, die es werden soll.',
  'A person needs a name.': 'Eine Person braucht einen Namen.',
  'This username is taken. Choose another one.': 'Dieser Benutzername ist vergeben. Wählen Sie einen anderen.',
  'There is no such person; they may have been deleted.': 'Diese Person gibt es nicht; vielleicht wurde sie gelöscht.',
  'This person may not sign in, so an app password would not work.':
    'Diese Person darf sich nicht anmelden, ein Anwendungspasswort würde also nicht funktionieren.',
  'There is no such app; it may have been deleted.': 'Diese Anwendung gibt es nicht; vielleicht wurde sie gelöscht.',
  'One person has at most {max} app passwords. Revoke some first.':
    'Eine Person hat höchstens {max} Anwendungspasswörter. Widerrufen Sie zuerst einige.',
  'There is no such app password; it may have been revoked already.':
    'Dieses Anwendungspasswort gibt es nicht; vielleicht wurde es schon widerrufen.',
  'There is no such session, or it has ended.': 'Diese Sitzung gibt es nicht, oder sie ist beendet.',
  'You have asked for several links within an hour. Wait a while, then ask again.':
    'Sie haben innerhalb einer Stunde mehrere Links angefordert. Warten Sie eine Weile und versuchen Sie es dann noch einmal.',
  'This passkey is registered already.': 'Dieser Passkey ist bereits registriert.',
  'Nobody has more than {max} passkeys. Remove one first.':
    'Niemand hat mehr als {max} Passkeys. Entfernen Sie zuerst einen.',
  'There is no authenticator app any more.': 'Es ist keine Authenticator-App mehr eingerichtet.',
  'This passkey is not there any more.': 'Diesen Passkey gibt es nicht mehr.',
  'Recovery codes stand in for a second factor. Set one up first.':
    'Wiederherstellungscodes ersetzen einen zweiten Faktor. Richten Sie zuerst einen ein.',
  'You need a second factor here, and this is your last one. Add another one first.':
    'Sie brauchen hier einen zweiten Faktor, und dieser ist Ihr letzter. Fügen Sie zuerst einen anderen hinzu.',
  'This link has been used or has run out.': 'Dieser Link wurde benutzt oder ist abgelaufen.',
  'This person’s password is kept in an external directory and is changed there.':
    'Das Passwort dieser Person liegt in einem externen Verzeichnis und wird dort geändert.',
  'This server has been set up already. Sign in instead.':
    'Dieser Server ist bereits eingerichtet. Melden Sie sich stattdessen an.',
  'This link is for an owner, and the person is none any more.':
    'Dieser Link ist für einen Inhaber, und die Person ist keiner mehr.',
  'Choose one of the languages that are offered.': 'Wählen Sie eine der angebotenen Sprachen.',
  'Only an owner can set the server up.': 'Nur ein Inhaber kann den Server einrichten.',
  'This sign-in is over. Begin again.': 'Diese Anmeldung ist beendet. Beginnen Sie noch einmal.',
  'There is no such request.': 'Diese Anfrage gibt es nicht.',
  'This request could not be read.': 'Diese Anfrage war nicht zu lesen.',
  'There is no app here that you could ask for.': 'Hier ist keine Anwendung, nach der Sie fragen könnten.',
  'E-mail addresses are changed by an admin here. Ask one of them.':
    'E-Mail-Adressen werden hier von Administratoren geändert. Fragen Sie einen davon.',
  'Your name and e-mail addresses are changed by an admin here. Ask one of them.':
    'Ihr Name und Ihre E-Mail-Adressen werden hier von Administratoren geändert. Fragen Sie einen davon.',
  'There is no such app password, or it was revoked.':
    'Dieses Anwendungspasswort gibt es nicht, oder es wurde widerrufen.',
  'There is no such agreement, or it was revoked.': 'Diese Zustimmung gibt es nicht, oder sie wurde widerrufen.',
  'Too many passwords are being checked right now. Try again in a few seconds.':
    'Gerade werden zu viele Passwörter geprüft. Versuchen Sie es in einigen Sekunden noch einmal.',
  'No line breaks or control characters.': 'Keine Zeilenumbrüche oder Steuerzeichen.',
  'A picture may have up to 2 MB. Choose a smaller one.': 'Ein Bild darf bis zu 2 MB haben. Wählen Sie ein kleineres.',
  'This invitation does not stand any more.': 'Diese Einladung gilt nicht mehr.',
})
