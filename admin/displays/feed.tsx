import { Button, CopyButton, Group, Text, TextInput } from '@mantine/core'
import { IconCheck, IconCopy, IconRefresh } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { readFeed, renewFeed } from '../../playlists/wire/icalendar.ts'
import type { Display } from '../../playlists/wire/displays.ts'
import { useAsk, useSend } from '../ui/asks.ts'
import { useConfirm } from '../ui/confirm.tsx'
import { useTell } from '../ui/errors.tsx'
import { useText } from '../ui/language.tsx'

/** The address under which other calendars read this display's schedules. */
export function Feed({ display }: { display: Display }): ReactNode {
  const t = useText().ics.feed
  const feed = useAsk(readFeed, { params: { id: display.id } })
  const path = feed.data?.path ?? null
  return (
    <>
      <Text size="xs" c="dimmed" mb="xs">
        {t.lead}
      </Text>
      {path === null ? <Text size="sm">{t.none}</Text> : <Address address={`${location.origin}${path}`} />}
      <Renew display={display} first={path === null} />
    </>
  )
}

function Address({ address }: { address: string }) {
  const t = useText().ics.feed
  return (
    <Group gap="xs" align="flex-end" wrap="nowrap">
      <TextInput
        aria-label={t.address}
        value={address}
        readOnly
        style={{ flex: 1, minWidth: 0 }}
        onFocus={(event) => event.currentTarget.select()}
      />
      <CopyButton value={address}>
        {({ copied, copy }) => (
          <Button
            variant="default"
            leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
            onClick={copy}
          >
            {copied ? t.copied : t.copy}
          </Button>
        )}
      </CopyButton>
    </Group>
  )
}

function Renew({ display, first }: { display: Display; first: boolean }) {
  const t = useText().ics.feed
  const tell = useTell()
  const confirm = useConfirm()
  const renew = useSend(renewFeed, () => {
    if (!first) tell.done(t.renewed)
  })
  const send = async () => {
    if (first || (await confirm({ title: t.renewTitle, body: t.renewBody, confirm: t.renew })))
      renew.mutate({ params: { id: display.id } })
  }
  return (
    <Button
      mt="xs"
      size="compact-sm"
      variant="light"
      loading={renew.isPending}
      leftSection={<IconRefresh size={15} aria-hidden />}
      onClick={() => void send()}
    >
      {first ? t.make : t.renew}
    </Button>
  )
}
