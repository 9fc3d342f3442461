/** What an entry of another directory says, in our terms. Pure: the same entry and settings give the same answer. */
export { dnFilled, escapeFilterValue, filterFilled, isDnPattern, wildcardFilled } from './templates.ts'
export { groupAttributes, groupFromDn, mapGroup, type MappedGroup } from './map-group.ts'
export { mapPerson, personAttributes, type Mapped, type MappingAt } from './map-person.ts'
export { readUsernames } from './username.ts'
