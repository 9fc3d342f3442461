import { Steps as WizardSteps } from '../../parts/steps.tsx'

const names = ['App', 'Who can open it', 'Configuration', 'Test sign-in']

export const Steps = ({ now }: { now: 1 | 2 | 3 | 4 }) => <WizardSteps names={names} now={now} />
