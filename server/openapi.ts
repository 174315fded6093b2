import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'

/** Describes every route that is registered after it. */
export async function describeApi(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    // Grouped by noun: what follows /api/.
    transform: ({ schema, url }) => ({ schema: { ...schema, tags: [url.split('/')[2] ?? ''] }, url }),
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Bảng tin', version, description: 'Errors: { error: { code, message, details? } }' },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'bt_session' },
          device: { type: 'http', scheme: 'bearer' },
        },
      },
    },
  })
}

/** The description as JSON and as a page that needs nothing from elsewhere. */
export async function describePages(app: FastifyInstance): Promise<void> {
  app.get('/api/openapi.json', { config: { who: 'open' }, schema: { hide: true } }, async () => app.swagger())
  await app.register(async (pages) => {
    pages.addHook('onRoute', (options) => void (options.config = { ...options.config, who: 'open' }))
    await pages.register(swaggerUi, {
      routePrefix: '/api/docs',
      uiConfig: { docExpansion: 'list', defaultModelsExpandDepth: -1 },
      theme: {
        title: 'Bảng tin API',
        css: [{ filename: 'own.css', content: '.swagger-ui .topbar { display: none }' }],
      },
    })
  })
}
