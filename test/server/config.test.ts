import path from 'node:path'
import { expect, test } from 'vitest'
import { ConfigProblem, readConfig } from '../../server/config.ts'

test('an empty environment is safe: this machine only, plain HTTP, no proxy believed', () => {
  const config = readConfig({})
  expect(config).toMatchObject({ port: 8080, host: '127.0.0.1', lan: false, tls: 'off', adminPassword: null })
  expect(config).toMatchObject({ dataDir: path.resolve('data'), starterCampaign: 'approved', trustProxy: [] })
  expect(Object.isFrozen(config)).toBe(true)
})

test.each([
  [{ LAN: '1' }, { host: '0.0.0.0', tls: 'own', lan: true }],
  [{ LAN: '0' }, { host: '127.0.0.1', tls: 'off', lan: false }],
  [
    { LAN: '1', HOST: '192.168.1.10' },
    { host: '192.168.1.10', tls: 'own' },
  ],
  [{ PORT: ' 9000 ' }, { port: 9000 }],
  [{ PORT: '' }, { port: 8080 }],
  [{ TLS_CERT: '/a.pem', TLS_KEY: '/b.pem' }, { tls: { cert: path.resolve('/a.pem'), key: path.resolve('/b.pem') } }],
  [{ ADMIN_PASSWORD: 'twelve chars' }, { adminPassword: 'twelve chars' }],
  [{ STARTER_CAMPAIGN: 'draft' }, { starterCampaign: 'draft' }],
  [{ TRUST_PROXY: '127.0.0.1, 10.0.0.0/8, ::1' }, { trustProxy: ['127.0.0.1', '10.0.0.0/8', '::1'] }],
  [{ RATE_LIMIT: '0' }, { requestsPerMinute: 0 }],
])('%o is understood', (env, expected) => expect(readConfig(env)).toMatchObject(expected))

test.each([
  ['PORT', { PORT: 'abc' }],
  ['PORT', { PORT: '70000' }],
  ['PORT', { PORT: '-1' }],
  ['PORT', { PORT: '80.5' }],
  ['HOST', { HOST: 'http://x' }],
  ['HOST', { HOST: 'a b' }],
  ['LAN', { LAN: 'yes' }],
  ['TLS_KEY', { TLS_CERT: '/a.pem' }],
  ['TLS_CERT', { TLS_KEY: '/b.pem' }],
  ['ADMIN_PASSWORD', { ADMIN_PASSWORD: 'short' }],
  ['ADMIN_PASSWORD', { ADMIN_PASSWORD: 'password2026!' }],
  ['STARTER_CAMPAIGN', { STARTER_CAMPAIGN: 'off' }],
  ['TRUST_PROXY', { TRUST_PROXY: '1' }],
  ['TRUST_PROXY', { TRUST_PROXY: '10.0.0.0/33' }],
  ['DATABASE_URL', { DATABASE_URL: 'postgres://localhost/x' }],
  ['RATE_LIMIT', { RATE_LIMIT: 'many' }],
  ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
])('a wrong %s is refused in one line with an example', (variable, env) => {
  const read = () => readConfig(env)
  expect(read).toThrow(ConfigProblem)
  expect(read).toThrow(new RegExp(`^${variable}: [^\\n]+\\. Example: [A-Z_]+=[^\\n]+$`))
})

test('a refused password is not repeated', () => {
  expect(() => readConfig({ ADMIN_PASSWORD: 'hunter2' })).toThrow(/^(?!.*hunter2)/)
})
