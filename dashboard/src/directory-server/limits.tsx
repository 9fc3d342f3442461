import type { DirectoryLimit, DirectoryServer } from '@doorward/contract'
import { NumberInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { limitWords } from './limit-words.ts'
import type { RunningValues } from './running-form.tsx'
import { t } from '../texts/index.ts'

const words = t.directoryServer.limits

const number = new Intl.NumberFormat(t.locale)

/** Every limit; an empty field is the usual one. */
export function Limits({ server, form }: { server: DirectoryServer; form: UseFormReturnType<RunningValues> }) {
  return (
    <div className="limit-fields">
      {(Object.entries(limitWords) as [DirectoryLimit, (typeof limitWords)[DirectoryLimit]][]).map(
        ([name, { label, unit, reached }]) => {
          const { usual, min, max } = server.limits[name]
          return (
            <NumberInput
              key={name}
              label={label}
              description={words.range(number.format(min), number.format(max), reached)}
              placeholder={`${number.format(usual)}${unit && ` ${unit}`}`}
              suffix={unit && ` ${unit}`}
              allowDecimal={false}
              allowNegative={false}
              clampBehavior="none"
              hideControls
              {...form.getInputProps(`limits.${name}`)}
            />
          )
        },
      )}
    </div>
  )
}
