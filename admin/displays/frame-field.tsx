import { Group, Radio, Stack } from '@mantine/core'
import { FRAME_NAMES, zonesOf } from '../../playlists/frames.ts'
import type { FrameName } from '../../playlists/frames.ts'
import type { Rect } from '../../playlists/programme.ts'
import { useText } from '../ui/language.tsx'

type FrameGiven = { value: FrameName; canvas: Rect; onChange: (frame: FrameName) => void }

/** How the canvas is divided, each choice drawn as this very canvas would be. */
export function FrameField({ value, canvas, onChange }: FrameGiven) {
  const text = useText().displays.frame
  return (
    <Radio.Group
      label={text.label}
      description={text.hint}
      value={value}
      onChange={(frame) => onChange(frame as FrameName)}
    >
      <Group gap="lg" mt={6} align="flex-end">
        {FRAME_NAMES.map((name) => (
          <Stack key={name} gap={6} align="flex-start">
            <Drawing frame={name} canvas={canvas} />
            <Radio value={name} label={text.names[name]} />
          </Stack>
        ))}
      </Group>
    </Radio.Group>
  )
}

const LONGER = 88
const MAIN = 'var(--mantine-color-gray-2)'
const OTHER = 'var(--mantine-color-gray-5)'

function Drawing({ frame, canvas }: { frame: FrameName; canvas: Rect }) {
  const { width, height } = canvas
  const scale = LONGER / Math.max(width, height)
  return (
    <svg
      aria-hidden
      width={width * scale}
      height={Math.max(8, height * scale)}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
    >
      {zonesOf(frame, canvas).map(({ name, rect }) => (
        <rect
          key={name}
          {...rect}
          fill={name === 'main' ? MAIN : OTHER}
          stroke="var(--mantine-color-gray-7)"
          strokeWidth={1}
          vectorEffect="non-scaling-stroke"
        />
      ))}
    </svg>
  )
}
