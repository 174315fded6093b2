import { buildApp } from './app.ts'
import { randomToken } from './access/secrets.ts'
import { announce, explain } from './announce.ts'
import { systemClock } from './clock.ts'
import { readConfig } from './config.ts'
import { prepareDataDir } from './data-dir.ts'
import { end } from './end.ts'
import { certificateFor } from './tls.ts'

try {
  const config = readConfig()
  await prepareDataDir(config.dataDir)
  const certificate = await certificateFor(config, systemClock.now())
  const setupToken = randomToken()
  const app = await buildApp(config, { certificate, setupToken })
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void end(app))
  try {
    await app.listen({ port: config.port, host: config.host })
  } catch (error) {
    await app.close()
    throw error
  }
  console.log(await announce(app, { config, certificate, setupToken }))
} catch (error) {
  const { line, code } = explain(error)
  console.error(line)
  process.exitCode = code
}
