/**
 * ManageDsaIT, RFC 3296: entries that refer elsewhere are handled as what they are. It has no value. A server without such
 * entries has nothing to do for it.
 */
export const manageDsaITType = '2.16.840.1.113730.3.4.2'
