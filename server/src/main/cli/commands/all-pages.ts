interface Page<Item> {
  items: Item[]
  nextCursor: string | null
}

/** Every entry of a list, which is answered in pages. */
export async function readAllPages<Item>(read: (cursor: string | undefined) => Promise<Page<Item>>): Promise<Item[]> {
  const all: Item[] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page: Page<Item> = await read(cursor)
    all.push(...page.items)
    cursor = page.nextCursor
  }
  return all
}
