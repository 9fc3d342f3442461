export const store = () => ({
  'The store is not writable right now.': 'In den Speicher kann gerade nicht geschrieben werden.',
  'Nothing was changed.': 'Es wurde nichts geändert.',
  'The store could not confirm the change; it may or may not have happened. Look before you try again.':
    'Der Speicher konnte die Änderung nicht bestätigen; vielleicht ist sie geschehen, vielleicht nicht. Sehen Sie nach, bevor Sie es noch einmal versuchen.',
  'The store cannot be searched right now. Try again in a moment.':
    'Der Speicher lässt sich gerade nicht durchsuchen. Versuchen Sie es gleich noch einmal.',
  'The store has stopped; whether the change happened is unknown.':
    'Der Speicher hat angehalten; ob die Änderung geschehen ist, ist nicht bekannt.',
  'The store has stopped. Restart the server.': 'Der Speicher hat angehalten. Starten Sie den Server neu.',
  'Another program holds the database.': 'Ein anderes Programm hält die Datenbank fest.',
  'The database cannot be written: it, or its folder, is read-only.':
    'In die Datenbank kann nicht geschrieben werden: Sie oder ihr Ordner ist schreibgeschützt.',
  'The disk of the database failed to do what was asked of it.':
    'Die Festplatte der Datenbank hat nicht getan, was verlangt war.',
  'The database is damaged. “doorward verify” says where; “doorward restore” makes it whole from a backup.':
    'Die Datenbank ist beschädigt. „doorward verify“ sagt, wo; „doorward restore“ stellt sie aus einer Sicherung wieder her.',
  'The disk of the database is full.': 'Die Festplatte der Datenbank ist voll.',
  'The database file cannot be opened.': 'Die Datei der Datenbank lässt sich nicht öffnen.',
  'The database file holds no database: it was overwritten or damaged. “doorward restore” makes it anew from a backup.':
    'In der Datei der Datenbank ist keine Datenbank: Sie wurde überschrieben oder beschädigt. „doorward restore“ legt sie aus einer Sicherung neu an.',
  'The store has taken the changes back.': 'Der Speicher hat die Änderungen zurückgenommen.',
  'The store is closed.': 'Der Speicher ist geschlossen.',
  'The store is too busy. Try again in a moment.':
    'Der Speicher ist zu sehr beschäftigt. Versuchen Sie es gleich noch einmal.',
  'A text here cannot hold the character NUL.': 'Ein Text kann hier das Zeichen NUL nicht enthalten.',
  'There is no recovery key to encrypt a backup to. Make one with “doorward backup key”, or name a public key of your own with --recipient age1….':
    'Es gibt keinen Wiederherstellungsschlüssel, mit dem eine Sicherung verschlüsselt wird. Erstellen Sie einen mit „doorward backup key“, oder nennen Sie mit --recipient age1… einen eigenen öffentlichen Schlüssel.',
  'A backup is being made already. Wait until it is done.':
    'Es wird bereits eine Sicherung erstellt. Warten Sie, bis sie fertig ist.',
  'This machine has no file of that backup; it may lie on another one, or be gone.':
    'Auf diesem Rechner liegt keine Datei dieser Sicherung; vielleicht liegt sie auf einem anderen, oder es gibt sie nicht mehr.',
  'This is no recovery key. One starts with AGE-SECRET-KEY-1 and has 74 characters.':
    'Das ist kein Wiederherstellungsschlüssel. Er beginnt mit AGE-SECRET-KEY-1 und hat 74 Zeichen.',
  'There is a typing mistake in this recovery key; its checksum is not right.':
    'In diesem Wiederherstellungsschlüssel ist ein Tippfehler; seine Prüfsumme stimmt nicht.',
  'This is no public key of age. One starts with age1 and has 62 characters.':
    'Das ist kein öffentlicher Schlüssel von age. Er beginnt mit age1 und hat 62 Zeichen.',
  'The server stopped before it was done.': 'Der Server wurde angehalten, bevor es fertig war.',
  'Too many changes are waiting to be written. Try again in a moment.':
    'Zu viele Änderungen warten darauf, geschrieben zu werden. Versuchen Sie es gleich noch einmal.',
  'The store cannot be reached right now. Try again in a moment.':
    'Der Speicher ist gerade nicht erreichbar. Versuchen Sie es gleich noch einmal.',
  'The server is stopping.': 'Der Server wird gerade angehalten.',
})
