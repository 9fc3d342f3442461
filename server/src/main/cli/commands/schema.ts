import { textOf, type Command } from '../command.ts'

export const schema: Command = {
  name: 'schema',
  takes: [],
  about: 'Print the attributes and classes of the directory server as an OpenLDAP schema file.',
  details:
    'For a slapd that keeps a copy of the directory (docs/running.md). It holds what its own core, cosine and\n' +
    'inetorgperson schemas do not: custom attributes are in it as they are declared now.',
  options: {
    openldap: { about: 'As a file for slapd.conf’s include, which is what it is unless --ldif says otherwise.' },
    ldif: { about: 'As an entry for ldapadd, where slapd is configured by cn=config.' },
    profile: { value: 'NAME', about: 'Of this profile; of the first naming context’s unless given.' },
    rfc2307bis: { about: 'Leave out what a rfc2307bis schema defines that slapd has loaded.' },
    ppolicy: { about: 'Leave out what the overlay ppolicy defines, where slapd has it.' },
  },
  async run({ options, withOperations, answer }) {
    const profile = textOf(options['profile'])
    const told = await withOperations(operate =>
      operate('schema', {
        ...(profile !== undefined && { profile }),
        ldif: options['ldif'] === true,
        rfc2307bis: options['rfc2307bis'] === true,
        ppolicy: options['ppolicy'] === true,
      }),
    )
    answer(told, ({ text }) => text.trimEnd())
  },
}
