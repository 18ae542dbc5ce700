// In place of film/film.js where there is no WebAssembly: no film is looked through and no voice is changed. Hidden data can go.

/** @returns {Promise<import('../film/film.js').Film>} */
export const study = async () => {
  throw { kind: 'film-browser', at: null };
};
