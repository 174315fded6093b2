import { Alert, Button, FileButton, Group, List, Stack, Text, TextInput, Title } from '@mantine/core'
import { IconAlertTriangle, IconFileSearch, IconShieldCheck } from '@tabler/icons-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { CsvVerification } from '../../playlists/wire/plays.ts'
import { useApi } from '../ui/asks.ts'
import { ErrorNotice } from '../ui/errors.tsx'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { sendLog } from '../ui/upload.ts'

type Checked = { name: string; said: CsvVerification }

/** Whether a file that left the office says what the log says. */
export function LogFile(): ReactNode {
  const t = useText().settings.log.file
  const api = useApi()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [checked, setChecked] = useState<Checked | null>(null)
  const [seal, setSeal] = useState('')
  async function check(file: File | null): Promise<void> {
    if (file === null) return
    setBusy(true)
    setError(null)
    setChecked(null)
    try {
      setChecked({ name: file.name, said: await sendLog(api, file) })
    } catch (refusal) {
      setError(refusal)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Stack gap="sm" component="section" aria-label={t.title}>
      <Title order={2} size="h4">
        {t.title}
      </Title>
      <Text size="sm" c="dimmed" maw={620}>
        {t.lead}
      </Text>
      <Group align="flex-start" gap="sm">
        <TextInput
          label={t.seal}
          description={t.sealHint}
          value={seal}
          maxLength={40}
          w={340}
          maw="100%"
          inputWrapperOrder={['label', 'input', 'description']}
          onChange={(event) => setSeal(event.currentTarget.value)}
        />
        <FileButton accept=".csv,text/csv" onChange={(file) => void check(file)}>
          {(props) => (
            <Button {...props} mt={25} loading={busy} leftSection={<IconFileSearch size={18} aria-hidden />}>
              {t.choose}
            </Button>
          )}
        </FileButton>
      </Group>
      <ErrorNotice error={error} />
      {checked !== null && <Verdict {...checked} seal={plain(seal)} />}
    </Stack>
  )
}

/** However it was copied. */
const plain = (seal: string): string => seal.replace(/[^0-9a-f]/gi, '').toUpperCase()

function Verdict({ name, said, seal }: Checked & { seal: string }) {
  const { file: t, more, period } = useText().settings.log
  const format = useFormat()
  const count = said.findings.length + said.more
  const sealDiffers = seal !== '' && seal !== plain(said.seal)
  const isFine = count === 0 && !sealDiffers
  const dates = period(format.date(said.from), format.date(said.until))
  return (
    <Stack gap="sm">
      <Alert
        color={isFine ? 'lake' : 'red'}
        icon={isFine ? <IconShieldCheck aria-hidden /> : <IconAlertTriangle aria-hidden />}
        title={count === 0 ? t.agrees : t.differs(format.number(count))}
        role="status"
        style={{ overflowWrap: 'anywhere' }}
      >
        {t.about(name, dates, format.number(said.plays))} {t.code(said.seal)}{' '}
        {seal !== '' && (sealDiffers ? t.codeDiffers : t.codeAgrees)}
      </Alert>
      {count > 0 && (
        <List size="sm" spacing={4} style={{ overflowWrap: 'anywhere' }}>
          {said.findings.map(({ message }) => (
            <List.Item key={message}>{message}</List.Item>
          ))}
        </List>
      )}
      {said.more > 0 && <Text size="sm">{more(format.number(said.more))}</Text>}
    </Stack>
  )
}
