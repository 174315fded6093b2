import type { ReactNode } from 'react'
import type { Hash } from '../../playlists/ids.ts'

export const fileUrl = (hash: Hash): string => `/api/files/${hash}`
export const posterUrl = (hash: Hash): string => `${fileUrl(hash)}/poster`

/** A film to be looked at: one of its frames until it plays. */
export function Film({ file, name, height }: { file: Hash; name?: string; height: number }): ReactNode {
  return (
    <video
      aria-label={name}
      src={fileUrl(file)}
      poster={posterUrl(file)}
      controls
      muted
      preload="metadata"
      style={{ width: '100%', maxHeight: height, background: '#000' }}
    />
  )
}
