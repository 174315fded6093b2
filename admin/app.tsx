import { MantineProvider } from '@mantine/core'
import { DatesProvider } from '@mantine/dates'
import { ModalsProvider } from '@mantine/modals'
import { Notifications } from '@mantine/notifications'
import 'dayjs/locale/vi'
import { Suspense, lazy } from 'react'
import type { ReactNode } from 'react'
import { Outlet, RouterProvider, createHashRouter } from 'react-router'
import type { Permission } from '../playlists/permissions.ts'
import { readSession } from '../playlists/wire/access.ts'
import { SetUpPage } from './access/set-up.tsx'
import { SignInPage } from './access/sign-in.tsx'
import { Frame } from './frame.tsx'
import { BrokenPage, ForbiddenPage, MissingPage } from './ui/broken.tsx'
import { useAsk } from './ui/asks.ts'
import { useLanguage } from './ui/language.tsx'
import { LeaveGuards } from './ui/leave-guard.tsx'
import news from './ui/news.module.css'
import { Answer, Loading } from './ui/page.tsx'
import { SessionProvider, useMay, useSession } from './ui/session.tsx'
import { readable, theme } from './ui/theme.ts'
import { withTypedAddresses } from './ui/typed-address.ts'

const pages = {
  overview: lazy(async () => ({ default: (await import('./overview/page.tsx')).OverviewPage })),
  displays: lazy(async () => ({ default: (await import('./displays/page.tsx')).DisplaysPage })),
  materials: lazy(async () => ({ default: (await import('./materials/page.tsx')).MaterialsPage })),
  playlists: lazy(async () => ({ default: (await import('./playlists/page.tsx')).PlaylistsPage })),
  schedules: lazy(async () => ({ default: (await import('./schedules/page.tsx')).SchedulesPage })),
  calendar: lazy(async () => ({ default: (await import('./calendar/page.tsx')).CalendarPage })),
  campaigns: lazy(async () => ({ default: (await import('./campaigns/page.tsx')).CampaignsPage })),
  approvals: lazy(async () => ({ default: (await import('./approvals/page.tsx')).ApprovalsPage })),
  plays: lazy(async () => ({ default: (await import('./plays/page.tsx')).PlaysPage })),
  reports: lazy(async () => ({ default: (await import('./reports/page.tsx')).ReportsPage })),
  accounts: lazy(async () => ({ default: (await import('./access/accounts-page.tsx')).AccountsPage })),
  audit: lazy(async () => ({ default: (await import('./audit/page.tsx')).AuditPage })),
  wizard: lazy(async () => ({ default: (await import('./settings/wizard/page.tsx')).WizardPage })),
  settings: lazy(async () => ({ default: (await import('./settings/page.tsx')).SettingsPage })),
}

/** Hash addresses, because set-up links are `/#/setup?token=…` and the server serves one page. */
const createRouter = () =>
  createHashRouter([
    {
      element: <Root />,
      errorElement: <BrokenPage />,
      children: [
        { path: '/setup', element: <SetUpPage /> },
        { path: '/wizard', element: <Signed bare />, children: [{ index: true, element: <pages.wizard /> }] },
        {
          element: <Signed />,
          children: [
            { path: '/', element: <pages.overview /> },
            { path: '/displays/*', element: <pages.displays /> },
            { path: '/materials/*', element: <pages.materials /> },
            { path: '/playlists/*', element: <pages.playlists /> },
            { path: '/schedules/*', element: <pages.schedules /> },
            { path: '/calendar', element: <pages.calendar /> },
            { path: '/campaigns/*', element: <pages.campaigns /> },
            { path: '/approvals/*', element: <pages.approvals /> },
            { path: '/plays/*', element: <pages.plays /> },
            { path: '/reports', element: <pages.reports /> },
            { path: '/audit', element: <Only permission="audit" page={<pages.audit />} /> },
            { path: '/accounts', element: <Only permission="accounts" page={<pages.accounts />} /> },
            { path: '/settings/*', element: <Only permission="settings" page={<pages.settings />} /> },
            { path: '*', element: <MissingPage /> },
          ],
        },
      ],
    },
  ])
export const makeRouter = () => withTypedAddresses(createRouter)

export function App({ router }: { router: ReturnType<typeof createHashRouter> }): ReactNode {
  const [language] = useLanguage()
  return (
    <MantineProvider theme={theme} cssVariablesResolver={readable} forceColorScheme="light">
      <DatesProvider settings={{ locale: language, firstDayOfWeek: 1 }}>
        <ModalsProvider>
          <Notifications position="top-center" className={news.news!} />
          <RouterProvider router={router} />
        </ModalsProvider>
      </DatesProvider>
    </MantineProvider>
  )
}

function Root() {
  const session = useAsk(readSession, {})
  return (
    <Answer of={session} height={300}>
      {(data) => (
        <SessionProvider session={data}>
          <LeaveGuards>
            <Outlet />
          </LeaveGuards>
        </SessionProvider>
      )}
    </Answer>
  )
}

/** Pages for signed-in people; the sign-in page stands in their place until somebody is. */
function Signed({ bare = false }: { bare?: boolean }) {
  const { account } = useSession()
  if (!account) return <SignInPage />
  const page = (
    <Suspense fallback={<Loading height={320} />}>
      <Outlet />
    </Suspense>
  )
  return bare ? page : <Frame>{page}</Frame>
}

function Only({ permission, page }: { permission: Permission; page: ReactNode }) {
  return useMay()(permission) ? page : <ForbiddenPage />
}
