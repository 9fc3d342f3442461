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
  'A picture may have up to 2 MB. Choose a smaller one.': 'Ein Bild darf bis zu 2 MB haben. Wählen Sie ein kleineres.',
  'This is not a picture we take: PNG, JPEG or WebP. Other kinds have to be converted first.':
    'Das ist kein Bild, das wir annehmen: PNG, JPEG oder WebP. Andere Arten müssen vorher umgewandelt werden.',
  'This picture is damaged or cut off. Save it again as PNG or JPEG, and try that.':
    'Dieses Bild ist beschädigt oder abgeschnitten. Speichern Sie es neu als PNG oder JPEG und versuchen Sie es damit.',
  'Many pictures are being looked at. Try again in a moment.':
    'Gerade werden viele Bilder geprüft. Versuchen Sie es gleich noch einmal.',
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
  'There is no such time zone. Choose one of the list, such as Europe/Berlin.':
    'Diese Zeitzone gibt es nicht. Wählen Sie eine aus der Liste, zum Beispiel Europe/Berlin.',
  'Give another address than your own: it is for when that one is lost.':
    'Geben Sie eine andere Adresse als Ihre eigene an: Sie ist für den Fall, dass Sie an diese nicht mehr kommen.',
  'Only a person has a profile.': 'Nur eine Person hat ein Profil.',
  'This is not for people themselves to change.': 'Das ändert niemand bei sich selbst.',
  'Your name and e-mail addresses are changed by an admin here. Ask one of them.':
    'Ihr Name und Ihre E-Mail-Adressen werden hier von Administratoren geändert. Fragen Sie einen davon.',
  'E-mail addresses are changed by an admin here. Ask one of them.':
    'E-Mail-Adressen werden hier von Administratoren geändert. Fragen Sie einen davon.',
  'This field is filled in by an admin.': 'Dieses Feld füllt ein Administrator aus.',
  'This is kept in {}. Change it there and apply it again.':
    'Das liegt in {}. Ändern Sie es dort und wenden Sie es neu an.',
  'Your name is kept in an external directory and is changed there.':
    'Ihr Name liegt in einem externen Verzeichnis und wird dort geändert.',
  'Somebody else changed this while you were editing. Look at the new values and try again.':
    'Jemand anders hat das geändert, während Sie daran gearbeitet haben. Sehen Sie sich die neuen Werte an und versuchen Sie es noch einmal.',
  'At most {} keys.': 'Höchstens {} Schlüssel.',
  'One key a line, without line breaks.': 'Ein Schlüssel je Zeile, ohne Zeilenumbrüche.',
  'This is a private key. Give the public one, from the file ending in .pub.':
    'Das ist ein privater Schlüssel. Geben Sie den öffentlichen an, aus der Datei, die auf .pub endet.',
  'Give a line such as “ssh-ed25519 AAAA… name@machine”, without options before it.':
    'Geben Sie eine Zeile wie „ssh-ed25519 AAAA… name@rechner“ an, ohne Optionen davor.',
  'This key is not whole; copy all of it.': 'Dieser Schlüssel ist nicht vollständig; kopieren Sie ihn ganz.',
  'This attribute has one value.': 'Dieses Feld hat nur einen Wert.',
  'At most {} values.': 'Höchstens {} Werte.',
  'This must be one line of text.': 'Das muss eine Zeile Text sein.',
  'This must be a whole number of at most 15 digits.': 'Das muss eine ganze Zahl mit höchstens 15 Ziffern sein.',
  'This must be true or false.': 'Das muss „true“ oder „false“ sein.',
  'This must be a date as 2027-01-31.': 'Das muss ein Datum wie 2027-01-31 sein.',
  'Your address is kept in an external directory and is changed there.':
    'Ihre Adresse liegt in einem externen Verzeichnis und wird dort geändert.',
  'Addresses are changed by an administrator here. Ask one.':
    'Adressen werden hier von Administratoren geändert. Fragen Sie einen.',
  'No mail is sent from here, so an address cannot be proved. An administrator can change yours.':
    'Von hier werden keine E-Mails verschickt, daher lässt sich eine Adresse nicht bestätigen. Ein Administrator kann Ihre ändern.',
  'This is your address already. Give the one it is to become.':
    'Das ist bereits Ihre Adresse. Geben Sie die an, die es werden soll.',
  'You have asked for several links within an hour. Wait a while, then ask again.':
    'Sie haben innerhalb einer Stunde mehrere Links angefordert. Warten Sie eine Weile und versuchen Sie es dann noch einmal.',
  'This invitation does not stand any more.': 'Diese Einladung gilt nicht mehr.',
  'Give the password a name, such as the device it is for.':
    'Geben Sie dem Passwort einen Namen, zum Beispiel den des Geräts, für das es ist.',
  'This app is not opened with a password of its own.':
    'Diese Anwendung wird nicht mit einem eigenen Passwort geöffnet.',
  'This app may not be opened, so a password for it would not work.':
    'Diese Anwendung dürfen Sie nicht öffnen, ein Passwort dafür würde also nicht funktionieren.',
  'This person may not sign in, so an app password would not work.':
    'Diese Person darf sich nicht anmelden, ein Anwendungspasswort würde also nicht funktionieren.',
  'There is no such app; it may have been deleted.': 'Diese Anwendung gibt es nicht; vielleicht wurde sie gelöscht.',
  'One person has at most {} app passwords. Revoke some first.':
    'Eine Person hat höchstens {} Anwendungspasswörter. Widerrufen Sie zuerst einige.',
  'There is no such app password, or it was revoked.':
    'Dieses Anwendungspasswort gibt es nicht, oder es wurde widerrufen.',
  'There is no such app password; it may have been revoked already.':
    'Dieses Anwendungspasswort gibt es nicht; vielleicht wurde es schon widerrufen.',
  'There is no such session, or it has ended.': 'Diese Sitzung gibt es nicht, oder sie ist beendet.',
  'This browser is not trusted any more.': 'Diesem Browser wird nicht mehr vertraut.',
  'There is no such agreement, or it was revoked.': 'Diese Zustimmung gibt es nicht, oder sie wurde widerrufen.',
  'This picture has {} × {} pixels. Scale it down to 40 million or fewer, and try again.':
    'Dieses Bild hat {} × {} Pixel. Verkleinern Sie es auf höchstens 40 Millionen und versuchen Sie es noch einmal.',
  'Say what you need it for.': 'Sagen Sie, wofür Sie den Zugriff brauchen.',
  'No control characters.': 'Keine Steuerzeichen.',
  'You have asked for many apps today. Go on tomorrow.':
    'Sie haben heute schon nach vielen Anwendungen gefragt. Machen Sie morgen weiter.',
  'There is no app here that you could ask for.': 'Hier ist keine Anwendung, nach der Sie fragen könnten.',
  'There is no such request.': 'Diese Anfrage gibt es nicht.',
  'This request is not waiting any more: it was answered, taken back, or is too old.':
    'Diese Anfrage wartet nicht mehr: Sie wurde beantwortet, zurückgenommen oder ist zu alt.',
  'This group does not open the app.': 'Diese Gruppe öffnet die Anwendung nicht.',
  'This app belongs to one person alone.': 'Diese Anwendung gehört einer einzelnen Person.',
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
  'The app does not answer right now. Try again in a moment.':
    'Die Anwendung antwortet gerade nicht. Versuchen Sie es gleich noch einmal.',
  'The app takes too long to answer. Try again in a moment.':
    'Die Anwendung braucht zu lange für ihre Antwort. Versuchen Sie es gleich noch einmal.',
  'This app is set up to be found here, where it is not: its upstream leads back.':
    'Diese Anwendung ist so eingerichtet, dass sie hier zu finden wäre, und das ist sie nicht: Ihr Upstream führt hierher zurück.',
  'The store cannot be reached right now. Try again in a moment.':
    'Der Speicher ist gerade nicht erreichbar. Versuchen Sie es gleich noch einmal.',
  'Too many changes are waiting to be written. Try again in a moment.':
    'Zu viele Änderungen warten darauf, geschrieben zu werden. Versuchen Sie es gleich noch einmal.',
  'The server is stopping.': 'Der Server wird gerade angehalten.',
})
