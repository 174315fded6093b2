import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { ImageContent, VideoContent } from '../../playlists/content.ts'
import { readFileFacts } from '../../playlists/wire/materials.ts'
import type { VideoFacts } from '../../playlists/wire/materials.ts'
import { useAsk } from '../ui/asks.ts'
import type { Format } from '../ui/format.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import type { Text as Words } from '../ui/text/vi.ts'

type FileContent = ImageContent | VideoContent

/** What was read from a file's bytes, a line a fact. */
export function FileFacts({ content }: { content: FileContent }): ReactNode {
  const t = useText().materials.file
  const format = useFormat()
  const { data } = useAsk(readFileFacts, { params: { hash: content.file } })
  return <FactList facts={factsOf(content, data?.video ?? null, t, format)} />
}

const CONTAINERS = { 'video/mp4': 'MP4', 'video/webm': 'WebM' } as const

/** Names and values; what the server does not know of an older file is reckoned from what it does. */
export function factsOf(
  content: FileContent,
  video: VideoFacts | null,
  t: Words['materials']['file'],
  format: Format,
): [string, string][] {
  const size: [string, string] = [t.size, t.pixels(String(content.width), String(content.height))]
  const weight: [string, string] = [t.weight, format.bytes(content.bytes)]
  if (content.kind === 'image') return [size, weight]
  const { type, bytes, durationMs, hasSound } = content
  const bits = video?.bitRate ?? (bytes * 8000) / durationMs
  const speed = video?.framesPerSecond ?? null
  const sound = video?.sound ?? ''
  return [
    [t.codec, video === null ? CONTAINERS[type] : `${video.codec} (${CONTAINERS[type]})`],
    size,
    [t.length, format.clockDuration(durationMs)],
    [t.bitrate, t.megabits(format.number(bits / 1e6, bits < 1e6 ? 2 : 1))],
    ...(speed === null ? [] : [[t.speed, t.frames(format.number(speed, 2))] as [string, string]]),
    [t.sound, hasSound ? t.hasSound(sound) : t.silent],
    weight,
  ]
}

/** Facts under one another, their names beside them. */
export function FactList({ facts }: { facts: readonly (readonly [string, string])[] }): ReactNode {
  return (
    <dl style={{ display: 'grid', gridTemplateColumns: '9.5rem 1fr', gap: '6px 12px', margin: 0 }}>
      {facts.map(([name, value]) => (
        <div key={name} style={{ display: 'contents' }}>
          <Text component="dt" size="sm" c="dark.4">
            {name}
          </Text>
          <Text component="dd" size="sm" m={0} style={{ overflowWrap: 'anywhere' }}>
            {value}
          </Text>
        </div>
      ))}
    </dl>
  )
}
