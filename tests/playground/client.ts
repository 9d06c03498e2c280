import path from 'node:path'
import type { Locator, Page } from 'playwright-core'

/** A person at the playground. */
export class Client {
  readonly #page: Page
  readonly #folder: string

  constructor(page: Page, folder: string) {
    this.#page = page
    this.#folder = folder
  }

  open(address: string): Promise<unknown> {
    return this.#page.goto(address)
  }

  reload(): Promise<unknown> {
    return this.#page.reload()
  }

  chat(name: string): Promise<void> {
    return this.#page.getByRole('treeitem', { name }).click()
  }

  /** The compose box; inputs of cards are text boxes too, so that the role does not find it. */
  get #editors(): Locator {
    return this.#page.locator('[data-lexical-editor="true"]')
  }

  async say(text: string, mention?: string): Promise<void> {
    await this.#editors.last().click()
    if (mention !== undefined) await this.#mention(mention)
    await this.#page.keyboard.type(text)
    await this.#page.getByRole('button', { name: 'Send Message' }).last().click()
  }

  /** Starts a conversation in a channel. */
  async post(text: string, mention: string): Promise<void> {
    await this.#editors.first().click()
    await this.#mention(mention)
    await this.#page.keyboard.type(text)
    await this.#page.getByRole('button', { name: 'Post', exact: true }).click()
  }

  /** Enter would send the message, so that the name is clicked. */
  async #mention(name: string): Promise<void> {
    await this.#page.keyboard.type('@')
    await this.#page.locator('#typeahead-menu').getByText(name, { exact: true }).click()
    await this.#page.keyboard.type(' ')
  }

  click(button: string | RegExp): Promise<void> {
    return this.#page.getByRole('button', { name: button, exact: true }).last().click()
  }

  /** One of the events that the playground can send; its accessible names are wrong, so that the text decides. */
  async mock(event: string): Promise<void> {
    await this.#page.getByRole('button', { name: /Mock an Activity/ }).click()
    await this.#page
      .getByRole('menuitem')
      .filter({ hasText: new RegExp(`^${event}$`) })
      .click()
    await this.#page.getByRole('button', { name: 'Send activity' }).click()
  }

  /** One of the ways to the message extension, as the playground's menu calls them. */
  async extension(way: 'Search Command' | 'Action Command' | 'Link Unfurling'): Promise<void> {
    await this.#page.getByRole('button', { name: 'Trigger Message Extension App' }).last().click()
    await this.#page.getByRole('menuitem').filter({ hasText: way }).click()
  }

  /** Searches with the message extension, and puts a result into the compose box by its title. */
  async insert(words: string, title: string): Promise<void> {
    await this.extension('Search Command')
    await this.#page.getByPlaceholder('Enter a search term').fill(words)
    await this.#page.getByText(title, { exact: true }).first().click()
  }

  /** Shares a report with the dialog of the message extension. */
  async share(report: RegExp, note: string): Promise<void> {
    await this.extension('Action Command')
    await this.#page.getByRole('dialog').getByRole('button', { name: 'Create' }).click()
    const dialog = this.#page.getByRole('dialog').filter({ hasText: 'Share a report' })
    await dialog.getByRole('combobox').click()
    await this.#page.getByRole('option', { name: report }).click()
    await dialog.locator('textarea').fill(note)
    await this.shot('dialog-share-report')
    await dialog.getByRole('button', { name: 'Insert card' }).click()
  }

  /** Chooses in the newest card that has such a list. */
  async choose(list: string, choice: RegExp): Promise<void> {
    const card = this.#page.locator('.ac-adaptiveCard').filter({ hasText: list }).last()
    await card.getByRole('combobox').click()
    await this.#page.getByRole('option', { name: choice }).click()
  }

  /** Writes into the text field of the newest card that has one. */
  note(words: string): Promise<void> {
    return this.#page.locator('.ac-adaptiveCard textarea').last().fill(words)
  }

  /** Pastes a link, as the playground lets one: it goes into the conversation as what it unfurls to. */
  async paste(address: string): Promise<void> {
    await this.extension('Link Unfurling')
    const dialog = this.#page.getByRole('dialog').filter({ hasText: 'Enter an URL' })
    await dialog.getByLabel('Enter an URL').fill(address)
    await dialog.locator('.ac-adaptiveCard').waitFor()
    await this.shot('dialog-unfurled')
    await dialog.getByRole('button', { name: 'Send to Conversation' }).click()
    await dialog.waitFor({ state: 'hidden' })
  }

  /** Sends what stands in the compose box; in a channel it begins a conversation. */
  send(): Promise<void> {
    return this.#page
      .getByRole('button', { name: /^(?:Send Message|Post)$/ })
      .last()
      .click()
  }

  sees(text: string | RegExp): Promise<void> {
    return this.#page.getByText(text).last().waitFor()
  }

  /** Waits until so many cards are shown that hold the text. */
  async seesCards(text: string | RegExp, count: number): Promise<void> {
    await this.#page
      .locator('.ac-adaptiveCard')
      .filter({ hasText: text })
      .nth(count - 1)
      .waitFor()
  }

  cards(text: string | RegExp): Promise<number> {
    return this.#page.locator('.ac-adaptiveCard').filter({ hasText: text }).count()
  }

  /** Of the whole page, the newest message in sight. */
  async shot(name: string): Promise<void> {
    await this.#page.waitForTimeout(500)
    await this.#page.screenshot({ path: path.join(this.#folder, `${name}.png`) })
  }
}
