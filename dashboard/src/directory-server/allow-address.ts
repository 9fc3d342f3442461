import type { DirectoryServer } from '@doorward/contract'
import { useMutation } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { queryClient } from '../api/queries.ts'
import { sayDone } from '../parts/saved.tsx'
import { withAddress } from './with-address.ts'
import { t } from '../texts/index.ts'

const words = t.directoryServer.allow

/** Lets an address in at once, with a way back. */
export function useAllowAddress(server: DirectoryServer) {
  const put = async (allowList: string, version: number) => {
    const { directoryServer } = await api.updateDirectoryServer({ body: { allowList }, version })
    queryClient.setQueryData(['directory-server'], directoryServer)
    await queryClient.invalidateQueries({ queryKey: ['directory-queries'] })
    return directoryServer
  }
  return useMutation({
    async mutationFn(address: string) {
      const { allowList: before } = server
      const { version } = await put(withAddress(before, address), server.version)
      sayDone(words.mayConnect(address), () => put(before, version))
    },
  })
}
