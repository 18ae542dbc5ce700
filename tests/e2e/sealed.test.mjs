// An organisation's room: what it saves is one file that the organisation's keys open, and nothing else does. The desk tool and stock tools
// open it and find in it the copies that the room made, and nothing of the originals.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { ends } from '../../www/bundle/ends.js';
import { at, runs } from '../../tools/project.mjs';
import { exiftool } from '../../tools/programs.mjs';
import { en, fa, say } from '../words.mjs';
import { workbook } from './books.mjs';
import { photos, secrets } from './photos.mjs';
import { add, button, card, look, makeSafe, visit } from './room.mjs';
import { desk, launch, listening } from './start.mjs';

/** Keys for these tests alone: those of the organisation, and one of somebody else. */
const KEYS = [
  ['age1dnwc0zp7glreq6qltshcswzrfqjcjezadxfns3s7l52vf3etxpzsrt9cn2', 'AGE-SECRET-KEY-1CXQHAGE0JUV2N4L786UPJPV7DC6VCFRT85T5HRRW7UQL4K5JYW4SJ3VJA5'],
  ['age1e3dvpmv3uk5mskd4u4n9pd07pgf5pc4dpfsmzgffzpdkq756g5rs28nwjl', 'AGE-SECRET-KEY-1GUC77TY48CUFS09TEASS3ZUVQ2M60J8M3M8FW7F8E0KSYNRJ63WSAEG63Y'],
];
const OTHER = 'AGE-SECRET-KEY-1XPK372MWK9VCG3JDUS2ETELJX7EHS0TPMZCHJZQT76EM8JQYAS2SY2AGMZ';
const NAME = 'Field desk';
const to = say('en', 'bundle-to', { name: `\u2068${NAME}\u2069` });

/** @param {string | Buffer} bytes */
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

