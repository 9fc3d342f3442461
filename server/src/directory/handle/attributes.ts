import { invalidField, limits, newUuid, Problem, say, type Words } from '#ground'
import { reservedAttributeNames } from '../attribute-names.ts'
import type { AttributePatch } from '../commands/attribute-commands.ts'
import {
  attributeTypes,
  attributeSights,
  type AttributeId,
  type AttributeSight,
  type AttributeType,
  type AttributeValues,
  type CustomAttribute,
} from '../custom-attribute.ts'
import type { DirectoryMemory } from '../memory.ts'
import { foldName, parseLine } from '../names.ts'
import { requireRole } from '../who-may.ts'
import { askerOf, newDeed, type Handle } from './context.ts'

export interface AttributeInput {
  name: string
  title?: string | undefined
  type?: AttributeType | undefined
  multiValued?: boolean | undefined
  seenBy?: AttributeSight | undefined
  editedBy?: 'admins' | 'self' | undefined
  searchable?: boolean | undefined
  managedBy?: string | null
}

const title = (text: string): string => {
  const line = parseLine('title', text, limits.attribute.titleLengthMax)
  if (line === '') throw invalidField('title', 'Give the attribute a title people will read.')
  return line
}

/** RFC 4512 §1.4 `keystring`, and not a name something else already goes by. Throws Problem `invalid`. */
function parseAttributeName(text: string): string {
  const name = text.trim()
  if (!/^[a-z][a-z0-9-]*$/i.test(name) || name.length > limits.attribute.nameLengthMax)
    throw invalidField(
      'name',
      say("An attribute's name has 1 to {max} letters, digits and hyphens, and starts with a letter.", {
        max: limits.attribute.nameLengthMax,
      }),
    )
  // Programs look values up by name in plain objects, where every object has this one of its own.
  if (name in {})
    throw invalidField('name', say('“{name}” means something to many programs. Choose another name.', { name }))
  if (reservedAttributeNames.has(foldName(name)))
    throw invalidField(
      'name',
      say('“{name}” is an attribute or claim every person has already. Choose another name.', { name }),
    )
  return name
}

const forms: Record<AttributeType, { is: (text: string) => boolean; wrong: Words }> = {
  text: { is: text => !/\p{Cc}/u.test(text), wrong: 'This must be one line of text.' },
  number: {
    is: text => /^(?:0|-?[1-9]\d{0,14})$/.test(text),
    wrong: 'This must be a whole number of at most 15 digits.',
  },
  boolean: { is: text => text === 'true' || text === 'false', wrong: 'This must be true or false.' },
  date: { is: isDate, wrong: 'This must be a date as 2027-01-31.' },
}

