// Written by the core: `WRITE=1 cargo test --lib types` writes it anew.

export const rows = {
  picture: {
    drawn: {
      bare: false,
      unsure: 0,
      voice: false,
      words: false,
      hidden: 0,
      matched: false,
      maker: false
    },
    exact: {
      bare: false,
      unsure: 0,
      voice: false,
      words: false,
      hidden: 0,
      matched: true,
      maker: true
    }
  },
  moving: {
    drawn: {
      bare: false,
      unsure: 0,
      voice: false,
      words: false,
      hidden: 0,
      matched: false,
      maker: false
    },
    exact: {
      bare: true,
      unsure: 0,
      voice: false,
      words: false,
      hidden: 0,
      matched: true,
      maker: true
    }
  },
  still: {
    drawn: {
      bare: false,
      unsure: 0,
      voice: false,
      words: false,
      hidden: 0,
      matched: false,
      maker: false
    },
    exact: {
      bare: true,
      unsure: 0,
      voice: false,
      words: false,
      hidden: 0,
      matched: true,
      maker: true
    }
  },
  film: {
    distort: {
      bare: false,
      unsure: 0,
      voice: true,
      words: false,
      hidden: 0,
      matched: true,
      maker: false
    },
    exact: {
      bare: true,
      unsure: 0,
      voice: true,
      words: false,
      hidden: 0,
      matched: true,
      maker: true
    },
    keep: {
      bare: false,
      unsure: 0,
      voice: true,
      words: false,
      hidden: 0,
      matched: true,
      maker: true
    },
    remove: {
      bare: false,
      unsure: 0,
      voice: false,
      words: false,
      hidden: 0,
      matched: true,
      maker: false
    },
    silence: {
      bare: false,
      unsure: 0,
      voice: true,
      words: false,
      hidden: 0,
      matched: true,
      maker: true
    }
  },
  silent: {
    distort: {
      bare: false,
      unsure: 0,
      voice: false,
      words: false,
      hidden: 0,
      matched: true,
      maker: false
    },
    exact: {
      bare: true,
      unsure: 0,
      voice: false,
      words: false,
      hidden: 0,
      matched: true,
      maker: true
    },
    keep: {
      bare: false,
      unsure: 0,
      voice: false,
      words: false,
      hidden: 0,
      matched: true,
      maker: false
    },
    remove: {
      bare: false,
      unsure: 0,
      voice: false,
      words: false,
      hidden: 0,
      matched: true,
      maker: false
    },
    silence: {
      bare: false,
      unsure: 0,
      voice: false,
      words: false,
      hidden: 0,
      matched: true,
      maker: false
    }
  },
  sound: {
    distort: {
      bare: false,
      unsure: 0,
      voice: true,
      words: false,
      hidden: 0,
      matched: true,
      maker: false
    },
    exact: {
      bare: false,
      unsure: 0,
      voice: true,
      words: false,
      hidden: 0,
      matched: true,
      maker: true
    },
    keep: {
      bare: false,
      unsure: 0,
      voice: true,
      words: false,
      hidden: 0,
      matched: true,
      maker: true
    },
    silence: {
      bare: false,
      unsure: 0,
      voice: true,
      words: false,
      hidden: 0,
      matched: true,
      maker: true
    }
  },
  document: {
    exact: {
      bare: true,
      unsure: 0,
      voice: true,
      words: true,
      hidden: 0,
      matched: true,
      maker: true
    }
  },
  archive: {
    exact: {
      bare: true,
      unsure: 0,
      voice: true,
      words: true,
      hidden: 0,
      matched: true,
      maker: true
    }
  },
  text: {
    exact: {
      bare: false,
      unsure: 0,
      voice: false,
      words: true,
      hidden: 0,
      matched: true,
      maker: true
    }
  },
};
