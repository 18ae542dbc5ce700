// A key as two people compare it by phone: where it begins and how it ends.

/** @param {string} key */
export const ends = (key) => `${key.slice(0, 12)}…${key.slice(-8)}`;
