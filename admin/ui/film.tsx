import type { ReactNode } from 'react'
import type { Hash } from '../../playlists/ids.ts'
import type { VideoContent } from '../../playlists/content.ts'

export const fileUrl = (hash: Hash): string => `/api/files/${hash}`
export const posterUrl = (hash: Hash): string => `${fileUrl(hash)}/poster`

type FilmProps = { film: Pick<VideoContent, 'file' | 'width' | 'height'>; name: string; most: number }

/** A film to be looked at: one of its frames until it plays, in the place that it will have. */
export function Film({ film: { file, width, height }, name, most }: FilmProps): ReactNode {
  return (
    <video
      aria-label={name}
      src={fileUrl(file)}
      poster={posterUrl(file)}
      controls
      muted
      preload="metadata"
      style={{ width: '100%', aspectRatio: `${width} / ${height}`, maxHeight: most, background: '#000' }}
    />
  )
}
