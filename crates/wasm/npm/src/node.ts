/** The build for Node: the module lies beside the JavaScript and is read from the disk. */

import { readFile } from "node:fs/promises";
import { fromUsualPlace } from "./engine.js";

fromUsualPlace(() => readFile(new URL("./native/meedoen_bg.wasm", import.meta.url)));

export * from "./index.js";
