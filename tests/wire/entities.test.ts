import { type Activity, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder'
import { sendEntitiesWhole } from '../../bot/wire'
import { startConnector } from './stand-ins/connector'

test('citations reach the wire when a message is sent and when it is updated', async () => {
  sendEntitiesWhole()
  sendEntitiesWhole()
  const connector = await startConnector()
  const entity = {
    type: 'https://schema.org/Message',
    '@type': 'Message',
    citation: [{ position: 1, appearance: { name: 'A' } }],
  }
  const reference = {
    serviceUrl: connector.serviceUrl,
    channelId: 'msteams',
    conversation: { id: 'chat' },
    bot: { id: 'bot' },
  }
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}))
  await adapter.continueConversationAsync('', reference as never, async (context) => {
    const message: Partial<Activity> = {
      type: 'message',
      text: 'A [1]',
      entities: [entity],
      channelData: { feedbackLoop: { type: 'default' } },
    }
    const sent = await context.sendActivity(message)
    await context.updateActivity({ ...message, id: sent?.id ?? '' })
  })
  expect(connector.posted.map(({ method }) => method)).toEqual(['POST', 'PUT'])
  for (const { body } of connector.posted) {
    expect(body.entities).toEqual([entity])
    expect(body.channelData).toEqual({ feedbackLoop: { type: 'default' } })
  }
  await connector.close()
})
