export const settings = () => ({
  'Write one address or range a line, like 192.0.2.7, 10.0.0.0/8 or 2001:db8::/32; # starts a comment.':
    'Schreiben Sie je Zeile eine Adresse oder einen Bereich, zum Beispiel 192.0.2.7, 10.0.0.0/8 oder 2001:db8::/32; mit # beginnt ein Kommentar.',
  'Line {line} is neither an address nor a range: “{text}”.':
    'Zeile {line} ist weder eine Adresse noch ein Bereich: „{text}“.',
  'A session cannot be idle for longer than it lasts.': 'Eine Sitzung kann nicht länger ruhen, als sie dauert.',
  'A colour as #1d7596, or none.': 'Eine Farbe wie #1d7596, oder keine.',
  'Keep “local”, through which an owner can always sign in.':
    'Behalten Sie „local“, über das sich ein Inhaber immer anmelden kann.',
  'Keep at least one base DN.': 'Behalten Sie mindestens eine Basis-DN.',
  'The range ends before it begins.': 'Der Bereich endet, bevor er beginnt.',
  'An absolute path, such as /bin/bash.': 'Ein absoluter Pfad, zum Beispiel /bin/bash.',
  'An absolute path with {place} in it, such as /home/{place}.':
    'Ein absoluter Pfad mit {place} darin, zum Beispiel /home/{place}.',
  'A time of day as 02:00, in UTC.': 'Eine Uhrzeit wie 02:00, in UTC.',
  'An absolute path, or none.': 'Ein absoluter Pfad, oder keiner.',
  'One of these groups is not there any more. Choose again.': 'Eine dieser Gruppen gibt es nicht mehr. Wählen Sie neu.',
  'Nobody may connect: add an address to the allow-list before switching the directory server on.':
    'Niemand darf sich verbinden: Tragen Sie eine Adresse in die Liste der zugelassenen ein, bevor Sie den Verzeichnisserver einschalten.',
  'Nobody may connect: add an address or a range first.':
    'Niemand darf sich verbinden: Tragen Sie zuerst eine Adresse oder einen Bereich ein.',
  'At least one address or range.': 'Mindestens eine Adresse oder einen Bereich.',
  'The directory server needs a bind secret before it is switched on.':
    'Der Verzeichnisserver braucht ein Bind-Geheimnis, bevor er eingeschaltet wird.',
  'Generate a secret, or type one of 16 characters or more.':
    'Erzeugen Sie ein Geheimnis, oder geben Sie eines mit mindestens 16 Zeichen ein.',
  'No mail server is set, so nothing can be sent.':
    'Es ist kein Mailserver eingestellt, also lässt sich nichts senden.',
  'Your account has no e-mail address to send a test message to.':
    'Ihr Konto hat keine E-Mail-Adresse, an die eine Testnachricht gehen könnte.',
  'Give a whole address, such as https://id.example.com.':
    'Geben Sie eine vollständige Adresse an, zum Beispiel https://id.example.com.',
  'Give the address alone, without a path.': 'Geben Sie nur die Adresse an, ohne Pfad.',
  'Give the organisation a name.': 'Geben Sie der Organisation einen Namen.',
  'Give a base DN, such as dc=example,dc=com.': 'Geben Sie eine Basis-DN an, zum Beispiel dc=example,dc=com.',
  'At most {max} findings can be put aside. Take some back.':
    'Höchstens {max} Befunde lassen sich zurückstellen. Nehmen Sie einige zurück.',
  'What has failed cannot be accepted. Put it right, or be reminded of it.':
    'Was fehlgeschlagen ist, lässt sich nicht hinnehmen. Bringen Sie es in Ordnung, oder lassen Sie sich erinnern.',
  'Say why it is meant to be so.': 'Sagen Sie, warum es so sein soll.',
  'There is nothing to put aside there.': 'Daran ist nichts zurückzustellen.',
  'The doctor does not find that any more. Look again.': 'Die Prüfung findet das nicht mehr. Sehen Sie neu nach.',
})
