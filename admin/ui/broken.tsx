import { Button, Center } from '@mantine/core'
import { IconLock, IconMapQuestion, IconRefreshAlert } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { EmptyState } from './empty.tsx'
import { useText } from './language.tsx'

/** Instead of a page that failed while drawing: nothing is lost, and how to go on. */
export function BrokenPage(): ReactNode {
  const text = useText().kit
  const again = <Button onClick={() => location.reload()}>{text.reload}</Button>
  return (
    <Center component="main" mih="60vh" p="md">
      <EmptyState
        icon={IconRefreshAlert}
        title={text.errors.page.title}
        body={text.errors.page.body}
        action={again}
        alone
      />
    </Center>
  )
}

export function MissingPage(): ReactNode {
  const { missing } = useText().kit.errors
  const home = (
    <Button component={Link} to="/">
      {missing.home}
    </Button>
  )
  return <EmptyState icon={IconMapQuestion} title={missing.title} body={missing.body} action={home} alone />
}

export function ForbiddenPage(): ReactNode {
  const { forbidden } = useText().kit.errors
  return <EmptyState icon={IconLock} title={forbidden.title} body={forbidden.body} alone />
}
