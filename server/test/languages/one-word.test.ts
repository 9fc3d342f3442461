import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

/** Words that are not said, and the one that is: two words for a thing are two things to whoever reads. */
const instead: Record<'de' | 'fr' | 'es', [word: RegExp, said: string][]> = {
  de: [
    [/Eigentümer/, 'Inhaber'],
    [/App-Passw[oö]rt/, 'Anwendungspasswort'],
    [/Einloggen|einloggen|Ausloggen|ausloggen|\bLog-?out\b/, 'anmelden, abmelden'],
    [/Notfallcode|Ersatzcode|Backup-?[Cc]ode/, 'Wiederherstellungscode'],
    [/Zwei-Faktor-Authentifizierung/, 'zweiter Faktor'],
    [/\b[Dd]u\b|\b[Dd]ein(?:e[mnrs]?)?\b/, 'Sie, Ihr'],
  ],
  fr: [
    [/deuxième facteur/i, 'second facteur'],
    [/codes? de secours/i, 'code de récupération'],
    [/se loguer|se délog/i, 'se connecter, se déconnecter'],
  ],
  es: [
    [/códigos? de (?:respaldo|emergencia)/i, 'código de recuperación'],
    [/doble factor/i, 'segundo factor'],
    [/\b(?:loguear|login de)\b/i, 'iniciar sesión'],
  ],
}

const root = fileURLToPath(new URL('../../..', import.meta.url))
/** Every file that holds texts of one language, without what only says which sentence it is of. */
const textsIn = (language: string): string[] =>
  [`{dashboard,server,packages/contract}/src/**/{texts,sayings,sentences}/${language}{.ts,/**/*.ts}`].flatMap(pattern =>
    globSync(pattern, { cwd: root }),
  )

for (const [language, words] of Object.entries(instead))
  test(`${language}: a thing has one word`, () => {
    const files = textsIn(language)
    assert.ok(files.length > 30, `only ${files.length} files were found`)
    for (const file of files) {
      const text = readFileSync(join(root, file), 'utf8')
      for (const [word, said] of words) assert.equal(word.exec(text)?.[0], undefined, `${file}: say “${said}”`)
    }
  })
