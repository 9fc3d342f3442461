/** Why a command or block of the pages is not run as it stands, and the test that shows what it relies on. */
export interface Elsewhere {
  why: string
  /** A test, or what a test runs, from the root. */
  shownBy: string
  /** What must stand in it, so that it goes on being about this. */
  says: string
}

const compose = {
  why: 'Docker is on no machine the tests run on; what the file says is read as compose reads it.',
  shownBy: 'server/test/container/compose.test.ts',
  says: 'says what Doorward takes, and names only what it declares',
}
const unit = {
  why: 'It changes the machine; the unit it is about is looked at by systemd, and its commands are run.',
  shownBy: 'server/test/docs/systemd.test.ts',
  says: 'doorward.service',
}

const bench = (says: string): Elsewhere => ({
  why: 'Figures of a machine that does other things beside are worth nothing, and it takes a quarter of an hour.',
  shownBy: 'bench/run.ts',
  says,
})

/** Every other command on a page is one of `doorward`, which commands.test.ts runs. */
export const commandsElsewhere: Record<string, Elsewhere> = {
  'npm start': {
    why: 'It goes on until it is stopped.',
    shownBy: 'server/test/stories/as-npm-start.ts',
    says: 'scripts.start',
  },
  'npm test': { why: 'It is what runs this.', shownBy: 'scripts/test.mjs', says: '--test' },
  'npm run bench': bench('parseArgs'),
  'npm run bench -- ldap store': bench('store: measureStore'),
  'npm run bench -- --quick': bench('quick: { type'),
  'npm run bench -- --people 5000 ldap': bench('people: { type'),
  'npm run bench -- --write': bench('write: { type'),
  'docker compose -f compose.postgres.yaml up -d': compose,
  'sudo useradd --system --home-dir /opt/doorward --shell /usr/sbin/nologin doorward': unit,
  'sudo chown -R doorward: /opt/doorward': unit,
  'sudo systemctl enable --now doorward': unit,
  'sudo journalctl -u doorward': unit,
  'cd /opt/doorward': unit,
  'docker compose up -d': compose,
  'docker compose logs doorward': compose,
}

/** Blocks that are no commands and bear no name, by page and heading. */
export const blocksElsewhere: Record<string, Elsewhere> = {
  'README.md, Your first app, in ten minutes, ': {
    why: 'It is what is printed.',
    shownBy: 'server/test/stories/ten-minutes.test.ts',
    says: 'it starts without any setting, and prints a link to begin with',
  },
  'docs/running.md, A copy in OpenLDAP, slapd': {
    why: 'slapd reads it.',
    shownBy: 'server/test/cli/schema.test.ts',
    says: 'in the configuration that docs/running.md shows',
  },
  'docs/simple-auth.md, Sign in, json': {
    why: 'It is an answer.',
    shownBy: 'server/test/simpleauth/login.test.ts',
    says: "displayName: 'ann Ü'",
  },
}
