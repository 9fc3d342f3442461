import { Steps as WizardSteps } from '../../parts/steps.tsx'

const names = ['App', 'Who can open it', 'Configuration']

export const Steps = ({ now }: { now: 1 | 2 | 3 }) => <WizardSteps names={names} now={now} />
