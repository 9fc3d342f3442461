import { translateProblems } from '../problems.ts'

export const problem = translateProblems({
  'A username has 1 to {} characters of a-z, 0-9, dot, underscore and hyphen, and starts and ends with a letter or digit.':
    'Ein Benutzername hat 1 bis {} Zeichen aus a-z, 0-9, Punkt, Unterstrich und Bindestrich und beginnt und endet mit einem Buchstaben oder einer Ziffer.',
  '“{}” is kept for the system. Choose another username.':
    '„{}“ ist dem System vorbehalten. Wählen Sie einen anderen Benutzernamen.',
  'A name cannot have the form of an id (UUID). Choose another one.':
    'Ein Name kann nicht die Form einer ID (UUID) haben. Wählen Sie einen anderen.',
  'A name cannot start with “uid-” or “gid-”. Choose another one.':
    'Ein Name kann nicht mit „uid-“ oder „gid-“ beginnen. Wählen Sie einen anderen.',
  'This username is taken. Choose another one.': 'Dieser Benutzername ist vergeben. Wählen Sie einen anderen.',
  'This username belonged to somebody who was deleted, and names are never given again. Choose another one.':
    'Dieser Benutzername gehörte jemandem, der gelöscht wurde, und Namen werden nie neu vergeben. Wählen Sie einen anderen.',
  'This e-mail address belongs to somebody else.': 'Diese E-Mail-Adresse gehört jemand anderem.',
  'A person needs a name.': 'Eine Person braucht einen Namen.',
  'This is not an e-mail address. Write it as name@example.com.':
    'Das ist keine E-Mail-Adresse. Schreiben Sie sie wie name@example.com.',
  'At most {} characters.': 'Höchstens {} Zeichen.',
  'No line breaks or control characters.': 'Keine Zeilenumbrüche oder Steuerzeichen.',
  'A password has at least {} characters. Longer is better; a few words are fine.':
    'Ein Passwort hat mindestens {} Zeichen. Länger ist besser; einige Wörter genügen.',
  'A password has at most {} characters.': 'Ein Passwort hat höchstens {} Zeichen.',
  'A password cannot be the username or the e-mail address.':
    'Das Passwort kann nicht der Benutzername oder die E-Mail-Adresse sein.',
  'This password is on the list of common ones, which are tried first. Choose another one.':
    'Dieses Passwort steht auf der Liste häufiger Passwörter, die zuerst durchprobiert werden. Wählen Sie ein anderes.',
  'Too many passwords are being checked right now. Try again in a few seconds.':
    'Gerade werden zu viele Passwörter geprüft. Versuchen Sie es in einigen Sekunden noch einmal.',
  'Give the organisation a name.': 'Geben Sie der Organisation einen Namen.',
  'Give a whole address, such as https://id.example.com.':
    'Geben Sie eine vollständige Adresse an, zum Beispiel https://id.example.com.',
  'Give the address alone, without a path.': 'Geben Sie nur die Adresse an, ohne Pfad.',
  'https is required for any other host than localhost; passkeys and secure cookies need it.':
    'Für jeden anderen Rechnernamen als localhost ist https nötig; Passkeys und sichere Cookies brauchen es.',
  'Give a base DN, such as dc=example,dc=com.': 'Geben Sie eine Basis-DN an, zum Beispiel dc=example,dc=com.',
  'This code doesn’t fit. Enter the one the app shows now, six digits.':
    'Dieser Code passt nicht. Geben Sie den ein, den die App jetzt anzeigt, sechs Ziffern.',
  'Give it a name, so that you know it again.': 'Geben Sie ihm einen Namen, damit Sie ihn wiedererkennen.',
  'A name has at most {} letters.': 'Ein Name hat höchstens {} Zeichen.',
  'Your browser’s answer does not fit what was asked. Nothing was added; try again.':
    'Die Antwort Ihres Browsers passt nicht zu dem, was gefragt war. Es wurde nichts hinzugefügt; versuchen Sie es noch einmal.',
  'This passkey is registered already.': 'Dieser Passkey ist bereits registriert.',
  'Nobody has more than {} passkeys. Remove one first.':
    'Niemand hat mehr als {} Passkeys. Entfernen Sie zuerst einen.',
  'This passkey is not there any more.': 'Diesen Passkey gibt es nicht mehr.',
  'There is no authenticator app any more.': 'Es ist keine Authenticator-App mehr eingerichtet.',
  'Recovery codes stand in for a second factor. Set one up first.':
    'Wiederherstellungscodes ersetzen einen zweiten Faktor. Richten Sie zuerst einen ein.',
  'You need a second factor here, and this is your last one. Add another one first.':
    'Sie brauchen hier einen zweiten Faktor, und dieser ist Ihr letzter. Fügen Sie zuerst einen anderen hinzu.',
  'This is the only way you can sign in. Add another passkey or set a password first.':
    'Nur so können Sie sich anmelden. Fügen Sie zuerst einen anderen Passkey hinzu oder legen Sie ein Passwort fest.',
  'People set up their second factor themselves.': 'Einen zweiten Faktor richtet jede Person selbst ein.',
  'Choose another password than the one you were given.':
    'Wählen Sie ein anderes Passwort als das, das Sie erhalten haben.',
  'This sign-in is over. Begin again.': 'Diese Anmeldung ist beendet. Beginnen Sie noch einmal.',
  'This link is for an owner, and the person is none any more.':
    'Dieser Link ist für einen Eigentümer, und die Person ist keiner mehr.',
  'There is no such person; they may have been deleted.': 'Diese Person gibt es nicht; vielleicht wurde sie gelöscht.',
  'This person’s password is kept in an external directory and is changed there.':
    'Das Passwort dieser Person liegt in einem externen Verzeichnis und wird dort geändert.',
  'This link has been used or has run out.': 'Dieser Link wurde benutzt oder ist abgelaufen.',
  'This server has been set up already. Sign in instead.':
    'Dieser Server ist bereits eingerichtet. Melden Sie sich stattdessen an.',
  'Only an owner can set the server up.': 'Nur ein Eigentümer kann den Server einrichten.',
  'Your account is no longer active. Sign in again.': 'Ihr Benutzerkonto ist nicht mehr aktiv. Melden Sie sich neu an.',
  'Choose one of the languages that are offered.': 'Wählen Sie eine der angebotenen Sprachen.',
  'Something went wrong on our side, and nothing you did. Try again; if it stays, pass on the reference.':
    'Es liegt an uns und nicht an Ihnen. Versuchen Sie es noch einmal; wenn es so bleibt, geben Sie die Vorgangsnummer weiter.',
  'This request did not come from one of our pages. Open the page again and repeat what you did.':
    'Diese Anfrage kam nicht von einer unserer Seiten. Öffnen Sie die Seite neu und wiederholen Sie, was Sie getan haben.',
  'The server has lost touch with its database, and answers again as soon as it is back.':
    'Der Server hat die Verbindung zu seiner Datenbank verloren und antwortet wieder, sobald sie zurück ist.',
  'This server answers as {} and was asked under another name. Behind a reverse proxy, let it pass the Host header on unchanged; if the name is right, set it as publicUrl.':
    'Dieser Server antwortet als {} und wurde unter einem anderen Namen gefragt. Ein Reverse Proxy davor muss den Header Host unverändert weitergeben; wenn der Name stimmt, tragen Sie ihn als publicUrl ein.',
  'The body of this request is larger than this address takes.':
    'Der Inhalt dieser Anfrage ist größer, als diese Adresse annimmt.',
  'This address does not take that content type.': 'Diese Adresse nimmt diese Art von Inhalt nicht an.',
  'This address does not take {}.': 'Diese Adresse nimmt {} nicht an.',
  'This address is too long.': 'Diese Adresse ist zu lang.',
  'The address holds an escape that does not decode.':
    'Die Adresse enthält eine Kodierung, die sich nicht auflösen lässt.',
  'This request could not be read.': 'Diese Anfrage war nicht zu lesen.',
  'The store cannot be reached right now. Try again in a moment.':
    'Der Speicher ist gerade nicht erreichbar. Versuchen Sie es gleich noch einmal.',
  'Too many changes are waiting to be written. Try again in a moment.':
    'Zu viele Änderungen warten darauf, geschrieben zu werden. Versuchen Sie es gleich noch einmal.',
  'The server is stopping.': 'Der Server wird gerade angehalten.',
})