function isDate(text: string): boolean {
  const date = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined
  return date !== undefined && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

/** Whether a value has the form its attribute asks for. */
export const isAttributeValue = (type: AttributeType, text: string): boolean => forms[type].is(text)

/**
 * Values by name, as somebody sent them, as they are kept: by the id of the declaration. Throws Problem `invalid` for
 * what is not declared or has another form.
 */
export function parseAttributeValues(
  { attributes }: DirectoryMemory,
  sent: Readonly<Record<string, readonly string[]>>,
): AttributeValues {
  const parsed: Record<string, readonly string[]> = {}
  for (const [name, values] of Object.entries(sent)) {
    const path = `attributes.${name}`
    const attribute = attributes.findByName(name)
    if (attribute === undefined) throw invalidField(path, 'No attribute of this name is declared.')
    if (parsed[attribute.id] !== undefined) throw invalidField(path, 'This attribute is named twice.')
    parsed[attribute.id] = parseValues(path, attribute, values)
  }
  return parsed
}

function parseValues(path: string, { type, multiValued }: CustomAttribute, values: readonly string[]): string[] {
  const kept = [...new Set(values.map(value => value.normalize('NFC').trim()).filter(value => value !== ''))]
  if (kept.length > 1 && !multiValued) throw invalidField(path, 'This attribute has one value.')
  if (kept.length > limits.attribute.valuesMax)
    throw invalidField(path, say('At most {max} values.', { max: limits.attribute.valuesMax }))
  for (const value of kept) {
    if (value.length > limits.attribute.valueLengthMax)
      throw invalidField(path, say('At most {max} characters.', { max: limits.attribute.valueLengthMax }))
    if (!forms[type].is(value)) throw invalidField(path, forms[type].wrong)
  }
  return kept
}

/** A person's values by name, for those who may see them. */
export function namedValues(
  { attributes }: DirectoryMemory,
  values: AttributeValues,
  sees: (attribute: CustomAttribute) => boolean,
): Record<string, string[]> {
  return Object.fromEntries(
    attributes.all().flatMap(attribute => {
      const own = values[attribute.id]
      return own === undefined || !sees(attribute) ? [] : [[attribute.name, [...own]]]
    }),
  )
}

/** Custom attributes of people: what they are called, what they may hold, who sees and edits them. */
export const attributesOf = (handle: Handle) => ({
  async declare(input: AttributeInput): Promise<CustomAttribute> {
    const name = parseAttributeName(input.name)
    const { type = 'text', seenBy = 'admins', editedBy = 'admins' } = input
    if (!attributeTypes.includes(type))
      throw invalidField('type', say('One of {allowed}.', { allowed: attributeTypes.join(', ') }))
    if (!attributeSights.includes(seenBy))
      throw invalidField('seenBy', say('One of {allowed}.', { allowed: attributeSights.join(', ') }))
    requireSeenByEditor(seenBy, editedBy)
    if (handle.memory.attributes.all().length >= limits.attribute.countMax)
      throw invalidField(
        'name',
        say('There can be {max} attributes. Delete one first.', { max: limits.attribute.countMax }),
      )
    const at = handle.clock.now()
    const attribute: CustomAttribute = {
      id: newUuid(handle.clock) as AttributeId,
      name,
      title: title(input.title ?? name),
      type,
      multiValued: input.multiValued ?? false,
      seenBy,
      editedBy,
      searchable: input.searchable ?? false,
      createdAt: at,
      updatedAt: at,
      version: 0,
      managedBy: input.managedBy ?? null,
    }
    return handle.run('declareAttribute', { ...newDeed(handle), attribute })
  },

  async update(id: AttributeId, patch: AttributePatch, ifVersion?: number): Promise<CustomAttribute> {
    const before = this.get(id)
    requireSeenByEditor(patch.seenBy ?? before.seenBy, patch.editedBy ?? before.editedBy)
    const checked = patch.title === undefined ? patch : { ...patch, title: title(patch.title) }
    return handle.run('updateAttribute', {
      ...newDeed(handle),
      id,
      patch: checked,
      ...(ifVersion === undefined ? {} : { ifVersion }),
    })
  },

  /** Everybody's values of it are gone with it, for good. */
  async delete(id: AttributeId): Promise<void> {
    await handle.run('deleteAttribute', { ...newDeed(handle), id })
    // In pieces: there may be as many rows as people, and other changes wait for the writer.
    while ((await handle.run('forgetValues', { id, limit: 500 })) > 0);
  },

  get(id: AttributeId): CustomAttribute {
    requireRole(askerOf(handle), 'usermanager')
    const attribute = handle.memory.attributes.find(id)
    if (attribute === undefined) throw new Problem('missing', 'There is no such attribute; it may have been deleted.')
    return attribute
  },

  /** In the order they were declared. */
  list(): readonly CustomAttribute[] {
    requireRole(askerOf(handle), 'usermanager')
    return handle.memory.attributes.all()
  },
})

function requireSeenByEditor(seenBy: AttributeSight, editedBy: 'admins' | 'self'): void {
  if (editedBy === 'self' && seenBy === 'admins')
    throw invalidField('editedBy', 'People can only edit what they can see. Let them see it first.')
}
