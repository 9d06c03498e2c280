import type { Conversation } from '../../src/answers'
import { ask, assistant, converse, itemsOf, knowledge } from './asking'

const MINUTE = 60_000

describe('a follow-up', () => {
  it.each<[turns: string[], items: string[]]>([
    [['Is Power BI covered?', 'and Intune?'], ['intune=certified']],
    [['Is Power BI covered?', 'what about Windows 365'], ['windows-365=certified']],
    [['Is Office 365 in scope?', 'the GCC High one'], ['office-365-gcc-high=certified-with-conditions']],
    [['Is Office 365 in scope?', 'and in DoD?'], ['office-365-dod=certified-with-conditions']],
    [['Is Azure covered?', 'and the government one?'], ['azure-government=certified']],
    [['Is Intune covered?', 'and in GCC High?'], ['intune=certified-with-conditions']],
    [['Is Defender covered?', 'the cloud apps one'], ['defender-for-cloud-apps=certified']],
    [['Is Defender covered?', 'the first one'], ['defender-for-cloud-apps=certified']],
    [
      ['Is Viva covered?', 'both'],
      ['viva-engage=part-of-certified-suite', 'viva-insights=part-of-certified-suite'],
    ],
    [
      ['Is the China cloud in scope?', 'both'],
      ['azure-china=outside-microsoft-scope', 'office-365-china=outside-microsoft-scope'],
    ],
    [['Is Viva covered?', 'Viva Engage'], ['viva-engage=part-of-certified-suite']],
    [['Is Power BI Robotics covered?', 'yes'], ['power-bi=certified-with-conditions']],
  ])('%j', (turns, items) => {
    expect(itemsOf(ask(...turns)).sort()).toEqual(items)
  })

  it('asks where a report is after a verdict', () => {
    const answer = ask('Is Intune covered?', 'where do I get that?')
    expect(answer).toMatchObject({ kind: 'answer', topic: 'reports-where' })
    expect(answer.links.some((l) => l.url.includes('servicetrust.microsoft.com') || l.url.includes('aka.ms/STP'))).toBe(
      true,
    )
  })

  it('is answered with the reading said first', () => {
    for (const turns of [
      ['Is Office 365 in scope?', 'and in DoD?'],
      ['Is Intune covered?', 'is it really?'],
      ['Is Viva covered?', 'both'],
    ]) {
      expect(ask(...turns).sentences[0]).toMatchObject({ role: 'reading', facts: [] })
    }
  })

  it('understands every button that it offers itself', () => {
    for (const { names, choices } of knowledge.ambiguous) {
      const asked = converse([`Is ${names[0]} covered by ISO 22301?`])
      expect(asked.answer.kind).toBe('clarify')
      expect(asked.answer.choices).toHaveLength(choices.length)
      asked.answer.choices.forEach(({ label, send }, i) => {
        expect(asked.answer.text).toContain(label)
        const { answer } = assistant.reply({ text: send }, asked.conversation)
        expect(answer.items.map((item) => item.service)).toEqual([choices[i]])
      })
    }
  })
})

describe('an old conversation', () => {
  it.each([
    [['Is Viva covered?', 'both']],
    [['Is Office 365 in scope?', 'the GCC High one?']],
    [['Is Defender covered?', 'the second one']],
    [['Is Intune covered?', 'is it really?']],
  ])('is followed for 15 minutes and then no more: %j', (turns) => {
    const fresh = converse(turns, [0, 15 * MINUTE]).answer
    const stale = converse(turns, [0, 15 * MINUTE + 1]).answer
    expect(fresh.items.length).toBeGreaterThan(0)
    expect(fresh.trace.followed).toBeDefined()
    expect(stale.trace.followed).toBeUndefined()
    expect(stale).toEqual(converse([turns[1]!], [15 * MINUTE + 1]).answer)
  })

  it('is followed where no times are known', () => {
    expect(ask('Is Viva covered?', 'both').items).toHaveLength(2)
  })
})

describe('what is remembered', () => {
  it('is plain data without words of the question', () => {
    const { conversation } = converse(['Is Power BI covered for Zanzibar Holdings?'])
    expect(JSON.parse(JSON.stringify(conversation))).toEqual(conversation)
    expect(JSON.stringify(conversation)).not.toMatch(/zanzibar|holdings/i)
  })

  it('survives a courtesy', () => {
    expect(itemsOf(ask('Is Office 365 in scope?', 'thanks', 'and the GCC High one?'))).toEqual([
      'office-365-gcc-high=certified-with-conditions',
    ])
  })

  it('may be foreign: ids that do not exist are not answered', () => {
    const foreign: Conversation = {
      v: 1,
      services: ['frobnicator'],
      environment: 'moon',
      topic: 'weather',
      kind: 'verdict',
      choices: ['frobnicator', 'widget'],
      at: null,
    }
    for (const text of ['both', 'yes', 'the first one', 'and in GCC High?', 'is it really?', 'where do I get that?']) {
      const { answer } = assistant.reply({ text }, foreign)
      expect(answer.text).not.toBe('')
      // What the turn itself names may be answered; nothing of the foreign ids is.
      expect(itemsOf(answer).filter((item) => !item.startsWith('office-365-gcc-high='))).toEqual([])
    }
  })
})
