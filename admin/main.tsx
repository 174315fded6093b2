import '@fontsource/be-vietnam-pro/400.css'
import '@fontsource/be-vietnam-pro/500.css'
import '@fontsource/be-vietnam-pro/600.css'
import '@fontsource/be-vietnam-pro/700.css'
import '@mantine/core/styles.css'
import '@mantine/dates/styles.css'
import '@mantine/charts/styles.css'
import '@mantine/dropzone/styles.css'
import '@mantine/notifications/styles.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App, makeRouter } from './app.tsx'
import { makeApi } from './ui/api.ts'
import { ApiProvider } from './ui/asks.ts'
import { LanguageProvider } from './ui/language.tsx'
import { makeLanguageStore } from './ui/language-store.ts'
import { makeQueryClient } from './ui/query-client.ts'

const language = makeLanguageStore(window.localStorage)
const api = makeApi({ fetch: window.fetch.bind(window), language: language.read })
const queries = makeQueryClient()
const router = makeRouter()

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <ApiProvider value={api}>
        <LanguageProvider store={language}>
          <App router={router} />
        </LanguageProvider>
      </ApiProvider>
    </QueryClientProvider>
  </StrictMode>,
)
