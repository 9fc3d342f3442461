import { conflictingField, Problem } from '#ground'
import type { Tx } from '#store'
import { attributeFromRow, rowFromAttribute, type AttributeId, type CustomAttribute } from '../custom-attribute.ts'
import { foldName } from '../names.ts'
import { parseAttributes, printAttributes } from '../user.ts'
import { requireRole, resolveAsker } from '../who-may.ts'
import { record, requireVersion, type Deed } from './deed.ts'
import { noteForm } from './whole-changes.ts'

/** What may be changed about a declaration; its name and type are for good. */
export type AttributePatch = Partial<
  Pick<CustomAttribute, 'title' | 'multiValued' | 'seenBy' | 'editedBy' | 'searchable' | 'managedBy'>
>

async function getAttribute(tx: Tx, id: AttributeId): Promise<CustomAttribute> {
  const row = await tx.db.selectFrom('attribute').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new Problem('missing', 'There is no such attribute; it may have been deleted.')
  return attributeFromRow(row)
}

export const attributeCommands = {
  async declareAttribute(tx: Tx, input: Deed & { attribute: CustomAttribute }): Promise<CustomAttribute> {
    requireRole(await resolveAsker(tx, input.actor, input.at), 'admin')
    const { attribute } = input
    const holder = await tx.db
      .selectFrom('attribute')
      .select('id')
      .where('folded', '=', foldName(attribute.name))
      .executeTakeFirst()
    if (holder !== undefined)
      throw conflictingField('name', 'There is an attribute of this name. Names are compared without case.')
    const version = await record(tx, input, 'attribute.created', attribute.id, seq => ({
      of: 'attribute',
      attribute: { ...attribute, version: seq },
    }))
    await tx.db
      .insertInto('attribute')
      .values(rowFromAttribute({ ...attribute, version }))
      .execute()
    await noteForm(tx, version)
    return { ...attribute, version }
  },

  async updateAttribute(
    tx: Tx,
    input: Deed & { id: AttributeId; patch: AttributePatch; ifVersion?: number },
  ): Promise<CustomAttribute> {
    requireRole(await resolveAsker(tx, input.actor, input.at), 'admin')
    const before = await getAttribute(tx, input.id)
    requireVersion(before, input.ifVersion)
    if (before.multiValued && input.patch.multiValued === false)
      throw conflictingField('multiValued', 'Some people may have several values, so it stays an attribute of several.')
    const after: CustomAttribute = { ...before, ...input.patch, updatedAt: input.at }
    const fields = (Object.keys(input.patch) as (keyof AttributePatch)[]).filter(key => after[key] !== before[key])
    if (fields.length === 0) return before
    after.version = await record(
      tx,
      input,
      'attribute.updated',
      after.id,
      seq => ({ of: 'attribute', attribute: { ...after, version: seq } }),
      { fields },
    )
    await tx.db.updateTable('attribute').set(rowFromAttribute(after)).where('id', '=', after.id).execute()
    await noteForm(tx, after.version)
    return after
  },

  /** From here on nobody has values of it; `forgetValues` takes them out of the rows. */
  async deleteAttribute(tx: Tx, input: Deed & { id: AttributeId }): Promise<void> {
    requireRole(await resolveAsker(tx, input.actor, input.at), 'admin')
    const { id } = await getAttribute(tx, input.id)
    await noteForm(tx, await record(tx, input, 'attribute.deleted', id, () => ({ of: 'attribute-gone', id })))
    await tx.db.deleteFrom('attribute').where('id', '=', id).execute()
  },

  /**
   * Takes the values of a deleted attribute out of at most `limit` rows; answers how many. They are nobody's values
   * since the deletion, so no row gets a new version.
   */
  async forgetValues(tx: Tx, { id, limit }: { id: AttributeId; limit: number }): Promise<number> {
    const rows = await tx.db
      .selectFrom('user')
      .select(['id', 'attributes'])
      .where('attributes', 'like', `%"${id}"%`)
      .limit(limit)
      .execute()
    for (const row of rows) {
      const { [id]: _forgotten, ...kept } = parseAttributes(row.attributes)
      await tx.db
        .updateTable('user')
        .set({ attributes: printAttributes(kept) })
        .where('id', '=', row.id)
        .execute()
    }
    return rows.length
  },
}
