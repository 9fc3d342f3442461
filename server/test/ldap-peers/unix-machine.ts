import { existsSync } from 'node:fs'
import { startOwnMachine, type OwnMachine } from './own-machine.ts'
import type { PeerWorld } from './peer-world.ts'
import { readRecipe, withLines } from './recipe.ts'

/** What SSSD wants to find where it keeps its state. */
const state = ['db', 'mc', 'pipes/private', 'pubconf', 'gpo_cache'].map(name => `/var/lib/sss/${name}`)

/** A machine whose accounts are ours, by SSSD. PAM's service `a-test` asks it. */
export const startSssd = (world: PeerWorld, instead = ''): Promise<OwnMachine> =>
  startOwnMachine({
    folders: ['/etc/sssd', '/etc/sssd/conf.d', '/etc/pam.d', '/var/lib/sss', ...state, '/var/log/sssd', '/run'],
    files: {
      '/etc/sssd/sssd.conf': withLines(readRecipe('sssd.conf', world), instead),
      '/etc/nsswitch.conf': readRecipe('sssd-nsswitch.conf', world),
      '/etc/pam.d/a-test': readRecipe('sssd-pam', world),
    },
    daemon: ['/usr/sbin/sssd', '--interactive', '--logger=stderr'],
    isUp: at => ['nss', 'pam', 'ssh'].every(name => existsSync(at(`/var/lib/sss/pipes/${name}`))),
  })

/** The same by nslcd. */
export const startNslcd = (world: PeerWorld, instead = ''): Promise<OwnMachine> =>
  startOwnMachine({
    folders: ['/etc/pam.d', '/run', '/run/nslcd'],
    files: {
      '/etc/nslcd.conf': withLines(readRecipe('nslcd.conf', world), instead),
      '/etc/nsswitch.conf': readRecipe('nslcd-nsswitch.conf', world),
      '/etc/pam.d/a-test': readRecipe('nslcd-pam', world),
    },
    daemon: ['/usr/sbin/nslcd', '--nofork'],
    isUp: at => existsSync(at('/run/nslcd/socket')),
  })
