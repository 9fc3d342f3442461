/**
 * directory: people, groups, apps and settings, who may see and change them, the log of every change, and the memory
 * that answers reads. Its state lies in the store and in `memory`; it speaks no protocol.
 */
export { selectAbleOwners } from './able-owners.ts'
export {
  requestStates,
  wantedDays,
  wantedEnd,
  type AccessRequest,
  type RequestState,
  type WantedDays,
} from './access-request.ts'
export { type AccentTokens, fitAccent, type FittedAccent } from './accent.ts'
export { actsAsOwner, makerOf, printActor, type Actor, type Origin, type SystemActor } from './actor.ts'
export { parseAllowList, readNetworkNames, type NameNetwork, type AllowList } from './allow-list.ts'
export type { ApiToken, LiveToken } from './api-token.ts'
export type { AppGrant } from './app-grant.ts'
export { secretDoors, type AccessRule, type App, type LdapAccount, type SecretDoor } from './app.ts'
export { isNoUpstream } from './upstream.ts'
export { newGateway, parseGateway, pathNeeds, type GatewayDoor, type PathNeed, type PathRule } from './gateway-door.ts'
export { newSimpleAuth, parseSimpleAuth, type SimpleAuthClient } from './simple-auth-client.ts'
export { appendAudit, type AuditEvent } from './audit.ts'
export { auditTopics, topicOf, type AuditTopic } from './audit-topics.ts'
export {
  appendChange,
  type Change,
  type ChangeKind,
  type DirectoryEffect,
  type MemberChanges,
  type State,
} from './change-log.ts'
export { directoryCommands, type DirectoryCommands } from './commands.ts'
export type { AppPatch, SecretOwner } from './commands/app-commands.ts'
export { record, recordAll, type Deed } from './commands/deed.ts'
export type { AppAnswer, Receipt } from './receipt.ts'
export { requireKeptHere } from './kept-here.ts'
export type { Standing } from './commands/together.ts'
export { type GroupChange, Outdated, type PersonChange } from './handle/entries.ts'
export { putLogouts, putLogoutsAt, putLogoutsOfApp } from './commands/logouts.ts'
export { recordFactors, requireAWayIn, requireOwn } from './commands/factor-commands.ts'
export type { AttributePatch } from './commands/attribute-commands.ts'
export type { GroupPatch } from './commands/group-commands.ts'
export { changeGivenMembers, type GivenMembers } from './commands/given-members.ts'
export { findSensitiveGroups } from './commands/group-commands.ts'
export { putImported, putNewPeople, releaseNames, takeNames } from './commands/imported-people.ts'
export { takePosixNumbers } from './commands/posix.ts'
export { requireNestable } from './commands/nesting.ts'
export { becomeLocal } from './commands/become-local.ts'
export { selectMovedHere } from './moved-here.ts'
export { acceptUsername, changeOwnEmail } from './commands/own-commands.ts'
export { noteForm } from './commands/whole-changes.ts'
export {
  type ExternalAttributes,
  type ExternalDirectory,
  type ExternalId,
  type ExternalSettings,
  externalFromRow,
  type GroupMapping,
  type GroupSearch,
  type Provider,
  providers,
  rowFromExternal,
  type SearchScope,
} from './external-directory.ts'
export type { ExternalEdit, ExternalInput } from './handle/externals.ts'
export { checkExternalSettings } from './check-external.ts'
export { type ExternalSecrets, openExternalSecrets } from './external-secrets.ts'
export { type ExternalSettingsPatch, mergeExternalSettings, usualExternalSettings } from './external-settings.ts'
export { findGone } from './gone.ts'
export type { NewUsername } from './commands/new-username.ts'
export { getUser, type EndReason, type NewUser, type UserPatch } from './commands/user-commands.ts'
export {
  type AttributeId,
  type AttributeSight,
  type AttributeType,
  type AttributeValues,
  attributeFromRow,
  attributeSights,
  attributeTypes,
  type CustomAttribute,
} from './custom-attribute.ts'
export { createDirectory, type Directory, type DirectoryHandle } from './directory.ts'
export { createEventQueue, type EventQueue, type EventInput } from './event-queue.ts'
export { groupFromRow, rowFromGroup, type Group } from './group.ts'
export {
  slugOf,
  type AppChange,
  type AppInput,
  type AppSecretTexts,
  type KeptApp,
  type SecretInfo,
} from './handle/apps.ts'
export { type OidcInput, parseOidcClient } from './handle/oidc-input.ts'
export type { ServiceFilter, ServiceInput } from './handle/services.ts'
export type { ServicePatch } from './commands/service-commands.ts'
export type { ApiTokenFilter, ApiTokenInput } from './handle/tokens.ts'
export type { AuditFilter, AuditPage } from './handle/audit.ts'
export type { OwnChange, OwnProfile } from './handle/profile.ts'
export type { AppGranted, Approval, Passed, RequestFilter, RequestsShown } from './handle/requests.ts'
export { requireUnlocked } from './commands/profile-commands.ts'
export type { DirectoryParts } from './handle/context.ts'
export { isAttributeValue, namedValues, type AttributeInput } from './handle/attributes.ts'
export type { GroupFilter, GroupInput, MemberInput, MembersChange } from './handle/groups.ts'
export type { GroupMember, Member, MemberFilter, PersonMember } from './handle/members.ts'
export type { UserFilter } from './handle/list-people.ts'
export { containsText } from './handle/list-query.ts'
export { checkSetting, parseBaseDn, parsePublicUrl } from './handle/settings.ts'
export {
  newExternalUsername,
  newUsername,
  prepareUser,
  type UserChange,
  type UserInput,
} from './handle/users.ts'
export type { Apps, Attributes, DirectoryMemory, Externals, Groups, People, Services, SigningKeys } from './memory.ts'
export { createMemory, readChanges, type FollowingMemory } from './memory/index.ts'
export { suggestUsernames } from './suggest-usernames.ts'
export {
  foldName,
  isReservedUsername,
  parseAppName,
  parseEmail,
  parseExternalName,
  parseExternalUsername,
  parseGroupName,
  parseLine,
  parseUsername,
  splitDisplayName,
} from './names.ts'
export {
  type AttributeClaim,
  type ClientAuthMethod,
  clientAuthMethods,
  hasSecret,
  signsWithSecret,
  newOidcClient,
  type OidcClient,
  type PublicKeySet,
  type ResourceServer,
  type SigningAlgorithm,
  signingAlgorithms,
  type SubjectKind,
  subjectKinds,
} from './oidc-client.ts'
export { hasFactorsElsewhere, isSourceAllowed, type Source, sourceOf } from './source.ts'
export { commonPasswords } from './common-passwords.ts'
export { cutPage, pageSize, positionIn, type Page, type PageRequest } from './page.ts'
export { reservedAttributeNames } from './attribute-names.ts'
export {
  type LdapLimit,
  ldapLimitNames,
  ldapLimitOf,
  type LdapLimits,
  ldapLimits,
  usualLdapLimits,
} from './ldap-limits.ts'
export { checkNewPassword } from './passwords.ts'
export { putPicture } from './commands/picture-commands.ts'
export { type EncodedPicture, type EncodePicture, type PictureSize, pictureSizes } from './picture/encode.ts'
export { putGroup } from './commands/imported-groups.ts'
export { posixNumberMax, posixNumberMin } from './posix-number.ts'
export { parseRedirectUri } from './redirect-uri.ts'
export { isAtLeast, isRole, roles, type Role } from './role.ts'
export { demandsSecondFactor, demandsUnder, type FactorDemand, trustedBrowserMs } from './second-factor-policy.ts'
export type { SecretChoice } from './secrets.ts'
export {
  type BackupSettings,
  type BrandingSettings,
  defaultSettings,
  type DirectoryServerSettings,
  type LdapProfile,
  type LdapView,
  type PolicySettings,
  type PosixSettings,
  type SettingKey,
  type Settings,
} from './settings.ts'
export {
  findAlone,
  isLookedAfter,
  type ServiceAccount,
  type ServiceId,
  type ServiceRole,
  type ServiceToken,
} from './service-account.ts'
export { type SigningKey, signingKeyFromRow } from './signing-key.ts'
export { parseSshKey } from './ssh-key.ts'
export { isActive, isHeldByDirectory, stateOf, userFromRow, type User, type UserState } from './user.ts'
export { verifyDirectory, type VerifyParts } from './verify.ts'
export { findDeciders, managersOf, mayDecide } from './who-decides.ts'
export { manages, requireManages, requireRole, resolveAsker } from './who-may.ts'
export { usernameHash } from './upkeep.ts'
