import type { passwords as Sentences } from '../de/passwords.ts'

export const passwords = (): Record<keyof ReturnType<typeof Sentences>, string> => ({
  'A $2x$ hash was made by a faulty bcrypt, and cannot be taken over. Give the person a new password.':
    'Un hash $2x$ lo hizo un bcrypt defectuoso y no se puede adoptar. Dé a la persona una contraseña nueva.',
  'a cost of {cost}': 'un coste de {cost}',
  'This {title} hash is damaged or incomplete.': 'Este hash ({title}) está dañado o incompleto.',
  'This {title} hash costs too much to check: at most {most}.':
    'Este hash ({title}) cuesta demasiado de comprobar: como máximo {most}.',
  'This is too long for a password hash.': 'Es demasiado largo para el hash de una contraseña.',
  'A {scheme} entry holds no password: another server checks it. Connect that server as a directory instead.':
    'Una entrada {scheme} no contiene ninguna contraseña: la comprueba otro servidor. Conecte en su lugar ese servidor como directorio.',
  'This is no password hash of a known form.': 'Esto no es un hash de contraseña de una forma conocida.',
  'Hashes of the form {name} are not known.': 'Los hashes de la forma {name} no se conocen.',
  'Known are argon2, bcrypt, scrypt, yescrypt, PBKDF2, SHA-crypt, and the weaker ones of LDAP, Unix and Windows.':
    'Se conocen argon2, bcrypt, scrypt, yescrypt, PBKDF2, SHA-crypt y los más débiles de LDAP, Unix y Windows.',
  '{rounds} rounds': '{rounds} rondas',
  'A password in plain text has 1 to {max} characters.': 'Una contraseña en texto claro tiene de 1 a {max} caracteres.',
  '1 GiB of memory (128 · N · r), and p={lanes}': '1 GiB de memoria (128 · N · r) y p={lanes}',
  'This yescrypt hash has options that crypt(3) never writes, and cannot be taken over.':
    'Este hash de yescrypt tiene opciones que crypt(3) nunca escribe y no se puede adoptar.',
  'A secret has {min} to {max} characters.': 'Un secreto tiene de {min} a {max} caracteres.',
  'A password has 1 to {max} characters.': 'Una contraseña tiene de 1 a {max} caracteres.',
})
