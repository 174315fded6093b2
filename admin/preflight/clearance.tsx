import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { ReactNode } from 'react'
import { targetsOf } from '../../playlists/preflight/target.ts'
import { listDisplays } from '../../playlists/wire/displays.ts'
import type { Material } from '../../playlists/wire/materials.ts'
import { overridePreflight, sendPreflight } from '../../playlists/wire/preflight.ts'
import type { PreflightReport } from '../../playlists/wire/preflight.ts'
import { useApi, useSend } from '../ui/asks.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { useReadPreviewOffice } from '../ui/preview-office.ts'
import { useQuestion } from '../ui/use-question.tsx'
import { useReason } from '../ui/use-reason.ts'
import type { Format } from '../ui/format.ts'
import { FindingLines } from './findings.tsx'
import { FrameRenderer } from '../ui/renderer.ts'
import { sizesOf } from './use-check.ts'

/**
 * Checks a saved material on every display before it is handed in, and asks for a reason where something blocks. Without one
 * the server refuses what follows, and says why.
 */
export function useClearance(): (material: Material) => Promise<void> {
  const measure = useMeasuring()
  const send = useSend(sendPreflight)
  const override = useSend(overridePreflight)
  const askOverride = useAskOverride()
  return async (material) => {
    const at = { params: { id: material.id } }
    const revision = material.latest.number
    const measurements = await measure(material)
    const report = await send.mutateAsync({ ...at, body: { revision, measurements } })
    if (report.verdict !== 'block' || report.override !== null) return
    const reason = await askOverride(report)
    if (reason !== null) await override.mutateAsync({ ...at, body: { revision, reason } })
  }
}

const NOTICE = 'preflight'

/** Draws it everywhere, saying how far it is. */
function useMeasuring() {
  const t = useText().preflight
  const format = useFormat()
  const api = useApi()
  const readOffice = useReadPreviewOffice()
  return async ({ latest: { content } }: Material) => {
    const sizes = sizesOf(targetsOf(await api.call(listDisplays)))
    const office = await readOffice(content)
    const renderer = new FrameRenderer(t.frameTitle)
    const { signal } = new AbortController()
    let done = 0
    const say = () => t.progress(format.number(done), format.number(sizes.length))
    notifications.show({ id: NOTICE, message: say(), loading: true, autoClose: false, withCloseButton: false })
    try {
      const frames = await Promise.all(
        sizes.map(async (canvas) => {
          const frame = await renderer.render({ canvas, content, ...office }, signal)
          done += 1
          notifications.update({ id: NOTICE, message: say(), loading: true })
          return frame
        }),
      )
      return frames.filter((frame) => frame !== null).map(({ measurement }) => measurement)
    } finally {
      notifications.hide(NOTICE)
      renderer.dispose()
    }
  }
}

/** Shows what blocks and asks why it must go on air all the same; null when it is to be mended instead. */
function useAskOverride(): (report: PreflightReport) => Promise<string | null> {
  const ask = useQuestion()
  const t = useText().preflight.override
  const format = useFormat()
  return (report) =>
    ask<string>({
      title: t.title,
      size: 'lg',
      draw: (onSettle) => <OverrideForm report={report} format={format} onSettle={onSettle} />,
    })
}

type FormGiven = { report: PreflightReport; format: Format; onSettle: (reason: string | null) => void }

function OverrideForm({ report, format, onSettle }: FormGiven): ReactNode {
  const t = useText().preflight.override
  const { missing, onSubmit, field } = useReason(onSettle)
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="md">
        <Text size="sm">{t.body}</Text>
        <FindingLines findings={report.findings.filter(({ verdict }) => verdict === 'block')} format={format} />
        <Textarea
          {...field}
          label={t.reason}
          description={t.reasonHint}
          error={missing ? t.reasonMissing : undefined}
          minRows={2}
        />
        <Group justify="flex-end" gap="xs">
          <Button type="submit" variant="default">
            {t.confirm}
          </Button>
          <Button type="button" onClick={() => onSettle(null)} data-autofocus>
            {t.mend}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
