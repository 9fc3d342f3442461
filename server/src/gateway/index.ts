/**
 * gateway: apps that know no people. A reverse proxy in front of one asks here whether a request may pass, and who it is.
 * State: `gatewaySession`, codes in `oneTime`, and sign-ins in progress in memory.
 */
export { gatewayCommands, type GatewayCommands } from './commands.ts'
export { createGateway, type Gateway } from './gateway.ts'
export { identityHeaderNames } from './identity-headers.ts'
export type { GatewayNoticed, GatewaySeen, ProxyKind } from './noticed.ts'
export { needOf } from './rules.ts'
export type { GatewayApp, GatewayParts, PrintRefusal } from './parts.ts'
