export { createMemory, type FollowingMemory } from './directory-memory.ts'
