/** An object class as RFC 4512 §4.1.1 describes it. */
export interface ObjectClass {
  name: string
  oid: string
  superior: string | null
  kind: 'ABSTRACT' | 'STRUCTURAL' | 'AUXILIARY'
  must: readonly string[]
  may: readonly string[]
}

const structural = (
  name: string,
  oid: string,
  superior: string,
  must: readonly string[],
  may: readonly string[] = [],
): ObjectClass => ({ name, oid, superior, kind: 'STRUCTURAL', must, may })

/** Object classes by name in lower case, as RFC 4519, 4512, 2247 and 2798 have them, as far as their attributes are served. */
export const objectClasses: ReadonlyMap<string, ObjectClass> = new Map(
  [
    { name: 'top', oid: '2.5.6.0', superior: null, kind: 'ABSTRACT', must: ['objectClass'], may: [] } as const,
    structural('person', '2.5.6.6', 'top', ['sn', 'cn'], ['telephoneNumber', 'description']),
    structural('organizationalPerson', '2.5.6.7', 'person', [], ['ou', 'st', 'l']),
    structural(
      'inetOrgPerson',
      '2.16.840.1.113730.3.2.2',
      'organizationalPerson',
      [],
      ['displayName', 'employeeType', 'givenName', 'jpegPhoto', 'mail', 'preferredLanguage', 'uid', 'o'],
    ),
    structural('groupOfNames', '2.5.6.9', 'top', ['cn'], ['member', 'description', 'ou', 'o']),
    structural('organization', '2.5.6.4', 'top', ['o'], ['description', 'l', 'st']),
    structural('organizationalUnit', '2.5.6.5', 'top', ['ou'], ['description', 'l', 'st']),
    structural('organizationalRole', '2.5.6.8', 'top', ['cn'], ['description', 'ou']),
    structural('applicationProcess', '2.5.6.11', 'top', ['cn'], ['description', 'ou', 'l']),
    structural('country', '2.5.6.2', 'top', ['c'], ['description']),
    structural('locality', '2.5.6.3', 'top', [], ['l', 'st', 'description']),
    structural('domain', '0.9.2342.19200300.100.4.13', 'top', ['dc'], ['o', 'description', 'l', 'st']),
    structural('subentry', '2.5.17.0', 'top', ['cn'], []),
    {
      name: 'subschema',
      oid: '2.5.20.1',
      superior: 'top',
      kind: 'AUXILIARY',
      must: [],
      may: ['attributeTypes', 'objectClasses', 'matchingRules', 'matchingRuleUse', 'dITContentRules'],
    } as const,
  ].map(objectClass => [objectClass.name.toLowerCase(), objectClass]),
)
