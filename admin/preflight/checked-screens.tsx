import { Button, Stack } from '@mantine/core'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Content } from '../../playlists/content.ts'
import type { Finding } from '../../playlists/preflight/findings.ts'
import type { Display } from '../../playlists/wire/displays.ts'
import { smallest } from '../ui/canvases.ts'
import type { Canvas } from '../ui/canvases.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { Screens } from '../ui/screens.tsx'
import { facesOf } from './faces.ts'
import { VerdictSign } from './findings.tsx'

/** Each preview runs the real stage, so only so many are started until more are asked for. */
const AT_FIRST = 6

type Given = {
  on: readonly Display[]
  content: Content
  findings: readonly Finding[]
  /** While one types nothing changes its place: then the smallest ones are shown first, where words fit last. */
  typing?: boolean
  maxHeight?: number
}

/** A content on every canvas that it goes to, what is blocked or warned of first and marked so. */
export function CheckedScreens({ on, content, findings, typing = false, maxHeight }: Given): ReactNode {
  const text = useText()
  const t = text.preflight
  const format = useFormat()
  const [all, setAll] = useState(false)
  const faces = facesOf(on, findings, text.approvals.screens)
  const order: readonly Canvas[] = typing ? facesOf(on, [], text.approvals.screens) : faces
  const some = typing ? smallest(order, AT_FIRST) : order.slice(0, AT_FIRST)
  const shown = all ? order : some
  const verdictOf = new Map(faces.map(({ key, verdict }) => [key, verdict]))
  const mark = (key: string): ReactNode => {
    const verdict = verdictOf.get(key) ?? 'pass'
    if (verdict === 'pass') return null
    return (
      <>
        <VerdictSign verdict={verdict} /> {t.verdicts[verdict]}:{' '}
      </>
    )
  }
  return (
    <Stack gap="sm">
      <Screens canvases={shown} content={content} mark={mark} {...(maxHeight !== undefined && { maxHeight })} />
      {shown.length < faces.length && (
        <Button variant="default" size="sm" onClick={() => setAll(true)}>
          {t.seeAll(format.number(faces.length))}
        </Button>
      )}
    </Stack>
  )
}
