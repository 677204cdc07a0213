/** The build for browsers and bundlers: the module lies beside the JavaScript and is fetched. */

import { fromUsualPlace } from "./engine.js";

fromUsualPlace(() => new URL("./native/meedoen_bg.wasm", import.meta.url));

export * from "./index.js";
