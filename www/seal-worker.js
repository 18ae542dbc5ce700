// The first thing that a worker does: what the page's seal took away goes here too, and no worker makes others.

import { fix, shut } from './sealed.js';

shut(self);
fix(self, 'Worker', undefined);
