// The second door of an organisation's room: what is said of bundles, copies, originals, pages and anything else that is put there.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { at } from '../../tools/project.mjs';
import { exiftool } from '../../tools/programs.mjs';
import { en, fa, say } from '../words.mjs';
import { signer, zip } from './forged.mjs';
import { workbook } from './books.mjs';
import { photos } from './photos.mjs';
import { desk, launch, listening } from './start.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('../words.mjs').Key} Key */
/** @typedef {string | { name: string, mimeType: string, buffer: Buffer }} Given */

const KEY = 'age1dnwc0zp7glreq6qltshcswzrfqjcjezadxfns3s7l52vf3etxpzsrt9cn2';
const screens = at('target/screens');

/** @param {string | Buffer} bytes */
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
/** @param {string} name @param {Buffer | string} bytes */
const file = (name, bytes) => ({ name, mimeType: '', buffer: Buffer.from(bytes) });
/** A file with one bit changed. @param {Buffer} bytes @param {number} place */
function changed(bytes, place) {
  const other = Buffer.from(bytes);
  other[place] = (other[place] ?? 0) ^ 1;
  return other;
}

describe('the check in an organisation\'s room', () => {
  const folder = mkdtempSync(join(tmpdir(), 'panah-check-'));
  const place = (/** @type {string} */ name) => join(folder, name);
  /** @type {import('playwright-core').Browser} */ let browser;
  /** @type {Record<string, string>} */ let shots;
  /** @type {Buffer} */ let bundle;
  /** @type {{ english: string, persian: string, digits: string }} */ let code;
  /** Paths of the copies in the unpacked bundle, covered in the order of the photos. @type {string[]} */ let copies;
  const inBag = (/** @type {string} */ name) => join(place('bag'), 'data', name);

  before(async () => {
    mkdirSync(screens, { recursive: true });
    execFileSync(process.execPath, [at('tools/build.mjs'), 'offline'], { env: { ...process.env, NAME: 'test-check', TITLE: '', LANGS: '', STRINGS: '', RECIPIENT: KEY, RECIPIENT_NAME: 'Field desk' } });
    shots = await photos();
    const made = JSON.parse(desk('bundle', String(shots.gps), String(shots.turned), '-o', place('batch.zip'), '--level', 'exact', '--auto', '--json'));
    code = made.code;
    bundle = readFileSync(place('batch.zip'));
    desk('open', place('batch.zip'), '-O', place('bag'));
    copies = made.copies.map((/** @type {string} */ path) => join(place('bag'), path));
    browser = await launch();
  });
  after(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
    rmSync(at('pkg/test-check.html'), { force: true });
  });

  /** The room with its second door open. @param {import('playwright-core').BrowserContextOptions} [options] */
  async function open({ locale = 'en', ...options } = {}) {
    const context = await browser.newContext({ acceptDownloads: true, locale, ...options });
    const page = await context.newPage();
    /** @type {string[]} */
    const left = [];
    page.on('download', (download) => left.push(download.suggestedFilename()));
    page.on('request', (request) => { if (!/^(file|blob):/.test(request.url())) left.push(request.url()); });
    page.on('pageerror', (error) => left.push(error.message));
    await page.goto(pathToFileURL(at('pkg/test-check.html')).href);
    await page.locator('.second').click();
    await page.locator('.checks h1').waitFor();
    return { page, left, close: () => context.close() };
  }

  /** Has files checked, and gives their cards. @param {Page} page @param {Given[]} files */
  async function check(page, ...files) {
    await page.locator('.found .card').evaluateAll((nodes) => nodes.forEach((node) => node.setAttribute('data-old', '')));
    await page.locator('.checks input[type=file]').setInputFiles(/** @type {any} */ (files));
    await page.locator('.checks > section .found > .card:not([data-old])').first().waitFor({ timeout: 60_000 });
    const cards = page.locator('.found > .card');
    assert.equal(await cards.count(), files.length);
    return Array.from(files, (_, i) => cards.nth(i));
  }

  /** The first sentence of each card. @param {import('playwright-core').Locator[]} cards */
  const said = (cards) => Promise.all(cards.map((card) => card.locator(':scope > .outcome').innerText()));
  /** @param {import('playwright-core').Locator} card @param {Key} name @param {Key} press @param {string} typed */
  async function ask(card, name, press, typed) {
    await card.getByLabel(en[name]).fill(typed);
    await card.getByRole('button', { name: en[press], exact: true }).click();
    const outcome = card.locator('.asked .outcome');
    await outcome.waitFor();
    return outcome.innerText();
  }

  it('says of a bundle that nothing was changed, what was covered in it, and its code', async () => {
    const { page, left, close } = await open();
    assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'H1');
    const [card] = await check(page, file('batch.zip', bundle));
    assert.ok(card);
    assert.deepEqual(await said([card]), [en['bundle-check-sound']]);
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), en['bundle-check-answer'], 'the focus is on the answer');
    await page.locator('#live').getByText(en['bundle-check-sound']).waitFor({ state: 'attached' });
    assert.deepEqual(await card.locator('.code').allInnerTexts(), [code.english, code.persian, code.digits]);
    const manifest = JSON.parse(readFileSync(inBag('manifest.json'), 'utf8'));
    const items = card.locator('.copies > li');
    for (const [i, { path, tiles, covers }] of manifest.items.entries()) {
      const item = items.nth(i);
      assert.equal(await item.locator('.given').innerText(), path);
      const all = tiles.across * tiles.down;
      const covered = tiles.covered.reduce((/** @type {number} */ sum, /** @type {[number, number]} */ [from, to]) => sum + to - from, 0);
      assert.ok(covered > 0 && covered < all);
      assert.ok(await item.getByText(say('en', 'bundle-check-tiles', { all, open: all - covered, covered })).isVisible());
      const drawn = await item.locator('canvas').evaluate((node) => {
        const { width, height } = /** @type {HTMLCanvasElement} */ (node);
        const { data } = /** @type {CanvasRenderingContext2D} */ ((/** @type {HTMLCanvasElement} */ (node)).getContext('2d')).getImageData(0, 0, width, height);
        return { width, height, marked: [...data.keys()].filter((at) => at % 4 === 3 && data[at] === 255).map((at) => (at - 3) / 4) };
      });
      const marked = tiles.covered.flatMap((/** @type {[number, number]} */ [from, to]) => Array.from({ length: to - from }, (_, n) => from + n));
      assert.deepEqual(drawn, { width: tiles.across, height: tiles.down, marked });
      await item.locator('summary').click();
      const lines = await item.locator('.said li').allInnerTexts();
      for (const line of [say('en', 'bundle-check-covers', { search: covers.length, hand: 0 }), en['kept-matched'], en['kept-maker']]) assert.ok(lines.includes(line), line);
    }
    for (const words of [en['bundle-check-proves'], manifest.does_not_prove]) assert.ok(await page.getByText(words).isVisible(), words);

    const compare = (/** @type {string} */ noted) => ask(card, 'bundle-check-noted', 'bundle-check-compare', noted);
    for (const own of [code.english, code.persian, code.digits, code.english.toUpperCase()]) assert.equal(await compare(own), en['bundle-check-same'], own);
    const other = JSON.parse(desk('bundle', String(shots.gps), '-o', place('other.zip'), '--json')).code;
    for (const wrong of [other.english, other.digits]) assert.equal(await compare(wrong), en['bundle-check-other']);
    const [first, second, ...rest] = code.digits.split(' ');
    const turned = [second, first, ...rest].join(' ');
    for (const wrong of [turned, 'abandon', code.english.replace(/ \w+$/, '')]) assert.equal(await compare(wrong), turned === code.digits ? en['bundle-check-same'] : en['bundle-check-mistaken'], wrong);
    assert.deepEqual(left, [], 'nothing was asked for or saved');
    await close();
  });

  it('finds a byte that changed anywhere in a bundle, and a copy that was swapped, and names it', async () => {
    const { page, close } = await open();
    const [of = ''] = copies;
    const inside = bundle.indexOf(readFileSync(of)) + 500;
    const places = [36, inside, bundle.length >> 1, bundle.length - 300, bundle.length - 3];
    const cards = await check(page, ...places.map((at) => file(`${at}.zip`, changed(bundle, at))));
    assert.deepEqual(await said(cards), places.map(() => en['bundle-check-wrong']));
    const [, copy] = cards;
    assert.ok(copy && await copy.getByText(en['bundle-fault-member']).isVisible() && await copy.getByText(en['bundle-check-wary']).isVisible());
    assert.equal(await copy.locator('.given').innerText(), `damaged-member data/${of.replace(/.*\//, '')}`);
    assert.equal(await page.locator('.found .code').count(), 0, 'no code of what is not sound');

    // A bag that was made again, with sums that fit, around another picture.
    const root = desk('open', place('batch.zip'), '-O', place('again')) && place('again');
    const [name] = readdirSync(join(root, 'data')).filter((one) => one.endsWith('.jpg'));
    writeFileSync(join(root, 'data', String(name)), readFileSync(String(shots.group)));
    const sum = (/** @type {string} */ path) => `${sha256(readFileSync(join(root, path)))}  ${path}\n`;
    writeFileSync(join(root, 'manifest-sha256.txt'), readdirSync(join(root, 'data')).sort().map((one) => sum(`data/${one}`)).join(''));
    writeFileSync(join(root, 'tagmanifest-sha256.txt'), ['VERIFY.txt', 'bagit.txt', 'manifest-sha256.txt', 'padding.bin'].map(sum).join(''));
    const paths = [...readdirSync(root).filter((one) => one !== 'data'), ...readdirSync(join(root, 'data')).map((one) => `data/${one}`)].sort();
    const swapped = zip(paths.map((path) => [`abcdefghijkl/${path}`, readFileSync(join(root, path))]));
    const hostile = zip([['abcdefghijkl/../../evil.sh', Buffer.from('evil')], ...paths.map((path) => /** @type {[string, Buffer]} */ ([`abcdefghijkl/${path}`, readFileSync(join(root, path))]))]);
    const bomb = Buffer.from(bundle);
    const entry = bomb.indexOf('PK\x01\x02', 0, 'latin1');
    bomb.writeUInt16LE(8, entry + 10);
    bomb.writeUInt32LE(0xffff_ffff, entry + 24);
    const worse = await check(page, file('swapped.zip', swapped), file('hostile.zip', hostile), file('bomb.zip', bomb));
    assert.deepEqual(await said(worse), Array(3).fill(en['bundle-check-wrong']));
    assert.ok(await worse[0]?.getByText(en['bundle-fault-swapped']).isVisible());
    assert.equal(await worse[0]?.locator('.given').innerText(), `swapped data/${name}`);
    assert.ok(await worse[1]?.getByText(en['bundle-fault-stray']).isVisible());
    assert.equal(await page.getByText('evil').count(), 0, 'a name that somebody chose is not shown');
    await close();
  });

  it('holds copies against their manifest, whatever they are called', async () => {
    const { page, close } = await open();
    const [gps = '', turned = ''] = copies;
    const noted = place('noted.jpg');
    writeFileSync(noted, readFileSync(gps));
    execFileSync(exiftool(), ['-q', '-overwrite_original', '-Comment=a note', noted]);
    const bytes = readFileSync(turned);
    const manifest = file('holiday.txt', readFileSync(inBag('manifest.json')));
    const given = [file('a.txt', readFileSync(gps)), file('b', readFileSync(noted)), file('c.jpg', changed(bytes, bytes.length - 60)), file('d.jpg', readFileSync(String(shots.group))), file('e.bin', randomBytes(3000))];
    const cards = await check(page, ...given.slice(0, 2), manifest, ...given.slice(2));
    assert.deepEqual(await said(cards), ['unchanged', 'repacked', 'manifest', 'changed', 'stranger', 'stranger'].map((verdict) => en[/** @type {Key} */ (`bundle-check-${verdict}`)]));
    assert.equal(await cards[0]?.locator('canvas').count(), 1, 'where its covers are');
    assert.deepEqual(await cards[2]?.locator('.code').allInnerTexts(), [code.english, code.persian, code.digits]);
    assert.equal(await page.locator('.found h2 bdi').nth(2).innerText(), 'holiday.txt');
    // A bundle has its manifest in it.
    assert.deepEqual(await said(await check(page, file('batch.zip', bundle), file('x', readFileSync(turned)))), [en['bundle-check-sound'], en['bundle-check-unchanged']]);
    // Without a manifest nothing is known.
    assert.deepEqual(await said(await check(page, ...given.slice(3))), [en['bundle-check-alone'], en['bundle-check-nothing']]);
    assert.ok(await page.getByText(en['bundle-check-proves']).isVisible());
    // A document is a zip as well, and no bundle.
    writeFileSync(place('book.xlsx'), await workbook('Salaries'));
    const [book = ''] = JSON.parse(desk('bundle', place('book.xlsx'), '-o', place('book.zip'), '--level', 'exact', '--json')).copies;
    desk('open', place('book.zip'), '-O', place('books'));
    const document = file('x', readFileSync(join(place('books'), book)));
    assert.deepEqual(await said(await check(page, document)), [en['bundle-check-alone']]);
    assert.deepEqual(await said(await check(page, document, file('m', readFileSync(join(place('books'), 'data/manifest.json'))))), [en['bundle-check-unchanged'], en['bundle-check-manifest']]);
    const cut = readFileSync(inBag('manifest.json')).subarray(0, -2);
    const [broken] = await check(page, file('manifest.json', cut), file('a', readFileSync(gps)));
    assert.ok(broken && await broken.getByText(en['bundle-fault-manifest']).isVisible());
    await close();
  });

  it('says whether an original is what was committed to', async () => {
    const { page, close } = await open();
    const [manifest, opening] = ['manifest.json', 'opening.json'].map((name) => file(name, readFileSync(inBag(name))));
    assert.ok(manifest && opening);
    const redressed = place('redressed.jpg');
    writeFileSync(redressed, readFileSync(String(shots.turned)));
    execFileSync(exiftool(), ['-q', '-overwrite_original', '-Artist=Somebody else', redressed]);
    const [own, again, other] = [shots.gps, redressed, shots.group].map((path) => file('x.jpg', readFileSync(String(path))));
    assert.ok(own && again && other);
    assert.deepEqual(await said(await check(page, own, opening, again, other, manifest)), [en['bundle-check-original'], en['bundle-check-fits'], en['bundle-check-same-media'], en['bundle-check-stranger'], en['bundle-check-manifest']]);
    assert.deepEqual(await said(await check(page, opening, own)), [en['bundle-check-opening'], en['bundle-check-alone']]);
    desk('open', place('other.zip'), '-O', place('elsewhere'));
    const [foreign] = await check(page, file('opening.json', readFileSync(join(place('elsewhere'), 'data/opening.json'))), manifest, own);
    assert.ok(foreign && await foreign.getByText(en['bundle-fault-opening']).isVisible());
    await close();
  });

  it('tells a copy of a room by its digest, its words and its signature', async () => {
    const { page, close } = await open();
    const html = readFileSync(at('pkg/test-check.html'));
    const [card] = await check(page, file('notes.html', html));
    assert.ok(card);
    assert.deepEqual(await said([card]), [en['bundle-check-page']]);
    assert.equal(await card.locator('.digest').innerText(), sha256(html));
    const { words } = JSON.parse(desk('check', at('pkg/test-check.html'), '--json'));
    assert.deepEqual(await card.locator('.code').allInnerTexts(), [words.english, words.persian, words.digits]);
    assert.ok(await card.getByText(en['bundle-check-unsigned'].replace(/[\u2066-\u2069]/g, '').slice(0, 28)).isVisible());
    const told = (/** @type {string} */ typed) => ask(card, 'bundle-check-noted', 'bundle-check-compare', typed);
    for (const own of [words.english, words.digits, sha256(html), sha256(html).toUpperCase()]) assert.equal(await told(own), en['bundle-check-same']);
    for (const other of [code.english, '0'.repeat(64)]) assert.equal(await told(other), en['bundle-check-other']);

    const [mine, stranger] = [signer(), signer()];
    const signature = file('notes.html.minisig', mine.sign(html, 'room of a test'));
    const [page1, beside] = await check(page, file('notes.html', html), signature);
    assert.ok(page1 && beside);
    assert.deepEqual(await said([page1, beside]), [en['bundle-check-page'], en['bundle-check-signature']]);
    const fields = page1.locator('.asked');
    const signed = async (/** @type {import('playwright-core').Locator} */ card, /** @type {string} */ key) => {
      await card.getByLabel(en['bundle-check-key']).fill(key);
      await card.getByRole('button', { name: en['bundle-check-try'] }).click();
      const outcome = card.locator('.asked').last().locator('.outcome');
      await outcome.waitFor();
      return outcome.innerText();
    };
    assert.equal(await fields.count(), 2);
    assert.equal(await signed(page1, mine.key), en['bundle-check-signed']);
    assert.ok(await page1.getByText('room of a test').isVisible(), 'what the signer wrote is signed as well');
    assert.equal(await signed(page1, stranger.key), en['bundle-check-not-signed']);
    assert.equal(await page1.getByText('room of a test').isVisible(), false);
    assert.equal(await signed(page1, 'RW'), en['bundle-check-no-key']);
    const [other] = await check(page, file('notes.html', changed(html, html.length - 20)), signature);
    assert.ok(other);
    assert.equal(await signed(other, mine.key), en['bundle-check-not-signed']);
    await close();
  });

  it('opens nothing that is sealed, asks for no key of it, and says what is none of these', async () => {
    const { page, close } = await open();
    desk('seal', place('batch.zip'), '-r', KEY, '-o', place('batch.age'));
    const cards = await check(page, file('batch.age', readFileSync(place('batch.age'))), file('noise.bin', randomBytes(5000)), file('empty', ''), file('IMG.jpg', readFileSync(String(shots.gps))));
    const plain = (/** @type {string} */ text) => text.replace(/[\u2066-\u2069]/g, '');
    assert.deepEqual((await said(cards)).map(plain), [plain(en['bundle-check-sealed']), en['bundle-check-nothing'], en['bundle-check-nothing'], en['bundle-check-alone']]);
    assert.equal(await page.locator('.found input').count(), 0);
    await close();
  });

  it('stops when it is told to, and at once forgets what it found', async () => {
    const { page, close } = await open();
    const large = place('large.bin');
    writeFileSync(large, '');
    truncateSync(large, 1_500_000_000);
    const working = page.locator('.checks .working');
    await page.locator('.checks input[type=file]').setInputFiles([large, inBag('manifest.json')]);
    await working.waitFor();
    await page.waitForFunction(() => /** @type {HTMLProgressElement} */ (document.querySelector('.checks progress')).value > 0, null, { timeout: 30_000 });
    await working.getByRole('button', { name: en.cancel }).click();
    assert.equal(await working.isVisible(), false);
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), en['bundle-check-choose']);
    // A worker that reads is ended when it has read a piece.
    for (let i = 0; i < 100 && page.workers().length > 0; i += 1) await page.waitForTimeout(50);
    assert.equal(page.workers().length, 0, 'nobody is at work');
    // One check in the place of another that is still at work.
    await page.locator('.checks input[type=file]').setInputFiles([large, inBag('manifest.json')]);
    await working.waitFor();
    assert.deepEqual(await said(await check(page, file('batch.zip', bundle))), [en['bundle-check-sound']]);
    rmSync(large);

    await page.getByRole('button', { name: en['bundle-check-back'], exact: true }).click();
    assert.ok(await page.locator('#choose').isVisible() && !await page.locator('.checks').isVisible());
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), en['bundle-check']);
    assert.equal(await page.locator('.found .card').count(), 0);
    await page.locator('.second').click();
    await check(page, file('telling-name.zip', bundle));
    const held = await page.evaluateHandle(() => document.querySelector('.found'));
    await page.locator('.top .exit').click();
    await page.locator('output').waitFor();
    assert.equal(await held.evaluate((node) => node?.textContent), '');
    assert.ok(!(await page.content()).includes('telling-name') && !(await page.content()).includes(code.english));
    await close();
  });

  it('takes what is dropped on it, and leaves the rest of the room alone', async () => {
    const { page, close } = await open();
    const drop = () => page.evaluate((bytes) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([new Uint8Array(bytes)], 'dropped.zip'));
      document.querySelector('main')?.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
    }, [...bundle]);
    await drop();
    await page.locator('.found .card').waitFor();
    assert.equal(await page.locator('body.busy-room').count(), 0, 'no file was taken in to be made safe');
    await page.getByRole('button', { name: en['bundle-check-back'], exact: true }).click();
    await drop();
    await page.locator('body.busy-room').waitFor();
    assert.equal(await page.locator('.second').isVisible(), false, 'it stands on the first screen alone');
    await close();
  });

  it('is not there inside a form', async () => {
    const html = readFileSync(at('pkg/test-check.html'));
    const { address, close } = await listening(createServer(({ url }, response) => {
      response.setHeader('content-type', 'text/html').end(url === '/room' ? html : '<iframe sandbox="allow-scripts" src="/room"></iframe>');
    }));
    const page = await browser.newPage({ locale: 'en' });
    await page.goto(address);
    const room = /** @type {import('playwright-core').Frame} */ (page.frames()[1]);
    await room.locator('.second').waitFor({ state: 'attached' });
    assert.equal(await room.locator('.second').isVisible(), false);
    assert.ok(await room.locator('#choose').isVisible());
    await page.close();
    close();
  });

  it('is laid out for small screens, from right to left as well, and hides nothing from who listens', async () => {
    const axe = readFileSync(at('node_modules/axe-core/axe.min.js'), 'utf8');
    for (const [locale, all] of /** @type {const} */ ([['en', en], ['fa', fa]])) {
      const { page, close } = await open({ locale, viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true, reducedMotion: 'reduce' });
      const [card] = await check(page, file('batch.zip', bundle), file('رونوشت-با-نامی-بسیار-بسیار-دراز-که-جا-نمی‌شود.jpg', readFileSync(String(shots.gps))), file('notes.html', '<!doctype html>'), file('x', changed(bundle, 40)));
      assert.ok(card);
      assert.equal(await card.locator(':scope > .outcome').innerText(), all['bundle-check-sound']);
      await page.evaluate(axe);
      for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
        await page.emulateMedia({ colorScheme });
        const found = await page.evaluate(async () => {
          const { violations } = await Reflect.get(window, 'axe').run(document, { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] } });
          return violations.map((/** @type {any} */ { id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`);
        });
        assert.deepEqual(found, [], `${locale} ${colorScheme}`);
      }
      await page.emulateMedia({ colorScheme: 'light' });
      for (const width of [320, 360, 800]) {
        await page.setViewportSize({ width, height: 700 });
        const wide = await page.evaluate(() => [...document.querySelectorAll('.checks *')].filter((node) => {
          const { left, right, width } = node.getBoundingClientRect();
          return width > 0 && (left < -1 || right > document.documentElement.clientWidth + 1 || (node.tagName === 'BUTTON' && node.scrollWidth > node.clientWidth + 1));
        }).map((node) => `${node.tagName} ${node.textContent?.slice(0, 40)}`));
        assert.deepEqual(wide, [], `${locale} ${width}`);
        await page.screenshot({ path: join(screens, `check-${locale}-${width}.png`), fullPage: true });
      }
      await close();
    }
  });
});
