import type { Recipe } from '../recipe.ts'

export const freeradius: Recipe = {
  id: 'freeradius',
  title: 'Wi-Fi and VPN (FreeRADIUS)',
  category: 'servers',
  icon: null,
  checked: 'real',
  needs: ['The directory server, reachable from FreeRADIUS.', 'FreeRADIUS 3 with `rlm_ldap` (`freeradius-ldap`).'],
  ways: [
    {
      door: 'ldap',
      hint: 'Access points and VPNs ask FreeRADIUS, which asks us with the password.',
      placeholderAddress: 'https://radius.example.com',
      link: '{{address}}',
      create: { ldap: {} },
      steps: [
        'Put the authority of our certificate at {{ldapAuthority}}, unless it is a public one.',
        'Write the first block as mods-enabled/ldap, put what the second says into the site, and restart FreeRADIUS.',
      ],
      snippets: [
        {
          name: 'mods-enabled/ldap',
          file: 'freeradius-ldap',
          dialect: 'freeradius',
          text: `ldap {
  server = "{{ldapUrl}}"
  identity = "{{bindDn}}"
  password = "{{secret}}"
  base_dn = "{{base}}"
  user {
    base_dn = "\${..base_dn}"
    filter = "(&(objectClass=person)(uid=%{%{Stripped-User-Name}:-%{User-Name}}))"
  }
  group {
    base_dn = "\${..base_dn}"
    filter = "(objectClass=groupOfNames)"
    membership_attribute = memberOf
  }
  tls {
    ca_file = "{{ldapAuthority}}"
    require_cert = "demand"
    start_tls = no
  }
}
`,
        },
        {
          name: 'Site',
          file: 'freeradius-site',
          dialect: 'freeradius',
          text: `authorize {
  ldap
  if ((ok || updated) && User-Password) {
    update control {
      &Auth-Type := LDAP
    }
  }
}
authenticate {
  Auth-Type LDAP {
    ldap
  }
}
post-auth {
  if (LDAP-Group == "interns") {
    update reply {
      &Filter-Id := "interns"
    }
  }
}
`,
        },
      ],
      quirks: [
        'It binds as the person, so that access points have to send the password itself: PAP, or PAP inside of EAP-TTLS. PEAP with MSCHAPv2 cannot work.',
        'People with a second factor give their device a password for the app.',
        'The group `interns` of the second block is an example; leave the lines out, or name yours.',
      ],
      adminFlag: 'None: FreeRADIUS has no admins.',
      groups: { readAt: '`LDAP-Group` in the site, by `memberOf`.', sentAs: 'name' },
      signOut: {
        kind: 'keeps',
        words:
          'A connection that is there stays until the access point asks again (`Session-Timeout`); the next one is refused.',
      },
      next: [],
    },
  ],
}
