// Plays a film or voice note as its copy will be heard: on the clock of the sound, or on one of its own where there is none.

import { AudioSampleSink } from 'mediabunny';
import { channelsOf, shaped } from './sound.js';

/** How far ahead of what is heard sound is made ready, and how long before it begins, in seconds. */
const [AHEAD, LEAD] = [1.5, 0.08];
/** So near its end it plays from the start, in microseconds. */
const NEAR = 250_000;
/** How often it looks whether more is to be made ready, in milliseconds. */
const PAUSE = 150;

/** The one that plays: two would be heard at once. @type {Player | null} */
let current = null;

export class Player {
  #film;
  #shaper;
  /** Called with each time that is played, in microseconds, and with null when it stops. @type {(time: number | null) => void} */ ontime = () => undefined;
  /** Ends what is played. @type {AbortController | null} */ #playing = null;
  /** The work on the sound, which ends some time after it was asked to. @type {Promise<void>} */ #work = Promise.resolve();

  /** @param {import('./film.js').Film} film @param {import('./sound.js').Shaper} shaper */
  constructor(film, shaper) {
    this.#film = film;
    this.#shaper = shaper;
  }

  /** Whether it plays. */
  get plays() {
    return this.#playing !== null;
  }

  /** Plays from a time on, in microseconds, or from the start where the copy does not hold that or all but ends there. To be called by a tap.
   * @param {number} from */
  play(from) {
    current?.stop();
    current = this;
    const { clip, length, sound, span } = this.#film;
    const [begin, end] = [span.from ?? 0, Math.min(span.to ?? Infinity, length)];
    const start = from < begin || from >= end - NEAR ? begin : from;
    const playing = new AbortController();
    this.#playing = playing;
    const heard = Boolean(clip.audio && clip.hearable && sound?.kind !== 'remove');
    const context = heard ? new AudioContext() : null;
    const begun = performance.now();
    const now = () => (context ? context.currentTime : (performance.now() - begun) / 1000) - LEAD;
    playing.signal.addEventListener('abort', () => context?.close());
    if (context) {
      this.#work = this.#work.then(() => this.#sound(context, start / 1e6, end / 1e6, now, playing.signal)).catch(() => {
        if (playing === this.#playing) this.stop();
      });
    }
    const step = () => {
      if (playing.signal.aborted) return;
      const time = start + Math.max(now(), 0) * 1e6;
      if (time >= end || document.hidden) return this.stop();
      this.ontime(time);
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  }

  /** Plays no more; resolves when nothing works on the sound. */
  async stop() {
    const playing = this.#playing;
    this.#playing = null;
    if (current === this) current = null;
    playing?.abort();
    if (playing) this.ontime(null);
    await this.#work;
  }

  /** Makes sound ready, always a little ahead. @param {AudioContext} context @param {number} start @param {number} end  In seconds.
   * @param {() => number} now @param {AbortSignal} signal */
  async #sound(context, start, end, now, signal) {
    const { clip: { audio }, sound } = this.#film;
    if (!audio || signal.aborted) return;
    // What nobody chose about yet is heard as it is.
    /** @type {AsyncGenerator<import('mediabunny').AudioSample | null, void>} */
    const samples = !sound || sound.kind === 'keep' || sound.kind === 'remove' ? new AudioSampleSink(audio).samples(start) : shaped(audio, sound, this.#shaper, start);
    for await (const sample of samples) {
      if (!sample) continue;
      const { timestamp, sampleRate } = sample;
      const channels = signal.aborted ? [] : channelsOf(sample);
      sample.close();
      while (!signal.aborted && timestamp - start - now() > AHEAD) await new Promise((done) => setTimeout(done, PAUSE));
      if (signal.aborted || timestamp >= end) return;
      schedule(context, channels, sampleRate, timestamp - start + LEAD, end - start + LEAD);
    }
  }
}

/** Has channels heard at a time of the context, or what is left of them then, up to an end. @param {AudioContext} context
 * @param {Float32Array[]} channels @param {number} rate @param {number} at @param {number} end  In seconds. */
function schedule(context, channels, rate, at, end) {
  const length = channels[0]?.length ?? 0;
  if (length === 0) return;
  const buffer = context.createBuffer(channels.length, length, rate);
  channels.forEach((channel, i) => buffer.copyToChannel(/** @type {Float32Array<ArrayBuffer>} */ (channel), i));
  const late = Math.max(context.currentTime - at, 0);
  if (late >= buffer.duration) return;
  const source = new AudioBufferSourceNode(context, { buffer });
  source.connect(context.destination);
  source.start(at + late, late, Math.max(Math.min(buffer.duration, end - at) - late, 0));
}
