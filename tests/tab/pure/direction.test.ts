import { directionFor } from '../../../tab/texts/direction'

test.each(['ar', 'ar-sa', 'he-IL', 'fa', 'ur-PK', 'ps', 'az-Arab', 'dv'])(
  'a page for %s begins on the right',
  (tag) => {
    expect(directionFor(tag)).toBe('rtl')
  },
)

test.each(['en', 'en-us', 'de', 'ja-JP', 'az', 'tr', '', 'no tag at all', undefined])(
  'a page for %p begins on the left',
  (tag) => {
    expect(directionFor(tag)).toBe('ltr')
  },
)
