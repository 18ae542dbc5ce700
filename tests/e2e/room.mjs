// The room as a person meets it: by the words on its controls.

import { en } from '../../www/strings/en.js';

/** A pattern for a message that holds values. @param {string} message */
const pattern = (message) => new RegExp(`^${message.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\w+\}/g, '.+')}$`);

/** Adds photos as the file chooser would. @param {import('playwright-core').Frame} frame @param {(string | { name: string, mimeType: string, buffer: Buffer })[]} files */
export async function add(frame, files) {
  await frame.locator('input[type=file]').first().setInputFiles(/** @type {any} */ (files));
}

/** The cards, one a file, in the order in which the files were added. @param {import('playwright-core').Frame} frame */
export const cards = (frame) => frame.getByRole('article');

/** Presses a control by its words. @param {import('playwright-core').Frame | import('playwright-core').Locator} within @param {string} words */
export const press = (within, words) => within.getByRole('button', { name: pattern(words) }).first().click({ timeout: 90_000 });

/** Makes the safe copy of the picture on a card, looking at the picture first as the room asks.
 * @param {import('playwright-core').Locator} card */
export async function makeSafe(card) {
  const done = card.getByText(en.made);
  const button = card.getByRole('button', { name: en.make });
  await button.waitFor({ timeout: 90_000 });
  for (let tries = 0; tries < 5 && !await done.isVisible(); tries += 1) {
    await button.click({ timeout: 90_000 });
    await done.waitFor({ timeout: tries === 0 ? 3_000 : 60_000 }).catch(() => {});
    if (await done.isVisible() || !await button.isVisible()) break;
  }
  await done.waitFor({ timeout: 90_000 });
}

/** In a widget: adds photos, makes the safe copies and attaches them to the form.
 * @param {import('playwright-core').Frame} frame @param {string[]} paths */
export async function cleanIn(frame, paths) {
  await add(frame, paths);
  for (let i = 0; i < paths.length; i += 1) {
    const card = cards(frame).nth(i);
    await makeSafe(card);
    await press(card, en.attach);
  }
}
