import type { ExternalDirectory } from '@doorward/contract'
import { useCallback } from 'react'
import { api } from '../../api/client.ts'
import { forget } from '../../api/queries.ts'
import { Refusal } from '../../api/refusal.ts'

/** Begins a sync. One that is under way already is what was wanted too. */
export const useStartSync = ({ id }: Pick<ExternalDirectory, 'id'>) =>
  useCallback(
    async (confirms?: string) => {
      try {
        await api.startExternalRun({ params: { id }, body: confirms === undefined ? {} : { confirms } })
      } catch (error) {
        if (confirms !== undefined || !(error instanceof Refusal) || error.problem.code !== 'conflict') throw error
      } finally {
        await forget('external-sync')
      }
    },
    [id],
  )
