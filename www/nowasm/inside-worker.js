// In place of film/inside-worker.js where there is no WebAssembly: no worker is hired for a film.

export const serve = () => {
  throw new Error('no film is looked through here');
};
