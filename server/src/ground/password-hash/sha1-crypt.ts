import { createHmac } from 'node:crypto'
import { inSlices } from '../slices.ts'
import { printCryptNumber } from './crypt-base64.ts'
import { say } from '../sayings/saying.ts'
import { damaged, tooCostly, type ParseFamily, type WeakScheme } from './known-hash.ts'

const roundsMax = 1_000_000
const form = /^\$sha1\$(\d{1,10})\$([./0-9A-Za-z]{0,64})\$([./0-9A-Za-z]{28})$/
const settingForm = /^(\d{1,7}),([./0-9A-Za-z]{0,64})$/

/** Its setting is `<rounds>,<salt>`. */
export const sha1Crypt: WeakScheme = {
  name: 'sha1-crypt',
  title: 'SHA1-crypt',
  mustChange: true,
  isSetting: setting => isWithin(Number(settingForm.exec(setting)?.[1])),
  async digestOf(setting, password) {
    const [, rounds, salt = ''] = settingForm.exec(setting) ?? []
    const sum = (data: string | Buffer): Buffer => createHmac('sha1', password).update(data).digest()
    let result = sum(`${salt}$sha1$${rounds}`)
    const slices = inSlices()
    for (let round = 1; round < Number(rounds); round++) {
      result = sum(result)
      if (slices.isOver()) await slices.next()
    }
    const at = (i: number): number => result[i % 20] ?? 0
    let text = ''
    for (let i = 0; i < 20; i += 3) text += printCryptNumber((at(i) << 16) | (at(i + 1) << 8) | at(i + 2), 4)
    return text
  },
}

const isWithin = (rounds: number): boolean => rounds >= 1 && rounds <= roundsMax

/** NetBSD's `$sha1$<rounds>$<salt>$…`: an HMAC-SHA1 keyed with the password, of itself. */
export const parseSha1Crypt: ParseFamily = text => {
  if (!text.startsWith('$sha1$')) return undefined
  const [, rounds, salt, digest] = form.exec(text) ?? []
  if (salt === undefined || digest === undefined || Number(rounds) < 1) throw damaged('SHA1-crypt')
  if (!isWithin(Number(rounds)))
    throw tooCostly('SHA1-crypt', say('{rounds} rounds', { rounds: roundsMax.toLocaleString('en') }))
  return { kind: 'weak', scheme: sha1Crypt, setting: `${Number(rounds)},${salt}`, digest }
}
