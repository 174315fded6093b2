import { useRef, useState } from 'react'
import { sendPack } from '../../playlists/wire/packs.ts'
import type { PackPreview } from '../../playlists/wire/packs.ts'
import { ApiError, addressOf, readError } from '../ui/api.ts'
import { useApi } from '../ui/asks.ts'

export type SendingPack = {
  /** The share sent, 0 to 1; null while nothing is under way. */
  share: number | null
  error: unknown
  send: (file: File) => void
  stop: () => void
}

/** Brings a pack's bytes to the server, with progress; it can be stopped. */
export function useSendPack(onDone: (preview: PackPreview) => void): SendingPack {
  const api = useApi()
  const [share, setShare] = useState<number | null>(null)
  const [error, setError] = useState<unknown>(null)
  const current = useRef<XMLHttpRequest | null>(null)
  const fail = (reason: unknown) => (setShare(null), setError(reason))
  const send = (file: File) => {
    const request = new XMLHttpRequest()
    current.current = request
    setShare(0)
    setError(null)
    request.open(sendPack.method, addressOf(sendPack))
    for (const [name, value] of Object.entries(api.headers())) request.setRequestHeader(name, value)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.onprogress = ({ loaded, total }) => setShare(total > 0 ? loaded / total : 0)
    request.onload = () => {
      if (request.status !== 200) return fail(readError(request.status, request.responseText))
      setShare(null)
      onDone(JSON.parse(request.responseText) as PackPreview)
    }
    request.onerror = () => fail(new ApiError('offline', '', 0))
    request.onabort = () => setShare(null)
    request.send(file)
  }
  return { share, error, send, stop: () => current.current?.abort() }
}
