// The worker where there is no WebAssembly: it does what the other does, with a core of JavaScript in it.

import '../worker.js';
import { HeldReader, hold } from './reader.js';

if (!('FileReaderSync' in self)) {
  Object.assign(self, { FileReaderSync: HeldReader });
  const work = self.onmessage;
  self.onmessage = async (event) => {
    // What cannot be read the core says itself.
    await Promise.all([hold(event.data.file), hold(event.data.blob)]).catch(() => undefined);
    work?.call(self, event);
  };
}
