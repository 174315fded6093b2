import { List, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { listGaps } from '../../playlists/wire/plays.ts'
import type { Gap } from '../../playlists/wire/plays.ts'
import type { Display } from '../../playlists/wire/displays.ts'
import { useAsk } from '../ui/asks.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { Answer } from '../ui/page.tsx'

const NAMED = 10

/** Which plays of a display are missing: still asked for, or known to be lost and why. */
export function Gaps({ display }: { display: Display }): ReactNode {
  const text = useText().displays.gaps
  const gaps = useAsk(listGaps, { query: { display: display.id } })
  return (
    <Answer of={gaps} height={40}>
      {(all) =>
        all.length === 0 ? (
          <Text size="sm">{text.none}</Text>
        ) : (
          <>
            <List size="sm" spacing={4}>
              {all.slice(0, NAMED).map((gap) => (
                <List.Item key={`${gap.boot} ${gap.first}`}>
                  <OneGap gap={gap} />
                </List.Item>
              ))}
            </List>
            {all.length > NAMED && <Text size="sm">{text.more(String(all.length - NAMED))}</Text>}
          </>
        )
      }
    </Answer>
  )
}

function OneGap({ gap }: { gap: Gap }) {
  const text = useText().displays.gaps
  const format = useFormat()
  const many = format.number(gap.count)
  const said = gap.reason === null ? text.waiting(many) : text.lost(many, text.reasons[gap.reason])
  return (
    <>
      {said} {whenOf(gap, text, format)}
    </>
  )
}

function whenOf(
  { after, before }: Gap,
  text: ReturnType<typeof useText>['displays']['gaps'],
  format: ReturnType<typeof useFormat>,
): string {
  if (before === null) return ''
  return after === null
    ? text.before(format.dateTime(before))
    : text.between(format.dateTime(after), format.dateTime(before))
}