describe('an organisation\'s room', () => {
  const folder = mkdtempSync(join(tmpdir(), 'panah-sealed-'));
  const place = (/** @type {string} */ name) => join(folder, name);
  /** @type {import('playwright-core').Browser} */ let browser;
  /** @type {Record<string, string>} */ let shots;

  before(async () => {
    const said = execFileSync(process.execPath, [at('tools/build.mjs'), 'offline'], {
      encoding: 'utf8', env: { ...process.env, NAME: 'test-sealed', TITLE: '', LANGS: '', STRINGS: '', RECIPIENT: KEYS.map(([key]) => key).join(), RECIPIENT_NAME: NAME },
    });
    assert.match(said, /^the sealing adds \d+ bytes packed/m);
    [...KEYS.map(([, secret]) => secret), OTHER].forEach((secret, i) => writeFileSync(place(`key${i}`), `${secret}\n`));
    shots = await photos();
    browser = await launch();
  });
  after(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
    rmSync(at('pkg/test-sealed.html'), { force: true });
  });

  /** The room, and the names of what it saves. */
  async function open() {
    const page = await browser.newPage({ acceptDownloads: true, locale: 'en' });
    // A system with a sheet for sharing.
    await page.addInitScript(() => { for (const name of ['canShare', 'share']) Object.defineProperty(Navigator.prototype, name, { configurable: true, value: () => true }); });
    /** @type {string[]} */
    const saved = [];
    page.on('download', (download) => saved.push(download.suggestedFilename()));
    await page.goto(pathToFileURL(at('pkg/test-sealed.html')).href);
    return { page, saved, all: page.locator('#save-all') };
  }

  it('saves one file that only its keys open: the copies are in it, nothing of the originals is, and the code on the screen is its code', async () => {
    const { page, saved, all } = await open();
    const book = await workbook('Salaries');
    await add(page, [{ name: 'IMG_gps.jpg', mimeType: '', buffer: readFileSync(String(shots.gps)) }, { name: 'secret-book.xlsx', mimeType: '', buffer: book }]);
    const [photo, document] = [card(page, 'IMG_gps.jpg'), card(page, 'secret-book.xlsx')];
    await makeSafe(photo);
    const covered = await photo.locator('.digest').innerText();
    await visit(document);
    await button(document, en.make).waitFor({ timeout: 60_000 });
    await document.getByRole('checkbox').check();
    await makeSafe(document);
    const copies = [covered, await document.locator('.digest').innerText()];

    assert.equal(await all.innerText(), en['bundle-save']);
    for (const words of [to, en['bundle-key'], ...KEYS.map(([key]) => ends(String(key)))]) assert.ok(await page.getByText(words).isVisible(), words);
    assert.equal(await button(document, en.save).count(), 0, 'no copy is saved alone');
    for (const other of [page.getByText(en.asZip), page.getByRole('button', { name: en.share })]) assert.equal(await other.isVisible(), false);

    const [download] = await Promise.all([page.waitForEvent('download'), all.click()]);
    await page.locator('.codes').waitFor();
    assert.match(download.suggestedFilename(), /^[a-z2-7]{12}\.age$/);
    assert.deepEqual(saved, [download.suggestedFilename()], 'one file');
    assert.equal(await page.locator('.closing .given').innerText(), saved[0]);
    assert.equal(await page.locator('.codes .given').innerText(), saved[0]);
    assert.ok(await page.getByText(say('en', 'bundle-how', { name: `\u2068${NAME}\u2069` })).isVisible());
    const [words, digits] = await page.locator('.codes .code').allInnerTexts();
    await page.locator('#language').selectOption('fa');
    await page.getByText(fa['bundle-code']).waitFor();
    const [persian, same] = await page.locator('.codes .code').allInnerTexts();
    const sealed = place('batch.age');
    await download.saveAs(sealed);
    await page.close();

    const bag = place('bag');
    const opened = JSON.parse(desk('open', sealed, '-i', place('key0'), '-O', bag, '--code', String(words), '--json'));
    assert.deepEqual(opened.code, { english: words, persian, digits });
    assert.equal(same, digits);
    desk('verify', sealed, '-i', place('key1'), '--code', String(digits));
    assert.throws(() => desk('open', sealed, '-i', place('key2'), '-O', place('none')), 'a wrong key');
    const zip = place('batch.zip');
    desk('unseal', sealed, '-i', place('key1'), '-o', zip);
    if (runs('age')) {
      const plain = place('age.zip');
      execFileSync('age', ['-d', '-i', place('key0'), '-o', plain, sealed]);
      assert.ok(readFileSync(plain).equals(readFileSync(zip)));
      assert.notEqual(spawnSync('age', ['-d', '-i', place('key2'), '-o', place('no.zip'), sealed]).status, 0);
    } else console.log('skipped: age is not here');
    for (const list of ['manifest-sha256.txt', 'tagmanifest-sha256.txt']) execFileSync('sha256sum', ['--strict', '--quiet', '-c', list], { cwd: bag });

    // The copies are those that the room made and inspected again.
    const files = readdirSync(join(bag, 'data')).filter((name) => !name.endsWith('.json'));
    assert.ok(files.length === 2 && files.every((name) => /^[a-z2-7]{12}\.(jpg|xlsx)$/.test(name)), String(files));
    assert.deepEqual(files.map((name) => sha256(readFileSync(join(bag, 'data', name)))).sort(), [...copies].sort());
    const picture = join(bag, 'data', files.find((name) => name.endsWith('.jpg')) ?? '');
    assert.equal(execFileSync(exiftool(), ['-s', '-G', '-GPS:all', '-XMP:all', '-IPTC:all', picture], { encoding: 'utf8' }).trim(), '');
    const original = String(shots.gps);
    assert.notEqual(execFileSync(exiftool(), ['-s', '-GPSLatitude', original], { encoding: 'utf8' }).trim(), '', 'the original does tell');
    const bytes = [readFileSync(sealed), readFileSync(zip)];
    for (const secret of [...secrets, 'IMG_gps', 'secret-book', NAME]) assert.ok(bytes.every((one) => !one.includes(secret)), secret);

    // What the manifest says is what is known, and it commits to the originals.
    const manifest = JSON.parse(readFileSync(join(bag, 'data/manifest.json'), 'utf8'));
    const [of] = manifest.items.filter((/** @type {any} */ item) => item.path.endsWith('.jpg'));
    assert.deepEqual([of.copy.level, of.searched, of.encoder, of.sound], ['unlinkable', 'whole', 'panah', null]);
    assert.ok(of.covers.length > 0 && of.covers.every((/** @type {any} */ cover) => cover.by === 'search'));
    desk('verify', original, '--manifest', join(bag, 'data/manifest.json'), '--opening', join(bag, 'data/opening.json'));
    assert.throws(() => desk('verify', String(shots.turned), '--manifest', join(bag, 'data/manifest.json'), '--opening', join(bag, 'data/opening.json')));
  });

  it('nothing leaves where a copy in it was removed or decided anew while it was sealed, or the work was called off', async () => {
    const { page, saved, all } = await open();
    await add(page, [String(shots.gps), String(shots.turned)]);
    const [one, two] = [card(page, 'IMG_gps.jpg'), card(page, 'IMG_turned.jpg')];
    await makeSafe(one);
    await makeSafe(two);
    /** Presses to save, and at once something else. @param {string} then */
    const press = async (then) => {
      await page.evaluate((selector) => {
        /** @type {HTMLElement} */ (document.querySelector('#save-all')).click();
        /** @type {HTMLElement} */ (document.querySelector(selector)).click();
      }, then);
      await page.locator('.sealing .working').waitFor({ state: 'hidden' });
      // As long as it takes to seal, and more.
      await page.waitForTimeout(4000);
      assert.deepEqual(saved, [], then);
      assert.equal(await page.locator('.codes').isVisible(), false);
    };
    await press('.sealing .working button');
    assert.equal(await all.innerText(), en['bundle-save'], 'the button is there to be pressed again');
    await press('.card .decided input[value=exact]');
    await makeSafe(two);
    await press('.card header button');
    assert.equal(await page.getByText(en['bundle-failed']).isVisible(), false);
    const [download] = await Promise.all([page.waitForEvent('download'), all.click()]);
    await download.saveAs(place('rest.age'));
    assert.equal(saved.length, 1);
    await page.locator('.codes').waitFor();
    desk('unseal', place('rest.age'), '-i', place('key0'), '-o', place('rest.zip'));
    const listed = execFileSync('unzip', ['-Z1', place('rest.zip')], { encoding: 'utf8' });
    assert.equal(listed.match(/\.jpg$/gm)?.length, 1, 'what was removed is not in it');
    await page.close();
  });

  it('what cannot be read any more is not sealed, and the room says so', async () => {
    const { page, saved, all } = await open();
    const path = place('gone.jpg');
    writeFileSync(path, readFileSync(String(shots.gps)));
    await add(page, [path]);
    const one = card(page, 'gone.jpg');
    await look(one);
    await makeSafe(one);
    rmSync(path);
    await all.click();
    await page.getByText(en['bundle-failed']).and(page.locator(':visible')).first().waitFor();
    assert.deepEqual(saved, []);
    await page.close();
  });

  it('another file in the place of the original is not sealed, though it looks the same from outside', async () => {
    const { page, saved, all } = await open();
    const path = place('other.jpg');
    const bytes = readFileSync(String(shots.gps));
    writeFileSync(path, bytes);
    const then = new Date(1_700_000_000_000);
    utimesSync(path, then, then);
    await add(page, [path]);
    const one = card(page, 'other.jpg');
    await makeSafe(one);
    // As long, and as old as far as the browser can tell.
    bytes[bytes.length - 40] = (bytes[bytes.length - 40] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    utimesSync(path, then, then);
    await all.click();
    await page.getByText(en['bundle-failed']).and(page.locator(':visible')).first().waitFor();
    assert.deepEqual(saved, []);
    // It is that byte alone: with the one from before it is sealed.
    bytes[bytes.length - 40] = (bytes[bytes.length - 40] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    utimesSync(path, then, then);
    await all.click();
    await page.locator('.codes').waitFor();
    assert.equal(saved.length, 1);
    await page.close();
  });

  it('in a form that asks for the seal the value is one sealed file, from the moment when it is attached until a copy in it may not leave', async () => {
    const body = (/** @type {string} */ room) => `<!doctype html><html lang="en"><title>Form</title><script type="module" src="/panah-input.js"></script>
      <form><panah-input name="e" room="${room}" seal multiple required></panah-input></form></html>`;
    const server = createServer((request, response) => {
      const path = new URL(request.url ?? '/', 'http://a').pathname;
      const files = /** @type {Record<string, [string, string]>} */ ({ '/panah-input.js': ['panah-input.js', 'text/javascript'], '/sealed.html': ['test-sealed.html', 'text/html'], '/room.html': ['room.html', 'text/html'] });
      const [name, type] = files[path] ?? [];
      response.setHeader('Content-Type', `${type ?? 'text/html'}; charset=utf-8`).end(name ? readFileSync(at('pkg', name)) : body(path === '/open' ? '/room.html' : '/sealed.html'));
    });
    const { address, close } = await listening(server);
    const page = await browser.newPage({ locale: 'en' });
    try {
      await page.addInitScript(() => {
        Reflect.set(window, 'heard', []);
        for (const type of ['panah-ready', 'panah-error']) window.addEventListener(type, (event) => Reflect.get(window, 'heard').push([type, /** @type {CustomEvent} */ (event).detail.reason]));
      });
      const heard = () => page.evaluate(() => /** @type {any[]} */ (Reflect.get(window, 'heard')));
      const told = () => page.evaluate(() => {
        const element = /** @type {any} */ (document.querySelector('panah-input'));
        const sent = new FormData(/** @type {HTMLFormElement} */ (document.querySelector('form'))).getAll('e');
        return { names: element.files.map((/** @type {File} */ file) => file.name), receipts: element.receipts, sent: sent.length, valid: element.checkValidity(), message: element.validationMessage };
      });
      await page.goto(`${address}/`);
      await page.waitForFunction(() => Reflect.get(window, 'heard').length > 0);
      assert.deepEqual(await heard(), [['panah-ready', undefined]]);
      const room = /** @type {import('playwright-core').Frame} */ (page.frames()[1]);
      await room.getByText(say('en', 'bundle-form', { name: `\u2068${NAME}\u2069` })).waitFor();
      assert.equal(await room.getByText(en.staysForm).count(), 0);
      await add(room, [String(shots.gps), String(shots.turned)]);
      const [one, two] = [card(room, 'IMG_gps.jpg'), card(room, 'IMG_turned.jpg')];
      await makeSafe(one);
      await makeSafe(two);
      assert.deepEqual({ ...await told(), message: '' }, { names: [], receipts: [], sent: 0, valid: false, message: '' }, 'a copy does not go into the form by itself');
      assert.equal(await button(two, en.attach).count(), 0, 'nor one alone');
      const all = room.locator('#save-all');
      assert.equal(await all.innerText(), en['bundle-attach']);
      await all.click();
      await room.locator('.codes').waitFor();
      await page.waitForFunction(() => /** @type {any} */ (document.querySelector('panah-input')).files.length > 0);
      const now = await told();
      assert.match(now.names.join(), /^[a-z2-7]{12}\.age$/);
      assert.deepEqual([now.receipts, now.sent, now.valid], [[{ seal: { keys: KEYS.map(([key]) => key), copies: 2 } }], 1, true]);
      const bytes = Buffer.from(await page.evaluate(async () => [...new Uint8Array(await /** @type {any} */ (document.querySelector('panah-input')).files[0].arrayBuffer())]));
      writeFileSync(place('form.age'), bytes);
      const words = await room.locator('.codes .code').first().innerText();
      desk('open', place('form.age'), '-i', place('key1'), '-O', place('form'), '--code', words);
      assert.equal(readdirSync(join(place('form'), 'data')).filter((name) => name.endsWith('.jpg')).length, 2);

      // With one of its copies gone, nothing of it stays in the form.
      await button(two, en.remove).click();
      await page.waitForFunction(() => /** @type {any} */ (document.querySelector('panah-input')).files.length === 0);
      const then = await told();
      assert.deepEqual([then.sent, then.valid], [0, false]);
      assert.match(then.message, /not attached/);
      await all.click();
      await page.waitForFunction(() => /** @type {any} */ (document.querySelector('panah-input')).files.length > 0);
      assert.equal((await told()).receipts[0].seal.copies, 1);

      // A room that does not seal is closed, and says so.
      await page.goto(`${address}/open`);
      await page.waitForFunction(() => Reflect.get(window, 'heard').length > 0, null, { timeout: 40_000 });
      assert.deepEqual(await heard(), [['panah-error', 'not-sealing']]);
      assert.equal(await page.locator('iframe').isVisible(), false);
      assert.deepEqual([(await told()).names, (await told()).valid], [[], false]);
    } finally {
      await page.close();
      close();
    }
  });
});
