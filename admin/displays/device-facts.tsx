import { Table, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { onOutput, outputOf } from '../../playlists/geometry.ts'
import type { Display, Health } from '../../playlists/wire/displays.ts'
import { isClockOff, isStorageLow } from '../../playlists/signs.ts'
import { displayVitals } from '../../playlists/wire/alarms.ts'
import { useAsk } from '../ui/asks.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { pastVitals } from './past-vitals.ts'

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
  const facts = [...useFacts(display, health), ...useVitals(display, health)]
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
    { label: text.clock, value: clock, bad: isClockOff(health) },
    {
      label: text.media,
      value: `${format.number(health.mediaReady)} / ${format.number(health.mediaWanted)}`,
      bad: health.mediaReady < health.mediaWanted,
    },
    { label: text.queued, value: format.number(health.queued) },
    {
      label: text.storage,
      value: storageFree === null ? text.unknown : format.bytes(storageFree),
      bad: isStorageLow(health),
    },
    {
      label: text.offline,
      value: health.offlineReady ? text.offlineYes : text.offlineNo,
      bad: !health.offlineReady,
    },
    { label: text.version, value: health.version },
  ]
}

/** How the page and its machine are, now and in the last two days. */
function useVitals({ id }: Display, { vitals, keeping }: Health): Fact[] {
  const text = useText().watch.facts
  const format = useFormat()
  const { data } = useAsk(displayVitals, { params: { id } })
  if (vitals === undefined) return []
  const { memory, frames, failures, network, upMs, visible } = vitals
  const { number, bytes } = format
  const past = pastVitals(data ?? [])
  return [
    { label: text.hidden, value: visible ? text.hiddenNo : text.hiddenYes, bad: !visible },
    { label: text.up, value: format.duration(upMs) },
    { label: text.frames, value: text.framesOf(number(frames.dropped), number(frames.shown + frames.dropped)) },
    { label: text.failures, value: number(failures), bad: failures > 0 },
    ...(memory === null ? [] : [{ label: text.memory, value: bytes(memory.used) }]),
    ...(network === null ? [] : [{ label: text.network, value: networkWords(network, text, number) }]),
    ...(keeping === undefined ? [] : [{ label: text.stored, value: bytes(keeping.bytes) }]),
    { label: text.past, value: text.pastOf(number(past.dropped), number(past.failures), number(past.starts)) },
    ...(past.memory === null
      ? []
      : [
          {
            label: `${text.memory} (${text.past.toLowerCase()})`,
            value: text.memoryOf(bytes(past.memory.least), bytes(past.memory.most)),
          },
        ]),
  ]
}

type Network = NonNullable<NonNullable<Health['vitals']>['network']>
type NetworkText = { noNetwork: string; networkOf: (kind: string, megabits: string, ms: string) => string }

function networkWords({ online, kind, megabits, roundTripMs }: Network, text: NetworkText, number: Num): string {
  return online ? text.networkOf(kind, number(megabits, 1), number(roundTripMs)) : text.noNetwork
}
type Num = (value: number, digits?: number) => string
