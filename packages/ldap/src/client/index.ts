export { type ConnectOptions, type Found, LdapClient } from './client.ts'
