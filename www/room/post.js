// What a worker says of its job.

/** @param {import('./types.js').Message} message @param {Transferable[]} [transfer] */
export const post = (message, transfer = []) => self.postMessage(message, { transfer });

/** Posts how much is done, but not every little step. */
export function progress() {
  let posted = 0;
  return (/** @type {number} */ done) => {
    if (done - posted >= 0.02 && done < 1) post({ type: 'progress', done: posted = done });
  };
}
