const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true })

/** How people read a list of names: without case or accents, `Floor 2` before `Floor 10`. */
export const byName = (a: { name: string }, b: { name: string }): number => collator.compare(a.name, b.name)
