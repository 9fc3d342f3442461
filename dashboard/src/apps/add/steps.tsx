import { Steps as WizardSteps } from '../../parts/steps.tsx'
import { t } from '../../texts/index.ts'

const { app, access, configuration, test } = t.appsAdd.steps
const names = [app, access, configuration, test]

export const Steps = ({ now }: { now: 1 | 2 | 3 | 4 }) => <WizardSteps names={names} now={now} />
