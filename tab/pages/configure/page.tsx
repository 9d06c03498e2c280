import { Page } from '../../app/page'

export function ConfigurePage() {
  return <Page title="Configure">{null}</Page>
}
