/**
 * gateway: apps that know no people. A reverse proxy in front of one asks here whether a request may pass, and who it is;
 * or it is ours, and asks the app itself.
 * State: `gatewaySession`, codes in `oneTime`, and sign-ins in progress in memory.
 */
export { gatewayCommands, type GatewayCommands } from './commands.ts'
export { findStandIn } from './built-in/built-in.ts'
export { createGateway, type Gateway } from './gateway.ts'
export { identityHeaderNames } from './identity-headers.ts'
export type { GatewayNoticed, GatewaySeen, ProxyKind } from './noticed.ts'
export { needOf } from './rules.ts'
export type { GatewayApp, GatewayParts, PrintRefusal } from './parts.ts'
export { tellPerson } from './tell-person.ts'
