import { spawn } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { openScreen } from './support/screen.ts'
import { freshFolder, freePort, startServer } from './support/whole.ts'
import { sandbox } from './support/chromium.ts'
const dataDir = await freshFolder(), profile = await freshFolder()
const server = await startServer({ dataDir, port: await freePort(), env: { ADMIN_PASSWORD: 'bốn từ của quản trị', LOG_LEVEL: 'error' } })
const glass = await openScreen(1280, 720)
const child = spawn('bash', ['display/kiosk/start-kiosk.sh', server.origin + '/display/'], { env: { ...process.env, DISPLAY: glass.name, WAYLAND_DISPLAY: '', BANG_TIN_PROFILE: profile, BANG_TIN_FLAGS: ['--disable-gpu', ...sandbox()].join(' '), WATCHDOG_SECONDS: '100' }, stdio: ['ignore', 'inherit', 'pipe'] })
child.stderr!.on('data', (d) => { const t = String(d); if (t.includes('silent')) console.log(new Date().toISOString(), t.trim()) })
const procs = (type: string) => readdirSync('/proc').filter((n) => /^\d+$/.test(n)).filter((pid) => { try { const l = readFileSync(`/proc/${pid}/cmdline`, 'utf8'); return l.includes(profile) && (type === '' ? !l.includes('--type=') && !l.startsWith('bash') : l.includes('--type=' + type)) } catch { return false } })
const pause = (s: number) => new Promise((r) => setTimeout(r, s * 1000))
await pause(15); const first = procs('').join(); console.log('browser', first)
await pause(205); console.log('after 220 s', procs('').join() === first ? 'same browser' : 'RESTARTED')
for (const pid of procs('renderer')) process.kill(Number(pid), 'SIGSTOP')
console.log('renderers stopped'); await pause(135)
console.log('after 135 s', procs('').join() === first ? 'STILL THE SAME' : 'another browser: ' + procs('').join())
child.kill('SIGTERM'); await pause(2); await glass.close(); await server.stop()
