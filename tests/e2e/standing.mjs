// Every way out that leaves its page standing, tried in whatever browser a test drives.

import { datagrams, quiet } from './attempts.mjs';
import { listen } from './recorder.mjs';

const all = /** @type {Record<string, Function>} */ ({ ...quiet, ...datagrams });

/** The names of what got out of a page. @param {{ newPage(): Promise<any> }} browser @param {string} address */
export async function seenFrom(browser, address) {
  const recorder = await listen(Object.keys(all));
  /** @param {string[]} list */
  const attempt = async (list) => {
    const page = await browser.newPage();
    page.on('dialog', (/** @type {any} */ dialog) => { dialog.accept().catch(() => undefined); });
    await page.goto(address);
    for (const name of list) {
      const source = `(async () => { try { await Promise.race([(${String(all[name])})(${JSON.stringify(recorder.ways[name])}), new Promise((d) => setTimeout(d, 200))]); } catch {} })()`;
      await Promise.race([page.evaluate(source), new Promise((done) => setTimeout(done, 1500))]).catch(() => undefined);
    }
    await new Promise((done) => setTimeout(done, 700));
    await Promise.race([page.close(), new Promise((done) => setTimeout(done, 2000))]).catch(() => undefined);
  };
  await attempt(Object.keys(quiet));
  await attempt(Object.keys(datagrams));
  recorder.close();
  return recorder.seen;
}

/** Whether a page can be led to a text of its own that it has just saved, where no seal would be. @param {any} page */
export async function strayed(page) {
  await page.evaluate(() => {
    const url = URL.createObjectURL(new Blob(['<!doctype html><title>strayed</title>'], { type: 'text/html' }));
    const link = Object.assign(document.createElement('a'), { href: url, download: 'x.html' });
    link.click();
    location.href = url;
    // While the browser still tells of the save, and later.
    for (const after of [0, 1, 5, 20, 100]) setTimeout(() => { location.href = url; }, after);
  });
  await new Promise((done) => { setTimeout(done, 1500); });
  return await page.title() === 'strayed';
}
