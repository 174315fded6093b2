import { Alert, Anchor, ScrollArea, Stack, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { FindingList } from '../../preflight/findings.tsx'
import { useText } from '../../ui/language.tsx'
import { useFormat } from '../../ui/office.ts'
import type { Left } from './choices.ts'

/** What stayed a draft because it cannot be read or scanned on the screens it goes to, each with why and what to do. */
export function LeftOut({ left }: { left: readonly Left[] }): ReactNode {
  const text = useText().wizard.done
  const format = useFormat()
  if (left.length === 0) return null
  return (
    <Alert
      color="red"
      icon={<IconAlertTriangle aria-hidden />}
      title={text.left(format.number(left.length))}
      role="alert"
    >
      <Stack gap="sm">
        <Text size="sm">{text.leftLead}</Text>
        <ScrollArea.Autosize mah={320} type="auto" viewportProps={{ tabIndex: 0 }}>
          <Stack gap="sm">
            {left.map(({ material, title, findings }) => (
              <div key={material}>
                <Anchor component={Link} to={`/materials?open=${material}`} size="sm" fw={600}>
                  {title}
                </Anchor>
                <FindingList findings={findings} />
              </div>
            ))}
          </Stack>
        </ScrollArea.Autosize>
      </Stack>
    </Alert>
  )
}
