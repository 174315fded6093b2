import { Alert, Button, Group, Stack } from '@mantine/core'
import { IconWorldSearch } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { checkWebPage } from '../../playlists/wire/web-pages.ts'
import { useSend } from '../ui/asks.ts'
import { ErrorNotice } from '../ui/errors.tsx'
import { useText } from '../ui/language.tsx'
import { isWebAddress } from './draft.ts'

/** Lets the server look whether a page can be shown, and says what it found: of this address, so another one has another check. */
export function WebCheck({ url }: { url: string }): ReactNode {
  const t = useText().materials.web
  const check = useSend(checkWebPage)
  return (
    <Stack gap="xs">
      <Group>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconWorldSearch size={15} aria-hidden />}
          disabled={!isWebAddress(url)}
          loading={check.isPending}
          onClick={() => check.mutate({ body: { url: url.trim() } })}
        >
          {t.check}
        </Button>
      </Group>
      <div aria-live="polite">
        {/^http:/i.test(url.trim()) && (
          <Alert color="orange" py="xs">
            {t.httpsOnly}
          </Alert>
        )}
        {check.data && !check.isPending && (
          <Alert color={check.data.fault === null ? 'lake' : 'orange'} py="xs">
            {check.data.fault === null ? t.fine : t.faults[check.data.fault]}
          </Alert>
        )}
      </div>
      <ErrorNotice error={check.error} />
    </Stack>
  )
}
