import { Steps } from '../parts/steps.tsx'

const names = ['Provider and settings', 'Test connection', 'Preview changes', 'Sync']

export const DirectorySteps = ({ now }: { now: 1 | 2 | 3 | 4 }) => <Steps names={names} now={now} />
