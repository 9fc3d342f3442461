import type { passwords as Sentences } from '../de/passwords.ts'

export const passwords = (): Record<keyof ReturnType<typeof Sentences>, string> => ({
  'A $2x$ hash was made by a faulty bcrypt, and cannot be taken over. Give the person a new password.':
    'Un hachage $2x$ a été fait par un bcrypt défectueux et ne peut pas être repris. Donnez un nouveau mot de passe à la personne.',
  'a cost of {cost}': 'un coût de {cost}',
  'This {title} hash is damaged or incomplete.': 'Ce hachage ({title}) est endommagé ou incomplet.',
  'This {title} hash costs too much to check: at most {most}.':
    'Ce hachage ({title}) coûte trop cher à vérifier\u00a0: au plus {most}.',
  'This is too long for a password hash.': 'C’est trop long pour un hachage de mot de passe.',
  'A {scheme} entry holds no password: another server checks it. Connect that server as a directory instead.':
    'Une entrée {scheme} ne contient pas de mot de passe\u00a0: un autre serveur le vérifie. Connectez plutôt ce serveur comme annuaire.',
  'This is no password hash of a known form.': 'Ce n’est pas un hachage de mot de passe d’une forme connue.',
  'Hashes of the form {name} are not known.': 'Les hachages de la forme {name} ne sont pas connus.',
  'Known are argon2, bcrypt, scrypt, yescrypt, PBKDF2, SHA-crypt, and the weaker ones of LDAP, Unix and Windows.':
    'Sont connus argon2, bcrypt, scrypt, yescrypt, PBKDF2, SHA-crypt, et ceux, plus faibles, de LDAP, d’Unix et de Windows.',
  '{rounds} rounds': '{rounds} tours',
  'A password in plain text has 1 to {max} characters.': 'Un mot de passe en clair a de 1 à {max} caractères.',
  '1 GiB of memory (128 · N · r), and p={lanes}': '1 Gio de mémoire (128 · N · r) et p={lanes}',
  'This yescrypt hash has options that crypt(3) never writes, and cannot be taken over.':
    'Ce hachage yescrypt a des options que crypt(3) n’écrit jamais, et ne peut pas être repris.',
  'A secret has {min} to {max} characters.': 'Un secret a de {min} à {max} caractères.',
  'A password has 1 to {max} characters.': 'Un mot de passe a de 1 à {max} caractères.',
})
