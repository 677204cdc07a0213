/** A ready-made worker: `new Worker(new URL("meedoen/worker", import.meta.url), { type: "module" })`. */

import "./web.js";
import { serve } from "./serve.js";

serve();
