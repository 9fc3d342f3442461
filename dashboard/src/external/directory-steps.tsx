import { Steps } from '../parts/steps.tsx'
import { t } from '../texts/index.ts'

export const DirectorySteps = ({ now }: { now: 1 | 2 | 3 | 4 }) => <Steps names={t.external.steps} now={now} />
