export const people = () => ({
  'There is no such person.': 'Diese Person gibt es nicht.',
  'A username from a directory has 1 to {max} letters, digits, dots, underscores, hyphens, “@” and “+”, and starts and ends with a letter or digit.':
    'Ein Benutzername aus einem Verzeichnis hat 1 bis {max} Zeichen: Buchstaben, Ziffern, Punkte, Unterstriche, Bindestriche, „@“ und „+“, und beginnt und endet mit einem Buchstaben oder einer Ziffer.',
  'A name keeps to one script, so that it cannot be mistaken for another one.':
    'Ein Name bleibt bei einer Schrift, damit er sich nicht mit einem anderen verwechseln lässt.',
  '“{username}” is kept for the system.': '„{username}“ ist dem System vorbehalten.',
  "A group's name has 1 to {max} letters, digits, spaces, dots, underscores and hyphens, and starts with a letter or digit.":
    'Der Name einer Gruppe hat 1 bis {max} Zeichen: Buchstaben, Ziffern, Leerzeichen, Punkte, Unterstriche und Bindestriche, und beginnt mit einem Buchstaben oder einer Ziffer.',
  "An app's name has 1 to {max} characters of a-z, 0-9 and hyphen, and starts and ends with a letter or digit.":
    'Der Name einer App hat 1 bis {max} Zeichen aus a-z, 0-9 und Bindestrich und beginnt und endet mit einem Buchstaben oder einer Ziffer.',
  "A directory's name has 1 to {max} characters of a-z, 0-9 and hyphen, and starts and ends with a letter or digit.":
    'Der Name eines Verzeichnisses hat 1 bis {max} Zeichen aus a-z, 0-9 und Bindestrich und beginnt und endet mit einem Buchstaben oder einer Ziffer.',
  '“local” means the people kept here. Choose another name.':
    '„local“ steht für die Personen, die hier geführt werden. Wählen Sie einen anderen Namen.',
  'an owner': 'Inhaber',
  'an admin': 'Administrator',
  'a user manager': 'Benutzerverwaltung',
  'a member': 'Mitglied',
  'This needs {needed}; you are {role}.': 'Dafür ist die Rolle „{needed}“ nötig; Sie haben die Rolle „{role}“.',
  'Only {role} can change {role}.': 'Personen mit der Rolle „{role}“ kann nur ändern, wer sie selbst hat.',
  'Only {role} can make somebody {role}.': 'Die Rolle „{role}“ kann nur geben, wer sie selbst hat.',
  'User managers change members only, not people with a role.':
    'Die Benutzerverwaltung ändert nur Mitglieder, keine Personen mit einer Rolle.',
  'Nobody changes their own role. Ask another owner or admin.':
    'Niemand ändert die eigene Rolle. Fragen Sie eine andere Person mit der Rolle Inhaber oder Administrator.',
  'Only an admin or an owner gives roles.': 'Nur Administratoren und Inhaber geben Rollen.',
  'This service account is disabled or was deleted.': 'Dieses Dienstkonto ist abgeschaltet oder wurde gelöscht.',
  'Give the attribute a title people will read.': 'Geben Sie dem Feld eine Bezeichnung, die Personen lesen.',
  "An attribute's name has 1 to {max} letters, digits and hyphens, and starts with a letter.":
    'Der Name eines Felds hat 1 bis {max} Zeichen: Buchstaben, Ziffern und Bindestriche, und beginnt mit einem Buchstaben.',
  '“{name}” means something to many programs. Choose another name.':
    '„{name}“ bedeutet für viele Programme etwas. Wählen Sie einen anderen Namen.',
  '“{name}” is an attribute or claim every person has already. Choose another name.':
    '„{name}“ ist ein Attribut oder Claim, den jede Person schon hat. Wählen Sie einen anderen Namen.',
  'No attribute of this name is declared.': 'Es ist kein Feld dieses Namens angelegt.',
  'This attribute is named twice.': 'Dieses Feld ist zweimal genannt.',
  'There can be {max} attributes. Delete one first.': 'Es kann {max} Felder geben. Löschen Sie zuerst eines.',
  'There is no such attribute; it may have been deleted.': 'Dieses Feld gibt es nicht; vielleicht wurde es gelöscht.',
  'People can only edit what they can see. Let them see it first.':
    'Personen können nur bearbeiten, was sie sehen. Lassen Sie es sie zuerst sehen.',
  'There is an attribute of this name. Names are compared without case.':
    'Es gibt schon ein Feld mit diesem Namen. Groß- und Kleinschreibung zählt nicht.',
  'Some people may have several values, so it stays an attribute of several.':
    'Manche Personen können mehrere Werte haben, deshalb bleibt es ein Feld für mehrere.',
  'More than {max} people have this in their name. Type more of it.':
    'Mehr als {max} Personen haben das im Namen. Geben Sie mehr davon ein.',
  'Type more of the name.': 'Geben Sie mehr vom Namen ein.',
  'There is no such group; it may have been deleted.': 'Diese Gruppe gibt es nicht; vielleicht wurde sie gelöscht.',
  'Give a moment in the future, or none.': 'Geben Sie einen Zeitpunkt in der Zukunft an, oder keinen.',
  'Give a moment before the year 10000, or none.': 'Geben Sie einen Zeitpunkt vor dem Jahr 10000 an, oder keinen.',
  'Give a username.': 'Geben Sie einen Benutzernamen an.',
  'Line {other} has it too.': 'Zeile {other} hat das auch.',
  'This belongs to somebody else.': 'Das gehört jemand anderem.',
  'It belonged to somebody who was deleted, and names are never given again.':
    'Das gehörte jemandem, der gelöscht wurde, und Namen werden nie neu vergeben.',
  'There is no group “{name}”.': 'Es gibt keine Gruppe „{name}“.',
  'Who is in “{name}” is decided elsewhere.': 'Wer in „{name}“ ist, wird anderswo entschieden.',
  'There is no such receipt.': 'Diese Quittung gibt es nicht.',
  'Give an absolute path, such as /bin/bash, without spaces.':
    'Geben Sie einen absoluten Pfad an, zum Beispiel /bin/bash, ohne Leerzeichen.',
  'Move this person to the trash first; from there they can be erased.':
    'Legen Sie diese Person zuerst in den Papierkorb; von dort lässt sie sich endgültig löschen.',
  'This person was restored or erased meanwhile. Look again.':
    'Diese Person wurde inzwischen wiederhergestellt oder endgültig gelöscht. Sehen Sie noch einmal nach.',
  'Remove your own factors on your security page.': 'Ihre eigenen Faktoren entfernen Sie auf Ihrer Seite „Sicherheit“.',
  'There is a group of this name. Names are compared without case.':
    'Es gibt schon eine Gruppe mit diesem Namen. Groß- und Kleinschreibung zählt nicht.',
  'This group holds somebody with a role, so only an admin can change it.':
    'In dieser Gruppe ist jemand mit einer Rolle, deshalb kann nur ein Administrator sie ändern.',
  'This group opens a sensitive app, so only an admin can change it.':
    'Diese Gruppe öffnet eine sensible App, deshalb kann nur ein Administrator sie ändern.',
  'One of these people does not exist any more.': 'Eine dieser Personen gibt es nicht mehr.',
  'There is no such member; they may have been taken out already.':
    'Dieses Mitglied gibt es nicht; vielleicht wurde es schon entfernt.',
  'A group cannot be inside itself.': 'Eine Gruppe kann nicht in sich selbst sein.',
  'That group holds this one already, so each would be inside the other.':
    'Jene Gruppe enthält diese schon, dann wäre jede in der anderen.',
  'Groups can stand {max} deep in one another; this would be {depth}.':
    'Gruppen können {max} Stufen tief ineinander liegen; das wären {depth}.',
  'Nobody offboards their own account.': 'Niemand verabschiedet das eigene Konto.',
  'The range of POSIX numbers is used up. Raise its end in the settings first.':
    'Der Bereich der POSIX-Nummern ist aufgebraucht. Setzen Sie zuerst sein Ende in den Einstellungen höher.',
  'The POSIX number {number} belongs to somebody else, or to a group.':
    'Die POSIX-Nummer {number} gehört jemand anderem oder einer Gruppe.',
  'Nobody deletes their own account.': 'Niemand löscht das eigene Konto.',
  'The e-mail address of this person belongs to somebody else by now. Restore them without it, or free it first.':
    'Die E-Mail-Adresse dieser Person gehört inzwischen jemand anderem. Stellen Sie sie ohne wieder her, oder geben Sie die Adresse zuerst frei.',
  'This is the last owner who can sign in. Make somebody else an owner first.':
    'Das ist der letzte Inhaber, der sich anmelden kann. Machen Sie zuerst jemand anderen zum Inhaber.',
  'Nobody disables their own account.': 'Niemand schaltet das eigene Konto ab.',
  'This person has been invited, and chooses a password with the link.':
    'Diese Person ist eingeladen und wählt mit dem Link ein Passwort.',
  'What you were signed in with has ended meanwhile.': 'Womit Sie angemeldet waren, ist inzwischen beendet.',
  'This tree takes no changes any more.': 'Dieser Baum nimmt keine Änderungen mehr an.',
  'Your account is no longer active. Sign in again.': 'Ihr Benutzerkonto ist nicht mehr aktiv. Melden Sie sich neu an.',
  'This is kept in {file}. Change it there and apply it again.':
    'Das liegt in {file}. Ändern Sie es dort und wenden Sie es neu an.',
  'A username has 1 to {max} characters of a-z, 0-9, dot, underscore and hyphen, and starts and ends with a letter or digit.':
    'Ein Benutzername hat 1 bis {max} Zeichen aus a-z, 0-9, Punkt, Unterstrich und Bindestrich und beginnt und endet mit einem Buchstaben oder einer Ziffer.',
  '“{username}” is kept for the system. Choose another username.':
    '„{username}“ ist dem System vorbehalten. Wählen Sie einen anderen Benutzernamen.',
  'A name cannot have the form of an id (UUID). Choose another one.':
    'Ein Name kann nicht die Form einer ID (UUID) haben. Wählen Sie einen anderen.',
  'A name cannot start with “uid-” or “gid-”. Choose another one.':
    'Ein Name kann nicht mit „uid-“ oder „gid-“ beginnen. Wählen Sie einen anderen.',
  'This is not an e-mail address. Write it as name@example.com.':
    'Das ist keine E-Mail-Adresse. Schreiben Sie sie wie name@example.com.',
  'A password has at least {min} characters. Longer is better; a few words are fine.':
    'Ein Passwort hat mindestens {min} Zeichen. Länger ist besser; einige Wörter genügen.',
  'A password has at most {max} characters.': 'Ein Passwort hat höchstens {max} Zeichen.',
  'A password cannot be the username or the e-mail address.':
    'Das Passwort kann nicht der Benutzername oder die E-Mail-Adresse sein.',
  'This password is on the list of common ones, which are tried first. Choose another one.':
    'Dieses Passwort steht auf der Liste häufiger Passwörter, die zuerst durchprobiert werden. Wählen Sie ein anderes.',
  'One key a line, without line breaks.': 'Ein Schlüssel je Zeile, ohne Zeilenumbrüche.',
  'This is a private key. Give the public one, from the file ending in .pub.':
    'Das ist ein privater Schlüssel. Geben Sie den öffentlichen an, aus der Datei, die auf .pub endet.',
  'Give a line such as “ssh-ed25519 AAAA… name@machine”, without options before it.':
    'Geben Sie eine Zeile wie „ssh-ed25519 AAAA… name@rechner“ an, ohne Optionen davor.',
  'This key is not whole; copy all of it.': 'Dieser Schlüssel ist nicht vollständig; kopieren Sie ihn ganz.',
  'This is not a picture we take: PNG, JPEG or WebP. Other kinds have to be converted first.':
    'Das ist kein Bild, das wir annehmen: PNG, JPEG oder WebP. Andere Arten müssen vorher umgewandelt werden.',
  'Many pictures are being looked at. Try again in a moment.':
    'Gerade werden viele Bilder geprüft. Versuchen Sie es gleich noch einmal.',
  'This picture has {width} × {height} pixels. Scale it down to 40 million or fewer, and try again.':
    'Dieses Bild hat {width} × {height} Pixel. Verkleinern Sie es auf höchstens 40 Millionen und versuchen Sie es noch einmal.',
  'This picture is damaged or cut off. Save it again as PNG or JPEG, and try that.':
    'Dieses Bild ist beschädigt oder abgeschnitten. Speichern Sie es neu als PNG oder JPEG und versuchen Sie es damit.',
  'This must be one line of text.': 'Das muss eine Zeile Text sein.',
  'This must be a whole number of at most 15 digits.': 'Das muss eine ganze Zahl mit höchstens 15 Ziffern sein.',
  'This must be true or false.': 'Das muss „true“ oder „false“ sein.',
  'This must be a date as 2027-01-31.': 'Das muss ein Datum wie 2027-01-31 sein.',
  'This attribute has one value.': 'Dieses Feld hat nur einen Wert.',
  'There is no such time zone. Choose one of the list, such as Europe/Berlin.':
    'Diese Zeitzone gibt es nicht. Wählen Sie eine aus der Liste, zum Beispiel Europe/Berlin.',
  'This is not for people themselves to change.': 'Das ändert niemand bei sich selbst.',
  'Give another address than your own: it is for when that one is lost.':
    'Geben Sie eine andere Adresse als Ihre eigene an: Sie ist für den Fall, dass Sie an diese nicht mehr kommen.',
  'Only a person has a profile.': 'Nur eine Person hat ein Profil.',
  'Somebody else changed this while you were editing. Look at the new values and try again.':
    'Jemand anders hat das geändert, während Sie daran gearbeitet haben. Sehen Sie sich die neuen Werte an und versuchen Sie es noch einmal.',
  'People set up their second factor themselves.': 'Einen zweiten Faktor richtet jede Person selbst ein.',
  'This is the only way you can sign in. Add another passkey or set a password first.':
    'Nur so können Sie sich anmelden. Fügen Sie zuerst einen anderen Passkey hinzu oder legen Sie ein Passwort fest.',
  'This e-mail address belongs to somebody else.': 'Diese E-Mail-Adresse gehört jemand anderem.',
  'This username belonged to somebody who was deleted, and names are never given again. Choose another one.':
    'Dieser Benutzername gehörte jemandem, der gelöscht wurde, und Namen werden nie neu vergeben. Wählen Sie einen anderen.',
  'This field is filled in by an admin.': 'Dieses Feld füllt ein Administrator aus.',
  'Your name is kept in an external directory and is changed there.':
    'Ihr Name liegt in einem externen Verzeichnis und wird dort geändert.',
  'https is required for any other host than localhost; passkeys and secure cookies need it.':
    'Für jeden anderen Rechnernamen als localhost ist https nötig; Passkeys und sichere Cookies brauchen es.',
})
