export { BerReader } from './reader.ts'
export { contextConstructedTag, contextTag, Tag } from './tag.ts'
export { BerWriter } from './writer.ts'
