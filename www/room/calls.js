// What a job's worker has others do: the page hires them. In Firefox ESR a worker that makes one itself may stand still for ever.

/** @typedef {import('./types.js').Message} Message */
/** @typedef {{ hear: (message: Message) => void, resolve: (nothing: unknown) => void, reject: (fault: unknown) => void }} Call */

/** Those that are not answered yet. @type {Map<number, Call>} */
const calls = new Map();
let last = 0;

self.addEventListener('message', (event) => {
  const { call, message } = event.data;
  if (call === undefined) return;
  event.stopImmediatePropagation();
  const one = calls.get(call);
  if (message.type === 'done') one?.resolve(undefined);
  else if (message.type === 'fault') one?.reject(message.fault);
  else one?.hear(message);
});

/** Runs one job in another worker, as `Engine.run` does. @param {import('./types.js').Called} request @param {(message: Message) => void} hear
 * @param {Transferable[]} [transfer] */
export function call(request, hear, transfer = []) {
  const own = last += 1;
  const done = new Promise((resolve, reject) => calls.set(own, { hear, resolve, reject })).finally(() => calls.delete(own));
  self.postMessage({ type: 'call', call: own, request }, { transfer });
  const stop = () => {
    calls.get(own)?.reject({ kind: 'stopped', at: null });
    self.postMessage({ type: 'call', call: own, request: null });
  };
  return { done, stop };
}
