// The review: what a person sees and decides between the search of a film and its new copy.

import { announce, button, make, renew } from '../room/dom.js';
import { faithful } from '../room/faithful.js';
import { label, say, word } from '../room/words.js';
import * as decisions from './decisions.js';
import { Ends } from './ends.js';
import { Hearing } from './hearing.js';
import { People } from './people.js';
import { Stage } from './stage.js';
import { Timeline, clock } from './timeline.js';
import { wave } from './wave.js';

/** @typedef {import('../room/words.js').Key} Key */

let reviews = 0;

export class Review {
  root = make('section', { className: 'editor film' });
  /** What has to be seen before a copy is made; a recording has nothing to see. @type {HTMLElement | null} */ picture = null;
  #film;
  #changed;
  #take;
  /** @type {Stage | null} */ #stage = null;
  /** @type {Timeline | null} */ #timeline = null;
  /** @type {People | null} */ #people = null;
  #counts = make('p', { className: 'counts' });
  #share = make('p', { className: 'counts' });
  #hint = make('p', { className: 'quiet', say: 'filmHow' });
  #own = make('ul', { className: 'own' });
  /** @type {Ends | null} */ #ends = null;
  #shoot = button({ icon: 'add', say: 'takeFrame', onclick: () => this.#film.photo(this.#timeline?.now ?? 0).then((photo) => this.#take(photo), () => announce(word('noFrame'))) });
  #adding = false;
  #walked = make('p', { className: 'counts' });
  #place = button({ icon: 'later', say: 'nextPlace', className: 'walk', onclick: () => this.#walk() });
  #enough = button({ say: 'enough', className: 'plain', onclick: () => this.#sufficed() });
  #walking = make('div', { className: 'places' }, this.#walked, this.#place, this.#enough);
  #sufficed;
  #add = button({ icon: 'cover', say: 'addCover', onclick: (event) => (event.detail === 0 ? this.#stage?.addInView() : this.#mode(!this.#adding)) });

