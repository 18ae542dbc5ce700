// The room's code names nothing that its oldest Firefox (115) or Safari (16.4) lacks without asking for it first. What Chromium lacks is asked
// of an old one: tests/e2e/floors.test.mjs.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { at } from '../../tools/project.mjs';
import { namesIn } from '../e2e/lacks.mjs';
import { codeOf } from '../unpacked.mjs';

/** Names of the platform that Chromium 91 has and one of the two lacks, or that are newer in both than it is in Chromium. */
const NEWER = new Set(`requestIdleCallback deviceMemory showSaveFilePicker showOpenFilePicker showDirectoryPicker getAsFileSystemHandle userAgentData ImageDecoder
  VideoDecoder VideoEncoder VideoFrame AudioDecoder AudioEncoder AudioData EncodedVideoChunk EncodedAudioChunk MediaStreamTrackProcessor MediaStreamTrackGenerator
  scheduler trustedTypes navigation NavigateEvent requestVideoFrameCallback cancelVideoFrameCallback captureStream share canShare getBattery
  vibrate connection wakeLock Segmenter computedStyleMap attributeStyleMap registerProperty paintWorklet measureUserAgentSpecificMemory scrollIntoViewIfNeeded
  webkitRequestFileSystem createEncodedStreams webkitGetAsEntry withResolvers fromAsync groupBy canParse isSubsetOf isSupersetOf isDisjointFrom symmetricDifference
  transferToFixedLength isWellFormed toWellFormed checkVisibility showPopover togglePopover getHTML setHTML setHTMLUnsafe moveBefore fromBase64 toBase64 fromHex
  toHex Float16Array getFloat16 f16round closeWatcher startViewTransition highlights getAllRecords sumPrecise asyncDispose SuppressedError DisposableStack`.split(/\s+/));
/** Those of them that the code asks for before it uses them: it works, or says that it cannot, where they are not. */
const asked = ['AudioData', 'AudioDecoder', 'AudioEncoder', 'EncodedAudioChunk', 'EncodedVideoChunk', 'NavigateEvent', 'SuppressedError', 'VideoDecoder', 'VideoEncoder',
  'VideoFrame', 'asyncDispose', 'canShare', 'deviceMemory', 'navigation', 'share'];

test('the code names nothing that the oldest Firefox or Safari lacks without asking for it', async () => {
  const { scripts } = await codeOf(readFileSync(at('pkg/room.html'), 'utf8'));
  const used = [...namesIn(scripts)].filter((name) => NEWER.has(name)).sort();
  assert.deepEqual(used, asked);
});

test('a name is seen wherever it is used', () => {
  assert.ok(namesIn(['navigator.getBattery()']).has('getBattery'));
  assert.ok(namesIn(['const { getBattery } = navigator']).has('getBattery'));
  assert.ok(namesIn(['navigator["getBattery"]()']).has('getBattery'));
  assert.ok(namesIn(['new Float16Array(1)']).has('Float16Array'));
  assert.ok(!namesIn(['({ getBattery: 1 })']).has('getBattery'));
});
