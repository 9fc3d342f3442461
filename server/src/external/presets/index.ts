/** Presets: what is usual at each vendor's directory, as data. One file per vendor; nothing here asks a server. */
export { detectProvider, presetOf, presets, titleOf } from './every-preset.ts'
export type { Preset } from './preset.ts'
export { findBase, rootDseAttributes } from './root-dse.ts'
export { settingsOf, type GivenSettings } from './settings-of.ts'
