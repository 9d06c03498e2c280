import { Page } from '../../app/page'

export function AboutPage() {
  return <Page title="About">{null}</Page>
}
