// The first thing that a worker does: what the page's seal took away goes here too.

import { shut } from './sealed.js';

shut(self);
