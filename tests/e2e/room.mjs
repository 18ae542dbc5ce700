// The room as a person meets it: by the words on its controls.

import { readFileSync } from 'node:fs';
import { en } from '../../www/strings/en.js';

/** @typedef {string | { name: string, mimeType: string, buffer: Buffer }} Choice */
/** @typedef {import('playwright-core').Frame | import('playwright-core').Page} Room */

/** Adds files as the file chooser would. @param {Room} room @param {Choice[]} files */
export const add = (room, files) => room.locator('#files').setInputFiles(/** @type {any} */ (files));

/** The card of a file. @param {Room} room @param {string} name */
export const card = (room, name) => room.getByRole('article', { name });

/** The toggle of each cover on a card's picture. @param {import('playwright-core').Locator} card */
export const covers = (card) => card.locator('button[aria-pressed]:not([role=toolbar] *):visible');

/** A button of a card. @param {import('playwright-core').Locator} card @param {string} name */
export const button = (card, name) => card.getByRole('button', { name, exact: true });

/** Waits until a card's picture is shown with its covers, and looks at all of it; a recording has none. Of a film one frame is enough.
 * @param {import('playwright-core').Locator} card */
export async function look(card) {
  await button(card, en.make).waitFor({ timeout: 120_000 });
  const frame = card.locator('.frame');
  if (await frame.count() === 0) return;
  await frame.evaluate((node) => node.scrollIntoView({ block: 'start', behavior: 'instant' }));
  await card.getByText(en.lookedAt).waitFor();
  const enough = button(card, en.enough);
  if (await enough.isVisible()) await enough.click();
}

/** Makes the safe copy of a card. @param {import('playwright-core').Locator} card */
export async function makeSafe(card) {
  await look(card);
  await button(card, en.make).click({ timeout: 60_000 });
  await card.getByRole('heading', { name: en.made }).waitFor({ timeout: 120_000 });
}

/** Saves a finished copy and returns its name and bytes. @param {import('playwright-core').Page} page @param {import('playwright-core').Locator} control */
export async function save(page, control) {
  const [download] = await Promise.all([page.waitForEvent('download'), control.click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** In a widget: adds photos, makes their safe copies and attaches them to the form. @param {Room} frame @param {string[]} paths */
export async function cleanIn(frame, paths) {
  await add(frame, paths);
  for (const path of paths) {
    const one = card(frame, path.replace(/.*\//, ''));
    await makeSafe(one);
    await button(one, en.attach).click();
  }
}
