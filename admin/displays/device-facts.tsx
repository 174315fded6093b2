import { Table, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { onOutput, outputOf } from '../../playlists/geometry.ts'
import type { Display, Health } from '../../playlists/wire/displays.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'

type Fact = { label: string; value: string; bad?: boolean }

/** Whether the page is drawn on an output that the canvas does not fit on. */
export function isCut(
  display: Pick<Display, 'canvas' | 'geometry' | 'viewing'>,
  { output }: Pick<Health, 'output'>,
): boolean {
  const { canvas, geometry, viewing } = display
  const out = outputOf(geometry, canvas, viewing.mmPerPx)
  const places = out === null ? [canvas] : out.pieces.map((piece) => onOutput(piece, out.turn))
  return places.some(({ x, y, width, height }) => output.width < x + width || output.height < y + height)
}

/** What a device last said of itself, in words. */
export function DeviceFacts({ display, health }: { display: Display; health: Health }): ReactNode {
  const facts = useFacts(display, health)
  return (
    <Table fz="sm" verticalSpacing={4} layout="fixed" variant="vertical" withRowBorders={false}>
      <Table.Tbody>
        {facts.map(({ label, value, bad }) => (
          <Table.Tr key={label}>
            <Table.Th w="45%" fw={500}>
              {label}
            </Table.Th>
            <Table.Td>
              <Text size="sm" c={bad ? 'red.9' : undefined}>
                {value}
              </Text>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

const CLOCK_OFF_MS = 5000
const LOW_STORAGE = 500 * 1024 * 1024

function useFacts(display: Display, health: Health): Fact[] {
  const text = useText().displays.details
  const format = useFormat()
  const { output, clockOffsetMs: off, storageFree } = health
  const cut = isCut(display, health)
  const size = `${output.width} × ${output.height}${output.ratio === 1 ? '' : ` (×${format.number(output.ratio, 2)})`}`
  const clock = Math.abs(off) < 1000 ? text.clockFine : text.clockOff(format.duration(Math.abs(off)))
  return [
    { label: text.paired, value: display.pairedAt === null ? text.unknown : format.dateTime(display.pairedAt) },
    { label: text.showing, value: text.showings[health.showing] },
    { label: text.output, value: cut ? `${size}: ${text.outputWrong}` : size, bad: cut },
    { label: text.clock, value: clock, bad: Math.abs(off) > CLOCK_OFF_MS },
    {
      label: text.media,
      value: `${format.number(health.mediaReady)} / ${format.number(health.mediaWanted)}`,
      bad: health.mediaReady < health.mediaWanted,
    },
    { label: text.queued, value: format.number(health.queued) },
    {
      label: text.storage,
      value: storageFree === null ? text.unknown : format.bytes(storageFree),
      bad: storageFree !== null && storageFree < LOW_STORAGE,
    },
    {
      label: text.offline,
      value: health.offlineReady ? text.offlineYes : text.offlineNo,
      bad: !health.offlineReady,
    },
    { label: text.version, value: health.version },
  ]
}
