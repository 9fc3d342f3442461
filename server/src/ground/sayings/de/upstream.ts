export const upstream = () => ({
  '{url}: {what}': '{url}: {what}',
  '{what} The server says: “{said}”': '{what} Der Server sagt: „{said}“',
  'The service account is refused. {why}': 'Das Konto zum Lesen wird abgewiesen. {why}',
  'The server refuses StartTLS ({name}).': 'Der Server lehnt StartTLS ab ({name}).',
  'The search took longer than the server allows ({name}).':
    'Die Suche dauerte länger, als der Server erlaubt ({name}).',
  'There is more than the server gives in one search ({name}); what came is not all.':
    'Es gibt mehr, als der Server in einer Suche herausgibt ({name}); was kam, ist nicht alles.',
  'The server cannot do it just now ({name}).': 'Der Server kann es gerade nicht ({name}).',
  'The server takes passwords under TLS only ({name}): use ldaps:// or StartTLS.':
    'Der Server nimmt Passwörter nur unter TLS an ({name}): Nutzen Sie ldaps:// oder StartTLS.',
  'There is no such entry ({name}).': 'Diesen Eintrag gibt es nicht ({name}).',
  'The server says that another one has it ({name}).': 'Der Server sagt, dass ein anderer es hat ({name}).',
  'The server does not take the new password ({name}).': 'Der Server nimmt das neue Passwort nicht an ({name}).',
  'The name or the password is wrong.': 'Der Name oder das Passwort ist falsch.',
  'The server does not let them in ({name}).': 'Der Server lässt das Konto nicht hinein ({name}).',
  'The server does not allow it ({name}).': 'Der Server erlaubt es nicht ({name}).',
  'The server answers with {name}.': 'Der Server antwortet mit {name}.',
  'The server cannot be reached.': 'Der Server ist nicht erreichbar.',
  'The server did not answer in time.': 'Der Server hat nicht rechtzeitig geantwortet.',
  'The server ended the session.': 'Der Server hat die Sitzung beendet.',
  'The connection was closed here.': 'Die Verbindung wurde hier geschlossen.',
  'The connection failed.': 'Die Verbindung ist abgerissen.',
  'The server closed the connection.': 'Der Server hat die Verbindung geschlossen.',
  'The answer could not be read.': 'Die Antwort ließ sich nicht lesen.',
  'TLS could not be begun ({why}).': 'TLS ließ sich nicht beginnen ({why}).',
  'What comes is not as LDAP has it: “{said}”': 'Was kommt, ist nicht, wie LDAP es vorsieht: „{said}“',
  'Its certificate is for {names}, not for {host}.': 'Das Zertifikat gilt für {names}, nicht für {host}.',
  'Its certificate was valid until {day} only.': 'Das Zertifikat war nur bis {day} gültig.',
  'Its certificate is valid from {day} on only; is the time right here?':
    'Das Zertifikat gilt erst ab {day}; stimmt hier die Uhrzeit?',
  'Its certificate for {names} is signed by itself, which is not trusted here: give the CA’s certificate.':
    'Das Zertifikat für {names} hat sich selbst unterschrieben, und dem wird hier nicht vertraut: Geben Sie das Zertifikat der Zertifizierungsstelle an.',
  'Its certificate for {names} is signed by {issuer}, which is not trusted here: give the CA’s certificate.':
    'Das Zertifikat für {names} hat {issuer} unterschrieben, und dem wird hier nicht vertraut: Geben Sie das Zertifikat der Zertifizierungsstelle an.',
  'Its certificate for {names} is refused ({code}).': 'Das Zertifikat für {names} wird abgelehnt ({code}).',
  '{subject} (without a name of its own)': '{subject} (ohne eigenen Namen)',
  'There is no such person.': 'Diese Person gibt es nicht.',
  'The password is wrong, or there is no such person.': 'Das Passwort ist falsch, oder diese Person gibt es nicht.',
  'They may not sign in at this hour.': 'Zu dieser Stunde ist die Anmeldung nicht erlaubt.',
  'They may not sign in from this computer.': 'Von diesem Rechner aus ist die Anmeldung nicht erlaubt.',
  'Their password has expired.': 'Das Passwort ist abgelaufen.',
  'Their account is disabled.': 'Das Konto ist deaktiviert.',
  'They are in more groups than the server allows.': 'Die Person ist in mehr Gruppen, als der Server erlaubt.',
  'Their account has expired.': 'Das Konto ist abgelaufen.',
  'They have to change their password first.': 'Das Passwort muss zuerst geändert werden.',
  'Their account is locked after too many wrong passwords.':
    'Das Konto ist nach zu vielen falschen Passwörtern gesperrt.',
  'The directory refuses it with {code}.': 'Das Verzeichnis lehnt mit {code} ab.',
  'A reference leads nowhere: {urls}.': 'Ein Verweis führt nirgendwohin: {urls}.',
  'References lead over more than {max} servers.': 'Verweise führen über mehr als {max} Server.',
  'There are more than {max} references.': 'Es gibt mehr als {max} Verweise.',
  'A reference asks for what is below an entry without the entry.':
    'Ein Verweis fragt nach dem, was unter einem Eintrag liegt, ohne den Eintrag selbst.',
  'A part of it is at {urls}.': 'Ein Teil davon liegt bei {urls}.',
  '{url} refers to another server. {why}': '{url} verweist auf einen anderen Server. {why}',
  'It leads to a link-local address, which is never called.':
    'Die Adresse führt zu einer Link-Local-Adresse, und eine solche wird nie angesprochen.',
  'The service account needs a name and a password.': 'Das Konto zum Lesen braucht einen Namen und ein Passwort.',
  'The certificates in the settings cannot be used ({why}).':
    'Die Zertifikate in den Einstellungen lassen sich nicht verwenden ({why}).',
  'The filter {filter} cannot be read ({why}).': 'Der Filter {filter} lässt sich nicht lesen ({why}).',
  'Passwords are changed under TLS only.': 'Passwörter werden nur unter TLS geändert.',
  'The server says nothing of itself (its root DSE cannot be read).':
    'Der Server sagt nichts über sich (seine Root-DSE lässt sich nicht lesen).',
  'A name and a password are needed.': 'Es braucht einen Namen und ein Passwort.',
  '{dn} went away while it was read.': '{dn} verschwand, während es gelesen wurde.',
  'It has not answered {failures} times in a row and is asked again in a few seconds.':
    'Das Verzeichnis hat {failures}-mal nacheinander nicht geantwortet und wird in einigen Sekunden wieder gefragt.',
  'The directory did not answer within {seconds} seconds.':
    'Das Verzeichnis hat nicht innerhalb von {seconds} Sekunden geantwortet.',
  'It took longer than {seconds} seconds.': 'Es dauerte länger als {seconds} Sekunden.',
})
