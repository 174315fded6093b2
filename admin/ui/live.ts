import { io } from 'socket.io-client'
import type { QueryClient } from '@tanstack/react-query'
import type { Noun } from '../../playlists/wire-live.ts'
import { refetchNouns } from './keys.ts'

/** Changes come in flocks; one question after a short while answers for all of them. */
const GATHER_MS = 250

export type Live = { close: () => void }

/** Hears which nouns changed and asks them anew. Tells `onLine` when the line is lost and found. */
export function openLive(client: QueryClient, onLine: (connected: boolean) => void): Live {
  const socket = io('/panel', { withCredentials: true, transports: ['websocket', 'polling'] })
  const gathered = new Set<Noun>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let wasLost = false

  const flush = (): void => {
    timer = undefined
    refetchNouns(client, [...gathered])
    gathered.clear()
  }
  socket.on('changed', (nouns: Noun[]) => {
    for (const noun of nouns) gathered.add(noun)
    timer ??= setTimeout(flush, GATHER_MS)
  })
  socket.on('connect', () => {
    onLine(true)
    if (wasLost) void client.invalidateQueries()
    wasLost = false
  })
  const lost = (): void => {
    wasLost = true
    onLine(false)
  }
  socket.on('disconnect', lost)
  socket.on('connect_error', lost)
  return {
    close: () => {
      clearTimeout(timer)
      socket.close()
    },
  }
}