  /** @param {import('./film.js').Film} film @param {() => void} changed  Called when something was decided.
   * @param {(photo: File) => void} take  Takes a frame as a photo. @param {() => void} sufficed  Called when it is enough. */
  constructor(film, changed, take, sufficed) {
    this.#take = take;
    this.#sufficed = sufficed;
    this.#film = film;
    this.#changed = changed;
    const note = (/** @type {Key} */ key, /** @type {number} */ time) => {
      const words = make('p', { className: 'note' });
      say(words, key, { time: clock(time) });
      this.root.append(words);
    };
    if (film.missing > 0) note('filmGaps', film.missing);
    if (film.short !== null) note('filmShort', film.short);
    if (film.clip.video) this.#showPicture();
    else this.#showSound();
    if (film.sounds.length > 0) this.root.append(new Hearing(film, changed, (time) => this.#timeline?.go(time)).root);
    if (film.clip.video && !film.clip.audio) this.root.append(make('p', { className: 'quiet', say: 'soundNone' }));
  }

  /** Whether its frame is drawn as the copy will have it. */
  get shown() {
    return this.#stage?.steady ?? false;
  }

  /** Goes to the places that nobody looked at yet. */
  askPlaces() {
    this.#place.focus({ preventScroll: true });
  }

  /** Goes to the choice of what happens to the sound. */
  askSound() {
    const first = this.root.querySelector('.hearing input');
    if (first instanceof HTMLElement) first.focus();
  }

  /** Shows it anew: in another language, with the covers of its copy or without. @param {boolean} [covering]  Whether there will be any. */
  show(covering = true) {
    if (this.picture) this.#stage?.stay(covering);
    this.#timeline?.show();
    this.#people?.show();
    this.#showOwn();
    this.#ends?.show();
  }

  /** Shows how many places were looked at. @param {{ places: number, looked: number }} looked @param {boolean} enough */
  walked({ places, looked }, enough) {
    say(this.#walked, 'filmPlaces', { looked, n: places });
    this.#walked.classList.toggle('warns', looked < places);
    this.#place.hidden = looked === places;
    this.#enough.hidden = looked === places || enough;
    this.#timeline?.hideUnsure(looked < places && !enough);
    this.#showShare();
  }

  /** Says how much of the copy will be covered. */
  #showShare() {
    const { share } = this.#film;
    this.#share.hidden = !share;
    if (!share) return;
    const percent = Math.ceil(share.covered * 100);
    if (share.whole > 0) say(this.#share, 'filmShareWhole', { percent, n: share.whole });
    else say(this.#share, 'filmShare', { percent });
    this.#share.classList.toggle('warns', share.whole > 0);
  }

  /** Goes to the next place that nobody looked at, and from the last one to the first. */
  #walk() {
    const { left } = this.#film.looked;
    const now = this.#timeline?.now ?? 0;
    const next = left.find((time) => time > now) ?? left[0];
    if (next !== undefined) this.#timeline?.go(next);
  }

  /** A recording has a drawing in place of its picture. */
  #showSound() {
    const film = this.#film;
    const timeline = new Timeline(film, () => this.show(), (part) => this.#head(part));
    const ends = new Ends(film, timeline, (how) => this.#decide(how));
    [this.#timeline, this.#ends] = [timeline, ends];
    if (film.loud) {
      const drawing = make('div', { className: 'wave whole', dir: 'ltr', ariaHidden: 'true' }, wave(film.loud));
      drawing.addEventListener('click', ({ clientX }) => {
        const { left, width } = drawing.getBoundingClientRect();
        timeline.go(Math.min(Math.max((clientX - left) / width, 0), 1) * film.length);
      });
      this.root.append(drawing);
    }
    this.root.append(timeline.root, ends.root);
  }

  /** Shows on the drawings of the sound where the timeline stands. @param {number} part  0 to 1. */
  #head(part) {
    this.root.style.setProperty('--at', String(Math.min(part, 1)));
  }

  #showPicture() {
    const film = this.#film;
    const decide = (/** @type {(state: decisions.Decisions) => decisions.Decisions} */ how) => this.#decide(how);
    const bad = make('p', { className: 'note', say: 'noFrame', hidden: true });
    const stage = new Stage(film, { decide, shown: (good) => { bad.hidden = good; }, drawn: () => this.#mode(false) });
    const timeline = new Timeline(film, (time) => {
      timeline.show();
      this.#showOwn();
      ends.show();
      stage.show(time);
    }, (part) => this.#head(part));
    const people = new People(film, decide);
    const ends = new Ends(film, timeline, decide);
    [this.#stage, this.#timeline, this.#people, this.#ends] = [stage, timeline, people, ends];
    this.picture = stage.picture.frame;
    const zoom = (/** @type {number} */ by) => () => stage.picture.zoomBy(by);
    const tools = make('div', { className: 'tools', role: 'toolbar' }, this.#add,
      button({ icon: 'in', label: 'zoomIn', onclick: zoom(1.6) }), button({ icon: 'out', label: 'zoomOut', onclick: zoom(1 / 1.6) }));
    label(tools, 'picture');
    this.root.append(stage.picture.frame, bad, timeline.root, this.#counts, people.root, this.#hint, tools, this.#own, this.#choices(), ends.root, this.#shoot);
    timeline.steps.after(this.#walking);
    this.#shoot.hidden = !faithful(make('canvas'));
    this.#showPeople();
    stage.show(0);
  }

  /** What is covered where somebody was lost, and the inverse. */
  #choices() {
    const { unsure, people } = this.#film;
    const name = `unsure-${reviews += 1}`;
    const lost = make('fieldset', { className: 'levels', hidden: unsure.length === 0 }, make('legend', { say: 'unsureWhat' }));
    for (const way of /** @type {const} */ (['reach', 'area', 'frame'])) {
      const radio = make('input', { type: 'radio', name, checked: way === 'reach', onchange: () => this.#decide((state) => ({ ...state, unsure: way })) });
      lost.append(make('label', {}, radio, make('span', {}, make('b', { say: /** @type {Key} */ (`unsure-${way}`) }), make('span', { say: /** @type {Key} */ (`unsure-${way}-words`) }))));
    }
    const box = make('input', { type: 'checkbox', onchange: () => this.#decide((state) => ({ ...state, inverse: box.checked })) });
    const inverse = make('label', { className: 'known', hidden: people.length === 0 }, box, make('span', { say: 'inverse' }));
    return make('div', { className: 'choices' }, this.#share, lost, inverse);
  }

  /** @param {(state: decisions.Decisions) => decisions.Decisions} how */
  #decide(how) {
    this.#film.player.stop();
    this.#film.decisions = how(this.#film.decisions);
    this.#showPeople();
    this.#showOwn();
    this.#ends?.show();
    this.#stage?.show();
    this.#changed();
  }

  #showPeople() {
    const { people, decisions: { open, joined, added } } = this.#film;
    this.#people?.show();
    this.#showShare();
    /** Who is joined is one. @param {number[]} ids */
    const count = (ids) => ids.length - joined.reduce((sum, own) => sum + Math.max(own.filter((id) => ids.includes(id)).length - 1, 0), 0);
    const opened = count([...open]);
    if (people.length + added.length === 0) say(this.#counts, 'filmNobody');
    else say(this.#counts, 'filmCounts', { covered: count(people.map(({ id }) => id)) - opened, open: opened });
    this.#counts.classList.toggle('warns', open.length > 0 || people.length === 0);
  }

  /** @param {boolean} adding */
  #mode(adding) {
    this.#adding = adding;
    this.#add.setAttribute('aria-pressed', String(adding));
    this.#stage?.add(adding);
    say(this.#hint, adding ? 'howTo-box' : 'filmHow');
  }

  /** The person's own covers, each with when it holds. */
  #showOwn() {
    const now = this.#timeline?.now ?? 0;
    renew(this.#own, this.#film.decisions.added.map((cover, i) => {
      const change = (/** @type {(one: decisions.Added) => Partial<decisions.Added>} */ how) => () => this.#decide((state) => decisions.change(state, cover.id, how));
      const words = make('b');
      say(words, 'ownCover', { n: i + 1 });
      /** @param {Key} key @param {boolean} pressed @param {(one: decisions.Added) => Partial<decisions.Added>} how */
      const choice = (key, pressed, how) => {
        const node = button({ say: key, onclick: change(how) });
        node.setAttribute('aria-pressed', String(pressed));
        return node;
      };
      return make('li', {}, words,
        choice('ownFollows', cover.follows, ({ follows, keys }) => ({ follows: !follows, keys: follows ? keys.slice(0, 1) : keys })),
        choice('ownFrom', cover.from !== null, ({ from, to }) => ({ from: from === null && (to === null || now < to) ? now : null })),
        choice('ownTo', cover.to !== null, ({ from, to }) => ({ to: to === null && (from === null || now > from) ? now : null })),
        button({ icon: 'bin', label: 'deleteCover', onclick: () => this.#decide((state) => decisions.remove(state, cover.id)) }));
    }));
  }
}
