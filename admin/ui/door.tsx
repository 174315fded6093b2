import { Box, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import type { ReactNode } from 'react'
import classes from './door.module.css'
import { LanguageSwitch } from './language-switch.tsx'
import { useText } from './language.tsx'
import { useSession } from './session.tsx'

type Given = { title: string; lead?: string; wide?: boolean; aside?: ReactNode; children: ReactNode }

/** A page before or outside the panel's frame: sign-in, set-up, the first-run wizard. */
export function Door({ title, lead, wide = false, aside, children }: Given): ReactNode {
  const text = useText().shell
  const { office } = useSession()
  useDocumentTitle(`${title} · ${text.product}`)
  return (
    <div className={classes.ground}>
      <header className={classes.head}>
        <Box miw={0}>
          <Text fw={700} lh={1.2}>
            {text.product}
          </Text>
          <Text size="xs" truncate>
            {office}
          </Text>
        </Box>
        <Group gap="xs" wrap="nowrap">
          {aside}
          <LanguageSwitch />
        </Group>
      </header>
      <main className={classes.main} style={{ maxWidth: wide ? '64rem' : '27rem' }}>
        <Paper p={{ base: 'md', sm: 'xl' }} shadow="xs">
          <Stack gap="md">
            <div>
              <Title order={1} fz="1.4rem" textWrap="balance">
                {title}
              </Title>
              {lead !== undefined && (
                <Text size="sm" c="dimmed" mt={4}>
                  {lead}
                </Text>
              )}
            </div>
            {children}
          </Stack>
        </Paper>
      </main>
    </div>
  )
}
