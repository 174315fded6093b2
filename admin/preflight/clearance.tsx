import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Material } from '../../playlists/wire/materials.ts'
import { overridePreflight, sendPreflight } from '../../playlists/wire/preflight.ts'
import type { PreflightReport } from '../../playlists/wire/preflight.ts'
import { useSend } from '../ui/asks.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { useQuestion } from '../ui/use-question.tsx'
import { useReason } from '../ui/use-reason.ts'
import type { Format } from '../ui/format.ts'
import { FindingLines } from './findings.tsx'
import { useDrawing, withNotice } from './measuring.tsx'

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

/** Draws one everywhere, saying how far it is. */
function useMeasuring() {
  const t = useText().preflight
  const format = useFormat()
  const draw = useDrawing()
  return ({ latest: { content } }: Material) => {
    const say = (done: number, all: number) => t.progress(format.number(done), format.number(all))
    return draw((pen) =>
      withNotice(say(0, pen.sizes.length), ({ tell, signal }) =>
        pen.measure(content, { signal, onDone: (done) => tell(say(done, pen.sizes.length)) }),
      ),
    )
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
