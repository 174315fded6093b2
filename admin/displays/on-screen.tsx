import { Text } from '@mantine/core'
import { useMemo } from 'react'
import type { ReactNode } from 'react'
import { displayProgramme } from '../../playlists/wire/displays.ts'
import type { Display } from '../../playlists/wire/displays.ts'
import { useAsk } from '../ui/asks.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { FramePreview, LiveMiniature } from '../ui/preview.tsx'
import { reportedFrame } from './reported.ts'

const HEIGHT = 300

/** What is on a display: by its programme, or, where it shows something else, by its own word; each says which. */
export function OnScreen({ display }: { display: Display }): ReactNode {
  const { displays, watch } = useText()
  if (display.programme === null) return <Text size="sm">{displays.details.nowNothing}</Text>
  if (display.state === 'wrong') return <Reported display={display} />
  return (
    <>
      <LiveMiniature display={display} maxHeight={HEIGHT} />
      <Note>{watch.redrawn}</Note>
    </>
  )
}

function Reported({ display }: { display: Display }) {
  const { kit, watch } = useText()
  const format = useFormat()
  const programme = useAsk(displayProgramme, { params: { id: display.id } }).data?.programme
  const frame = useMemo(() => programme && reportedFrame(display, programme), [display, programme])
  if (programme === undefined) return null
  if (!frame)
    return (
      <>
        <Text size="sm" mb={4}>
          {watch.unknown}
        </Text>
        <LiveMiniature display={display} maxHeight={HEIGHT} />
        <Note>{watch.redrawn}</Note>
      </>
    )
  return (
    <>
      <FramePreview frame={frame} title={kit.preview.live(display.name)} maxHeight={HEIGHT} />
      <Note>{watch.reported(format.timeWithSeconds(frame.at))}</Note>
    </>
  )
}

const Note = ({ children }: { children: string }) => (
  <Text size="xs" c="dimmed" mt={4}>
    {children}
  </Text>
)
