import { createContext, useContext, useState } from 'react'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { MutateOptions, UseMutationResult, UseQueryResult } from '@tanstack/react-query'
import type { EndpointShape, ReplyOf } from '../../playlists/wire/endpoint.ts'
import type { Api, ApiError, Asked, AskedArgs } from './api.ts'
import { keyOf, refetchAfter } from './keys.ts'
import { Sending } from './sending.ts'

const Apis = createContext<Api | null>(null)
export const ApiProvider = Apis

/** The client of the menu; prefer `useAsk` and `useSend`. */
export function useApi(): Api {
  const api = useContext(Apis)
  if (!api) throw new Error('useApi needs an ApiProvider')
  return api
}

export type AskOptions = {
  enabled?: boolean
  /** Keep showing the last answer while a changed question is asked. */
  keep?: boolean
  /** Ask again so often (ms), beside what live messages bring. */
  every?: number
}

/** Asks a GET of the menu and keeps the answer fresh: live messages and own changes of its noun ask again. */
export function useAsk<E extends EndpointShape>(
  entry: E,
  given: Asked<E>,
  options: AskOptions = {},
): UseQueryResult<ReplyOf<E>, ApiError> {
  const api = useApi()
  return useQuery<ReplyOf<E>, ApiError>({
    queryKey: keyOf(entry, given),
    queryFn: () => api.call(entry, ...([given] as AskedArgs<E>)),
    enabled: options.enabled ?? true,
    refetchInterval: options.every ?? false,
    ...(options.keep ? { placeholderData: keepPreviousData as never } : {}),
  })
}

type Sent<E extends EndpointShape> = UseMutationResult<ReplyOf<E>, ApiError, Asked<E>>
type Send<E extends EndpointShape> = Pick<Sent<E>, 'isPending' | 'error' | 'reset' | 'data'> & {
  mutate: (given: Asked<E>, options?: MutateOptions<ReplyOf<E>, ApiError, Asked<E>>) => void
  mutateAsync: (given: Asked<E>) => Promise<ReplyOf<E>>
}

/**
 * Sends a change of the menu: `mutate(given)`, or `mutateAsync`. Afterwards what it may have changed is asked anew.
 * The same change is sent once however often it is asked for while it is under way: `isPending` shows only after a
 * render, and a double click is faster.
 */
export function useSend<E extends EndpointShape>(entry: E, onDone?: (reply: ReplyOf<E>) => void): Send<E> {
  const api = useApi()
  const client = useQueryClient()
  const [sending] = useState(() => new Sending<Asked<E>, ReplyOf<E>>())
  const mutation = useMutation<ReplyOf<E>, ApiError, Asked<E>>({
    mutationFn: (given) => api.call(entry, ...([given] as AskedArgs<E>)),
    onSuccess: (reply) => {
      refetchAfter(client, entry)
      onDone?.(reply)
    },
  })
  const { isPending, error, reset, data } = mutation
  const mutateAsync = (given: Asked<E>) => sending.join(given, () => mutation.mutateAsync(given))
  const mutate = (given: Asked<E>, options?: MutateOptions<ReplyOf<E>, ApiError, Asked<E>>) => {
    if (sending.has(given)) return
    // What is refused is kept in `error`.
    sending.join(given, () => mutation.mutateAsync(given, options)).catch(() => undefined)
  }
  return { isPending, error, reset, data, mutate, mutateAsync }
}
