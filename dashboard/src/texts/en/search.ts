/** The search over everything. */
export const search = {
  open: 'Search or jump to',
  dialog: 'Search',
  placeholder: 'Search people, groups and apps',
  group: 'Group',
  app: (doors: string) => `App, ${doors}`,
  refusal: (reference: string) => `Explain the refusal ${reference}`,
  reference: 'Reference',
  addPerson: 'Add person',
  addApp: 'Add app',
  nothing: (text: string) => `Nothing is called “${text}”.`,
}
