import { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder'
import express from 'express'

/** The bare bot that the bench compares with: botbuilder as it comes, with authentication, and one reply of text. */
function startEcho(): void {
  const { BOT_ID = '', BOT_PASSWORD = '', BOT_TENANT_ID = '', PORT } = process.env
  const adapter = new CloudAdapter(
    new ConfigurationBotFrameworkAuthentication({
      MicrosoftAppId: BOT_ID,
      MicrosoftAppPassword: BOT_PASSWORD,
      MicrosoftAppType: 'SingleTenant',
      MicrosoftAppTenantId: BOT_TENANT_ID,
    }),
  )
  const bot = new ActivityHandler()
  bot.onMessage(async (context, next) => {
    await context.sendActivity(`echo: ${context.activity.text}`)
    await next()
  })
  const app = express()
  app.use(express.json())
  app.post('/api/messages', (request, response) => adapter.process(request, response, (context) => bot.run(context)))
  app.get('/healthz', (_request, response) => {
    response.json({ status: 'ready' })
  })
  app.listen(Number(PORT), '127.0.0.1')
}

startEcho()
