import { ask, knowledge } from './asking'

it('never calls a source without a date "as of" something, also not in a row for a questionnaire', () => {
  const rows = knowledge.topics.map(({ ask: question }) => ask(question).questionnaire)
  expect(rows.filter((row) => /undated|not dated/.test(row)).length).toBeGreaterThan(0)
  expect(rows.filter((row) => /as of (?!\d)/.test(row))).toEqual([])
})
