import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { ApiError } from './api.ts'

const isSignedOut = (error: unknown): boolean => error instanceof ApiError && error.code === 'not-signed-in'

/** Ask again only what may get another answer: the line was lost or the server is busy. */
const worthAgain = (failures: number, error: unknown): boolean =>
  failures < 2 && error instanceof ApiError && (error.code === 'offline' || error.code === 'busy')

/** The panel's cache. A session that has ended asks who is signed in, which brings the sign-in page. */
export function makeQueryClient(): QueryClient {
  const onError = (error: unknown): void => {
    if (isSignedOut(error)) void client.invalidateQueries({ queryKey: ['session'] })
  }
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: { retry: worthAgain, staleTime: 15_000, refetchOnWindowFocus: true, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
  return client
}
