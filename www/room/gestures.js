// Gestures on a picture: tap, draw, move, resize, pan, pinch. They end as plain calls; what they mean is the editor's to say.

/** @typedef {{ x: number, y: number }} Point  In parts of the picture. */
/** @typedef {'draw' | 'move' | 'resize' | 'pan' | 'none'} Kind */

/** How far a finger may slip and still have tapped, in CSS pixels. */
const SLIP = 6;

/**
 * @typedef {object} Meaning
 * @property {(event: PointerEvent) => Kind} begin  What a drag from here would do.
 * @property {(kind: Kind, from: Point, to: Point) => void} drag
 * @property {(kind: Kind, from: Point, to: Point) => void} drop
 * @property {() => void} giveUp
 * @property {(event: PointerEvent) => void} tap
 */

/** @param {import('./picture.js').Picture} picture @param {Meaning} meaning */
export function listen(picture, meaning) {
  const { frame } = picture;
  /** @type {Map<number, PointerEvent>} */
  const down = new Map();
  /** @type {{ kind: Kind, start: PointerEvent, from: Point, moved: boolean } | null} */
  let one = null;

  frame.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    down.set(event.pointerId, event);
    frame.setPointerCapture(event.pointerId);
    if (down.size === 1) one = { kind: meaning.begin(event), start: event, from: picture.locate(event), moved: false };
    else {
      one = null;
      meaning.giveUp();
    }
  });

  frame.addEventListener('pointermove', (event) => {
    const before = down.get(event.pointerId);
    if (!before) return;
    const other = [...down.values()].find((p) => p.pointerId !== event.pointerId);
    down.set(event.pointerId, event);
    if (other) {
      const middle = { clientX: (event.clientX + other.clientX) / 2, clientY: (event.clientY + other.clientY) / 2 };
      const spread = (/** @type {PointerEvent} */ p) => Math.hypot(p.clientX - other.clientX, p.clientY - other.clientY) || 1;
      picture.zoomBy(spread(event) / spread(before), middle);
      picture.pan((event.clientX - before.clientX) / 2, (event.clientY - before.clientY) / 2);
    } else if (one) {
      one.moved ||= Math.hypot(event.clientX - one.start.clientX, event.clientY - one.start.clientY) > SLIP;
      if (!one.moved) return;
      if (one.kind === 'pan') picture.pan(event.clientX - before.clientX, event.clientY - before.clientY);
      else meaning.drag(one.kind, one.from, picture.locate(event));
    }
  });

  frame.addEventListener('pointerup', (event) => {
    if (!down.delete(event.pointerId) || !one) return;
    if (one.moved) meaning.drop(one.kind, one.from, picture.locate(event));
    else meaning.tap(event);
    one = null;
  });

  frame.addEventListener('pointercancel', (event) => {
    down.delete(event.pointerId);
    one = null;
    meaning.giveUp();
  });

  frame.addEventListener('wheel', (event) => {
    if (!event.ctrlKey && !event.metaKey && !frame.contains(document.activeElement) && picture.zoom === 1) return;
    event.preventDefault();
    picture.zoomBy(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.002)), event);
  }, { passive: false });
}
