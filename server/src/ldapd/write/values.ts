import { LdapError, type Modification, ModifyOperation, normaliseDN, ResultCode } from '@doorward/ldap'
import type { AttributeType } from '../schema/attribute-type.ts'
import { normalRoom, syntaxOf } from '../schema/syntax.ts'
import { refuse } from './refusal.ts'

const decoder = new TextDecoder('utf-8', { fatal: true })

/** The form in which equal values are equal. Throws invalidAttributeSyntax for what is no value of the syntax. */
export function keyOf({ name, syntax }: AttributeType, value: Uint8Array, at: number): string {
  if (syntax === 'dn') return keyOfDN(name, value, at)
  const target = new Uint8Array(normalRoom(value.length))
  const length = syntaxOf(syntax).normalise(value, 0, value.length, target)
  if (length < 0) throw wrongSyntax(name, at)
  return Buffer.from(target.buffer, 0, length).toString('latin1')
}

function keyOfDN(name: string, value: Uint8Array, at: number): string {
  try {
    return normaliseDN(textOf(name, value, at))
  } catch (error) {
    if (error instanceof LdapError) throw wrongSyntax(name, at)
    throw error
  }
}

export const wrongSyntax = (name: string, at: number) =>
  refuse(ResultCode.invalidAttributeSyntax, `${name}: value #${at} invalid per syntax`)

export function textOf(name: string, value: Uint8Array, at: number): string {
  try {
    return decoder.decode(value)
  } catch {
    throw wrongSyntax(name, at)
  }
}

interface Value {
  key: string
  text: string
}

/** The values of one attribute of an entry, while changes are worked out one after the other (RFC 4511 §4.6). */
export class Values {
  readonly type: AttributeType
  readonly #before: readonly Value[]
  #now: Value[]

  constructor(type: AttributeType, before: readonly string[]) {
    this.type = type
    this.#before = before.map((text, i) => ({ key: keyOf(type, Buffer.from(text), i), text }))
    this.#now = [...this.#before]
  }

  get texts(): string[] {
    return this.#now.map(({ text }) => text)
  }

  /** Another spelling of the same value counts as a change. */
  get isChanged(): boolean {
    const texts = this.texts
    return texts.length !== this.#before.length || this.#before.some(({ text }, i) => text !== texts[i])
  }

  /** Whether what it was is still among what it is: what names an entry, or follows from others, cannot go. */
  get isSame(): boolean {
    const keys = new Set(this.#now.map(({ key }) => key))
    return keys.size === this.#before.length && this.#before.every(({ key }) => keys.has(key))
  }

  get keepsAll(): boolean {
    const keys = new Set(this.#now.map(({ key }) => key))
    return this.#before.every(({ key }) => keys.has(key))
  }

  apply({ operation, modification }: Modification): void {
    const { name } = this.type
    const given = this.#read(modification.values)
    switch (operation) {
      case ModifyOperation.add:
        if (given.length === 0) throw refuse(ResultCode.protocolError, `modify/add: ${name}: no values given`)
        for (const [i, value] of given.entries()) {
          if (this.#has(value))
            throw refuse(ResultCode.attributeOrValueExists, `modify/add: ${name}: value #${i} already exists`)
          this.#now.push(value)
        }
        break
      case ModifyOperation.delete:
        if (this.#now.length === 0)
          throw refuse(ResultCode.noSuchAttribute, `modify/delete: ${name}: no such attribute`)
        for (const value of given)
          if (!this.#has(value)) throw refuse(ResultCode.noSuchAttribute, `modify/delete: ${name}: no such value`)
        this.#now = given.length === 0 ? [] : this.#now.filter(({ key }) => !given.some(value => value.key === key))
        break
      case ModifyOperation.replace:
        this.#now = given
        break
      case ModifyOperation.increment:
        this.#increment(given)
    }
  }

  #has({ key }: Value): boolean {
    return this.#now.some(value => value.key === key)
  }

  #read(values: readonly Uint8Array[]): Value[] {
    const { name } = this.type
    const read = values.map((value, i) => ({ key: keyOf(this.type, value, i), text: textOf(name, value, i) }))
    const seen = new Set<string>()
    for (const [i, { key }] of read.entries()) {
      if (seen.has(key)) throw refuse(ResultCode.attributeOrValueExists, `${name}: value #${i} provided more than once`)
      seen.add(key)
    }
    return read
  }

  /** RFC 4525: by one amount, every value there is. */
  #increment([amount, ...more]: readonly Value[]): void {
    const { name, syntax } = this.type
    if (amount === undefined || more.length > 0)
      throw refuse(ResultCode.protocolError, `modify/increment: ${name}: give one amount`)
    if (syntax !== 'integer')
      throw refuse(ResultCode.constraintViolation, `modify/increment: ${name}: holds no numbers`)
    if (this.#now.length === 0) throw refuse(ResultCode.noSuchAttribute, `modify/increment: ${name}: no such attribute`)
    this.#now = this.#now.map(({ text }) => {
      const sum = String(BigInt(text) + BigInt(amount.text))
      return { key: sum, text: sum }
    })
  }
}

/** The values of an attribute of a new entry. */
export function newValues(type: AttributeType, values: readonly Uint8Array[]): Values {
  if (values.length === 0) throw refuse(ResultCode.protocolError, `${type.name}: no values given`)
  const made = new Values(type, [])
  made.apply({ operation: ModifyOperation.replace, modification: { type: type.name, values } })
  return made
}

/** The one value, or none. */
export function oneOf({ type, texts }: Values): string | undefined {
  if (texts.length > 1)
    throw refuse(ResultCode.constraintViolation, `${type.name}: attribute cannot have multiple values`)
  return texts[0]
}

/** The type an attribute description names. Throws undefinedAttributeType; no attribute here has options. */
export function getType(types: ReadonlyMap<string, AttributeType>, description: string): AttributeType {
  const type = types.get(description.toLowerCase())
  if (type === undefined) throw refuse(ResultCode.undefinedAttributeType, `${description}: attribute type undefined`)
  return type
}
