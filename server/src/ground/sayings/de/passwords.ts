export const passwords = () => ({
  'A $2x$ hash was made by a faulty bcrypt, and cannot be taken over. Give the person a new password.':
    'Ein Hash mit $2x$ stammt von einem fehlerhaften bcrypt und lässt sich nicht übernehmen. Geben Sie der Person ein neues Passwort.',
  'a cost of {cost}': 'Kosten von {cost}',
  'This {title} hash is damaged or incomplete.': 'Dieser Hash ({title}) ist beschädigt oder unvollständig.',
  'This {title} hash costs too much to check: at most {most}.':
    'Dieser Hash ({title}) ist zu aufwendig zu prüfen: höchstens {most}.',
  'This is too long for a password hash.': 'Das ist für den Hash eines Passworts zu lang.',
  'A {scheme} entry holds no password: another server checks it. Connect that server as a directory instead.':
    'Ein Eintrag {scheme} enthält kein Passwort: Ein anderer Server prüft es. Verbinden Sie stattdessen diesen Server als Verzeichnis.',
  'This is no password hash of a known form.': 'Das ist kein Hash eines Passworts in bekannter Form.',
  'Hashes of the form {name} are not known.': 'Hashes der Form {name} sind nicht bekannt.',
  'Known are argon2, bcrypt, scrypt, yescrypt, PBKDF2, SHA-crypt, and the weaker ones of LDAP, Unix and Windows.':
    'Bekannt sind argon2, bcrypt, scrypt, yescrypt, PBKDF2, SHA-crypt und die schwächeren von LDAP, Unix und Windows.',
  '{rounds} rounds': '{rounds} Runden',
  'A password in plain text has 1 to {max} characters.': 'Ein Passwort im Klartext hat 1 bis {max} Zeichen.',
  '1 GiB of memory (128 · N · r), and p={lanes}': '1 GiB Speicher (128 · N · r) und p={lanes}',
  'This yescrypt hash has options that crypt(3) never writes, and cannot be taken over.':
    'Dieser yescrypt-Hash hat Optionen, die crypt(3) nie schreibt, und lässt sich nicht übernehmen.',
  'A secret has {min} to {max} characters.': 'Ein Geheimnis hat {min} bis {max} Zeichen.',
  'A password has 1 to {max} characters.': 'Ein Passwort hat 1 bis {max} Zeichen.',
})
