import { type Around, type Chat, type Place, type Sent, startAround, startChat } from './chat'

export const OTHER_PERSON = 'aaaaaaaa-2222-4222-8333-555555555555'

/** What the tests of one file share, and a chat for each of them. Empty until they begin. */
export interface Fresh {
  around: Around
  chat: Chat
}

export function freshChat(options: Parameters<typeof startChat>[1] = {}): Fresh {
  const fresh = {} as Fresh
  beforeAll(async () => {
    fresh.around = await startAround()
  })
  afterAll(() => fresh.around.close())
  beforeEach(async () => {
    fresh.chat = await startChat(fresh.around, options)
  })
  afterEach(() => fresh.chat.close())
  return fresh
}

export const texts = (sent: Sent[]): string => sent.map(({ text }) => text ?? '').join('\n')

/** Signs in, as Teams does without a click; gives what came of it. */
export async function signIn(chat: Chat, place: Place = {}): ReturnType<Chat['exchange']> {
  const [, card] = await chat.say('what of ours is covered?', place)
  return chat.exchange(card, place)
}
