export { createMemory, type FollowingMemory } from './directory-memory.ts'
export { readChanges } from './read-changes.ts'
