/** The package's own worker, measured. */

import "./measure.js";
import "/dist/worker.js";
