// The room as a person meets it: by the words on its controls.

import { readFileSync } from 'node:fs';
import { en } from '../words.mjs';

/** @typedef {string | { name: string, mimeType: string, buffer: Buffer }} Choice */
/** @typedef {import('playwright-core').Frame | import('playwright-core').Page} Room */

/** Adds files as the file chooser would. @param {Room} room @param {Choice[]} files */
export const add = (room, files) => room.locator('#files').setInputFiles(/** @type {any} */ (files));

/** Which room a card is in, and the name of its file. @type {WeakMap<import('playwright-core').Locator, { room: Room, name: string }>} */
const files = new WeakMap();

/** The card of a file, which is there while that file is looked at. @param {Room} room @param {string} name */
export function card(room, name) {
  const one = room.getByRole('article', { name });
  files.set(one, { room, name });
  return one;
}

/** The file's entry in the strip. @param {import('playwright-core').Locator} card */
export function entry(card) {
  const { room, name } = files.get(card) ?? { room: card.page(), name: '' };
  return room.locator('.thumbs').getByRole('button', { name: `\u2068${name}\u2069` });
}

/** Goes to the card of a file, where another is looked at. @param {import('playwright-core').Locator} card */
export async function visit(card) {
  const own = entry(card);
  await card.or(own).first().waitFor();
  if (await card.count() === 0) await own.evaluate((node) => (/** @type {HTMLElement} */ (node)).click());
  await card.waitFor();
}

/** Unfolds what can be decided on a card. @param {import('playwright-core').Locator} card */
export const unfold = (card) => card.evaluate((node) => node.querySelectorAll('details.decided, details.how').forEach((fold) => { (/** @type {HTMLDetailsElement} */ (fold)).open = true; }));

/** The mark of each cover that was found on a card's picture: `on` or `off`. @param {import('playwright-core').Locator} card */
export const covers = (card) => card.locator('.cover:not(.added)');

/** Unfolds the list of a card's covers, and gives its entries. @param {import('playwright-core').Locator} card */
export async function listed(card) {
  const list = card.locator('details.covers');
  if (await list.getAttribute('open') === null) await list.locator('summary').click();
  return list.getByRole('listitem').getByRole('button');
}

/** Whether covers are on, one by one. @param {import('playwright-core').Locator} card */
export const on = (card) => covers(card).evaluateAll((nodes) => nodes.map((node) => node.classList.contains('on')));

/** A button of a card. @param {import('playwright-core').Locator} card @param {string} name */
export const button = (card, name) => card.getByRole('button', { name, exact: true });

/** Waits until a card's picture is shown with its covers, and looks at all of it; a recording has none. Of a film one frame is enough.
 * @param {import('playwright-core').Locator} card */
export async function look(card) {
  await visit(card);
  await button(card, en.make).waitFor({ timeout: 120_000 });
  // A picture of which nobody looked at the neighbours is read again first.
  await card.locator('.frame, .bare-file, .hearing').first().waitFor();
  const frame = card.locator('.frame');
  if (await frame.count() === 0) return;
  await frame.evaluate((node) => node.scrollIntoView({ block: 'start', behavior: 'instant' }));
  await card.getByText(en.lookedAt).waitFor();
  await suffice(card);
}

/** Says of a film that enough of it was looked at, where that is not known already. Meanwhile the last place may come to be looked at: then there is
 * nothing to press. @param {import('playwright-core').Locator} card */
export async function suffice(card) {
  const enough = button(card, en.enough);
  if (!await enough.isVisible()) return;
  await enough.click({ timeout: 10_000 }).catch(async (missed) => {
    if (await enough.isVisible()) throw missed;
  });
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

/** In a widget: adds photos and makes their safe copies, which are attached to the form by that. @param {Room} frame @param {string[]} paths */
export async function cleanIn(frame, paths) {
  await add(frame, paths);
  for (const path of paths) {
    const one = card(frame, path.replace(/.*\//, ''));
    await makeSafe(one);
    await button(one, en.takeBack).waitFor();
  }
}

/** Closes a page that may be on its way elsewhere, once it is there: one that is closed meanwhile may never be closed.
 * @param {import('playwright-core').Page} page */
export async function leave(page) {
  if (page.isClosed()) return;
  await page.waitForTimeout(700);
  await page.close();
}
